"""Web pages for the tests of the parser, with the usual furniture around a document."""

from __future__ import annotations

TITLE = "Khối thi đua các trường cao đẳng triển khai nhiệm vụ năm 2025"
FIRST = (
    "Sáng 14/3, Khối thi đua các trường cao đẳng thành phố Sông Mây tổ chức hội nghị triển khai Kế hoạch số "
    "07/KH-KTĐ ngày 20/02/2025 về công tác thi đua, khen thưởng năm 2025."
)
SECOND = (
    "Theo kế hoạch, các đơn vị trong khối tập trung thực hiện phong trào thi đua dạy tốt, học tốt, gắn với "
    "các ngày lễ lớn của đất nước và của thành phố trong năm."
)
MENU = "".join(
    f'<li><a href="/muc{number}">{name}</a></li>'
    for number, name in enumerate(
        ("Trang chủ", "Giới thiệu", "Tin tức sự kiện", "Văn bản chỉ đạo điều hành", "Liên hệ")
    )
)
RELATED = "".join(
    f'<li><a href="/tin{number}">Đơn vị số {number} ra quân theo Kế hoạch số {number}/KH-UBND</a></li>'
    for number in range(61, 67)
)


def page(body: str, head: str = "", title: str = f"{TITLE} - Tin tức - Cổng thông tin Sông Mây") -> bytes:
    """A page whose document is `body`, with menu, sidebar, related list and footer."""
    return f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>
<div id="menu"><ul>{MENU}</ul></div>
<div class="main"><div class="left">{body}
<div class="khac"><h3>Các tin khác</h3><ul>{RELATED}</ul></div></div>
<div class="sidebar"><h1>Tin tức nổi bật</h1><p>Hôm nay: 20/04/2025</p></div></div>
<div class="footer-wrapper"><p>Cổng thông tin thành phố Sông Mây, số 1 phố Bờ Sông. Điện thoại 0123.</p></div>
</body></html>""".encode()


def article(stamp: str = '<div class="ngay">Ngày đăng 14/03/2025 | 9:30 AM</div>', extra: str = "") -> str:
    """The document's own markup."""
    return (
        f'<div class="tieude">{TITLE}</div>{stamp}<div class="noidung">'
        f"<p>{FIRST}</p><p>{SECOND}</p>{extra}<p><strong><em>Lan Hương</em></strong></p></div>"
    )
