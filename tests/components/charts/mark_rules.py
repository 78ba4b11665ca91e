"""Which mark of a figure is which row, and how strong it is, looked at without a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.drawing import theme
from tests.components.charts.figure_rules import PLACES, SAYS_WHY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import plotly.graph_objects as go

    from tests.components.charts.cases import Case

QUIET = f'<span style="color:{theme.QUIET}">.*?</span>|<[^>]*>'
"""Text in the quiet colour, and markup."""


@dataclass(frozen=True)
class Mark:
    """A mark: the rows that it stands for, by their places, what it is drawn as, and how strong."""

    rows: tuple[int, ...]
    kind: str
    strength: float
    seen: bool
    """Whether it has a place and a size."""


def marks(figure: go.Figure) -> list[Mark]:
    """Every mark of a figure that says which rows it stands for."""
    return [mark for trace in figure.data if trace.customdata is not None for mark in _marks_of(trace)]


def _marks_of(trace: Any) -> Iterator[Mark]:
    lines = trace.type == "scatter" and trace.mode == "lines"
    kind = f"{trace.type} {trace.mode if 'mode' in trace else ''}"
    strength = _strength(trace, lines)
    places = [trace[axis] for axis in PLACES if axis in trace and trace[axis] is not None]
    size = trace.marker.size if "marker" in trace and "size" in trace.marker else None
    for at, given in enumerate(trace.customdata):
        if given is not None:
            rows = tuple(given) if isinstance(given, list | tuple) else (int(given),)
            seen = _at(size, at) != 0 and all(not pd.isna(each[at]) for each in places)
            yield Mark(rows, kind, strength(at), lines or seen)


def _strength(trace: Any, lines: bool) -> Callable[[int], float]:
    """The opacity of each mark, by its place in the trace; text is faint where all of it has the quiet colour of the theme."""
    if trace.type == "scatter" and trace.mode == "text":
        text = trace.text
        return lambda at: 1 if re.search(r"\w", re.sub(QUIET, "", text[at])) else theme.FAINT
    own = None if lines else trace.marker.opacity
    whole = trace.opacity if "opacity" in trace else None

    def opacity(at: int) -> float:
        one = _at(own, at)
        return (1 if whole is None else whole) * (1 if one is None else one)

    return opacity


def _at(values: Any, at: int) -> Any:
    return values if values is None or pd.api.types.is_number(values) else values[at]


def rows(case: Case) -> Iterator[str]:
    """Every row has a mark that says that it stands for it, or a note says what is left out; no mark says another row, none is there and cannot be seen."""
    if case.drawn.figure is None:
        return
    found = marks(case.drawn.figure)
    there = {*range(len(case.drawn.rows))}
    said = {row for mark in found if mark.seen and mark.strength > 0 for row in mark.rows}
    if not any(SAYS_WHY.search(note) for note in case.chart.notes):
        yield from (f"no mark stands for row {row}" for row in sorted(there - said))
    yield from (f"a mark stands for row {row}, which is none" for row in sorted({row for mark in found for row in mark.rows} - there))
    for trace in case.drawn.figure.data:
        opacity = trace.marker.opacity if "marker" in trace else None
        if any(_at(opacity, at) == 0 for at in range(len(trace.customdata or trace.hovertext or []))):
            yield f"{trace.type} {trace.name or ''} has marks that nobody sees".replace("  ", " ")
