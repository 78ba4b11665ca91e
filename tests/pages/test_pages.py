"""Every registered page, run without a browser: whole, with its controls used, with nothing left, without any table, with a link broken.

A page is tested on arrival; nothing is to be added here for it. What a page does when one table is broken is asked in `tests/faults/`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from components.drawing.render import NO_MATCH
from data import PACKAGE
from tests.components.charts.cases import cases
from tests.register import MAIN, PAGES, Entry, said, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WIDGETS = ("selectbox", "multiselect", "slider", "select_slider", "toggle", "checkbox", "button_group", "radio", "text_input", "date_input")

every_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)


@cache
def whole(page: Entry) -> AppTest:
    """A page as it is, visited once for all questions that change nothing."""
    return visit(page.path)


def widgets(at: AppTest) -> dict[str, Any]:
    """Everything on a page that a reader can set, by its name in the address or else by its label."""
    return {each.key or each.label: each for kind in WIDGETS for each in at.get(kind) if not each.disabled}


def other(widget: Any) -> Any:
    """A value that a widget does not have now."""
    match widget.type:
        case "toggle" | "checkbox":
            return not widget.value
        case "slider":
            return (widget.max, widget.max) if isinstance(widget.value, tuple) else widget.max
        case "multiselect":
            return [] if widget.value else widget.options[-1:]
        case "text_input":
            return "camp"
        case _:
            return widget.options[0 if widget.value == other_end(widget) else -1]


def other_end(widget: Any) -> Any:
    """The last option of a widget, as the page knows it."""
    return next((each for each in [widget.value] if widget.format_func(each) == widget.options[-1]), None)


def told(at: AppTest) -> list[str]:
    """What a page says about links and tables that it could not follow, as a reader reads it."""
    return [each.value.replace("\\", "") for each in [*at.caption, *at.warning]]


@every_page
def test_a_page_has_one_title_and_shows_its_charts(page: Entry) -> None:
    at = whole(page)
    assert not [*at.exception, *at.error, *at.warning]
    assert len(at.title) == 1
    assert sorted(each.value for each in at.header if each.value in {chart.title for chart in CHARTS.values()}) == sorted(
        CHARTS[each].title for each in page.charts
    )


def test_every_chart_stands_on_a_page() -> None:
    assert {each.page for each in CHARTS.values()} <= {each.path for each in PAGES}


@every_page
def test_every_control_can_be_set_and_set_back(page: Entry) -> None:
    at = visit(page.path)
    for name, widget in widgets(at).items():
        for value in (other(widget), widget.value):
            widgets(at)[name].set_value(value)
            at.run()
            assert not [*at.exception, *at.error], (name, value)


def emptying() -> Iterator[tuple[str, dict[str, Any]]]:
    """Links that leave nothing of a chart."""
    for chart in CHARTS.values():
        for case in cases(chart):
            if chart.rows(case.choices).empty:
                yield chart.id, chart.query(case.choices)


def test_an_empty_result_says_so() -> None:
    name, query = next(emptying())
    assert NO_MATCH not in said(visit(CHARTS[name].page))
    assert NO_MATCH in said(visit(CHARTS[name].page, **query))


@every_page
def test_wrong_values_in_a_link_give_one_line_each(page: Entry) -> None:
    charts = [CHARTS[each] for each in page.charts]
    names = {each.name for chart in charts for each in chart.controls} | {*page.charts}
    if page.path:  # `visit` comes by the first page, whose shared choices then hold for the visit
        names -= {each.name for chart in charts for each in chart.controls if each.shared}
    at = visit(page.path, **dict.fromkeys(names, "nonsense"))
    assert not [*at.exception, *at.error]
    assert len([each for each in told(at) if "“nonsense” is not a choice for" in each]) == len(names)


@every_page
def test_unknown_names_in_a_link_change_nothing(page: Entry) -> None:
    at = visit(page.path, nonsense="1", utm_source="x")
    assert not [*at.exception, *at.error]
    assert said(at) == said(whole(page))


@every_page
def test_a_page_without_any_table_says_so_plainly(page: Entry, broken: Callable[..., None]) -> None:
    broken(*PACKAGE.tables)
    at = visit(page.path, q="camp")
    titles = [re.fullmatch("The table “(.+)” cannot be read at the moment.", each.value.replace("\\", "")) for each in at.warning]
    named = [each[1] for each in titles if each]
    assert not [*at.exception, *at.error]
    assert len(at.title) == 1
    assert len(named) == len(titles) > 0
    assert {*named} <= {each.title for each in PACKAGE.tables.values()}
    silent = [each for each in page.charts if not {*named} & {PACKAGE.tables[name].title for name in CHARTS[each].tables}]
    assert silent == []
    assert len(named) >= len(page.charts)


def test_a_new_reader_gets_the_first_figure_with_the_text_and_room_for_the_others() -> None:
    page = max(PAGES, key=lambda page: len(page.charts))
    at = AppTest.from_file(MAIN, default_timeout=120).run().switch_page(page.file).run()
    assert not [*at.exception, *at.error]
    assert len(at.get("plotly_chart")) == 1
    assert {heading.value for heading in at.header} >= {CHARTS[each].title for each in page.charts}
