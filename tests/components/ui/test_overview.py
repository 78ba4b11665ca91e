"""The cover of the overview: the brief's figure, who repeats it, and how far the latest ones lie from it, on a small table; the steps and themes below."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from components.charts.prisoners import BRIEF_ESTIMATE, LATEST_ESTIMATE
from components.content.steps import STEPS
from data import PACKAGE, table
from tests.register import said, visit

if TYPE_CHECKING:
    from collections.abc import Callable

TOTAL = {"scope": "political_camps_total", "qualifier": "range"}


def estimate(name: str, low: int, high: int, **more: Any) -> dict[str, Any]:
    """A row of the table of estimates."""
    return {**TOTAL, "estimate_id": name, "low": low, "high": high, **more}


def insider(name: str, year: int, point: int) -> dict[str, Any]:
    """What a single insider said of a year."""
    return {**TOTAL, "estimate_id": name, "qualifier": "about", "point": point, "method": "single_insider", "reference_year": year}


def test_the_cover_counts_who_repeats_the_figure_and_names_the_latest_ones(small: Callable[..., None]) -> None:
    small(
        "prisoner_estimates",
        insider("X3", 2022, 70_000),
        estimate(BRIEF_ESTIMATE, 10_000, 20_000, repeat_of="X0"),
        estimate("X0", 10_000, 20_000),
        estimate("X1", 10_000, 20_000, repeat_of="X0"),
        estimate("X2", 10_000, 20_000, scope="single_camp", repeat_of="X0"),
        estimate("X4", 10_000, 30_000, repeat_of="X0"),
        estimate(LATEST_ESTIMATE, 4_000, 5_000, reference_year=2024),
        insider("X5", 2019, 90_000),
    )
    cover = said(visit(""))
    assert "**10,000–20,000**" in cover
    assert "2 of the 3 estimates that give this range only repeat an earlier one" in cover
    assert "For 2024 the institute that first gave the range says **4,000–5,000**; a single unnamed insider says **about 70,000**." in cover


def test_the_cover_says_when_its_table_cannot_be_read_and_the_steps_stand(broken: Callable[..., None]) -> None:
    broken("prisoner_estimates")
    at = visit("")
    assert [each.value.replace("\\", "") for each in at.warning] == ["The table “Estimates of prisoners” cannot be read at the moment."]
    assert [each.value for each in at.subheader if each.value[0].isdigit()] == [
        f"{number}. {each.title}" for number, each in enumerate(STEPS, 1)
    ]


def test_each_step_shows_its_figure_with_what_it_is() -> None:
    shown = said(visit(""))
    for each in STEPS:
        figure, words = each.figure()
        assert f"**{figure}**" in shown
        assert words in shown


def test_each_theme_of_the_excerpts_is_a_way_in() -> None:
    labels = PACKAGE.field("excerpts", "theme").labels
    links = [each.proto.label for each in visit("").get("page_link")]
    assert [each for each in labels if each in {*table("excerpts").theme} and labels[each] not in links] == []
