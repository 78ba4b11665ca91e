"""One camp: which camps can be chosen, what is drawn for each, and a finding without sums."""

from __future__ import annotations

import pytest

from components.charts.estimates import newest_by_method
from components.charts.one_camp import CAMP, RECENT, choices_of_camp
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")


def rendered(camp: str) -> RenderedChart:
    return render(CAMP, {"camp": camp})


def test_the_camps_are_those_with_a_figure_for_a_year() -> None:
    assert {*choices_of_camp({})} == {"K14", "K15", "K16", "K17K", "K18", "K18N", "K22", "K25", "K26B"}


def test_each_camp_has_a_name_of_its_own_with_number_and_place() -> None:
    names = [*choices_of_camp({}).values()]
    assert len({*names}) == len(names)
    assert [names[0], names[-1]] == ["Camp 14, Kaechon", "Sungho-ri"]


def test_the_default_is_the_camp_where_the_sources_are_furthest_apart() -> None:
    spread = {}
    for camp in choices_of_camp({}):
        at = newest_by_method(rendered(camp).rows, RECENT)["at"]
        spread[camp] = at.max() / at.min()
    assert CAMP.read({})["camp"] == max(spread, key=spread.get)


def test_rows_without_a_year_are_not_drawn() -> None:
    assert {"E073", "E078", "E116"}.isdisjoint({each for camp in choices_of_camp({}) for each in rendered(camp).rows.estimate_id})


def test_the_dots_of_camp_25_are_the_figures_of_its_sources() -> None:
    dots = sorted(int(x) for trace in rendered("K25").figure.select_traces({"mode": "markers"}) for x in trace.x if x is not None)
    assert dots == [5_000, 5_000, 5_000, 5_000, 5_800, 31_900, 36_000, 38_500, 40_000, 41_000]


@pytest.mark.parametrize(
    ("camp", "expected"),
    [
        (
            "K25",
            "lowest is up to 5,000 (mixed, Committee for Human Rights in North Korea, 2021), the highest about 31,900 (single unnamed insider, Daily NK, 2025).",
        ),
        ("K14", "lowest is 28,000–35,000 (satellite imagery, Korea Institute for National Unification, 2025), the highest about 39,700"),
        (
            "K15",
            "8 figures, for 2009 to 2025. The latest is about 33,600 (single unnamed insider, Daily NK, 2025). KINU says that this camp closed in 2019.",
        ),
        ("K17K", "All come from Daily NK (single unnamed insider): from about 20,800 (2021) to about 44,000 (2023). No other source"),
        ("K26B", "Sungho-ri: 1 figure, for 2021. It says about 21,000"),
    ],
)
def test_the_finding_gives_the_lowest_and_the_highest_of_the_latest(camp: str, expected: str) -> None:
    assert expected in rendered(camp).finding
