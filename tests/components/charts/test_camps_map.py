"""The map of the camps: places where the table has them, names apart, land on every side in a window of any width."""

from __future__ import annotations

import math
import re
from itertools import combinations
from typing import NamedTuple
from xml.etree import ElementTree as ET

import pytest

from components.charts.camps_land import mercator, rings
from components.charts.camps_map import CAMPS_MAP, EAST, NORTH, SOUTH, WEST
from components.drawing.render import RenderedChart, render
from components.pictures.picture import NARROWEST, WIDEST, PictureForm, PictureWords, picture
from data import table

pytestmark = pytest.mark.usefixtures("record")

SVG = "{http://www.w3.org/2000/svg}"
CHINA, KOREA = (125.6, 42.3), (128.1, 37.7)
"""Longitude and latitude of the names of the neighbours."""
LAND = (105, 34, 148, 46.5)
"""West, south, east and north end of the shapes: where they are cut."""


def rendered() -> RenderedChart:
    return render(CAMPS_MAP, {})


def test_every_place_with_coordinates_is_a_mark_at_them() -> None:
    rows = table("camps").dropna(subset=["latitude"])
    marks = {(x, y) for trace in rendered().figure.data if trace.hovertext is not None for x, y in zip(trace.x, trace.y, strict=True)}
    assert marks == {*zip(rows.longitude, rows.latitude.map(mercator), strict=True)}


def test_names_of_places_that_crowd_stand_apart_with_a_line_to_each() -> None:
    name = next(each for each in rendered().figure.select_traces({"mode": "text"}) if len(each.text) == len(rendered().rows))
    placed = zip(name.x, name.y, name.textposition, strict=True)
    near = [(a, b) for a, b in combinations(placed, 2) if a[2] == b[2] and abs(a[0] - b[0]) < 2 and abs(a[1] - b[1]) < 0.5]
    line = next(each for each in rendered().figure.select_traces({"mode": "lines"}) if not each.fill)
    assert near == []
    assert [*line.x].count(None) == 3


def test_the_sign_of_the_prison_is_its_own() -> None:
    prison = next(rendered().figure.select_traces({"marker.symbol": "square-open"}))
    assert [*prison.y] == [mercator(38.5126139)]


def test_the_finding_counts_places_and_operating_camps() -> None:
    assert rendered().finding == (
        "8 of the 25 places in the table have coordinates, one of them a re-education prison. "
        "4 of these 8 stand in it, after the Commission of Inquiry, as political prison camps operating in 2014: Camps 14, 15, 16 and 25."
    )


@pytest.mark.parametrize(("latitude", "north"), [(0, 0), (40, 43.7115), (-40, -43.7115), (85.0511288, 180)])
def test_a_latitude_lies_where_mercator_has_it(latitude: float, north: float) -> None:
    assert mercator(latitude) == pytest.approx(north, abs=1e-4)


@pytest.mark.parametrize("latitude", [SOUTH, 40, NORTH])
def test_the_map_stretches_height_as_much_as_width(latitude: float) -> None:
    stretch = (mercator(latitude + 0.01) - mercator(latitude - 0.01)) / 0.02
    assert stretch == pytest.approx(1 / math.cos(math.radians(latitude)), rel=1e-4)


@pytest.mark.parametrize("land", ["country", "neighbours"])
def test_the_shapes_are_closed_and_whole(land: str) -> None:
    parts: list[list[tuple[float, float]]] = [[]]
    for x, y in zip(*rings(land), strict=True):
        if x is None:
            assert y is None
            parts.append([])
        else:
            parts[-1].append((x, y))
    assert all(len(each) > 3 and each[0] == each[-1] for each in parts)
    x, y = ([each for each in axis if each is not None] for axis in rings(land))
    ends = (124, 37.5, 131, 43.1) if land == "country" else LAND
    assert (min(x), min(y), max(x), max(y)) == pytest.approx((ends[0], mercator(ends[1]), ends[2], mercator(ends[3])), abs=0.5)


def test_the_land_says_nothing_to_a_pointer_and_only_the_country_has_an_outline() -> None:
    land = [*rendered().figure.select_traces({"fill": "toself"})]
    assert [(each.mode, each.hoverinfo, each.customdata) for each in land] == [("none", "skip", None), ("lines", "skip", None)]
    assert [each.x for each in land] == [rings("neighbours")[0], rings("country")[0]]


class Sight(NamedTuple):
    """What is in sight on a drawn map: in pixels its edges and how long a degree is, in degrees what its edges are."""

    edges: tuple[float, float, float, float]
    across: float
    along: float
    west: float
    south: float
    east: float
    north: float


def sight(width: int) -> Sight:
    """What the server draws, so wide: measured by the names of the neighbours, which stand where they are."""
    drawn = ET.fromstring(picture(rendered().figure, PictureWords("", ""), PictureForm(width=width, shape="figure")))
    china, korea = (
        next(each for each in drawn.iter(f"{SVG}text") if "".join(each.itertext()) == name) for name in ("China", "South Korea")
    )
    subplot = next(each for each in drawn.iter(f"{SVG}g") if each.get("clip-path", "").endswith("xyplot)"))
    (left, top), clip = places(subplot.get("transform", "")), subplot.get("clip-path", "")[5:-1]
    area = next(each for each in drawn.iter(f"{SVG}clipPath") if each.get("id") == clip)[0]
    wide, high = float(area.get("width", 0)), float(area.get("height", 0))
    (x, y), (to_x, to_y) = ((float(each.get("x", 0)), float(each.get("y", 0))) for each in (china, korea))
    across, along = (to_x - x) / (KOREA[0] - CHINA[0]), (to_y - y) / (mercator(CHINA[1]) - mercator(KOREA[1]))
    west, north = CHINA[0] - x / across, mercator(CHINA[1]) + y / along
    return Sight((left, top, left + wide, top + high), across, along, west, north - high / along, west + wide / across, north)


def places(transform: str) -> tuple[float, ...]:
    """Where a part is moved to."""
    return tuple(map(float, re.findall(r"-?[\d.]+", transform)))


@pytest.mark.parametrize("width", [NARROWEST, 390, 1200, WIDEST])
def test_the_map_fills_its_place_at_every_width_undistorted_and_shows_no_end_of_the_shapes(width: int) -> None:
    seen = sight(width)
    figure = rendered().figure.layout
    assert seen.edges == (0, figure.margin.t, width, figure.height)
    assert seen.across == pytest.approx(seen.along, rel=1e-3)
    west, south, east, north = LAND
    assert west < seen.west <= WEST + 0.01
    assert mercator(south) < seen.south <= mercator(SOUTH) + 0.01
    assert east > seen.east >= EAST - 0.01
    assert mercator(north) > seen.north >= mercator(NORTH) - 0.01


def test_the_credit_for_the_coordinates_is_in_a_note() -> None:
    assert "Committee for Human Rights in North Korea (HRNK)" in CAMPS_MAP.notes[0]
