"""The land under the map of the camps, and where a place lies on it."""

from __future__ import annotations

import json
from functools import cache
from math import asinh, degrees, radians, tan
from pathlib import Path
from typing import Literal

Land = Literal["country", "neighbours"]
SHAPES = Path(__file__).with_suffix(".geojson")
"""The outlines of the land on the map of the camps, made by `make_camps_land.sh`."""


def mercator(latitude: float) -> float:
    """How far north of the equator a latitude lies on the map, in degrees of longitude: as Mercator has it, so shapes keep their form."""
    return degrees(asinh(tan(radians(latitude))))


@cache
def rings(land: Land) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """The shores and borders of a land as x and y on the map, in degrees of longitude, ring after ring with `None` between two."""
    features = json.loads(SHAPES.read_text(encoding="utf-8"))["features"]
    areas = next(each["geometry"]["coordinates"] for each in features if each["id"] == land)
    points = [point for area in areas for ring in area for point in [*ring, None]][:-1]
    x = tuple(point and point[0] for point in points)
    return x, tuple(point and round(mercator(point[1]), 2) for point in points)
