"""The overview of the ledger: one cell a claim, in groups, by verdict."""

from __future__ import annotations

import pytest

from components.charts.verdicts import LEDGER
from components.drawing import theme
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")

COUNTS = {
    "Right": 20,
    "Right, with a correction": 27,
    "Overtaken": 3,
    "Contested": 4,
    "Wrong": 2,
    "Cannot be checked": 12,
}


def rendered(by: str = "kind") -> RenderedChart:
    return render(LEDGER, {"verdicts_by": by})


def test_every_claim_is_one_cell_of_its_verdict() -> None:
    assert {trace.name: len(trace.x) for trace in rendered().figure.data} == {f"{name} ({count})": count for name, count in COUNTS.items()}


def test_the_cells_of_a_group_lie_side_by_side() -> None:
    for by in ("kind", "section", "theme"):
        cells = sorted((y, base) for trace in rendered(by).figure.data for y, base in zip(trace.y, trace.base, strict=True))
        assert len({*cells}) == 68
        assert [round(base) for _, base in cells] == [unit for _, part in rendered(by).rows.groupby("group") for unit in range(len(part))]


def test_a_verdict_has_a_colour_and_a_second_sign() -> None:
    traces = rendered().figure.data
    assert [trace.marker.color for trace in traces] == [*theme.VERDICT.values()]
    assert len({trace.marker.pattern.shape for trace in traces}) == len({*theme.VERDICT_SIGN.values()}) == 6


def test_groups_are_labelled_with_their_counts() -> None:
    assert [*rendered().figure.layout.yaxis.ticktext] == [
        "Fact, 32",
        "Statement or<br>judgement reported,<br>22",
        "Prediction, 9",
        "Recommendation, 5",
    ]


def test_the_finding_counts_verdicts_and_names_what_is_inaccurate() -> None:
    said = rendered().finding
    assert said.startswith("The brief’s 68 claims, checked by 24 November 2026: 20 right, 27 right with a more exact date")
    assert "C24, “Kim Jong-un is among those to be referred”" in said
    assert "under “Fact” (29 of 32), the smallest under “Prediction” (4 of 7)." in said


def test_groups_of_less_than_five_are_no_extremes() -> None:
    assert "the largest share is right under “Introduction” (6 of 7)" in rendered("section").finding
    assert "“Political prisoners”" not in rendered("theme").finding
