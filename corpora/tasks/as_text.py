"""A paper as plain text, the cells of its table parted by bars."""

from __future__ import annotations

from corpora.tasks.paper import ABOVE, LEFT, TaskPaper


def text(paper: TaskPaper) -> bytes:
    """The paper line by line; merged places are blank."""
    lines = [paper.issuer, f"Số: {paper.number}", paper.day, paper.type, paper.title]
    lines += [line.text for line in paper.before]
    if paper.sheet is not None:
        for row in (*paper.sheet.head, *paper.sheet.rows):
            cells = ("" if cell in (ABOVE, LEFT) else " ".join(cell.split("\n")) for cell in row)
            lines.append(" | ".join(cells).strip())
    lines += [line.text for line in paper.after]
    return "\n".join(lines).encode()
