"""What a reader sees before scrolling on the first page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.content.claims import ledger_headline
from components.content.pages import OVERVIEW
from components.ui.overview import CARDS
from tests.waiting import becomes, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Reader

LAPTOP = {"width": 1280, "height": 800}


def whole(page: Page, part: Locator) -> None:
    """Wait until all of a part is in the first screen."""
    height = page.viewport_size["height"]
    until(part.bounding_box, lambda box: box and box["y"] >= 0 and box["height"] and box["y"] + box["height"] <= height, str(part))


def test_the_overview_shows_answer_claims_search_and_evidence_at_once(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.page.set_viewport_size(LAPTOP)
    page = someone.visit("")
    whole(page, page.get_by_role("heading", name=ledger_headline(), level=1))
    whole(page, page.locator(".claim-strip"))
    whole(page, page.get_by_text("of the 68 can be checked"))
    whole(page, page.get_by_role("searchbox", name="Search everything"))
    for chart, *_ in CARDS[:2]:
        whole(page, page.locator(f".st-key-card-{chart.id}"))


DRAWING = "() => performance.getEntriesByType('resource').filter(each => each.name.includes('PlotlyChart')).length"
"""How often the script that draws charts was loaded."""
FETCHED = """() => performance.getEntriesByType('resource').map(each => each.name.split('/').pop())
    .filter(each => each.startsWith('two-tracks.svg'))"""
"""Of what must be fetched once."""


def test_the_first_page_shows_pictures_and_draws_no_chart_before_somebody_wants_it(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.page
    page.goto(f"{someone.server}/")
    cards = page.locator("[class*=st-key-card-] img")
    expect(cards).to_have_count(len(CARDS))
    for number in range(len(CARDS)):
        cards.nth(number).scroll_into_view_if_needed()
        expect(cards.nth(number)).to_have_js_property("naturalWidth", 480)
    (chart,) = OVERVIEW.charts
    waiting = someone.come_to(chart.id).locator(".panel-picture img")
    waiting.scroll_into_view_if_needed()
    expect(waiting).to_have_js_property("naturalWidth", 1100)
    expect(page.get_by_role("button", name="Quote")).to_be_visible()
    before = waiting.bounding_box()
    becomes(lambda: page.evaluate(DRAWING), 0)
    until(lambda: page.evaluate(FETCHED), lambda names: [each.partition("?")[0] for each in names] == ["two-tracks.svg"], "fetched")
    waiting.hover()
    expect(page.locator(".js-plotly-plot .main-svg").first).to_be_visible()
    drawn = page.locator("[class*=st-key-figure-]")
    until(drawn.bounding_box, lambda after: after and before and after["height"] == pytest.approx(before["height"], abs=8), str(before))
    assert someone.trouble == []
