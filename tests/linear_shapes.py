"""Texts of any length, each of one shape that is the worst for some pattern."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import cache

from corpora.demo import SITE
from pipeline.parse import parse
from pipeline.unreadable import UnreadableError

DEMO = 2_500
"""Code points of the demo's texts that are told again and again."""

GIVEN = ("An", "Bình", "Chi", "Dũng", "Giang", "Hà", "Khánh", "Lan")
MIDDLE = ("Văn", "Thị", "Đức", "Minh", "Ngọc")
THINGS = ("cây", "rừng", "vườn", "sông", "núi", "biển", "mưa", "gió")
FAMILY = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng")


def name(number: int) -> str:
    return f"{FAMILY[number % 7]} {MIDDLE[number % 5]} {GIVEN[number % 8]}"


def words(number: int) -> str:
    """Four words that come back after four thousand others."""
    return " ".join(THINGS[number // 8**place % 8] for place in range(4)).capitalize()


def each(form: str) -> Callable[[int], str]:
    """A text of `form` again and again, with a number, a name or words in place of `{}`."""

    def text(size: int) -> str:
        if "{" not in form:
            return form * -(-size // len(form))
        pieces, length, number = [], 0, 1
        while length < size:
            filled = form.replace("{}", str(number)).replace("{name}", name(number))
            pieces.append(filled.replace("{words}", words(number)))
            length += len(pieces[-1])
            number += 1
        return "".join(pieces)

    return text


def demo(size: int) -> str:
    """The demo's own texts, cut to size, so that both sizes hold the same kinds of sentences."""
    return "\n".join([_demo_texts()[: DEMO - 1]] * (size // DEMO))


@cache
def _demo_texts() -> str:
    texts = []
    for path in sorted(SITE.rglob("*.html")):
        with suppress(UnreadableError):
            texts.append(parse(path.read_bytes(), str(path)).text)
    return "\n".join(text[:600] for text in texts)


SHAPES: dict[str, Callable[[int], str]] = {
    "demo": demo,
    "numbers": each("{}, "),
    "plan numbers": each("Kế hoạch số {}/KH-UBND, "),
    "one line": each(
        " Ngày 5/3/2024, Ủy ban nhân dân thành phố ban hành Kế hoạch số {}/KH-UBND thực hiện Chương trình số "
        "{}-CTr/TU của Thành ủy"
    ),
    "one line that replaces": each("Quyết định số {}/QĐ-UBND và các văn bản khác, "),
    "list under one verb": each("thay thế các Quyết định số: {}/QĐ-UBND ngày 01/02/2024, "),
    "expiring": each("Quyết định số {}/QĐ-UBND hết hiệu lực, "),
    "in force and replacing": each("Nghị định số {}/NĐ-CP có hiệu lực, thay thế "),
    "since others are in force": each("Kể từ ngày Nghị định số {}/NĐ-CP có hiệu lực, "),
    "amended as follows": each("Nghị định số {}/NĐ-CP được sửa đổi như sau, "),
    "bases that stand elsewhere": each("Căn cứ ý kiến của Bộ Y tế tại cuộc họp (Công văn số {}/BYT-TH) "),
    "aims in one sentence": each("phấn đấu {} xã; các chỉ tiêu khác còn 7 thôn, "),
    "aims that are never told": each("MỤC TIÊU CỦA XÃ {} VÀ CHỈ TIÊU "),
    "short forms": each("Nghị quyết {} và "),
    "one number, many days": each("Kế hoạch số 15/KH-UBND ngày {}/3/2024; "),
    "part of a body": lambda size: each("Sở ban hành Quyết định số {}/QĐ-SVHTT. ")(size // 5),
    "articles": each("Điều {}, khoản 1, 2, 3 "),
    "basis lines": each(
        "Căn cứ Nghị định số {}/2024/NĐ-CP ngày 05/3/2024 của Chính phủ quy định chi tiết Luật Thi đua, khen thưởng;\n"
    ),
    "laws": each("Luật "),
    "laws of no register": each("Luật Bảo vệ vườn số {} năm 2024, "),
    "laws that a paper bears": lambda size: (
        each("LUẬT\nSửa đổi, bổ sung một số điều của Luật {words}\n")(size // 2)
        + each("theo Luật {words} năm 2024, ")(size // 2)
    ),
    "plans that point": each("Kế hoạch số {}/KH-UBND. Kế hoạch này thay thế Kế hoạch trên. "),
    "amending laws": each("Luật Sửa đổi, bổ sung một số điều của "),
    "open brackets": each("("),
    "brackets around numbers": each("Kế hoạch số {}/KH-UBND ("),
    "digits": each("1"),
    "digits and slashes": each("1/2/"),
    "number parts": each("12/2024/QĐ-"),
    "dashes": each("-"),
    "blanks": each(" "),
    "dots": each("."),
    "dot, blanks": lambda size: "." + " " * size,
    "names": each("{name}, "),
    "names with offices": each("ông {name}, Chủ tịch Ủy ban nhân dân huyện Thanh Trì, "),
    "names on lines": each("{}. Đồng chí {name}\n"),
    "family names": lambda size: each("Nguyễn ")(size // 9),
    "offices": each("Chủ tịch "),
    "capitalised": each("Aa "),
    "one word": each("a"),
    "shouted": each("ỦY BAN NHÂN DÂN THÀNH PHỐ "),
    "open quotations": each("phong trào thi đua “"),
    "straight quotes": each('"'),
    "blocs in blocs": lambda size: each("Khối thi đua ")(size // 12),
    "blocs with heads": each("Khối thi đua số {}: Sở Công Thương, Sở Tài chính; Khối trưởng: Sở Tài chính\n"),
    "members": each("Sở Y tế, Khối thi đua số 2 gồm {}, "),
    "heads of one bloc": each("Khối trưởng Khối thi đua số 2 là Sở Y tế, "),
    "anniversaries": each("{} năm Ngày thành lập Đảng, "),
    "periods": each("giai đoạn 2021-2025, "),
    "days": each("ngày 1, 2, 3, "),
    "clauses and points": each("khoản {}, điểm a, "),
    "clauses": each("khoản 1, "),
    "demonstratives": each("Kế hoạch số {}/KH-UBND và Kế hoạch nêu trên, "),
    "this plan": each("Kế hoạch này "),
    "aliases": each("Kế hoạch số {}/KH-UBND (sau đây gọi tắt là Đề án {}) "),
    "curly quotes": each("“"),
    "quotations": each("“a”"),
    "partial days": each("{}/4, 5/6 và "),
    "partial days after a name": each("Ngày Môi trường thế giới và "),
    "days left open": each("ngày .../ "),
    "misread digits": each("lO/l"),
    "months of years": each("tháng 9, "),
    "every year": each("hằng năm, trước 5/6 "),
    "deadlines": each("báo cáo trước ngày {}/3/2025, xong trong quý II, "),
    "deadlines without a day": each("trước trong hết đến "),
    "cells of time": each("Thời hạn | Quý I/2025\n"),
    "aims": each("Phấn đấu đến năm 2030 có {} hộ, 95% số xã; "),
    "headings of aims": each("1. Mục tiêu: 95%\n"),
    "years of aims": each("đến năm 2030 "),
    "ranges of days": each("15/10 - "),
    "days of one day": each("sáng cùng ngày "),
    "months in a list": each("tháng 9 và "),
    "digits and stops": each("1.2,"),
    "nested brackets": each("(Kế hoạch số {}/KH-UBND "),
    "nested quotations": each("phong trào “Dân vận khéo “ "),
    "closed quotations": lambda size: "“a " * (size // 6) + "” " * (size // 4),
    "amending articles": each(
        "Điều {}. Sửa đổi Điều 5 Nghị định số {}/2020/NĐ-CP\nSửa đổi, bổ sung khoản 2 như sau: “2. Mới”\n"
    ),
    "amending without a name": each("Điều {}. Sửa đổi, bổ sung khoản 2 Điều 3\n"),
    "points of one article": each("Điều 5 sửa đổi điểm a khoản {} và điểm b Nghị định trên; "),
    "lead-ins": each("Bãi bỏ các văn bản sau đây:\n1. Quyết định số {}/QĐ-UBND;\n"),
    "lists within lists": each(
        "Bãi bỏ các văn bản sau:\n1. Về đất đai:\n- Quyết định số {}/QĐ-UBND;\na) Quyết định sau:\n"
    ),
    "announcements": each("Các quyết định sau hết hiệu lực, bãi bỏ các quyết định sau: số {}/QĐ-UBND; "),
    "rows of annexes": lambda size: (
        "Bãi bỏ 9 văn bản kèm theo\nPHỤ LỤC\n" + each("{} | Thông tư | 1/TT-BTC | Về\n")(size)
    ),
    "lead-ins without an end": each("Thực hiện: "),
    "alternate aliases": each("(sau đây gọi tắt là Đề án) Đề án "),
    "awards": each("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh; Huân chương Lao động hạng Ba, "),
    "awards without a giver": each("Bằng khen của "),
    "themes": each("chủ đề năm {}: “Kỷ cương, trách nhiệm” "),
    "themes without a name": each("chủ đề công tác "),
    "table rows": each("{} | Sở Công Thương | Hoàn thành báo cáo | Trước ngày 15/3/2025 | 95% hộ\n"),
    "tables of blocs": each("{} | Khối thi đua số {} | Sở Y tế, Sở Tài chính | Khối trưởng: Sở Y tế\n"),
    "days of a list": each("{}, 2 và 3/4/2024, "),
    "own number": lambda size: "KẾ HOẠCH Số: 9/KH-UBND\n" + each("Kế hoạch số 9/KH-UBND này, ")(size - 23),
    "officers": each("Chủ tịch {name}; Phó Chủ tịch {name}\n"),
}
SECTION_SHAPES: dict[str, Callable[[int], str]] = {
    "articles": each("Điều {}. Phạm vi\n1. Một:\na) Hai;\nb) Ba.\n"),
    "first numbers alone": each("1. Một\n"),
    "points that restart": each("1. Một\na) Hai\n1. Ba\n"),
    "letters": each("A. Một\nI. Hai\n"),
    "decimals": each("1. Một\n1.{}. Hai\n"),
    "quotations left open": each("Sửa đổi như sau:\n“1. Một\n"),
    "articles on one line": each("Điều {}. Phạm vi "),
    "headings in capitals": each("MỤC ĐÍCH YÊU CẦU\nVăn bản.\n"),
    "annexes": each("PHỤ LỤC {}\n(Kèm theo Quyết định số {}/QĐ-UBND)\n1. Một\n"),
    "one heading": lambda size: "1. " + "một " * (size // 4),
}
"""Texts of papers for the section tree alone."""
