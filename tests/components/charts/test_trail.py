"""One actor's positions: where each stands, what is kept, and since when the record is silent."""

from __future__ import annotations

import pandas as pd
import pytest

from components.charts.trail import LANE, OFF, TRAIL
from components.drawing import theme
from components.drawing.render import RenderedChart, render
from data import PACKAGE, table

pytestmark = pytest.mark.usefixtures("record")


def rendered(actor: str = "dprk", known: str = "today") -> RenderedChart:
    return render(TRAIL, {"known": known, "actor": actor})


def marks(drawn: RenderedChart, name: str) -> set[tuple[str, float]]:
    """Day and height of every mark of a kind."""
    trace = next(each for each in drawn.figure.data if each.name == name)
    return {(str(pd.Timestamp(x).date()), y) for x, y in zip(trace.x, trace.y, strict=True)}


def texts(drawn: RenderedChart) -> list[str]:
    return [each.text for each in drawn.figure.layout.annotations]


def test_every_position_of_the_actor_is_drawn() -> None:
    drawn = rendered()
    assert len(drawn.rows) == (table("actor_positions").actor_id == "dprk").sum() == 34
    assert sum(len(each.hovertext) for each in drawn.figure.data if each.hovertext) == 34


def test_a_position_stands_at_its_day_in_the_lane_of_its_question() -> None:
    dialogue = rendered().rows.set_index("position_id").lane["P035"]
    assert ("2014-11-18", -dialogue * LANE - 2) in marks(rendered(), "from other sources")


def test_positions_that_contradict_each_other_are_both_kept() -> None:
    found = marks(rendered("usa"), "from other sources")
    lane = rendered("usa").rows.set_index("position_id").lane["P100"]
    assert {("2025-11-12", -lane * LANE), ("2025-11-19", -lane * LANE + 2)} <= found


def test_a_position_without_a_stance_stands_off_the_scale() -> None:
    assert marks(rendered("icc"), "no stance") == {("2015-03-10", OFF)}


def test_silence_is_marked_where_the_last_position_is_old() -> None:
    assert sorted(each for each in texts(rendered()) if "nothing since" in each) == [
        "nothing since 2015",
        "nothing since 2017",
        "nothing since 2018",
        "nothing since 2018",
    ]


def test_a_question_is_silent_when_nothing_is_on_record_for_three_years() -> None:
    today = pd.Timestamp(PACKAGE.as_of)
    days = pd.Series([30, 3 * 365, 3 * 365 + 1, 5 * 365])
    rows = pd.DataFrame({"date": [str((today - pd.Timedelta(days=each)).date()) for each in days]})
    rows = rows.assign(at=pd.to_datetime(rows.date), question_id=[*"abcd"], label=[f"Question {each}" for each in "abcd"])
    rows = rows.assign(name="A state", stance=1, basis="external", later=True, last_on_record=True)
    said = TRAIL.finding(rows, {"known": "today", "actor": "a-state"})
    assert "On 2 of these questions nothing outside the brief is on record for the last three years; the longest silence" in said
    assert f"silence, since {rows['at'].iloc[-1].year}, is on “Question d”" in said
    assert TRAIL.finding(rows.head(2), {"known": "today", "actor": "a-state"}).count("nothing outside the brief") == 0


def test_the_brief_alone_makes_no_silence() -> None:
    assert not rendered("jonsson").rows.last_on_record.any()
    assert "nothing outside the brief" not in rendered("jonsson").finding


def test_the_finding_counts_positions_and_names_where_they_vary() -> None:
    said = rendered().finding
    assert said.startswith(
        "North Korea (DPRK): 34 dated positions on record on 7 of the 7 questions, from 17 February 2014 to 2 April 2026."
    )
    assert "“Dialogue and technical cooperation” (−2 to +1)" in said
    assert "On 4 of these questions" in said


def test_then_counts_what_was_known_and_fades_the_rest() -> None:
    drawn = rendered(known="brief")
    trace = next(each for each in drawn.figure.data if each.name == "from other sources")
    assert "21 dated positions by 10 March 2015" in drawn.finding
    assert [*trace.marker.opacity].count(theme.FAINT) == drawn.rows.later.sum() == 13
    assert not [each for each in texts(drawn) if "nothing since" in each]


def test_an_actor_unknown_on_the_day_of_the_brief_says_so() -> None:
    assert rendered("nam", "brief").finding == "Non-Aligned Movement: no dated position by 10 March 2015; 2 later."
