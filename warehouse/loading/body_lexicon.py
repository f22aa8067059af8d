"""The lexicon of organisations as rows of the `lexicon_*` tables, forms folded as identity compares them."""

from __future__ import annotations

from corpora.blocs import load_organisation_abbreviations
from corpora.bodies import BlocSpeaker, BodyChange, BodyOpening, BodySynonym, OfficeBody
from corpora.tables import LEXICON, read_table
from extractors.folding import fold
from warehouse.loading.rows import Row


def body_tables() -> dict[str, list[Row]]:
    """Rows of the tables that tell organisations apart, in the tables' column order."""
    synonyms = read_table("wh_body_synonyms", BodySynonym)
    return {
        "lexicon_body_openings": [
            (_short(fold(row.words), synonyms), row.level, row.apart == "yes", row.apart == "committee")
            for row in read_table("wh_body_openings", BodyOpening)
        ],
        "lexicon_body_synonyms": [
            (place, row.words, row.stands_for) for place, row in enumerate(synonyms, start=1)
        ],
        "lexicon_abbreviations": [
            (row.abbreviation, row.full) for row in load_organisation_abbreviations(LEXICON)
        ],
        "lexicon_office_bodies": [
            (fold(row.title), row.body) for row in read_table("wh_office_bodies", OfficeBody)
        ],
        "lexicon_bloc_speakers": [
            ("",),
            *((_stem(row.body, synonyms),) for row in read_table("wh_bloc_speakers", BlocSpeaker)),
        ],
        "lexicon_body_changes": [
            (_stem(row.body, synonyms), _stem(row.becomes, synonyms), row.day, row.ground)
            for row in read_table("wh_body_changes", BodyChange)
        ],
    }


def _short(words: str, synonyms: tuple[BodySynonym, ...]) -> str:
    """An opening in the wording that keys use, connectives left out as they leave them out."""
    for row in synonyms:
        words = words.replace(row.words, row.stands_for)
    return words.replace(" va ", " ").replace(" cac ", " ")


def _stem(name: str, synonyms: tuple[BodySynonym, ...]) -> str:
    """A name without place as keys write it."""
    return _short(fold(name), synonyms).replace(" ", "-")
