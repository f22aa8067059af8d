"""Numbers of lists as Word prints them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST_ROMAN = 32_767
_MOST_LETTERS = 780
_ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def numeral(number: int, form: str) -> str:
    """A number in one of Word's forms (`w:numFmt`); forms not known here are printed as plain digits.

    >>> [numeral(4, form) for form in ("decimal", "upperRoman", "lowerLetter", "decimalZero", "none")]
    ['4', 'IV', 'd', '04', '']
    >>> numeral(28, "lowerLetter"), numeral(22, "ordinal"), numeral(15, "vietnameseCounting")
    ('bb', '22nd', 'mười lăm')
    """
    return _FORMS.get(form, str)(number)


def _roman(number: int) -> str:
    if not 0 < number <= _MOST_ROMAN:
        return str(number)
    written = ""
    for worth, letters in _ROMAN:
        times, number = divmod(number, worth)
        written += letters * times
    return written


def _letters(number: int) -> str:
    """After z come aa, bb, cc."""
    if not 0 < number <= _MOST_LETTERS:
        return str(number)
    times, place = divmod(number - 1, 26)
    return chr(ord("A") + place) * (times + 1)


def _ordinal(number: int) -> str:
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    ending = {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _in_words(number: int) -> str:
    """Vietnamese numerals up to ninety-nine."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _ONES[ones]
    last = {0: "", 1: "một" if tens == 1 else "mốt", 5: "lăm"}.get(ones, _ONES[ones])
    return f"{'mười' if tens == 1 else f'{_ONES[tens]} mươi'} {last}".strip()


_FORMS: Mapping[str, Callable[[int], str]] = {
    "upperRoman": _roman,
    "lowerRoman": lambda number: _roman(number).lower(),
    "upperLetter": _letters,
    "lowerLetter": lambda number: _letters(number).lower(),
    "ordinal": _ordinal,
    "decimalZero": lambda number: f"{number:02d}",
    "numberInDash": lambda number: f"- {number} -",
    "vietnameseCounting": _in_words,
    "cardinalText": _in_words,
    "none": lambda _: "",
}
