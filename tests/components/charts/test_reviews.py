"""The bars of the reviews: lengths, shares, three groupings, stages apart, and what was known when."""

from __future__ import annotations

import pytest

from components.charts.less_charged import LESS_CHARGED, by_theme
from components.charts.reviews import FOUR_REVIEWS, review_counts, sentence
from components.drawing import theme
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")


def themes(**choices: str) -> RenderedChart:
    return render(LESS_CHARGED, {"review_unit": "counts", "review_by": "groups"} | choices)


def reviews(known: str = "today") -> RenderedChart:
    return render(FOUR_REVIEWS, {"known": known})


def lengths(drawn: RenderedChart, answer: str, column: str) -> dict[str, float]:
    bar = next(each for each in drawn.figure.data if each.name == answer)
    return dict(zip(drawn.rows[column].loc[[*bar.customdata]], bar.x, strict=True))


def test_the_bars_are_as_long_as_the_numbers() -> None:
    drawn = themes()
    assert lengths(drawn, "accepted", "theme_id")["exclusive-only-entry-points"] == 67
    assert lengths(drawn, "noted", "theme_id")["exclusive-only-coi-core"] == 112


def test_shares_are_of_the_groups_own_total() -> None:
    drawn = themes(review_unit="shares")
    assert lengths(drawn, "accepted", "theme_id")["exclusive-both"] == pytest.approx(100 / 11)
    assert "1 of 11" in [each.text for each in drawn.figure.layout.annotations]


def test_the_finding_gives_three_groupings_with_denominators() -> None:
    said = themes().finding
    assert "67 of the 75 recommendations (89 per cent)" in said
    assert "11 of the 123 (9 per cent)" in said
    assert "68 of 78 against 10 of 116; 67 of 74 against 18 of 146" in said


def test_every_grouping_covers_the_whole_list() -> None:
    sums = by_theme({"review_by": "groups"}).groupby("row_type", observed=True)[["accepted", "total"]].sum()
    assert [*sums.total] == [269, 269, 269]
    assert [*sums.accepted] == [114, 114, 114]


def test_the_tags_stand_under_their_groups() -> None:
    drawn = themes(review_by="tags")
    assert set(drawn.rows.row_type) == {"theme"}
    assert "under 6 of the 11 tags of the entry points" in drawn.finding
    assert "“Right to food” was accepted least: 12 of 21" in drawn.finding


def test_a_missing_number_is_hollow_and_not_zero() -> None:
    drawn = reviews()
    assert "upr-2014-working-group" not in lengths(drawn, "accepted", "review_id")
    assert lengths(drawn, "not answered yet, or no number given", "review_id")["upr-2014-working-group"] == 185


def test_the_pieces_of_a_stage_add_up_to_what_was_received() -> None:
    rows = review_counts({"known": "today"})
    pieces = rows[["accepted", "partially_accepted", "noted", "open"]].fillna(0).sum(axis=1)
    assert [*pieces] == [*rows.received]


def test_stages_are_bars_of_their_own() -> None:
    drawn = reviews()
    assert {trace.type for trace in drawn.figure.data} == {"bar"}
    assert len({place for trace in drawn.figure.data for place in trace.y}) == 9


def test_the_finding_takes_the_latest_count_of_each_review() -> None:
    said = reviews().finding
    assert "81 of 167 and 6 more in part (review of 2009, 1 May 2014); 114 of 269" in said
    assert "143 of 294 and 7 more in part (review of 2024, 25 March 2025)" in said


def test_what_came_after_the_brief_fades_and_is_not_said() -> None:
    drawn = reviews("brief")
    bar = drawn.figure.data[0]
    assert dict(zip(drawn.rows.review_id.loc[[*bar.customdata]], bar.marker.opacity, strict=True))["upr-2019-final"] == theme.FAINT
    assert drawn.finding.startswith("By 10 March 2015 North Korea had accepted 81 of 167")
    assert "2019" not in drawn.finding


def test_a_disagreement_is_marked_and_said() -> None:
    drawn = reviews()
    row = drawn.rows.set_index("review_id").loc["upr-2024-working-group"]
    assert "294 ≠" in [each.text for each in drawn.figure.layout.annotations]
    assert "counts 306 recommendations" in sentence(row)
