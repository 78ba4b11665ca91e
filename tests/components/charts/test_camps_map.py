"""The map of the camps: places where the table has them, names apart, shapes from the project's own files."""

from __future__ import annotations

import json
from itertools import combinations

import pytest

from components.charts.camps_map import CAMPS_MAP
from components.drawing.render import RenderedChart, render
from components.web.server import PROJECT
from data import table

pytestmark = pytest.mark.usefixtures("record")


def shown() -> RenderedChart:
    return render(CAMPS_MAP, {})


def test_every_place_with_coordinates_is_a_mark_at_them() -> None:
    rows = table("camps").dropna(subset=["latitude"])
    marks = {
        (lon, lat) for trace in shown().figure.data if trace.hovertext is not None for lon, lat in zip(trace.lon, trace.lat, strict=True)
    }
    assert marks == {*zip(rows.longitude, rows.latitude, strict=True)}


def test_names_of_places_that_crowd_stand_apart_with_a_line_to_each() -> None:
    name = next(each for each in shown().figure.select_traces({"mode": "text"}) if len(each.text) == len(shown().rows))
    placed = zip(name.lon, name.lat, name.textposition, strict=True)
    near = [(a, b) for a, b in combinations(placed, 2) if a[2] == b[2] and abs(a[0] - b[0]) < 2 and abs(a[1] - b[1]) < 0.4]
    line = next(shown().figure.select_traces({"mode": "lines"}))
    assert near == []
    assert [*line.lon].count(None) == 3


def test_the_sign_of_the_prison_is_its_own() -> None:
    prison = next(shown().figure.select_traces({"marker.symbol": "square-open"}))
    assert [*prison.lat] == [38.5126139]


def test_the_finding_counts_places_and_operating_camps() -> None:
    assert shown().finding == (
        "8 of the 25 places in the table have coordinates, one of them a re-education prison. "
        "4 of these 8 stand in it, after the Commission of Inquiry, as political prison camps operating in 2014: Camps 14, 15, 16 and 25."
    )


def test_the_shapes_that_the_map_asks_for_are_in_the_project() -> None:
    geo = shown().figure.layout.geo
    shapes = json.loads((PROJECT / "static" / "topojson" / f"{geo.scope}_{geo.resolution}m.json").read_text(encoding="utf-8"))
    countries = {each.get("id") for each in shapes["objects"]["countries"]["geometries"]}
    assert {each for trace in shown().figure.data if trace.type == "choropleth" for each in trace.locations} <= countries


@pytest.mark.parametrize("file", [each.name for each in sorted((PROJECT / "static" / "topojson").iterdir())])
def test_every_file_of_shapes_has_its_terms_written_down(file: str) -> None:
    assert f"`{file}`" in (PROJECT / "THIRD_PARTY.md").read_text(encoding="utf-8")


def test_the_credit_for_the_coordinates_is_in_a_note() -> None:
    assert "Committee for Human Rights in North Korea (HRNK)" in CAMPS_MAP.notes[0]
