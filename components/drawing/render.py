"""A chart with its choices made: rows, figure and words, made once for all readers who choose the same."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
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

    shared_rows: pd.DataFrame = field(compare=False)
    """The rows that are drawn, of all readers who make the same choices, and not to be changed; `rows` are the caller's own."""
    figure: go.Figure | None = field(compare=False)
    finding: str = field(compare=False)
    headline: str = field(compare=False)
    measure: str = field(compare=False)
    """Empty when nothing is drawn."""
    number: int = field(default_factory=count().__next__)
    """Its own within the process: the key of what is made from it and kept."""

    @property
    def rows(self) -> pd.DataFrame:
        """The rows that are drawn, the caller's own: a copy that costs nothing until it is changed."""
        return self.shared_rows.copy(deep=False)


NO_MATCH = "Nothing in the record matches these choices."


def render(chart: Chart, choices: Choices, mode: theme.Mode = "light") -> RenderedChart:
    """Rows, figure and words of a chart, made once for all readers who make the same choices; the figure is not to be changed.

    `mode` is the page that the figure's text is to be read on.

    Raises `data.TableError` when a table of the chart cannot be read.
    """
    return _rendered(chart, choices_key(choices), mode)


@cached_by_tables(of=lambda chart, _key, _mode: chart.tables, size=256)
def _rendered(chart: Chart, key: ChoicesKey, mode: theme.Mode) -> RenderedChart:
    choices = dict(key)
    if excerpt := choices.get(HIGHLIGHT.name):
        return _picked_out(chart, choices, excerpt, mode)
    rows = chart.rows(choices)
    if rows.empty:
        return RenderedChart(rows, None, NO_MATCH, NO_MATCH.removesuffix("."), "")
    return _with_figure(chart, rows.reset_index(drop=True), choices, mode)


def _with_figure(chart: Chart, rows: pd.DataFrame, choices: Choices, mode: theme.Mode) -> RenderedChart:
    figure = theme.with_ink(chart.figure(rows, choices), mode)
    return RenderedChart(rows, figure, chart.finding(rows, choices), chart.headline(rows, choices), chart.measure(rows, choices))


def _picked_out(chart: Chart, choices: Choices, excerpt: str, mode: theme.Mode) -> RenderedChart:
    """The chart with the column `highlighted` in its rows, whether the excerpt speaks of each; the very same as without the excerpt when
    it speaks of none.
    """
    whole = _rendered(chart, choices_key(choices | {HIGHLIGHT.name: ""}), mode)
    highlighted = chart.rows_for_excerpt(whole.rows, excerpt) if chart.rows_for_excerpt and whole.figure else None
    if highlighted is None or not highlighted.any():
        return whole
    return _with_figure(chart, whole.rows.assign(highlighted=highlighted.astype(bool)), choices, mode)


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
def row_sentences(chart: Chart, rendered: RenderedChart) -> tuple[str, ...]:
    """Each drawn row as a sentence, made once for all readers of a drawn chart."""
    return tuple(" ".join(chart.sentence(row).split()) for _, row in rendered.rows.iterrows())


@cached_by_tables(of=lambda chart: chart.tables)
def record_today(chart: Chart) -> str:
    """What the record says today on a chart's question, as Markdown; it hangs on no choice and is made once for all readers.

    Raises `data.TableError` when a table of the chart cannot be read.
    """
    return chart.record_today()


def figure_json(figure: go.Figure | None) -> Any:
    """A figure as plain JSON for a script of ours; `None` when nothing is drawn."""
    return None if figure is None else json.loads(figure.to_json())
