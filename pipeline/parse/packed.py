"""Files that are ZIP containers inside: what they unpack to is judged before anything is unpacked."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence

from pipeline.limits import Limits
from pipeline.unreadable import UnreadableError

CONTAINERS = frozenset({"docx", "xlsx", "odt", "ods"})
"""Formats that are such containers."""
LARGE = 4_000_000
"""Bytes up to which a part's ratio does not matter: small parts of sheets and pictures repeat themselves."""


def check_container(data: bytes, limits: Limits) -> None:
    """Refuse an Office or OpenDocument file that unpacks to more than it may.

    A part never gives more bytes than its entry states, so the statements suffice.

    Raises:
        UnreadableError: `too_large`; `broken` where it cannot be opened.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            check_parts(archive.infolist(), limits)
    except UnreadableError:
        raise
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as trouble:
        raise UnreadableError("broken", "the file's container is damaged; fetch it again") from trouble


def check_parts(parts: Sequence[zipfile.ZipInfo], limits: Limits) -> None:
    """Refuse parts that are too many bytes together, or one that is far larger than it was packed.

    Raises:
        UnreadableError: `too_large`.
    """
    size = sum(part.file_size for part in parts)
    limits.check("unpacked", size, f"the file unpacks to {size:,} bytes")
    for part in parts:
        check_part(part, limits)


def check_part(part: zipfile.ZipInfo, limits: Limits) -> None:
    """Refuse a part that is far larger than it was packed.

    Raises:
        UnreadableError: `too_large`.
    """
    if part.file_size > LARGE:
        ratio = part.file_size // max(part.compress_size, 1)
        limits.check("ratio", ratio, f"a part of the file unpacks to {ratio:,} times its size")
