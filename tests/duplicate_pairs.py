"""Texts written to be told apart: syndicated articles in several dresses, and papers made from one template."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations

ARTICLES = (
    """Hải Giang phát động phong trào thi đua xây dựng đô thị văn minh
Sáng 06/5/2024, tại Trung tâm Hội nghị thành phố, Ủy ban nhân dân thành phố Hải Giang tổ chức lễ phát động phong trào thi đua xây dựng đô thị văn minh, hiện đại giai đoạn 2024-2026. Dự lễ phát động có đồng chí Nguyễn Văn Thuận, Chủ tịch Ủy ban nhân dân thành phố, cùng đại diện lãnh đạo 24 sở, ngành và 17 quận, huyện.
Theo kế hoạch số 120/KH-UBND, phong trào tập trung vào bốn nội dung: chỉnh trang vỉa hè, phân loại rác tại nguồn, trồng thêm 50.000 cây xanh và xóa bỏ các điểm ngập úng sau mưa lớn. Mỗi phường đăng ký ít nhất hai tuyến đường kiểu mẫu, hoàn thành trước ngày 30/11/2024.
Phát biểu tại buổi lễ, đồng chí Nguyễn Văn Thuận đề nghị các đơn vị cụ thể hóa phong trào thành việc làm hằng ngày, tránh hình thức, lấy sự hài lòng của người dân làm thước đo. Thành phố sẽ sơ kết vào quý II năm 2025 và khen thưởng những tập thể tiêu biểu.
Ngay sau lễ phát động, hơn 500 đoàn viên thanh niên đã ra quân dọn vệ sinh dọc tuyến kênh Thượng Lý, thu gom gần 8 tấn rác thải.""",
    """Người thợ điện có 12 sáng kiến tiết kiệm cho nhà máy
Gắn bó với Nhà máy Nhiệt điện Sông Cấm từ năm 2009, anh Trần Quốc Bảo được đồng nghiệp gọi vui là cây sáng kiến. Trong 15 năm làm việc, anh có 12 sáng kiến được công nhận, làm lợi cho đơn vị trên 9 tỷ đồng.
Sáng kiến mới nhất của anh là bộ điều khiển tự động cho hệ thống nước làm mát. Trước đây mỗi ca phải cử ba người trực van, nay chỉ cần một người theo dõi trên màn hình. Anh kể có những đêm thức trắng cạnh tổ máy số 2 để đo từng thông số, sáng ra mắt đỏ hoe vẫn lên họp giao ban.
Ông Phạm Đình Khải, Quản đốc phân xưởng Vận hành, nhận xét anh Bảo ít nói, làm nhiều, luôn sẵn lòng chỉ bảo thợ trẻ. Nhiều công nhân do anh kèm cặp nay đã là tổ trưởng.
Năm 2023, anh Bảo được tặng Bằng khen của Thủ tướng Chính phủ và là một trong 70 đại biểu dự Đại hội thi đua yêu nước của ngành Công Thương. Với anh, phần thưởng lớn nhất là mỗi lần tổ máy chạy êm qua mùa nắng nóng.""",
    """Cụm thi đua số 3 ký giao ước năm 2025
Chiều 14/02/2025, tại huyện An Lạc, Cụm thi đua số 3 gồm 6 huyện ven biển tổ chức hội nghị ký kết giao ước thi đua năm 2025. Huyện An Lạc là Cụm trưởng, huyện Tiên Hải làm Cụm phó.
Báo cáo tại hội nghị cho thấy năm 2024 các huyện trong cụm đều hoàn thành chỉ tiêu thu ngân sách, trong đó huyện Tiên Hải vượt 18% dự toán. Toàn cụm có thêm 11 xã đạt chuẩn nông thôn mới nâng cao, 4 xã đạt chuẩn kiểu mẫu; tỷ lệ hộ nghèo giảm còn 1,2%.
Các đại biểu thảo luận sôi nổi về cách chấm điểm, cho rằng nên giảm tiêu chí báo cáo giấy, tăng tiêu chí đo bằng kết quả phục vụ doanh nghiệp. Ý kiến này được đưa vào quy chế hoạt động của cụm.
Kết thúc hội nghị, lãnh đạo 6 huyện ký giao ước với 9 nội dung, trọng tâm là đẩy nhanh giải ngân đầu tư công và chuẩn bị kỷ niệm 80 năm Cách mạng Tháng Tám.""",
    """Bảo tàng tỉnh mở cửa không gian trưng bày về nghề muối
