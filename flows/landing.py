"""Where shards land that other machines write: a folder that all of them see, or an object store."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pipeline.record import Processed
from warehouse.loading.shards import write_shard


@dataclass(frozen=True, slots=True)
class Landing:
    """The place for the shards of one run: a path, or an address that fsspec knows, such as s3://kho/landing.

    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     landing = Landing(folder)
    ...     landing.put("0001", [])
    ...     with landing.taken(["0001"]) as shards:
    ...         [path.name for path in shards]
    ['0001']
    """

    place: str

    def below(self, name: str) -> Landing:
        """A landing of its own inside this one."""
        return Landing(f"{self.place.rstrip('/')}/{name}")

    def put(self, name: str, documents: Sequence[Processed]) -> None:
        """Write a shard; it is whole when this returns."""
        if folder := self._folder():
            write_shard(folder / name, documents)
            return
        files, root = self._files()
        with TemporaryDirectory(prefix="danchieu-") as made:
            write_shard(Path(made) / name, documents)
            files.makedirs(f"{root}/{name}", exist_ok=True)
            for file in sorted((Path(made) / name).iterdir()):
                files.put_file(str(file), f"{root}/{name}/{file.name}")

    @contextmanager
    def taken(self, names: Sequence[str]) -> Iterator[list[Path]]:
        """The shards as folders of this machine; afterwards they are gone from the landing."""
        if folder := self._folder():
            yield [folder / name for name in names]
            for name in names:
                shutil.rmtree(folder / name)
            return
        files, root = self._files()
        with TemporaryDirectory(prefix="danchieu-") as made:
            for name in names:
                (Path(made) / name).mkdir()
                for path in files.ls(f"{root}/{name}", detail=False):
                    files.get_file(path, str(Path(made) / name / path.rsplit("/", 1)[-1]))
            yield [Path(made) / name for name in names]
        for name in names:
            files.rm(f"{root}/{name}", recursive=True)

    def clear(self) -> None:
        """Remove what is left there."""
        if folder := self._folder():
            shutil.rmtree(folder, ignore_errors=True)
            return
        files, root = self._files()
        if files.exists(root):
            files.rm(root, recursive=True)

    def _folder(self) -> Path | None:
        place = self.place.removeprefix("file://")
        return None if "://" in place else Path(place)

    def _files(self) -> tuple[Any, str]:
        from fsspec.core import url_to_fs

        files, root = url_to_fs(self.place)
        return files, root.rstrip("/")
