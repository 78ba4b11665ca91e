"""The rows of a chart step by step with the keys, the mark of each ringed, and a new finding read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from tests.browser.conftest import PHONE, Reader
from tests.browser.test_pages import violations
from tests.components.charts.cases import Case, complete
from tests.register import PAGES, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Locator, Page

WITH_CHARTS = [each for each in PAGES if each.charts]
GATHERED = {"amendment": "state", "un-moves": "state"}
"""Charts in which a mark stands for several rows, with the column that its label names of each, where it names any."""
CASE = Case(CHARTS["prisoner-estimates"], complete(CHARTS["prisoner-estimates"], {"hide_repeats": True}))
RINGED = """plot => {
    const ring = plot.lastElementChild.getBoundingClientRect();
    return [...plot.querySelectorAll('.main-svg *')].filter(each => {
        const box = each.getBoundingClientRect();
        return Math.abs(ring.x + 4 - box.x) < 1 && Math.abs(ring.width - 8 - box.width) < 1 && Math.abs(ring.y + 4 - box.y) < 1;
    }).map(each => (each.__data__?.htx ?? each.__data__?.tx ?? '').replaceAll('<br>', ' ').replaceAll('&amp;', '&'));
}"""
"""The hover labels of what the ring is around."""


@pytest.fixture(scope="module", params=WITH_CHARTS, ids=lambda page: page.name)
def visited(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[tuple[list[Case], Page]]:
    """The charts of a page as they start, and the page."""
    reader = Reader(browser, server)
    entry: Entry = request.param
    yield [Case(CHARTS[each], complete(CHARTS[each], {})) for each in entry.charts], reader.visit(entry.path)
    reader.context.close()


def steps(page: Page, case: Case) -> Locator:
    """What steps through the rows of a chart."""
    return page.locator(f".st-key-points-{case.chart.id}")


def focused(page: Page, case: Case) -> Locator:
    """The row that is shown when the list of a chart has the focus."""
    steps(page, case).get_by_role("listbox").focus()
    return steps(page, case).locator(".row")


def news(page: Page, case: Case) -> Locator:
    """What is read aloud of a chart."""
    return steps(page, case).locator("[aria-live=polite]")


def labels(case: Case) -> list[str]:
    """The hover labels of the marks of a chart: one each, or one for an area."""
    return [
        str(each).replace("<br>", " ").replace("&amp;", "&")
        for trace in case.drawn.figure.data
        for each in (trace.hovertext if isinstance(trace.hovertext, list | tuple | np.ndarray) else [trace.text] if trace.fill else [])
    ]


def test_the_keys_step_through_the_rows(visited: tuple[list[Case], Page]) -> None:
    cases, page = visited
    for case in cases:
        row, said = focused(page, case), [" ".join(each.split()) for each in case.sentences]
        for key, place in (("", 0), ("ArrowRight", 1), ("ArrowDown", 2), ("ArrowLeft", 1), ("End", -1), ("ArrowRight", -1), ("Home", 0)):
            if key:
                page.keyboard.press(key)
            expect(row).to_have_text(said[place])
            assert steps(page, case).get_by_role("option", selected=True).inner_text() == said[place]
        page.keyboard.press("PageDown")
        assert row.inner_text() in said[2:]


def test_the_list_says_what_it_steps_through(visited: tuple[list[Case], Page]) -> None:
    cases, page = visited
    for case in cases:
        name = f"Step through the {len(case.drawn.rows)} rows of “{case.chart.title}” with the arrow keys"
        assert page.get_by_role("listbox", name=name, exact=True).get_by_role("option").count() == len(case.drawn.rows)


def test_the_mark_of_a_row_is_ringed(visited: tuple[list[Case], Page]) -> None:
    cases, page = visited
    for case in cases:
        row = focused(page, case)
        plot = page.locator(f".st-key-figure-{case.chart.id} .js-plotly-plot")
        for key in ("Home", "End"):
            page.keyboard.press(key)
            if any(row.inner_text() in each for each in labels(case)):
                assert any(row.inner_text() in each for each in plot.evaluate(RINGED)), case.chart.id
            if case.chart.id in GATHERED:
                name = case.drawn.rows[GATHERED[case.chart.id]].iloc[0 if key == "Home" else -1]
                assert any(name in each or "both times" in each for each in plot.evaluate(RINGED)), case.chart.id
        page.keyboard.press("Tab")
        assert plot.evaluate(RINGED) == []


def test_everybody_can_read_the_rows(visited: tuple[list[Case], Page]) -> None:
    cases, page = visited
    focused(page, cases[0])
    assert violations(page) == []


def test_the_list_takes_no_room_and_no_eye_until_it_has_the_focus(reader: Callable[..., Reader]) -> None:
    page = reader(**PHONE).visit(WITH_CHARTS[0].path)
    case = Case(CHARTS[WITH_CHARTS[0].charts[0]], {})
    assert steps(page, case).bounding_box()["height"] == 0
    row = focused(page, case)
    box = row.bounding_box()
    assert box["width"] > 300
    assert box["y"] + box["height"] <= page.viewport_size["height"]
    page.keyboard.press("Tab")
    expect(row).not_to_be_in_viewport()


def hidden(page: Page) -> None:
    """Hide the repeats among the estimates of prisoners, or show them again."""
    page.get_by_role("switch", name="Hide repeats").press("Space")


def test_a_finding_is_read_aloud_when_it_changes_and_only_then_beside_a_table_too(reader: Callable[..., Reader]) -> None:
    page = reader().visit(CASE.chart.page)
    expect(news(page, CASE)).to_be_empty()
    hidden(page)
    expect(news(page, CASE)).to_have_text(CASE.drawn.finding)
    page.get_by_role("radio", name="Table").first.press("Space")
    expect(steps(page, CASE).get_by_role("listbox")).to_have_count(0)
    hidden(page)
    expect(news(page, CASE)).to_have_text(Case(CASE.chart, complete(CASE.chart, {})).drawn.finding)