Bảo tàng tỉnh Đông Hải vừa khai trương không gian trưng bày chuyên đề nghề muối với hơn 180 hiện vật sưu tầm trong ba năm qua. Nhiều hiện vật do chính diêm dân xã Bạch Long hiến tặng, như chiếc bừa gỗ lim, đôi thùng gánh nước chạt và cuốn sổ công điểm của hợp tác xã Hồng Hải ghi từ năm 1968.
Bà Lê Thị Thảo, Giám đốc Bảo tàng, cho biết không gian được chia làm bốn phần theo hành trình của hạt muối, từ cánh đồng đến bếp ăn mỗi nhà. Khách tham quan có thể tự tay cào muối trên ô ruộng nhỏ đặt giữa sân.
Trong tuần đầu mở cửa, bảo tàng đón 3.200 lượt khách, phần lớn là học sinh. Em Vũ Minh Châu, học sinh lớp 7 Trường Trung học cơ sở Trần Phú, nói rằng lần đầu em hiểu vì sao ông bà luôn nhắc không được lãng phí dù chỉ một nhúm muối.
Không gian trưng bày mở cửa miễn phí đến hết ngày 31/8, trừ thứ hai hằng tuần.""",
    """Ba xã vùng cao có thêm cầu dân sinh trước mùa lũ
Tỉnh đoàn Lâm Sơn phối hợp với Tập đoàn Viễn Thông Miền Bắc vừa khánh thành ba cây cầu dân sinh tại các xã Nậm Pung, Tả Giàng và Bản Liền, tổng kinh phí 5,4 tỷ đồng. Ba cây cầu thay cho các ngầm tràn thường bị ngập khi mưa lớn, giúp hơn 900 học sinh đến trường an toàn.
Anh Giàng A Sềnh, Bí thư Đoàn xã Nậm Pung, nhớ lại trận lũ tháng 9 năm ngoái cuốn trôi cầu tạm, cả bản bị cô lập 11 ngày. Gạo, thuốc phải kéo qua suối bằng dây cáp. Từ khi có cầu mới dài 36 mét, xe tải nhỏ đã vào tận sân trường.
Công trình do đoàn viên thanh niên góp hơn 2.000 ngày công, san nền, vác đá, trộn bê tông. Tỉnh đoàn cho biết từ nay đến cuối năm sẽ làm thêm năm cầu ở hai huyện Bắc Mường và Sìn Thàng.
Dịp này, đơn vị tài trợ tặng 60 suất học bổng cho học sinh nghèo vượt khó.""",
    """Khen thưởng các tập thể dập tắt vụ cháy chợ Đầm
Ủy ban nhân dân thành phố Nha Phong vừa quyết định khen thưởng đột xuất 7 tập thể và 19 cá nhân có thành tích trong chữa cháy chợ Đầm rạng sáng 22/3. Trong số này có đội chữa cháy cơ sở của ban quản lý chợ, những người đầu tiên cắt điện và đưa 31 tiểu thương ngủ lại kho hàng ra ngoài.
Theo Công an thành phố, ngọn lửa bùng lên lúc 2 giờ 10 phút tại dãy hàng vải phía đường Phan Bội Châu. Gió mạnh khiến lửa lan nhanh, song sau 70 phút 14 xe chữa cháy đã khống chế hoàn toàn. Không có thiệt hại về người; 42 sạp hàng bị cháy, thiệt hại ước 6,5 tỷ đồng.
Trung tá Hồ Sỹ Nguyên, Phó trưởng phòng Cảnh sát phòng cháy chữa cháy, khuyến cáo tiểu thương không thắp hương, đun nấu trong sạp và kiểm tra dây điện trước khi về.
Thành phố đã hỗ trợ mỗi hộ bị thiệt hại 10 triệu đồng và bố trí khu bán hàng tạm tại bãi xe số 4 từ ngày 25/3.""",
    """Thi đua nước rút trên công trường đường vành đai 5
Những ngày cuối năm, công trường đường vành đai 5 đoạn qua huyện Phú Lương sáng đèn suốt đêm. Hơn 620 kỹ sư, công nhân chia ba ca bốn kíp, quyết thông xe kỹ thuật gói thầu số 8 trước ngày 19/12.
Ông Đỗ Hoàng Long, Giám đốc Ban điều hành gói thầu, cho hay đến nay khối lượng đạt 87%, nhanh hơn kế hoạch 23 ngày. Phần khó nhất là cầu Sông Con với 14 trụ đã hợp long từ tuần trước. Cát đắp nền, thứ từng khiến công trường nằm chờ suốt quý I, nay được cấp từ mỏ Khe Vàng theo cơ chế đặc thù.
Công đoàn Ban quản lý dự án phát động thi đua theo tuần, đội nào về đích sớm được thưởng nóng 20 triệu đồng ngay tại lán trại. Kỹ sư trẻ Bùi Tiến Đạt cười bảo tiền thưởng đủ cho cả đội bữa thịt dê, còn cái được là không ai muốn đội mình đứng cuối bảng.
Tuyến vành đai 5 dài 41 km, tổng mức đầu tư 12.400 tỷ đồng, dự kiến khai thác toàn tuyến năm 2027.""",
    """Lớp học xóa mù chữ của cô giáo về hưu
