"""Charts under a finger, and while the script that draws them is slow to come. How pages stand on screens is asked in `test_pages.py`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.checks import STILL
from tests.browser.conftest import PHONE, Reader
from tests.register import PAGES
from tests.waiting import becomes, until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Route

ROOM = """() => Object.fromEntries([...document.querySelectorAll('[class*=st-key-figure-], [class*=st-key-later-]')].map(each =>
    [each.className.match(/st-key-(?:figure|later)-([\\w-]+)/)[1], each.getBoundingClientRect().height]))"""
"""The height in pixels of what stands for each chart: its figure, or what keeps its place."""
SCROLLED = "() => document.querySelector('[data-testid=stMain]').scrollTop"
HELD = "touch => document.querySelectorAll('.js-plotly-plot *').forEach(each => { each.style.touchAction = touch; })"
PATIENT = """
    const wait = window.setTimeout;
    window.setTimeout = (run, delay, ...rest) => delay >= 5000 ? 0 : wait(run, delay, ...rest);
"""
"""No timer of five seconds or more runs out: a page that waits for its first figure waits for as long as the test looks."""
DRAWING = "**/PlotlyChart*.js"
"""The script that draws charts."""


def swipe(someone: Reader) -> None:
    """Move a finger on a chart up 300 pixels."""
    finger = someone.context.new_cdp_session(someone.page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 166, "y": 600}]})
    for y in range(570, 299, -30):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 166, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    someone.page.evaluate(STILL)


def test_a_finger_on_a_chart_moves_the_page(reader: Callable[..., Reader]) -> None:
    someone = reader(**PHONE)
    page = someone.visit("prisoners")
    page.locator(".js-plotly-plot").first.scroll_into_view_if_needed()
    becomes(lambda: page.evaluate("() => !!document.elementFromPoint(166, 600).closest('.js-plotly-plot')"), wanted=True)
    before = page.evaluate(SCROLLED)
    page.evaluate(HELD, "none")
    swipe(someone)
    becomes(lambda: page.evaluate(SCROLLED), before)
    page.evaluate(HELD, "")
    swipe(someone)
    until(lambda: page.evaluate(SCROLLED), lambda now: now - before > 200)


def held(someone: Reader) -> Callable[[], None]:
    """Go to the council's page without the script that draws charts; what is handed out lets it come."""
    page = someone.page
    routes: list[Route] = []
    page.route(DRAWING, lambda route: routes.append(route))  # noqa: PLW0108 - Playwright cannot call a method of a list
    page.goto(f"{someone.server}/council-and-court")

    def come() -> None:
        until(lambda: routes, what="the script is asked for", page=page)
        for each in routes:
            each.continue_()
        page.unroute(DRAWING)

    return come


def test_the_text_is_there_before_the_charts_and_their_room_is_kept(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.page.add_init_script(PATIENT)
    come, page = held(someone), someone.page
    headlines = page.locator("[class*=st-key-head-] h2")
    expect(headlines).to_have_count(3)
    for place in range(3):
        expect(headlines.nth(place)).not_to_be_empty()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(1)
    expect(page.get_by_role("button", name="Quote")).to_have_count(3)
    expect(page.locator("[class*=st-key-later-]")).to_have_count(2)
    expect(page.locator(".js-plotly-plot")).to_have_count(0)
    waiting = until(lambda: page.evaluate(ROOM), lambda room: len(room) == 3)
    come()
    someone.settled()
    expect(page.locator(".js-plotly-plot")).to_have_count(3)
    until(lambda: page.evaluate(ROOM), lambda room: room == pytest.approx(waiting, abs=8))


def test_figures_do_not_wait_for_ever_for_the_first(reader: Callable[..., Reader]) -> None:
    someone = reader()
    come = held(someone)
    expect(someone.page.get_by_test_id("stSkeleton")).to_have_count(3)
    come()
    someone.settled()


def test_figures_come_at_once_when_one_has_been_drawn(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.visit("un-votes")
    page.evaluate("""() => {
        window.waited = [];
        new MutationObserver(() => window.waited.push(...document.querySelectorAll('[class*=st-key-later-]'))).observe(document, {subtree: true, childList: true});
    }""")
    someone.way(next(each for each in PAGES if each.path == "council-and-court")).click()
    expect(page.locator(".js-plotly-plot")).to_have_count(3)
    becomes(lambda: page.evaluate("() => window.waited.length"), 0)
