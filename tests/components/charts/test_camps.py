"""When the camps were open: the years that are drawn, what is missing, and the names."""

from __future__ import annotations

import re

import pytest

from components.charts.camps import names, sentence
from components.charts.camps_open import BRIEF_YEAR, CAMPS_OPEN
from components.drawing import theme
from components.drawing.render import RenderedChart, render
from data import table

pytestmark = pytest.mark.usefixtures("record")


def rendered() -> RenderedChart:
    return render(CAMPS_OPEN, {})


def bars(camp: str) -> set[tuple[float, float, float]]:
    """Start, end and opacity of each bar of a camp."""
    drawn = rendered()
    row = drawn.rows.index[drawn.rows.camp_id == camp][0]
    return {
        (base, base + x, opacity)
        for trace in drawn.figure.data
        if trace.type == "bar"
        for y, base, x, opacity in zip(trace.y, trace.base, trace.x, trace.marker.opacity, strict=True)
        if y == row
    }


def test_a_span_is_solid_where_sure_and_faded_at_uncertain_ends() -> None:
    assert bars("K18") == {(1958, 1959, 0.45), (1959, 2006, 1), (2006, 2008, 0.45)}
    assert {(start, opacity) for start, _, opacity in bars("K14")} == {(1959, 0.45), (1966, 1)}


def test_an_unknown_opening_is_not_guessed() -> None:
    assert bars("K19") == {(1990, 2000, 0.45)}
    marks = next(rendered().figure.select_traces({"mode": "text"}))
    rows = rendered().rows
    assert [*marks.y] == [*rows.index[rows.opened_from.isna()]]


def test_an_arrow_stands_where_no_closing_is_on_record() -> None:
    rows = rendered().rows
    arrows = next(rendered().figure.select_traces({"marker.symbol": "triangle-right"}))
    assert {*rows.camp_id[[*arrows.y]]} == {"K14", "K16", "K25", "K18N", "KPYS"}
    assert [*arrows.x] == [pytest.approx(2026.9, abs=0.01)] * 5


def test_open_camps_come_first_then_by_closing_the_latest_first() -> None:
    closed = rendered().rows.closed_to
    assert closed.head(5).isna().all()
    assert [*closed.dropna()] == sorted(closed.dropna(), reverse=True)


def test_operating_camps_have_the_accent_and_a_sign_of_their_own() -> None:
    ticks = dict(zip(rendered().rows.camp_id, rendered().figure.layout.yaxis.ticktext, strict=True))
    signs = {camp: re.search(r"color:(#\w+);.*>(.)</span>", tick).groups() for camp, tick in ticks.items()}
    assert [signs[each] for each in ("K15", "K22", "KPYS")] == [(theme.ACCENT, "●"), (theme.QUIET, "✕"), (theme.QUIET, "○")]


def test_the_line_stands_at_the_day_of_the_brief() -> None:
    assert pytest.approx(2015.186, abs=0.001) == BRIEF_YEAR
    assert [shape.x0 for shape in rendered().figure.layout.shapes] == [BRIEF_YEAR]


def test_left_out_are_the_places_that_the_note_says() -> None:
    rows = table("camps")
    missing = rows[~rows.camp_id.isin(rendered().rows.camp_id)]
    assert (missing[["opened_from", "closed_from"]].isna().all(axis=1) | ~missing.is_kwanliso).all()
    assert "neither year is on record, and the re-education prison" in CAMPS_OPEN.notes[-1]


def test_the_finding_counts_by_status_and_says_what_is_missing() -> None:
    assert rendered().finding == (
        "Operating camps as counted in 2014: 4 (Commission of Inquiry, beside the remnant of Camp 18), "
        "5 (Korea Institute for National Unification and National Intelligence Service). "
        "Of the 18 camps here with an opening or closing year on record 4 stand as operating then (Camps 14, 15, 16 and 25) "
        "and 11 as closed. For 10 of the 18 no source used here names the year of opening."
    )
    assert rendered().headline == "In 2014 sources counted 4 or 5 camps; 10 lack opening years"


def test_a_sentence_says_what_is_not_on_record() -> None:
    rows = rendered().rows.set_index("camp_id", drop=False)
    assert "opening year not on record, closed between 1990 and 1999; status in 2014: closed." in sentence(rows.loc["K19"])
    assert "opened between 1959 and 1965, no closing year on record; status in 2014: operating." in sentence(rows.loc["K14"])


def test_every_place_has_a_name_of_its_own() -> None:
    found = names(table("camps").camp_id)
    assert len({*found.values()}) == len(found) == 24
