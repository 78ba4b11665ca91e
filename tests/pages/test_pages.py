"""Every registered page, run without a browser: whole, with its controls used, with nothing left, without any table, with a link broken.

A page is tested on arrival; nothing is to be added here for it. What a page does when one table is broken is asked in `tests/faults/`.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape
from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from components.content import addresses
from components.content.excerpts import nested_quotation
from components.content.pages import PAGES as EVERY
from components.description.words import inline_html
from components.drawing.render import NO_MATCH, render
from components.export import cite, share
from components.export.formats import FORMATS
from components.export.sheets import citations_behind
from data import PACKAGE, table
from tests.components.charts.cases import cases
from tests.register import MAIN, PAGES, Entry, more, page_text, panels, read, visit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WIDGETS = ("selectbox", "multiselect", "slider", "select_slider", "toggle", "checkbox", "button_group", "radio", "text_input", "date_input")

SEARCHES = {"search-field", "search-first"}
"""The fields that lead to the page of the search."""

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


def headings(at: AppTest) -> dict[str, str]:
    """The headings of the charts on a page by their anchors, which are the ids of the charts."""
    return {each: read(re.findall("<h2 .*?</h2>", html)[0]).strip() for each, html in panels(at).items()}


def messages(at: AppTest) -> list[str]:
    """What a page says about links and tables that it could not follow, as a reader reads it."""
    said = [each.value.replace("\\", "") for each in [*at.caption, *at.warning]]
    return [*said, *(line for html in panels(at).values() for line in read(html).splitlines())]


@every_page
def test_a_page_has_one_title_and_shows_its_charts(page: Entry) -> None:
    at = whole(page)
    assert not [*at.exception, *at.error, *at.warning]
    assert len(at.title) == 1
    assert sorted(headings(at)) == sorted(page.charts)
    assert headings(at) == {each: render(CHARTS[each], CHARTS[each].read({})).headline for each in page.charts}


@every_page
def test_a_panel_shows_its_measure_the_brief_the_record_and_its_sources(page: Entry) -> None:
    shown = panels(whole(page))
    for chart in (CHARTS[each] for each in page.charts):
        drawn, html, words = render(chart, chart.read({})), shown[chart.id], read(shown[chart.id])
        assert drawn.measure in words, chart.id
        assert f"The record, {PACKAGE.as_of[:4]} {read(inline_html(chart.record_today()))}\n" in words, chart.id
        for quoted in table("excerpts").set_index("excerpt_id").quote[[*chart.excerpts[:1]]]:
            assert f"The brief, 2015 “{nested_quotation(quoted)}” " in words, chart.id
        assert words.count("The brief, 2015") == bool(chart.excerpts)
        assert f'<p>{escape(chart.caveat)} Sources: <a target="_blank" href="http' in html, chart.id


@every_page
def test_how_to_read_a_chart_is_made_when_it_is_opened_and_has_question_finding_notes_and_all_sources(page: Entry) -> None:
    closed = page_text(whole(page)).splitlines()
    opened = page_text(visit(page.path, *more(page.charts))).splitlines()
    for chart in (CHARTS[each] for each in page.charts):
        drawn = render(chart, chart.read({}))
        for line in (f"**{chart.title}**", drawn.finding, *(f"- {each}" for each in chart.notes)):
            assert " ".join(line.split()) in opened, chart.id
            assert " ".join(line.split()) not in closed, chart.id
        listed = citations_behind(chart, drawn.rows).drop_duplicates("source_id")
        assert [each.title for _, each in listed.iterrows() if not any(" ".join(each.title.split()) in line for line in opened)] == [], (
            chart.id
        )


MENUS = {
    "quotation": [share.QUOTATION, *share.SENTENCES, *cite.FORMATS],
    "picture": ["SVG", "PNG"],
    "files": [*(each.label for each in FORMATS.values()), "CSV for Excel"],
    "share": ["Link to this view", "Code to embed the chart"],
}
"""What stands in the menus under a chart."""


def in_menus(at: AppTest) -> list[str]:
    """The names of what a reader can take along from a page."""
    return [
        *(each.value.replace("\\", "") for each in at.caption),
        *(each.proto.label for kind in ("download_button", "link_button") for each in at.get(kind)),
    ]


def test_a_menu_under_a_chart_is_made_when_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "routes_are_served", lambda: True)
    chart = CHARTS["camps-map"]
    alone = in_menus(visit(chart.page))
    assert "For class" in alone
    for menu, things in MENUS.items():
        opened = in_menus(visit(chart.page, f"{menu}-{chart.id}"))
        assert [each for each in things if each not in opened or each in alone] == [], menu


def test_a_page_with_charts_says_at_its_end_what_it_is_about_and_another_at_its_head() -> None:
    for page in (entry for entry in EVERY if entry.path):
        at = visit(page.path)
        blocks = [each.value.replace("\\", "") for each in at.main if each.type in ("header", "markdown")]
        lede = blocks.index(page.lede)
        if page.charts:
            assert blocks[lede - 1] == "About this page", page.path
        last = max((blocks.index(each) for each in blocks if each.startswith(":small[")), default=0)
        assert lede < last, page.path


def test_every_chart_stands_on_a_page() -> None:
    assert {each.page for each in CHARTS.values()} <= {each.path for each in PAGES}


@every_page
def test_every_control_can_be_set_and_set_back(page: Entry) -> None:
    at = visit(page.path)
    for name, widget in widgets(at).items():
        if name in SEARCHES:  # leads to another page, see below
            continue
        for value in (other(widget), widget.value):
            widgets(at)[name].set_value(value)
            at.run()
            assert not [*at.exception, *at.error], (name, value)


@every_page
def test_words_in_the_search_of_a_page_lead_to_the_results(page: Entry) -> None:
    at = visit(page.path)
    names = SEARCHES & {*widgets(at)}
    assert len(names) == (page.path != "search")
    for name in names:
        widgets(at)[name].set_value("kwanliso")
        at.run()
        assert not [*at.exception, *at.error, *at.warning]
        assert at.text_input("q").value == "kwanliso"
        assert "[Kwanliso](data?terms=true#glossary)" in page_text(at)


def emptying() -> Iterator[tuple[str, dict[str, Any]]]:
    """Links that leave nothing of a chart."""
    for chart in CHARTS.values():
        for case in cases(chart):
            if chart.rows(case.choices).empty:
                yield chart.id, chart.query(case.choices)


def test_an_empty_result_says_so() -> None:
    name, query = next(emptying())
    page = CHARTS[name].page
    assert headings(visit(page))[name] != NO_MATCH.removesuffix(".")
    at = visit(page, **query)
    assert headings(at)[name] == NO_MATCH.removesuffix(".")
    assert ":small[]" not in page_text(at)
    assert len(at.get("plotly_chart")) == len(headings(at)) - 1
    assert NO_MATCH in page_text(visit(page, f"more-{name}", **query))


@every_page
def test_wrong_values_in_a_link_give_one_line_each(page: Entry) -> None:
    charts = [CHARTS[each] for each in page.charts]
    names = {each.name for chart in charts for each in chart.controls} | {*page.charts}
    if page.path:  # `visit` comes by the first page, whose shared choices then hold for the visit
        names -= {each.name for chart in charts for each in chart.controls if each.shared}
    at = visit(page.path, **dict.fromkeys(names, "nonsense"))
    assert not [*at.exception, *at.error]
    assert len([each for each in messages(at) if "“nonsense” is not a choice for" in each]) == len(names)


@every_page
def test_unknown_names_in_a_link_change_nothing(page: Entry) -> None:
    at = visit(page.path, nonsense="1", utm_source="x")
    assert not [*at.exception, *at.error]
    assert page_text(at) == page_text(whole(page))


@every_page
def test_a_page_without_any_table_says_so_plainly(page: Entry, broken: Callable[..., None]) -> None:
    broken(*PACKAGE.tables)
    at = visit(page.path, q="camp")
    titles = [re.fullmatch("The table “(.+)” cannot be read at the moment.", each.value.replace("\\", "")) for each in at.warning]
    named = [each[1] for each in titles if each]
    assert not [*at.exception, *at.error]
    assert len(at.title) == 1
    assert len(named) == len(titles)
    assert named  # each has at its foot what was searched
    assert {*named} <= {each.title for each in PACKAGE.tables.values()}
    silent = [each for each in page.charts if not {*named} & {PACKAGE.tables[name].title for name in CHARTS[each].tables}]
    assert silent == []
    assert len(named) >= len(page.charts)


def test_a_new_reader_gets_the_first_panel_whole_and_of_the_others_words_picture_and_sources(monkeypatch: pytest.MonkeyPatch) -> None:
    page = max(PAGES, key=lambda page: len(page.charts))
    monkeypatch.setattr(addresses, "_served", [])
    alone = AppTest.from_file(MAIN, default_timeout=120).run().switch_page(page.file).run()
    assert len(alone.get("plotly_chart")) == len(page.charts)  # nobody draws pictures where there are no routes
    monkeypatch.setattr(addresses, "_served", [True])
    at = AppTest.from_file(MAIN, default_timeout=120).run().switch_page(page.file).run()
    assert not [*at.exception, *at.error]
    assert len(at.get("plotly_chart")) == 1
    assert {*headings(at)} == {*page.charts}
    for each, html in panels(at).items():
        chart = CHARTS[each]
        ((address, words),) = re.findall('<img src="([^"]+)" alt="([^"]+)"', html)
        assert unescape(address) == addresses.picture(chart, chart.read({}), "svg", shape="figure", width=1100, mode="light")
        assert unescape(words) == share.alt_text(chart, render(chart, chart.read({})))
        assert "Sources: " in read(html)
