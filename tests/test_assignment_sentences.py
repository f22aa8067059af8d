"""Assignments outside tables: sentences, items under a body's name, labels below a task."""

from __future__ import annotations

import pytest

from corpora.assignments import load_assignment_cues
from extractors.assignments.cues import CueReader
from extractors.assignments.grid import Grid, GridCell
from extractors.contract import to_json
from extractors.document import Context, plain_document
from extractors.evidence import Span
from extractors.extract import extract
from extractors.folding import lower
from extractors.kit import Kit

Told = tuple[list[str], list[str], str, str | None]


def told(text: str, kit: Kit) -> list[Told]:
    document = plain_document(text)
    rows = to_json("x.txt", document, extract(document, Context("x.txt"), kit))["assignments"]
    for row in rows:
        assert all(cell["quote"] == text[cell["start"] : cell["end"]] for cell in row["cells"])
    return [(row["lead"], row["coordinating"], row["task"], row["by"]) for row in rows]


def test_every_cue_has_an_example_that_shows_it(kit: Kit) -> None:
    patterns = CueReader.load(kit.assignments.sentences.cues.bodies)
    by_part = {
        "opener": patterns.opener,
        "duty": patterns.duty,
        "empty": patterns.empty,
        "outside": patterns.outside,
        "verb": patterns.names.opening_verb,
    }
    for cue in load_assignment_cues():
        assert cue.words in lower(cue.example)
        if cue.part in by_part:
            assert by_part[cue.part].search(cue.example)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "Giao Sở Tư pháp chủ trì, phối hợp với Sở Nội vụ và các đơn vị liên quan tham mưu ban hành quy chế, hoàn thành trước ngày 30/6/2024.",
            [
                (
                    ["Sở Tư pháp"],
                    ["Sở Nội vụ", "các đơn vị liên quan"],
                    "tham mưu ban hành quy chế",
                    "2024-06-30",
                )
            ],
        ),
        (
            "Các sở, ban, ngành có trách nhiệm báo cáo kết quả về Sở Nội vụ.",
            [(["Các sở, ban, ngành"], [], "báo cáo kết quả về Sở Nội vụ", None)],
        ),
        (
            "Phòng Tổ chức biên chế chịu trách nhiệm hướng dẫn các đơn vị.",
            [(["Phòng Tổ chức biên chế"], [], "hướng dẫn các đơn vị", None)],
        ),
        (
            "Chủ tịch UBND tỉnh yêu cầu Giám đốc Sở Y tế kiểm tra việc mua thuốc.",
            [(["Giám đốc Sở Y tế"], [], "kiểm tra việc mua thuốc", None)],
        ),
        (
            "Công an tỉnh: Chủ trì, phối hợp với Cảnh sát giao thông kiểm tra bến thủy.",
            [(["Công an tỉnh"], ["Cảnh sát giao thông"], "kiểm tra bến thủy", None)],
        ),
        (
            "2. Sở Tài chính\n- Bố trí kinh phí trong quý II/2024.\n- Phối hợp với Sở Y tế mua thiết bị.\n3. Mục khác\n- Việc khác.",
            [
                (["Sở Tài chính"], [], "Bố trí kinh phí trong quý II/2024", "2024-Q2"),
                (["Sở Tài chính"], ["Sở Y tế"], "mua thiết bị", None),
            ],
        ),
        (
            "1. Trách nhiệm của Cục Đường thủy nội địa:\na) Công bố danh mục bến thủy.",
            [(["Cục Đường thủy nội địa"], [], "Công bố danh mục bến thủy", None)],
        ),
        (
            "3. Xây dựng phần mềm theo dõi.\n- Đơn vị chủ trì: Sở Nội vụ.\n- Đơn vị phối hợp: Sở Y tế, Sở Xây dựng.\n- Thời gian: Quý III/2024.",
            [(["Sở Nội vụ"], ["Sở Y tế", "Sở Xây dựng"], "Xây dựng phần mềm theo dõi", "2024-Q3")],
        ),
        (
            "Tổ chức hội nghị tổng kết. Cơ quan chủ trì: Sở Nội vụ; thời gian hoàn thành: tháng 12/2024.",
            [(["Sở Nội vụ"], [], "Tổ chức hội nghị tổng kết", "2024-12")],
        ),
        (
            "Yêu cầu Đài Truyền thanh quận, huyện, thị xã tuyên truyền về hóa đơn điện tử.",
            [(["Đài Truyền thanh quận, huyện, thị xã"], [], "tuyên truyền về hóa đơn điện tử", None)],
        ),
        # Reports, proposals, recipients and lists of members assign nothing.
        (
            "Yêu cầu các cơ quan báo chí trình kế hoạch trước ngày 30/6/2024.",
            [(["các cơ quan báo chí"], [], "trình kế hoạch trước ngày 30/6/2024", "2024-06-30")],
        ),
        (
            "Yêu cầu các cơ quan báo chí Trung ương ký Chương trình phối hợp tuyên truyền với Thành phố.",
            [
                (
                    ["các cơ quan báo chí Trung ương"],
                    [],
                    "ký Chương trình phối hợp tuyên truyền với Thành phố",
                    None,
                )
            ],
        ),
        ("Nhiệm vụ cụ thể giao cho các cơ quan tham mưu của Đảng ủy.", []),
        ("Sở Y tế không chịu trách nhiệm về thiệt hại của tổ chức.", []),
        ("Sở Tài chính đã thanh toán cho 45 dự án.", []),
        ("Theo đề nghị của Sở Xây dựng, dự án được kéo dài.", []),
        ("Khối đề nghị UBND tỉnh tặng Cờ thi đua cho 02 đơn vị.", []),
        ("Yêu cầu các cơ quan, đơn vị nghiêm túc thực hiện Kế hoạch này.", []),
        ("Chiều nay, giao ban Cụm thi đua số 2 do thị trấn chủ trì.", []),
        ("1. Cụm thi đua số 1\n- Thành viên: các xã Đông Văn, Đông Phú.", []),
        ("1. Sở Nội vụ\n2. Sở Y tế\n3. Sở Tài chính", []),
        ("Thời gian: 08 giờ ngày 12/3/2024. Địa điểm: Hội trường tỉnh.", []),
    ],
)
def test_who_is_given_what(text: str, rows: list[Told], kit: Kit) -> None:
    assert told(text, kit) == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # Words between a name of many bodies and the verb belong to the name.
        (
            "Yêu cầu các cơ quan thông tấn, báo chí Trung ương và Hà Nội chủ động đưa tin về hội nghị.",
            [
                (
                    ["các cơ quan thông tấn, báo chí Trung ương và Hà Nội"],
                    [],
                    "chủ động đưa tin về hội nghị",
                    None,
                )
            ],
        ),
        (
            "Yêu cầu các doanh nghiệp cung cấp dịch vụ viễn thông tạm ngừng dịch vụ của thuê bao.",
            [
                (
                    ["các doanh nghiệp cung cấp dịch vụ viễn thông"],
                    [],
                    "tạm ngừng dịch vụ của thuê bao",
                    None,
                )
            ],
        ),
        (
            "Yêu cầu các doanh nghiệp viễn thông, các trường học rà soát tài khoản của mình.",
            [(["các doanh nghiệp viễn thông", "các trường học"], [], "rà soát tài khoản của mình", None)],
        ),
        (
            "Yêu cầu các đơn vị kiểm tra, các trường học báo cáo kết quả.",
            [(["các đơn vị"], [], "kiểm tra, các trường học báo cáo kết quả", None)],
        ),
        (
            "Yêu cầu các cơ quan, đơn vị báo cáo kết quả thi đua.",
            [(["các cơ quan, đơn vị"], [], "báo cáo kết quả thi đua", None)],
        ),
        (
            "Yêu cầu các cơ quan trong tháng này tăng cường kiểm tra.",
            [(["các cơ quan"], [], "trong tháng này tăng cường kiểm tra", None)],
        ),
        # A body of many is one name; behind `;` the list goes on.
        (
            "Yêu cầu Giám đốc Sở Nội vụ các tỉnh, thành phố; Tổng Biên tập các cơ quan báo chí chỉ đạo thực hiện việc này.",
            [
                (
                    ["Giám đốc Sở Nội vụ các tỉnh, thành phố", "Tổng Biên tập các cơ quan báo chí"],
                    [],
                    "chỉ đạo thực hiện việc này",
                    None,
                )
            ],
        ),
        (
            "Yêu cầu thủ trưởng các sở, ban, ngàn; UBND các quận, huyện tiếp tục triển khai các biện pháp.",
            [
                (
                    ["thủ trưởng các sở, ban, ngàn", "UBND các quận, huyện"],
                    [],
                    "tiếp tục triển khai các biện pháp",
                    None,
                )
            ],
        ),
        (
            "Giao Sở Y tế kiểm tra cơ sở; UBND các xã báo cáo kết quả.",
            [(["Sở Y tế"], [], "kiểm tra cơ sở; UBND các xã báo cáo kết quả", None)],
        ),
        # A verb inside a name with a further body behind it opens the task.
        (
            "Giao Sở Nội vụ tham mưu UBND Thành phố thành lập đoàn kiểm tra.",
            [(["Sở Nội vụ"], [], "tham mưu UBND Thành phố thành lập đoàn kiểm tra", None)],
        ),
        (
            "Giao Phòng Tổ chức cán bộ tham mưu kế hoạch năm.",
            [(["Phòng Tổ chức cán bộ"], [], "tham mưu kế hoạch năm", None)],
        ),
        # A colon tells which bodies a word stands for; names that no table knows stand between others.
        (
            "Giao Sở Y tế phối hợp cùng các đơn vị: Sở Tài chính, Đơn vị tài trợ và các cơ quan liên quan tổ chức hội nghị.",
            [
                (
                    ["Sở Y tế"],
                    ["Sở Tài chính", "Đơn vị tài trợ", "các cơ quan liên quan"],
                    "tổ chức hội nghị",
                    None,
                )
            ],
        ),
        (
            "Giao Sở Y tế phối hợp với Sở Nội vụ và các cơ quan liên quan: Tổ chức tập huấn cho cán bộ.",
            [
                (
                    ["Sở Y tế"],
                    ["Sở Nội vụ", "các cơ quan liên quan"],
                    "Tổ chức tập huấn cho cán bộ",
                    None,
                )
            ],
        ),
        # A line that names bodies of its own is not the task of those above it.
        (
            "1. Sở Công Thương:\nKiểm tra các chợ đầu mối.\nSở Tư pháp, Sở Y tế: Tuyên truyền pháp luật về giá.",
            [
                (["Sở Công Thương"], [], "Kiểm tra các chợ đầu mối", None),
                (["Sở Tư pháp", "Sở Y tế"], [], "Tuyên truyền pháp luật về giá", None),
            ],
        ),
        # What happened, what is told of as a difficulty, and what only leads in is no task.
        (
            "Thực hiện Công điện yêu cầu các bộ, ngành tập trung phòng dịch, ngày 12/8, đồng chí Lê Thị Bích đã chủ trì cuộc họp.",
            [(["các bộ, ngành"], [], "tập trung phòng dịch", None)],
        ),
        ("Sở Y tế, Sở Nội vụ: đã chủ trì cuộc họp về phòng dịch.", []),
        ("Đại biểu băn khoăn về khó khăn khi giao cho UBND cấp xã làm việc với chủ thuê bao.", []),
        (
            "Thành phố giao cho UBND cấp xã làm việc với chủ thuê bao.",
            [(["UBND cấp xã"], [], "làm việc với chủ thuê bao", None)],
        ),
        ("Yêu cầu các đơn vị thực hiện một số nhiệm vụ trọng tâm sau:", []),
    ],
)
def test_a_task_begins_with_its_verb(text: str, rows: list[Told], kit: Kit) -> None:
    assert told(text, kit) == rows


