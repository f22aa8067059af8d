"""Shared fixtures: the kit is built once, and documents beside the checkout are found through one variable."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from extractors.kit import Kit

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def kit() -> Kit:
    return Kit.load()


def shared_folder() -> Path:
    """The folder that DANCHIEU_SHARED names; by default `shared` beside the checkout."""
    return Path(os.environ.get("DANCHIEU_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    folder = shared_folder()
    if not folder.is_dir():
        pytest.skip(f"no folder {folder}; name one with DANCHIEU_SHARED")
    return folder
