"""The thought experiment: nine votes and no veto, starting from the vote on the agenda."""

from __future__ import annotations

import pytest

from components.charts.chamber import passes
from components.charts.referral import REFERRAL, seats, years
from components.description.choice import ChoiceError, Choices
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")

NOBODY = {"refer_no": [""], "refer_abstain": [""]}


def read(**query: object) -> Choices:
    """The choices of a link."""
    return REFERRAL.read({name: [str(value)] if not isinstance(value, list) else value for name, value in query.items()})


def rendered(**query: object) -> RenderedChart:
    return render(REFERRAL, read(**query))


def test_it_starts_from_how_the_members_voted_on_the_agenda() -> None:
    rows = rendered(council_year=2014).rows
    assert len(rows) == 15
    assert (rows.position == rows.agenda.astype(str)).all()
    assert [*rows.state[rows.veto]] == ["China", "Russia"]


def test_the_years_are_those_with_a_complete_vote() -> None:
    assert [*years().values()] == ["2024", "2017", "2016", "2015", "2014"]


@pytest.mark.parametrize(
    ("query", "outcome"),
    [
        ({}, False),
        ({"refer_no": [""]}, True),
        (NOBODY | {"refer_abstain": ["China", "Russia"]}, True),
        (NOBODY | {"refer_no": ["France"]}, False),
        (NOBODY | {"refer_no": ["Malta", "Japan", "Algeria", "Guyana", "Ecuador", "Slovenia"]}, True),
        (NOBODY | {"refer_abstain": ["Malta", "Japan", "Algeria", "Guyana", "Ecuador", "Slovenia", "Switzerland"]}, False),
    ],
)
def test_nine_votes_and_no_veto(query: dict[str, list[str]], outcome: bool) -> None:
    assert passes(seats(read(**query))) is outcome


def test_a_state_in_both_lists_votes_against() -> None:
    rows = seats(read(refer_no=["China"], refer_abstain=["China"])).set_index("iso3")
    assert (rows.position["CHN"], rows.position["RUS"]) == ("against", "in_favour")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        (
            {},
            "it would fail (12 in favour, 2 against, 1 abstaining). What stops it: the vetoes of China and Russia. The 12 votes in favour would be enough.",
        ),
        (
            {"refer_no": [""]},
            "as set here, with the fifteen members of 2024, it would pass: 14 in favour, 0 against, 1 abstaining, with 9 needed and no veto.",
        ),
        ({"council_year": 2015, "refer_no": ["Russia"]}, "What stops it: the veto of Russia."),
        (
            NOBODY | {"refer_abstain": ["Malta", "Japan", "Algeria", "Guyana", "Ecuador", "Slovenia", "Switzerland"]},
            "What stops it: 8 votes in favour are fewer than the 9 needed.",
        ),
    ],
)
def test_the_finding_says_what_stops_it(query: dict[str, object], said: str) -> None:
    finding = rendered(**query).finding
    assert finding.startswith("Thought experiment: ")
    assert said in finding


def test_the_tally_is_drawn_against_the_line_at_nine() -> None:
    figure = rendered(council_year=2014).figure
    assert [bar.x[0] for bar in figure.data if bar.type == "bar"] == [11, 2, 2]
    assert [shape.x0 for shape in figure.layout.shapes] == [9]


def test_a_veto_is_written_beside_its_mark() -> None:
    drawn = rendered(refer_no=["Russia", "Japan"])
    words = next(drawn.figure.select_traces({"mode": "markers+text"})).text
    assert {state for state, word in zip(drawn.rows.state, words, strict=True) if word.strip() == "veto"} == {"Russia"}


def test_the_state_of_the_choices_is_in_the_link() -> None:
    choices = read(council_year=2015, refer_no=["Chad"], refer_abstain=[""])
    assert REFERRAL.link(choices) == "council-and-court?council_year=2015&refer_no=Chad&refer_abstain=#referral"
    assert REFERRAL.query(read()) == {}


def test_only_members_of_the_year_can_be_set() -> None:
    with pytest.raises(ChoiceError):
        read(council_year=2024, refer_no=["Chad"])
