"""Runs of text in the fonts that Vietnam wrote in before Unicode."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpora.encodings import legacy_fonts, legacy_letters
from pipeline.parse.legacy import decode_run
from pipeline.parse.legacy.fonts import plain_name, rule_for
from pipeline.parse.legacy.letters import decode

FONTS = {
    "tcvn3": ".VnTime",
    "vni": "VNI-Times",
    "vietware_x": "VNtimes new roman",
    "vietware_f": "SVNtimes new roman",
    "bkhcm2": "VNtimes2",
    "vps": "VPS Times",
    "viscii": "VI Times",
}
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = [unicodedata.normalize("NFC", base + tone) for base in "aăâeêioôơuưy" for tone in TONES]
SMALL_MARKED = [letter for letter in (*VOWELS, "đ") if not letter.isascii()]
ONSETS = [
    "",
    *[
        "b",
        "c",
        "ch",
        "d",
        "đ",
        "g",
        "gh",
        "h",
        "k",
        "kh",
        "l",
        "m",
        "n",
        "ng",
        "ngh",
        "nh",
        "ph",
        "qu",
        "r",
        "s",
        "t",
        "th",
        "tr",
        "v",
        "x",
    ],
]
RIMES = [
    "a",
    "ă",
    "â",
    "e",
    "ê",
    "i",
    "o",
    "ô",
    "ơ",
    "u",
    "ư",
    "y",
    "iê",
    "yê",
    "uô",
    "ươ",
    "oa",
    "uâ",
    "ao",
    "ôi",
    "ơi",
]


def encode(text: str, encoding: str, *, latin_1: bool = False) -> str:
    """`text` as a program shows it that takes the codes for windows-1252 (or for Latin-1)."""
    codes = {letter: code for code, letter in legacy_letters()[encoding].items()}

    def show(byte: int) -> str:
        return (not latin_1 and bytes([byte]).decode("cp1252", "ignore")) or chr(byte)

    return "".join("".join(map(show, codes[char])) if char in codes else char for char in text)


@st.composite
def syllables(draw: st.DrawFn) -> str:
    vowel = draw(st.sampled_from(RIMES))
    tone = draw(st.sampled_from(TONES))
    place = 1 if len(vowel) > 1 and vowel[1] in "êôơâ" else 0
    toned = unicodedata.normalize("NFC", vowel[: place + 1] + tone) + vowel[place + 1 :]
    ending = draw(st.sampled_from(("", "n", "ng", "m")))
    return draw(st.sampled_from(ONSETS)) + toned + ending


@pytest.mark.parametrize("latin_1", [False, True])
@pytest.mark.parametrize("encoding", FONTS)
def test_every_small_letter_comes_back(encoding: str, latin_1: bool) -> None:
    for letter in SMALL_MARKED:
        assert decode(encode(letter, encoding, latin_1=latin_1), encoding) == letter


@pytest.mark.parametrize("encoding", ["vni", "vietware_x", "bkhcm2"])
def test_two_byte_encodings_have_every_capital(encoding: str) -> None:
    for letter in SMALL_MARKED:
        assert decode(encode(letter.upper(), encoding), encoding) == letter.upper()


@pytest.mark.parametrize("encoding", FONTS)
@given(words=st.lists(syllables(), min_size=1, max_size=12))
def test_what_is_encoded_is_decoded(encoding: str, words: list[str]) -> None:
    text = " ".join(words)
    assert decode(encode(text, encoding), encoding) == text


@pytest.mark.parametrize("encoding", FONTS)
def test_codes_and_letters_are_told_once(encoding: str) -> None:
    letters = list(legacy_letters()[encoding].values())
    assert len(letters) == len(set(letters))
    assert all(len(code) in (1, 2) for code in legacy_letters()[encoding])


@pytest.mark.parametrize("encoding", FONTS)
def test_a_run_is_decoded_by_its_font(encoding: str) -> None:
    text = "quyết định về việc thành lập ban chỉ đạo, tổ giúp việc"
    assert decode_run(encode(text, encoding), FONTS[encoding]) == text


def test_every_family_of_fonts_has_an_example() -> None:
    rows = legacy_fonts()
    assert {encoding for row in rows for encoding in row.encodings} <= set(legacy_letters())
    for row in rows:
        first = next(other for other in rows if re.fullmatch(other.pattern, plain_name(row.example)))
        assert first == row, row.example


@pytest.mark.parametrize(
    "font",
    [
        "Times New Roman",
        "Arial",
        "Calibri",
        "UTM Times",
        "SVN-Gilroy",
        "UVN Van",
        "Vineta BT",
        "Verdana",
        "Viner",
    ],
)
def test_fonts_of_unicode_have_no_rule(font: str) -> None:
    assert rule_for(font) is None
    assert decode_run("Ñoäc laäp §éc lËp", font) == "Ñoäc laäp §éc lËp"


@pytest.mark.parametrize(
    ("run", "font", "expected"),
    [
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", ".VnTime", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("tr­ëng ban", ".VnTime", "trưởng ban"),
        ("ñy ban nh©n d©n tØnh", "ABCDEF+.VnTimeH", "ỦY BAN NHÂN DÂN TỈNH"),
        ("nghÞ quyÕt 15", ".VnArialH,Bold", "NGHỊ QUYẾT 15"),
        ("COÄNG HOØA XAÕ HOÄI", "VNI-Times", "CỘNG HÒA XÃ HỘI"),
        ("Töï do - Haïnh phuùc", "VNI-Helve-Condense", "Tự do - Hạnh phúc"),
        # The mark is in the other case than its letter.
        ("COäNG HOøA", "VNI-Times", "CỘNG HÒA"),
        ("Ñ", "VNI-Avo", "Đ"),
        # Word keeps the bytes of symbol fonts in the private use area.
        ("\uf051\uf075\uf079\uf0d5\uf074", ".VnTime", "Quyết"),
        ("\uf0b7", "Symbol", "•"),
        ("\uf0fc\uf020", "Wingdings", "✓\uf020"),
        # Bytes that were read as windows-1258.
        ("Quy\u01a0t ®\u0303nh cña", ".VnTime", "Quyết định của"),
        ("Keá hoaïch", "VNI Times", "Kế hoạch"),
        # Unicode text whose font's name was never changed.
        ("Quyết định của Uỷ ban", ".VnTime", "Quyết định của Uỷ ban"),
        ("Đà Nẵng", "VNI-Times", "Đà Nẵng"),
        ("Hà Nam", ".VnTime", "Hà Nam"),
        ("xã Đăk Hà", ".VnTimeH", "xã Đăk Hà"),
        ("282/KH-UBND", ".VnTime", "282/KH-UBND"),
        ("", ".VnTime", ""),
        ("ho¹ch", None, "ho¹ch"),
    ],
)
def test_runs(run: str, font: str | None, expected: str) -> None:
    assert decode_run(run, font) == expected
