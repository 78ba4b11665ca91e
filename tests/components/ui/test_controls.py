"""The widgets of a chart: what the address says is what they show, and what they show is in the address."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from streamlit.testing.v1 import AppTest

if TYPE_CHECKING:
    from collections.abc import Iterator


def script() -> None:
    """A page with the widgets of one chart and the switch that charts share; it shows what was chosen."""
    from dataclasses import replace

    import streamlit as st

    from components.description.choice import AS_OF
    from components.ui import controls
    from tests.components.description.test_chart import CHART, YEARS

    controls.shared_widget(AS_OF)
    years = replace(YEARS, name="decade", options=lambda made: (2003, 2014) if made["dense"] else (2003, 2026))
    chart = replace(CHART, controls=(AS_OF, *CHART.controls, years))
    state = controls.widget_state(chart)
    controls.view_widget(chart)
    controls.chart_widgets(chart, state)
    set_in_widgets = {each.name: st.session_state[each.name] for each in chart.controls if each.name in st.session_state}
    st.session_state.result = (state, set_in_widgets | {"view": st.session_state[chart.id]})


def page(**query: Any) -> AppTest:
    """The page at an address with these parameters."""
    at = AppTest.from_function(script, default_timeout=120)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def chosen(at: AppTest) -> dict[str, Any]:
    """The choices that the page got before it had a widget, and its view; the widgets say the same."""
    state, in_widgets = at.session_state["result"]
    found = state.choices | {"view": state.view}
    assert {each: found[each] for each in in_widgets} == in_widgets
    assert {*START} - {*in_widgets} <= {"seat"}, "where it is no choice it has no widget"
    return found


def filters(at: AppTest) -> str:
    """What stands on the button of the filter."""
    (menu,) = [each for each in blocks(at.main) if each.type == "popover"]
    return menu.proto.popover.label


def blocks(root: Any) -> Iterator[Any]:
    """All parts of a page that hold others."""
    for each in root.children.values():
        if hasattr(each, "children"):
            yield each
            yield from blocks(each)


START = {
    "known": "today",
    "body": "UNGA",
    "states": [],
    "years": (2003, 2026),
    "dense": False,
    "seat": "all",
    "decade": (2003, 2026),
    "view": "Chart",
}

GOOD = [
    ({}, {}),
    ({"known": "As of 10 March 2015"}, {"known": "brief"}),
    ({"body": "Security Council"}, {"body": "UNSC", "seat": "e10"}),
    ({"body": "Security Council", "seat": "Permanent"}, {"body": "UNSC", "seat": "p5"}),
    ({"states": ["China", "Republic of Korea"]}, {"states": ["CHN", "KOR"]}),
    ({"years": ["2005", "2014"]}, {"years": (2005, 2014)}),
    ({"dense": "true"}, {"dense": True, "decade": (2003, 2014)}),
    ({"chart": "Table"}, {"view": "Table"}),
]

BAD = [
    ({"known": "never"}, "“never” is not a choice for “What was known”. Shown instead: the default."),
    ({"body": "UNGA"}, "“UNGA” is not a choice for “Body”. Shown instead: the default."),
    ({"seat": "Permanent"}, "“Permanent” is not a choice for “Seat”. Shown instead: the default."),
    ({"states": "Korea"}, "“Korea” is not a choice for “States”. Shown instead: the default."),
    ({"years": ["1900", "2014"]}, "“1900, 2014” is not a choice for “Years”. Shown instead: the default."),
    ({"years": "2014"}, "“2014” is not a choice for “Years”. Shown instead: the default."),
    ({"dense": "maybe"}, "“maybe” is not a choice for “Dense”. Shown instead: the default."),
    ({"chart": "Picture"}, "“Picture” is not a choice for “View”. Shown instead: the default."),
]


@pytest.mark.parametrize(("query", "choices"), GOOD)
def test_what_the_address_says_is_chosen(query: dict[str, Any], choices: dict[str, Any]) -> None:
    at = page(**query)
    assert not at.exception
    assert chosen(at) == START | choices


@pytest.mark.parametrize(("query", "line"), BAD)
def test_a_wrong_value_falls_back_and_is_told_in_one_line(query: dict[str, Any], line: str) -> None:
    at = page(**query)
    assert not at.exception
    assert chosen(at) == START
    misread = [*at.session_state["result"][0].misread, *(each.value for each in at.caption)]
    assert [each.replace("\\", "").removeprefix(":material/link_off: ") for each in misread] == [line]


def test_a_choice_that_another_choice_rules_out_falls_back() -> None:
    at = page(body="Security Council", seat="Permanent")
    next(each for each in at.get("button_group") if each.key == "body").set_value("UNGA")
    at.run()
    assert not at.exception
    assert chosen(at) == START


def test_a_range_that_another_choice_narrows_stays_inside() -> None:
    at = page(decade=["2010", "2026"])
    at.toggle("dense").set_value(True).run()
    assert not at.exception
    assert chosen(at)["decade"][1] <= 2014


FILTERED = [
    ({}, "Filter"),
    ({"body": "Security Council"}, "Filter"),
    ({"known": "As of 10 March 2015"}, "Filter"),
    ({"states": ["China", "Republic of Korea"]}, "Filter · 1"),
    ({"body": "Security Council", "seat": "Permanent"}, "Filter · 1"),
    ({"states": "China", "years": ["2005", "2014"], "dense": "true"}, "Filter · 3"),
    ({"states": "Korea", "dense": "maybe"}, "Filter"),
]
"""Links, and what the filter says: neither the choice in the open nor the one that charts share counts, nor what is no choice."""


@pytest.mark.parametrize(("query", "label"), FILTERED)
def test_the_filter_says_how_many_of_its_choices_a_link_has_set(query: dict[str, Any], label: str) -> None:
    at = page(**query)
    assert not at.exception
    assert filters(at) == label
    assert filters(at.run()) == label


def test_the_filter_counts_what_is_set_and_set_back() -> None:
    at = page()
    at.toggle("dense").set_value(True).run()
    assert filters(at) == "Filter · 1"
    at.multiselect("states").set_value(["CHN"]).run()
    assert filters(at) == "Filter · 2"
    at.toggle("dense").set_value(False).run()
    at.multiselect("states").set_value([]).run()
    assert filters(at) == "Filter"


def test_a_choice_that_another_choice_rules_out_is_not_counted() -> None:
    at = page(body="Security Council", seat="Permanent")
    next(each for each in at.get("button_group") if each.key == "body").set_value("UNGA")
    assert filters(at.run()) == "Filter"


def test_only_the_main_control_stands_in_the_open() -> None:
    at = page()
    (menu,) = [each for each in blocks(at.main) if each.type == "popover"]
    behind = {each.key for each in menu if getattr(each, "key", None)} - {"filter-chart"}
    assert behind == {"states", "years", "dense", "decade"}


def moves() -> None:
    """A page with the widgets of a chart whose votes are fixed by a preset."""
    from components.charts.moves import MOVES
    from components.ui import controls

    controls.chart_widgets(MOVES, controls.widget_state(MOVES))


@pytest.mark.usefixtures("record")
def test_a_control_with_one_option_is_not_shown() -> None:
    at = AppTest.from_function(moves, default_timeout=120).run()
    assert not at.exception
    assert [each.key for each in at.selectbox] == ["compare"]
    for compare, shown in (("One vote to the next", ["vote_from"]), ("Any two votes", ["vote_from", "vote_to"])):
        at = AppTest.from_function(moves, default_timeout=120)
        at.query_params["compare"] = compare
        assert [each.key for each in at.run().selectbox] == ["compare", *shown]
