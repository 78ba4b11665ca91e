"""Hostile data in a real browser: nothing runs, nothing is made from it, and no word makes a page wider than its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.charts import CHARTS
from components.content.pages import PAGES as EDITION
from data import PACKAGE
from tests.browser.conftest import PHONE, Reader, serving
from tests.browser.test_pages import TOO_WIDE
from tests.copies import copied
from tests.hostile.conftest import PAYLOAD, WORD, spoil
from tests.register import PAGES

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

PLAIN = [
    *(f"read/{each.path or 'overview'}" for each in EDITION),
    *(f"embed/{each}" for each in CHARTS),
    *(f"class/{each}" for each in CHARTS),
]
"""Pages without Streamlit."""
MADE = """() => [
    ...(document.documentElement.dataset.hurt ? ['a script ran'] : []),
    ...[...document.querySelectorAll('img[src="x"], img[src="x.png"], [onerror]')].map(each => each.outerHTML.slice(0, 200)),
    ...[...document.querySelectorAll('a')].map(each => each.getAttribute('href') || each.getAttribute('xlink:href') || '')
        .filter(each => each.trim().toLowerCase().startsWith('javascript:')),
    ...[...document.querySelectorAll('strong, b, em, code, del, span, mjx-container, .katex')]
        .filter(each => ['STRONG', 'CODE', 'RED', 'GONE', 'B', 'x^2'].includes(each.textContent.trim())).map(each => each.outerHTML.slice(0, 200)),
]"""
WIDE = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def saying(folder: Path, payload: str) -> Iterator[str]:
    """A server whose tables say this in every free text."""
    copied(folder)
    for entry in PACKAGE.tables.values():
        spoil(entry, folder / "data", payload)
    with serving(folder / "log.txt", folder) as server:
        yield server


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose data are hostile."""
    yield from saying(tmp_path_factory.mktemp("hostile"), PAYLOAD)


@pytest.fixture(scope="module")
def wordy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose data hold a word of 500 letters in every free text."""
    yield from saying(tmp_path_factory.mktemp("wordy"), WORD)


def said(page: Page) -> str:
    """The text of a page in one line."""
    return " ".join(page.locator("body").inner_text().split())


@pytest.mark.parametrize("view", ["Chart", "Text"])
def test_no_page_runs_or_reads_its_data(hostile: str, browser: Browser, view: str) -> None:
    reader, dialogs = Reader(browser, hostile), []
    reader.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    found = {}
    for entry in PAGES:
        page = reader.visit(f"{entry.path}?{'&'.join(f'{each}={view}' for each in entry.charts)}")
        found[entry.name] = page.evaluate(MADE)
        if view == "Text" and entry.charts:
            assert "</script></style></title>" in said(page), entry.name
    reader.context.close()
    assert {name: made for name, made in found.items() if made} == {}
    assert (dialogs, reader.outside, reader.trouble) == ([], [], [])


def test_no_page_without_streamlit_runs_or_reads_its_data(hostile: str, browser: Browser) -> None:
    reader, dialogs, found = Reader(browser, hostile), [], {}
    reader.page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    for address in PLAIN:
        reader.page.goto(f"{hostile}/{address}")
        found[address] = reader.page.evaluate(MADE)
    assert "</script></style></title>" in said(reader.page)
    reader.context.close()
    assert {name: made for name, made in found.items() if made} == {}
    assert (dialogs, reader.outside, reader.trouble) == ([], [], [])


def test_what_data_would_make_is_found(hostile: str, browser: Browser) -> None:
    reader = Reader(browser, hostile)
    reader.page.goto(f"{hostile}/read/search")
    reader.page.evaluate(
        """() => document.body.insertAdjacentHTML('beforeend', '<p><strong>STRONG</strong><a href="javascript:0">A</a>')"""
    )
    assert len(reader.page.evaluate(MADE)) == 2
    reader.context.close()


def test_no_word_makes_a_page_wider_than_a_phone(wordy: str, browser: Browser) -> None:
    reader = Reader(browser, wordy, **PHONE)
    found = {entry.name: reader.visit(entry.path).evaluate(TOO_WIDE) for entry in PAGES}
    reader.context.close()
    assert {name: wide for name, wide in found.items() if wide != [0, 0]} == {}


def test_no_word_makes_a_page_without_streamlit_wider_than_a_phone(wordy: str, browser: Browser) -> None:
    reader, found = Reader(browser, wordy, **PHONE), {}
    for address in [each for each in PLAIN if not each.startswith("class/")]:
        reader.page.goto(f"{wordy}/{address}")
        found[address] = reader.page.evaluate(WIDE)
    reader.context.close()
    assert {name: wide for name, wide in found.items() if wide} == {}
