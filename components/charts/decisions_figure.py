"""The decisions as bars around a line, under the names of their bodies; years in a row without a vote are one band."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.description.words import span_of_years
from components.drawing import tally_bars, theme

LEFT = 84
"""Pixels for the dates left of the bars."""


def bars(rows: pd.DataFrame, unit: str, in_finding: list[str]) -> go.Figure:
    """One bar a decision under the name of its body, one hatched band for decisions in a row without a vote; the tallies of those whose
    ids are `in_finding` are bold.
    """
    group = rows.body_name + rows.amends.map({True: ", amendments", False: ""})
    rows = rows.assign(at=_places(rows, group))
    fig = tally_bars.draw(rows, unit, rows.decision_id.isin(in_finding), LEFT)
    places = [part for _, part in rows[["at", "year", "day"]].groupby("at")]
    fig.update_yaxes(tickvals=[part["at"].iloc[0] for part in places], ticktext=[_when(part) for part in places])
    name = {"x": 0, "xref": "paper", "xanchor": "left", "xshift": -LEFT, "align": "left", "font": {"size": 13}}
    tops = rows["at"].groupby(group, sort=False).min() - 1
    names = [{**name, "y": y, "text": f"<b>{theme.wrap(str(each), 28)}</b>"} for each, y in tops.items()]
    theme.annotate(fig, [*names, tally_bars.tally_heading(0)])
    return fig


def _places(rows: pd.DataFrame, group: pd.Series) -> pd.Series:
    """Where each row stands: a place of its own, or that of the row before where both were adopted without a vote; space above a group."""
    quiet, new_group = rows.method == "without_vote", group != group.shift()
    folded = quiet & quiet.shift(fill_value=False) & ~new_group
    return ((~folded).cumsum() - 1 + 1.3 * (new_group.cumsum() - 1) + 1).astype(float)


def _when(part: pd.DataFrame) -> str:
    """A date that fits beside a row: "16 Dec 2005"; of a band its years: "2016–2025"."""
    if len(part) > 1:
        return span_of_years(part.year.min(), part.year.max())
    *day, month, year = part.day.iloc[0].split()
    return " ".join([*day, month[:3], year])
