"""Provinces before and after the mergers of 1 July 2025, and made-up districts and communes below them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import product

MERGERS = date(2025, 7, 1)

_AFTER = {
    "Bắc Ninh": ("Bắc Giang",),
    "Hải Phòng": ("Hải Dương",),
    "Hưng Yên": ("Thái Bình",),
    "Đà Nẵng": ("Quảng Nam",),
    "Vĩnh Long": ("Bến Tre", "Trà Vinh"),
    "An Giang": ("Kiên Giang",),
    "Tây Ninh": ("Long An",),
    "Cà Mau": ("Bạc Liêu",),
    "Gia Lai": ("Bình Định",),
    "Đắk Lắk": ("Phú Yên",),
    "Cần Thơ": ("Hậu Giang", "Sóc Trăng"),
    "Đồng Tháp": ("Tiền Giang",),
    "Đồng Nai": ("Bình Phước",),
    "Tuyên Quang": ("Hà Giang",),
}
"""Provinces that took others in; their numbers begin anew."""
_UNCHANGED = (
    "Hà Nội",
    "Cao Bằng",
    "Điện Biên",
    "Lai Châu",
    "Sơn La",
    "Lạng Sơn",
    "Quảng Ninh",
    "Thanh Hóa",
    "Nghệ An",
    "Hà Tĩnh",
)
_CITIES = {"Hà Nội", "Hải Phòng", "Đà Nẵng", "Cần Thơ"}
_FIRST = ("Thạch", "Vân", "Lộc", "Phúc", "Xuân", "Tường", "Mỹ", "Kim", "Trúc", "Khánh")
_LAST = ("Khê", "Trì", "Thượng", "Thủy", "Lĩnh", "Đường", "Cốc", "Trạch", "Quế", "Bảng")
UNITS = tuple(f"{first} {last}" for last, first in product(_LAST, _FIRST))


@dataclass(frozen=True, slots=True)
class Province:
    """A province and what the mergers made of it."""

    name: str
    city: bool
    gone: bool
    """It went into another."""
    grown: bool
    """It took others in and counts its numbers anew from that day."""

    @property
    def words(self) -> str:
        """The province as an issuer's words end."""
        return f"{'thành phố' if self.city else 'tỉnh'} {self.name}"


def provinces(count: int) -> tuple[Province, ...]:
    """The first `count` provinces, those that merge beside each other."""
    ordered: list[Province] = []
    for place, (after, before) in enumerate(_AFTER.items()):
        ordered.append(Province(after, after in _CITIES, gone=False, grown=True))
        ordered += [Province(name, name in _CITIES, gone=True, grown=False) for name in before]
        if place < len(_UNCHANGED):
            name = _UNCHANGED[place]
            ordered.append(Province(name, name in _CITIES, gone=False, grown=False))
    return tuple(ordered[:count])
