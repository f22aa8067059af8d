"""Notes the columns of every table: `python -m tests.makers.warehouse_forms`.

It refuses where a table that was noted before has other columns and no upgrade since leads to them, unless it is
one that is made from others as a whole: then write
`warehouse/upgrades/NNN_what.sql` first, with the next number and the statements that change the table.
"""

from __future__ import annotations

import sys

from warehouse.columns import columns, tables
from warehouse.sqlfiles import ROOT
from warehouse.upgrade import newest, remade

FORMS = ROOT / "upgrades" / "forms.tsv"

Forms = dict[str, tuple[int, str]]
"""By table: the version since which it has its columns, and these."""


def noted() -> Forms:
    """The forms as they were noted last."""
    lines = FORMS.read_text(encoding="utf-8").splitlines() if FORMS.exists() else []
    parted = [line.split("\t") for line in lines]
    return {table: (int(since), described) for table, since, described in parted}


def present() -> dict[str, str]:
    """By table: its columns as the schema files have them."""
    return {table: ", ".join(f"{name} {kind}" for name, kind in columns(table)) for table in sorted(tables())}


def changed(before: Forms) -> list[str]:
    """Tables whose columns are others than those noted, with no upgrade since."""
    return [
        table
        for table, described in present().items()
        if table in before
        and table not in remade()
        and sorted(before[table][1].split(", ")) != sorted(described.split(", "))
        and before[table][0] >= newest()
    ]


def forms(before: Forms) -> str:
    """What is to be noted."""
    lines = []
    for table, described in present().items():
        since, known = before.get(table, (newest(), described))
        lines.append(f"{table}\t{since if known == described else newest()}\t{described}\n")
    return "".join(lines)


if __name__ == "__main__":
    before = noted()
    if unseen := changed(before):
        sys.exit(f"{', '.join(unseen)}: write warehouse/upgrades/{newest() + 1:03}_….sql first")
    FORMS.write_text(forms(before), encoding="utf-8")
