"""Which warehouse is a lake, and what its file says.

A lake keeps tables as Parquet files in a folder or object store, and their catalogue in PostgreSQL.  A file
whose name ends in `.lake` says where both are, and takes the place of the published DuckDB file:

    catalogue: dbname=danchieu host=db.example.vn user=danchieu
    data: s3://kho/danchieu/

`catalogue` is a connection string of PostgreSQL's own library; what it leaves out (a password, say) comes
from `PGPASSWORD` and the like, or from `~/.pgpass`.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

SUFFIX = ".lake"
_NOW = "now"
_KEYS = {"catalogue", "data"}


class LakeError(RuntimeError):
    """A lake that cannot be used; one line that names it, the cause and the mend."""


@dataclass(frozen=True, slots=True)
class Lake:
    """Where a lake's catalogue and data are."""

    catalogue: str
    """Connection string of the PostgreSQL database."""
    data: str
    """Folder or address of the Parquet files, with a slash at its end."""
    told_by: Path
    """The file that says so."""


def is_lake(path: Path | str) -> bool:
    """Whether `path` names a lake, as published or as it is now.

    >>> is_lake("data/hanoi.lake"), is_lake(newest(Path("data/hanoi.lake"))), is_lake("data/danchieu.duckdb")
    (True, True, False)
    """
    return Path(path).suffix == SUFFIX or shows_newest(path)


def newest(path: Path) -> Path:
    """The name of what a lake holds now, published or not; `path` alone is what was published last."""
    return path / _NOW


def shows_newest(path: Path | str) -> bool:
    """Whether `path` is such a name."""
    return Path(path).name == _NOW and Path(path).parent.suffix == SUFFIX


def lake_of(path: Path | str) -> Lake:
    """The lake that the file `path` describes.

    Raises:
        LakeError: there is no such file, or it lacks a part.
    """
    file = Path(path).parent if shows_newest(path) else Path(path)
    import yaml

    try:
        said = yaml.safe_load(file.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise LakeError(f"{file}: no such file; write its two lines, `catalogue:` and `data:`") from error
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LakeError(f"{file}: cannot be read: {str(error).splitlines()[0]}") from error
    if not isinstance(said, dict) or set(said) != _KEYS or not all(isinstance(v, str) for v in said.values()):
        raise LakeError(f"{file}: two lines are wanted, `catalogue:` and `data:`, each with its words")
    data = said["data"] if "://" in said["data"] else str((file.parent / said["data"]).absolute())
    return Lake(said["catalogue"], data.rstrip("/") + "/", file)
