"""Documents in ZIP files: their names, their bytes, and the tricks that such files play."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping

import pytest

from pipeline.limits import Limits
from pipeline.members import holds_documents, list_members, member_bytes
from pipeline.opened import Member
from pipeline.unreadable import UnreadableError

LIMITS = Limits(members=20, unpacked=20_000_000)


def packed(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def named(raw: bytes) -> bytes:
    """An archive whose one part has this name, in bytes that no flag explains."""
    plain = "x" * len(raw)
    return packed({plain: b"tin"}).replace(plain.encode(), raw)


def locked(data: bytes) -> bytes:
    """The archive with the flag of encryption on every part."""
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.find(mark)
        while start >= 0:
            flags = struct.unpack_from("<H", data, start + place)[0] | 1
            data = data[: start + place] + struct.pack("<H", flags) + data[start + place + 2 :]
            start = data.find(mark, start + 4)
    return data


def told(data: bytes, limits: Limits = LIMITS) -> list[tuple[str, str]]:
    return [(one.path, one.kind) for one in list_members(data, limits)]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("KH 12.pdf", "KH 12.pdf"),
        ("Phụ lục/Kế hoạch số 12.docx", "Phụ lục/Kế hoạch số 12.docx"),
        ("Phu\u0323 lu\u0323c.pdf", "Phụ lục.pdf"),
        ("../../etc/passwd", "etc/passwd"),
        ("/etc/passwd", "etc/passwd"),
        ("C:\\tep\\a.pdf", "C:/tep/a.pdf"),
        ("a/./b//c.pdf", "a/b/c.pdf"),
        ("a\nb\x1b[31m\u202e.pdf", "ab[31m.pdf"),
        ("a!/b.pdf", "a/b.pdf"),
        ("..", "?"),
    ],
)
def test_a_name_is_an_address_without_tricks(name: str, expected: str) -> None:
    assert told(packed({name: b"tin"})) == [(expected, "")]


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Kế hoạch số 12 về thi đua.pdf".encode(), "Kế hoạch số 12 về thi đua.pdf"),
        (b"K\xd5 ho\xb9ch thi \xaeua.pdf", "Kế hoạch thi đua.pdf"),
        (b"K\xea\xec hoa\xf2ch thi \xf0ua.pdf", "Kế hoạch thi đua.pdf"),
    ],
)
def test_names_in_old_encodings_are_readable(raw: bytes, expected: str) -> None:
    data = named(raw)
    assert told(data) == [(expected, "")]
    assert member_bytes(data, expected, LIMITS) == b"tin"


def test_documents_in_archives_inside_have_addresses_of_their_own() -> None:
    inner = packed({"b.txt": b"hai", "c/d.txt": b"ba"})
    data = packed({"a.txt": b"mot", "__MACOSX/._a.txt": b"x", "con.zip": inner, "Thumbs.db": b"x", "e/": b""})
    assert told(data) == [("a.txt", ""), ("con.zip!/b.txt", ""), ("con.zip!/c/d.txt", "")]
    assert [member_bytes(data, path, LIMITS) for path, _ in told(data)] == [b"mot", b"hai", b"ba"]


def nested(depth: int) -> bytes:
    data = packed({"a.txt": b"tin"})
    for _ in range(depth - 1):
        data = packed({"trong.zip": data, "b.txt": b"tin"})
    return data


def test_what_may_not_be_read_is_told_beside_the_rest() -> None:
    assert told(nested(3))[0] == ("trong.zip!/trong.zip!/a.txt", "")
    assert told(nested(4))[0] == ("trong.zip!/trong.zip!/trong.zip", "too_large")
    assert told(packed({"a.txt": b"tin", "bom.txt": bytes(5_000_000)})) == [
        ("a.txt", ""),
        ("bom.txt", "too_large"),
    ]
    assert told(locked(packed({"a.txt": b"tin", "b.txt": b"tin"}))) == [
        ("a.txt", "password"),
        ("b.txt", "password"),
    ]
    broken = packed({"con.zip": packed({"b.txt": b"x"})[:-30], "a.txt": b"tin"})
    assert told(broken) == [("con.zip", ""), ("a.txt", "")]


def twice() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.txt", b"mot")
        with pytest.warns(UserWarning, match="Duplicate"):
            archive.writestr("a.txt", b"hai")
    return out.getvalue()


def test_two_documents_of_one_name_are_two() -> None:
    data = twice()
    assert list_members(data, LIMITS) == (Member("a.txt"), Member("a.txt (2)"))
    assert [member_bytes(data, path, LIMITS) for path in ("a.txt", "a.txt (2)")] == [b"mot", b"hai"]


def bomb_of_bombs() -> bytes:
    data = packed({f"{n}.txt": bytes(2_000_000) for n in range(2)})
    return packed({f"{n}.zip": data for n in range(8)})


@pytest.mark.parametrize(
    ("data", "kind", "says"),
    [
        (packed({f"{n}.txt": b"x" for n in range(21)}), "too_large", "DANCHIEU_LIMIT_MEMBERS"),
        (packed({f"{n}.txt": bytes(3_000_000) for n in range(7)}), "too_large", "DANCHIEU_LIMIT_UNPACKED"),
        (bomb_of_bombs(), "too_large", "DANCHIEU_LIMIT_UNPACKED"),
        (packed({}), "empty", "no document"),
        (packed({"__MACOSX/a": b"x"}), "empty", "no document"),
    ],
)
def test_an_archive_beyond_its_bounds_is_one_line(data: bytes, kind: str, says: str) -> None:
    assert holds_documents(data)
    with pytest.raises(UnreadableError, match=says) as caught:
        list_members(data, LIMITS)
    assert caught.value.kind == kind
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "data", [b"", b"PK", b"PK\x03\x04" + bytes(40), packed({"word/document.xml": b"<w/>"})]
)
def test_what_holds_no_documents(data: bytes) -> None:
    assert not holds_documents(data)
    with pytest.raises(UnreadableError):
        list_members(data[:60], LIMITS)


def test_a_part_gives_no_more_than_its_entry_states() -> None:
    data = packed({"a.txt": b"x" * 100_000})
    size = struct.pack("<I", 100_000)
    with pytest.raises(UnreadableError) as caught:
        member_bytes(data.replace(size, struct.pack("<I", 10)), "a.txt", LIMITS)
    assert caught.value.kind == "broken"
