"""What tests of several folders need: a table that cannot be read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from components import http
from data import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture(autouse=True)
def forgetful() -> None:
    """Every test asks a server that has answered nothing yet: charts and tables of the one before may have been other ones."""
    http.KEPT.clear()


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Make tables unreadable for one test: their files are gone, or hold `text` instead of rows."""

    def now(*names: str, text: str | None = None) -> None:
        for name in names:
            entry = replace(PACKAGE.tables[name], folder=tmp_path)
            monkeypatch.setitem(PACKAGE.tables, name, entry)
            if text is not None:
                entry.file.write_text(text, encoding="utf-8")

    return now
