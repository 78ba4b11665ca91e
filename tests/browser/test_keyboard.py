"""Every job of a reader with the keyboard alone: reached with Tab, done with Enter, Space, arrows and letters, seen at every step."""

from __future__ import annotations

import csv
import re
from itertools import groupby, pairwise
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from components.description.choice import AS_OF
from components.drawing.render import render
from components.export import share
from tests.browser.checks import STILL
from tests.browser.conftest import Reader
from tests.components.charts.cases import Case, complete
from tests.register import PAGES, Entry
from tests.waiting import becomes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from components.description.chart import Chart
    from components.description.choice import Choices

MOST = 150
"""Presses of Tab after which a thing is said not to be reached."""
HAS_IT = "each => each.matches(':focus')"
FOCUS = """() => {
    let at = document.activeElement;
    while (at.shadowRoot?.activeElement) at = at.shadowRoot.activeElement;
    const main = document.querySelector('[data-testid=stMain]');
    const host = at.getRootNode().host ?? at;
    const shown = (each, depth) => each && depth ? [each, ...shown(each.parentElement, depth - 1)] : [];
    const outlined = shown(at, 4).some(each => {
        const style = getComputedStyle(each);
        return (style.outlineStyle !== 'none' && style.outlineWidth !== '0px') || style.boxShadow !== 'none';
    });
    const box = host.getBoundingClientRect();
    return {
        name: `${at.tagName} ${at.ariaLabel ?? at.innerText ?? ''}`.slice(0, 60), outlined,
        left: box.left, top: box.top + main.scrollTop, view: {x: Math.max(box.x - 6, 0), y: Math.max(box.y - 6, 0), width: box.width + 12, height: box.height + 12},
        read: main.contains(host) && host !== main, over: at === document.body,
    };
}"""


def reach(page: Page, target: Locator) -> Locator:
    """Press Tab until the target has the focus."""
    expect(target).to_have_count(1)
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if target.evaluate(HAS_IT):
            return target
    pytest.fail(f"{target} is not reached with Tab")


def seen(page: Page, at: dict[str, Any]) -> bool:
    """Whether the focus can be seen where it is: by an outline or a shadow, else by what changes when it goes."""
    if at["outlined"]:
        return True
    with_it = page.screenshot(clip=at["view"], animations="disabled")
    page.evaluate("() => { window.had = document.activeElement; document.activeElement.blur(); }")
    page.evaluate(STILL)
    without = page.screenshot(clip=at["view"], animations="disabled")
    page.evaluate("() => window.had.focus({ focusVisible: true })")
    return with_it != without


def stops(page: Page) -> Iterator[dict[str, Any]]:
    """Where Tab goes, from the top of a page to its end, and whether the focus is seen there."""
    for _ in range(MOST):
        page.keyboard.press("Tab")
        at = page.evaluate(FOCUS)
        if at["over"]:
            return
        yield at | {"seen": seen(page, at)}
    pytest.fail(f"Tab does not leave {page.url}")


def unseen(places: list[dict[str, Any]]) -> list[str]:
    """Stops in the text of a page at which the focus cannot be seen."""
    return [each["name"] for each in places if each["read"] and not each["seen"]]


def upwards(places: list[dict[str, Any]]) -> list[str]:
    """Stops that lie clearly above the one before them in the left column of a page."""
    left = [each for each in places if each["read"] and each["left"] < 900]
    return [after["name"] for before, after in pairwise(left) if after["top"] < before["top"] - 100]


def says(page: Page, chart: Chart, choices: Choices) -> None:
    """Wait until a chart says what it says with these choices, above it and for who cannot see it."""
    drawn = render(chart, choices)
    expect(page.locator(f".st-key-panel-{chart.id} h2")).to_have_text(drawn.headline)
    expect(page.locator(f".st-key-figure-{chart.id}").get_by_role("figure", name=drawn.finding)).to_have_count(1)