Bảy giờ tối, tiếng đọc bài lại vang lên trong nhà văn hóa thôn Cồn Nổi. Lớp học xóa mù chữ của cô Mai Thị Hòa, 64 tuổi, giáo viên về hưu, có 22 học viên, người cao tuổi nhất là bà Tư Lượm 71 tuổi, bán vé số dạo.
Cô Hòa mở lớp từ tháng 10 năm 2021 với vài cuốn sách cũ và chiếc bảng mượn của trường mẫu giáo. Học viên phần lớn là dân chài, ngày đi biển, tối đến lớp, có hôm mang cả lưới theo vá trong giờ giải lao. Đến nay 58 người đã biết đọc, biết viết, tự ký được tên trong sổ vay vốn.
Ông Trương Văn Hợi, Trưởng thôn Cồn Nổi, kể từ khi biết chữ bà con không còn bị thương lái ép ký giấy nợ khống. Hội Khuyến học xã Vĩnh Thạnh hỗ trợ tập vở, còn cô Hòa dạy không lấy tiền.
Cuối năm ngoái, cô được Ủy ban nhân dân tỉnh tặng Bằng khen trong phong trào cả nước thi đua xây dựng xã hội học tập.""",
)


def changed_lead(text: str) -> str:
    title, first, *rest = text.split("\n")
    lead = "Theo tin từ cơ sở, hoạt động này thu hút sự quan tâm của đông đảo người dân địa phương trong những ngày qua."
    sentences = first.split(". ")
    return "\n".join([f"{title} - ghi nhận từ cơ sở", lead, ". ".join(sentences[1:]), *rest])


def cut_tail(text: str) -> str:
    return "\n".join(text.split("\n")[:-2])


def furniture(text: str) -> str:
    title, *rest = text.split("\n")
    head = ["Trang chủ", "Thời sự", title, "Chia sẻ Facebook", "Ảnh minh họa. Nguồn: Internet"]
    foot = [
        "Bài và ảnh: Minh Quân",
        "Từ khóa: thi đua, người tốt việc tốt",
        "Ý kiến bạn đọc",
        "Gửi bình luận của bạn",
    ]
    return "\n".join([*head, *rest, *foot])


def edited(text: str) -> str:
    """A desk's light hand: house style, days and figures in another form, a word here and there."""
    pairs = (
        ("Ủy ban nhân dân", "UBND"), ("đồng chí ", "ông "), ("06/5/2024", "6/5/2024"), ("/02/", "/2/"), ("hằng", "hàng"),
        ("cho biết", "thông tin"), ("gồm", "bao gồm"), ("vừa ", "mới đây đã "), ("nay ", "hiện nay "), ("Công trình", "Các công trình"),
    )  # fmt: skip
    for old, new in pairs:
        text = text.replace(old, new)
    return text


def shortened(text: str) -> str:
    return furniture(changed_lead(cut_tail(text)))


DRESSES: tuple[Callable[[str], str], ...] = (changed_lead, cut_tail, furniture, edited, shortened)

