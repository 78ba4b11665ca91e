"""Which build of the project answers: a short name that changes with its own files, for the tags of answers."""

from __future__ import annotations

import hashlib
from pathlib import Path

PROJECT = Path(__file__).parents[2]
PARTS = ("app.py", "components/**/*", "data/**/*.py", "pages/**/*", "static/**/*", "requirements.txt")
"""What an answer is made of beside the tables and their descriptor."""


def build_id(root: Path) -> str:
    """A hash of the names and the bytes of a project's own files."""
    files = {each for pattern in PARTS for each in root.glob(pattern) if each.is_file() and each.parent.name != "__pycache__"}
    sums = "".join(f"{hashlib.sha256(each.read_bytes()).hexdigest()} {each.relative_to(root).as_posix()}\n" for each in sorted(files))
    return hashlib.sha256(sums.encode()).hexdigest()[:20]


BUILD = build_id(PROJECT)
"""Of the files that this process started with."""
