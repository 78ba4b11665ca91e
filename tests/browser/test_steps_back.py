"""Ways through the pages: back to the view that was left in one step, links in the same tab, the place that a link names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from components.charts.prisoners import ESTIMATES
from tests.browser.conftest import DESK, PHONE
from tests.register import PAGES
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

PRISONERS, VOTES, CLAIMS = (next(each for each in PAGES if each.path == path) for path in ("prisoners", "un-votes", "claims"))
CHOSEN = {"method": "Testimony", ESTIMATES.id: "Text"}


def choose(page: Page) -> None:
    """Choose one method and the text view in the first panel of the prisoners."""
    panel = page.locator(f".st-key-panel-{ESTIMATES.id}")
    panel.get_by_role("button", name="Filter").click()
    page.get_by_test_id("stPopoverBody").get_by_role("combobox", name="Method").click()
    page.get_by_role("option", name=CHOSEN["method"], exact=True).click()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    panel.get_by_role("radio", name=CHOSEN[ESTIMATES.id], exact=True).click()
    chosen(page)


def chosen(page: Page) -> None:
    """Wait until the first panel of the prisoners and the address say what was chosen."""
    panel = page.locator(f".st-key-panel-{ESTIMATES.id}")
    said = ESTIMATES.headline(ESTIMATES.rows(made := ESTIMATES.read({"method": ["Testimony"]})), made)
    expect(panel.get_by_role("heading", name=said)).to_be_visible()
    expect(panel.get_by_role("button", name="Filter · 1")).to_be_visible()
    expect(panel.get_by_role("radio", name=CHOSEN[ESTIMATES.id], exact=True)).to_be_checked()
    for name, value in CHOSEN.items():
        expect(page).to_have_url(re.compile(rf"/prisoners\?.*\b{name}={value}"))


def test_one_step_back_leads_to_the_view_that_was_left(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.visit(CLAIMS.path)
    someone.turn(PRISONERS)
    choose(page)
    edition = page.get_by_role("link", name="Print or save as PDF")
    edition.focus()
    for name, value in CHOSEN.items():
        expect(edition).to_have_attribute("href", re.compile(rf"/read/prisoners\?.*\b{name}={value}"))
    someone.turn(VOTES)
    page.go_back()
    chosen(page)
    page.go_back()  # several choices are one step
    expect(page).to_have_url(re.compile(f"/{CLAIMS.path}$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(CLAIMS.title)
    page.go_forward()
    chosen(page)
    page.get_by_role("link", name="Print or save as PDF").click()
    expect(page.locator("dl.choices").first).to_contain_text("Testimony")
    page.go_back()
    chosen(page)


def test_links_to_pages_open_in_the_same_tab(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.visit(PRISONERS.path)
    page.locator(f".st-key-panel-{ESTIMATES.id}").get_by_role("link", name="context").first.click()
    expect(page).to_have_url(re.compile(rf"/brief\?excerpt={ESTIMATES.excerpts[0]}"))
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text(PRISONERS.title)
    someone.visit("search?q=Indonesia")
    page.get_by_test_id("stMarkdownContainer").get_by_role("listitem").get_by_role("link").first.click()
    expect(page).not_to_have_url(re.compile("/search"))
    assert len(someone.context.pages) == 1


def test_links_to_other_sites_open_beside_the_page(reader: Callable[..., Reader]) -> None:
    page = reader().visit(PRISONERS.path)
    outside = page.get_by_test_id("stMarkdownContainer").locator("a[href^=https]").first
    outside.focus()
    expect(outside).to_have_attribute("target", "_blank")


LANDINGS = [(DESK, ("regional-groups", "what-followed-what")), (PHONE, ("camps-map", "jurisdiction"))]
"""Charts below others, in the middle of a page and at its end."""


@pytest.mark.parametrize(("window", "charts"), LANDINGS, ids=["desk", "phone"])
def test_a_link_to_a_chart_lands_on_it(window: dict[str, Any], charts: tuple[str, ...], reader: Callable[..., Reader]) -> None:
    someone = reader(**window)
    for chart in charts:
        someone.page.goto("about:blank")
        someone.visit(f"{CHARTS[chart].page}#{chart}")
        page = someone.come_to_all()
        heading = page.locator(f"[id={chart}]")
        until(heading.bounding_box, lambda box: box and 0 <= box["y"] <= 130, chart)
