"""The demo warehouse with the papers that the explorer's four questions are about, served to a browser."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from urllib.parse import urlencode

import uvicorn

from flows.cli.main import run
from flows.places import Places
from warehouse.explorer.app import create_app
from warehouse.explorer.settings import Settings
from warehouse.query import reader

CHROMIUM = Path("/usr/bin/chromium")
"""Debian's own; no browser is ever downloaded."""
KH_318 = "vn/hai-giang/ubnd/ke-hoach/2023/318"
PLANS = "SELECT issuer, count(*) AS plans FROM plans GROUP BY issuer ORDER BY plans DESC, issuer"
PAPERS = {
    "282-kh-ubnd.txt": """ỦY BAN NHÂN DÂN
THÀNH PHỐ HÀ NỘI
Số: 282/KH-UBND
Hà Nội, ngày 30 tháng 11 năm 2023

KẾ HOẠCH
Công tác thi đua, khen thưởng thành phố Hà Nội năm 2024

Thực hiện Chương trình hành động số 16-CTr/TU ngày 26/8/2022 của Thành ủy Hà Nội về phát triển Thủ đô, Ủy ban nhân dân thành phố Hà Nội ban hành Kế hoạch như sau:
1. Thi đua lập thành tích chào mừng kỷ niệm 70 năm Ngày Giải phóng Thủ đô (10/10/1954 - 10/10/2024).
2. Sở Nội vụ chủ trì, phối hợp với các khối thi đua tổng kết trước ngày 15/12/2024.
""",
    "16-ctr-tu.txt": """THÀNH ỦY HÀ NỘI
Số: 16-CTr/TU
Hà Nội, ngày 26 tháng 8 năm 2022

CHƯƠNG TRÌNH HÀNH ĐỘNG
của Thành ủy Hà Nội về phát triển Thủ đô

Thực hiện Nghị quyết số 15-NQ/TW ngày 05/5/2022 của Bộ Chính trị về phương hướng, nhiệm vụ phát triển Thủ đô Hà Nội đến năm 2030, tầm nhìn đến năm 2045, Thành ủy Hà Nội ban hành Chương trình hành động.
""",
    "5120-qd-ubnd.txt": """ỦY BAN NHÂN DÂN
THÀNH PHỐ HÀ NỘI
Số: 5120/QĐ-UBND
Hà Nội, ngày 20 tháng 12 năm 2022

QUYẾT ĐỊNH
Về việc kiện toàn các Khối thi đua của thành phố Hà Nội năm 2023

Điều 1. Khối thi đua số 4 gồm 04 đơn vị: Sở Nội vụ, Sở Tư pháp, Sở Ngoại vụ, Thanh tra Thành phố.
Điều 2. Phân công năm 2023: Khối thi đua số 4: Sở Tư pháp làm Khối trưởng, Sở Ngoại vụ làm Khối phó.
""",
    "6420-qd-ubnd.txt": """ỦY BAN NHÂN DÂN
THÀNH PHỐ HÀ NỘI
Số: 6420/QĐ-UBND
Hà Nội, ngày 21 tháng 12 năm 2023

QUYẾT ĐỊNH
Về việc kiện toàn các Khối thi đua của thành phố Hà Nội năm 2024

Điều 1. Khối thi đua số 4 gồm 04 đơn vị: Sở Nội vụ, Sở Tư pháp, Sở Ngoại vụ, Thanh tra Thành phố.
Điều 2. Phân công năm 2024: Khối thi đua số 4: Sở Nội vụ làm Khối trưởng, Thanh tra Thành phố làm Khối phó.
""",
    "hostile.txt": f"""<script>alert(1)</script><img src=x onerror=alert(2)> \u202e hostile \u202e\u2066 '"; DROP TABLE documents; --
{"dài" * 200}
Kế hoạch số 9/KH-UBND {"/" * 300} ngày 10/01/2024 của Ủy ban nhân dân thành phố Hà Nội \u202e{"x" * 3000}
""",
    "long.txt": "Kế hoạch số 6/KH-UBND ngày 10/01/2024 của UBND tỉnh Hà Tĩnh\n\n" + "dài" * 350_000,
}


def furnished(demo: Path, folder: Path) -> Places:
    """A copy of the demo's warehouse and archive in `folder`, with the papers above read into it."""
    shutil.copytree(demo.parent, folder, dirs_exist_ok=True)
    papers = folder / "papers"
    papers.mkdir()
    for name, text in PAPERS.items():
        (papers / name).write_text(text, encoding="utf-8")
    places = Places.of(folder / demo.name)
    assert run(["ingest", "--no-prefect", str(papers), "--warehouse", str(places.published)]) == 0
    return places


def addresses(places: Places) -> dict[str, str]:
    """The address of each page, by its name."""
    with reader(places.published) as connection:
        rows = connection.execute("SELECT source FROM documents").fetchall()
    sources = {source.rpartition("/")[2]: source for (source,) in rows}

    def document(name: str) -> str:
        return "/document?" + urlencode({"source": sources[name]})

    return {
        "tonight": "/",
        "search": "/search?q=khoi+thi+dua+so+2",
        "instrument": f"/instrument/{KH_318}",
        "trace": "/trace?a=KH+318&b=NQ+06",
        "roots": "/trace?a=KH+340",
        "document": document("ke-hoach-318-kh-ubnd.html"),
        "document_pdf": document("cong-van-905-snv-tdkt.pdf"),
        "blocs": "/blocs?place=hai-giang",
        "calendar": "/calendar?year=2024",
        "people": "/people?" + urlencode({"q": "Hoàng Thị Minh Nguyệt"}),
        "findings": "/findings",
        "console": "/console?" + urlencode({"sql": PLANS}),
        "hostile": document("hostile.txt"),
        "long": document("long.txt"),
    }


def served(places: Places) -> AbstractContextManager[str]:
    """The explorer of a warehouse with its archive."""
    return serving(Settings(places.published, archive=places.archive, requests=100_000))


@contextmanager
def serving(settings: Settings) -> Iterator[str]:
    """The explorer on a free port of this machine; gives its address."""
    config = uvicorn.Config(create_app(settings), host="127.0.0.1", port=0, log_level="warning")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the explorer did not start"
        time.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)
