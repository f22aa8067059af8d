"""What is known of web addresses: parameters that do not matter, twins of hosts, names of index pages.

The tables lie in `corpora/lexicon/`; `address_lexicon` reads them once a process.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from .tables import read_table


@dataclass(frozen=True, slots=True)
class UrlParameter:
    """A query parameter; a name that ends in `*` stands for all names that begin so."""

    name: str
    kind: str
    """`tracking`, `session`, `view` (the same page in another dress), `secret`, `paging` or `calendar`."""


@dataclass(frozen=True, slots=True)
class UrlPart:
    """A part of an address that has a meaning everywhere."""

    part: str
    kind: str
    """`twin`: the first label of a host that shows the same pages; `registry`: a suffix under which names
    are sold; `index`: the page that a server shows for a folder."""


@dataclass(frozen=True, slots=True)
class Names:
    """Names in lower case, some of them given by their beginning."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def __contains__(self, name: str) -> bool:
        name = name.lower()
        return name in self.whole or name.startswith(self.beginnings)


@dataclass(frozen=True, slots=True)
class AddressLexicon:
    """All that is known of addresses beyond their grammar."""

    noise: Names
    """Parameters that do not tell one page from another: tracking, session, view."""
    session: Names
    secret: Names
    paging: Names
    calendar: Names
    twins: frozenset[str]
    registries: frozenset[str]
    index_pages: frozenset[str]


@cache
def address_lexicon() -> AddressLexicon:
    """The tables of addresses, read on first use.

    Raises:
        corpora.tables.TableError: a table cannot be read.
    """
    parameters = read_table("url_parameters", UrlParameter)
    parts = read_table("url_parts", UrlPart)

    def names(*kinds: str) -> Names:
        chosen = [row.name.lower() for row in parameters if row.kind in kinds]
        whole = frozenset(name for name in chosen if not name.endswith("*"))
        return Names(whole, tuple(name[:-1] for name in chosen if name.endswith("*")))

    def texts(kind: str) -> frozenset[str]:
        return frozenset(row.part for row in parts if row.kind == kind)

    return AddressLexicon(
        noise=names("tracking", "session", "view"),
        session=names("session"),
        secret=names("secret"),
        paging=names("paging"),
        calendar=names("calendar"),
        twins=texts("twin"),
        registries=texts("registry"),
        index_pages=texts("index"),
    )
