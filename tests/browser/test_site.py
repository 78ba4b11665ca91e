"""The baked edition in a real Chromium, from a plain host of files and from a disk, with JavaScript and without."""

from __future__ import annotations

import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from components.bake.addresses import page_file
from components.charts import CHARTS
from components.content.pages import PAGES
from components.drawing import theme
from components.drawing.render import render
from data import table
from tests.bake.baked import baked_folder
from tests.browser.checks import COLOURS, CUT_OFF, WIDTH, accessible_in_kind, clean
from tests.browser.conftest import PHONE
from tests.waiting import becomes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Reader

NAMES = [page_file(each.path) for each in PAGES]
CORNER = {"x": 2, "y": 2}
"""Where somebody points at a chart: where it has no mark."""
SIZE = "each => { const { width, height } = each.getBoundingClientRect(); return [width, height]; }"
WITH_MAP = page_file(CHARTS["un-one-decision"].page)
"""A page with a chart that needs the shapes of the world, which a disk gives as a script, as it gives all else."""


class Quiet(SimpleHTTPRequestHandler):
    """A plain host of files that logs nothing."""

    def log_message(self, *_: Any) -> None: ...


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The baked edition."""
    return baked_folder(tmp_path_factory)


@pytest.fixture(scope="module")
def hosts(folder: Path) -> Iterator[dict[str, str]]:
    """Where the folder can be read: below a path of a host, and on the disk."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder.parent)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield {"host": f"http://127.0.0.1:{server.server_port}/{folder.name}", "disk": folder.as_uri()}
        server.shutdown()


@pytest.fixture(params=["host", "disk"])
def place(request: pytest.FixtureRequest, hosts: dict[str, str]) -> str:
    """One of the two."""
    return hosts[request.param]


@pytest.fixture
def opened(reader_at: Callable[..., Reader]) -> Callable[..., Reader]:
    """A reader who has gone to a page of the edition."""

    def make(place: str, address: str, **window: Any) -> Reader:
        one = reader_at(place, **window)
        one.page.goto(f"{place}/{address}")
        return one

    return make


def draws(page: Page, name: str) -> None:
    """Look at every chart of a page, which is a picture and loads no more than its choices, then point at it until it is drawn in its place."""
    charts = [each for each in CHARTS.values() if page_file(each.page) == name]
    expect(page.locator(".live")).to_have_count(len(charts))
    pictures = page.locator(".stage img")
    expect(pictures).to_have_count(len(charts))
    for each in pictures.all():
        each.scroll_into_view_if_needed()
        becomes(lambda shown=each: shown.evaluate("each => each.complete && each.naturalWidth > 0"), True)
    becomes(lambda: page.evaluate("typeof Plotly"), "undefined")
    for stage in page.locator(".stage").all():
        stage.scroll_into_view_if_needed()
        room = stage.bounding_box()
        stage.hover(position=CORNER)
        expect(stage.locator(".plot[data-drawn] .main-svg").first).to_be_visible()
        expect(stage.locator("picture")).to_have_count(0)
        becomes(lambda shown=stage: shown.evaluate(SIZE), [room["width"], room["height"]] if room else None)


def part(page: Page, chart: str) -> Locator:
    """The section of a chart, drawn."""
    section = page.locator(f"section[aria-labelledby={chart}]")
    section.locator(".stage").hover(position=CORNER)
    expect(section.locator(".plot[data-drawn]")).to_be_visible()
    return section


def test_a_page_on_a_disk_draws_its_charts(opened: Callable[..., Reader], hosts: dict[str, str]) -> None:
    one = opened(hosts["disk"], WITH_MAP)
    draws(one.page, WITH_MAP)
    assert (one.outside, one.trouble) == ([], [])


@pytest.mark.parametrize("name", NAMES)
def test_a_page_draws_its_charts_is_readable_by_everybody_and_as_wide_as_a_phone(
    opened: Callable[..., Reader], hosts: dict[str, str], name: str
) -> None:
    one = opened(hosts["host"], name, **PHONE)
    draws(one.page, name)
    becomes(lambda: one.page.evaluate(WIDTH), 390)
    clean(one.page, CUT_OFF)
    assert (one.outside, one.trouble) == ([], [])
    accessible_in_kind(one.page)


