"""The regional groups: shares of all members of a group, in the complete votes only."""

from __future__ import annotations

import itertools

import pandas as pd
import pytest

from components.charts import votes
from components.charts.groups import GROUP_POSITIONS, GROUPS
from components.drawing import theme
from components.drawing.render import RenderedChart, render
from data.tallies import TALLY

pytestmark = pytest.mark.usefixtures("record")


def rendered(*groups: str, position: str = "in_favour") -> RenderedChart:
    return render(GROUPS, {"group": groups, "group_position": position})


def test_the_positions_of_a_group_add_up_to_its_members() -> None:
    rows = pd.concat([rendered(position=each).rows for each in GROUP_POSITIONS])
    totals = rows.groupby(["decision_id", "region_group"]).agg(states=("states", "sum"), members=("members", "first"))
    assert len(totals) == 9 * 5
    assert (totals.states == totals.members).all()


@pytest.mark.parametrize("position", [*TALLY])
def test_the_groups_add_up_to_the_official_tally(position: str) -> None:
    counted = rendered(position=position).rows.groupby("decision_id").states.sum()
    official = votes.recorded_votes("complete", "UNGA").set_index("decision_id")[TALLY[position]]
    assert (counted.loc[official.index] == official).all()


def test_members_are_counted_at_the_date_of_the_vote() -> None:
    african = rendered("african").rows.groupby("year").members.first()
    assert (african[2010], african[2011]) == (53, 54)


def test_a_line_is_as_high_as_its_share_and_breaks_where_no_vote_was_held() -> None:
    drawn = rendered("african")
    first, second = drawn.figure.data
    assert ([*first.x], [*second.x]) == ([*range(2005, 2012)], [2014, 2015])
    assert second.y[1] == 40.7
    assert {first.line.color, second.line.color} == {theme.POSITION["in_favour"]}


def test_a_group_is_told_by_its_name_and_its_line_beside_the_colour() -> None:
    drawn = rendered()
    assert len({trace.line.dash for trace in drawn.figure.data}) == 5
    names = [each.text for each in drawn.figure.layout.annotations if each.xref == "paper"]
    assert [each for each in names if "Africa" in each] == ["<b>Africa</b><br>22 of 54"]
    places = sorted(each.y for each in drawn.figure.layout.annotations if each.xref == "paper")
    assert min(second - first for first, second in itertools.pairwise(places)) >= 9.5


@pytest.mark.parametrize(
    ("groups", "said"),
    [
        (
            (),
            "29 of the 29 Western European and other States voted in favour, the largest share, and 22 of the 54 African States, the smallest.",
        ),
        ((), "the share of the African States changed most: from 1 of 53 to 22 of 54."),
        (("eastern_european",), "20 of the 23 Eastern European States voted in favour on 17 December 2015; in 2005 it was 19 of the 22"),
    ],
)
def test_the_finding_has_numbers_and_denominators(groups: tuple[str, ...], said: str) -> None:
    assert said in rendered(*groups).finding
