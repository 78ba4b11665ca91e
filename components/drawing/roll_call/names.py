"""A roll call as a list: the names of the states in two columns, in favour on the left, everyone else on the right."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from components.drawing import theme
from components.drawing.roll_call import signs

LINE, LETTERS = 17, 27
"""Pixels a line, and letters that fit a column on a phone."""
MANY = 40
"""More states without a seat, or not in the record, are counted and not named, but for the followed one."""


@dataclass(frozen=True)
class Line:
    """A line of text in Plotly's markup, and the sentences of the states that it names."""

    text: str
    words: tuple[str, ...] = ()


def names(rows: pd.DataFrame, decision: pd.Series) -> go.Figure:
    """The two columns; states without a seat and states not in the record are counted, not named."""
    blocks = {each: block(rows[rows.position == each], each, text) for each, text in signs.key(rows, decision).items()}
    left = blocks.pop("yes", [])
    right = [line for lines in blocks.values() for line in [*lines, Line("")]]
    depth = LINE * max(len(left), len(right)) + 16
    full = depth + (signs.TALLY if pd.notna(decision.yes) else 0)
    drawn = theme.figure(_column(left, 0), _column(right, 0.5), height=full + 4, margin={**signs.MARGIN, "t": 4})
    drawn.update_xaxes(visible=False, range=[0, 1])
    drawn.update_yaxes(visible=False, range=[depth, 0])
    return signs.total(drawn, decision, full)


def _column(lines: list[Line], x: float) -> go.Scatter:
    return go.Scatter(
        x=[x] * len(lines),
        y=[LINE * (place + 0.5) for place in range(len(lines))],
        mode="text",
        text=[each.text for each in lines],
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        showlegend=False,
        hovertext=["<br>".join(theme.wrap(words) for words in each.words) for each in lines],
        hoverinfo="text",
    )


def block(part: pd.DataFrame, position: str, title: str) -> list[Line]:
    """A position with its number as a heading and the names below it, in lines that fit; the followed state is in bold."""
    head = Line(f"{signs.glyph(position)} <b>{theme.escape_plotly(title)}</b>")
    if position in ("not_member", signs.NOT_IN_RECORD) and len(part) > MANY:
        part = part[part.followed]
    lines: list[list[pd.Series]] = [[]]
    for _, row in part.iterrows():
        if lines[-1] and sum(len(each.state) + 2 for each in [*lines[-1], row]) > LETTERS + 2:
            lines.append([])
        lines[-1].append(row)
    return [head, *(_line(each, last=each is lines[-1]) for each in lines if each)]


def _line(states: list[pd.Series], *, last: bool) -> Line:
    named = ", ".join(f"<b>{theme.escape_plotly(each.state)}</b>" if each.followed else theme.escape_plotly(each.state) for each in states)
    return Line(named if last else f"{named},", tuple(each["words"] for each in states))
