"""Which addresses are one page, and what of an address may be shown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.addresses import address_lexicon
from pipeline.urls import identity, masked

SAME = [
    ("http://bao.vn/tin/a.html", "https://bao.vn/tin/a.html"),
    ("http://bao.vn/tin/a.html", "HTTP://BAO.VN:80/tin/a.html#binh-luan"),
    ("https://bao.vn:443/a", "http://bao.vn/a"),
    ("http://bao.vn", "http://bao.vn/"),
    ("http://bao.vn/tin", "http://bao.vn/tin/"),
    ("http://bao.vn/tin/", "http://bao.vn/tin/index.html"),
    ("http://bao.vn/", "http://www.bao.vn/Default.aspx"),
    ("http://bao.vn/?id=5", "http://bao.vn/index.php?id=5"),
    ("http://bao.vn/a.html", "https://m.bao.vn/a.html"),
    ("http://bao.vn/a.html", "https://mobile.bao.vn/a.html"),
    ("http://bao.vn/a.html", "https://amp.bao.vn/a.html"),
    ("http://bao.vn/a.html", "http://bao.vn/a.amp.html"),
    ("http://bao.vn/a", "http://bao.vn/a/amp/"),
    ("http://bao.vn/a", "http://bao.vn/a?amp=1"),
    ("http://bao.gov.vn/a", "http://www.m.bao.gov.vn/a"),
    ("http://bao.vn/a?x=1&y=2", "http://bao.vn/a?y=2&x=1"),
    ("http://bao.vn/a", "http://bao.vn/a?"),
    ("http://bao.vn/a", "http://bao.vn/a?utm_source=zalo&utm_medium=social&fbclid=IwAR0&zarsrc=30"),
    ("http://bao.vn/a?id=1", "http://bao.vn/a?id=1&gclid=x&PHPSESSID=abc123"),
    ("http://bao.vn/a", "http://bao.vn/a;jsessionid=1A2B3C"),
    ("http://bao.vn/a;v=2", "http://bao.vn/a;v=2;JSESSIONID=1A2B3C"),
    ("http://bao.vn/tin/a.aspx", "http://bao.vn/(S(lit3py55t21z5v55vlm25s55))/tin/a.aspx"),
    ("http://bao.vn/k%E1%BA%BF-ho%E1%BA%A1ch", "http://bao.vn/kế-hoạch"),
    ("http://bao.vn/k%e1%ba%bf", "http://bao.vn/k%E1%BA%BF"),
    ("http://bao.vn/tin%2Dtuc/%7Ea", "http://bao.vn/tin-tuc/~a"),
    ("http://bao.vn/a?q=ha%20noi", "http://bao.vn/a?q=ha+noi"),
    ("http://bao.vn/x/../tin/./a", "http://bao.vn/tin/a"),
    ("http://bao.vn//tin///a", "http://bao.vn/tin/a"),
    ("http://báo.vn/a", "http://xn--bo-mia.vn/a"),
    ("http://bao.vn./a", "http://bao.vn/a"),
    (" http://bao.vn/a\n", "http://bao.vn/a"),
]
OTHER = [
    ("http://bao.vn/tin/a.html", "http://bao.vn/tin/b.html"),
    ("http://bao.vn/Tin/A.html", "http://bao.vn/tin/a.html"),
    ("http://bao.vn/a", "http://khac.bao.vn/a"),
    ("http://bao.vn/a", "http://bao.vn:8080/a"),
    ("http://gov.vn/a", "http://m.gov.vn/a"),
    ("http://vn/a", "http://www.vn/a"),
    ("http://bao.vn/a?id=1", "http://bao.vn/a?id=2"),
    ("http://bao.vn/a?id=1", "http://bao.vn/a"),
    ("http://bao.vn/a?trang=2", "http://bao.vn/a?trang=3"),
    ("http://bao.vn/a?sid=7", "http://bao.vn/a?sid=8"),
    ("http://bao.vn/a?x=1&x=2", "http://bao.vn/a?x=1"),
    ("http://bao.vn/a/b", "http://bao.vn/a%2Fb"),
    ("http://bao.vn/vu.amplitude", "http://bao.vn/vulitude"),
    ("http://bao.vn/ampe", "http://bao.vn/e"),
    ("http://bao.vn/index.html/a", "http://bao.vn/a"),
    ("http://bao.vn/my-index.html", "http://bao.vn/my-"),
    ("http://bao.vn/a;v=2", "http://bao.vn/a;v=3"),
    ("http://bao.vn/(ban-2)/a", "http://bao.vn/a"),
    ("http://[::1]/a", "http://[::2]/a"),
    ("http://[", "http://]"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_one_page_has_one_key(one: str, other: str) -> None:
    assert identity(one) == identity(other)


@pytest.mark.parametrize(("one", "other"), OTHER)
def test_two_pages_have_two_keys(one: str, other: str) -> None:
    assert identity(one) != identity(other)


@pytest.mark.parametrize("url", ["http://[", "http://bao.vn:99999/", "mailto:an@bao.vn", "", "http://"])
def test_what_is_no_address_is_its_own_key(url: str) -> None:
    assert identity(url) == url


WORDS = st.text("abAB./%=&?#()+~ ế:", max_size=12)


@given(st.sampled_from(["http", "https"]), st.sampled_from(["bao.vn", "www.m.bao.vn"]), WORDS, WORDS)
def test_a_key_is_its_own_key(scheme: str, host: str, path: str, query: str) -> None:
    key = identity(f"{scheme}://{host}/{path}?{query}")
    assert identity(key) == key


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("http://an:mat-khau@bao.vn/a", "http://bao.vn/a"),
        ("see http://an@bao.vn/a and http://b.vn/", "see http://bao.vn/a and http://b.vn/"),
        ("http://bao.vn/a?token=s3&x=1", "http://bao.vn/a?token=***&x=1"),
        ("http://bao.vn/a?x=1&Password=s3#y", "http://bao.vn/a?x=1&Password=***#y"),
        ("http://bao.vn/a?api_key=s3 is gone", "http://bao.vn/a?api_key=*** is gone"),
        ("http://bao.vn/a;jsessionid=s3?x=1", "http://bao.vn/a;jsessionid=***?x=1"),
        ("http://bao.vn/a?X-Amz-Signature=s3", "http://bao.vn/a?X-Amz-Signature=***"),
        ("http://bao.vn/a?tokens=5&id=7", "http://bao.vn/a?tokens=5&id=7"),
        ("an@bao.vn writes: token=5", "an@bao.vn writes: token=5"),
    ],
)
def test_secrets_are_not_shown(text: str, shown: str) -> None:
    assert masked(text) == shown


def test_the_table_of_parameters_is_read() -> None:
    lexicon = address_lexicon()
    assert "UTM_campaign" in lexicon.noise
    assert "PHPSESSID" in lexicon.session
    assert "id" not in lexicon.noise
    assert not lexicon.noise.whole & (lexicon.paging.whole | lexicon.calendar.whole | lexicon.secret.whole)
