"""One document's facts against its gold: which outcomes there are, kind by kind."""

from __future__ import annotations

from collections.abc import Iterable

from extractors.folding import fold
from pipeline.evaluate.gold import GoldDocument
from pipeline.evaluate.names import same_name, same_number
from pipeline.evaluate.places import Place, all_places
from pipeline.evaluate.score_layout import score_layout
from pipeline.evaluate.score_relations import score_relations
from pipeline.evaluate.tally import Outcome, Row, Tally

SPANNED = (
    "citations", "dates", "people", "periods", "pinpoints", "deadlines", "anniversaries", "movements",
    "campaigns", "themes", "awards", "targets", "date_mentions",
)  # fmt: skip
"""Kinds whose exact places are counted, all mentions of each fact."""


def score(gold: GoldDocument, found: Row) -> list[Outcome]:
    """Every outcome of one document; `found` is a line of `danchieu extract`, with its `text`."""
    tally = Tally(gold.name)
    _document(tally, gold.facts, found)
    _own(tally, gold.facts, found)
    _citations(tally, gold.facts, found)
    score_relations(tally, gold.facts, found)
    _mentions(tally, gold, found)
    _pinpoints(tally, gold.facts, found)
    _days(tally, gold, found)
    _anniversaries(tally, gold.facts, found)
    _blocs(tally, gold.facts, found)
    _people(tally, gold.facts, found)
    _named(tally, gold.facts, found)
    score_layout(tally, gold, found)
    for kind in SPANNED:
        if kind in gold.facts or found.get(kind):
            _spans(tally, kind, gold, found)
    return tally.outcomes


def _rows(side: Row, kind: str) -> list[Row]:
    return list(side.get(kind) or [])


def _equal(ours: object, theirs: object) -> bool:
    return str(ours) == str(theirs)


def _distinct(rows: Iterable[Row], keys: tuple[str, ...]) -> list[Row]:
    """Rows that differ in any of `keys`, the first of each kept."""
    kept: dict[tuple[str, ...], Row] = {}
    for row in rows:
        kept.setdefault(tuple(fold(str(row.get(key) or "")) for key in keys), row)
    return list(kept.values())


def _document(tally: Tally, gold: Row, found: Row) -> None:
    pair = [(gold, found)]
    tally.fields("document", pair, "doc_kind", _equal)
    tally.fields("document", pair, "title", same_name, invented=False)
    tally.fields("document", pair, "published", _equal)
    tally.fields("document", pair, "about", same_number)
    names = [{"name": name} for name in gold.get("bylines") or []]
    tally.match("bylines", names, _rows(found, "bylines"), [_same_person], lambda row: row["name"])
    for printed in gold.get("absent") or []:
        read = any(same_number(printed, row.get("number")) for row in _rows(found, "citations"))
        tally.add("absent", "wrong" if read else "hit", printed, printed if read else None)


def _own(tally: Tally, gold: Row, found: Row) -> None:
    def own(side: Row) -> list[Row]:
        return [side["self"]] if (side.get("self") or {}).get("number") else []

    def same(ours: Row, theirs: Row) -> bool:
        return same_number(ours["number"], theirs["number"])

    tally.match("self", own(gold), own(found), [same], lambda row: row["number"])
    if gold.get("self") and found.get("self"):
        pair = [(gold["self"], found["self"])]
        for key, alike in (("issued", _equal), ("effective", _equal), ("capacity", _equal)):
            tally.fields("self", pair, key, alike)
        for key in ("type", "issuer", "parent", "place", "signer_title"):
            tally.fields("self", pair, key, same_name, invented=key in ("type", "issuer"))
        tally.fields("self", pair, "signer", lambda a, b: fold(a) == fold(b))
        _parts(tally, "self.recipients", *pair[0], "recipients")


def _citations(tally: Tally, gold: Row, found: Row) -> None:
    keys = ("number", "name", "issued", "year")
    ours, theirs = (_distinct(_rows(side, "citations"), keys) for side in (gold, found))

    def exact(a: Row, b: Row) -> bool:
        same_day = _equal(a.get("issued"), b.get("issued"))
        return same_cited(a, b) and same_day and _equal(a.get("year"), b.get("year"))

    pairs = tally.match("citations", ours, theirs, [exact, same_cited], cited_name)
    tally.fields("citations", pairs, "type", same_name, invented=False)
    tally.fields("citations", pairs, "issued", _equal)
    tally.fields("citations", pairs, "issuer", same_name)


def cited_name(row: Row) -> str:
    """How a citation is shown: its number, else the law's name."""
    return str(row.get("number") or row.get("name"))


def same_cited(gold: Row, found: Row) -> bool:
    """By number where gold has one, else a law by its name and, where both state it, its year."""
    if gold.get("number"):
        same_type = not gold.get("short") or same_name(gold.get("type"), found.get("type"))
        return same_number(gold["number"], found.get("number")) and same_type
    if not same_name(gold.get("name"), found.get("name")):
        return False
    return not (gold.get("year") and found.get("year")) or _equal(gold["year"], found["year"])


