"""What tests of several folders need: a table that cannot be read, one with a few rows, all as they once were, a browser."""

from __future__ import annotations

import csv
import os
import shutil
import sys
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright
from streamlit.components.v2 import manifest_scanner

from components.bake import workers
from components.web import answers
from data import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from data import Field, Table


TESTS = Path(__file__).parent
RECORD = TESTS / "record"
LONGEST = ("browser", "bake", "deploy", "faults")
"""The folders whose files take longest."""
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
RELAY = Path(__file__).parent / "browser" / "firefox.py"
AT_HOME = {
    "services.settings.server": "data:,",
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
}
"""Settings of Firefox: nothing is asked for outside of this machine."""
ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first: of two processes that take one file after the other none is left alone with minutes at the end."""
    places = {folder: place for place, folder in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.relative_to(TESTS).parts[0], len(places)))


def pytest_collection_finish() -> None:
    """Most of what tests do is making charts."""
    workers.tune_garbage_collection()


@pytest.fixture(scope="module")
def _build() -> str:
    """What the server is made of, as far as the tests of one file know."""
    return uuid4().hex


@pytest.fixture(autouse=True)
def forgetful(request: pytest.FixtureRequest, _build: str) -> Iterator[None]:
    """A test that changes something asks a server that has answered nothing yet, and so does the first of each file: charts of the one
    before may have been other ones. And a script that `AppTest` has run is no longer the main module, which processes started anew would run.
    """
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "__main__", sys.modules["__main__"])
        patch.setattr(answers, "BUILD", uuid4().hex if "monkeypatch" in request.fixturenames else _build)
        yield


@pytest.fixture(scope="session", autouse=True)
def _scanned_once() -> Iterator[None]:
    """`AppTest` reads the metadata of all installed packages anew for each of its readers, which takes longer than most pages; none changes while tests run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(manifest_scanner, "scan_component_manifests", cache(manifest_scanner.scan_component_manifests))
        yield


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


def _filler(field: Field, number: int) -> str:
    """What stands in a cell that a row needs and a test does not care for."""
    if not field.required:
        return ""
    if field.labels:
        return next(iter(field.labels))
    if field.type == "date" or field.mixed_date:
        return "2014-01-01"
    return {"integer": "1", "number": "1", "boolean": "false"}.get(field.type, f"{field.name} {number}")


def _written(value: Any, field: Field) -> str:
    """A value as it stands in a file of a table."""
    if isinstance(value, list):
        return field.delimiter.join(map(str, value))
    return "" if value is None else str(value).lower() if isinstance(value, bool) else str(value)


def _write_rows(entry: Table, rows: Sequence[dict[str, Any]]) -> None:
    unknown = {name for row in rows for name in row} - {*entry.fields}
    assert not unknown, f"{entry.name} has no {', '.join(sorted(unknown))}"
    with entry.file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(entry.fields)
        for number, row in enumerate(rows):
            writer.writerow([_written(row[name], each) if name in row else _filler(each, number) for name, each in entry.fields.items()])


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Give a table other rows for one test; a cell that is not named is empty, or holds anything where one is needed."""

    def now(name: str, *rows: dict[str, Any]) -> None:
        entry = replace(PACKAGE.tables[name], folder=tmp_path)
        monkeypatch.setitem(PACKAGE.tables, name, entry)
        _write_rows(entry, rows)

    return now


@pytest.fixture(scope="session")
def _record(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Table]:
    """The tables of `tests/record`, with the columns that the package describes today."""
    folder = tmp_path_factory.mktemp("record")
    tables = {}
    for file in sorted(RECORD.glob("*.csv")):
        entry = tables[file.stem] = replace(PACKAGE.tables[file.stem], folder=folder)
        with file.open(encoding="utf-8", newline="") as stream:
            _write_rows(entry, [{name: cell for name, cell in row.items() if name in entry.fields} for row in csv.DictReader(stream)])
    return tables


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch, _record: dict[str, Table]) -> None:
    """The tables as they were on 24 November 2026, for tests that say what is made of given rows: a corrected cell breaks none of them."""
    for name, entry in _record.items():
        monkeypatch.setitem(PACKAGE.tables, name, entry)


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What drives browsers."""
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    """A Chromium, for all tests."""
    with launched(driver) as browser:
        yield browser


@contextmanager
def launched(driver: Playwright, *more: str) -> Iterator[Browser]:
    """A Chromium: the one that CHROMIUM names, or one that is there. It finds nobody but this machine."""
    path = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)
    if path is None:
        pytest.fail("no Chromium: install one, or name one with CHROMIUM=/path")
    browser = driver.chromium.launch(
        executable_path=path,
        args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage", ALONE, *more],
    )
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def firefox(driver: Playwright, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """The Firefox of the system, behind `tests/browser/firefox.py`."""
    path = next(filter(None, map(shutil.which, ("firefox-esr", "firefox"))), None)
    if path is None:
        pytest.skip("Firefox is not installed: `make tools`")
    program = tmp_path_factory.mktemp("firefox") / "firefox"
    program.write_text(f'#!/bin/sh\nFIREFOX={path} exec {sys.executable} {RELAY} "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    browser = driver.firefox.launch(channel="moz-firefox", executable_path=program, firefox_user_prefs=AT_HOME)
    yield browser
    browser.close()
