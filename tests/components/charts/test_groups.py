"""The regional groups: shares of all members of a group, in the complete votes only."""

from __future__ import annotations

import pytest

from components.charts import votes
from components.charts.groups import GROUPS
from components.drawing import theme, vote_labels
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")


def shown(*groups: str) -> RenderedChart:
    return render(GROUPS, {"group": groups})


def test_every_bar_is_the_whole_of_its_group() -> None:
    totals = shown().rows.groupby(["decision_id", "region_group"]).agg(states=("states", "sum"), members=("members", "first"))
    assert len(totals) == 9 * 5
    assert (totals.states == totals.members).all()


def test_the_groups_add_up_to_the_official_tally() -> None:
    counted = shown().rows.groupby(["decision_id", "position"]).states.sum().unstack()
    official = votes.recorded("complete", "UNGA").set_index("decision_id")[["yes", "no", "abstain", "absent"]]
    assert (counted[official.columns].loc[official.index] == official).all(axis=None)


def test_members_are_counted_at_the_date_of_the_vote() -> None:
    african = shown("african").rows.groupby("year").members.first()
    assert (african[2010], african[2011]) == (53, 54)


def test_a_segment_is_as_long_as_its_share() -> None:
    bar = next(trace for trace in shown("african").figure.data if trace.name == vote_labels.POSITION_LABELS["yes"])
    assert bar.y[[*bar.x].index("2015")] == 40.7
    assert bar.marker.color == theme.POSITION["yes"]


def test_against_has_a_pattern_beside_its_colour() -> None:
    bar = next(trace for trace in shown().figure.data if trace.name == vote_labels.POSITION_LABELS["no"])
    assert bar.marker.pattern.shape == theme.POSITION_PATTERN["no"]


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (
            (),
            "29 of the 29 Western European and other States voted in favour, the largest share, and 22 of the 54 African States, the smallest.",
        ),
        ((), "the support of the African States changed most: from 1 of 53 to 22 of 54."),
        (("eastern_european",), "20 of the 23 Eastern European States voted in favour on 17 December 2015; in 2005 it was 19 of the 22"),
    ],
)
def test_the_finding_has_numbers_and_denominators(groups: tuple[str, ...], said: str) -> None:
    assert said in shown(*groups).finding