_DUTIES = (
    "Điều 9. Trách nhiệm thi hành\n"
    "1. Sở Nội vụ có trách nhiệm hướng dẫn các đơn vị.\n"
    "2. Sở Tài chính có trách nhiệm báo cáo kết quả trước ngày 30/6/2024."
)


@pytest.mark.parametrize(
    ("head", "tasks"),
    [
        ("CHÍNH PHỦ\nSố: 05/2024/NĐ-CP\nHà Nội, ngày 10 tháng 01 năm 2024\nNGHỊ ĐỊNH\nVề biên chế", 1),
        ("BỘ NỘI VỤ\nSố: 05/2024/TT-BNV\nHà Nội, ngày 10 tháng 01 năm 2024\nTHÔNG TƯ\nVề biên chế", 1),
        ("UBND TỈNH HẢI GIANG\nSố: 05/KH-UBND\nHải Giang, ngày 10 tháng 01 năm 2024\nKẾ HOẠCH\nBiên chế", 2),
    ],
)
def test_standing_duties_of_norms_are_no_tasks(head: str, tasks: int, kit: Kit) -> None:
    rows = told(f"{head}\n{_DUTIES}", kit)
    assert [row[0] for row in rows] == [["Sở Nội vụ"], ["Sở Tài chính"]][2 - tasks :]


def test_news_say_which_paper_assigns(kit: Kit) -> None:
    text = (
        "UBND tỉnh Hải Giang vừa ban hành Kế hoạch số 15/KH-UBND ngày 10/01/2024 về cải cách hành chính.\n"
        "Theo đó, giao Sở Nội vụ chủ trì rà soát biên chế."
    )
    document = plain_document(text)
    row = to_json("x.txt", document, extract(document, Context("x.txt"), kit))["assignments"][0]
    assert (row["form"], row["assigned_by"]) == ("sentence", "15/KH-UBND")


def test_spans_beyond_all_tables_cover_nothing() -> None:
    cells = tuple(GridCell(row, 1, (Span(row, row + 1),), 60_000, 1_000) for row in range(1, 400))
    grid = Grid(cells, spans_known=True)
    assert (grid.width, grid.at(399, 1), grid.at(399, 2)) == (100, cells[-1], None)
