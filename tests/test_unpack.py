"""Content codings are undone as they stream, and bombs are found out before they go off."""

from __future__ import annotations

import gzip
import random
import zlib

import pytest

from pipeline.unpack import RATIO, SMALL, STEP, BombError, Unpacker, UnpackError

TEXT = "Kế hoạch số 282/KH-UBND. ".encode() * 40
NOISE = random.Random(1).randbytes(300_000)


def gzipped(data: bytes) -> bytes:
    """`data` packed without the moment of packing, so that a case has the same name in every process."""
    return gzip.compress(data, mtime=0)


def raw(data: bytes) -> bytes:
    packer = zlib.compressobj(wbits=-15)
    return packer.compress(data) + packer.flush()


def unpacked(coding: str, data: bytes, piece: int = 1_000, most: int = 10**9) -> bytes:
    unpacker = Unpacker(coding, most)
    body = b"".join(b for at in range(0, len(data), piece) for b in unpacker.feed(data[at : at + piece]))
    unpacker.finish()
    return body


@pytest.mark.parametrize("piece", [1, 7, 100_000])
@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("", TEXT),
        ("identity", TEXT),
        ("gzip", gzipped(TEXT)),
        (" GZIP ", gzipped(TEXT)),
        ("x-gzip", gzipped(TEXT)),
        ("gzip", gzipped(TEXT[:100]) + gzipped(TEXT[100:])),
        ("gzip", gzipped(TEXT) + b"\0" * 5),
        ("deflate", zlib.compress(TEXT)),
        ("deflate", raw(TEXT)),
    ],
)
def test_what_servers_send_is_unpacked(coding: str, packed: bytes, piece: int) -> None:
    assert unpacked(coding, packed, piece) == TEXT


@pytest.mark.parametrize("size", [0, 1, STEP - 1, STEP, STEP + 1, 5 * STEP, 10 * STEP + 7])
def test_bodies_of_all_sizes_come_whole(size: int) -> None:
    for data in (b"x" * size, (NOISE * 3)[:size]):
        for piece in (1_000, 10**7):
            assert unpacked("gzip", gzipped(data), piece) == data


@pytest.mark.parametrize(
    ("coding", "packed"),
    [
        ("gzip", TEXT),
        ("gzip", gzipped(TEXT)[:-9]),
        ("gzip", gzipped(TEXT)[:-4] + b"abcd"),
        ("deflate", zlib.compress(TEXT)[:-9]),
        ("deflate", b"\x9f" + TEXT),
        ("br", TEXT),
        ("gzip, gzip", gzipped(gzipped(TEXT))),
    ],
)
def test_what_is_torn_or_was_not_asked_for_is_an_error(coding: str, packed: bytes) -> None:
    with pytest.raises(UnpackError):
        unpacked(coding, packed)


def test_a_bomb_is_found_out_before_memory_grows() -> None:
    bomb = gzipped(b"\0" * 50_000_000)
    got: list[int] = []
    with pytest.raises(BombError, match="larger than 1,000,000 bytes"):
        got.extend(len(piece) for piece in Unpacker("gzip", most=1_000_000).feed(bomb))
    assert 0 < sum(got) <= 1_000_000


def test_a_body_far_larger_than_sent_is_a_bomb_even_within_the_bound() -> None:
    with pytest.raises(BombError, match=f"over {RATIO} times"):
        unpacked("gzip", gzipped(b"\0" * (SMALL + 3 * STEP)))
    assert len(unpacked("gzip", gzipped(b"\0" * SMALL))) == SMALL
