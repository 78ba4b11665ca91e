"""The time line of the agenda: a mark an item, its direction, its lane, and what came after the brief."""

from __future__ import annotations

import pandas as pd
import pytest

from components.charts.agenda import AGENDA, MARK_GAP, agenda_items
from components.drawing import theme
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")

ALL = {"known": "today", "agenda": (), "direction": ()}


def rendered(**choices: object) -> RenderedChart:
    return render(AGENDA, ALL | choices)


def drawn_marks(drawn: RenderedChart) -> dict[str, object]:
    return {trace.name: trace for trace in drawn.figure.data if trace.customdata is not None}


def test_every_item_is_a_mark_with_the_sign_of_its_direction() -> None:
    found = drawn_marks(rendered())
    assert {name: len(trace.x) for name, trace in found.items()} == {"engagement": 19, "neutral": 23, "setback": 16}
    assert found["engagement"].marker.symbol == "triangle-up"
    assert found["setback"].marker.symbol == "triangle-down"


def test_a_mark_stands_at_its_day() -> None:
    trace = drawn_marks(rendered())["engagement"]
    place = [*rendered().rows.item_id.loc[[*trace.customdata]]].index("RA-25")
    assert pd.Timestamp(trace.x[place]) == pd.Timestamp("2016-12-06")


def test_neighbours_of_a_subject_stand_on_lines_of_their_own() -> None:
    for _, part in agenda_items(ALL).groupby(["agenda", "line"], observed=True):
        assert (part["at"].diff().dropna() >= MARK_GAP).all()


def test_the_finding_counts_what_came_after_the_brief() -> None:
    assert "38 items: 12 steps, 12 setbacks and 14 neutral" in rendered().finding
    assert "Most steps, 5, stand under “Rights of persons with disabilities”" in rendered().finding


def test_then_speaks_of_what_was_known_and_fades_the_rest() -> None:
    drawn = rendered(known="brief")
    trace = drawn_marks(drawn)["engagement"]
    opacity = dict(zip(drawn.rows.item_id.loc[[*trace.customdata]], trace.marker.opacity, strict=True))
    assert drawn.finding.startswith("By 10 March 2015 the record here holds 20 items: 7 steps")
    assert (opacity["RA-17"], opacity["RA-25"]) == (1, theme.FAINT)


def test_a_subject_and_a_direction_narrow_the_items() -> None:
    drawn = rendered(agenda=("disability",), direction=("setback",))
    assert [*drawn.rows.item_id] == ["RA-28", "RA-48"]
    assert "2 items: 2 setbacks." in drawn.finding


def test_a_subject_without_items_after_the_brief_says_so() -> None:
    drawn = rendered(agenda=("eu_dialogue",), direction=("neutral",))
    assert drawn.finding.startswith("After the brief of 10 March 2015 the record here holds no item of the kind chosen")
