"""How a world's instruments and people stand in texts: one Arrow string for each, taken as often as it is needed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tests.worlds.chance import Bools, Chance, Ints
from tests.worlds.citing import BARE, FULL, LAW_ALONE, LAW_NAMED, PLACELESS, SHORT, UNDATED
from tests.worlds.register import EPOCH, LAW, Register

_SURNAMES = ("Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Vũ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương")
_MIDDLES = ("Văn", "Thị", "Đức", "Minh", "Quang", "Thanh", "Hữu", "Ngọc", "Xuân", "Công", "Quốc", "Thu")
_GIVEN = ("An", "Bình", "Cường", "Dũng", "Hà", "Hải", "Hạnh", "Hùng", "Khoa", "Lan", "Linh", "Long", "Mai", "Nam",
          "Nga", "Phong", "Phương", "Quân", "Sơn", "Tâm", "Thắng", "Thảo", "Trang", "Tuấn", "Việt", "Vinh")  # fmt: skip


@dataclass(frozen=True, slots=True)
class Printed:
    """Columns with a row an instrument."""

    type: pa.Array
    number: pa.Array
    issued: pa.Array
    iso: pa.Array
    issuer: pa.Array
    law: pa.Array
    """Name of a law; null for others."""
    year: pa.Array
    running: pa.Array
    """The running number alone."""
    quotes: tuple[pa.Array, ...]
    """How it is named, a column for each form."""
    lead: Ints
    """Code points before the day in the full form."""
    signer: pa.Array

    def quote(self, instrument: Ints, form: Ints) -> pa.Array:
        """How each is named in its form."""
        together = pa.concat_arrays(self.quotes)
        return together.take(pa.array(form * len(self.type) + instrument))


def picked(column: pa.Array, places: Ints, there: Bools | None = None) -> pa.Array:
    """The column's values at these places; null where `there` is not."""
    return column.take(pa.array(places, mask=None if there is None else ~there))


def printed_of(register: Register, chance: Chance) -> Printed:
    """Every instrument's columns."""
    series = [register.series[place] for place in register.of_series.tolist()]
    days = [EPOCH + timedelta(days=day) for day in register.day.tolist()]
    numbers = [register.printed(place) for place in range(len(register))]
    laws = [str(row[2]) for row in register.laws] + [None] * (len(register) - len(register.laws))
    types = [law.split(" ")[0] if law else one.type for law, one in zip(laws, series, strict=True)]
    types = ["Bộ luật" if type_ == "Bộ" else type_ for type_ in types]
    named = [f"{day.day:02}/{day.month:02}/{day.year}" for day in days]
    quotes: dict[int, list[str]] = {form: [] for form in range(7)}
    for type_, number, day, one, law, when in zip(types, numbers, named, series, laws, days, strict=True):
        quotes[FULL].append(f"{type_} số {number} ngày {day} của {one.issuer}")
        quotes[UNDATED].append(f"{type_} số {number} của {one.issuer}")
        quotes[PLACELESS].append(f"{type_} số {number} ngày {day}")
        quotes[SHORT].append(f"{type_} {number.split('/')[0].split('-')[0]}")
        quotes[LAW_NAMED].append(f"{law} năm {when.year}")
        quotes[LAW_ALONE].append(f"{law}")
    quotes[BARE] = quotes[SHORT]
    lead = np.array([len(f"{t} số {n} ngày ") for t, n in zip(types, numbers, strict=True)], np.int64)
    return Printed(
        pa.array(types),
        pa.array(numbers),
        pa.array(register.day.astype("datetime64[D]")),
        pa.array([day.isoformat() for day in days]),
        pa.array([one.issuer for one in series]),
        pa.array(laws, pa.string()),
        pa.array([day.year for day in days], pa.int32()),
        pa.array([number.split("/")[0].split("-")[0] for number in numbers]),
        tuple(pa.array(quotes[form]) for form in range(7)),
        lead,
        pa.array(_signers(register, chance), pa.string()),
    )


def _signers(register: Register, chance: Chance) -> list[str | None]:
    """Who signed each: the head of its body, another every five years."""
    bodies = {one.issuer: place for place, one in enumerate(register.series)}
    body = register.of([bodies[one.issuer] for one in register.series])
    years = register.day.astype("datetime64[D]").astype("datetime64[Y]").astype(np.int64) + 1970
    after = register.day >= np.datetime64("2025-07-01").astype("datetime64[D]").astype(np.int64)
    head = (body * 1000 + (years - 2016) // 5) * 2 + after
    law = register.of([int(one.kind == LAW) for one in register.series]) == 1
    drawn = zip(
        chance.below("surname", head, len(_SURNAMES)).tolist(),
        chance.below("middle", head, len(_MIDDLES)).tolist(),
        chance.below("given", head, len(_GIVEN)).tolist(),
        law.tolist(),
        strict=True,
    )
    return [None if none else f"{_SURNAMES[a]} {_MIDDLES[b]} {_GIVEN[c]}" for a, b, c, none in drawn]


def joined(document: Ints, count: int, lines: pa.Array) -> pa.Array:
    """The lines of each document as one string, a line end between them."""
    offsets = np.searchsorted(document, np.arange(count + 1), "left").astype(np.int32)
    return pc.binary_join(pa.ListArray.from_arrays(pa.array(offsets), lines), "\n")
