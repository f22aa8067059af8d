"""The words around the name of a movement or campaign: nouns that announce it, joints, and what ends it."""

from __future__ import annotations

import re

NOUN = re.compile(
    r"(?P<movement>(?i:phong\s{1,2}trào(?:\s{1,2}thi\s{1,2}đua)?|đợt\s(?:cao\sđiểm\s)?thi\sđua)|PTTĐ)(?!\w)"
    r"|(?P<campaign>(?i:cuộc\s{1,2}vận\s{1,2}động)|CVĐ)(?!\w)"
    r"|(?P<emulation>[Tt]hi\sđua|THI\sĐUA)(?!\w)"
    r"|(?P<other>(?i:chủ đề|chủ điểm|khẩu hiệu|phương châm|thông điệp|cuộc thi|hội thi|hội diễn|hội nghị"
    r"|hội thảo|to[àạ] đàm|tọa đàm|liên hoan|triển lãm|chương trình|kế hoạch|đề án|dự án|mô hình|danh hiệu"
    r"|giải thưởng|giải|bằng khen|giấy khen|kỷ niệm chương|huy hiệu|huân chương|cuốn sách|sách|bài viết"
    r"|tác phẩm|bài|nghị quyết|chỉ thị|quyết định|hướng dẫn|tinh thần|truyền thống|quỹ|chiến dịch|công trình"
    r"|câu lạc bộ|clb|ngày hội|lời kêu gọi|tiêu chí|nhiệm vụ|khối|cụm|phần mềm|chuyên mục|tấm gương|gương"
    r"|nếp sống văn minh|lễ|tháng|tuần|năm(?!\s\d)|đề tài|chuyên đề(?= “)|nguyên tắc|quan điểm|mục tiêu"
    r"|với tên|hội)(?!\w))"
)
"""Nouns that say what the next quotation is; `emulation` alone announces a movement only from close by."""

TITLED = re.compile(r"(?i:danh hiệu|cờ|khối|cụm|chiến sĩ|chiến sỹ|hội đồng|ban|công tác|luật|phòng)\s{1,2}$")
"""What stands before `thi đua` where it belongs to an office or an award."""

BETWEEN = re.compile(
    r"(?:\s?(?:yêu nước|đặc biệt|cao điểm|chuyên đề|theo chuyên đề|thường xuyên|trọng tâm|trên cả nước"
    r"|mang tên|có tên|với tên gọi|tên gọi|là|như|sau|lớn|đó là|thực hiện|xây dựng|về|động|[:,–-]))*\s{0,2}",
    re.IGNORECASE,
)
"""Words that may stand between the noun and the quoted name."""

JOINT = re.compile(r"\s?(?:[,;.+&]|\(.{1,40}\))?\s{0,3}(?:và|hay|hoặc|cùng với|cùng)?\s{0,3}")
"""What joins a quoted name to the next of the same list."""

RESUMED = re.compile(r"[;“].{0,40}(?i:phong trào|cuộc vận động)")
"""A quotation whose end is missing runs on into the next name."""

_UPPER = "A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
CAPITALISED = re.compile(
    r"(?:[Pp]hong\s{1,2}trào(?:\s{1,2}thi\s{1,2}đua)?(?:\syêu\snước)?"
    r"|(?P<campaign>[Cc]uộc\s{1,2}[Vv]ận\s{1,2}động(?:\sđộng)?))"
    rf"\s{{1,2}}(?:thực hiện\s)?(?P<open>[“\"]\s?)?(?=[{_UPPER}][^\W\d{_UPPER}])"
)
"""The noun before a name that is told by its capital."""

ORGANISED = re.compile(
    r"(?:Đoàn|Hội|Đội|Công đoàn|Công nhân|Cộng sản|Sở|Bộ|Ban|Khối|Cụm|Ngành|Thành|Tỉnh|Huyện|Quận|Phường|Xã"
    r"|Thủ|Trung|Mặt|Đảng|Nhà nước|Hà Nội|Việt Nam|Olympic|Quốc tế|Không liên kết|Năm|Tổng|Ủy|Uỷ|Thể dục"
    r"|Chỉ thị|Nghị|Kế hoạch|Luật|Cách mạng|Giải phóng|Tháng|Cơ quan)(?!\w)"
)
"""Organisations and places whose movement it is, rather than a name."""

NAME_END = re.compile(
    r"""[.,;:!?()“”"…\n]|\s[-–—]\s(?=[a-zđ])
    |\s(?:ngày\scàng|được|đã|đang|sẽ|tại|trên|của|trong|và(?!\s(?:làm|giữ|học))|do|với|giai\sđoạn|năm\s\d|đến
    |tới|thực\ssự|gắn|theo|nhằm|là|có|ở|từ|góp\sphần|phát\striển|trở\sthành|để|cho|như|bằng|khi|vào|cần|phải|cấp
    |diễn|thu\shút|tiếp\stục|ra\sđời|luôn|này|thành\sphố|tỉnh|huyện|quận|toàn\squốc|cũng|còn|h[àằ]ng\s(?:năm
    |tháng|tuần|ngày)|sau|không|mang|giúp|tạo|lan)(?!\w)""",
    re.VERBOSE,
)
"""Where a capitalised name ends."""

OTHER_NAME = re.compile(
    r"(?i:năm|tháng|tuần|cuộc thi|hội thi|liên hoan|chương trình|lễ|ngày hội|chiến dịch)\s"
)
"""What a quoted name begins with where it is none of a movement."""

CALLED = re.compile(r"(?i:(?:các )?phong trào(?: thi đua)?|cuộc vận động)\s{1,2}")
"""The noun, where it stands inside the quotation."""
