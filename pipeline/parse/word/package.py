"""The ZIP container of an Office file: its parts by their relations, within bounds."""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
import zlib
from dataclasses import dataclass

import lxml.etree

from pipeline.unreadable import UnreadableError

from .names import Element

_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The strict form of the standard has namespaces of its own for the same elements.
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    lxml.etree.LxmlError,
    zlib.error,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    NotImplementedError,
    RuntimeError,
)
"""What a damaged container or part raises."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another, or to an address outside."""

    id: str
    kind: str
    """The last word of its type: `styles`, `header`, `hyperlink`."""
    target: str
    """The name of the part; for outside targets the address."""
    outside: bool


class Package:
    """The parts of one file; nothing is unpacked before it is asked for."""

    def __init__(self, data: bytes) -> None:
        """Open the container.

        Raises:
            UnreadableError: `broken` for damaged containers.
        """
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except DAMAGE as trouble:
            raise UnreadableError("broken", "the DOCX file is damaged; fetch it again") from trouble
        self._names = {name.lower(): name for name in self._archive.namelist()}

    def __contains__(self, name: str) -> bool:
        return name.lower() in self._names

    def xml(self, name: str) -> Element:
        """A part as a tree.

        Raises one of `DAMAGE` where the part is missing or damaged.
        """
        parser = lxml.etree.XMLParser(
            resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True
        )
        return lxml.etree.fromstring(self.markup(name), parser)

    def markup(self, name: str) -> bytes:
        """A part's bytes, with the namespaces of the transitional form."""
        markup = self._archive.read(self._names[name.lower()])
        if b"purl.oclc.org/ooxml" in markup:
            return _STRICT.sub(rb"http://schemas.openxmlformats.org/\1/2006/", markup)
        return markup

    def relations(self, part: str = "") -> tuple[Relation, ...]:
        """The links of a part, or of the package itself; none where they are missing or damaged."""
        folder, file = posixpath.split(part)
        name = posixpath.join(folder, "_rels", f"{file}.rels")
        if name not in self:
            return ()
        try:
            root = self.xml(name)
        except DAMAGE:
            return ()
        return tuple(_relation(one, folder) for one in root.iter(_RELATIONS))

    def main(self) -> str:
        """The name of the main document's part."""
        named = [one.target for one in self.relations() if one.kind == "officeDocument"]
        return next((name for name in named if name in self), "word/document.xml")


def _relation(element: Element, folder: str) -> Relation:
    outside = element.get("TargetMode") == "External"
    target = element.get("Target") or ""
    if not outside:
        target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
    return Relation(element.get("Id") or "", (element.get("Type") or "").rpartition("/")[2], target, outside)
