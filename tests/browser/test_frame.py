"""The frame around every page: there on a cold start, and the way back and forward."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Reader, serving
from tests.register import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Browser

DEEP = [each for each in PAGES if each.path]


def test_the_first_visitor_of_a_deep_link_gets_the_frame(browser: Browser, tmp_path: Path) -> None:
    with serving(tmp_path / "log.txt") as server:
        first = Reader(browser, server)
        page = first.visit(DEEP[0].path)
        expect(page.locator("h1")).to_have_text([DEEP[0].title])
        for each in PAGES:
            expect(first.way(each)).to_be_visible()
        expect(page.get_by_text("Independent of the author and the publisher")).to_have_count(1)
        first.context.close()


def test_no_page_script_is_served_beside_its_address(reader: Callable[..., Reader]) -> None:
    one = reader()
    page = one.visit("data_and_sources")
    page.keyboard.press("Escape")  # what says that there is no such page
    expect(page.get_by_role("dialog")).to_have_count(0)
    for each in PAGES:
        expect(one.way(each)).to_be_visible()


def test_back_and_forward_lead_through_the_pages(reader: Callable[..., Reader]) -> None:
    one = reader()
    page = one.visit(DEEP[0].path)
    one.way(PAGES[-1]).click()
    expect(page.locator("h1")).to_have_text(PAGES[-1].title)
    page.go_back()
    expect(page.locator("h1")).to_have_text(DEEP[0].title)
    page.go_forward()
    expect(page.locator("h1")).to_have_text(PAGES[-1].title)


@pytest.mark.parametrize("chart", DEEP[0].charts[:1])
def test_a_link_to_a_chart_leads_to_it(chart: str, reader: Callable[..., Reader]) -> None:
    page = reader().visit(f"{DEEP[0].path}#{chart}")
    expect(page.locator(f"#{chart}")).to_be_in_viewport()
