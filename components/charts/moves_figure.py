"""The moves between two votes as flows, and below them the states that moved, by regional group, and those that were away."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.choice import Choices
from components.description.words import join_words
from components.drawing import alluvial, theme, vote_labels
from components.drawing.roll_call import signs
from data import dates

WHOLE = ("UNGA", "UNGA_C3")
"""Bodies in which every member sits: their votes can be compared with each other."""
INDENT = "\u00a0" * 12


def flows(rows: pd.DataFrame) -> pd.Series:
    """The number of states for each pair of positions, in the order of drawing."""
    counted = rows[["position_from", "position_to"]].value_counts()
    return counted.sort_index(key=lambda level: level.map(list(signs.ORDER).index))


def alluvium(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """The flows from the first vote to the second, and below them who moved."""
    numbers = flows(rows)
    parts = {(start, end): rows[(rows.position_from == start) & (rows.position_to == end)] for start, end in numbers.index}
    lines = movers(rows)
    depth = alluvial.height(numbers) + 17 * len(lines)
    fig = theme.figure(
        *alluvial.traces(numbers, parts, _flow_words),
        height=depth + 44,
        margin={"t": 44, "b": 0, "l": alluvial.NAMES_WIDTH, "r": alluvial.NAMES_WIDTH},
        barmode="overlay",
    )
    fig.update_xaxes(visible=False, range=[0, 1])
    fig.update_yaxes(visible=False, range=[depth, 0])
    names = {
        **vote_labels.POSITION_LABELS,
        "absent": "Absent",
        "not_member": "Not yet in" if votes.decision(choices["vote_from"]).body in WHOLE else "No seat",
    }
    alluvial.labels(fig, numbers, names)
    edges = ((0, "left", -alluvial.NAMES_WIDTH, choices["vote_from"]), (1, "right", alluvial.NAMES_WIDTH, choices["vote_to"]))
    for x, anchor, shift, decision_id in edges:
        one = votes.decision(decision_id)
        text = f"<b>{theme.escape_plotly(dates.in_words(one.date))}</b><br>{vote_labels.tally(one)}"
        fig.add_annotation(
            x=x, xref="paper", xanchor=anchor, xshift=shift, y=0, yanchor="bottom", yshift=6, align=anchor, showarrow=False, text=text
        )
    fig.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-alluvial.NAMES_WIDTH,
        y=depth,
        yanchor="bottom",
        align="left",
        showarrow=False,
        text="<br>".join(lines),
        font={"size": 12},
    )
    return fig


def _flow_words(part: pd.DataFrame) -> str:
    """What the hover label of a band says."""
    start, end = part.position_from.iloc[0], part.position_to.iloc[0]
    one, two = vote_labels.POSITION_LABELS[start].lower(), vote_labels.POSITION_LABELS[end].lower()
    if start == end:
        return f"{len(part)} {'states' if len(part) > 1 else 'state'}: {one} both times."
    return f"From {one} to {two}, {len(part)}: {join_words(part.state)}."


def movers(rows: pd.DataFrame) -> list[str]:
    """The states that changed their vote as lines of text, under their regional groups; at the end those that voted at one of the two."""
    lines: list[str] = []
    for group, part in rows[rows.change == "moved"].groupby("region_group", observed=True):
        lines += _block(f"{vote_labels.GROUPS[group]}: {len(part)} moved", part)
    away = rows[(rows.change == "away") & (rows.position_from != rows.position_to)]
    return [*lines, *(_block(f"Voted once and were away once: {len(away)}, not counted as moved", away) if len(away) else ())]


def _block(title: str, part: pd.DataFrame) -> list[str]:
    """A heading, and under it the states by their pair of positions, in lines that fit a phone."""
    lines = ["", f"<b>{theme.escape_plotly(title)}</b>"]
    for start, end in flows(part).index:
        some = part.state[(part.position_from == start) & (part.position_to == end)]
        first, *more = textwrap.wrap(", ".join(name.replace(" ", "\u00a0") for name in some), 44)
        lines += [
            f"{signs.glyph(start)} → {signs.glyph(end)}  {theme.escape_plotly(first)}",
            *(INDENT + theme.escape_plotly(each) for each in more),
        ]
    return lines
