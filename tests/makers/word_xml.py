"""Word files from their markup, for what python-docx cannot write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMES = (
    f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
)
_PARTS = {
    "styles": "styles", "numbering": "numbering", "footnotes": "footnotes", "endnotes": "endnotes",
    "comments": "comments", "header": "hdr", "footer": "ftr",
}  # fmt: skip
"""The parts that may be given, and their root elements."""


def word_file(body: str, strict: bool = False, **parts: str) -> bytes:
    """A file whose body and parts (`styles=…`, `numbering=…`, `footnotes=…`) hold the markup given."""
    written = {"word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>"}
    links = {"": [("officeDocument", "word/document.xml")], "word/document": []}
    for name, markup in parts.items():
        root = _PARTS[name]
        written[f"word/{name}.xml"] = f"<w:{root} {NAMES}>{markup}</w:{root}>"
        links["word/document"].append((name, f"{name}.xml"))
    written["_rels/.rels"] = _relations(links[""])
    written["word/_rels/document.xml.rels"] = _relations(links["word/document"])
    written["[Content_Types].xml"] = (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    return _zipped({name: _strict(text) if strict else text for name, text in written.items()})


def paragraph(text: str = "", properties: str = "", style: str = "") -> str:
    """A paragraph of one run; markup in `text` stands as it is."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = text if text.startswith("<") else run(text)
    return f"<w:p><w:pPr>{named}{properties}</w:pPr>{inner}</w:p>"


def run(text: str, properties: str = "") -> str:
    """A run of text, tabs written as Word writes them."""
    pieces = '</w:t><w:tab/><w:t xml:space="preserve">'.join(text.split("\t"))
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{pieces}</w:t></w:r>'


def row(*cells: str, properties: str = "") -> str:
    """A row; each cell is its markup, or text."""
    inner = "".join(one if one.startswith("<w:tc>") else cell(one) for one in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{inner}</w:tr>"


def cell(text: str = "", properties: str = "") -> str:
    """A cell of one paragraph, or of the markup given."""
    inner = text if text.startswith("<") else paragraph(text)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inner}</w:tc>"


def table(*rows: str) -> str:
    """A table of such rows."""
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph of an automatically numbered list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def levels(*forms: tuple[str, str], start: int = 1) -> str:
    """Levels of a list from pairs of number form and label: `("upperRoman", "%1.")`."""
    return "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(forms)
    )


def lists(definitions: Mapping[int, str], numbers: Mapping[int, tuple[int, str]]) -> str:
    """The part of lists: levels by definition, and for each list its definition and its changes."""
    written = [
        f'<w:abstractNum w:abstractNumId="{key}">{inner}</w:abstractNum>'
        for key, inner in definitions.items()
    ]
    written += [
        f'<w:num w:numId="{name}"><w:abstractNumId w:val="{key}"/>{changes}</w:num>'
        for name, (key, changes) in numbers.items()
    ]
    return "".join(written)


def _relations(links: list[tuple[str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="r{index}" Type="{_R}/{kind}" Target="{target}"/>'
        for index, (kind, target) in enumerate(links)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


def _strict(markup: str) -> str:
    """The same in the namespaces of the standard's strict form."""
    return markup.replace(_W, "http://purl.oclc.org/ooxml/wordprocessingml/main").replace(
        _R, "http://purl.oclc.org/ooxml/officeDocument/relationships"
    )


def _zipped(parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
    return buffer.getvalue()
