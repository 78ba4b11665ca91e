"""The votes on the agenda: fifteen seats each, permanent members first, and bands for the years without a vote."""

from __future__ import annotations

import pytest

from components.charts import votes
from components.charts.council import AGENDA, WITHOUT, decisions
from components.drawing import theme, vote_labels
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")


def rendered() -> RenderedChart:
    return render(AGENDA, {})


def test_each_vote_has_fifteen_seats_that_add_up_to_the_tally() -> None:
    rows = rendered().rows.dropna(subset=["iso3"])
    assert {*rows.groupby("decision_id").iso3.nunique()} == {15}
    for decision_id, part in rows.groupby("decision_id"):
        counts = votes.counts(part)
        assert vote_labels.tally(votes.decision(decision_id)) == f"{counts['in_favour']}–{counts['against']}–{counts['abstain']}"


def test_permanent_members_stand_first_in_bold() -> None:
    labels = rendered().figure.layout.yaxis.ticktext
    assert [*labels[:5]] == ["<b>China</b>", "<b>France</b>", "<b>Russia</b>", "<b>United Kingdom</b>", "<b>United States</b>"]
    assert "<b>" not in "".join(labels[5:])


def test_a_mark_stands_at_its_year_and_state() -> None:
    drawn = rendered()
    against = next(trace for trace in drawn.figure.data if trace.name == "Against")
    place = [*drawn.figure.layout.yaxis.ticktext].index("Angola")
    assert [x for x, y in zip(against.x, against.y, strict=True) if y == place] == [2015, 2016]
    assert (against.marker.color, against.marker.symbol) == (theme.POSITION["against"], theme.POSITION_SYMBOL["against"])


def test_years_without_a_vote_are_bands_with_words_and_without_marks() -> None:
    drawn = rendered()
    bands = next(trace for trace in drawn.figure.data if trace.type == "bar")
    assert [*bands.x] == [2018, 2019, 2020, 2021, 2022, 2023]
    assert {each.text for each in drawn.figure.layout.annotations} >= set(WITHOUT.values())
    assert drawn.rows[drawn.rows.year == 2019].iso3.isna().all()


def test_every_year_without_a_vote_is_described() -> None:
    rows = decisions()
    assert set(rows.decision_id[rows.method != "recorded"]) == set(WITHOUT)


def test_the_heads_carry_the_tallies() -> None:
    ticks = rendered().figure.layout.xaxis.ticktext
    assert (ticks[0], ticks[4]) == ("’14<br>11<br>2<br>2", "’18<br>–<br>–<br>–")


def test_the_finding_names_who_voted_the_same_way_each_time() -> None:
    said = rendered().finding
    assert "In 5 votes of the Security Council on its agenda, 2014–2024, 9 to 12 of the 15 members were in favour; 9 were needed." in said
    assert "China and Russia voted against each time, France, the United Kingdom and the United States in favour each time." in said


def test_a_year_without_a_vote_is_a_sentence_with_its_reason() -> None:
    row = rendered().rows.set_index("decision_id").loc["unsc-2018"]
    assert AGENDA.sentence(row).startswith("7 December 2018: Request for a Security Council meeting dropped for want of nine supporters.")
    assert AGENDA.sentence(row).endswith("Côte d'Ivoire would not sign.")
