"""The committed snapshot is what the code gives: no change of facts goes unseen."""

from __future__ import annotations

from extractors.kit import Kit
from tests.makers import snapshot


def test_the_snapshot_is_what_the_code_gives(kit: Kit) -> None:
    told = snapshot.changes(snapshot.load(snapshot.OWN), snapshot.lines_of(snapshot.own_sources(), kit))
    message = "\n".join(told[:40])
    assert not told, (
        f"facts of {len(told)} documents changed; review them, then run `make snapshot`:\n{message}"
    )


def test_held_out_documents_are_told_by_hashes_alone() -> None:
    held = {name: cells for name, cells in snapshot.load(snapshot.OWN).items() if name.startswith("held/")}
    assert len(held) >= 60
    stems = {path.stem for path in (snapshot.OPEN_GOLD.parent / "held").glob("*.txt")}
    assert not stems & {name.removeprefix("held/") for name in held}
    assert all(len(cell.split(":")) == 2 for cells in held.values() for cell in cells)


def test_changes_name_document_and_kinds() -> None:
    before = {"a": ["dates:1:x", "people:2:y"], "b": [], "c": ["dates:1:x"]}
    after = {"a": ["dates:2:z", "people:2:y", "roles:1:w"], "c": ["dates:1:x"], "d": []}
    assert snapshot.changes(before, after) == ["a: dates, roles", "b: gone", "d: new"]
    assert snapshot.changes(before, before) == []
