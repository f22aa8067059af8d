"""What an operator may choose."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

HOSTS = ("127.0.0.1", "localhost", "[::1]")
"""Names of this machine for itself."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Where the explorer reads, who may ask it, and how much one question may cost."""

    warehouse: Path
    """The published DuckDB file."""
    archive: Path | None = None
    """The archive's folder; without it pages show no source as published."""
    language: str = "vi"
    """The language of those who have not chosen one: `vi` or `en`."""
    hosts: tuple[str, ...] = HOSTS
    """Names under which it answers: a page elsewhere cannot make a browser ask it under its own name."""
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    """Where both are given, browsers are asked for them (basic auth)."""
    page_seconds: float = 10.0
    """After so long a question of a page is given up."""
    console_seconds: float = 20.0
    """After so long a statement of the console is given up."""
    console_rows: int = 5_000
    """So many rows of an answer are shown in the console, and no more are read."""
    requests: int = 240
    """Requests that one address may make in a minute; style, script and pictures not counted."""
    ready_seconds: float | None = 5.0
    """How often a newer file is looked for and the first page asked of it; None leaves that to the reader."""
