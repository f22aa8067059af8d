"""Digital signatures of PDF files: who, when, whether the bytes are intact; and that none stops the reading."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from types import SimpleNamespace

import pytest
from jsonschema import Draft202012Validator
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from extractors.contract import to_json
from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from extractors.schema import json_schema
from extractors.signing.signatures import NO_ROOTS
from pipeline.parse import parse
from pipeline.parse.signatures import read_signatures, reading
from tests.makers import pdfs, signing

MOMENT = datetime(2026, 1, 5, 3, 0, tzinfo=UTC)
LEADER = "Nguyễn Văn An"
OFFICE = "Trung tâm Công báo"


@pytest.fixture(scope="module")
def plan() -> bytes:
    return pdfs.plan()


@pytest.fixture(scope="module")
def signed(plan: bytes) -> bytes:
    return signing.sign(plan, signing.identity(LEADER), stamped=MOMENT)


@pytest.fixture(scope="module")
def twice(signed: bytes) -> bytes:
    return signing.sign(signed, signing.identity(OFFICE), "Signature2")


def updated(data: bytes, key: str, value: generic.PdfObject) -> bytes:
    """`data` with an incremental update that sets `key` of its first page."""
    writer = IncrementalPdfFileWriter(io.BytesIO(data), strict=False)
    page = writer.root["/Pages"]["/Kids"][0].get_object()
    page[key] = value
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_who_signed_and_when(signed: bytes) -> None:
    (row,) = read_signatures(signed)
    assert (row.order, row.field, row.kind) == (1, "Signature1", "signature")
    assert (row.signer, row.organisation, row.unit) == (LEADER, "UBND tỉnh An Bình", "Văn phòng")
    assert (row.email, row.tax_code) == ("vanphong@example.vn", "0123456789")
    assert row.certificate_serial == f"{signing.identity(LEADER).certificate.serial_number:x}"
    assert (row.certificate_issuer, row.valid_from) == ("CA thử nghiệm", "2020-01-01")
    assert row.stamped_at == "2026-01-05T03:00:00+00:00"
    assert row.claimed_at
    assert datetime.fromisoformat(row.claimed_at).tzinfo
    assert (row.digest, row.weak, row.reason) == ("sha256", False, "")


def test_an_untouched_file_is_intact(signed: bytes) -> None:
    (row,) = read_signatures(signed)
    assert (row.intact, row.covers, row.changes) == (True, "file", "none")


def test_several_signatures_stand_in_the_order_of_signing(twice: bytes) -> None:
    first, second = read_signatures(twice)
    assert (first.order, first.signer, first.intact, first.covers, first.changes) == (
        1,
        LEADER,
        True,
        "revision",
        "forms",
    )
    assert (second.order, second.signer, second.intact, second.covers) == (2, OFFICE, True, "file")


def test_a_changed_byte_breaks_the_signature(signed: bytes) -> None:
    place = signed.index(b"/MediaBox")
    (row,) = read_signatures(signed[: place + 12] + b"1" + signed[place + 13 :])
    assert row.intact is False
    assert row.signer == LEADER


@pytest.mark.parametrize(
    ("key", "value", "changes"),
    [
        ("/Rotate", generic.NumberObject(90), "other"),
        ("/Contents", generic.NullObject(), "other"),
    ],
)
def test_pages_changed_after_signing(signed: bytes, key: str, value: generic.PdfObject, changes: str) -> None:
    (row,) = read_signatures(updated(signed, key, value))
    assert (row.intact, row.covers, row.changes) == (True, "revision", changes)


def test_bytes_added_behind_the_signature(signed: bytes) -> None:
    (row,) = read_signatures(signed + b"\n% more\n")
    assert (row.intact, row.covers) == (True, "revision")


def test_an_empty_field_is_no_signature(plan: bytes, signed: bytes) -> None:
    assert read_signatures(signing.with_empty_field(plan)) == ()
    assert [row.field for row in read_signatures(signing.with_empty_field(signed))] == ["Signature1"]


def test_a_time_stamp_of_the_whole_file(signed: bytes) -> None:
    row, stamp = read_signatures(signing.stamp_file(signed, MOMENT + timedelta(days=1)))
    assert (row.kind, row.changes) == ("signature", "signatures")
    assert (stamp.kind, stamp.stamped_at, stamp.intact) == ("timestamp", "2026-01-06T03:00:00+00:00", True)
    assert stamp.signer == "Dịch vụ dấu thời gian"


@pytest.mark.parametrize(("digest", "bits"), [("sha1", 2048), ("sha256", 1024)])
def test_weak_algorithms_are_told_apart_from_broken_bytes(plan: bytes, digest: str, bits: int) -> None:
    (row,) = read_signatures(signing.sign(plan, signing.identity(OFFICE, bits=bits), digest=digest))
    assert (row.weak, row.intact, row.digest) == (True, True, digest)


def test_trust_needs_a_folder_of_roots(
    signed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (row,) = read_signatures(signed)
    assert (row.trusted, row.trust_reason) == (None, NO_ROOTS)
    (tmp_path / "empty").mkdir()
    for name, content, trusted in (
        ("ours", signing.root(), True),
        ("theirs", _other_root(), False),
    ):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "root.pem").write_bytes(content)
        monkeypatch.setenv("DANCHIEU_TRUST_ROOTS", str(folder))
        (row,) = read_signatures(signed)
        assert row.trusted is trusted
        assert bool(row.trust_reason) is not trusted


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_a_folder_of_roots_that_cannot_be_read(
    signed: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes | None
) -> None:
    folder = tmp_path / "roots"
    if content:
        folder.mkdir()
        (folder / "root.pem").write_bytes(content)
    monkeypatch.setenv("DANCHIEU_TRUST_ROOTS", str(folder))
    (row,) = read_signatures(signed)
    assert row.intact
    assert row.trusted is None
    assert str(folder) in row.trust_reason


def _other_root() -> bytes:
    return bytes(signing.identity("Kẻ lạ").certificate.dump())


def test_the_local_hour_written_as_utc_is_known_for_what_it_is() -> None:
    written = {"/M": generic.pdf_string("D:20240412143717+07'00'")}
    local = datetime(2024, 4, 12, 14, 37, 19)
    for zone, claimed in (
        (UTC, "2024-04-12T14:37:17+07:00"),
        (timezone(timedelta(hours=7)), "2024-04-12T14:37:19+07:00"),
    ):
        told = SimpleNamespace(self_reported_timestamp=local.replace(tzinfo=zone), sig_object=written)
        assert reading._claimed(told) == claimed


def test_a_signature_of_another_file(signed: bytes) -> None:
    loose = signed.replace(b"/AcroForm", b"/AcroFoam")
    loose = re.sub(rb"/ByteRange \[0 (\d+)", lambda found: b"/ByteRange [9" + b" " + found.group(1), loose)
    (row,) = read_signatures(loose)
    assert (row.intact, row.covers, row.field, row.signer) == (False, "part", "", LEADER)
    assert "no form field" in row.reason


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: re.sub(rb"/Contents <[0-9a-fA-F]{40}", b"/Contents <" + b"0" * 40, data),
        lambda data: data.replace(b"/ByteRange [", b"/ByteRange (", 1),
        lambda data: re.sub(rb"/ByteRange \[\d+ \d+", b"/ByteRange [0 9999999999", data),
        lambda data: data[: len(data) // 2] + b"/ByteRange",
        lambda _: b"/ByteRange",
        lambda _: b"%PDF-1.4 /ByteRange [0 1 2 3] /Contents <" + b"ab" * 200 + b">",
    ],
)
def test_damage_is_a_row_with_its_reason(signed: bytes, damage) -> None:
    rows = read_signatures(damage(signed))
    assert rows
    assert all(row.intact is not True and row.reason for row in rows)


def test_a_locked_file_is_no_trouble() -> None:
    assert read_signatures(pdfs.plan(password="secret") + b"% /ByteRange") == ()


def test_files_without_signatures_have_none(plan: bytes) -> None:
    assert read_signatures(plan) == ()
    assert parse(plan, "a.pdf").digital_signatures == ()


def test_they_are_part_of_the_document_and_its_json(twice: bytes, kit: Kit) -> None:
    document = parse(twice, "ke-hoach.pdf")
    facts = extract(document, Context("ke-hoach.pdf"), kit)
    bare = extract(replace(document, digital_signatures=()), Context("ke-hoach.pdf"), kit)
    assert facts == bare
    told = to_json("ke-hoach.pdf", document, facts)
    Draft202012Validator(json_schema()).validate(told)
    assert [row["signer"] for row in told["digital_signatures"]] == [LEADER, OFFICE]


@pytest.mark.shared
def test_a_row_of_every_real_signature(shared: Path) -> None:
    small = [
        path for path in sorted((shared / "real" / "pdf").glob("*.pdf")) if path.stat().st_size < 500_000
    ]
    found = [row for path in small for row in read_signatures(path.read_bytes())]
    assert len(found) > 10
    assert all(row.signer and (row.intact or row.reason) for row in found)