PLAN = """ỦY BAN NHÂN DÂN
{PLACE}
Số: {number}/KH-UBND
{place}, ngày {day}
KẾ HOẠCH
Tổ chức phong trào thi đua "{theme}" {years}
Căn cứ Luật Thi đua, khen thưởng năm 2022; Nghị định số 98/2023/NĐ-CP ngày 31/12/2023 của Chính phủ; Quyết định số {basis}, Ủy ban nhân dân {place} ban hành Kế hoạch tổ chức phong trào thi đua, cụ thể như sau:
I. MỤC ĐÍCH, YÊU CẦU
Cụ thể hóa nội dung phong trào phù hợp với chức năng, nhiệm vụ của từng cơ quan, đơn vị, địa phương; tạo sự chuyển biến mạnh mẽ về nhận thức và hành động của cán bộ, công chức, viên chức, người lao động và Nhân dân. Phong trào được triển khai sâu rộng, thiết thực, hiệu quả, có nội dung, hình thức phong phú, tránh phô trương, lãng phí.
II. NỘI DUNG
Các cơ quan, đơn vị bám sát chương trình công tác của Ủy ban nhân dân {place}, phấn đấu hoàn thành {share} chỉ tiêu được giao. Biểu dương, nhân rộng điển hình tiên tiến; kịp thời khen thưởng tập thể, cá nhân có thành tích xuất sắc, chú trọng người lao động trực tiếp.
III. TỔ CHỨC THỰC HIỆN
Sở Nội vụ {place} chủ trì, phối hợp với các cơ quan liên quan theo dõi, đôn đốc, tổng hợp kết quả, báo cáo Ủy ban nhân dân trước ngày {due}. Báo {paper} mở chuyên mục tuyên truyền gương người tốt, việc tốt. Trong quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Sở Nội vụ để xem xét, giải quyết.
TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
{signer}"""
AWARD = """{body} trao Huy hiệu {age} năm tuổi Đảng đợt {day}
Sáng {date}, {body} tổ chức lễ trao Huy hiệu {age} năm tuổi Đảng tặng đảng viên {name}, sinh hoạt tại Chi bộ {cell}. Dự lễ trao có đại diện Thường trực Đảng ủy, lãnh đạo Ủy ban Mặt trận Tổ quốc và đông đảo đảng viên trong chi bộ.
Thay mặt Đảng ủy, lãnh đạo phường đã trao Huy hiệu và tặng hoa chúc mừng đảng viên {name}, bày tỏ sự trân trọng trước những đóng góp của đồng chí đối với sự nghiệp cách mạng của Đảng. Đồng thời mong muốn đồng chí tiếp tục phát huy truyền thống, là tấm gương sáng cho con cháu và các thế hệ đảng viên trẻ noi theo.
Xúc động tại buổi lễ, đồng chí {name} cảm ơn sự quan tâm của cấp ủy, hứa tiếp tục giữ gìn phẩm chất đảng viên, tích cực tham gia các phong trào ở nơi cư trú, giáo dục con cháu chấp hành tốt chủ trương của Đảng, chính sách và pháp luật của Nhà nước."""
WEATHER = """Thời tiết {place} ngày {day}
Theo Đài Khí tượng Thủy văn, ngày {day}, khu vực {place} nhiều mây, có mưa rào và dông vài nơi, trưa chiều giảm mây trời nắng. Gió đông nam cấp {wind}. Trong cơn dông có khả năng xảy ra lốc, sét, mưa đá và gió giật mạnh.
Nhiệt độ thấp nhất từ {low} độ, nhiệt độ cao nhất từ {high} độ. Độ ẩm trung bình {humid}%. Người dân cần đề phòng thời tiết nguy hiểm, hạn chế ra ngoài khi có dông, chú ý an toàn khi tham gia giao thông và theo dõi các bản tin dự báo tiếp theo để chủ động trong sinh hoạt và sản xuất."""

