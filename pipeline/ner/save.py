"""Writing the model: whole, or as it was before."""

from __future__ import annotations

import shutil
from pathlib import Path
from tempfile import TemporaryDirectory

from spacy.language import Language


def save(nlp: Language, folder: Path) -> None:
    """Put the model into `folder`; its card is left in place."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=folder.parent) as made:
        fresh = Path(made) / "model"
        nlp.to_disk(fresh)
        card = folder / "card.md"
        if card.exists():
            shutil.copy(card, fresh / "card.md")
        if folder.exists():
            folder.rename(Path(made) / "old")
        fresh.rename(folder)
