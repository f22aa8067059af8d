"""`danchieu audit relations`: a portal's own list of relations beside ours."""

from __future__ import annotations

import csv
import json
import sys
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.options import DEFAULT_WAREHOUSE, WarehouseFile, published


class ComparedFormat(StrEnum):
    """How the comparison is printed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


COLUMNS = ("outcome", "actor", "theirs", "target", "ours", "note", "quote", "source", "line")


def relations(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="The portal's list, as CSV or JSON.")],
    format: Annotated[ComparedFormat, typer.Option(help="How the rows are printed.")] = ComparedFormat.TABLE,
    everything: Annotated[bool, typer.Option("--all", help="Also what agrees.")] = False,
    warehouse: WarehouseFile = DEFAULT_WAREHOUSE,
) -> None:
    """Hold a portal's own list of relations (lược đồ) against ours, with our evidence.

    Columns: number, relation, other (or by, for the paper that acts); issued and other_issued tell papers of
    one number apart.  Vietnamese heads and labels are taken; docs/audits.md lists them.
    """
    from flows.cli.tables import print_table
    from warehouse.findings.portal_compare import compare
    from warehouse.findings.portal_file import read_portal_file

    wanted = read_portal_file(file)
    compared = [one for one in compare(published(warehouse), wanted) if everything or one.outcome != "agrees"]
    if format is ComparedFormat.JSON:
        print(json.dumps([asdict(one) for one in compared], ensure_ascii=False, indent=1))
        return
    rows = [[getattr(one, name) for name in COLUMNS] for one in compared]
    for row in rows:
        row[4] = ", ".join(row[4])
    if format is ComparedFormat.CSV:
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows)
    else:
        print_table(COLUMNS, rows)
