"""The readable edition without JavaScript, and a chart inside a plain page of somebody else, in a real Chromium."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from components.drawing.render import render
from components.export import share
from components.html.section import MOST_OPEN_ROWS, PRINTED_SOURCES
from components.pictures.picture import COMMON
from components.web.api import FITTING
from tests.browser.checks import WIDTH, accessible, accessible_in_kind
from tests.browser.conftest import PHONE, Reader
from tests.register import PAGES
from tests.waiting import becomes, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Frame, Page

HOST = '<!doctype html><html lang="en"><title>A plain page</title><body><main><h1>A plain page</h1>{}</main>'
CHART = "prisoner-estimates"


@pytest.mark.parametrize("path", ["read/", "read/prisoners"])
def test_a_page_is_complete_without_javascript(reader: Callable[..., Reader], path: str) -> None:
    plain = reader(java_script_enabled=False)
    plain.page.goto(f"{plain.server}/{path}")
    expect(plain.page.locator("h1")).to_be_visible()
    expect(plain.page.locator("section table, section details")).not_to_have_count(0)
    assert (plain.outside, plain.trouble) == ([], [])


@pytest.mark.parametrize("path", [f"read/{each.path}" for each in PAGES])
def test_a_page_is_readable_by_everybody_and_as_wide_as_a_phone(reader: Callable[..., Reader], path: str) -> None:
    one = reader(**PHONE)  # the checker itself needs JavaScript; the page has none
    one.page.goto(f"{one.server}/{path}")
    becomes(lambda: one.page.evaluate(WIDTH), 390)
    accessible_in_kind(one.page)


def test_a_table_is_printed_as_it_stands_on_the_screen_and_of_the_sources_the_first(reader: Callable[..., Reader]) -> None:
    one = reader(java_script_enabled=False)
    one.page.goto(f"{one.server}/read/")
    rows, sources = one.page.locator("details.rows tbody tr"), one.page.locator(".behind li")
    expect(rows.nth(MOST_OPEN_ROWS)).to_be_attached()
    said = one.page.get_by_text("rows with their sources is printed if it was opened on the screen")
    expect(rows.first).to_be_hidden()
    expect(said).to_be_hidden()
    expect(sources.last).to_be_visible()
    one.page.emulate_media(media="print")
    expect(said).to_contain_text(f"{one.server}/api/v1/charts/two-tracks.csv")
    expect(said).to_be_visible()
    expect(rows.locator("visible=true")).to_have_count(0)
    expect(sources.locator("visible=true")).to_have_count(PRINTED_SOURCES)
    expect(one.page.get_by_text(f"All of them are on the page: {one.server}/read/#two-tracks")).to_be_visible()
    one.page.emulate_media(media="screen")
    one.page.locator("details.rows summary").click()
    one.page.emulate_media(media="print")
    expect(rows.last).to_be_visible()
    expect(one.page.locator("details.rows .whence").last).to_be_visible()
    expect(one.page.locator("details.rows .key")).not_to_have_count(0)
    expect(one.page.locator("details.rows .key").locator("visible=true")).to_have_count(0)
    expect(said).to_be_hidden()


def test_a_page_of_seven_charts_is_printed_on_few_sheets_and_patterns_as_what_they_are(reader: Callable[..., Reader]) -> None:
    one = reader(java_script_enabled=False)
    one.page.goto(f"{one.server}/read/un-votes", wait_until="load")
    for each in one.page.locator("main img").all():
        each.scroll_into_view_if_needed()
        until(partial(each.evaluate, "each => each.complete && each.naturalWidth"), bool, "the picture has come")
    paper = one.page.pdf(format="A4", prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", paper)) <= 11
    assert len(paper) < 2_000_000


def one_of_each_kind() -> list[str]:
    """The charts that stand for all: each the first with its kinds of marks, and with or without a notice."""
    kinds: dict[tuple[frozenset[str], bool], str] = {}
    for chart in CHARTS.values():
        figure = render(chart, chart.read({})).figure
        kinds.setdefault((frozenset(each.type for each in figure.data) if figure else frozenset(), bool(chart.notice)), chart.id)
    return [*kinds.values()]


def test_an_embedded_chart_of_every_kind_is_readable_by_everybody(reader: Callable[..., Reader]) -> None:
    one = reader()
    for number, chart in enumerate(one_of_each_kind()):
        one.page.goto(f"{one.server}/embed/{chart}")
        expect(one.page.locator("#stage img")).to_have_js_property("naturalWidth", COMMON)
        if number == 0:
            accessible(one.page)
        one.page.locator("#stage").hover()
        expect(one.page.locator("#figure .main-svg").first).to_be_visible()
        accessible_in_kind(one.page)
        assert (one.outside, one.trouble) == ([], []), chart


@pytest.fixture(scope="module")
def host(browser: Browser, server: str) -> Iterator[tuple[Reader, Page]]:
    """A plain page that shows a chart with the code to copy, as oEmbed answers it."""
    one = Reader(browser, server, bypass_csp=True)  # what the test waits for is evaluated in the frame
    asked = one.context.request.get(f"{one.server}/oembed", params={"url": f"{one.server}/embed/{CHART}"})
    code = asked.json()["html"].replace('width="800"', 'width="100%"').replace('loading="lazy"', "")
    one.page.goto(f"{one.server}/healthz")
    one.page.set_content(HOST.format(code))
    one.page.frame_locator("iframe").locator("#stage").hover()
    one.page.frame_locator("iframe").locator("#figure .main-svg").first.wait_for()
    yield one, one.page
    one.context.close()


def test_a_chart_in_a_plain_page_is_drawn_and_readable_by_everybody(host: tuple[Reader, Page]) -> None:
    one, page = host
    accessible(page)
    assert (one.outside, one.trouble) == ([], [])


@pytest.mark.parametrize("width", [1100, 380])
def test_a_chart_follows_the_width_of_its_host(host: tuple[Reader, Page], width: int) -> None:
    page = host[1]
    page.set_viewport_size({"width": width, "height": 900})
    frame = page.frames[1]
    frame.wait_for_function(
        "Math.abs(document.querySelector('#figure .main-svg').getBoundingClientRect().width - document.querySelector('main').clientWidth) < 2"
    )
    frame.wait_for_function("document.documentElement.scrollWidth <= innerWidth")


ROOM = "() => innerHeight - Math.ceil(document.documentElement.getBoundingClientRect().height)"
"""Pixels that a frame has left below what it holds; below 0 something is cut off."""


def show(page: Page, server: str, chart: str, beside: str = "") -> Frame:
    """The frame of a chart on a plain page, with the code to copy."""
    code = share.embed_code(CHARTS[chart], CHARTS[chart].read({}), f"{server}/").replace('loading="lazy"', "")
    page.goto(f"{server}/healthz")
    page.set_content(HOST.format(code + beside))
    page.frame_locator("iframe").locator("#stage").hover()
    page.frame_locator("iframe").locator("#figure .main-svg").first.wait_for()
    return page.frames[1]


def test_a_chart_whose_picture_does_not_come_is_live_at_once(reader: Callable[..., Reader]) -> None:
    one = reader()
    one.page.route("**/*.svg?*", lambda route: route.abort())
    one.page.goto(f"{one.server}/embed/{CHART}")
    expect(one.page.locator("#figure .main-svg").first).to_be_visible()
    expect(one.page.locator("#stage img")).to_have_count(0)


@pytest.mark.parametrize("chart", ["amendment", "camps-map", "charges-and-law", CHART])
def test_nothing_of_a_chart_is_cut_off_in_its_frame(host: tuple[Reader, Page], chart: str) -> None:
    one, page = host
    frame = show(page, one.server, chart)
    for width in (1000, 696, 406):
        page.set_viewport_size({"width": width, "height": 900})
        frame.wait_for_function(f"innerWidth === {width}")
        until(lambda: frame.evaluate(ROOM), lambda room: 0 <= room < 200, f"{chart} at {width}")
    until(lambda: frame.evaluate("[...document.fonts].map(each => each.family + each.status)"), lambda all_: "Source Sansloaded" in all_)


def test_a_page_can_fit_a_frame_to_what_it_holds(host: tuple[Reader, Page]) -> None:
    one, page = host
    frame = show(page, one.server, "camps-map", FITTING)
    becomes(lambda: frame.evaluate(ROOM), 0)
    before = frame.evaluate("innerHeight")
    frame.locator("summary").first.click()
    until(lambda: frame.evaluate("innerHeight"), lambda now: now > before + 100)
    becomes(lambda: frame.evaluate(ROOM), 0)
