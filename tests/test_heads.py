"""Number, type, day, issuer, signer and capacity of papers in the forms in which heads and closings come."""

from __future__ import annotations

from pathlib import Path

import pytest

from extractors.document import Context
from extractors.extract import extract
from extractors.kit import Kit
from pipeline.evaluate.names import same_name
from pipeline.parse import parse

Case = tuple[str, str, tuple[str | None, ...]]


def cases() -> list[Case]:
    """Name, text and expected fields of each paper in heads.txt."""
    found = []
    for part in (Path(__file__).parent / "fixtures" / "heads.txt").read_text("utf-8").split("\n== ")[1:]:
        name, _, rest = part.partition("\n")
        text, _, expected = rest.partition("\n=> ")
        fields = (None if field == "-" else field for field in expected.strip().split(" | "))
        found.append((name, text, tuple(fields)))
    return found


@pytest.mark.parametrize(
    ("text", "expected"), [case[1:] for case in cases()], ids=[case[0] for case in cases()]
)
def test_a_head_is_read(text: str, expected: tuple[str | None, ...], kit: Kit) -> None:
    itself = extract(parse(text.encode(), "paper.txt"), Context("paper.txt"), kit).itself
    if itself is None:
        assert expected == (None,) * 6
        return
    found = (itself.number, itself.type, itself.issued, itself.signer, itself.capacity)
    number, type_, issued, issuer, signer, capacity = expected
    assert found == (number, type_, issued, signer, capacity)
    if issuer is None:
        assert itself.issuer is None
    else:
        assert same_name(issuer, itself.issuer)
        assert same_name(itself.issuer, issuer)
