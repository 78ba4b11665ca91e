"""The strips: a mark for every position on record, ticks where a state changed, and nothing where nobody voted."""

from __future__ import annotations

import pandas as pd
import pytest

from components.charts.records import RECORDS
from components.charts.strips import BODIES, DISSOCIATED
from components.drawing import theme
from components.drawing.render import RenderedChart, render
from data.tallies import TALLY

pytestmark = pytest.mark.usefixtures("record")


def rendered(*states: str, body: str = "UNGA") -> RenderedChart:
    return render(RECORDS, {"states": states, "record_body": body})


def strip(drawn: RenderedChart, iso3: str) -> str:
    """The positions of a state as letters, in order of time."""
    rows = drawn.rows[(drawn.rows.iso3 == iso3) & (drawn.rows.position != DISSOCIATED)]
    return "".join(TALLY[each][0] if each != "absent" else "-" for each in rows.position)


@pytest.mark.parametrize(("iso3", "letters"), [("CHN", "nnnnnnnnn"), ("KOR", "ayayyyyyy"), ("IDN", "nnnnnaaaa"), ("MNG", "---------")])
def test_a_strip_holds_the_nine_plenary_votes(iso3: str, letters: str) -> None:
    assert strip(rendered(iso3), iso3) == letters


def test_ticks_mark_the_votes_in_which_a_state_changed() -> None:
    rows = rendered("KOR").rows
    assert [*rows[rows.changed.fillna(False)].date.str[:4]] == ["2006", "2007", "2008"]


def test_being_away_is_neither_a_change_nor_none() -> None:
    """Serbia voted in favour, was away three times and voted in favour again; Mongolia was away each time."""
    serbia = rendered("SRB").rows.query("iso3 == 'SRB'").set_index("decision_id")
    assert serbia.loc["unga-2008-plenary", "position"] == "absent"
    assert serbia.changed.isna()["unga-2008-plenary"]
    assert not serbia.changed.dropna().any()
    drawn = rendered("SRB", "MNG")
    assert "Mongolia was absent 9 times and Serbia was absent 3 times, which is no vote." in drawn.finding
    assert "Mongolia did not change" not in drawn.finding


def test_a_vote_carries_the_name_of_the_day_and_what_became_of_it() -> None:
    said = {row.decision_id: RECORDS.sentence(row) for _, row in rendered("SRB").rows.query("iso3 == 'SRB'").iterrows()}
    assert "Serbia and Montenegro: in favour. Outcome: adopted 88–21–60, A/RES/60/173." in said["unga-2005-plenary"]
    assert ": Serbia: in favour. Outcome: adopted 99–21–56, A/RES/61/174." in said["unga-2006-plenary"]


def test_a_change_is_one_within_a_body_whichever_bodies_are_shown() -> None:
    def changed(body: str) -> set[tuple[str, str]]:
        rows = rendered("BRA", "IDN", "KOR", body=body).rows
        rows = rows[rows.changed.fillna(False)]
        return {*zip(rows.iso3, rows.decision_id, strict=True)}

    alone = [changed(each) for each in BODIES if each != "all"]
    assert sum(map(bool, alone)) > 1
    assert changed("all") == set().union(*alone)


def test_a_mark_has_the_colour_and_the_sign_of_its_position() -> None:
    figure = rendered("CHN").figure
    against = next(trace for trace in figure.data if trace.name == "Against")
    assert (against.marker.color, against.marker.symbol) == (theme.POSITION["against"], theme.POSITION_SYMBOL["against"])
    assert len(against.x) == 9


def test_leaving_a_consensus_is_no_vote_and_has_no_colour_of_one() -> None:
    drawn = rendered("CHN")
    left = next(trace for trace in drawn.figure.data if trace.name == "Dissociated from the consensus")
    assert left.marker.color == theme.QUIET
    assert {*drawn.rows[drawn.rows.position == DISSOCIATED].decision_id} >= {"unga-2012-plenary", "unga-2017-plenary"}
    assert drawn.rows[drawn.rows.position == DISSOCIATED].changed.isna().all()


def test_years_without_a_vote_are_bands_without_a_position() -> None:
    drawn = rendered("JPN")
    assert len([shape for shape in drawn.figure.layout.shapes if shape.type == "rect"]) == 12
    assert not drawn.rows.decision_id.isin(["unga-2013-plenary", "unga-2016-plenary"]).any()


def test_the_majority_of_the_group_stands_beneath() -> None:
    groups = rendered("CHN").rows.query("kind == 'group'").set_index("decision_id")
    assert groups.loc["unga-2015-plenary", ["group", "position", "same", "seats"]].tolist() == ["asia_pacific", "in_favour", 27, 54]


def test_a_partial_list_gives_no_majority() -> None:
    rows = rendered("CHN", body="UNGA_C3").rows
    assert {*rows.kind} == {"state"}


def test_amendments_are_left_out() -> None:
    assert "unga-c3-2014-amendment" not in {*rendered("CHN", body="UNGA_C3").rows.decision_id}


def test_inferred_positions_are_faint() -> None:
    yes = next(trace for trace in rendered("USA", body="UNGA_C3").figure.data if trace.name == "In favour")
    assert set(yes.marker.opacity) == {0.5}


@pytest.mark.parametrize(
    ("states", "body", "said"),
    [
        (
            ("BRA", "CHN", "IDN", "KOR"),
            "UNGA",
            "Brazil changed twice, Indonesia changed once, South Korea changed 3 times and China never did.",
        ),
        (("USA",), "UNSC", "Over 5 recorded votes of the Security Council, 2014–2024: the United States did not change."),
        ((), "UNGA", "76 of the 192 states that cast a vote changed it at least once. 1 state was absent each time and took no stance."),
        (("BRA", "CHN", "KOR"), "UNGA_C3", "Of these votes the record has 1 of Brazil, 2 of China and 6 of South Korea. The last was"),
        (("CHN", "KOR"), "UNSC", "South Korea did not change. Of these votes the record has 2 of South Korea. The last was"),
        ((), "UNGA_C3", "In 9 of these votes the record names some states only."),
        (("CUB",), "HRC", "The last was on 27 March 2015. Since then"),
    ],
)
def test_the_finding_says_who_changed(states: tuple[str, ...], body: str, said: str) -> None:
    assert said in rendered(*states, body=body).finding


def test_the_security_council_is_not_said_to_be_silent() -> None:
    assert "Since then" not in rendered("CHN", body="UNSC").finding


def test_a_mark_says_what_it_is() -> None:
    rows = rendered("KOR", body="UNGA_C3").rows
    co_sponsored = rows[rows.basis == "co_sponsor"].iloc[-1]
    said = RECORDS.sentence(co_sponsored)
    assert (
        said
        == "Third Committee 2014, 18 November 2014: South Korea: in favour (taken as yes because it co-sponsored the draft). Outcome: adopted 111–19–55, A/C.3/69/L.28/Rev.1."
    )
    assert isinstance(co_sponsored, pd.Series)
