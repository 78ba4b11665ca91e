"""The time line of what the Court could look at: ways, spans and events on both sides of the day of the Statute."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from components.charts.reach import entry_into_force, sentence
from components.description.choice import Choices
from components.description.words import span_of_years
from components.drawing import theme
from data import PACKAGE, dates, table

REPORT = "2014-02-17"
"""The day of the report of the Commission of Inquiry: findings without an end are drawn up to it."""
START = dt.date(1947, 1, 1)


def _end() -> dt.date:
    """Where the axis ends: far enough after the day of the data for the ways that would reach forward from it."""
    return dates.month_after(PACKAGE.as_of, 38)


def line(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """A time line: what is out of reach lies left of the entry_into_force, on grey; what a referral could reach lies right of it.

    Raises `data.TableError` when a table cannot be read.
    """
    lanes = rows.assign(lane=rows.id.where(rows.kind != "event", "event")).drop_duplicates("lane").reset_index(drop=True)
    at = pd.Series(lanes.index, index=lanes.lane)
    bars = rows[rows.kind != "event"]
    ways = bars[bars.kind == "route"]
    traces = [_route(row, at[row.id]) for _, row in ways.iterrows()] + [
        _use(row, at[row.id]) for _, row in ways[ways.used_from.notna()].iterrows()
    ]
    for _, row in bars[bars.kind != "route"].iterrows():
        traces += _bar(row, at[row.id])
    marks = rows[rows.kind == "event"]
    traces.append(
        go.Scatter(
            x=marks["first"],
            y=[at.get("event")] * len(marks),
            mode="markers",
            marker={"symbol": "diamond", "size": 9, "color": theme.ACCENT, "opacity": theme.opacities(marks)},
            **theme.mark_attributes(marks, sentence),
        )
    )
    fig = theme.figure(*traces, height=110 + 23 * len(lanes), margin_t=66, showlegend=False)
    fig.update_yaxes(
        tickvals=[*lanes.index],
        ticktext=[theme.escape_plotly(each) for each in lanes.label],
        range=[len(lanes) - 0.4, -0.7],
        showgrid=False,
    )
    fig.update_xaxes(range=[START, _end()], side="bottom", tickformat="%Y", dtick="M240", tick0="1940-01-01")
    ways = table("court_routes").set_index("route_id")
    for place in lanes.index[lanes.kind == "route"]:
        fig.add_annotation(
            x=entry_into_force(), y=place, text=_state(ways.loc[lanes.id[place]]), xanchor="right", xshift=-8, showarrow=False
        )
    for place in lanes.index[lanes.kind != lanes.kind.shift()][1:]:
        fig.add_shape(type="line", x0=0, x1=1, xref="x domain", y0=place - 0.5, y1=place - 0.5, line={"color": theme.QUIET, "width": 1})
    return _gate(fig)


def _state(way: pd.Series) -> str:
    """Whether a way is open, or when it was used."""
    if way.opened:
        return "case open"
    if pd.isna(way.used_from) or pd.isna(way.used_to):
        return "no case"
    return f"used {theme.escape_plotly(span_of_years(way.used_from[:4], way.used_to[:4]))}"


def _hover(row: pd.Series, points: int) -> dict[str, object]:
    """What tells a trace that is the mark of one row."""
    one = row.to_frame().T
    told = theme.mark_attributes(one, sentence)
    return {name: each * points if isinstance(each, list) else each for name, each in told.items()} | {"opacity": theme.opacity(one)}


def _route(row: pd.Series, y: int) -> go.Scatter:
    """A way that is not open: hollow marks and a dotted line from the day that it would reach back to."""
    today = dates.first(PACKAGE.as_of)
    start = row["first"] if pd.notna(row["first"]) else today
    return go.Scatter(
        x=[start, today if start < today else _end()], y=[y, y], mode="lines+markers",
        line={"color": theme.ACCENT, "width": 2, "dash": "dot"},
        marker={"symbol": "circle-open", "size": [9, 0], "color": theme.ACCENT}, **_hover(row, 2),
    )  # fmt: skip


def _use(row: pd.Series, y: int) -> go.Scatter:
    """The time in which a way was used, as a full line on the dotted one."""
    return go.Scatter(
        x=[row.used_from, row.used_to], y=[y, y], mode="lines", line={"color": theme.ACCENT, "width": 5}, **_hover(row, 2)
    )  # fmt: skip


def _bar(row: pd.Series, y: int) -> list[go.Scatter]:
    """A span, grey before the gate and coloured after it; an open end where the sources give none."""
    begun, ended = pd.notna(row["first"]), pd.notna(row["last"])
    last = row["last"] if ended else dates.first(REPORT) if row.kind == "finding" else dates.first(PACKAGE.as_of)
    first = row["first"] if begun else last - dt.timedelta(days=1500)
    cut = entry_into_force()
    spans = [(first, min(last, cut), theme.QUIET), (max(first, cut), last, theme.ACCENT)]
    ends = [None if begun else (first, "triangle-left"), None if ended else (last, "triangle-right")]
    traces = [
        go.Scatter(
            x=[start, stop],
            y=[y, y],
            mode="lines",
            line={"color": colour, "width": 9 if colour == theme.ACCENT else 5},
            **_hover(row, 2),
        )
        for start, stop, colour in spans
        if start <= stop
    ]
    for end in filter(None, ends):
        colour = theme.QUIET if end[0] < cut else theme.ACCENT
        traces.append(
            go.Scatter(x=[end[0]], y=[y], mode="markers", marker={"symbol": end[1], "size": 12, "color": colour}, **_hover(row, 1))
        )
    return traces


def _gate(fig: go.Figure) -> go.Figure:
    """The day of the Statute as a line, the time before it as a grey ground, and the words above both."""
    day = entry_into_force()
    fig.add_vrect(x0=START, x1=day, fillcolor=theme.QUIET, opacity=0.14, line_width=0, layer="below")
    fig.add_shape(type="line", x0=day, x1=day, y0=0, y1=1, yref="y domain", line={"color": theme.ACCENT, "width": 2})
    above = {"y": 1, "yref": "y domain", "yanchor": "bottom", "showarrow": False, "yshift": 4}
    fig.add_annotation(x=day, text=f"<b>{dates.in_words(day.isoformat())}</b><br>Statute in force", xanchor="center", **above)
    fig.add_annotation(x=START, text="out of reach", xanchor="left", **above)
    return fig
