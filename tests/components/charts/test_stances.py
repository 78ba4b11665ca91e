"""Who stands where: the place of every mark, what counts as latest, and what the finding counts."""

from __future__ import annotations

from typing import Any

import pytest

from components.charts.stances import STANCES
from components.drawing import theme
from components.drawing.render import NO_MATCH, RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")

ALL = {"known": "today", "question": "icc_referral", "actor_kind": (), "until": "today"}


def rendered(**choices: object) -> RenderedChart:
    return render(STANCES, ALL | choices)


def marks(drawn: RenderedChart, name: str) -> dict[str, Any]:
    """The trace of a role, and at which stance it has each actor."""
    trace = next(each for each in drawn.figure.data if each.name == name)
    actors = drawn.rows.drop_duplicates("place").set_index("place").actor_id
    return {actors[place]: stance for place, stance in zip(trace.y, trace.x, strict=True)}


def test_the_latest_position_from_outside_the_brief_is_the_dot() -> None:
    found = marks(rendered(), "latest on record")
    assert len(found) == 15
    assert (found["chn"], found["third_committee"], found["ohchr"]) == (-2, 1, 2)


def test_the_latest_position_of_an_actor_is_its_newest_from_outside_the_brief() -> None:
    rows = rendered(question="ga_resolution").rows
    outside = rows[rows.role.isin(["earlier", "latest"])]
    latest = outside[outside.role == "latest"].set_index("actor_id")["at"]
    assert len(latest) < len(outside)
    assert latest.to_dict() == outside.groupby("actor_id")["at"].max().to_dict()


def test_what_the_brief_says_is_a_hollow_diamond_and_never_a_dot() -> None:
    drawn = rendered()
    trace = next(each for each in drawn.figure.data if each.name == "as the brief puts it")
    assert marks(drawn, "as the brief puts it") == {"chn": -2, "jonsson": 0, "unsc": 0, "third_committee": 2}
    assert trace.marker.symbol == "diamond-open"


def test_actors_stand_in_the_order_of_their_stance() -> None:
    standing = rendered().rows.drop_duplicates("place").standing
    assert [*standing] == sorted(standing)


def test_earlier_positions_lead_to_the_latest_in_order_of_time() -> None:
    drawn = rendered(question="ga_resolution")
    tail = next(each for each in drawn.figure.data if each.mode == "lines+markers" and "South Korea" in (each.hovertext or [""])[0])
    assert [*tail.x] == [0, 2, 0, 2, 2, 1, 1, 1, 2, 2, 2]
    assert [*tail.y] == sorted(tail.y)


def test_rows_without_a_stance_are_not_on_the_scale() -> None:
    assert rendered().rows.stance.notna().all()
    assert not {"P015", "P017", "P018", "P019"} & set(rendered().rows.position_id)


def test_the_ends_of_the_scale_say_what_they_mean() -> None:
    texts = " ".join(each.text.replace("<br>", " ") for each in rendered(question="unsc_agenda").figure.layout.annotations)
    assert "<b>−2</b> Tries to stop the meeting" in texts
    assert "<b>+2</b> Asks for the meeting or votes to hold it" in texts


def test_the_finding_counts_sides_and_names_who_varies() -> None:
    said = rendered().finding
    assert "15 actors have a coded position on record, 11 for it, 4 against it and none at 0." in said
    assert "China (−2 to −1)" in said
    assert "Third Committee: +2 in the brief, +1 in other sources of that time." in said


def test_then_counts_and_shows_only_what_was_known() -> None:
    drawn = rendered(known="brief")
    later = next(each for each in drawn.figure.data if each.name == "after 10 March 2015")
    assert "11 actors have a coded position by 10 March 2015" in drawn.finding
    assert [*later.marker.opacity] == [theme.FAINT] * drawn.rows.later.sum()


def test_until_leaves_out_what_came_after() -> None:
    drawn = rendered(question="ga_resolution", until="2005-12-31")
    assert drawn.rows.date.max() == "2005-12-16"
    assert marks(drawn, "latest on record")["kor"] == 0


def test_a_kind_without_a_stance_leaves_nothing() -> None:
    assert rendered(actor_kind=("news_agency",)).finding == NO_MATCH


def test_only_statements_of_the_brief_are_said_to_be_that() -> None:
    said = rendered(actor_kind=("scholar",)).finding
    assert said.endswith("1 coded position here, none of them from outside the brief on record.")
