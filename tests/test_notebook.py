"""The analysts' notebook: valid, kept without outputs, and every cell runs on the demo warehouse."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import Any

import duckdb
import matplotlib
import nbformat
import pytest

FOLDER = Path(__file__).parent.parent / "docs" / "notebooks"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))


def run_cell(source: str, names: dict[str, Any]) -> Any:
    """Run a cell as a notebook does; the value of its last line where that is an expression without `;`."""
    tree = ast.parse(source)
    last = tree.body[-1]
    shown = isinstance(last, ast.Expr) and not source.rstrip().endswith(";")
    body = tree.body[:-1] if shown else tree.body
    exec(compile(ast.Module(body, []), "<cell>", "exec"), names)
    return (
        eval(compile(ast.Expression(last.value), "<cell>", "eval"), names)
        if isinstance(last, ast.Expr) and shown
        else None
    )


def test_there_is_one() -> None:
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_is_kept_without_outputs(path: Path) -> None:
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    for cell in notebook.cells:
        assert not cell.get("outputs")
        assert cell.get("execution_count") is None


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_every_cell_runs_and_shows_something(path: Path, demo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    matplotlib.use("Agg")
    monkeypatch.setenv("DANCHIEU_WAREHOUSE", str(demo))
    from matplotlib import pyplot

    names: dict[str, Any] = {}
    tables = 0
    for cell in nbformat.read(path, as_version=4).cells:
        if cell.cell_type == "code":
            shown = run_cell(cell.source, names)
            if isinstance(shown, duckdb.DuckDBPyRelation):
                assert len(shown.fetchall()) > 0, cell.source
                tables += 1
    figures = [pyplot.figure(number) for number in pyplot.get_fignums()]
    assert tables >= 5
    assert len(figures) >= 4
    for figure in figures:
        (axes,) = figure.axes
        assert axes.get_title()
        assert axes.has_data()
        figure.canvas.draw()
    pyplot.close("all")
