"""Files and index brought to agree: what an archive does when its writer opens it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from pipeline.archive.files import Damage, members, warc_files
from pipeline.archive.index import Index, IndexUnusableError, Place
from pipeline.archive.warc import entry_of


def recovered(folder: Path, *, anew: bool = False) -> tuple[Index, tuple[str, ...]]:
    """The index, agreeing with the files, and in words what could not be read of them.

    Only what was not settled before is read again, or everything where the index is to be made `anew`; a torn
    end of the last file is cut off and kept beside.
    """
    files = warc_files(folder)
    index, warnings = (Index.new(folder), []) if anew else _usable_index(folder, files)
    settled = dict(index.files())
    last = max(settled, default="")
    for path in files:
        if path.name < last:
            continue
        if path.name not in settled:
            index.add_file(path.name)
        start = settled.get(path.name, 0)
        if start < path.stat().st_size or path.name == last:
            warnings += _read_on(path, start, index, is_last=path == files[-1])
    return index, tuple(warnings)


def _usable_index(folder: Path, files: list[Path]) -> tuple[Index, list[str]]:
    """The index there is, if it tells of these files; else an empty one."""
    try:
        index = Index.write(folder)
    except IndexUnusableError:
        return Index.new(folder), []
    known, sizes = index.files(), {path.name: path.stat().st_size for path in files}
    missing = [name for name, _ in known if name not in sizes]
    in_order = [name for name, _ in known] == [path.name for path in files[: len(known)]]
    settled = all(sizes.get(name) == size for name, size in known[:-1])
    grown = not known or sizes.get(known[-1][0], -1) >= known[-1][1]
    clean = settled and bool(known) and sizes.get(known[-1][0]) == known[-1][1]
    if in_order and settled and grown and (clean or index.is_whole()):
        return index, []
    index.close()
    told = [f"{folder / name}: is missing; its pages are fetched again" for name in missing]
    return Index.new(folder), told


def _read_on(path: Path, start: int, index: Index, *, is_last: bool) -> Iterator[str]:
    """Put what lies in a file from `start` into the index; what is no record is told."""
    index.begin()
    index.forget(path.name, start)
    end = path.stat().st_size
    for found in members(path, start):
        if not isinstance(found, Damage):
            entry = entry_of(found.record, len(found.payload))
            if entry:
                index.add(entry, Place(path.name, found.offset, found.length))
        elif found.tail and is_last:
            torn = _cut(path, found.offset)
            end = found.offset
            yield (
                f"{path} at {found.offset}: a torn record was cut off and kept as {torn.name}; "
                "its page is fetched again"
            )
        else:
            yield (
                f"{path} at {found.offset}: {found.length} bytes are damaged: {found.cause}; "
                "their pages are fetched again"
            )
    index.settle(path.name, end)
    index.commit()


def _cut(path: Path, offset: int) -> Path:
    """Cut a file at `offset`, after what follows is safe beside it."""
    torn = path.with_name(f"{path.name}.{offset}.torn")
    with path.open("rb") as file, torn.open("wb") as beside:
        file.seek(offset)
        while piece := file.read(1_000_000):
            beside.write(piece)
        beside.flush()
        os.fsync(beside.fileno())
    with path.open("r+b") as file:
        file.truncate(offset)
        os.fsync(file.fileno())
    return torn