@pytest.mark.parametrize("name", ["prisoners.html", "claims.html", "search.html?q=kwanliso"])
def test_a_page_is_readable_in_the_dark(opened: Callable[..., Reader], hosts: dict[str, str], name: str) -> None:
    page = opened(hosts["host"], name, color_scheme="dark").page
    draws(page, name.partition("?")[0])
    inks = "[...document.querySelectorAll('.plot')].map(each => each.layout.font.color)"
    becomes(lambda: {*page.evaluate(inks)} - {theme.INK["dark"]}, set())
    accessible_in_kind(page, COLOURS)


@pytest.mark.parametrize("name", NAMES)
def test_a_page_is_complete_without_javascript(opened: Callable[..., Reader], hosts: dict[str, str], name: str) -> None:
    one = opened(hosts["disk"], name, java_script_enabled=False)
    expect(one.page.locator("h1")).to_be_visible()
    expect(one.page.locator("section tbody tr, section li, section .claim")).not_to_have_count(0)
    expect(one.page.locator(".scripted:visible")).to_have_count(0)
    for chart in (each for each in CHARTS.values() if page_file(each.page) == name):
        expect(one.page.locator(f"section[aria-labelledby={chart.id}] .stage img")).not_to_have_js_property("naturalWidth", 0)
        expect(one.page.locator(f"[id=rows-{chart.id}], section[aria-labelledby={chart.id}] summary").first).to_be_visible()
    assert (one.outside, one.trouble) == ([], [])


def test_a_choice_changes_finding_chart_table_and_address(opened: Callable[..., Reader], place: str) -> None:
    chart = CHARTS["prisoner-estimates"]
    before, after = (render(chart, chart.read(query)) for query in ({}, {"hide_repeats": ["true"]}))
    assert len(after.rows) < len(before.rows)
    one = opened(place, "prisoners.html")
    section = part(one.page, chart.id)
    expect(section.locator(".finding")).to_have_text(before.finding)
    section.locator("[name=hide_repeats]").check()
    for _ in ("chosen", "read again"):
        expect(section.locator(".finding")).to_have_text(after.finding)
        expect(section.locator(".plot")).to_have_attribute("data-drawn", "hide-repeats=true")
        expect(section.locator("tbody tr")).to_have_count(len(after.rows))
        expect(section.locator("a.csv")).to_have_attribute("href", "charts/prisoner-estimates/hide-repeats=true.csv")
        expect(one.page).to_have_url(f"{place}/prisoners.html?hide_repeats=true#prisoner-estimates")
        expect(section.locator("[name=hide_repeats]")).to_be_checked()
        one.page.reload()
    section.locator("[name=hide_repeats]").uncheck()
    expect(section.locator(".finding")).to_have_text(before.finding)
    expect(one.page).to_have_url(f"{place}/prisoners.html#prisoner-estimates")
    assert (one.outside, one.trouble) == ([], [])


def test_a_link_of_the_dashboard_has_its_counterpart(opened: Callable[..., Reader], hosts: dict[str, str]) -> None:
    chart = CHARTS["prisoner-estimates"]
    choices = chart.read({"method": ["Satellite imagery"]})
    page = opened(hosts["disk"], chart.link(choices).replace("prisoners", "prisoners.html", 1)).page
    section = page.locator(f"section[aria-labelledby={chart.id}]")  # nobody points at it: Playwright may scroll to what it points at
    expect(section.locator(".plot[data-drawn]")).to_be_visible()
    expect(section.locator(".finding")).to_have_text(render(chart, choices).finding)
    expect(section.locator("[name=method]").locator("option:checked")).to_have_text("Satellite imagery")
    expect(section.locator("h2")).to_be_in_viewport()


