"""Who moved: flows as thick as their numbers, ends that equal the tallies, the states by name; and the two tallies of one text."""

from __future__ import annotations

import pytest

from components.charts import votes
from components.charts.moves import MOVES
from components.charts.moves_figure import flows, movers
from components.charts.twins import TWINS
from components.description.choice import ChoiceError, Choices
from components.drawing import alluvial
from components.drawing.render import RenderedChart, render
from data.tallies import TALLY

pytestmark = pytest.mark.usefixtures("record")


def rendered(first: str, second: str, *groups: str) -> RenderedChart:
    return render(MOVES, {"compare": "any", "vote_from": first, "vote_to": second, "moves_group": groups})


def read(**query: str) -> Choices:
    return MOVES.read({name: [value] for name, value in query.items()})


def default() -> RenderedChart:
    return rendered("unga-2011-plenary", "unga-2014-plenary")


def test_the_flows_are_the_numbers_of_states() -> None:
    found = flows(default().rows)
    assert found["in_favour", "in_favour"] == 109
    assert (found["in_favour", "abstain"], found["in_favour", "against"], found["abstain", "in_favour"], found["absent", "in_favour"]) == (
        13,
        1,
        6,
        1,
    )
    assert found.sum() == 193


def test_a_band_is_as_thick_as_its_number_and_none_overlaps_at_an_end() -> None:
    bands = alluvial.bands(flows(default().rows))
    assert (bands.thick / bands.number).round(6).nunique() == 1
    for side in ("left", "right"):
        ordered = bands.sort_values(side)
        assert (ordered[side].shift(-1).iloc[:-1] >= (ordered[side] + ordered.thick).iloc[:-1] - 1e-6).all()


@pytest.mark.parametrize(
    "pair", [("unga-2011-plenary", "unga-2014-plenary"), ("unga-2005-plenary", "unga-2015-plenary"), ("hrc-2008", "hrc-2015")]
)
def test_both_ends_equal_the_official_tallies(pair: tuple[str, str]) -> None:
    counted = flows(rendered(*pair).rows)
    for level, each in enumerate(pair):
        one, ends = votes.decision(each), counted.groupby(level=level).sum()
        assert [ends.get(position, 0) for position in TALLY] == [one.yes, one.no, one.abstain, one.absent]


def test_the_finding_names_who_left_and_who_came() -> None:
    assert "25 of the 188 states that voted both times changed their vote" in default().finding
    assert "14 (Antigua and Barbuda, Eritrea, Fiji, Gabon, Gambia, Kyrgyzstan, Libya," in default().finding
    assert "6 (Armenia, Burkina Faso, Chad, Dominica, Grenada and Somalia) came to them" in default().finding


def test_a_state_that_joined_in_between_has_not_moved() -> None:
    rows = rendered("unga-2005-plenary", "unga-2015-plenary").rows.set_index("iso3")
    assert [*rows.change[["MNE", "SSD"]]] == ["outside", "outside"]
    assert (rows.change == "moved").sum() == 39


def test_a_state_that_was_away_at_one_of_the_two_has_not_moved() -> None:
    rows = default().rows.set_index("iso3")
    assert (rows.position_from["LBN"], rows.position_to["LBN"], rows.change["LBN"]) == ("absent", "in_favour", "away")
    assert "5 states did not vote at one of the two or at both, and are not counted." in default().finding
    assert any("Voted once and were away once" in each for each in movers(default().rows))


def test_moves_can_be_narrowed_to_a_region() -> None:
    drawn = rendered("unga-2011-plenary", "unga-2014-plenary", "african")
    assert {*drawn.rows.region_group} == {"african"}
    assert drawn.headline == "10 of 52 African States changed position, 2011 to 2014"
    assert "10 of the 52 African States that voted both times changed their vote." in drawn.finding


def test_nobody_moving_is_said() -> None:
    assert (
        "0 of the 10 states that voted both times changed their vote. The votes in favour neither lost nor gained"
        in rendered("unsc-2014", "unsc-2015").finding
    )


def test_the_states_that_moved_come_first_and_are_listed_by_group() -> None:
    assert default().rows.change.eq("moved").sum() == default().rows.change.iloc[:25].eq("moved").sum() == 25
    assert [each for each in movers(default().rows) if "States: " in each] == [
        "<b>African States: 10 moved</b>",
        "<b>Asia-Pacific States: 8 moved</b>",
        "<b>Eastern European States: 1 moved</b>",
        "<b>Latin American and Caribbean States: 6 moved</b>",
    ]


def test_the_default_is_the_first_vote_on_a_text_that_speaks_of_the_court() -> None:
    assert read() == {
        "compare": "2011 to 2014",
        "vote_from": "unga-2011-plenary",
        "vote_to": "unga-2014-plenary",
        "moves_group": [],
    }
    assert read(compare="2005 to 2015")["vote_to"] == "unga-2015-plenary"


@pytest.mark.parametrize("first", ["Third Committee, 18 November 2014", "Commission on Human Rights, 14 April 2005"])
def test_a_vote_without_a_complete_list_cannot_be_picked(first: str) -> None:
    with pytest.raises(ChoiceError, match="is not a choice"):
        read(compare="Any two votes", vote_from=first)


def test_votes_of_bodies_with_other_members_cannot_be_compared() -> None:
    with pytest.raises(ChoiceError, match="is not a choice"):
        read(compare="Any two votes", vote_from="General Assembly plenary, 18 December 2014", vote_to="Security Council, 22 December 2014")


def test_twins_are_two_bars_a_year() -> None:
    drawn = render(TWINS, {})
    (yes,) = [trace for trace in drawn.figure.data if trace.name == "In favour"]
    lengths = dict(zip(drawn.rows.decision_id, yes.x, strict=True))
    assert (lengths["unga-c3-2014"], lengths["unga-2014-plenary"]) == (111, 116)
    assert (lengths["unga-c3-2008"], lengths["unga-2008-plenary"]) == (95, 94)
    assert len(yes.x) == 18


def test_the_finding_of_the_twins_gives_both_tallies() -> None:
    said = render(TWINS, {}).finding
    assert "the Third Committee approved the text by 111–19–55, on 18 December 2014 the plenary adopted it by 116–20–53" in said
    assert "In 8 of the 9 years with two recorded votes the plenary counted more in favour" in said


def test_a_twin_names_the_states_that_a_source_names_and_no_others() -> None:
    rows = render(TWINS, {}).rows.set_index("decision_id")
    assert "abstained: Gambia; in favour: Brazil and Tajikistan" in TWINS.sentence(rows.loc["unga-c3-2014"])
    assert "No source here names how a state voted." in TWINS.sentence(rows.loc["unga-c3-2010"])
