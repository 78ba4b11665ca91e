"""Every page on narrow, middling and magnified screens, under a finger, with little motion, and while its charts are slow to come."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE, Reader
from tests.browser.test_pages import CUT_OFF, OVERLAPPING, TOO_WIDE
from tests.register import PAGES, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page, Route

SCREENS = {"a desk at 200 %": 640, "a tablet": 820, "the narrowest": 320}
FITTED = """() => [...document.querySelectorAll('.js-plotly-plot')].every(each =>
    Math.abs(each.querySelector('.main-svg').getBoundingClientRect().width - each.parentElement.getBoundingClientRect().width) < 2)"""
LEVELS = (
    "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(each => each.checkVisibility()).map(each => +each.tagName[1])"
)
MOVING = """() => [...document.querySelectorAll('.js-plotly-plot, .js-plotly-plot .main-svg *')].filter(each => {
    const style = getComputedStyle(each);
    return style.animationName !== 'none' || (style.transitionProperty !== 'all' && parseFloat(style.transitionDuration) > 0);
}).map(each => each.className.baseVal ?? each.className)"""
ROOM = """() => Object.fromEntries([...document.querySelectorAll('[class*=st-key-figure-], [class*=st-key-later-]')].map(each =>
    [each.className.match(/st-key-(?:figure|later)-([\\w-]+)/)[1], each.getBoundingClientRect().height]))"""
"""The height in pixels of what stands for each chart: its figure, or what keeps its place."""


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.name)
def visited(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[tuple[Entry, Page]]:
    """A page on a screen with small pixels whose width the tests change."""
    reader = Reader(browser, server, viewport={"width": 640, "height": 450}, device_scale_factor=2, reduced_motion="reduce")
    yield request.param, reader.visit(request.param.path)
    reader.context.close()


def skipped(levels: list[int]) -> list[tuple[int, int]]:
    """Where a level of headings is left out."""
    return [pair for pair in pairwise([0, *levels]) if pair[1] > pair[0] + 1]


@pytest.mark.parametrize("width", SCREENS.values(), ids=SCREENS)
def test_a_page_fits_a_screen(visited: tuple[Entry, Page], width: int) -> None:
    _, page = visited
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function(FITTED)
    page.wait_for_function(f"() => !Math.max(...({TOO_WIDE})())")
    assert page.evaluate(CUT_OFF) == []
    assert page.evaluate(OVERLAPPING) == []


def test_the_headings_are_in_order(visited: tuple[Entry, Page]) -> None:
    levels = visited[1].evaluate(LEVELS)
    assert levels.count(1) == 1
    assert skipped(levels) == []


def test_a_page_has_its_language_and_landmarks(visited: tuple[Entry, Page]) -> None:
    page = visited[1]
    assert page.locator("html").get_attribute("lang") == "en"
    assert page.get_by_role("main").count() == 1
    assert page.get_by_role("navigation").count() >= 1


def test_nothing_of_a_chart_moves_for_who_asked_for_little_motion(visited: tuple[Entry, Page]) -> None:
    assert visited[1].evaluate(MOVING) == []


@pytest.mark.parametrize(("levels", "found"), [([1, 2, 3, 2], []), ([1, 3], [(1, 3)]), ([2], [(0, 2)])])
def test_a_heading_out_of_order_is_found(levels: list[int], found: list[tuple[int, int]]) -> None:
    assert skipped(levels) == found


def swiped(someone: Reader) -> float:
    """How far the page moves when a finger on a chart goes up 300 pixels."""
    scrolled = "() => document.querySelector('[data-testid=stMain]').scrollTop"
    before = someone.page.evaluate(scrolled)
    finger = someone.context.new_cdp_session(someone.page)
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": [{"x": 166, "y": 600}]})
    for y in range(570, 299, -30):
        finger.send("Input.dispatchTouchEvent", {"type": "touchMove", "touchPoints": [{"x": 166, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    return someone.page.evaluate(scrolled) - before


def test_a_finger_on_a_chart_moves_the_page(reader: Callable[..., Reader]) -> None:
    someone = reader(**PHONE)
    page = someone.visit("prisoners")
    page.locator(".js-plotly-plot").first.scroll_into_view_if_needed()
    assert page.evaluate("() => !!document.elementFromPoint(166, 600).closest('.js-plotly-plot')")
    held = "touch => document.querySelectorAll('.js-plotly-plot *').forEach(each => { each.style.touchAction = touch; })"
    page.evaluate(held, "none")
    assert swiped(someone) == 0
    page.evaluate(held, "")
    assert swiped(someone) > 200


def held(someone: Reader) -> list[Route]:
    """The council's page without the script that draws charts, which waits in the list that is handed out until somebody lets it go on."""
    routes: list[Route] = []
    someone.context.route("**/PlotlyChart*.js", lambda route: routes.append(route))  # noqa: PLW0108 - Playwright cannot call a method of a list
    someone.page.goto(f"{someone.server}/council-and-court")
    return routes


def test_the_text_is_there_before_the_charts_and_their_room_is_kept(reader: Callable[..., Reader]) -> None:
    someone = reader()
    routes, page = held(someone), someone.page
    findings = page.locator("[class*=st-key-finding-]")
    expect(findings).to_have_count(3)
    for place in range(3):
        expect(findings.nth(place)).not_to_be_empty()
    expect(page.get_by_test_id("stSkeleton")).to_have_count(1)
    expect(page.get_by_text("Quote, cite, share")).to_have_count(3)
    expect(page.locator("[class*=st-key-later-]")).to_have_count(2)
    waiting = page.evaluate(ROOM)
    assert len(waiting) == 3
    assert page.locator(".js-plotly-plot").count() == 0
    for each in routes:
        each.continue_()
    someone.settled()
    assert page.locator(".js-plotly-plot").count() == 3
    assert page.evaluate(ROOM) == pytest.approx(waiting, abs=8)


def test_figures_do_not_wait_for_ever_for_the_first(reader: Callable[..., Reader]) -> None:
    someone = reader()
    routes = held(someone)
    expect(someone.page.get_by_test_id("stSkeleton")).to_have_count(3)
    for each in routes:
        each.continue_()
    someone.settled()


def test_figures_come_at_once_when_one_has_been_drawn(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.visit("un-votes")
    page.evaluate("""() => {
        window.waited = [];
        new MutationObserver(() => window.waited.push(...document.querySelectorAll('[class*=st-key-later-]'))).observe(document, {subtree: true, childList: true});
    }""")
    page.get_by_role("navigation").get_by_role("link", name="Council and Court").click()
    expect(page.locator(".js-plotly-plot")).to_have_count(3)
    assert page.evaluate("() => window.waited.length") == 0
