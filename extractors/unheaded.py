"""Official papers republished without their header: what the title, the body and the annexes still tell.

Portals and law sites often print the text from the căn cứ lines on; the number then stands only under the
annex: `(Ban hành kèm theo Quyết định số 1306/QĐ-UBND ngày 29/7/2015 của …)` (observed form).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extractors.document import Block, Document, Zone
from extractors.reference import Form, Reference
from extractors.speaking_bodies import BodySpeaker
from extractors.type_words import TypeWords

_FIRST_BLOCKS = 12
_ANNEX_HEAD = 5
_BELOW_TITLE = 40
"""How far below its title a paper's number in brackets may stand, in code points."""
_BODY_SIGNS = re.compile(r"(?:Căn cứ|Thực hiện|Xét|Điều 1[.:]|I\s*[.\-–]|1\.\s|[Tt]heo đề nghị)")
_DECIDES = re.compile(r"(QUYẾT ĐỊNH|QUYẾT NGHỊ|CHỈ THỊ|NGHỊ QUYẾT)\s*:?$")
_BASIS = re.compile(r"[-–\s]*(?:Căn cứ|Xét)\s")
_RECITES = re.compile(r"[-–\s]*Căn\s+cứ(?:\s|:|$)")
_ISSUING = re.compile(r"ban\s+hành\s+(?:bản\s+)?$")
_WHOLE_TEXT = re.compile(r"(?:toàn|nguyên)\s+văn(?!\w)")
_ANNOUNCED_WITHIN = 1200
"""Code points from the top within which a page says what it prints."""
_EXCERPT = re.compile(
    r"\W{0,3}(?:(?P<word>[Tt]rích)\s+(?:từ\s+)?)?(?:(?:Điều|Mục|Chương|Phần|Phụ\s+lục|[Kk]hoản)\s+[\w.]{1,6}[\s,]+(?:của\s+)?){0,3}"
    r"(?<=\s)"
)
_COLON = re.compile(r"[^.;:\n]{0,30}:")
_BRACKETED = re.compile(r"\(\s*$")
_ANNEXED = re.compile(
    r"\(\s*(?:được\s+)?(?:ban\s+hành\s+(?:kèm\s+)?|kèm\s+)theo\s+(?:bản\s+)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Unheaded:
    """What an official paper without header says of itself."""

    type: str
    at: Block
    named: Reference | None
    """The paper's own number, where its title or an annex names it."""
    issuer: str | None = None


def read_unheaded(
    document: Document, type_words: TypeWords, references: Sequence[Reference], speaker: BodySpeaker
) -> Unheaded | None:
    """The type and number of a paper whose header is lost; None where the text is no official paper."""
    text = document.text
    annexed = _annex_alone(document, references)
    if annexed:
        return annexed
    if any(block.zone is Zone.STAMP for block in document.blocks):
        return None
    signs = sum(bool(_BODY_SIGNS.match(text, block.start)) for block in document.blocks)
    found = _titled(document, type_words) if signs else _decided(document)
    found = found or _decided(document)
    opening = _opening(document, references) or _excerpt(document, references)
    if opening and (found is None or found[1] == opening[0]):
        return Unheaded(opening[1].type or "", *opening, opening[1].issuer)
    if found is None:
        return None
    type_, block = found
    titled = _beside_title(document, references, type_, speaker)
    if titled:
        named, body = titled
        return Unheaded(type_, block, named, named.issuer or body or speaker.authority(document))
    own = next((reference for reference in references if _names_itself(document, reference, type_)), None)
    own = own or _announced(document, references, type_)
    return Unheaded(type_, block, own, (own and own.issuer) or speaker.authority(document))


def _annex_alone(document: Document, references: Sequence[Reference]) -> Unheaded | None:
    """An annex that was published without its paper, which the brackets under its head name."""
    first = document.blocks[0] if document.blocks else None
    if first is None or first.zone is not Zone.ANNEX:
        return None
    end = document.blocks[min(len(document.blocks), _ANNEX_HEAD) - 1].end
    for reference in references:
        if reference.start < end and reference.type and _under_annex(document.text, reference):
            return Unheaded(reference.type, first, reference, reference.issuer)
    return None


def _beside_title(
    document: Document, references: Sequence[Reference], type_: str, speaker: BodySpeaker
) -> tuple[Reference, str] | None:
    """The number in the title's own words, or alone in brackets below it, and the body named with it."""
    titles = [block.end for block in document.blocks[:_FIRST_BLOCKS] if block.zone is Zone.TITLE]
    for reference in references:
        if not titles or reference.start > titles[-1] + _BELOW_TITLE:
            return None
        if reference.form is Form.NUMBER and reference.type == type_:
            body = speaker.in_title(document, reference.start)
            if body is not None:
                return reference, body
    return None


def _opening(document: Document, references: Sequence[Reference]) -> tuple[Block, Reference] | None:
    """The title and the number that it names as the paper's own: `Nghị định số 73/2019/NĐ-CP bãi bỏ …`."""
    title = document.blocks[0] if document.blocks else None
    if title is None or title.zone is not Zone.TITLE:
        return None
    for reference in references:
        if reference.start >= title.end:
            return None
        named = reference.form is Form.NUMBER and reference.type is not None
        if named and (
            reference.start == title.start or _BRACKETED.search(document.text, title.start, reference.start)
        ):
            return title, reference
    return None


def _excerpt(document: Document, references: Sequence[Reference]) -> tuple[Block, Reference] | None:
    """The instrument that an excerpt says it is of: `(Trích Nghị quyết số …)`, `Mục IV Thông tư …: …`."""
    first = document.blocks[0] if document.blocks else None
    named = references[0] if references else None
    if first is None or named is None or named.start >= first.end or named.type is None:
        return None
    opens = _EXCERPT.fullmatch(document.text, first.start, named.start) if named.form is Form.NUMBER else None
    part = opens and not opens["word"]
    if not opens or (part and not _COLON.match(document.text, named.tail)):
        return None
    return first, named


def _names_itself(document: Document, reference: Reference, type_: str) -> bool:
    """Under an annex, or at the very beginning: law sites open with `Quyết định 45/QĐ-UBND …`."""
    if reference.form is not Form.NUMBER or reference.type != type_:
        return False
    return reference.start == document.blocks[0].start or _under_annex(document.text, reference)


def _announced(document: Document, references: Sequence[Reference], type_: str) -> Reference | None:
    """The paper that a page says it prints whole: `… ban hành Hướng dẫn số 118 …. Báo đăng nguyên văn`."""
    text = document.text
    for reference in references:
        if reference.start > _ANNOUNCED_WITHIN:
            return None
        issued = _ISSUING.search(text, max(0, reference.start - 40), reference.start)
        if reference.form is Form.NUMBER and reference.type == type_ and issued:
            return reference if _WHOLE_TEXT.search(text, reference.tail, reference.tail + 400) else None
    return None


def _titled(document: Document, type_words: TypeWords) -> tuple[str, Block] | None:
    """A heading in capitals that begins with a type, `KẾ HOẠCH TỔ CHỨC …`, or a title over recitals."""
    over_recitals = _over_recitals(document, type_words)
    if over_recitals:
        return over_recitals
    for block in document.blocks[:_FIRST_BLOCKS]:
        at = type_words.at(document.text, block.start)
        if (
            at
            and document.text[block.start : at[1]].isupper()
            and _mostly_capitals(document.text[block.start : block.end])
        ):
            return at[0].name, block
    return None


def _over_recitals(document: Document, type_words: TypeWords) -> tuple[str, Block] | None:
    """A title that begins with a type, with `Căn cứ …` on the very next line: no report opens so."""
    if len(document.blocks) < 2:
        return None
    title, below = document.blocks[:2]
    at = type_words.at(document.text, title.start) if title.zone is Zone.TITLE else None
    return (at[0].name, title) if at and _RECITES.match(document.text, below.start, below.end) else None


def _decided(document: Document) -> tuple[str, Block] | None:
    """`QUYẾT ĐỊNH:` alone on its line, after căn cứ lines."""
    text, based = document.text, False
    for block in document.blocks:
        based = based or bool(_BASIS.match(text, block.start))
        match = _DECIDES.fullmatch(text[block.start : block.end].strip())
        if match and based:
            word = match.group(1).capitalize()
            return ("Nghị quyết" if word == "Quyết nghị" else word), block
    return None


def _mostly_capitals(line: str) -> bool:
    letters = [letter for letter in line if letter.isalpha()]
    return bool(letters) and sum(letter.isupper() for letter in letters) > 0.8 * len(letters)


def _under_annex(text: str, reference: Reference) -> bool:
    begin = max(0, reference.start - 40)
    return bool(_ANNEXED.search(text[begin : reference.start]))
