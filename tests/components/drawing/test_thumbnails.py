"""Small pictures of charts on small tables: what is drawn are the given values, the labels say them, and cells that are not known draw nothing."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.charts import CHARTS
from components.drawing import theme, thumbnails
from components.drawing.render import render_thumbnail

SMALL = [each for each in CHARTS.values() if each.thumbnail]
ESTIMATES = pd.DataFrame(
    {
        "reference_year": pd.array([2002, 2010, 2015, 2020, 2024, 2022], dtype="Int64"),
        "low": pd.array([1, 100_000, pd.NA, 50_000, 53_700, pd.NA], dtype="Int64"),
        "high": pd.array([2, 200_000, pd.NA, pd.NA, 65_700, 90_000], dtype="Int64"),
        "point": pd.array([pd.NA, pd.NA, 120_000, pd.NA, pd.NA, pd.NA], dtype="Int64"),
        "method": ["mixed", "testimony", "imagery", "mixed", "testimony", "single_insider"],
    }
)
"""Before the axis, a range, a figure, one only from below, the newest range, one only from above."""
NAMED = {4: "Institute 2024: 53,700–65,700", 5: "one insider: up to 90,000"}
DECISIONS = pd.DataFrame(
    {
        "year": [2005, 2006, 2008, 2012, 2013],
        "method": ["recorded", "recorded", "without_vote", "without_vote", "without_vote"],
        "yes": pd.array([84, 99, pd.NA, pd.NA, pd.NA], dtype="Int64"),
        "no": pd.array([22, 21, pd.NA, pd.NA, pd.NA], dtype="Int64"),
        "abstain": pd.array([62, 56, pd.NA, pd.NA, pd.NA], dtype="Int64"),
        "members": pd.array([191, 192, 192, 193, 193], dtype="Int64"),
    }
)
AGENDA = pd.DataFrame({"year": [2014, 2015, 2018, 2019], "yes": pd.array([11, 9, pd.NA, pd.NA], dtype="Int64")})
SHARES = pd.DataFrame({"name": ["Women & children", "Camps"], "accepted": [3, 0], "total": [4, 5]}, index=[7, 9])


def texts(drawn: go.Figure) -> list[str]:
    """The words in a picture."""
    return [each.text for each in drawn.layout.annotations]


def values(drawn: go.Figure, trace: int = 0) -> dict[Any, Any]:
    """What a trace draws, by its place."""
    return dict(zip([*drawn.data[trace].x], [*drawn.data[trace].y], strict=True))


def areas(drawn: go.Figure, axis: str) -> list[tuple[float, float]]:
    """The ends of the bands in a picture."""
    return [(each[f"{axis}0"], each[f"{axis}1"]) for each in drawn.layout.shapes if each.type == "rect"]


def ranges() -> go.Figure:
    return thumbnails.ranges_by_year(ESTIMATES, NAMED, (80_000, 120_000), "the brief: 80,000–120,000")


def test_only_ranges_with_both_ends_are_bars() -> None:
    bars = ranges().data[0]
    assert [*zip(bars.x, bars.base, bars.y, strict=True)] == [(2010, 100_000, 100_000), (2024, 53_700, 12_000)]


def test_other_estimates_are_dots_at_what_is_known_of_them() -> None:
    assert values(ranges(), 1) == {2015: 120_000, 2020: 50_000, 2022: 90_000}


def test_the_range_of_the_brief_is_a_band_with_its_words() -> None:
    assert areas(ranges(), "y") == [(80_000, 120_000)]
    assert "the brief: 80,000–120,000" in texts(ranges())


def test_the_words_on_a_high_estimate_stand_above_all_marks() -> None:
    (words,) = [
        each for each in thumbnails.ranges_by_year(ESTIMATES, {2: "a count: 120,000"}, (1, 2), "").layout.annotations if each.font.color
    ]
    assert (words.y, words.yshift > 0) == (200_000, True)


def test_what_is_named_stands_out_and_its_words_have_its_colour() -> None:
    bars, dots = ranges().data
    assert [*bars.marker.color] == [theme.QUIET, theme.METHOD["testimony"]]
    assert [*bars.marker.opacity] == [thumbnails.QUIET, 1]
    assert [*dots.marker.color] == [theme.QUIET, theme.QUIET, theme.METHOD["single_insider"]]
    assert [*dots.marker.opacity] == [thumbnails.QUIET, thumbnails.QUIET, 1]
    said = {each.text: each for each in ranges().layout.annotations}
    for at, words in NAMED.items():
        assert said[f"<b>{words}</b>"].font.color == theme.METHOD[ESTIMATES.method[at]]


def test_words_stand_beside_the_end_of_a_range_or_the_known_figure() -> None:
    said = {each.text: each for each in ranges().layout.annotations}
    assert said["<b>Institute 2024: 53,700–65,700</b>"].y == 53_700
    assert said["<b>one insider: up to 90,000</b>"].y == 90_000


def test_votes_are_columns_only_where_there_was_one() -> None:
    drawn = thumbnails.tallies_by_year(DECISIONS)
    assert [each.name for each in drawn.data] == ["in favour", "abstained", "against"]
    assert [values(drawn, each) for each in range(3)] == [{2005: 84, 2006: 99}, {2005: 62, 2006: 56}, {2005: 22, 2006: 21}]
    assert drawn.layout.barmode == "stack"


def test_the_last_vote_is_labelled_at_the_middle_of_its_parts() -> None:
    said = {each.text: each.y for each in thumbnails.tallies_by_year(DECISIONS).layout.annotations}
    assert said["<b>99 in favour</b>"] == 49.5
    assert said["<b>56 abstained</b>"] == 99 + 28
    assert said["<b>21 against</b>"] == 99 + 56 + 10.5


def test_the_years_after_the_last_vote_are_a_band_with_their_span() -> None:
    drawn = thumbnails.tallies_by_year(DECISIONS)
    assert areas(drawn, "x") == [(2006.5, 2013.5)]
    assert "2008–2013:<br>adopted<br>without a vote" in texts(drawn)


def test_without_such_years_there_is_no_band() -> None:
    drawn = thumbnails.tallies_by_year(DECISIONS[DECISIONS.method == "recorded"])
    assert areas(drawn, "x") == []
    assert not [each for each in texts(drawn) if "without" in each]


def test_a_year_without_a_vote_before_the_last_one_is_in_no_band() -> None:
    drawn = thumbnails.tallies_by_year(
        DECISIONS.iloc[[2, 3, 4]].assign(year=[2003, 2004, 2005]).pipe(lambda old: pd.concat([old, DECISIONS[:2]]))
    )
    assert areas(drawn, "x") == []


def test_votes_stand_with_their_numbers_under_the_line_that_they_had_to_reach() -> None:
    drawn = thumbnails.votes_against_a_line(AGENDA, 9, "9 needed", "no vote")
    assert values(drawn) == {2014: 11, 2015: 9}
    assert [*drawn.data[0].text] == ["11", "9"]
    assert [(each.y0, each.y1) for each in drawn.layout.shapes if each.type == "line"] == [(9, 9)]
    assert "<b>9 needed</b>" in texts(drawn)


def test_years_without_a_vote_in_the_council_are_a_band_with_what_happened() -> None:
    drawn = thumbnails.votes_against_a_line(AGENDA, 9, "9 needed", "no vote")
    assert areas(drawn, "x") == [(2017.5, 2019.5)]
    assert "no vote" in texts(drawn)
    voted = thumbnails.votes_against_a_line(AGENDA[:2], 9, "9 needed", "no vote")
    assert areas(voted, "x") == []
    assert "no vote" not in texts(voted)


def test_shares_are_bars_of_one_hundred_with_their_counts_in_words() -> None:
    drawn = thumbnails.parts_of_wholes(SHARES)
    assert [*drawn.data[0].x] == [75, 0]
    assert [*drawn.data[1].x] == [25, 100]
    assert texts(drawn) == ["Women &amp; children<br><b>3 of 4</b> accepted", "Camps<br><b>0 of 5</b> accepted"]


def test_words_stand_above_the_bar_that_they_are_about() -> None:
    drawn = thumbnails.parts_of_wholes(SHARES)
    assert [each.y for each in drawn.layout.annotations] == [*drawn.data[0].y]


@pytest.mark.parametrize("chart", SMALL, ids=lambda chart: chart.id)
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_a_card_is_drawn_from_the_record_small_in_the_ink_of_the_page_and_without_a_key(chart: Any, mode: theme.Mode) -> None:
    drawn = render_thumbnail(chart, mode)
    assert drawn.layout.height == thumbnails.HEIGHT
    assert drawn.layout.showlegend is False
    assert drawn.layout.font.color == theme.INK[mode]
    assert texts(drawn)
    assert not [each for each in texts(drawn) if {"nan", "<NA>", "None"} & {*each.replace("<", " <").split()}]


def test_a_chart_without_a_small_picture_is_refused() -> None:
    chart = next(each for each in CHARTS.values() if not each.thumbnail)
    with pytest.raises(ValueError, match=f"the chart “{chart.id}” has no small picture"):
        render_thumbnail(chart)
