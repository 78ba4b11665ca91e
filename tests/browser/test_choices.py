"""A choice changes the chart and the address; the address brings it back; what is downloaded is what is drawn."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from components.content import pages
from components.description.chart import Chart
from components.description.choice import AS_OF, Control
from components.drawing.render import render
from tests.browser.checks import STILL
from tests.components.charts.cases import Case, cases, complete
from tests.waiting import becomes, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import Reader

DATA = "chart => JSON.stringify(chart.data)"


KINDS = ("one of few", "one of many", "many", "flag", "span")
"""The kinds of widgets."""


@cache
def chosen() -> dict[str, tuple[str, Case]]:
    """For each kind of widget one control, with a choice that changes what is said: control and case."""
    found: dict[str, tuple[str, Case]] = {}
    every = [(each, control) for each in CHARTS.values() for control in each.controls]
    for chart, control in sorted(every, key=_trouble):
        options = control.allowed(complete(chart, {}))
        kind = control.kind if control.kind != "one" else "one of few" if len(options) <= 4 else "one of many"
        if kind not in found and not control.shared and (case := next(_changed(chart, control.name, kind), None)):
            found[kind] = (control.name, case)
    return found


def _trouble(choice: tuple[Chart, Control]) -> tuple[bool, int]:
    """What a choice costs a test: what is in the open comes before what is behind a filter, a page of few charts is there sooner."""
    chart, control = choice
    return control.name != chart.main_control, len(pages.page(chart.page).charts)


def _changed(chart: Chart, name: str, kind: str) -> Iterator[Case]:
    start = complete(chart, {})
    spans = [Case(chart, start | {name: (low, start[name][1])}) for low in range(*start[name])] if kind == "span" else cases(chart)
    said = render(chart, start).finding
    yield from (each for each in spans if [*chart.query(each.choices)] == [name] and each.drawn.figure and each.drawn.finding != said)


DATED = [each for each in CHARTS.values() if AS_OF in each.controls]


def choose(page: Page, kind: str, name: str, case: Case) -> None:
    """Make a choice as a reader makes it: in the open, or behind the filter of the chart."""
    if name != case.chart.main_control:
        page.locator(f".st-key-filter-{case.chart.id}").get_by_role("button").click()
    widget = page.locator(f".st-key-{name}")
    widget.scroll_into_view_if_needed()
    page.evaluate(STILL)  # a list of options closes when the page scrolls
    words = case.chart.query(case.choices)[name]
    match kind:
        case "flag":
            widget.locator("label").click()
        case "span":
            steps = case.choices[name][0] - complete(case.chart, {})[name][0]
            widget.get_by_role("slider").first.focus()
            for _ in range(steps):
                page.keyboard.press("ArrowRight")
        case "one of few":
            widget.get_by_role("radio", name=words[0], exact=True).click()
        case "many":
            widget.get_by_role("button", name="Open").click()
            page.get_by_role("option", name=words[0], exact=True).click()
            page.keyboard.press("Escape")
        case _:
            widget.get_by_role("combobox").click()
            page.get_by_role("option", name=words[0], exact=True).click()


def figure(page: Page, chart: Chart) -> Locator:
    """The drawn chart."""
    return page.locator(f".st-key-figure-{chart.id} .js-plotly-plot")


def shows(page: Page, case: Case) -> None:
    """Wait until a page says what a case says, above the chart and for who cannot see it."""
    expect(page.locator(f".st-key-panel-{case.chart.id} h2")).to_have_text(case.drawn.headline)
    expect(page.locator(f".st-key-figure-{case.chart.id}").get_by_role("figure")).to_have_attribute(
        "aria-label", re.compile(re.escape(case.drawn.finding))
    )


def addressed(page: Page, case: Case) -> None:
    """Wait until the address carries a case."""
    page.wait_for_url(lambda address: parse_qs(urlsplit(address).query) == case.chart.query(case.choices))


def rows(server: str, case: Case) -> list[list[str]]:
    """The rows that the data route gives for a case."""
    query = urlencode(case.chart.query(case.choices), doseq=True)
    with urlopen(f"{server}/api/v1/charts/{case.chart.id}.csv?{query}") as answer:
        return [*csv.reader(answer.read().decode().splitlines())]


def downloaded(page: Page, chart: Chart) -> list[list[str]]:
    """The rows of the file that the button under a chart gives."""
    page.locator(f".st-key-files-{chart.id}").get_by_role("button", name="Data").click()
    with page.expect_download() as download:
        page.locator(f".st-key-csv-{chart.id}").get_by_role("button", name="CSV").click()
    assert download.value.suggested_filename == f"{chart.id}.csv"
    return [*csv.reader(Path(download.value.path()).read_text(encoding="utf-8").splitlines())]


def test_every_kind_of_widget_is_tried() -> None:
    assert {*chosen()} == {*KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_choice_changes_chart_and_address_a_reload_keeps_it_and_the_file_holds_its_rows(
    kind: str, server: str, reader: Callable[..., Reader]
) -> None:
    name, case = chosen()[kind]
    someone = reader()
    someone.visit(case.chart.page)
    page = someone.come_to_all()
    drawn = figure(page, case.chart)
    before = drawn.evaluate(DATA)
    choose(page, kind, name, case)
    shows(page, case)
    someone.settled()
    after = until(lambda: drawn.evaluate(DATA), lambda data: data != before)
    addressed(page, case)
    page.reload()
    someone.come_to_all()  # on the first page a figure waits until it is wanted
    shows(page, case)
    becomes(lambda: drawn.evaluate(DATA), after)
    assert downloaded(page, case.chart) == rows(server, case) != rows(server, Case(case.chart, complete(case.chart, {})))
    assert someone.trouble == []


@pytest.mark.parametrize("chart", DATED[:1], ids=lambda chart: chart.id)
def test_one_switch_sets_what_was_known_for_all_charts_of_a_page(chart: Chart, reader: Callable[..., Reader]) -> None:
    someone = reader()
    someone.visit(chart.page)
    page = someone.come_to_all()
    page.locator(".st-key-known").get_by_role("radio", name="As of 10 March 2015").click()
    for each in [each for each in DATED if each.page == chart.page]:
        shows(page, Case(each, complete(each, {"known": "brief"})))


def test_the_picture_links_under_a_chart_keep_its_choices_and_the_view_is_in_the_address(reader: Callable[..., Reader]) -> None:
    _name, case = next(iter(chosen().values()))
    chart, someone = case.chart, reader()
    someone.visit(chart.link(case.choices))
    page = someone.come_to_all()
    shows(page, case)
    page.locator(f".st-key-picture-{chart.id}").get_by_role("button", name="Picture").click()
    link = page.get_by_role("link", name="PNG")
    address = until(
        lambda: urljoin(page.url, link.get_attribute("href") or ""),
        lambda address: chart.read(parse_qs(urlsplit(address).query)) == case.choices,
    )
    assert someone.context.request.get(address).body().startswith(b"\x89PNG")
    page.keyboard.press("Escape")
    for view in ("Table", "Chart", "Text"):
        page.locator(f".st-key-{chart.id}").get_by_role("radio", name=view).click()
        expect(figure(page, chart)).to_have_count(1 if view == "Chart" else 0)
        said = chart.query(case.choices) | ({} if view == "Chart" else {chart.id: [view]})
        page.wait_for_url(lambda address, said=said: parse_qs(urlsplit(address).query) == said)


WATCH = """() => {
    window.changed = new Set();
    for (const panel of document.querySelectorAll('[class*="st-key-panel-"]')) {
        const name = [...panel.classList].find(each => each.startsWith('st-key-panel-')).replace('st-key-panel-', '');
        new MutationObserver(() => window.changed.add(name)).observe(panel, {childList: true, subtree: true, characterData: true, attributes: true});
    }
}"""


def test_a_choice_redraws_its_own_chart_and_no_other(reader: Callable[..., Reader]) -> None:
    kind, (name, case) = next(
        (kind, (name, case))
        for kind, (name, case) in chosen().items()
        if name == case.chart.main_control and len(pages.page(case.chart.page).charts) > 2
    )
    someone = reader()
    someone.visit(case.chart.page)
    page = someone.come_to_all()
    page.locator(f".st-key-{name}").scroll_into_view_if_needed()
    page.evaluate(STILL)
    page.evaluate(WATCH)
    choose(page, kind, name, case)
    shows(page, case)
    someone.settled()
    becomes(lambda: page.evaluate("() => [...window.changed]"), [case.chart.id])
