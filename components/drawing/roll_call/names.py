"""A roll call as a list: the names of the states in two columns, in favour on the left, everyone else on the right."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from components.drawing import theme
from components.drawing.roll_call import signs

LINE, LETTERS = 17, 27
"""Pixels a line, and letters that fit a column on a phone."""
MOST_NAMES = 40
"""More states without a seat, or not in the record, are counted and not named, but for the followed one."""


@dataclass(frozen=True)
class Line:
    """A line of text in Plotly's markup, the sentences of the states that it names, and the places of the rows that it stands for."""

    text: str
    words: tuple[str, ...] = ()
    rows: tuple[int, ...] = ()


def names(rows: pd.DataFrame, decision: pd.Series) -> go.Figure:
    """The two columns; states without a seat and states not in the record are counted, not named."""
    blocks = {each: block(rows[rows.position == each], each, text) for each, text in signs.legend_texts(rows, decision).items()}
    left = blocks.pop("in_favour", [])
    right = [line for lines in blocks.values() for line in [*lines, Line("")]]
    depth = LINE * max(len(left), len(right)) + 16
    full = depth + (signs.TALLY if pd.notna(decision.yes) else 0)
    fig = theme.figure(column(left, 0), column(right, 0.5), height=full)
    fig.update_xaxes(visible=False, range=[0, 1])
    fig.update_yaxes(visible=False, range=[depth, 0])
    return signs.add_totals(fig, decision, full)


def column(lines: list[Line], x: float) -> go.Scatter:
    """Lines of text one below the other from the top, beginning at `x`."""
    return go.Scatter(
        x=[x] * len(lines),
        y=[LINE * (place + 0.5) for place in range(len(lines))],
        mode="text",
        text=[each.text for each in lines],
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        showlegend=False,
        customdata=[[*each.rows] for each in lines],
        hovertext=["<br>".join(theme.wrap(words) for words in each.words) for each in lines],
        hoverinfo="text",
    )


def block(part: pd.DataFrame, position: str, title: str) -> list[Line]:
    """A position with its number as a heading and the names below it, in lines that fit; the followed state is in bold."""
    unnamed = part[~part.followed] if position in ("not_member", signs.NOT_IN_RECORD) and len(part) > MOST_NAMES else part.head(0)
    text = _quiet(f"<b>{theme.escape_plotly(title)}</b>", unnamed.empty or "highlighted" not in unnamed or unnamed["highlighted"].any())
    head = Line(f"{signs.glyph(position)} {text}", rows=(*map(int, unnamed.index),))
    part = part.drop(unnamed.index)
    lines: list[list[pd.Series]] = [[]]
    for _, row in part.iterrows():
        if lines[-1] and sum(len(each.state) + 2 for each in [*lines[-1], row]) > LETTERS + 2:
            lines.append([])
        lines[-1].append(row)
    return [head, *(_line(each, last=each is lines[-1]) for each in lines if each)]


def _line(states: list[pd.Series], *, last: bool) -> Line:
    named = ", ".join(_name(each) for each in states)
    return Line(named if last else f"{named},", tuple(each["words"] for each in states), tuple(int(str(each.name)) for each in states))


def _name(state: pd.Series) -> str:
    """The name in Plotly's markup: bold for the followed state, quiet where others are highlighted."""
    name = theme.escape_plotly(state.state)
    name = f"<b>{name}</b>" if state.followed else name
    return _quiet(name, state.get("highlighted", True))


def _quiet(text: str, highlighted: bool) -> str:
    """Text as it is, or in the quiet colour where something else is highlighted: it has to be read."""
    return text if highlighted else f'<span style="color:{theme.QUIET}">{text}</span>'
