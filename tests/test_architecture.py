"""The house's own rules: imports run one way, modules stay small, the text speaks of the project alone."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ORDER = ["corpora", "extractors", "pipeline", "warehouse", "flows"]
MODULES = sorted(path for package in ORDER for path in (ROOT / package).rglob("*.py"))
MOST_LINES = 350
MOST_FUNCTION_LINES = 50
NO_NETWORK = {"httpx", "requests", "urllib.request", "socket", "duckdb", "prefect", "pyarrow"}


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text("utf-8"))
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names.add(node.module)
    return names


def relative(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_imports_run_one_way(path: Path) -> None:
    own = ORDER.index(path.relative_to(ROOT).parts[0])
    above = {name for name in imports(path) if name.split(".")[0] in ORDER[own + 1 :]}
    assert not above, f"{relative(path)} reaches up to {sorted(above)}"


@pytest.mark.parametrize(
    "path", [p for p in MODULES if p.relative_to(ROOT).parts[0] == "extractors"], ids=relative
)
def test_extractors_need_neither_network_nor_sql(path: Path) -> None:
    assert not {name for name in imports(path) if name in NO_NETWORK or name.split(".")[0] in NO_NETWORK}


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_modules_are_read_in_one_sitting(path: Path) -> None:
    source = path.read_text("utf-8")
    assert source.count("\n") <= MOST_LINES
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            assert node.end_lineno - node.lineno < MOST_FUNCTION_LINES, f"{relative(path)}: {node.name}"


@pytest.mark.parametrize("path", MODULES, ids=relative)
def test_no_catch_all_modules_and_no_swallowed_errors(path: Path) -> None:
    assert path.name not in ("utils.py", "helpers.py")
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ExceptHandler):
            assert not (len(node.body) == 1 and isinstance(node.body[0], ast.Pass)), relative(path)


def test_the_lock_names_no_host() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    assert not re.search(r"https?://|--(?:index|extra-index|find-links)", lock)
    packages = [line for line in lock.splitlines() if line and not line.startswith((" ", "#"))]
    assert all("==" in line for line in packages)
    assert lock.count("--hash=sha256:") >= len(packages)
