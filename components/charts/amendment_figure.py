"""The states of an amendment and of the text that it was to change: as a list while few are named, as a table of counts once all are."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.words import quantity
from components.drawing import theme
from components.drawing.roll_call import NOT_IN_RECORD, signs
from components.drawing.roll_call.names import LINE, Line, block, column
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
"""The headings of the list."""


def cell(rows: pd.DataFrame, amendment: str | None, text: str | None) -> pd.DataFrame:
    """The states with these two positions; `None` is not in the record."""
    first = rows.amendment.isna() if amendment is None else rows.amendment == amendment
    second = rows.text.isna() if text is None else rows.text == text
    return rows[first & second]


def listed(rows: pd.DataFrame) -> go.Figure:
    """The states that the record names for the amendment, under what they did with the text; the official tally as a bar on top."""
    amendment = votes.decision(rows.amendment_decision.iloc[0])
    wanted = rows[rows.amendment == "in_favour"].assign(followed=False)
    left = [Line(f"<b>Named for the amendment: {len(wanted)} of {amendment.yes}</b>"), Line("")]
    right = [Line(""), Line("")]
    for position, part in ((each, cell(wanted, "in_favour", each)) for each in ("against", "abstain", "in_favour", "absent", None)):
        if len(part):
            title = f"{ON_THE_TEXT.get(position or '', 'Not in the record on the text')}: {len(part)}"
            (left if position == "against" else right).extend([*block(part, position or NOT_IN_RECORD, title), Line("")])
    depth = LINE * max(len(left), len(right)) + 16
    full = depth + signs.TALLY
    totals = {each: f"{SHORT[each]} {amendment[TALLY[each]]}" for each in ORDER}
    drawn = theme.figure(column(left, 0), column(right, 0.5), *signs.areas_in_key(totals), height=full)
    drawn.update_xaxes(visible=False, range=[0, 1])
    drawn.update_yaxes(visible=False, range=[depth, 0])
    return signs.total(drawn, amendment, full)


def two_way(rows: pd.DataFrame) -> go.Figure:
    """A table of counts: rows are positions on the amendment, columns positions on the text, with the official totals in the heads."""
    cells = {(down, across): cell(rows, first, second) for down, first in enumerate(ORDER) for across, second in enumerate(ORDER)}
    shades = go.Bar(
        x=[across for _, across in cells],
        y=[0.95] * len(cells),
        base=[down - 0.475 for down, _ in cells],
        width=0.95,
        marker={"color": theme.ACCENT, "opacity": [theme.opacity(part, _shade(len(part))) for part in cells.values()]},
        customdata=[theme.mark_of(part)[0] for part in cells.values()],
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


def _heads(drawn: go.Figure, rows: pd.DataFrame) -> go.Figure:
    """The heads of rows and columns with the official totals, and a frame around the states of the question."""
    amendment, text = votes.decision(rows.amendment_decision.iloc[0]), votes.decision(rows.decision_id.iloc[0])
    across = [f"{SHORT[each]}<br><b>{text[TALLY[each]]}</b>" for each in ORDER]
    down = [f"{SHORT[each]} <b>{amendment[TALLY[each]]}</b>" for each in ORDER]
    drawn.update_xaxes(
        tickvals=[*range(len(ORDER))],
        ticktext=across,
        range=[-0.5, len(ORDER) - 0.5],
        side="top",
        title="vote on the text",
        showgrid=False,
        tickangle=0,
        tickfont_size=12,
    )
    drawn.update_yaxes(tickvals=[*range(len(ORDER))], ticktext=down, range=[len(ORDER) - 0.5, -0.5], showgrid=False, tickfont_size=12)
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
    drawn.add_annotation(text="vote on the<br>amendment", showarrow=False, **corner)
    drawn.add_shape(type="rect", x0=-0.48, x1=0.48, y0=-0.48, y1=0.48, line={"color": theme.ACCENT, "width": 2.5})
    return drawn
