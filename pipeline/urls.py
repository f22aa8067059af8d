"""Identity of web addresses: which of them are one page, and what of them may be shown in a message."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from urllib.parse import SplitResult, urlsplit

from w3lib.url import canonicalize_url

from corpora.addresses import address_lexicon

_DEFAULT_PORTS = {"http": 80, "https": 443}
_COOKIELESS = re.compile(r"/\((?:[A-Z]\([^()/]*\))+\)", re.I)
"""ASP.NET's session in the path: /(S(lit3py55t21z5v55vlm25s55))/."""
_AMP = re.compile(r"(?:/amp|\.amp)(?=$|\.html?$)", re.I)
_SLASHES = re.compile(r"/{2,}")
_TAIL = re.compile(r"(?:/\.{0,2}|;)+$")
_USER = re.compile(r"(?<=://)[^/?#\s@]*@")


@lru_cache(maxsize=65_536)
def identity(url: str) -> str:
    """The key under which `url` is one page with all its other spellings.

    It begins with `//`, since `http` and `https` are one page, and is no address to ask.  An address that
    cannot be read is its own key.

    >>> identity("HTTP://www.Bao.vn:80/tin/index.html?utm_source=zalo&b=2&a=1#phan-2")
    '//bao.vn/tin?a=1&b=2'
    >>> identity("https://m.bao.vn/tin/?a=1&b=2")
    '//bao.vn/tin?a=1&b=2'
    """
    try:
        parts = urlsplit(canonicalize_url(url.strip()))
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return url.strip()
    if not host:
        return url.strip()
    place = _host(host) + ("" if port in (None, _DEFAULT_PORTS.get(parts.scheme)) else f":{port}")
    query = _query(parts)
    return f"//{place}{_path(parts.path) or '/'}{'?' + query if query else ''}"


def masked(text: str) -> str:
    """`text` without the passwords, tokens and user names of the addresses in it.

    >>> masked("http://an:1234@bao.vn/a?token=s3cret&trang=2 does not answer")
    'http://bao.vn/a?token=***&trang=2 does not answer'
    """
    return _secrets().sub(r"\1***", _USER.sub("", text))


@cache
def _secrets() -> re.Pattern[str]:
    lexicon = address_lexicon()
    names = "|".join(re.escape(name) for name in sorted(lexicon.secret.whole | lexicon.session.whole))
    return re.compile(rf"([?&;](?:{names})=)[^&;#?\s]+", re.I)


def _host(host: str) -> str:
    """`host` without the labels of its twins: `m.bao.vn` is `bao.vn`, but `m.gov.vn` is a name of its own."""
    lexicon = address_lexicon()
    if ":" in host:
        return f"[{host}]"
    host = host.rstrip(".")
    while True:
        first, _, rest = host.partition(".")
        if first not in lexicon.twins or "." not in rest or rest in lexicon.registries:
            return host
        host = rest


def _path(path: str) -> str:
    """`path` without what does not matter, taken off until nothing is left to take: a key is its own key."""
    before = None
    while path != before:
        before = path
        path = _SLASHES.sub("/", _COOKIELESS.sub("", _without_parameters(path)))
        path = _TAIL.sub("", path)
        folder, _, last = path.rpartition("/")
        path = _AMP.sub("", folder if last.lower() in address_lexicon().index_pages else path)
    return path


def _without_parameters(path: str) -> str:
    """`path` without `;jsessionid=…` and its like."""
    if ";" not in path:
        return path
    session = address_lexicon().session
    first, *rest = re.split(r"(;[^/;]*)", path)
    return first + "".join(p for p in rest if not (p[:1] == ";" and p[1:].partition("=")[0] in session))


def _query(parts: SplitResult) -> str:
    if not parts.query:
        return ""
    noise = address_lexicon().noise
    return "&".join(p for p in parts.query.split("&") if p and p.partition("=")[0] not in noise)
