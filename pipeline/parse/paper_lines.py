"""What a single line of an official paper can be: its grammar, without regard to where it stands.

Sources: annex I of decree 30/2020/NĐ-CP for the State, guide 36-HD/VPTW for the Party, observed forms.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from functools import cache

from corpora.pages import page_lexicon
from extractors.folding import fold as plain

from .clean import fold

_MOTTOS = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "nghia viet nam")
_MOTTO_PART = "cong hoa xa hoi chu nghia"
_PARTY = "dang cong san viet nam"
_LIKE = 0.88
"""How alike a scanned or mistyped line must be to the State's or the Party's name, diacritics aside."""
_NUMBER_WORD = r"(?:(?:Luật|Pháp lệnh|Nghị quyết|Lệnh)\s+)?(?:Số|SỐ|số|S[ôóồổỗỏõ]|So(?=\s*:))"
_NUMBER_DAY = r"(?:\s*,\s*ngày\s[\d\s./–-]{6,14}|\s*,\s*ngày\s.{1,3}\stháng\s.{1,3}\snăm\s.{4,5})?"
_NUMBER = re.compile(
    rf"^{_NUMBER_WORD}\s*[:.]?\s*[\d ]{{0,6}}[\w.…]*\s*[-/–]\s*[\w/ĐƯƠ.–-]*"
    rf"(?:\s?[-–]\s?[A-ZĐƯ][\w–-]*)?{_NUMBER_DAY}$|"
    rf"^{_NUMBER_WORD}\s*[:.]?\s*\d{{1,5}}\s*[-–]\s*[A-ZĐ][\w]{{0,5}}\s*/\s*[A-ZĐƯ][\w\s–-]{{1,20}}{_NUMBER_DAY}$|"
    rf"^{_NUMBER_WORD}\s*[:.]?\s*\d{{1,5}}\s*/\s*\d{{4}}\s*/\s*[A-ZĐƯ\d][\w-]*$"
)
_PLACE_DAY = re.compile(
    r"(?:^|,\s?)\s?ngày\s*[\d.… ]{0,6}\s*tháng\s*[\d.… ]{0,6}\s*năm\s*[\d.… ]{0,8}\.?$", re.I
)
_OWN_NUMBER = re.compile(r"^(?:số\s*:?\s*)?\d{1,5}[\w.]*\s*[/-]\s*[\w/.–-]*[A-ZĐ]{2}", re.IGNORECASE)
_LAW_NUMBER = re.compile(r"\((?:Luật\s+)?số\s*:?\s*\d{1,3}/\d{4}/QH\d{1,2}\)", re.IGNORECASE)
_ARTICLE = re.compile(r"^Điều\s+(?P<number>\d{1,3})[a-zđ]?\s*[.:–-]")
_ABOUT = re.compile(r"^(?:V/[vwy]|Về việc|Vv|V\.v)\b", re.I)
_ON_BEHALF = re.compile(
    r"^(?:TM|T/M|T\.M|KT|K/T|K\.T|TL|T/L|T\.L|TUQ|T/UQ|Q|TUN|TƯQ)\s?[./]?\s+[^\W\d_]"
    r"|^(?:TM|KT|TL|TUQ|Q)\.[^\W\d_]"
)
_RECIPIENTS = re.compile(r"^(?:Nơi nhận|NƠI NHẬN|Nơi gửi)\b")
_RECIPIENTS_LABELS = ("noi nhan", "noi gui")
_LONGEST_LABEL = 200
"""Letters beyond which a line is not folded to see whether it is a label: paragraphs are long."""
_SALUTATION = re.compile(r"^(?:Kính gửi|KÍNH GỬI|Kính trình|Đồng kính gửi)\b")
_SECTION = re.compile(
    r"^(?:[IVX]{1,5}\s?[.\-–/)]|[A-D1-9]\s?[.\-–/)]\s|Điều\s\d|Chương\s|CHƯƠNG\s|Phần\s|PHẦN\s|Mục\s\d)"
)
_WITH = re.compile(r"^\(?\s?(?:Ban hành k|K)èm theo\b", re.I)
_SIGNED = re.compile(r"^[\W_]{0,4}(?:đã ký|đã kí|ký tên|daky|ký thay)[\w\s,]*[\W_]{0,4}$", re.I)


@cache
def _openings(part: str) -> tuple[str, ...]:
    return tuple(fold(row.opening) for row in page_lexicon().papers if row.part == part)


@cache
def _bare_types() -> frozenset[str]:
    """The kinds of paper without diacritics: scans and typists lose or change them."""
    return frozenset(plain(opening) for opening in _openings("type"))


def _opens(line: str, part: str) -> bool:
    key = fold(line)
    return any(key == opening or key.startswith(opening + " ") for opening in _openings(part))


def in_capitals(line: str) -> bool:
    """Whether nearly all letters are capitals, as in names of kinds, issuers and offices."""
    # Most lines have no capital but the first letter, which is quick to see.
    if line[1:].islower():
        return False
    capitals = sum(map(str.isupper, line))
    return capitals > 2 and capitals >= 0.85 * sum(map(str.isalpha, line))


def is_motto(line: str) -> bool:
    """The State's name or motto (quốc hiệu, tiêu ngữ).

    >>> is_motto("Độc lập - Tự do - Hạnh phúc")
    True
    """
    bare = plain(line)
    return bare == _MOTTO_PART or any(_like(bare, motto) for motto in _MOTTOS)


def is_party_head(line: str) -> bool:
    """`ĐẢNG CỘNG SẢN VIỆT NAM` alone in capitals, the head of Party papers."""
    return in_capitals(line) and _like(plain(line), _PARTY)


def _like(bare: str, name: str) -> bool:
    """Whether a folded line is a name, a slip of the keyboard or of a scan apart."""
    if bare == name:
        return True
    near = abs(len(bare) - len(name)) <= 4 and bare[:2] == name[:2]
    return near and SequenceMatcher(None, bare, name, autojunk=False).ratio() >= _LIKE


def is_number(line: str) -> bool:
    """A header's number line, filled in or blank.

    >>> is_number("Số: 282/KH-UBND"), is_number("So: 36-HD/VPTW"), is_number("Số lượng: 5 đơn vị")
    (True, True, False)
    """
    return len(line) <= 60 and bool(_NUMBER.match(line))


def is_place_day(line: str) -> bool:
    """Place and day of a header: `Hà Nội, ngày 30 tháng 11 năm 2023`."""
    return len(line) <= 80 and bool(_PLACE_DAY.search(line))


def is_about(line: str) -> bool:
    """A trích yếu that says so: `V/v …`, `Về việc …`."""
    return bool(_ABOUT.match(line))


def kind_of(line: str) -> str | None:
    """The kind of paper that a line in capitals names, or None.

    >>> kind_of("KẾ HOẠCH"), kind_of("QUYẾT ĐỊNH:"), kind_of("Kế hoạch này")
    ('KẾ HOẠCH', None, None)
    """
    bare = line.strip(" .*_-–")
    if len(bare) > 60 or bare.endswith(":") or not in_capitals(bare):
        return None
    return bare if fold(bare) in _openings("type") or plain(bare) in _bare_types() else None


def kind_alone(line: str) -> bool:
    """A kind in small letters alone on its line; only a head around it makes it one.

    >>> kind_alone("Chỉ Thị"), kind_alone("Thông tư"), kind_alone("Kế hoạch này"), kind_alone("luật")
    (True, True, False, False)
    """
    bare = line.strip(" .*_-–")
    return bare[:1].isupper() and not bare.endswith(":") and fold(bare) in _openings("type")


def names_kind(line: str) -> bool:
    """Whether a line begins or ends with a kind of paper: `QUYẾT ĐỊNH` before a number."""
    words = fold(line).split()
    counts = range(1, min(5, len(words) + 1))
    ends = (" ".join(side) for count in counts for side in (words[:count], words[-count:]))
    return any(end in _openings("type") for end in ends)


def kind_with_title(line: str) -> bool:
    """A kind in capitals with its trích yếu on the same line: `KẾ HOẠCH Tổ chức phong trào thi đua …`."""
    if len(line) > 400 or line[-1] in ":;":
        return False
    words = line.split()
    for count in range(min(4, len(words) - 1), 0, -1):
        front = " ".join(words[:count])
        if front.isupper() and fold(front) in _openings("type"):
            return len(words) > count + 2 and words[count][:1].isupper()
    return False


def names_itself(line: str) -> bool:
    """Kind and number at the head of a line: law sites print them in place of the head.

    >>> names_itself("Nghị định số 73/2019/NĐ-CP ngày 05/9/2019 của Chính phủ bãi bỏ một số văn bản")
    True
    >>> names_itself("LUẬT QUẢN LÝ NGOẠI THƯƠNG (Luật số 05/2017/QH14)"), names_itself("Luật này quy định")
    (True, False)
    """
    words = line.split()
    kinds = [
        count for count in range(1, min(5, len(words))) if plain(" ".join(words[:count])) in _bare_types()
    ]
    if not kinds or len(line) > 500 or not words[0][:1].isupper():
        return False
    after = " ".join(words[max(kinds) :])
    return bool(_OWN_NUMBER.match(after) or (line.upper() == line or _LAW_NUMBER.search(after)))


def is_field(line: str) -> bool:
    """A field of a law portal, or the day on which it posted the page: `Số hiệu: 38/2012/QH13`.

    >>> is_field("Loại văn bản: Luật"), is_field("Kính gửi: Các sở")
    (True, False)
    """
    label, colon, _ = line.partition(":")
    known = {row.label for row in page_lexicon().labels} | {row.label for row in page_lexicon().stamps}
    return bool(colon) and label.strip().lower() in known


def is_article(line: str) -> bool:
    """A heading of an article: `Điều 1. Phạm vi điều chỉnh`."""
    return bool(_ARTICLE.match(line))


def article_number(line: str) -> int | None:
    """The number of the article whose heading a line is, also where nothing stands behind it.

    >>> article_number("Điều 12. Hiệu lực"), article_number("Điều 3"), article_number("Điều 3 của Luật")
    (12, 3, None)
    """
    found = _ARTICLE.match(line) or re.fullmatch(r"Điều\s+(?P<number>\d{1,3})", line)
    return int(found["number"]) if found else None


def is_authority(line: str) -> bool:
    """Who speaks, in capitals between title and recitals: `ỦY BAN NHÂN DÂN THÀNH PHỐ HÀ NỘI`."""
    return in_capitals(line) and len(line) <= 160 and _opens(line, "authority")


def is_basis(line: str) -> bool:
    """A recital: `Căn cứ …`, `Xét đề nghị …`; other openings only where the line ends as recitals do."""
    key = fold(line)
    if (
        key.startswith(("căn cứ ", "xét đề nghị", "theo đề nghị", "xét tờ trình", "xét "))
        and line[:1] in "-CXT+–"
    ):
        return True
    return _opens(line, "basis") and line.endswith((";", ","))


def decides(line: str) -> bool:
    """The word that ends the recitals: `QUYẾT ĐỊNH:`.

    >>> decides("QUYẾT ĐỊNH:"), decides("Quyết định này có hiệu lực")
    (True, False)
    """
    bare = line.rstrip(" :.")
    return in_capitals(bare) and fold(bare) in _openings("decides") and len(bare) < 50


def is_section(line: str) -> bool:
    """A heading or article that opens the body."""
    return bool(_SECTION.match(line))


def is_salutation(line: str) -> bool:
    """`Kính gửi:` of an official letter."""
    return bool(_SALUTATION.match(line))


def is_recipients(line: str) -> bool:
    """`Nơi nhận:`, also as a scan leaves it.

    >>> is_recipients("Nơi nhận:"), is_recipients("Nơi nhân:"), is_recipients("Nơi ở hiện nay")
    (True, True, False)
    """
    return bool(_RECIPIENTS.match(line)) or (
        len(line) <= _LONGEST_LABEL and plain(line) in _RECIPIENTS_LABELS
    )


def is_signing(line: str) -> bool:
    """The first line of a signature block: `TM. ỦY BAN NHÂN DÂN`, `KT. CHỦ TỊCH`, an office in capitals."""
    if len(line) > 140:
        return False
    behalf = _ON_BEHALF.match(line)
    if behalf and (in_capitals(line) or _mostly_office(line) or _office_behind(line)):
        return True
    return in_capitals(line) and _opens(line, "post") and not line.endswith(":")


def _mostly_office(line: str) -> bool:
    """`T/M nhà trường`, or an office in capitals with the name behind it."""
    words = line.split()
    return len(words) <= 5 or any(in_capitals(" ".join(words[:-count])) for count in (2, 3, 4))


def _office_behind(line: str) -> bool:
    """`KT. Bộ trưởng Bộ Tài chính`: the office is told by its words where capitals do not show it."""
    behind = re.sub(r"^[A-ZĐƯ/.]+\s?[./]?\s*", "", line)
    return behind[:1].isupper() and behind[-1] not in ".,;:" and _opens(behind, "post")


def is_copy_mark(line: str) -> bool:
    """The head of a certification under a copy, with number, day and signer of its own.

    >>> is_copy_mark("SAO Y BẢN CHÍNH"), is_copy_mark("TRÍCH SAO"), is_copy_mark("SAO VÀNG ĐẤT VIỆT")
    (True, True, False)
    """
    return len(line) < 40 and in_capitals(line) and _opens(line, "copy")


def is_authentication(line: str) -> bool:
    """`XÁC THỰC VĂN BẢN HỢP NHẤT`, which stands over the signature of a consolidated text."""
    return in_capitals(line) and _opens(line, "authentication")


def is_signed(line: str) -> bool:
    """`(Đã ký)` in place of the signature."""
    return bool(_SIGNED.match(line))


def is_issued_with(line: str) -> bool:
    """`(Ban hành kèm theo Thông tư số …)` under the head of an annex.

    >>> is_issued_with("(Ban hành kèm theo Thông tư số 57)"), is_issued_with("Kèm theo là phụ lục")
    (True, False)
    """
    return line.startswith("(") and bool(_WITH.match(line))


def is_annex(line: str) -> bool:
    """The head of an annex.

    >>> is_annex("Phụ lục II"), is_annex("Phụ lục"), is_annex("Phụ lục này gồm 3 trang")
    (True, True, False)
    """
    if _WITH.match(line):
        return True
    return (len(line) <= 160 and in_capitals(line) and _opens(line, "annex")) or bool(
        re.match(r"^(?:(?:Phụ lục|Biểu số|Mẫu số)\s+[\dIVX]|Phụ lục[\s:.]*$)", line) and len(line) <= 60
    )