@pytest.fixture(
    scope="module", params=[each for each in PAGES if each.path in ("prisoners", "claims", "search")], ids=lambda page: page.name
)
def walked(request: pytest.FixtureRequest, reader: Callable[..., Reader]) -> tuple[Entry, list[dict[str, Any]]]:
    """A page and where Tab goes on it."""
    someone = reader()
    someone.visit(request.param.path)
    return request.param, [*stops(someone.come_to_all())]


def test_the_focus_is_seen_at_every_stop(walked: tuple[Entry, list[dict[str, Any]]]) -> None:
    assert unseen(walked[1]) == []


def test_the_focus_is_seen_on_a_table(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.visit("council-and-court?council-agenda=Table")
    places = [*stops(someone.come_to_all())]
    assert any("column" in each["name"] for each in places), [each["name"] for each in places]
    assert [each for each in unseen(places) if not each.startswith("TD ")] == []  # the table draws the focus of its cells itself


def test_the_order_is_that_of_reading(walked: tuple[Entry, list[dict[str, Any]]]) -> None:
    assert upwards(walked[1]) == []


def test_the_rows_of_every_chart_are_on_the_way(walked: tuple[Entry, list[dict[str, Any]]]) -> None:
    entry, places = walked
    assert len([each for each in places if each["name"].startswith("SELECT")]) == len(entry.charts)


def test_a_focus_that_cannot_be_seen_and_a_leap_upwards_are_found(reader: Callable[..., Reader]) -> None:
    page = reader().visit("search")
    page.evaluate(
        """() => document.querySelector('h1').insertAdjacentHTML('afterend',
            '<style>.bare, .bare * { outline: none !important; box-shadow: none !important }</style>'
            + '<div class="bare"><p style="height:300px"></p><a href="#x" class="bare">low</a>'
            + '<a href="#y" style="position:relative; top:-250px">high</a></div>')"""
    )
    places = [*stops(page)]
    assert {"A low", "A high"} <= {*unseen(places)}
    assert "A high" in upwards(places)


def test_a_state_is_followed_and_its_votes_are_downloaded(reader: Callable[..., Reader]) -> None:
    someone, chart = reader(), CHARTS["un-one-decision"]
    page = someone.visit(chart.page)
    someone.come_to(chart.id)
    choices = complete(chart, {"follow": "SWE"})
    reach(page, page.locator(f".st-key-filter-{chart.id}").get_by_role("button", name="Filter")).press("Enter")
    reach(page, page.get_by_role("combobox", name="Mark a state"))
    page.keyboard.type("Sweden")
    page.keyboard.press("Enter")
    says(page, chart, choices)
    page.keyboard.press("Escape")
    reach(page, page.locator(f".st-key-files-{chart.id}").get_by_role("button", name="Data")).press("Enter")
    button = reach(page, page.locator(f".st-key-csv-{chart.id}").get_by_role("button"))
    with page.expect_download() as started:
        button.press("Enter")
    with started.value.path().open(encoding="utf-8", newline="") as file:
        assert "Sweden" in {row["state"] for row in csv.DictReader(file)}


def test_then_and_now_are_switched(reader: Callable[..., Reader]) -> None:
    someone, chart = reader(), CHARTS["two-tracks"]
    someone.visit(chart.page)
    page = someone.come_to_all()
    reach(page, page.get_by_role("radio", name="As of today"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(page.get_by_role("radio", name="As of 10 March 2015")).to_be_checked()
    says(page, chart, complete(chart, {AS_OF.name: "brief"}))


def test_table_and_text_are_opened_and_the_table_left(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.visit("council-and-court")
    case = Case(CHARTS["referral"], complete(CHARTS["referral"], {}))
    panel = someone.come_to(case.chart.id)
    reach(page, panel.get_by_role("radio", name="Chart"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(panel.get_by_test_id("stDataFrame")).to_be_visible()
    reach(page, panel.locator("summary").first)
    page.keyboard.press("Enter")
    expect(panel.locator("details").first).to_have_attribute("open", "")
    someone.visit(case.chart.link(view="Table"))
    reach(page, panel.get_by_role("radio", name="Table"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    expect(panel.get_by_text(case.sentences[0])).to_be_visible()


def test_the_navigation_leads_to_every_page(reader: Callable[..., Reader]) -> None:
    page = reader().visit(PAGES[-1].path)
    for section, entries in groupby(PAGES, key=lambda entry: entry.section):
        if section:
            reach(page, page.get_by_role("navigation").get_by_role("button", name=section, exact=True)).press("Enter")
            links = page.get_by_role("menuitem")
        else:
            links = page.get_by_test_id("stTopNavLink")
        for place, entry in enumerate(entries):
            if section:
                _ = place and page.keyboard.press("ArrowDown")
                expect(links.nth(place)).to_be_focused()
            else:
                reach(page, links.nth(place))
            expect(links.nth(place)).to_have_text(entry.title)
            expect(links.nth(place)).to_have_attribute("href", re.compile(f"/{entry.path}$"))
        if section:
            page.keyboard.press("Escape")
            expect(links).to_have_count(0)
    for entry in (each for each in PAGES if each.path in ("brief", "claims", "data")):
        reach(page, page.get_by_role("navigation").get_by_role("button", name=entry.section, exact=True)).press("Enter")
        item = page.get_by_role("menuitem", name=entry.title, exact=True)
        expect(page.get_by_role("menuitem").first).to_be_focused()
        for _ in PAGES:
            if item.evaluate(HAS_IT):
                break
            page.keyboard.press("ArrowDown")
        item.press("Enter")
        expect(page).to_have_title(re.compile(f"^{re.escape(entry.heading)} – "))


def test_the_claims_are_filtered_and_one_is_opened(reader: Callable[..., Reader]) -> None:
    page = reader().visit("claims")
    reach(page, page.locator(".st-key-filter-claims button")).press("Enter")
    reach(page, page.get_by_role("combobox", name="Verdict"))
    page.keyboard.type("Overtaken")
    page.keyboard.press("Enter")
    expect(page.locator(".st-key-filter-claims button").first).to_contain_text("Filter · 1")
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    claim = page.locator(".claim > summary")
    expect(claim.filter(has_not_text="Overtaken")).to_have_count(0)
    reach(page, claim.first).press("Enter")
    expect(page.locator(".claim[open]").get_by_text("What would change")).to_be_visible()


def test_a_search_leads_to_its_result(reader: Callable[..., Reader]) -> None:
    page, chart = reader().visit("search"), CHARTS["un-moves"]
    reach(page, page.get_by_role("searchbox"))
    page.keyboard.type("Which states changed")
    page.keyboard.press("Enter")
    link = reach(page, page.get_by_role("link", name=chart.title))
    link.press("Enter")
    expect(page.get_by_role("heading", name=render(chart, complete(chart, {})).headline)).to_be_visible()


def test_the_readable_edition_is_opened(reader: Callable[..., Reader]) -> None:
    page = reader().visit("search")
    link = reach(page, page.get_by_role("link", name="Print or save as PDF"))
    link.press("Enter")
    expect(page).to_have_url(re.compile("/read/search$"))


def test_the_sources_of_a_chart_are_opened(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.visit("engagement")
    someone.come_to("four-reviews")
    sources = reach(page, page.locator(".st-key-panel-four-reviews summary", has_text="How to read this, and its limits"))
    sources.press("Enter")
    expect(page.locator(".st-key-panel-four-reviews details").get_by_role("link").first).to_be_visible()


def test_a_sentence_is_copied(reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = someone.visit("violations")
    chart = CHARTS["charges-and-law"]
    panel = someone.come_to(chart.id)
    reach(page, panel.get_by_role("button", name="Quote")).press("Enter")
    words = page.locator(f".st-key-words-{chart.id}")
    expect(words.get_by_text(share.QUOTATION)).to_be_visible()
    reach(page, words.get_by_role("button", name="Copy").first).press("Enter")
    becomes(lambda: page.evaluate("() => navigator.clipboard.readText()"), share.quotation(chart, render(chart, complete(chart, {}))))
