"""The gate of 1 July 2002: what lies before it, after it and across it, and the ways without an open case, and those that were used."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from components.charts.jurisdiction import JURISDICTION
from components.charts.reach import entry_into_force, reach_rows
from components.drawing import theme
from components.drawing.render import RenderedChart, render
from data import PACKAGE, dates

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("record")

GATE = dt.date(2002, 7, 1)


def rendered(*parts: str) -> RenderedChart:
    return render(JURISDICTION, {"gate_show": parts})


def test_the_gate_is_the_day_on_which_the_statute_took_effect() -> None:
    assert entry_into_force() == GATE
    assert [shape.x0 for shape in rendered().figure.layout.shapes if shape.x0 == GATE == shape.x1] == [GATE]


@pytest.mark.parametrize(
    ("row", "reach"),
    [
        ("CF-28", "before"),
        ("CF-39", "across"),
        ("CF-03", "after"),
        ("K13", "before"),
        ("K14", "across"),
        ("K15", "unknown"),
        ("K18N", "after"),
        ("referral", "open"),
        ("E020", "after"),
    ],
)
def test_a_row_lies_on_its_side_of_the_gate(row: str, reach: str) -> None:
    assert reach_rows({"gate_show": []}).set_index("id").reach[row] == reach


def test_a_span_across_the_gate_is_grey_before_it_and_coloured_after_it() -> None:
    lines = [trace for trace in rendered("camp").figure.data if trace.mode == "lines" and "Pukchang" in str(trace.hovertext)]
    assert [(*trace.x, trace.line.color) for trace in lines] == [
        (dt.date(1958, 1, 1), GATE, theme.QUIET),
        (GATE, dt.date(2007, 12, 31), theme.ACCENT),
    ]


def test_ways_without_a_case_are_dotted_from_how_far_they_reach_back() -> None:
    ways = [trace for trace in rendered().figure.data if trace.line.dash == "dot"]
    assert [trace.x[0] for trace in ways] == [dates.first(PACKAGE.as_of), GATE, GATE]
    assert [each.text for each in rendered().figure.layout.annotations].count("no case") == 3


def test_events_are_those_that_name_the_court() -> None:
    rows = rendered("event").rows.query("kind == 'event'")
    assert {"E020", "E101"} <= {*rows.id}
    assert "E008" not in {*rows.id}


def test_the_ways_stay_whatever_is_shown() -> None:
    assert {*rendered("camp").rows.kind} == {"route", "camp"}


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ((), "only at crimes from 1 July 2002 on (the brief writes June 2002), and a case is open on none of the 3 ways to it"),
        ((), "Wholly out of reach, even with a referral: 1 of the 6 findings and 9 of the 18 camps that have a year."),
        (("event",), "as of {AS_OF}."),
    ],
)
def test_the_finding_counts_what_is_out_of_reach(parts: tuple[str, ...], said: str) -> None:
    assert said.format(AS_OF=dates.in_words(PACKAGE.as_of)) in rendered(*parts).finding


def test_a_way_that_was_used_says_when_and_stands_on_its_line(small: Callable[..., None]) -> None:
    used = {"used_from": "2010-12-06", "used_to": "2014-06-23", "opened": False, "needs": "A crime there.", "articles": "Article 15"}
    ways = [{"route_id": "member_state", "title": "Examination", "reaches_back_to": "2003-02-01"} | used]
    small("court_routes", {"route_id": "referral", "title": "Referral", "reaches_back_to": "2002-07-01", "opened": False}, *ways)
    drawn = rendered("event")
    assert [(*trace.x,) for trace in drawn.figure.data if trace.line.width == 5] == [("2010-12-06", "2014-06-23")]
    assert "used 2010–2014" in [each.text for each in drawn.figure.layout.annotations]
    assert "used were “Examination” in 2010–2014" in drawn.finding


def test_a_camp_without_a_closing_year_is_not_said_to_be_closed() -> None:
    row = reach_rows({"gate_show": []}).set_index("id").loc["K14"]
    assert JURISDICTION.sentence(row) == "Kaechon: opened 1959–1965, not reported as closed. Partly before the Statute."
