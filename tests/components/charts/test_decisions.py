"""The decisions: bars as long as the tallies on the right side of the line, bands instead of zeros, and a finding that stays true."""

from __future__ import annotations

import pytest

from components.charts.decisions import DECISIONS
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")

PLENARY = {"body": "UNGA", "kind": (), "unit": "states"}


def rendered(**choices: object) -> RenderedChart:
    return render(DECISIONS, PLENARY | choices)


def dates_at(drawn: RenderedChart) -> dict[float, str]:
    """The date beside each height."""
    return dict(zip(drawn.figure.layout.yaxis.tickvals, drawn.figure.layout.yaxis.ticktext, strict=True))


def bars(drawn: RenderedChart, name: str) -> dict[str, tuple[float, float]]:
    """By date the start and the length of the bars of one kind."""
    where = dates_at(drawn)
    return {
        where[y]: (base, x)
        for trace in drawn.figure.data
        if trace.type == "bar" and trace.name == name
        for y, base, x in zip(trace.y, trace.base, trace.x, strict=True)
    }


def beside(drawn: RenderedChart) -> list[str]:
    """What stands right of the rows, from top to bottom."""
    lane = [each for each in drawn.figure.layout.annotations if each.xanchor == "left" and each.xshift == 8]
    return [each.text for each in sorted(lane, key=lambda each: each.y)]


def test_in_favour_lies_right_of_the_line_and_the_others_left_of_it() -> None:
    drawn = rendered()
    assert bars(drawn, "In favour")["18 Dec 2014"] == (0, 116)
    assert bars(drawn, "Abstained")["18 Dec 2014"] == (-53, 53)
    assert bars(drawn, "Against")["18 Dec 2014"] == (-73, 20)


def test_absent_and_not_yet_members_stand_apart() -> None:
    drawn = rendered()
    (left, length), (start, late) = bars(drawn, "Absent or not voting")["16 Dec 2005"], bars(drawn, "Not yet a member")["16 Dec 2005"]
    assert (length, late) == (22, 2)
    assert start + late < left
    assert left + length < -81


def test_adopted_without_a_vote_is_a_band_and_never_a_bar() -> None:
    drawn = rendered()
    bands = bars(drawn, "Without a vote")
    assert {*bands} == {"2012–2013", "2016–2025"}
    assert not set(bands) & set(bars(drawn, "In favour"))


def test_years_in_a_row_without_a_vote_are_one_band_that_names_them() -> None:
    drawn = rendered()
    (band,) = [trace for trace in drawn.figure.data if trace.name == "Without a vote"]
    assert [len(each) for each in band.customdata] == [2, 10]
    assert "10 texts adopted without a vote: 19 December 2016," in band.hovertext[1].replace("<br>", " ")
    assert [each for each in beside(drawn) if "without" in each] == ["2 without a vote", "10 without a vote"]


def test_a_tally_that_is_not_known_is_a_mark_on_the_line() -> None:
    drawn = rendered()
    (mark,) = [trace for trace in drawn.figure.data if trace.name == "Tally not known" and trace.customdata]
    assert [dates_at(drawn)[each] for each in mark.y] == ["17 Dec 2018"]
    assert beside(drawn)[-1] == "not known °"


def test_a_meeting_that_was_not_held_is_marked() -> None:
    (mark,) = [trace for trace in rendered(body="UNSC").figure.data if trace.name == "No vote held" and trace.customdata]
    assert len(mark.y) == 5


@pytest.mark.parametrize(
    ("unit", "length", "figures"),
    [("states", 88, "<b>88–21–60</b>"), ("voting", 100 * 88 / 169, "<b>52–12–36%</b>"), ("members", 100 * 88 / 191, "<b>46–11–31%</b>")],
)
def test_shares_are_of_the_denominator_that_is_chosen(unit: str, length: float, figures: str) -> None:
    drawn = rendered(unit=unit)
    assert bars(drawn, "In favour")["16 Dec 2005"][1] == pytest.approx(length)
    assert beside(drawn)[0] == figures


def test_absent_members_are_no_part_of_the_states_voting() -> None:
    assert bars(rendered(unit="voting"), "Absent or not voting") == {}
    assert bars(rendered(unit="members"), "Absent or not voting")["16 Dec 2005"][1] == pytest.approx(100 * 22 / 191)


def test_a_weak_tally_carries_a_sign() -> None:
    assert "97–23–60 °" in beside(rendered(body="UNGA_C3"))


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        ({}, "88 of 191 members in favour in the first of 9 recorded votes on whole texts (16 December 2005), 119 of 193 in the last"),
        ({}, "at most 123 of 193 (19 December 2011); 21 and 19 against."),
        ({}, "12 of the 22 decisions shown were adopted without a vote, the last on 18 December 2025"),
        ({"unit": "voting"}, "52 per cent of 169 states voting in favour"),
        ({"body": "UNSC"}, "11 of 15 members in favour in the first of 5 recorded votes on its agenda"),
        ({"body": "UNSC"}, "5 times no vote was held."),
        ({"body": "UNGA_C3", "kind": ("amendment",)}, "40 of 193 members in favour on 18 November 2014, 77 against"),
        ({"body": "all"}, "77 decisions are shown, from 16 April 2003 to 18 December 2025: 35 had a recorded vote."),
    ],
)
def test_the_finding_says_what_is_drawn(choices: dict[str, object], said: str) -> None:
    assert said in rendered(**choices).finding


def test_the_syrian_resolution_is_not_among_them() -> None:
    rows = rendered(body="all").rows
    assert not rows.symbol.isin(["A/RES/68/182", "A/RES/69/189", "A/RES/61/232"]).any()
    assert "hrc-2026" not in set(rows.decision_id)


def test_who_left_a_consensus_is_named_and_not_counted_as_against() -> None:
    row = rendered().rows.set_index("decision_id").loc["unga-2012-plenary"]
    assert "Known to have dissociated from the consensus: China, Cuba, DPRK and Venezuela." in DECISIONS.sentence(row)
    assert row[["yes", "no", "abstain"]].isna().all()