def _mentions(tally: Tally, gold: GoldDocument, found: Row) -> None:
    """Short forms and anaphora by place: resolved rightly, wrongly, or left open."""
    places = {place: row for row in _rows(gold.facts, "mentions") for place in _gold_places(gold, found, row)}
    theirs = {(row["start"], row["end"]): row for row in _rows(found, "mentions")}
    own = (gold.facts.get("self") or {}).get("number")
    for place, row in sorted(places.items(), key=lambda item: item[0]):
        meant, partner = row.get("to"), theirs.get(place) or _around(theirs, place)
        given = partner.get("to") if partner else None
        if row.get("optional") or (meant is None and given is None):
            continue
        quote = f"{found['text'][place[0] : place[1]]} -> "
        if given is None:
            tally.add("mentions", "missed", gold=f"{quote}{meant}")
        elif meant is not None and _same_end(meant, given, own):
            tally.add("mentions", "hit", f"{quote}{meant}", f"{quote}{given}", partner)
        else:
            tally.add("mentions", "wrong", f"{quote}{meant}", f"{quote}{given}", partner)


def _around(rows: dict[Place, Row], place: Place) -> Row | None:
    return next((row for (a, b), row in rows.items() if a < place[1] and place[0] < b), None)


def _same_end(gold: str, found: str, own: str | None) -> bool:
    if "self" in (gold, found):
        return gold == found or (own is not None and same_number(own, found if gold == "self" else gold))
    return same_number(gold, found) or same_name(gold, found)


def _pinpoints(tally: Tally, gold: Row, found: Row) -> None:
    own = (gold.get("self") or {}).get("number")

    def same_place(a: Row, b: Row) -> bool:
        return all(_equal(a.get(key), b.get(key)) for key in ("article", "clause", "point"))

    def same(a: Row, b: Row) -> bool:
        if not same_place(a, b):
            return False
        return a.get("to") is b.get("to") is None or _same_end(a.get("to") or "", b.get("to") or "", own)

    def show(row: Row) -> str:
        parts = [f"{key} {row[key]}" for key in ("point", "clause", "article") if row.get(key)]
        return f"{' '.join(parts)} of {row.get('to')}"

    tally.match("pinpoints", _rows(gold, "pinpoints"), _rows(found, "pinpoints"), [same], show)


def _days(tally: Tally, gold: GoldDocument, found: Row) -> None:
    facts = gold.facts
    keys = ("date",)
    ours, theirs = (_distinct(_rows(side, "dates"), keys) for side in (facts, found))
    tally.match("dates", ours, theirs, [lambda a, b: a["date"] == b["date"]], lambda row: row["date"])
    periods = _distinct(_rows(found, "period_mentions"), ("first", "last"))
    tally.match(
        "periods",
        _distinct(_rows(facts, "periods"), ("first", "last")),
        periods,
        [lambda a, b: (a["first"], a["last"]) == (b["first"], b["last"])],
        lambda row: f"{row['first']}-{row['last']}",
    )
    for kind, value in (("date_mentions", "date"), ("deadlines", "by")):
        pairs = tally.match(
            kind, _placed(gold, found, kind), _rows(found, kind), [_same_place, _touches], _quote
        )
        tally.fields(kind, pairs, value, _equal)
        if kind == "date_mentions":
            tally.fields(kind, pairs, "kind", _equal)


def _placed(gold: GoldDocument, found: Row, kind: str) -> list[Row]:
    """Gold's rows of a kind, one for each of their places; a row without a place in the text read is kept."""
    placed: list[Row] = []
    for row in _rows(gold.facts, kind):
        places = _gold_places(gold, found, row) or ((-1, -1),)
        for start, end in places:
            quote = found["text"][start:end] if start >= 0 else str(row.get("at"))
            placed.append({**row, "start": start, "end": end, "quote": quote})
    return placed


def _gold_places(gold: GoldDocument, found: Row, row: Row) -> tuple[Place, ...]:
    """Where a row of gold stands in the text as it was read, which may be cut otherwise than gold's own."""
    return all_places(found.get("text") or gold.text, row.get("at") or [])


def _quote(row: Row) -> str:
    return str(row["quote"])


def _same_place(a: Row, b: Row) -> bool:
    return bool((a["start"], a["end"]) == (b["start"], b["end"]))


def _touches(a: Row, b: Row) -> bool:
    return bool(a["start"] < b["end"] and b["start"] < a["end"])


