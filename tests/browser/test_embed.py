"""The readable edition without JavaScript, and a chart inside a plain page of somebody else, in a real Chromium."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.charts import CHARTS
from tests.browser.conftest import PHONE
from tests.browser.test_pages import violations
from tests.register import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader

HOST = '<!doctype html><html lang="en"><title>A plain page</title><body><main><h1>A plain page</h1>{}</main>'
CHART = "prisoner-estimates"


@pytest.mark.parametrize("path", ["read/", "read/prisoners"])
def test_a_page_is_complete_without_javascript(reader: Callable[..., Reader], path: str) -> None:
    plain = reader(java_script_enabled=False)
    plain.page.goto(f"{plain.server}/{path}")
    assert plain.page.locator("h1").is_visible()
    assert plain.page.locator("section table, section details").count() > 0
    assert (plain.outside, plain.trouble) == ([], [])


@pytest.mark.parametrize("path", [f"read/{each.path}" for each in PAGES])
def test_a_page_is_readable_by_everybody(reader: Callable[..., Reader], path: str) -> None:
    one = reader(**PHONE)  # the checker itself needs JavaScript; the page has none
    one.page.goto(f"{one.server}/{path}")
    assert violations(one.page) == []


@pytest.mark.parametrize("path", ["read/prisoners", "read/un-votes"])
def test_a_page_is_as_wide_as_a_phone(reader: Callable[..., Reader], path: str) -> None:
    one = reader(**PHONE)
    one.page.goto(f"{one.server}/{path}")
    assert one.page.evaluate("document.documentElement.scrollWidth") == 390


def test_a_folded_table_is_printed_when_it_was_opened_and_else_named(reader: Callable[..., Reader]) -> None:
    one = reader(java_script_enabled=False)
    one.page.goto(f"{one.server}/read/")
    row = one.page.locator("details.rows tbody tr").last
    said = one.page.get_by_text("rows are not printed")
    assert not row.is_visible()
    assert not said.is_visible()
    one.page.emulate_media(media="print")
    assert not row.is_visible()
    assert said.is_visible()
    one.page.emulate_media(media="screen")
    one.page.locator("details.rows summary").click()
    one.page.emulate_media(media="print")
    assert row.is_visible()
    assert not said.is_visible()


@pytest.mark.parametrize("chart", CHARTS)
def test_an_embedded_chart_is_readable_by_everybody(reader: Callable[..., Reader], chart: str) -> None:
    one = reader()
    one.page.goto(f"{one.server}/embed/{chart}")
    one.page.locator("#figure .main-svg").first.wait_for()
    assert violations(one.page) == []
    assert (one.outside, one.trouble) == ([], [])


@pytest.fixture
def host(reader: Callable[..., Reader]) -> tuple[Reader, Page]:
    """A plain page that shows a chart with the code to copy, as oEmbed answers it."""
    one = reader(bypass_csp=True)  # what the test waits for is evaluated in the frame
    asked = one.context.request.get(f"{one.server}/oembed", params={"url": f"{one.server}/embed/{CHART}"})
    code = asked.json()["html"].replace('width="800"', 'width="100%"').replace('loading="lazy"', "")
    one.page.goto(f"{one.server}/healthz")
    one.page.set_content(HOST.format(code))
    one.page.frame_locator("iframe").locator("#figure .main-svg").first.wait_for()
    return one, one.page


def test_a_chart_in_a_plain_page_is_drawn_and_readable_by_everybody(host: tuple[Reader, Page]) -> None:
    one, page = host
    assert violations(page) == []
    assert (one.outside, one.trouble) == ([], [])


@pytest.mark.parametrize("width", [1100, 380])
def test_a_chart_follows_the_width_of_its_host(host: tuple[Reader, Page], width: int) -> None:
    page = host[1]
    page.set_viewport_size({"width": width, "height": 900})
    frame = page.frames[1]
    frame.wait_for_function(
        "Math.abs(document.querySelector('#figure .main-svg').getBoundingClientRect().width - document.querySelector('main').clientWidth) < 2"
    )
    assert frame.evaluate("document.documentElement.scrollWidth <= innerWidth")
