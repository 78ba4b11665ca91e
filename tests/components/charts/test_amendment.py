"""The supporters of an amendment: who is named today, and the table of counts that they are once both roll calls are complete."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd
import pytest

from components.charts import votes
from components.charts.amendment import AMENDMENT, both_complete, cell, positions
from components.charts.amendment import AMENDMENT_AND_TEXT as CHART

if TYPE_CHECKING:
    import plotly.graph_objects as go

pytestmark = pytest.mark.usefixtures("record")

COMMITTEE = {"amendment_against": "unga-c3-2014"}
PLENARY = {"amendment_against": "unga-2014-plenary"}
WANTED_OUT = ["in_favour"] * 9 + ["abstain"] * 12 + ["against"] * 19
"""What the 40 states for the amendment do with the text in the roll calls made up below."""


def texts(figure: go.Figure) -> list[list[str]]:
    """The numbers in the cells, line by line."""
    numbers = figure.data[1]
    across = max(numbers.x) + 1
    return [[*numbers.text[start : start + across]] for start in range(0, len(numbers.text), across)]


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made-up complete roll calls with the official totals of both votes."""
    states = votes.states()
    first = ["in_favour"] * 40 + ["against"] * 77 + ["abstain"] * 50 + ["absent"] * 26
    text = WANTED_OUT + ["in_favour"] * 102 + ["abstain"] * 43 + ["absent"] * 8
    made = {AMENDMENT: first, "unga-c3-2014": text}

    def roll_call(decision_id: str) -> pd.DataFrame:
        return states.assign(decision_id=decision_id, position=made[decision_id], basis="listed", inferred=False)

    monkeypatch.setattr(votes, "roll_call", roll_call)


@pytest.mark.parametrize(
    ("choices", "heads", "boxes"),
    [
        (COMMITTEE, ["✕ Against the text: 8", "□ Not in the record on the text: 4", "Not named in the record: 28 of 40"], [8, 4, 28]),
        (
            PLENARY,
            ["✕ Against the text: 8", "◆ Abstained on the text: 3", "● For the text: 1", "Not named in the record: 28 of 40"],
            [8, 3, 1, 28],
        ),
    ],
    ids=["committee", "plenary"],
)
def test_until_both_roll_calls_are_known_each_supporter_is_a_box(choices: dict[str, str], heads: list[str], boxes: list[int]) -> None:
    rows = positions(choices)
    assert not both_complete(rows)
    assert len(rows) == 12
    drawn = CHART.figure(rows, choices)
    assert [re.sub(r"<[^>]*>", "", each.text) for each in drawn.layout.annotations] == heads
    assert [len(each.x) for each in drawn.data if each.type == "bar" and each.base is not None and each.orientation is None] == boxes
    names = [name for trace in drawn.data if trace.type == "scatter" for name in trace.text]
    assert sorted(names) == sorted(rows.state)
    assert [*cell(rows, "in_favour", "against").iso3] == ["BLR", "BOL", "CHN", "CUB", "ECU", "IRN", "RUS", "VEN"]


def test_no_two_boxes_lie_on_each_other() -> None:
    drawn = CHART.figure(positions(PLENARY), PLENARY)
    bars = [each for each in drawn.data if each.type == "bar" and each.base is not None and each.orientation is None]
    places = [(x, base) for each in bars for x, base in zip(each.x, each.base, strict=True)]
    assert len({*places}) == len(places) == 40
    assert min(base for _, base in places) > 0
    assert max(base + bars[0].y[0] for _, base in places) <= drawn.layout.yaxis.range[0]


def test_a_supporter_whose_vote_on_the_text_is_worked_out_is_fainter() -> None:
    rows = positions(COMMITTEE)
    rows = rows.assign(text_basis=rows.text_basis.where(rows.iso3 != "CUB", next(iter(votes.INFERRED))))
    boxes = CHART.figure(rows, COMMITTEE).data[0]
    strengths = dict(zip(rows.iso3[[*boxes.customdata]], boxes.marker.opacity, strict=True))
    assert strengths["CUB"] < strengths["CHN"] == 1


def test_the_key_says_the_official_tally() -> None:
    drawn = CHART.figure(positions(COMMITTEE), COMMITTEE)
    assert [each.name for each in drawn.data if each.name] == ["For 40", "Abstained 50", "Against 77", "Absent 26"]


def test_a_list_of_which_all_that_are_named_are_known_is_not_taken_for_the_whole() -> None:
    rows = positions(PLENARY)
    assert (rows.known == 2).all()
    assert not both_complete(rows)


@pytest.mark.parametrize(
    ("choices", "said"),
    [
        (COMMITTEE, "Of the 40 states for it the record here names 12, 8 of them inferred"),
        (COMMITTEE, "(111–19–55) their positions are: 8 against and 4 not in the record here. The other 28 are missing here."),
        (PLENARY, "in the plenary on 18 December 2014 (116–20–53) their positions are: 1 in favour, 3 abstained and 8 against."),
    ],
)
def test_the_finding_says_how_much_is_known(choices: dict[str, str], said: str) -> None:
    assert said in CHART.finding(positions(choices), choices)


@pytest.mark.usefixtures("full")
def test_with_complete_roll_calls_it_is_the_full_table() -> None:
    rows = positions(COMMITTEE)
    assert both_complete(rows)
    assert texts(CHART.figure(rows, COMMITTEE)) == [
        ["9", "12", "19", "0"],
        ["25", "25", "0", "0"],
        ["77", "0", "0", "0"],
        ["0", "18", "0", "8"],
    ]


@pytest.mark.usefixtures("full")
def test_the_heads_carry_the_official_totals() -> None:
    layout = CHART.figure(positions(COMMITTEE), COMMITTEE).layout
    assert [re.sub(r"\D", "", each) for each in layout.xaxis.ticktext] == ["111", "55", "19", "8"]
    assert [re.sub(r"\D", "", each) for each in layout.yaxis.ticktext] == ["40", "50", "77", "26"]


@pytest.mark.usefixtures("full")
def test_a_hover_label_names_the_states() -> None:
    rows = positions(COMMITTEE)
    label = CHART.figure(rows, COMMITTEE).data[0].hovertext[0].replace("<br>", " ")
    assert label.startswith("Amendment: in favour. Text: in favour. 9 states. ")
    assert cell(rows, "in_favour", "in_favour").state.iloc[0] in label


@pytest.mark.usefixtures("full")
def test_with_complete_roll_calls_the_finding_answers_the_question() -> None:
    said = CHART.finding(positions(COMMITTEE), COMMITTEE)
    assert said.endswith("in the Third Committee on 18 November 2014 (111–19–55): 9 in favour, 12 abstained and 19 against.")


def test_a_state_whose_vote_on_the_text_nobody_names_is_said_to_be_missing() -> None:
    rows = positions(COMMITTEE).set_index("iso3")
    assert CHART.sentence(rows.loc["IND"]).endswith("on the text not in the record here.")
    assert "in favour (taken as yes because it moved the amendment); on the text against." in CHART.sentence(rows.loc["CUB"])
