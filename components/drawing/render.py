"""A chart with its choices made: rows, figure and words, made once for all readers who choose the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from itertools import count
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.description.chart import Chart
from components.description.choice import HIGHLIGHT, Choices, ChoicesKey, choices_key
from components.drawing import theme
from data import cached_by_tables, single_flight


@dataclass(frozen=True)
class RenderedChart:
    """A chart with its choices made, the same as another with its number. `figure` is `None` when nothing is left to draw."""

    rows: pd.DataFrame = field(compare=False)
    figure: go.Figure | None = field(compare=False)
    finding: str = field(compare=False)
    headline: str = field(compare=False)
    measure: str = field(compare=False)
    """Empty when nothing is drawn."""
    number: int = field(default_factory=count().__next__)
    """Its own within the process: the key of what is made from it and kept."""


NO_MATCH = "Nothing in the record matches these choices."


def render(chart: Chart, choices: Choices, mode: theme.Mode = "light") -> RenderedChart:
    """Rows, figure and words of a chart. The figure is shared by all readers who make the same choices and not to be changed.

    `mode` is the page that the figure's text is to be read on.

    Raises `data.TableError` when a table of the chart cannot be read.
    """
    drawn = _rendered(chart, choices_key(choices), mode)
    return replace(drawn, rows=drawn.rows.copy(deep=False))


@cached_by_tables(of=lambda chart, _made, _mode: chart.tables, size=256)
def _rendered(chart: Chart, made: ChoicesKey, mode: theme.Mode) -> RenderedChart:
    choices = dict(made)
    rows = chart.rows(choices)
    if rows.empty:
        return RenderedChart(rows, None, NO_MATCH, NO_MATCH.removesuffix("."), "")
    rows = _pick_out(chart, rows.reset_index(drop=True), choices.get(HIGHLIGHT.name, ""))
    figure = theme.with_ink(chart.figure(rows, choices), mode)
    return RenderedChart(rows, figure, chart.finding(rows, choices), chart.headline(rows, choices), chart.measure(rows, choices))


def _pick_out(chart: Chart, rows: pd.DataFrame, excerpt: str) -> pd.DataFrame:
    """The rows with the column `picked`, whether the excerpt speaks of each; as they are when it speaks of none."""
    picked = chart.rows_for_excerpt(rows, excerpt) if chart.rows_for_excerpt and excerpt else None
    return rows if picked is None or not picked.any() else rows.assign(picked=picked.astype(bool))


def render_thumbnail(chart: Chart, mode: theme.Mode = "light") -> go.Figure:
    """The chart drawn small, before a choice is made; shared by all readers and not to be changed.

    Raises `data.TableError` when a table of the chart cannot be read, `ValueError` when the chart has no small picture.
    """
    return _thumbnail(chart, mode)


@cached_by_tables(of=lambda chart, _mode: chart.tables, size=16)
def _thumbnail(chart: Chart, mode: theme.Mode) -> go.Figure:
    if chart.thumbnail is None:
        raise ValueError(f"the chart “{chart.id}” has no small picture")
    return theme.with_ink(chart.thumbnail(chart.rows(chart.read({}))), mode)


@single_flight(256)
def row_sentences(chart: Chart, drawn: RenderedChart) -> tuple[str, ...]:
    """Each drawn row as a sentence, made once for all readers of a drawn chart."""
    return tuple(" ".join(chart.sentence(row).split()) for _, row in drawn.rows.iterrows())


def figure_json(figure: go.Figure | None) -> Any:
    """A figure as plain JSON for a script of ours; `None` when nothing is drawn."""
    return None if figure is None else json.loads(figure.to_json())
