"""A copy of the project whose files a test may break."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tests.register import ROOT

if TYPE_CHECKING:
    from pathlib import Path

PARTS = ("app.py", "components", "data", "pages", "static", ".streamlit", "CITATION.cff", "LICENSE", "CHANGELOG.md")


def copied(folder: Path, root: Path = ROOT) -> Path:
    """A copy of what the server needs, written into a folder; `root` is the project or another copy."""
    folder.mkdir(parents=True, exist_ok=True)
    for each in PARTS:
        source = root / each
        if source.is_dir():
            shutil.copytree(source, folder / each, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / each)
    return folder
