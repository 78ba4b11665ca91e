"""The matrix of findings: a mark for each finding and group, its class, and the sentence of the one chosen."""

from __future__ import annotations

import pandas as pd
import pytest

from components.charts.finding_marks import marks
from components.charts.findings import FINDINGS, choices_of_finding, chosen, sentence
from components.drawing import theme
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")

ALL = {"finding_group": (), "finding_chapter": (), "finding": ""}


def rendered(**choices: object) -> RenderedChart:
    return render(FINDINGS, ALL | choices)


def drawn_marks(drawn: RenderedChart) -> dict[str, list[str]]:
    ids = drawn.rows.finding_id
    return {trace.name: [*ids.loc[[*trace.customdata]]] for trace in drawn.figure.data if trace.customdata is not None}


def test_every_finding_has_a_mark_for_each_of_its_groups() -> None:
    found = drawn_marks(rendered())
    assert sum(len(each) for each in found.values()) == chosen(ALL).affected_groups.map(len).sum()
    assert found["yes"].count("CF-04") == 4


def test_empty_is_procedure_or_gravity_and_never_a_lesser_wrong() -> None:
    found = drawn_marks(rendered())
    assert set(found["other"]) == {"CF-01", "CF-05"}
    assert "CF-06" in found["no"]


def test_no_two_marks_stand_on_each_other() -> None:
    drawn = rendered()
    places = [
        (round(x, 3), round(y, 3))
        for trace in drawn.figure.data
        if trace.customdata is not None
        for x, y in zip(trace.x, trace.y, strict=True)
    ]
    assert len(places) == len(set(places))


def test_the_finding_counts_the_classes() -> None:
    assert "Of 46 findings shown" in rendered().finding
    assert (
        "put 22 among crimes against humanity; 22 are not named in the conclusions cited, and 2 concern procedure or gravity."
        in rendered().finding
    )


def test_the_finding_leaves_out_the_classes_without_a_finding() -> None:
    assert rendered(finding_group=("prisoners_of_war",)).finding.endswith("its conclusions put 1 among crimes against humanity.")


def test_a_group_leaves_its_findings_and_only_its_line() -> None:
    choices = ALL | {"finding_group": ("women",)}
    drawn = rendered(finding_group=("women",))
    assert all("women" in each for each in drawn.rows.affected_groups)
    assert set(marks(chosen(choices), choices).group) == {"women"}


def test_a_chapter_holds_the_findings_of_its_sections() -> None:
    rows = rendered(finding_chapter=("CA-B",)).rows
    assert set(rows.chapter_id) == {"CA-B", "CA-B1", "CA-B2", "CA-B3"}


def test_the_chosen_finding_is_said_with_paragraph_and_basis() -> None:
    said = rendered(finding="CF-28").finding
    assert said.startswith("Finding 28 (Right to food): Decisions, acts and failures")
    assert "A/HRC/25/63 paras 53, 78" in said
    assert "crimes against humanity: A/HRC/25/63 para 78." in said


def test_the_chosen_finding_stands_out_and_the_others_fade() -> None:
    drawn = rendered(finding="CF-28")
    trace = next(each for each in drawn.figure.data if each.name == "yes")
    opacity = dict(zip(drawn.rows.finding_id.loc[[*trace.customdata]], trace.marker.opacity, strict=True))
    assert (opacity["CF-28"], opacity["CF-29"]) == (1, theme.FAINT)


def test_only_findings_that_are_drawn_can_be_chosen() -> None:
    assert [*choices_of_finding(ALL | {"finding_group": ("prisoners_of_war",)})] == ["", "CF-44"]


def test_false_is_said_to_be_no_lesser_wrong() -> None:
    row = rendered().rows.set_index("finding_id").loc["CF-06"]
    assert not pd.isna(row.crimes_against_humanity)
    assert "though they may rest on it; not a lesser wrong" in sentence(row)
