"""A page stands on a server that has just started, and outlives a broken table and a server that goes away: nothing has to be done for it."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from components.charts.prisoners import ESTIMATES
from data import PACKAGE
from tests.browser.conftest import Reader, free_port, serving
from tests.copies import copied
from tests.register import PAGES
from tests.waiting import until

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Page

STATE = "data-test-connection-state"
PRISONERS = next(each for each in PAGES if each.path == "prisoners")
LINK = "prisoners?hide_repeats=true&method=Satellite+imagery"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the project that a test may break."""
    return copied(tmp_path)


def view(page: Page, name: str) -> None:
    """Choose how the estimates are shown."""
    page.locator(f".st-key-{ESTIMATES.id}").get_by_role("radio", name=name).click()


def framed(reader: Reader) -> None:
    """Wait until the page of the prisoners has its frame, with the way to every page."""
    expect(reader.page.get_by_role("heading", level=1)).to_have_text([PRISONERS.title])
    for each in PAGES:
        expect(reader.way(each)).to_be_visible()
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_text("Independent of the author and the publisher")).to_have_count(1)


def test_the_first_visitor_comes_by_a_deep_link_then_a_table_breaks_and_is_mended_under_the_open_page(
    folder: Path, browser: Browser
) -> None:
    entry = PACKAGE.tables["prisoner_estimates"]
    file, sentence = folder / "data" / entry.path, f"The table “{entry.title}” cannot be read at the moment."
    whole = file.read_bytes()
    with serving(folder / "log.txt", folder) as server:
        reader = Reader(browser, server)
        page = reader.visit(PRISONERS.path)
        framed(reader)
        panel = page.locator(f".st-key-panel-{ESTIMATES.id}")
        headline = until(page.locator(f".st-key-panel-{ESTIMATES.id} h2").inner_text)
        file.write_bytes(whole.replace(b"\n", b",one cell more\n"))
        page.reload()
        expect(panel.get_by_text(sentence)).to_be_visible()
        reader.come_to("camps-map")
        expect(page.locator(".st-key-panel-camps-map .main-svg").first).to_be_visible()
        file.write_bytes(whole)
        page.reload()
        expect(panel.get_by_role("heading", name=headline)).to_be_visible()
        expect(page.get_by_text(sentence)).to_have_count(0)
        reader.settled()
        view(page, "Table")
        expect(panel.get_by_test_id("stDataFrame")).to_be_visible()
        reader.settled()
        file.write_bytes(b"")
        view(page, "Text")
        expect(panel.get_by_text(sentence)).to_be_visible()
        file.write_bytes(whole)
        page.reload()
        expect(panel.get_by_role("heading", name=headline)).to_be_visible()
        expect(page.get_by_text("Traceback")).to_have_count(0)
        reader.context.close()
    until(lambda: str(file) in (folder / "log.txt").read_text(encoding="utf-8"))


def test_a_page_is_where_it_was_when_the_server_comes_back(folder: Path, browser: Browser) -> None:
    port = free_port()
    with serving(folder / "log.txt", folder, port, signal.SIGKILL) as server:
        reader = Reader(browser, server)
        page = reader.visit(LINK)
        panel, finding = page.locator(f".st-key-panel-{ESTIMATES.id}"), page.locator(f".st-key-panel-{ESTIMATES.id} .panel-head")
        view(page, "Text")
        page.wait_for_url(lambda address: ESTIMATES.id in parse_qs(urlsplit(address).query))
        expect(panel.get_by_role("listitem").filter(has_text="80,000–120,000 people in political prison camps")).to_be_visible()
        reader.settled()
        address, found, listed = page.url, until(finding.inner_text), until(panel.locator("li").all_inner_texts)
    expect(page.get_by_test_id("stApp")).not_to_have_attribute(STATE, "CONNECTED")
    with serving(folder / "log.txt", folder, port):
        expect(page.get_by_test_id("stApp")).to_have_attribute(STATE, "CONNECTED")
        expect(panel.locator("li")).to_have_text(listed)
        expect(finding).to_have_text(found, use_inner_text=True)
        reader.settled()
        expect(page).to_have_url(address)
        page.locator(".st-key-hide_repeats").locator("label").click()
        page.wait_for_url(lambda address: "hide_repeats" not in address)
        expect(finding).not_to_have_text(found, use_inner_text=True)
        reader.context.close()
