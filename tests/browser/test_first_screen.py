"""What a reader sees before scrolling, and how far the answer is: the first screen of pages, the room of charts, errands in clicks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from components.content.claims import ledger_headline
from components.drawing.render import render
from components.ui.overview import CARDS
from tests.browser.conftest import PHONE
from tests.register import PAGES, Entry
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Reader

DESK = {"viewport": {"width": 1280, "height": 800}}
WITH_CHARTS = [each for each in PAGES if each.charts and each.path]
BEGINS = """page => Math.min(...[...page.querySelectorAll('[class*=st-key-view-]')].map(each => each.getBoundingClientRect().top))
    + page.querySelector('[data-testid=stMain]').scrollTop"""
ROOM = """page => [...page.querySelectorAll('[class*=st-key-panel-]')].map(panel => {
    const chart = panel.className.match(/st-key-panel-([\\w-]+)/)[1];
    const [view, all] = [panel.querySelector(`.st-key-view-${chart}`), panel].map(each => each.getBoundingClientRect().height);
    return [chart, view, view / all];
})"""
"""For each chart of a page: its id, the height of its figure in pixels, and what part of the height of its panel that is."""
HIGH = 560
"""Height in pixels from which on a figure is the larger part of its panel: what stands around it is as high for a small one."""
KINDS = pytest.mark.parametrize(
    ("window", "begin", "share"), [pytest.param(DESK, 400, 0.58, id="desk"), pytest.param(PHONE, 650, 0.45, id="phone")]
)
AT = pytest.mark.parametrize("entry", WITH_CHARTS, ids=lambda entry: entry.name)


def whole(page: Page, part: Locator) -> None:
    """Wait until all of a part is in the first screen."""
    height = page.viewport_size["height"]
    until(part.bounding_box, lambda box: box and box["y"] >= 0 and box["height"] and box["y"] + box["height"] <= height, str(part))


def test_the_overview_shows_answer_claims_search_and_evidence_at_once(reader: Callable[..., Reader]) -> None:
    page = reader(**DESK).visit("")
    whole(page, page.get_by_role("heading", name=ledger_headline(), level=1))
    whole(page, page.locator(".claim-strip"))
    whole(page, page.get_by_text("of the 68 can be checked"))
    whole(page, page.get_by_role("searchbox", name="Search everything"))
    for chart, *_ in CARDS[:2]:
        whole(page, page.locator(f".st-key-card-{chart.id}"))


@KINDS
@AT
def test_a_page_shows_its_first_figure_early_and_a_figure_is_the_larger_part_of_its_panel(
    entry: Entry, window: dict[str, Any], begin: int, share: float, reader: Callable[..., Reader]
) -> None:
    page = reader(**window).visit(entry.path)
    body = page.locator("body")
    until(lambda: body.evaluate(BEGINS), lambda top: 0 < top <= begin, "the first figure begins at")
    until(lambda: body.evaluate(ROOM), lambda room: [chart for chart, *_ in room] == [*entry.charts])
    until(lambda: body.evaluate(ROOM), lambda room: all(part >= share for _, height, part in room if height >= HIGH), entry.name)


def test_a_sentence_on_the_prisoners_is_two_clicks_from_the_first_page(reader: Callable[..., Reader]) -> None:
    someone = reader(**DESK)
    page = someone.visit("")
    chart, _question, way = CARDS[0]
    page.get_by_role("link", name=way).click()
    page.locator(f".st-key-quote-menu-{chart.id}").get_by_role("button", name="Quote").click()
    finding = render(chart, chart.read({})).finding
    expect(page.locator(f".st-key-words-{chart.id}").get_by_test_id("stCode").first).to_contain_text(finding)


def test_picture_and_embed_code_are_two_clicks_from_a_page(server: str, reader: Callable[..., Reader]) -> None:
    chart = CHARTS["referral"]
    someone = reader(**DESK)
    page = someone.visit(chart.page)
    page.locator(f".st-key-picture-{chart.id}").get_by_role("button", name="Picture").click()
    expect(page.get_by_role("link", name="SVG")).to_have_attribute("href", re.compile(f"picture/{chart.id}.svg"))
    with someone.context.expect_page() as opened:
        page.get_by_role("link", name="SVG").click()
    expect(opened.value).to_have_url(re.compile(f"picture/{chart.id}.svg"))
    someone.visit(chart.page)
    page.locator(f".st-key-share-{chart.id}").get_by_role("button", name="Share").click()
    code = page.locator(f".st-key-words-share-{chart.id}").get_by_test_id("stCode").filter(has_text="<iframe")
    expect(code).to_contain_text(f"{server}/embed/{chart.id}")
    expect(code.get_by_role("button", name="Copy")).to_be_visible()
