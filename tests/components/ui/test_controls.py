"""The widgets of a chart: what the address says is what they show, and what they show is in the address."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest


def script() -> None:
    """A page with the widgets of one chart and the switch that charts share; it shows what was chosen."""
    from dataclasses import replace

    import streamlit as st

    from components.description.choice import KNOWN
    from components.ui import controls
    from tests.components.description.test_chart import CHART, YEARS

    controls.switch(KNOWN)
    years = replace(YEARS, name="decade", options=lambda made: (2003, 2014) if made["dense"] else (2003, 2026))
    choices, wrong = controls.choose(replace(CHART, controls=(KNOWN, *CHART.controls, years)))
    shown, wrong_view = controls.view(CHART)
    st.session_state.result = (choices, shown, wrong + wrong_view)


def page(**query: Any) -> AppTest:
    """The page at an address with these parameters."""
    at = AppTest.from_function(script, default_timeout=30)
    for name, value in query.items():
        at.query_params[name] = value
    return at.run()


def chosen(at: AppTest) -> dict[str, Any]:
    """The choices that the page got, and its view."""
    choices, shown, _wrong = at.session_state["result"]
    return choices | {"view": shown}


START = {
    "known": "now",
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
    ({"known": "on 10 March 2015"}, {"known": "then"}),
    ({"body": "Security Council"}, {"body": "UNSC", "seat": "e10"}),
    ({"body": "Security Council", "seat": "Permanent"}, {"body": "UNSC", "seat": "p5"}),
    ({"states": ["China", "Republic of Korea"]}, {"states": ["CHN", "KOR"]}),
    ({"years": ["2005", "2014"]}, {"years": (2005, 2014)}),
    ({"dense": "true"}, {"dense": True, "decade": (2003, 2014)}),
    ({"chart": "Table"}, {"view": "Table"}),
]

BAD = [
    ({"known": "never"}, "“never” is not a choice for “As known”. Shown instead: the default."),
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
    told = [*at.session_state["result"][2], *(each.value for each in at.caption)]
    assert [each.replace("\\", "").removeprefix(":material/link_off: ") for each in told] == [line]


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
