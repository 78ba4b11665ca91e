"""What is wrong with a figure, looked at without a browser."""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from components.drawing import theme

if TYPE_CHECKING:
    from collections.abc import Iterator

    import plotly.graph_objects as go

    from tests.components.charts.cases import Case

SMALLEST = 12
PLACES = ("x", "y", "z", "lon", "lat", "locations", "values")
COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}\b|rgba?\([^)]*\)|hsla?\([^)]*\)")
SAYS_WHY = re.compile(r"\b(not drawn|no mark|no place|not on the map|only in the table)\b", re.IGNORECASE)
GATHERED = {"un-decisions": "day"}
"""Charts in which a mark stands for several rows, with the column that its label names of each."""


def hidden_rows(case: Case) -> Iterator[str]:
    """Every row has its sentence at a mark inside the figure, or a note says what is left out."""
    if case.drawn.figure is None or any(SAYS_WHY.search(note) for note in case.chart.notes):
        return
    labels = {text for trace in case.drawn.figure.data for text in _marks(trace, case.drawn.figure)}
    gathered = GATHERED.get(case.chart.id)
    for each in case.drawn.rows[gathered] if gathered else case.sentences:
        said = " ".join(each.split())
        if said not in labels and not any(said in label for label in labels):
            yield f"no mark says: {said}"


def _marks(trace: Any, figure: go.Figure) -> Iterator[str]:
    """The hover labels of the marks that have a place inside the axes."""
    labels = trace.hovertext if trace.hovertext is not None else trace.text
    labels = np.atleast_1d(np.array(labels, dtype=object)) if labels is not None else np.array([], dtype=object)
    there = [axis for axis in PLACES if axis in trace and trace[axis] is not None]
    places = [(axis, np.array(_ends(trace, axis), dtype=object), _range(figure, trace, axis)) for axis in there]
    for at, label in np.ndenumerate(labels):
        if label and all(_placed(values, at, limits, axis) for axis, values, limits in places):
            yield " ".join(html.unescape(re.sub(r"<br>", " ", str(label))).split())


def _ends(trace: Any, axis: str) -> Any:
    """Where the marks end: a bar that starts at a base ends there plus its length."""
    length = {"h": "x", "v": "y"}[trace.orientation or "v"] if trace.type == "bar" else ""
    if axis != length or trace.base is None:
        return trace[axis]
    try:
        return np.array(trace[axis], dtype=float) + np.array(trace.base, dtype=float)
    except (TypeError, ValueError):
        return trace[axis]


def _range(figure: go.Figure, trace: Any, axis: str) -> Any:
    if axis not in ("x", "y") or f"{axis}axis" not in trace:
        return None
    described = figure.layout[f"{axis}axis{(trace[f'{axis}axis'] or axis)[1:]}"]
    return None if described.type in ("category", "multicategory", "log") else described.range


def _placed(values: Any, at: tuple[int, ...], limits: Any, axis: str) -> bool:
    """Whether the mark at an index has a value, inside the limits of its axis."""
    if len(at) > 1 and axis in ("x", "y"):
        return True
    value = values[at] if values.ndim == len(at) else values[at[0]]
    if pd.isna(value):
        return False
    if limits is None:
        return True
    try:
        low, high = sorted(_number(each) for each in limits)
        return low <= _number(value) <= high
    except (TypeError, ValueError):
        return True


def _number(value: Any) -> float:
    return (
        pd.Timestamp(value).timestamp() if isinstance(value, str | pd.Timestamp | np.datetime64) or hasattr(value, "year") else float(value)
    )


def small_text(case: Case) -> Iterator[str]:
    """No text is smaller than what can be read."""
    for path, value in _leaves(case):
        if path[-1] == "size" and "font" in path[-2].lower():
            for each in np.atleast_1d(value):
                if each < SMALLEST:
                    yield f"text of size {each} at {'.'.join(path)}"


def unnamed_axes(case: Case) -> Iterator[str]:
    """An axis of numbers says what is counted; years speak for themselves."""
    if case.drawn.figure is None:
        return
    for trace in case.drawn.figure.data:
        for axis in ("x", "y"):
            if f"{axis}axis" in trace and trace[axis] is not None:
                name = f"{axis}axis{(trace[f'{axis}axis'] or axis)[1:]}"
                described = case.drawn.figure.layout[name]
                if _numeric(trace[axis]) and _labelled(described) and not described.title.text:
                    yield f"{name} has numbers and no title"


def _numeric(values: Any) -> bool:
    found = [each for each in values if not pd.isna(each)]
    if not found or not all(isinstance(each, int | float | np.number) and not isinstance(each, bool) for each in found):
        return False
    return not all(1900 <= each <= 2100 and each == int(each) for each in found)


def _labelled(axis: Any) -> bool:
    return axis.visible is not False and axis.showticklabels is not False and axis.ticktext is None


def foreign_colours(case: Case) -> Iterator[str]:
    """Every colour is one of the theme's."""
    known = {_rgb(each) for each in COLOUR.findall(Path(theme.__file__).read_text(encoding="utf-8"))}
    for path, value in _leaves(case):
        for each in np.atleast_1d(value):
            for colour in COLOUR.findall(each) if isinstance(each, str) else ():
                if _rgb(colour) not in known:
                    yield f"{colour} at {'.'.join(path)} is not in the theme"
            if path[-1].endswith("color") and isinstance(each, str) and not COLOUR.search(each):
                yield f"{each} at {'.'.join(path)} is not in the theme"


def _rgb(colour: str) -> tuple[int, ...] | str:
    if colour.startswith("#") and len(colour) in (7, 9):
        return tuple(int(colour[at : at + 2], 16) for at in (1, 3, 5))
    parts = re.findall(r"[\d.]+", colour)
    return tuple(int(float(each)) for each in parts[:3]) if colour.startswith("rgb") else colour


def _leaves(case: Case) -> Iterator[tuple[tuple[str, ...], Any]]:
    """Every value of a figure with the path to it."""
    if case.drawn.figure is not None:
        yield from _walk(case.drawn.figure.to_plotly_json(), ())


def _walk(value: Any, path: tuple[str, ...]) -> Iterator[tuple[tuple[str, ...], Any]]:
    match value:
        case dict():
            for key, inner in value.items():
                yield from _walk(inner, (*path, key))
        case list() | tuple() if any(isinstance(each, dict | list | tuple) for each in value):
            for at, inner in enumerate(value):
                yield from _walk(inner, (*path, str(at)))
        case _ if value is not None:
            yield path, value