def _anniversaries(tally: Tally, gold: Row, found: Row) -> None:
    def same(a: Row, b: Row) -> bool:
        same_day = bool(a.get("base")) and a.get("base") == b.get("base")
        return _equal(a.get("nth"), b.get("nth")) and (same_day or same_name(a.get("event"), b.get("event")))

    def exact(a: Row, b: Row) -> bool:
        return same(a, b) and same_name(a.get("event"), b.get("event"))

    pairs = tally.match(
        "anniversaries",
        _rows(gold, "anniversaries"),
        _distinct(_rows(found, "anniversaries"), ("nth", "event", "on")),
        [exact, same],
        lambda row: f"{row.get('nth')} {row.get('event')}",
    )
    tally.fields("anniversaries", pairs, "base", _equal, invented=False)
    tally.fields("anniversaries", pairs, "on", _equal)


def _blocs(tally: Tally, gold: Row, found: Row) -> None:
    def same(a: Row, b: Row) -> bool:
        return same_name(a.get("name"), b.get("name"))

    def exact(a: Row, b: Row) -> bool:
        return same(a, b) and _equal(a.get("year"), b.get("year"))

    pairs = tally.match(
        "blocs", _rows(gold, "blocs"), _rows(found, "blocs"), [exact, same], lambda row: row["name"]
    )
    tally.fields("blocs", pairs, "year", _equal, invented=False)
    tally.fields("blocs", pairs, "leader", same_name)
    tally.fields("blocs", pairs, "stated_count", _equal, invented=False)
    for ours, theirs in pairs:
        _parts(tally, "blocs.members", ours, theirs, "members")
        _parts(tally, "blocs.deputies", ours, theirs, "deputies")


def _parts(tally: Tally, kind: str, ours: Row, theirs: Row, key: str) -> None:
    """A list of names inside a row, as facts of their own."""
    sides = [[{"name": name} for name in row.get(key) or []] for row in (ours, theirs)]
    tests = [lambda a, b: a["name"] == b["name"], lambda a, b: same_name(a["name"], b["name"])]
    tally.match(kind, sides[0], sides[1], tests, lambda row: row["name"])


def _people(tally: Tally, gold: Row, found: Row) -> None:
    ours, theirs = (_distinct(_rows(side, "people"), ("name",)) for side in (gold, found))
    tally.match("people", ours, theirs, [_same_person], lambda row: row["name"])

    def same(a: Row, b: Row) -> bool:
        return fold(a["person"]) == fold(b["person"]) and same_name(a.get("title"), b.get("title"))

    def exact(a: Row, b: Row) -> bool:
        return same(a, b) and (a.get("org") == b.get("org") or same_name(a.get("org"), b.get("org")))

    pairs = tally.match(
        "roles",
        _rows(gold, "roles"),
        _distinct(_rows(found, "roles"), ("person", "title", "org")),
        [exact, same],
        lambda row: f"{row['person']}: {row['title']}, {row.get('org')}",
    )
    tally.fields("roles", pairs, "org", same_name)


def _same_person(a: Row, b: Row) -> bool:
    return fold(a["name"]) == fold(b["name"])


def _named(tally: Tally, gold: Row, found: Row) -> None:
    for kind in ("movements", "campaigns", "themes", "awards"):
        ours, theirs = (_distinct(_rows(side, kind), ("name",)) for side in (gold, found))
        tally.match(
            kind, ours, theirs, [lambda a, b: same_name(a["name"], b["name"])], lambda row: row["name"]
        )
    tests = [lambda a, b: fold(a["value"]) == fold(b["value"])]
    ours, theirs = (_distinct(_rows(side, "targets"), ("value",)) for side in (gold, found))
    pairs = tally.match("targets", ours, theirs, tests, lambda row: row["value"])
    tally.fields("targets", pairs, "by", _equal, invented=False)


def _spans(tally: Tally, kind: str, gold: GoldDocument, found: Row) -> None:
    """All mentions of a kind by their exact places."""
    rows = _rows(gold.facts, kind)
    wanted = {place: bool(row.get("optional")) for row in rows for place in _gold_places(gold, found, row)}
    found_rows = _rows(found, "period_mentions" if kind == "periods" else kind)
    given = {(a, b): row for row in found_rows for a, b in _mention_places(row)}
    if kind == "citations":
        # Short forms of what is cited in full are counted as mentions.
        short = {(row["start"], row["end"]) for row in _rows(found, "mentions")}
        given = {place: row for place, row in given.items() if place not in short}
    text = found.get("text") or ""
    for place, optional in sorted(wanted.items()):
        if not optional:
            verdict = "hit" if place in given else "missed"
            tally.add(f"{kind}.spans", verdict, gold=text[place[0] : place[1]], row=given.get(place))
    for (start, end), row in sorted(given.items(), key=lambda item: item[0]):
        if (start, end) not in wanted:
            tally.add(
                f"{kind}.spans", "spurious", found=text[start:end], row={**row, "start": start, "end": end}
            )


def _mention_places(row: Row) -> list[list[int]]:
    spans: list[list[int]] = row.get("spans") or [[row["start"], row["end"]]]
    return spans
