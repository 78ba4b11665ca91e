"""One decision: 193 members, each drawn once in every view, positions as in the record, and a partial record shown as partial."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from components.charts import votes
from components.charts.one_decision import ONE_DECISION
from components.drawing import roll_call, theme
from components.drawing.render import RenderedChart, render
from components.drawing.roll_call.seats import COLUMNS
from components.pictures import fonts
from components.pictures.picture import NARROWEST
from tests.register import ROOT

pytestmark = pytest.mark.usefixtures("record")

PLENARY = {"decision": "unga-2014-plenary", "shown_as": "map", "follow": ""}


def rendered(**choices: object) -> RenderedChart:
    return render(ONE_DECISION, PLENARY | choices)


def on_map(drawn: RenderedChart) -> list[str]:
    """The code of every state with a hover label on the map, once for each time it is drawn."""
    at = {(row.latitude, row.longitude): row.iso3 for _, row in drawn.rows.iterrows()}
    shapes = [code for trace in drawn.figure.data if trace.type == "choropleth" for code in trace.locations]
    marks = [trace for trace in drawn.figure.data if trace.type == "scattergeo" and trace.hovertext]
    return shapes + [at[place] for trace in marks for place in zip(trace.lat, trace.lon, strict=True)]


def squares(drawn: RenderedChart) -> list[tuple[str, float]]:
    """Colour and opacity of each seat."""
    seats = [trace for trace in drawn.figure.data if trace.type == "bar" and trace.orientation != "h" and trace.hovertext]
    return [(trace.marker.color, strong) for trace in seats for strong in trace.marker.opacity]


def tally(drawn: RenderedChart) -> list[int]:
    """The lengths of the bar of official totals."""
    return [trace.x[0] for trace in drawn.figure.data if trace.type == "bar" and trace.orientation == "h"]


def keys(drawn: RenderedChart) -> set[str]:
    return {trace.name for trace in drawn.figure.data if trace.name}


@pytest.mark.parametrize("width", [NARROWEST, 366])
def test_no_code_of_a_seat_reaches_the_next(width: int) -> None:
    (codes,) = [trace for trace in rendered(shown_as="seats").figure.data if trace.type == "scatter"]
    assert max(fonts.width(each, codes.textfont.size, "regular") for each in codes.text) < width / COLUMNS


@pytest.mark.parametrize("decision", ["unga-2014-plenary", "unga-c3-2014", "unsc-2014", "unga-2018-amendment"])
def test_the_map_draws_every_member_once(decision: str) -> None:
    found = Counter(on_map(rendered(decision=decision)))
    assert set(found) == set(votes.states().iso3)
    assert set(found.values()) == {1}
    assert len(found) == 193


def test_a_member_without_a_shape_on_the_map_is_a_mark() -> None:
    shapes = json.loads((ROOT / "static" / "topojson" / "world_110m.json").read_text(encoding="utf-8"))["objects"]["countries"][
        "geometries"
    ]
    assert set(votes.states().iso3) - {each.get("id") for each in shapes} == roll_call.SHAPELESS


def test_a_shape_that_did_not_vote_in_favour_has_a_second_sign() -> None:
    drawn = rendered()
    signs = [trace for trace in drawn.figure.data if trace.type == "scattergeo" and trace.hoverinfo == "skip"]
    large = drawn.rows[~drawn.rows.iso3.isin(roll_call.SHAPELESS)]
    assert {trace.marker.symbol: len(trace.lat) for trace in signs} == {
        theme.POSITION_SYMBOL[each]: int((large.position == each).sum()) for each in ("against", "abstain", "absent")
    }


def test_seats_are_one_square_a_state_in_the_colour_of_its_position() -> None:
    counted = Counter(colour for colour, _ in squares(rendered(shown_as="seats")))
    assert counted == {
        theme.POSITION["in_favour"]: 116,
        theme.POSITION["abstain"]: 53,
        theme.POSITION["against"]: 20,
        theme.POSITION["absent"]: 4,
    }


def test_the_list_names_every_state() -> None:
    lines = " ".join(text for trace in rendered(shown_as="list").figure.data if trace.type == "scatter" for text in trace.text)
    assert [name for name in votes.states().state if theme.escape_plotly(name) not in lines] == []


@pytest.mark.parametrize("view", ["map", "seats", "list"])
def test_a_partial_record_shows_the_official_totals_and_says_what_it_names(view: str) -> None:
    drawn = rendered(decision="unga-c3-2014", shown_as=view)
    assert tally(drawn) == [111, 55, 19, 8]
    assert int((drawn.rows.position == roll_call.NOT_IN_RECORD).sum()) == 112
    assert "The record here holds only 81 states by name (61 in favour, 19 against and 1 abstained)" in drawn.finding


def test_states_that_no_source_names_are_outlines() -> None:
    drawn = rendered(decision="unga-c3-2014", shown_as="seats")
    assert Counter(colour for colour, _ in squares(drawn))[theme.HOLLOW] == 112
    assert {"In favour 111, 61 named", "Not in record 112"} <= keys(drawn)


def test_what_is_worked_out_is_lighter_than_what_a_list_names() -> None:
    faint = [
        strong for colour, strong in squares(rendered(decision="unga-c3-2014", shown_as="seats")) if colour == theme.POSITION["against"]
    ]
    assert Counter(faint) == {1: 14, 0.55: 5}


def test_a_body_of_few_seats_leaves_the_others_without_a_position() -> None:
    assert Counter(rendered(decision="unsc-2014").rows.position) == {"in_favour": 11, "against": 2, "abstain": 2, "not_member": 178}


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({}, "adopted the text (A/RES/69/188) by 116 in favour, 20 against and 53 abstaining; 4 of 193 members did not vote."),
        ({"follow": "GMB"}, "The Gambia voted against."),
        ({"decision": "unsc-2014", "follow": "GMB"}, "Against: China and Russia. The Gambia was not a member."),
        ({"decision": "unga-c3-2014-amendment"}, "rejected the amendment by 40 in favour, 77 against and 50 abstaining"),
        (
            {"decision": "unga-2018-amendment"},
            "by a recorded vote whose tally is not known. How each state voted is not in the record here.",
        ),
        ({"decision": "hrc-2011"}, "the third seat is not identified"),
    ],
)
def test_the_finding_says_the_outcome_and_the_followed_state(choices: dict[str, object], said: str) -> None:
    assert said in rendered(**choices).finding


@pytest.mark.parametrize("view", ["map", "seats", "list"])
def test_the_followed_state_is_named_in_the_figure(view: str) -> None:
    drawn = rendered(shown_as=view, follow="GMB")
    assert "<b>Gambia</b>" in json.dumps(json.loads(drawn.figure.to_json()))
    assert drawn.rows.iso3.iloc[0] == "GMB"