def test_a_choice_that_is_not_there_is_told_and_the_default_shown(opened: Callable[..., Reader], hosts: dict[str, str]) -> None:
    chart = CHARTS["prisoner-estimates"]
    section = part(opened(hosts["host"], "prisoners.html?years=2003&years=2010#prisoner-estimates").page, chart.id)
    expect(section.locator(".told")).to_have_text(
        "This edition does not have “2003, 2010” for “Year described” in this view. Shown instead: the default."
    )
    expect(section.locator(".finding")).to_have_text(render(chart, chart.read({})).finding)


def test_a_choice_that_goes_only_alone_sets_back_the_others_and_says_so(opened: Callable[..., Reader], hosts: dict[str, str]) -> None:
    page = opened(hosts["host"], "prisoners.html?hide_repeats=true#prisoner-estimates").page
    section = part(page, "prisoner-estimates")
    section.locator("[name=method]").select_option("Satellite imagery")
    expect(section.locator(".told")).to_contain_text("This edition has that choice only with the default for:")
    expect(section.locator("[name=hide_repeats]")).not_to_be_checked()
    expect(page).to_have_url(f"{hosts['host']}/prisoners.html?method=Satellite+imagery#prisoner-estimates")


def test_a_choice_that_charts_share_is_made_for_all(opened: Callable[..., Reader], hosts: dict[str, str]) -> None:
    page = opened(hosts["host"], "actors.html").page
    draws(page, "actors.html")
    part(page, "paper-trail").locator("[name=known]").select_option("As of 10 March 2015")
    chart = CHARTS["who-stands-where"]
    expect(page.locator(f"section[aria-labelledby={chart.id}] .finding")).to_have_text(
        render(chart, chart.read({"known": ["As of 10 March 2015"]})).finding
    )


def test_the_search_finds_and_leads_there(opened: Callable[..., Reader], place: str) -> None:
    one = opened(place, "search.html")
    expect(one.page.locator("#count")).to_have_text("Type one or more words; a result holds all of them.")
    one.page.get_by_role("searchbox").fill("Kwanliso")
    expect(one.page.locator("#results h2")).to_contain_text(["term", "chart"])
    expect(one.page).to_have_url(f"{place}/search.html?q=Kwanliso")
    one.page.reload()
    one.page.locator("#results").get_by_role("link", name=CHARTS["prisoner-estimates"].title).click()
    expect(one.page.locator("#prisoner-estimates")).to_be_in_viewport()
    assert (one.outside, one.trouble) == ([], [])


def test_a_search_without_a_result_says_so(opened: Callable[..., Reader], hosts: dict[str, str]) -> None:
    page = opened(hosts["host"], "search.html?q=zzzz<b>").page
    expect(page.locator("#count")).to_have_text("Nothing holds “zzzz<b>”. Try fewer words, or a part of one.")


def test_the_ledger_narrows_by_choices(opened: Callable[..., Reader], hosts: dict[str, str]) -> None:
    rows, place = table("claims"), hosts["disk"]
    page = opened(place, "claims.html?claim_theme=Double+standards").page
    ledger = page.locator("section[aria-labelledby=ledger]")
    expect(ledger.locator(".claim:visible")).to_have_count(int((rows.theme == "double_standards").sum()))
    ledger.locator("[name=claim_theme]").select_option("All")
    expect(ledger.locator(".claim:visible")).to_have_count(len(rows))
    ledger.locator("[name=verdict]").select_option("Overtaken")
    expect(ledger.locator(".claim:visible")).to_have_count(int((rows.verdict == "outdated").sum()))
    expect(page).to_have_url(f"{place}/claims.html?verdict=Overtaken#ledger")
    page.goto(f"{place}/claims.html?verdict=Overtaken+by+events")  # as links said it before
    expect(ledger.locator("[name=verdict]")).to_have_value("Overtaken")


def test_what_a_link_of_the_dashboard_picks_out_is_shown(opened: Callable[..., Reader], hosts: dict[str, str]) -> None:
    for address, place in (("claims.html?claim=C51", "C51"), ("data.html?source=jonsson-2015#sources", "source-jonsson-2015")):
        expect(opened(hosts["host"], address).page.locator(f"[id={place}]")).to_be_in_viewport()
