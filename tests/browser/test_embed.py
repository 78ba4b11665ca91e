"""The readable edition without JavaScript, and a chart inside a plain page of somebody else, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from tests.browser.checks import WIDTH, accessible
from tests.browser.conftest import PHONE, Reader
from tests.register import PAGES
from tests.waiting import becomes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

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
    accessible(one.page)


def test_a_folded_table_is_printed_when_it_was_opened_and_else_named(reader: Callable[..., Reader]) -> None:
    one = reader(java_script_enabled=False)
    one.page.goto(f"{one.server}/read/")
    row = one.page.locator("details.rows tbody tr").last
    expect(row).to_be_attached()
    said = one.page.get_by_text("rows are not printed")
    expect(row).to_be_hidden()
    expect(said).to_be_hidden()
    one.page.emulate_media(media="print")
    expect(said).to_be_visible()
    expect(row).to_be_hidden()
    one.page.emulate_media(media="screen")
    one.page.locator("details.rows summary").click()
    one.page.emulate_media(media="print")
    expect(row).to_be_visible()
    expect(said).to_be_hidden()


@pytest.mark.parametrize("chart", CHARTS)
def test_an_embedded_chart_is_readable_by_everybody(reader: Callable[..., Reader], chart: str) -> None:
    one = reader()
    one.page.goto(f"{one.server}/embed/{chart}")
    one.page.locator("#figure .main-svg").first.wait_for()
    accessible(one.page)
    assert (one.outside, one.trouble) == ([], [])


@pytest.fixture(scope="module")
def host(browser: Browser, server: str) -> Iterator[tuple[Reader, Page]]:
    """A plain page that shows a chart with the code to copy, as oEmbed answers it."""
    one = Reader(browser, server, bypass_csp=True)  # what the test waits for is evaluated in the frame
    asked = one.context.request.get(f"{one.server}/oembed", params={"url": f"{one.server}/embed/{CHART}"})
    code = asked.json()["html"].replace('width="800"', 'width="100%"').replace('loading="lazy"', "")
    one.page.goto(f"{one.server}/healthz")
    one.page.set_content(HOST.format(code))
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
