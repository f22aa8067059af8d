"""The rows of a shard, made from arrays of documents and mentions."""

from __future__ import annotations

import hashlib

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from tests.worlds.chance import Chance, Ints
from tests.worlds.citing import (
    BARE,
    FULL,
    LAW_ALONE,
    LAW_NAMED,
    PLACELESS,
    SHORT,
    UNDATED,
    Documents,
    Mentions,
)
from tests.worlds.printing import Printed, joined, picked
from tests.worlds.register import LAW, Register
from warehouse.loading.rows import key
from warehouse.loading.shards import shard_columns

Places = tuple[pa.Array, Ints, Ints]
"""Quotes, and where each begins and ends."""

_KINDS = {
    "Kế hoạch": "plan",
    "Quyết định": "decision",
    "Nghị quyết": "resolution",
    "Chương trình hành động": "plan",
}
_CODE = "world-1"
_VALUES = 126
_TEMPLATES = 200
_PAPERS = ("bao-viet.test", "tin-moi.test", "nhan-dan.test", "dai-bieu.test")


def source_names(register: Register, places: Ints) -> list[str]:
    """The address of each document."""
    own = len(register)
    return [
        f"https://van-ban.test/{place}" if place < own else f"https://{_PAPERS[place % 4]}/{place}"
        for place in places.tolist()
    ]


