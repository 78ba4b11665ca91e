"""The estimates: which rows are drawn, bars as long as the ranges, repeats hollow and tied, and a finding that stays true."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd
import pytest

from components.charts.estimates import TABLE, estimates_with_year, figures_in_words, newest_by_method, sentence
from components.charts.prisoners import ESTIMATES
from components.drawing import theme
from components.drawing.forest import short
from components.drawing.render import RenderedChart, render
from data import table

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("record")

ALL = {"method": (), "confidence": (), "years": (1982, 2025), "hide_repeats": False}


def rendered(**choices: object) -> RenderedChart:
    return render(ESTIMATES, ALL | choices)


def bars(drawn: RenderedChart) -> dict[str, tuple[int, int, str]]:
    """By estimate the start, the length and the fill of its bar."""
    ids = drawn.rows.estimate_id
    return {
        ids[y]: (base, x, fill)
        for trace in drawn.figure.data
        if trace.type == "bar"
        for y, base, x, fill in zip(trace.y, trace.base, trace.x, trace.marker.color, strict=True)
    }


def names(drawn: RenderedChart) -> dict[str, str]:
    """By estimate what stands beside its mark."""
    ids = drawn.rows.estimate_id
    return {
        ids[y]: text.strip() for trace in drawn.figure.select_traces({"mode": "text"}) for y, text in zip(trace.y, trace.text, strict=True)
    }


def test_a_range_is_a_bar_from_its_lower_to_its_upper_end() -> None:
    found = bars(rendered())
    assert found["E044"] == (53_700, 12_000, theme.METHOD["imagery"])
    assert found["E026"] == (80_000, 40_000, theme.METHOD["mixed"])


def test_a_repeat_is_hollow() -> None:
    found = bars(rendered())
    assert {each for each, (_, _, fill) in found.items() if fill == theme.HOLLOW} >= {"E022", "E027", "E029", "E035"}
    assert found["E020"][2] != theme.HOLLOW


def test_a_single_figure_is_a_dot_and_an_open_end_an_arrow_from_the_figure() -> None:
    figure, rows = rendered(method=("testimony", "not_stated")).figure, rendered(method=("testimony", "not_stated")).rows
    pillay = rows.index[rows.estimate_id == "E019"][0]
    arrow = next(trace for trace in figure.select_traces({"mode": "lines+markers"}) if pillay in trace.y)
    start = [*arrow.y].index(pillay)
    assert arrow.x[start] == 200_000 < arrow.x[start + 1]
    assert arrow.marker.symbol[start + 1] == "triangle-right"


def test_repeats_stand_below_what_they_repeat_and_a_bracket_ties_them() -> None:
    drawn = rendered()
    place = {each: at for at, each in drawn.rows.estimate_id.items()}
    assert [place[each] - place["E020"] for each in ("E022", "E027", "E031", "E032")] == [1, 2, 3, 4]
    ties = [shape.path for shape in drawn.figure.layout.shapes if shape.path]
    assert any(path.startswith(f"M 0.014 {place['E020']} ") and path.endswith(f"{place['E032']}") for path in ties)


def test_a_repeat_without_its_original_has_no_bracket() -> None:
    assert [shape.path for shape in rendered(method=("mixed",), years=(2013, 2013)).figure.layout.shapes if shape.path] == []


def test_the_three_rows_that_matter_say_so() -> None:
    found = names(rendered())
    assert found["E020"] == "<b>KINU</b>, first seen here"
    assert found["E026"] == "<b>COI</b>, the brief’s figure"
    assert found["E044"] == "<b>KINU</b>, replaces it"


def test_a_name_carries_the_year_of_publication_where_it_is_another() -> None:
    found = names(rendered())
    assert found["E032"] == "KINU, 2016"
    assert found["E016"] == "HRNK"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Korea Institute for National Unification (KINU)", "KINU"),
        ("Navi Pillay, UN High Commissioner for Human Rights", "Navi Pillay"),
        ("Freedom House (David Hawk)", "Freedom House"),
        ("US Department of State", "State Dept"),
    ],
)
def test_a_short_name(name: str, expected: str) -> None:
    assert short(name) == expected


def test_no_name_beside_a_mark_is_too_long_for_a_phone() -> None:
    assert max(len(each.replace("<b>", "").replace("</b>", "")) for each in names(rendered()).values()) <= 32


def test_no_line_joins_two_estimates_and_nothing_is_averaged() -> None:
    rows = rendered().rows
    drawn = {x for trace in rendered().figure.select_traces({"mode": "markers"}) for x in trace.x if x is not None}
    assert drawn <= set(rows.point.dropna())
    for trace in rendered().figure.select_traces({"mode": "lines+markers"}):
        assert len({*trace.y}) == len({*trace.customdata}) == 1


def test_left_out_are_exactly_the_rows_that_the_note_names() -> None:
    rows = table(TABLE)
    totals = rows[rows.scope == "political_camps_total"]
    assert {*totals.estimate_id} - {*rendered().rows.estimate_id} == {"E005", "E007", "E015", "E111"}
    assert [figures_in_words(totals.set_index("estimate_id").loc[each]) for each in ("E007", "E111", "E005", "E015")] == [
        "about 150,000",
        "150,000–200,000",
        "at least 200,000",
        "up to 300,000",
    ]


def test_the_finding_says_whose_figure_the_range_of_the_brief_is_in_how_many_rows() -> None:
    assert (
        "10 of the 46 estimates shown give 80,000–120,000, the figure of the Korea Institute for National Unification (2013) in 5 "
        "and of the Commission of Inquiry (2014) in 5; 8 of these 10 repeat another, 3 of them probably."
    ) in rendered().finding


def test_the_finding_sets_the_latest_figures_of_the_methods_beside_each_other() -> None:
    assert (
        "For 2025 the record has 53,700–65,700 (satellite imagery, Korea Institute for National Unification) "
        "beside about 192,000 (single unnamed insider, Daily NK)."
    ) in rendered().finding


def test_the_small_picture_names_the_newest_figure_of_the_insider() -> None:
    rows = rendered().rows
    insider = rows[rows.method == "single_insider"].sort_values("reference_year")
    assert len({*insider.reference_year}) > 1
    words = " ".join(each.text for each in ESTIMATES.thumbnail(rows).layout.annotations).replace("<br>", " ")
    assert f"one insider: {figures_in_words(insider.iloc[-1])}" in words
    assert f"one insider: {figures_in_words(insider.iloc[0])}" not in words


def test_the_methods_are_compared_by_their_newest_figures_and_not_by_repeats() -> None:
    rows = pd.DataFrame(
        [
            ("old", "imagery", 2010, 90_000, None),
            ("new", "imagery", 2025, 60_000, None),
            ("insider", "single_insider", 2025, 190_000, None),
            ("repeat", "testimony", 2025, 200_000, "older"),
            ("older", "testimony", 2012, 200_000, None),
        ],
        columns=["estimate_id", "method", "reference_year", "high", "repeat_of"],
    ).assign(low=pd.NA, point=pd.NA, repeat_basis=lambda each: each.repeat_of.map({"older": "stated"}).fillna("own"))
    assert [*newest_by_method(rows, 0).estimate_id] == ["new", "insider"]
    assert [*newest_by_method(rows, 20).estimate_id] == ["new", "insider", "older"]


def test_the_repeats_of_the_range_go_back_to_the_two_publications_that_the_finding_names() -> None:
    rows = rendered().rows
    same = rows[(rows.low == 80_000) & (rows.high == 120_000)]
    assert {*same.repeat_of.dropna()} == {"E020", "E026"}


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        (
            {"hide_repeats": True},
            "2 of the 28 estimates shown give 80,000–120,000, the figure of the Korea Institute for National Unification (2013) in 1 and of",
        ),
        (
            {"confidence": ("low",)},
            "1 of the 5 estimates shown gives 80,000–120,000, the figure of the Commission of Inquiry (2014); it repeats another, probably.",
        ),
        ({"method": ("testimony",)}, "10 estimates shown, for 1982 to 2012; none gives 80,000–120,000."),
        ({"years": (2017, 2017)}, "1 estimate shown, for 2017; none gives 80,000–120,000."),
        (
            {"years": (1982, 2014)},
            "For 2014 the record has about 100,000 (method not stated, National Intelligence Service) beside 80,000–120,000",
        ),
    ],
)
def test_the_finding_stays_true_for_other_choices(choices: dict, expected: str) -> None:
    assert expected in rendered(**choices).finding


def test_a_sentence_says_what_is_repeated_and_how_surely() -> None:
    rows = estimates_with_year("political_camps_total").set_index("estimate_id", drop=False)
    assert "Repeats Korea Institute for National Unification (KINU), 2013." in sentence(rows.loc["E027"])
    assert "Probably repeats Commission of Inquiry (COI), 2014." in sentence(rows.loc["E114"])


def test_what_is_taken_over_is_hollow_and_hidden_with_the_repeats(small: Callable[..., None]) -> None:
    same = {"scope": "political_camps_total", "low": 100, "high": 200, "qualifier": "range", "estimator": "A", "method": "testimony"}
    years = {"reference_year": 2010, "published_year": 2010}
    rows = [("E026", "own"), ("E020", "own"), ("E044", "taken_over")]
    small(TABLE, *[same | years | {"estimate_id": each, "repeat_basis": basis} for each, basis in rows])
    assert {each for each, (_, _, fill) in bars(rendered()).items() if fill == theme.HOLLOW} == {"E044"}
    assert {*rendered(hide_repeats=True).rows.estimate_id} == {"E026", "E020"}
    assert sentence(rendered().rows.iloc[-1]).endswith("Taken over from others, no count of its own.")


def test_a_figure_of_another_scope_is_not_drawn(small: Callable[..., None]) -> None:
    same = {"point": 100, "qualifier": "about", "reference_year": 2010, "published_year": 2010, "estimator": "A", "method": "testimony"}
    scopes = {"E026": "political_camps_total", "E1": "whole_country_total", "E2": "detention_system_total"}
    small(TABLE, *[same | {"estimate_id": each, "scope": scope} for each, scope in scopes.items()])
    assert [*estimates_with_year("political_camps_total").estimate_id] == ["E026"]


def test_a_hedge_of_the_source_is_in_the_sentence(small: Callable[..., None]) -> None:
    row = {"estimate_id": "E112", "scope": "political_camps_total", "point": 200_000, "qualifier": "about", "reference_year": 2009}
    small(TABLE, row | {"value_text": "some 200,000 who “may be” held", "method": "not_stated"})
    assert "In the source: some 200,000 who “may be” held." in sentence(estimates_with_year("political_camps_total").iloc[0])
