"""The time line: a lane a track, and one for what rejects, opposes or drops what the track is about."""

from __future__ import annotations

import pytest

from components.charts.timeline import LANES, TIMELINE, sentence
from components.drawing import theme
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")


def rendered(known: str = "today", **choices: tuple[str, ...]) -> RenderedChart:
    return render(TIMELINE, {"known": known, "track": (), "event_kind": ()} | choices)


@pytest.mark.parametrize(
    ("event", "lane"),
    [("E040", "pressure"), ("E042", "against_pressure"), ("E081", "against_pressure"), ("E002", "against_engagement"), ("E008", "context")],
)
def test_what_opposes_a_track_has_a_lane_of_its_own(event: str, lane: str) -> None:
    row = rendered().rows.set_index("event_id").loc[event]
    assert row.lane == lane
    assert f"Lane: {LANES[lane].lower()}." in sentence(row)


def test_what_is_against_pressure_has_neither_its_colour_nor_its_sign() -> None:
    drawn = rendered()
    looks = {
        drawn.rows.event_id[at]: (trace.marker.line.color, symbol)
        for trace in drawn.figure.data
        for at, symbol in zip(trace.customdata, trace.marker.symbol, strict=True)
    }
    assert looks["E045"] == (theme.TRACK["pressure"], "diamond")
    assert looks["E042"] == (theme.QUIET, "x")


def test_finding_and_headline_count_the_lanes_apart() -> None:
    drawn = rendered()
    counts = drawn.rows.lane.value_counts()
    assert f"{counts['pressure']} of pressure (" in drawn.finding
    assert f"{counts['against_pressure']} against pressure (" in drawn.finding
    assert counts.sum() == len(drawn.rows)
    later = drawn.rows[drawn.rows.later].lane.value_counts()
    assert drawn.headline.startswith(f"Since the brief: {later['pressure']} pressure events, {later['against_pressure']} against, ")


def test_a_track_shows_both_its_directions() -> None:
    assert {*rendered(track=("engagement",)).rows.lane} == {"engagement", "against_engagement"}
