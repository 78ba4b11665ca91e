"""What tests of several folders need: a table that cannot be read, a browser."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Browser, sync_playwright

from components.web import answers
from data import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


@pytest.fixture(autouse=True)
def forgetful() -> None:
    """Every test asks a server that has answered nothing yet: charts and tables of the one before may have been other ones."""
    answers.KEPT_ANSWERS.clear()


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


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium: the one that CHROMIUM names, or one that is there. It finds nobody but this machine."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("no Chromium: install one, or name one with CHROMIUM=/path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", ALONE],
        )
        yield browser
        browser.close()
