"""The dossier of a state: each vote with its outcome, dissociations and positions beside them, and the movers of its region."""

from __future__ import annotations

import pandas as pd
import pytest

from components.charts import CHARTS
from components.charts.dossier import DOSSIER
from components.charts.region_movers import REGION
from components.charts.strips import DISSOCIATED
from components.description.choice import ChoiceError
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")


def dossier(iso3: str) -> RenderedChart:
    return render(DOSSIER, {"name": iso3})


def region(iso3: str) -> RenderedChart:
    return render(REGION, {"name": iso3})


@pytest.mark.parametrize(
    ("iso3", "said"),
    [
        ("IDN", "Indonesia: against 2005–2009, abstaining since 2010"),
        ("BRA", "Brazil: in favour 2005–2007, abstaining 2008–2009, in favour since 2010"),
        ("USA", "The United States: in favour in all 9 votes"),
        ("MNG", "Mongolia was absent from all 9 votes on record here"),
    ],
)
def test_the_headline_says_from_what_to_what_and_when(iso3: str, said: str) -> None:
    assert dossier(iso3).headline == said


@pytest.mark.parametrize(
    ("iso3", "said"),
    [
        ("CHN", "Third Committee: against 2006 and 2014. Human Rights Council: against 2008–2015. Security Council: against 2014–2024."),
        ("KOR", "Third Committee: abstaining 2005, in favour 2006, abstaining 2007, in favour 2008–2009 and 2014."),
        ("KOR", "Security Council: in favour 2014 and 2024."),
        ("SRB", "General Assembly plenary: in favour since 2005."),  # absent three times in between, which is said apart
    ],
)
def test_years_are_joined_only_where_the_record_has_each_vote_between_them(iso3: str, said: str) -> None:
    assert said in dossier(iso3).finding


def test_each_vote_has_outcome_tally_and_symbol() -> None:
    rows = dossier("IDN").rows
    votes = rows[rows.kind == "vote"]
    assert len(votes) == 15
    assert votes[["outcome", "tally", "position"]].notna().all(axis=None)
    plenary = votes.set_index("decision_id").loc["unga-2014-plenary"]
    assert (plenary.symbol, plenary.outcome, plenary.tally, plenary.position) == ("A/RES/69/188", "adopted", "116–20–53", "abstain")
    assert "Indonesia: abstained. Outcome: adopted 116–20–53, A/RES/69/188." in DOSSIER.sentence(plenary)


def test_a_dissociation_is_no_vote_and_no_change() -> None:
    rows = dossier("CHN").rows
    left = rows[rows.kind == DISSOCIATED]
    assert len(left) > 5
    assert left.tally.isna().all()
    assert left.changed.isna().all()
    assert "dissociated from the consensus" in DOSSIER.sentence(left.iloc[0])


def test_positions_stand_among_the_votes_in_order_of_time() -> None:
    rows = dossier("CHN").rows
    assert {*rows.kind} == {"vote", DISSOCIATED, "statement"}
    assert rows.date.is_monotonic_increasing
    assert rows[rows.kind == "statement"].what.notna().all()


def test_an_amendment_is_listed_and_counts_as_no_change() -> None:
    """Indonesia abstained on the texts of 2014 and was for the amendment."""
    rows = dossier("IDN").rows.set_index("decision_id")
    assert rows.loc["unga-c3-2014-amendment", "position"] == "in_favour"
    assert pd.isna(rows.loc["unga-c3-2014-amendment", "changed"])
    assert not rows.loc["unga-2014-plenary", "changed"]


def test_the_name_of_the_day_stands_beside_an_old_vote() -> None:
    rows = dossier("SRB").rows.set_index("decision_id")
    assert (rows.said_of["unga-2005-plenary"], rows.said_of["unga-2006-plenary"]) == ("Serbia and Montenegro", "Serbia")


def test_being_away_is_told_apart() -> None:
    assert "Absent from 3 votes (2008–2010), which is no stance." in dossier("SRB").finding
    assert "no vote cast" in dossier("MNG").finding


def test_the_movers_of_the_region_stand_below_the_state() -> None:
    rows = region("IDN").rows
    assert rows.who.iloc[0] == "Indonesia"
    assert {*rows.group} == {"asia_pacific"}
    states = rows[rows.kind == "state"]
    assert states.groupby("who").changed.any().all()
    assert region("IDN").headline == f"{states.who.nunique()} of 53 Asia-Pacific States that voted changed position"


def test_a_state_that_did_not_move_stands_first_all_the_same() -> None:
    assert region("USA").rows.query("kind == 'state'").who.unique().tolist() == ["United States"]
    assert region("USA").headline.startswith("None of 29")


def test_a_name_that_is_none_is_told_with_names_like_it_and_where_all_are() -> None:
    with pytest.raises(ChoiceError, match=r"Near in spelling: “Türkiye”\. All 193 are listed at the end of this page"):
        DOSSIER.read({"name": ["Turkey"]})


def test_every_chart_of_the_page_is_about_the_same_state() -> None:
    assert [each.controls for each in CHARTS.values() if each.page == "state"] == [DOSSIER.controls, REGION.controls]
    assert DOSSIER.controls == REGION.controls
