"""The states of an amendment and of the text that it was to change: the supporters while few are named, a table of counts once all are."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.words import quantity
from components.drawing import theme
from components.drawing.roll_call import NOT_IN_RECORD, signs
from data.tallies import TALLY

ORDER = ("in_favour", "abstain", "against", "absent")
SHORT = {"in_favour": "For", "abstain": "Abstained", "against": "Against", "absent": "Absent"}
DID = {"in_favour": "in favour", "abstain": "abstained", "against": "against", "absent": "absent"}
ON_THE_TEXT = {
    "in_favour": "For the text",
    "abstain": "Abstained on the text",
    "against": "Against the text",
    "absent": "Absent at the text",
}
"""The headings of the boxes."""
ACROSS = 4
"""Boxes in a row: as many as have room for a name on a phone."""
HEAD, NAME, BLOCK, BOX, GAP = 24, 18, 17, 42, 8
"""Pixels: the heading of a group, the name and the coloured block of a box, a row of boxes, the space below a group."""


def cell(rows: pd.DataFrame, amendment: str | None, text: str | None) -> pd.DataFrame:
    """The states with these two positions; `None` is not in the record."""
    first = rows.amendment.isna() if amendment is None else rows.amendment == amendment
    second = rows.text.isna() if text is None else rows.text == text
    return rows[first & second]


def supporters(rows: pd.DataFrame) -> go.Figure:
    """A box for each supporter of the amendment by the official tally, under what it did with the text: with its name where the record
    names it. The tally itself is a bar on top.
    """
    amendment = votes.decision(rows.amendment_decision.iloc[0])
    wanted = rows[rows.amendment == "in_favour"]
    wanted = wanted.assign(inferred=wanted.text_basis.isin(votes.INFERRED))
    traces: list[object] = []
    heads: dict[float, str] = {}
    depth = 0.0
    for position in ("against", "abstain", "in_favour", "absent", None):
        part = cell(wanted, "in_favour", position)
        if len(part):
            sign = position or NOT_IN_RECORD
            heads[depth] = f"{signs.glyph(sign)} <b>{ON_THE_TEXT.get(position or '', 'Not in the record on the text')}: {len(part)}</b>"
            traces += _boxes(part, sign, depth + HEAD)
            depth += _deep(len(part))
    unnamed = int(amendment.yes) - len(wanted)
    if unnamed:
        heads[depth] = f"<b>Not named in the record: {unnamed} of {amendment.yes}</b>"
        traces.append(_empty(unnamed, depth + HEAD))
        depth += _deep(unnamed)
    full = int(depth) + signs.TALLY
    totals = {each: f"{SHORT[each]} {amendment[TALLY[each]]}" for each in ORDER}
    fig = theme.figure(*traces, *signs.area_legend_entries(totals), height=full)
    fig.update_xaxes(visible=False, range=[-0.5, ACROSS - 0.5])
    fig.update_yaxes(visible=False, range=[depth, 0])
    for top, head in heads.items():
        fig.add_annotation(
            x=0, xref="paper", xanchor="left", y=top, yanchor="top", align="left", showarrow=False, text=head, font={"size": 13}
        )
    return signs.add_totals(fig, amendment, full)


def _deep(count: int) -> float:
    """Pixels that so many boxes take with their heading."""
    return HEAD + BOX * -(-count // ACROSS) + GAP


def _boxes(part: pd.DataFrame, sign: str, top: float) -> list[object]:
    """The boxes of the states that the record names, with the names above them."""
    block = _blocks(len(part), sign, top).update(marker_opacity=signs.opacities(part), **signs.mark_attributes(part))
    named = go.Scatter(
        x=block.x,
        y=[each - NAME / 2 for each in block.base],
        mode="text",
        text=[theme.escape_plotly(each) for each in part.state],
        textfont={"size": 13},
        showlegend=False,
        hoverinfo="skip",
    )
    return [block, named]


def _empty(count: int, top: float) -> go.Bar:
    """The boxes of the supporters that no source in the record names."""
    said = theme.wrap("A state for the amendment by the official tally that no source in the record names.")
    return _blocks(count, NOT_IN_RECORD, top).update(hovertext=said, hoverinfo="text")


def _blocks(count: int, sign: str, top: float) -> go.Bar:
    """The coloured blocks of so many boxes, row by row from a pixel row on, each with room for a name above it."""
    return go.Bar(
        x=[nth % ACROSS for nth in range(count)],
        y=[BLOCK] * count,
        base=[top + BOX * (nth // ACROSS) + NAME for nth in range(count)],
        width=0.92,
        marker=signs.area_style(sign),
        showlegend=False,
    )


def two_way(rows: pd.DataFrame) -> go.Figure:
    """A table of counts: rows are positions on the amendment, columns positions on the text, with the official totals in the heads."""
    cells = {(down, across): cell(rows, first, second) for down, first in enumerate(ORDER) for across, second in enumerate(ORDER)}
    shades = go.Bar(
        x=[across for _, across in cells],
        y=[0.95] * len(cells),
        base=[down - 0.475 for down, _ in cells],
        width=0.95,
        marker={"color": theme.ACCENT, "opacity": [theme.opacity(part, _shade(len(part))) for part in cells.values()]},
        customdata=[theme.rows_of_mark(part)[0] for part in cells.values()],
        hovertext=[_names(part, ORDER[down], ORDER[across]) for (down, across), part in cells.items()],
        hoverinfo="text",
    )
    numbers = go.Scatter(
        x=[across for _, across in cells],
        y=[down for down, _ in cells],
        text=[str(len(part)) for part in cells.values()],
        mode="text",
        textfont={"size": 15},
        hoverinfo="skip",
    )
    height = 110 + theme.row_height(len(ORDER), 62) * len(ORDER)
    return _heads(theme.figure(shades, numbers, showlegend=False, height=height, margin_t=78), rows)


def _shade(number: int) -> float:
    """How strongly a cell is filled, from 0.07 to 0.55: by the square root of its count."""
    return 0.07 + 0.48 * min(1, (number / 80) ** 0.5)


def _names(part: pd.DataFrame, amendment: str, text: str) -> str:
    """The hover label of a cell: its two positions and the states in it."""
    head = f"Amendment: {DID[amendment]}. Text: {DID[text]}. {quantity(len(part), 'state')}."
    return theme.wrap(f"{head} {', '.join(part.state)}." if len(part) else head)


def _heads(fig: go.Figure, rows: pd.DataFrame) -> go.Figure:
    """The heads of rows and columns with the official totals, and a frame around the states of the question."""
    amendment, text = votes.decision(rows.amendment_decision.iloc[0]), votes.decision(rows.decision_id.iloc[0])
    across = [f"{SHORT[each]}<br><b>{text[TALLY[each]]}</b>" for each in ORDER]
    down = [f"{SHORT[each]} <b>{amendment[TALLY[each]]}</b>" for each in ORDER]
    fig.update_xaxes(
        tickvals=[*range(len(ORDER))],
        ticktext=across,
        range=[-0.5, len(ORDER) - 0.5],
        side="top",
        title="vote on the text",
        showgrid=False,
        tickangle=0,
        tickfont_size=12,
    )
    fig.update_yaxes(tickvals=[*range(len(ORDER))], ticktext=down, range=[len(ORDER) - 0.5, -0.5], showgrid=False, tickfont_size=12)
    corner = {
        "x": 0,
        "xref": "x domain",
        "xanchor": "right",
        "xshift": -8,
        "y": 1,
        "yref": "y domain",
        "yanchor": "bottom",
        "align": "right",
    }
    fig.add_annotation(text="vote on the<br>amendment", showarrow=False, **corner)
    fig.add_shape(type="rect", x0=-0.48, x1=0.48, y0=-0.48, y1=0.48, line={"color": theme.ACCENT, "width": 2.5})
    return fig