class ShardTables:
    """One shard's documents as Arrow tables."""

    def __init__(
        self, register: Register, printed: Printed, chance: Chance, documents: Documents, mentions: Mentions
    ) -> None:
        self.register, self.printed, self.chance = register, printed, chance
        self.documents, self.mentions = documents, mentions
        self.count = len(documents.place)
        self.items = np.arange(self.count, dtype=np.int64)
        self._write_texts()
        self.sources = source_names(register, documents.place)
        self.hashes = [hashlib.sha256(text.encode()).hexdigest() for text in self.texts.to_pylist()]
        self.document_id = np.array([key("document", source) for source in self.sources], np.int64)
        versions = [key("version", *pair) for pair in zip(self.sources, self.hashes, strict=True)]
        self.version_id = np.array(versions, np.int64)

    def _write_texts(self) -> None:
        """Texts, and where each quote stands in them."""
        documents, mentions = self.documents, self.mentions
        focus = self.printed.quotes[FULL].take(pa.array(documents.focus)).to_pylist()
        signers = self.printed.signer.take(pa.array(documents.focus)).to_pylist()
        heads = [
            f"{quote}\nNgười ký: {signer}"
            if own
            else f"{'Tin thêm' if near else 'Bản tin'} số {place if near else base}: {quote}\nPhát biểu: {signer}"
            for quote, signer, own, near, place, base in zip(
                focus, signers, documents.own.tolist(), documents.near.tolist(), documents.place.tolist(),
                documents.base.tolist(), strict=True,
            )
        ]  # fmt: skip
        self.heads = pa.array(heads)
        self.quotes = self.printed.quote(mentions.instrument, mentions.form)
        lines = pc.binary_join_element_wise("Thực hiện ", self.quotes, ";", "")
        body = joined(mentions.document, self.count, lines)
        self.texts = pc.binary_join_element_wise(self.heads, body, "\n")
        widths = np.asarray(pc.utf8_length(self.quotes)).astype(np.int64)
        before = np.cumsum(widths + 12) - (widths + 12)
        first = np.searchsorted(mentions.document, mentions.document, "left")
        self.head_width = np.asarray(pc.utf8_length(self.heads)).astype(np.int64)
        within = before - before[first] if len(before) else before
        self.start = self.head_width[mentions.document] + 1 + within + 10
        self.end = self.start + widths
        self.widths = np.asarray(pc.utf8_length(self.texts)).astype(np.int64)
        self.titles = pc.list_element(pc.split_pattern(self.heads, "\n", max_splits=1), 0)
        self.title_width = np.asarray(pc.utf8_length(self.titles)).astype(np.int64)

    def tables(self) -> dict[str, pa.Table]:
        """Every table that has rows."""
        made = {
            **self._heads(),
            **self._instruments(),
            **self._others(),
            "document_signatures": self._signatures(),
        }
        made["fact_spans"] = self._spans(made)
        return made

    def _table(self, name: str, item: Ints, *values: object) -> pa.Table:
        """A table of these columns; the item's own number comes last."""
        names = [column for column, _ in shard_columns(name)]
        arrays = [
            value if isinstance(value, pa.Array | pa.ChunkedArray) else pa.array(value) for value in values
        ]
        return pa.Table.from_arrays([*arrays, pa.array(item)], names=names)

    def _facts(
        self, name: str, item: Ints, ordinal: Ints | None, *values: object, places: Places
    ) -> pa.Table:
        """A table of facts: the version, their place in its list, the values, then where each stands."""
        size, (quote, start, end) = len(item), places
        heads = [self.version_id[item], *([] if ordinal is None else [ordinal.astype(np.int32)])]
        words = (
            quote,
            start.astype(np.int32),
            end.astype(np.int32),
            _same("world", size),
            _same("certain", size),
        )
        return self._table(name, item, *heads, *values, *words)

    def _heads(self) -> dict[str, pa.Table]:
        documents, size = self.documents, self.count
        names = [province.name for province in self.register.provinces]
        place = picked(pa.array(names), np.maximum(documents.portal, 0), documents.portal >= 0)
        publisher = pa.array(
            ["Cổng thông tin" if portal >= 0 else "Báo toàn quốc" for portal in documents.portal]
        )
        kinds = picked(pa.array([_KINDS.get(one.type, "other") for one in self.register.series]),
                       self.register.of_series[documents.focus])  # fmt: skip
        kind = pc.if_else(pa.array(documents.own), kinds, "news")
        about = picked(self.printed.number, documents.focus, ~documents.own)
        published = documents.day.astype("datetime64[D]")
        fetched = pc.binary_join_element_wise(pa.array(published).cast(pa.string()), "T06:00:00Z", "")
        sha = pa.array(self.hashes)
        none = pa.nulls(size, pa.string())
        empty = pa.array([[]] * size, pa.list_(pa.string()))
        return {
            "documents": self._table("documents", self.items, self.document_id, self.sources, publisher, place),
            "archive_records": self._table(
                "archive_records", self.items, self.document_id, sha, self.version_id, self.widths,
                _same("text/html", size), pa.array(np.full(size, 200, np.int32)), none, none, none, fetched, fetched,
            ),
            "document_versions": self._table(
                "document_versions", self.items, self.version_id, self.document_id, np.zeros(size, bool), sha, sha,
                _same(_CODE, size), fetched, fetched, _same("html", size), kind, self.titles, published, about,
                empty, empty, self.texts,
            ),
        }  # fmt: skip

    def _instruments(self) -> dict[str, pa.Table]:
        documents, mentions, printed = self.documents, self.mentions, self.printed
        own = np.flatnonzero(documents.own)
        focus, lacking = pa.array(documents.focus[own]), pa.nulls(len(own), pa.string())
        nobody = pa.array([[]] * len(own), pa.list_(pa.string()))
        instrument, form = pa.array(mentions.instrument), mentions.form
        law, short = np.isin(form, (LAW_NAMED, LAW_ALONE)), np.isin(form, (SHORT, BARE))
        number = pc.if_else(
            pa.array(short), printed.running.take(instrument), printed.number.take(instrument)
        )
        unsaid = pa.nulls(len(form), pa.string())
        title = (self.titles.take(pa.array(own)), np.zeros(len(own), np.int64), self.title_width[own])
        return {
            "fact_self": self._facts(
                "fact_self", own, None, printed.type.take(focus), printed.number.take(focus), printed.issued.take(focus),
                printed.issuer.take(focus), printed.signer.take(focus), *[lacking] * 5, nobody,
                pa.nulls(len(own), pa.date32()), places=title,
            ),
            "fact_citations": self._facts(
                "fact_citations", mentions.document, mentions.ordinal, printed.type.take(instrument),
                pc.if_else(pa.array(law), pa.scalar(None, pa.string()), number),
                picked(printed.issued, mentions.instrument, np.isin(form, (FULL, PLACELESS))),
                picked(printed.issuer, mentions.instrument, np.isin(form, (FULL, UNDATED))),
                unsaid, picked(printed.law, mentions.instrument, law),
                picked(printed.year, mentions.instrument, form == LAW_NAMED), short, unsaid,
                places=(self.quotes, self.start, self.end),
            ),
            "fact_relations": self._relations(),
            "fact_dates": self._dates(np.flatnonzero(form == FULL)),
        }  # fmt: skip

    def _relations(self) -> pa.Table:
        """An own text carries out its first citation; news tell how the first stands to the second, and so on."""
        documents, mentions, register = self.documents, self.mentions, self.register
        above = np.append(register.parent, -1)
        first = np.searchsorted(mentions.document, self.items, "left")
        has = np.append(mentions.document, -1)[np.minimum(first, len(mentions.document))] == self.items
        before = np.where(
            mentions.ordinal > 0, np.roll(mentions.instrument, 1), documents.focus[mentions.document]
        )
        own = documents.own[mentions.document]
        step = mentions.ordinal <= np.where(own, 0, 2)
        told = (
            step
            & (own | (mentions.ordinal > 0))
            & (above[before] == mentions.instrument)
            & has[mentions.document]
        )
        row = np.flatnonzero(told)
        item, size = mentions.document[row], len(row)
        ordinal = np.arange(size) - np.searchsorted(item, item, "left")
        source = np.where(own[row], -1, mentions.ordinal[row] - 1).astype(np.int32)
        to = mentions.ordinal[row].astype(np.int32)
        return self._facts(
            "fact_relations", item, ordinal, source, _same("implements", size), to, _same("thực hiện", size), ~own[row],
            np.zeros(size, bool), places=(self.quotes.take(pa.array(row)), self.start[row], self.end[row]),
        )  # fmt: skip

    def _dates(self, row: Ints) -> pa.Table:
        """The day in every full citation."""
        mentions = self.mentions
        item, instrument = mentions.document[row], mentions.instrument[row]
        ordinal = np.arange(len(row)) - np.searchsorted(item, item, "left")
        iso = self.printed.iso.take(pa.array(instrument))
        start = self.start[row] + self.printed.lead[instrument]
        quote = pc.strftime(self.printed.issued.take(pa.array(instrument)), format="%d/%m/%Y")
        return self._facts("fact_dates", item, ordinal, iso, places=(quote, start, start + 10))

    def _others(self) -> dict[str, pa.Table]:
        """Blocks, and the person that each document names with an office."""
        documents, printed, register = self.documents, self.printed, self.register
        said = np.array([one.kind != LAW for one in register.series])[register.of_series[documents.focus]]
        item = np.flatnonzero(said)
        size, focus = len(item), pa.array(documents.focus[item])
        name = printed.signer.take(focus)
        width = np.asarray(pc.utf8_length(name)).astype(np.int64)
        places = (name, self.head_width[item] - width, self.head_width[item])
        zeros = np.zeros(size, np.int64)
        head = pa.array(["Chủ tịch" if "UBND" in one.issuer or "HĐND" in one.issuer else "Bí thư"
                         for one in register.series])  # fmt: skip
        title = head.take(pa.array(register.of_series[documents.focus[item]]))
        body = printed.issuer.take(focus)
        own = documents.own[item]
        signed = np.flatnonzero(own)
        signing = tuple(column.take(pa.array(signed)) for column in (name, title, body))
        nobody = pa.array([[]] * len(signed), pa.list_(pa.string()))
        unsaid = pa.nulls(len(signed), pa.string())
        return {
            "fact_people": self._facts("fact_people", item, zeros, name, places=places),
            "fact_roles": self._facts("fact_roles", item, zeros, name, title, body, places=places),
            "fact_signers": self._facts(
                "fact_signers", item[signed], zeros[signed], signing[0], signing[1], unsaid, nobody, signing[2],
                places=(signing[0], places[1][signed], places[2][signed]),
            ),
            "fact_blocks": self._blocks(),
        }  # fmt: skip

    def _blocks(self) -> pa.Table:
        """A title and a body each."""
        item = np.repeat(self.items, 2)
        second = np.tile([False, True], self.count)
        start = np.where(second, np.minimum(self.title_width[item] + 1, self.widths[item]), 0).astype(
            np.int32
        )
        end = np.where(second, self.widths[item], self.title_width[item]).astype(np.int32)
        path = pc.if_else(pa.array(second), "/html/body/p", "/html/body/h1")
        zone = pc.if_else(pa.array(second), "body", "title")
        ordinal = second.astype(np.int32)
        return self._table(
            "fact_blocks", item, self.version_id[item], ordinal, zone, start, end, path,
            pa.nulls(len(item), pa.int32()), pa.nulls(len(item), pa.list_(pa.float64())),
        )  # fmt: skip

    def _spans(self, made: dict[str, pa.Table]) -> pa.Table:
        kinds = {
            "fact_citations": "citation", "fact_self": "self", "fact_relations": "relation", "fact_dates": "date",
            "fact_people": "person", "fact_roles": "role",
        }  # fmt: skip
        parts = []
        for name, kind in kinds.items():
            table = made[name]
            size = len(table)
            ordinal = (
                table["ordinal"] if "ordinal" in table.column_names else pa.array(np.zeros(size, np.int32))
            )
            columns = [table["version_id"], _same(kind, size), ordinal, pa.array(np.zeros(size, np.int32)), table["start"],
                       table["end"], table["item"]]  # fmt: skip
            parts.append(
                pa.Table.from_arrays(columns, names=[name for name, _ in shard_columns("fact_spans")])
            )
        return pa.concat_tables(parts)

    def _signatures(self) -> pa.Table:
        """Copies have the words of their origin, a near one some of its own; a tenth is made from templates."""
        documents, chance = self.documents, self.chance
        slots = np.arange(_VALUES, dtype=np.int64)
        values = _drawn(chance, "minhash", documents.base, slots)
        template = chance.below("template", documents.base, _TEMPLATES)
        made_from = chance.share("from", documents.base) < 0.1
        shared = made_from[:, None] & (chance.share("shares", slots) < 0.6)[None, :]
        values = np.where(shared, _drawn(chance, "template", template, slots), values)
        apart = documents.near[:, None] & (slots % 12 == 0)[None, :]
        values = np.where(apart, _drawn(chance, "near", documents.place, slots), values)
        marks = np.arange(12, dtype=np.int64)
        contexts = _drawn(
            chance, "contexts", np.where(made_from, template, documents.base + _TEMPLATES), marks
        )
        said = _drawn(chance, "marks", documents.base, marks)
        texts = zip(documents.base.tolist(), documents.place.tolist(), documents.near.tolist(), strict=True)
        text_hash = [
            hashlib.sha256(f"{place if near else base}".encode()).hexdigest() for base, place, near in texts
        ]
        words = np.full(self.count, 120, np.int32)
        return self._table(
            "document_signatures", self.items, self.version_id, text_hash, words, words - 3, _lists(values),
            _lists(contexts), _lists(said),
        )  # fmt: skip


def _drawn(chance: Chance, purpose: str, rows: Ints, columns: Ints) -> Ints:
    """A 32-bit number for each row and column."""
    return (
        chance.bits(purpose, (rows[:, None] * 1000 + columns[None, :]).ravel())
        .astype(np.int32)
        .reshape(len(rows), -1)
    )


def _lists(values: Ints) -> pa.Array:
    rows, columns = values.shape
    offsets = np.arange(rows + 1, dtype=np.int32) * columns
    return pa.ListArray.from_arrays(pa.array(offsets), pa.array(values.ravel().astype(np.int32)))


def _same(value: str, size: int) -> pa.Array:
    return pa.repeat(pa.scalar(value), size)
