"""Listings: two reasons apart, nothing before the brief, and an end date that stays right after it."""

from __future__ import annotations

import pytest

from components.charts.sanctions import BRIEF_DAY, COLOURS, SANCTIONS, sentence
from components.drawing import theme
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")


def rendered(known: str = "today", listed_by: tuple[str, ...] = (), listed_for: tuple[str, ...] = ()) -> RenderedChart:
    return render(SANCTIONS, {"known": known, "listed_by": listed_by, "listed_for": listed_for})


def test_every_listing_is_a_mark_in_the_colour_of_its_reason() -> None:
    drawn = rendered()
    colours = {drawn.rows.listing_id[at]: trace.marker.color for trace in drawn.figure.data for at in trace.customdata or ()}
    assert {*colours} == {*drawn.rows.listing_id}
    assert all(colours[row.listing_id] == COLOURS[row.reason] for row in drawn.rows.itertuples())


def test_no_lane_mixes_reasons_or_authorities() -> None:
    drawn = rendered()
    for trace in drawn.figure.data:
        if trace.customdata:
            assert len({*zip(drawn.rows.reason[[*trace.customdata]], drawn.rows.authority[[*trace.customdata]], strict=True)}) == 1


def test_the_two_reasons_are_never_added_up() -> None:
    drawn = rendered()
    assert drawn.headline == "48 listings for human rights, 14 for the export of workers"
    assert "62" not in drawn.headline + drawn.finding
    assert "48 listings for human rights (41 by the United States, 2 by the United Kingdom and 5 by the European Union)" in drawn.finding


def test_nothing_was_listed_when_the_brief_appeared() -> None:
    drawn = rendered("brief")
    assert drawn.rows.date.min() > BRIEF_DAY
    assert drawn.headline == "When the brief appeared, nobody had been listed for this"
    assert {each for trace in drawn.figure.data if trace.customdata for each in trace.marker.opacity} == {theme.FAINT}
    assert "The first shown came 16 months after the brief." in rendered().finding


def test_the_end_date_is_said_as_the_last_prolongation_on_record() -> None:
    said = rendered(listed_by=("eu",)).finding
    assert "last prolonged until 8 December 2026, as far as the record goes" in said
    assert "8 December 2026" not in rendered(listed_by=("usa",)).finding


def test_a_sentence_has_name_and_office_and_nothing_else_about_a_person() -> None:
    row = rendered().rows.set_index("target", drop=False).loc["Ri Chang Dae"]
    assert sentence(row) == (
        "22 July 2024, European Union, for human rights: Ri Chang Dae (Minister of State Security). Last prolonged until 8 December 2026."
    )
