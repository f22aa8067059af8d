"""A process that writes to a lake, for the tests: loads the documents with the numbers given, then resolves.

It says `ready` when it holds the lake, waits for a line, and works.  With `die` it ends in the middle.
"""

import os
import sys
from pathlib import Path

from extractors.facts import DocKind, Facts
from pipeline.record import Processed
from tests.warehouse_world import citation, processed
from warehouse.lake.file import newest
from warehouse.store import Warehouse


def report(number: int) -> Processed:
    """A report of its own about one plan."""
    said = f"Kế hoạch số {number}/KH-UBND ngày 05/01/2024 của UBND Thành phố Hà Nội"
    text = f"Tin {number}\nHôm nay triển khai {said}."
    cited = citation(
        text, said, "Kế hoạch", f"{number}/KH-UBND", issued="2024-01-05", issuer="UBND Thành phố Hà Nội"
    )
    return processed(f"https://bao.test/{number}", text, Facts(doc_kind=DocKind.NEWS, citations=(cited,)))


def main(lake: str, run_id: str, numbers: list[int], *, die: bool) -> None:
    with Warehouse(newest(Path(lake))) as warehouse:
        warehouse.start_run(run_id, "ingest")
        print("ready", flush=True)
        sys.stdin.readline()
        for number in numbers:
            warehouse.load([report(number)], (), run_id)
        if die:
            os._exit(9)
        warehouse.resolve()
        warehouse.finish_run(run_id)


if __name__ == "__main__":
    named, run, *rest = sys.argv[1:]
    main(named, run, [int(word) for word in rest if word != "die"], die="die" in rest)