PLANS = (
    {"place": "tỉnh Hải Giang", "number": "282", "day": "30/11/2023", "theme": "Chung sức xây dựng nông thôn mới", "years": "giai đoạn 2024-2025", "basis": "587/QĐ-TTg ngày 18/5/2022 của Thủ tướng Chính phủ", "share": "100%", "due": "15/12/2025", "paper": "Hải Giang", "signer": "Trần Văn Thử"},
    # Another province, all else alike.
    {"place": "tỉnh Nam Vân", "number": "96", "day": "12/12/2023", "theme": "Chung sức xây dựng nông thôn mới", "years": "giai đoạn 2024-2025", "basis": "587/QĐ-TTg ngày 18/5/2022 của Thủ tướng Chính phủ", "share": "100%", "due": "20/12/2025", "paper": "Nam Vân", "signer": "Lê Quang Minh"},
    # The same province, two years later.
    {"place": "tỉnh Hải Giang", "number": "301", "day": "28/11/2025", "theme": "Chung sức xây dựng nông thôn mới", "years": "giai đoạn 2026-2027", "basis": "587/QĐ-TTg ngày 18/5/2022 của Thủ tướng Chính phủ", "share": "100%", "due": "15/12/2027", "paper": "Hải Giang", "signer": "Trần Văn Thử"},
    # The same province and year, another movement.
    {"place": "tỉnh Hải Giang", "number": "283", "day": "30/11/2023", "theme": "Cả nước chung tay vì người nghèo", "years": "giai đoạn 2024-2025", "basis": "666/QĐ-TTg ngày 02/6/2022 của Thủ tướng Chính phủ", "share": "95%", "due": "15/12/2025", "paper": "Hải Giang", "signer": "Trần Văn Thử"},
    # Number, day and signer alone are others.
    {"place": "tỉnh Hải Giang", "number": "290", "day": "15/12/2023", "theme": "Chung sức xây dựng nông thôn mới", "years": "giai đoạn 2024-2025", "basis": "587/QĐ-TTg ngày 18/5/2022 của Thủ tướng Chính phủ", "share": "100%", "due": "15/12/2025", "paper": "Hải Giang", "signer": "Phạm Thị Lan"},
)  # fmt: skip
AWARDS = (
    {"body": "Đảng ủy phường Lê Lợi", "age": "55", "day": "03/02", "date": "01/02/2025", "name": "Nguyễn Thị Mơ", "cell": "khu phố 4"},
    {"body": "Đảng ủy phường Lê Lợi", "age": "60", "day": "03/02", "date": "02/02/2025", "name": "Đinh Văn Tạo", "cell": "khu phố 7"},
    {"body": "Đảng ủy phường Trần Phú", "age": "55", "day": "03/02", "date": "01/02/2025", "name": "Hoàng Kim Oanh", "cell": "khu phố 2"},
    {"body": "Đảng ủy phường Lê Lợi", "age": "55", "day": "03/02", "date": "01/02/2025", "name": "Vũ Đức Thành", "cell": "khu phố 4"},
)  # fmt: skip
DAYS = (
    {"place": "Hải Giang", "day": "14/6", "wind": "2-3", "low": "25-27", "high": "33-35", "humid": "78"},
    {"place": "Hải Giang", "day": "15/6", "wind": "2-3", "low": "25-27", "high": "34-36", "humid": "75"},
    {"place": "Nam Vân", "day": "14/6", "wind": "3", "low": "24-26", "high": "32-34", "humid": "80"},
    {"place": "Hải Giang", "day": "16/6", "wind": "2-3", "low": "25-27", "high": "33-35", "humid": "78"},
)  # fmt: skip
RETOLD = (
    # The same events in another reporter's words, with the same names and figures.
    (0, "Hải Giang hướng tới đô thị văn minh\nPhong trào thi đua xây dựng đô thị văn minh vừa được thành phố Hải Giang phát động hôm 06/5/2024. Ông Nguyễn Văn Thuận, người đứng đầu Ủy ban nhân dân thành phố, yêu cầu 24 sở, ngành cùng 17 quận, huyện bắt tay ngay vào việc. Điểm nhấn là mục tiêu trồng 50.000 cây xanh, mỗi phường có ít nhất hai tuyến đường mẫu trước 30/11/2024 như nêu tại Kế hoạch số 120/KH-UBND. Cùng ngày, bên kênh Thượng Lý, hơn 500 bạn trẻ mặc áo xanh đã vớt được 8 tấn rác, mở đầu cho chuỗi hoạt động kéo dài tới quý II năm 2025."),
    (5, "Nha Phong: 26 tập thể, cá nhân được biểu dương sau vụ hỏa hoạn\nBa ngày sau đám cháy ở chợ Đầm, thành phố Nha Phong trao khen thưởng đột xuất cho những người không quản hiểm nguy. Danh sách có 7 tập thể, 19 cá nhân. Rạng sáng 22/3, chính nhân viên ban quản lý chợ đã kịp đưa 31 người đang ngủ thoát ra trước khi 14 xe chữa cháy đến nơi. Lửa thiêu rụi 42 sạp vải, thiệt hại chừng 6,5 tỷ đồng nhưng không ai thương vong. Trung tá Hồ Sỹ Nguyên nhắc bà con chớ đun nấu, thắp hương trong chợ. Mỗi gia đình bị nạn nhận 10 triệu đồng và được buôn bán tạm ở bãi xe số 4."),
)  # fmt: skip


def positives() -> Iterator[tuple[str, str, str]]:
    """Name, article and copy."""
    for number, article in enumerate(ARTICLES):
        for dress in DRESSES:
            yield f"article {number} {dress.__name__}", article, dress(article)


def negatives() -> Iterator[tuple[str, str, str]]:
    """Name and two texts that only look alike."""
    templates = {
        "plan": [PLAN.format(PLACE=filled["place"].upper(), **filled) for filled in PLANS],
        "award": [AWARD.format(**filled) for filled in AWARDS],
        "weather": [WEATHER.format(**filled) for filled in DAYS],
        "article": list(ARTICLES),
    }
    for name, texts in templates.items():
        for (a, one), (b, other) in combinations(enumerate(texts), 2):
            yield f"{name} {a} and {b}", one, other
    for number, text in RETOLD:
        yield f"article {number} retold", ARTICLES[number], text
