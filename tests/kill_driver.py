"""A process that carries out runs in forked children, for tests that kill them: nothing is imported twice.

Each line on stdin is one run: its kind, a folder (of papers, or of source definitions), the port at which the
publisher of the definitions is reached, and the warehouse; told back are the child's id and how it ended.
"""

import os
import sys
from dataclasses import replace
from pathlib import Path

import flows.run
from corpora.source_files import load_sources
from extractors.document import Context, plain_document
from extractors.extract import extract
from extractors.kit import Kit
from extractors.version import code_version
from flows.choose import settings_for
from flows.places import Places
from flows.progress import Silent
from flows.run import RunReport
from flows.runner import PlainRunner
from flows.work import run_ingest, run_nightly
from tests.readers import reader_here


def run(kind: str, folder: str, port: str, places: Places) -> RunReport:
    if kind == "ingest":
        return run_ingest(places, [folder], settings_for(None), PlainRunner(), Silent())
    sources = load_sources(Path(folder))
    hosts = {host: ("127.0.0.1", int(port)) for source in sources for host in source.hosts}
    settings = settings_for(hosts)
    settings = replace(settings, limits=replace(settings.limits, attempts=1))
    return run_nightly(places, sources, settings, PlainRunner(), Silent())


def main() -> None:
    load_sources()
    code_version()
    kit = Kit.load()
    extract(plain_document("Ông Nguyễn Văn An đến Hà Nội."), Context(source="warm-up"), kit)
    flows.run.Reader = reader_here(kit)
    print("ready", flush=True)
    for line in sys.stdin:
        kind, folder, port, warehouse = line.rstrip("\n").split("\t")
        child = os.fork()
        if child == 0:
            report = run(kind, folder, port, Places.of(Path(warehouse)))
            os._exit(3 if kind == "ingest" and report.failures else 0)
        print(child, flush=True)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


if __name__ == "__main__":
    main()
