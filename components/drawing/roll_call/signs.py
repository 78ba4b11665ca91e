"""What stands for a position in all views of a roll call, the legend, and the bar of official totals on top."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate

import pandas as pd
import plotly.graph_objects as go

from components.drawing import theme, vote_labels
from data import tallies

NOT_IN_RECORD = "not_in_record"
POSITIONS_AND_UNKNOWN = {**vote_labels.POSITION_LABELS, NOT_IN_RECORD: vote_labels.UNKNOWN}
ORDER = ("in_favour", "abstain", "against", "absent", "not_member", NOT_IN_RECORD)
GLYPHS = {"in_favour": "●", "against": "✕", "abstain": "◆", "absent": "○", "not_member": "–", NOT_IN_RECORD: "□"}
FAINT = 0.55
"""Strength of what is worked out instead of named in a list."""
TALLY = 30
"""Height in pixels of the bar of official totals, with the space below it."""


def area_style(position: str) -> dict[str, object]:
    """The `marker` of an area that stands for a position; what is not in the record is an empty outline."""
    if position == NOT_IN_RECORD:
        return {"color": theme.HOLLOW, "line": {"color": theme.QUIET, "width": 1}}
    return theme.position_fill(position)


def mark_style(position: str) -> dict[str, object]:
    """Symbol and colour of a position as a mark."""
    if position == NOT_IN_RECORD:
        return {"symbol": "square-open", "color": theme.QUIET, "line": {"width": 1}}
    return {"symbol": theme.POSITION_SYMBOL[position], "color": theme.POSITION[position]}


def glyph(position: str) -> str:
    """Symbol and colour of a position within Plotly text."""
    return f'<span style="color:{theme.POSITION.get(position, theme.QUIET)}">{GLYPHS[position]}</span>'


def opacities(part: pd.DataFrame) -> list[float]:
    """Opacity of each row: lighter where the position is worked out."""
    return theme.opacities(part, [FAINT if each else 1 for each in part.inferred])


def mark_attributes(part: pd.DataFrame) -> dict[str, object]:
    """The attributes of a trace with one mark a row, with the sentence of the row as hover label."""
    return theme.mark_attributes(part, lambda row: row["words"])


def legend_texts(rows: pd.DataFrame, decision: pd.Series) -> dict[str, str]:
    """For each position that occurs its name and number: official totals, and how many of them the record names."""
    named = rows.position.value_counts()
    short = {**POSITIONS_AND_UNKNOWN, "absent": "Absent", NOT_IN_RECORD: "Not in record"}
    words = {}
    for position in ORDER:
        here, official = int(named.get(position, 0)), decision.get(tallies.TALLY.get(position))
        if pd.notna(official) and official > here:
            words[position] = f"{short[position]} {official}, {here} named"
        elif here:
            words[position] = f"{short[position]} {here}" + (" named" if position in vote_labels.VOTES_CAST and pd.isna(official) else "")
    return words


def area_legend_entries(words: Mapping[str, str]) -> list[go.Bar]:
    """The entries of the legend for positions that fill areas, under these words."""
    return [go.Bar(x=[None], y=[None], name=text, marker=area_style(position)) for position, text in words.items()]


def add_totals(fig: go.Figure, decision: pd.Series, height: int) -> go.Figure:
    """Set the legend, and add the official totals as one bar below it; `height` is the figure without its legend, in pixels, `TALLY` of it
    for the bar.
    """
    top = theme.legend_in_two_columns(fig)
    fig.update_layout(height=height + top, margin={"t": top, "l": 0, "r": 0, "b": 0})
    if pd.isna(decision.yes):
        return fig
    fig.add_traces(_segments(decision))
    floor = 1 - TALLY / height
    return fig.update_layout(
        barmode="overlay",
        xaxis2={"visible": False, "range": [0, int(decision.members)], "fixedrange": True, "anchor": "y2"},
        yaxis2={"visible": False, "range": [-0.4, 0.4], "domain": [floor + 12 / height, 1], "fixedrange": True, "anchor": "x2"},
        yaxis_domain=[0, floor],
        geo_domain_y=[0, floor],
    )


def _segments(decision: pd.Series) -> list[go.Bar]:
    sizes = {position: int(decision[tallies.TALLY[position]]) for position in ORDER[:4]}
    starts = dict(zip(sizes, accumulate(sizes.values(), initial=0), strict=False))
    return [
        go.Bar(
            x=[size],
            y=[0],
            base=[starts[position]],
            orientation="h",
            marker=area_style(position),
            xaxis="x2",
            yaxis="y2",
            showlegend=False,
            hovertext=theme.wrap(f"By the official tally {size} of {decision.members} members: {POSITIONS_AND_UNKNOWN[position].lower()}."),
            hoverinfo="text",
        )
        for position, size in sizes.items()
        if size
    ]
