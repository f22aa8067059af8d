"""One line a document with what is found in it, to see in `git diff` how far a change reaches.

`make snapshot` rewrites `tests/snapshots/` and prints which documents changed, and in which kinds.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from corpora.demo import GOLD as DEMO_GOLD
from corpora.demo import SITE
from extractors.kit import Kit
from pipeline.unreadable import UnreadableError
from tests.makers.values import OPEN_GOLD, Values, read

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "tests" / "snapshots"
OWN, SHARED = FOLDER / "own.tsv", FOLDER / "shared.tsv"
_HEAD = {
    OWN: "# The project's own documents: kind, count and hash of the rows found; of held-out ones hashes alone.\n",
    SHARED: "# Documents beside the checkout: how many rows of each kind are found.\n",
}
_DIGITS = 5
_PAGES = (("seeds", "*.txt"), ("real/html", "*.html"), ("real/pdf", "*.pdf"))
_ARTICLES = "real/text/hanoi_articles.jsonl"


@dataclass(frozen=True, slots=True)
class Source:
    """A document by the name that stands in the snapshot, and how its rows are told."""

    name: str
    data: bytes
    told: Callable[[Values], Iterable[str]]


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]


def _rows(kind: str, values: Values) -> str:
    return _hash(repr(sorted(values[kind].items())))


def _counted(values: Values) -> dict[str, int]:
    unsaid = {("None",)}
    counts = {kind: sum(n for row, n in rows.items() if row not in unsaid) for kind, rows in values.items()}
    return {kind: count for kind, count in counts.items() if count}


def in_full(values: Values) -> list[str]:
    """`citations:4:1a2b3` for each kind that is found."""
    return [f"{kind}:{count}:{_rows(kind, values)}" for kind, count in _counted(values).items()]


def hashed(values: Values) -> list[str]:
    """`citations:1a2b3`, for every kind, so that not even the kinds are told."""
    return [f"{kind}:{_rows(kind, values)}" for kind in values]


def counted(values: Values) -> list[str]:
    """`citations:4` for each kind that is found."""
    return [f"{kind}:{count}" for kind, count in _counted(values).items()]


def own_sources() -> Iterator[Source]:
    """Gold, open and held out, and the demo."""
    for path in sorted(OPEN_GOLD.glob("*.txt")):
        yield Source(f"open/{path.stem}", path.read_bytes(), in_full)
    held = [path.read_bytes() for path in (OPEN_GOLD.parent / "held").glob("*.txt")]
    for name, data in sorted((hashlib.sha256(data).hexdigest()[:8], data) for data in held):
        yield Source(f"held/{name}", data, hashed)
    for path in sorted(DEMO_GOLD.glob("*.json")):
        parts = urlsplit(json.loads(path.read_text("utf-8"))["source"])
        page = SITE / parts.netloc / parts.path.lstrip("/")
        yield Source(f"demo/{path.stem}", page.read_bytes(), in_full)


def shared_sources() -> Iterator[Source]:
    """Seeds, articles, pages and PDF files beside the checkout, where they are."""
    folder = Path(os.environ.get("DANCHIEU_SHARED", ROOT.parent / "shared"))
    for part, pattern in _PAGES:
        for path in sorted((folder / part).glob(pattern)):
            yield Source(f"{part}/{path.stem[:80]}", path.read_bytes(), counted)
    articles = folder / _ARTICLES
    lines = articles.read_text("utf-8").splitlines() if articles.is_file() else []
    for line in lines:
        article = json.loads(line)
        text = f"{article['title']}\n{article['body']}"
        yield Source(f"articles/{article['id']}", text.encode(), counted)


def lines_of(sources: Iterable[Source], kit: Kit) -> dict[str, list[str]]:
    """Each document's line, by its name."""
    found = {}
    for source in sources:
        try:
            found[source.name] = list(source.told(read(source.data, kit).values))
        except UnreadableError as trouble:
            found[source.name] = [f"unreadable:{trouble.kind}"]
    return found


def load(path: Path) -> dict[str, list[str]]:
    """The lines of a snapshot; none where it was never written."""
    if not path.is_file():
        return {}
    rows = (line.split("\t") for line in path.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {name: cells for name, *cells in rows}


def save(path: Path, lines: dict[str, list[str]]) -> None:
    path.parent.mkdir(exist_ok=True)
    body = "".join("\t".join((name, *cells)) + "\n" for name, cells in lines.items())
    path.write_text(_HEAD[path] + body, "utf-8")


def changes(before: dict[str, list[str]], after: dict[str, list[str]]) -> list[str]:
    """One line a document that is new, gone, or says something else, with the kinds concerned."""
    told = [f"{name}: gone" for name in before.keys() - after.keys()]
    told += [f"{name}: new" for name in after.keys() - before.keys()]
    for name in before.keys() & after.keys():
        kinds = sorted({cell.split(":")[0] for cell in set(before[name]) ^ set(after[name])})
        told += [f"{name}: {', '.join(kinds)}"] if kinds else []
    return sorted(told)


def main() -> None:
    """Rewrite both snapshots and print what changed; documents that are not at hand keep their lines."""
    kit = Kit.load()
    for path, sources in ((OWN, own_sources()), (SHARED, shared_sources())):
        before, after = load(path), lines_of(sources, kit)
        if not after:
            print(
                f"{path.name}: no document is at hand; name their folder with DANCHIEU_SHARED",
                file=sys.stderr,
            )
            continue
        told = changes(before, after)
        kinds = Counter(kind for line in told for kind in line.split(": ")[1].split(", "))
        print(f"{path.name}: {len(told)} of {len(after)} documents changed")
        print("".join(f"  {line}\n" for line in told), end="")
        if kinds:
            print("  " + ", ".join(f"{kind} {count}" for kind, count in kinds.most_common()))
        save(path, after)


if __name__ == "__main__":
    main()
