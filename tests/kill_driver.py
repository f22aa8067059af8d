"""A process that ingests a folder in forked children, for tests that kill them: nothing is imported twice."""

import os
import sys
from pathlib import Path

from corpora.source_files import load_sources
from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.kit import Kit
from extractors.version import code_version
from flows.choose import settings_for
from flows.places import Places
from flows.progress import Silent
from flows.runner import PlainRunner
from flows.work import run_ingest


def main() -> None:
    load_sources()
    code_version()
    kit = Kit.load()
    extract(plain_document("Ông Nguyễn Văn An đến Hà Nội."), Context(source="warm-up"), kit)
    Kit.load = staticmethod(lambda: kit)
    print("ready", flush=True)
    for line in sys.stdin:
        folder, warehouse = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            report = run_ingest(
                Places.of(Path(warehouse)), [folder], settings_for(None), PlainRunner(), Silent()
            )
            os._exit(3 if report.failures else 0)
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
