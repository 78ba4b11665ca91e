"""The regional groups as lines: a line a group with its name at its end, broken where no vote was held."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import plotly.graph_objects as go

from components.charts.strips_figure import GROUPS_IN_ROWS
from components.drawing import theme

DASHES = {
    "african": "solid",
    "asia_pacific": "dash",
    "eastern_european": "dot",
    "latin_american_caribbean": "dashdot",
    "western_european_others": "longdash",
}
"""The sign of a group beside its name: all lines have the colour of the position."""
RIGHT_MARGIN = 116
"""Pixels right of the lines for the names."""
LABEL_GAP = 9.5
"""Per cent of the axis that two lines of text need."""


def lines(rows: pd.DataFrame, axis: str, hover_text: Callable[[pd.Series], str]) -> go.Figure:
    """The lines; `axis` says what is counted, `hover_text` makes the hover label of a row."""
    years = [*range(rows.year.min(), rows.year.max() + 1)]
    fig = theme.figure(height=540, margin={"t": 30, "r": RIGHT_MARGIN}, showlegend=False)
    for _, run in rows.groupby(["region_group", _runs(rows)], sort=False):
        fig.add_trace(_line(run, hover_text))
    fig.update_xaxes(
        range=[years[0] - 0.4, years[-1] + 0.4],
        tickvals=years[::2],
        ticktext=[f"’{each % 100:02}" for each in years[::2]],
        tickangle=0,
        showgrid=False,
    )
    fig.update_yaxes(range=[-4, 104], tickvals=[0, 25, 50, 75, 100], ticktext=["0", "25", "50", "75", "100%"], title=axis)
    ends = rows[rows.date == rows.date.max()].sort_values("share", kind="stable")
    for (_, end), y in zip(ends.iterrows(), _spread([*ends.share]), strict=True):
        fig.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=2,
            y=y,
            align="left",
            showarrow=False,
            text=f"<b>{theme.escape_plotly(GROUPS_IN_ROWS[end.region_group])}</b><br>{end.states} of {end.members}",
            font={"size": 12},
        )
    return _without(fig, [each for each in years if each not in {*rows.year}])


def _runs(rows: pd.DataFrame) -> pd.Series:
    """Numbers the stretches of years with a vote in each, so that no line is drawn across a year without one."""
    return (rows.groupby("region_group", sort=False).year.diff() > 1).cumsum()


def _line(run: pd.DataFrame, hover_text: Callable[[pd.Series], str]) -> go.Scatter:
    colour = theme.POSITION[run.position.iloc[0]]
    return go.Scatter(
        x=run.year,
        y=run.share,
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": DASHES[run.region_group.iloc[0]]},
        marker={"color": colour, "size": 7, "opacity": theme.opacities(run)},
        **theme.mark_attributes(run, hover_text),
    )


def _spread(ends: list[float]) -> list[float]:
    """Where the names stand, from below: beside the ends of their lines, moved up as far as they would stand on each other, then down
    again where they would leave the axis.
    """
    placed: list[float] = []
    for end in ends:
        placed.append(max(end, placed[-1] + LABEL_GAP) if placed else end)
    top = 100.0
    for at in reversed(range(len(placed))):
        placed[at] = min(placed[at], top)
        top = placed[at] - LABEL_GAP
    return placed


def _without(fig: go.Figure, years: list[int]) -> go.Figure:
    """A quiet band over the years without a recorded vote between those with one."""
    for first, last in ((years[0], years[-1]),) if years else ():
        fig.add_vrect(x0=first - 0.5, x1=last + 0.5, fillcolor=theme.QUIET, opacity=0.14, line_width=0, layer="below")
        fig.add_annotation(
            x=(first + last) / 2, y=1, yref="y domain", yanchor="bottom", showarrow=False, text="without a vote", font={"size": 12}
        )
    return fig
