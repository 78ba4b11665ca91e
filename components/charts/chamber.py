"""The fifteen seats of the Security Council with a vote on a referral set by the reader, and the tally that follows."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.council import VOTES_NEEDED
from components.description.choice import Choices
from components.drawing import theme, vote_labels

COLUMNS = ("in_favour", "abstain", "against")


def passes(rows: pd.DataFrame) -> bool:
    """Whether the draft is adopted: nine votes in favour and no permanent member against (UN Charter, Article 27(3))."""
    return bool((rows.position == "in_favour").sum() >= VOTES_NEEDED and not rows.veto.any())


def chamber(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """The tally against the nine votes needed on top, the fifteen seats below it in three columns."""
    counts = {each: int((rows.position == each).sum()) for each in COLUMNS}
    bars = [
        go.Bar(
            x=[counts[each]], y=["tally"], orientation="h", name=vote_labels.POSITION_LABELS[each], marker=theme.position_fill(each),
            xaxis="x2", yaxis="y2",
            hovertext=f"{vote_labels.POSITION_LABELS[each]}: {counts[each]} of 15", hoverinfo="text", showlegend=False,
        )
        for each in COLUMNS
    ]  # fmt: skip
    fig = theme.figure(*bars, *_seats(rows), height=580, margin_t=58, barmode="stack")
    fig.update_layout(_axes(rows, counts))
    fig.add_shape(
        type="line",
        xref="x2",
        yref="y2 domain",
        x0=VOTES_NEEDED,
        x1=VOTES_NEEDED,
        y0=-0.15,
        y1=1.25,
        line={"color": theme.ACCENT, "width": 3},
    )
    verdict = "passes" if passes(rows) else "fails"
    head = f"<b>Thought experiment: {verdict}</b>"
    fig.add_annotation(
        text=head, x=0, xref="x2 domain", y=1.3, yref="y2 domain", xanchor="left", yanchor="bottom", showarrow=False, font={"size": 14}
    )
    return fig


def _axes(rows: pd.DataFrame, counts: dict[str, int]) -> dict[str, object]:
    """The axes of the tally, on top, and of the seats below it."""
    return {
        "xaxis": {
            "tickvals": [0, 1, 2],
            "ticktext": [f"{vote_labels.POSITION_LABELS[each]}<br><b>{counts[each]}</b>" for each in COLUMNS],
            "range": [-0.5, 2.6],
            "side": "top",
        },
        "yaxis": {
            "domain": [0, 0.72],
            "tickvals": [*rows.index],
            "ticktext": [_name(row) for _, row in rows.iterrows()],
            "range": [14.6, -0.6],
        },
        "xaxis2": {
            "anchor": "y2",
            "range": [0, 15],
            "tickvals": [0, VOTES_NEEDED, 15],
            "ticktext": ["0", f"{VOTES_NEEDED} needed", "15"],
            "side": "bottom",
            "showgrid": False,
        },
        "yaxis2": {"anchor": "x2", "domain": [0.92, 1], "showticklabels": False, "showgrid": False},
    }


def _name(row: pd.Series) -> str:
    return f"<b>{theme.escape_plotly(row.state)}</b>" if row.permanent else theme.escape_plotly(row.state)


def _seats(rows: pd.DataFrame) -> list[go.Scatter]:
    """A mark a member in the column of its position; a cross with the word for a veto, a grey ring where a state that is set otherwise
    stood on the agenda.
    """
    changed = rows[rows.agenda.astype(str) != rows.position]
    agenda = go.Scatter(
        x=changed.agenda.astype(str).map(COLUMNS.index), y=changed.index, mode="markers", showlegend=False,
        **theme.mark_attributes(changed),
        marker={"symbol": "circle-open", "size": 12, "color": theme.QUIET, "line": {"width": 1.5}, "opacity": theme.opacities(changed)},
    )  # fmt: skip
    marks = go.Scatter(
        x=rows.position.map(COLUMNS.index),
        y=rows.index,
        mode="markers+text",
        text=["\u2002veto" if each else "" for each in rows.veto],
        textposition="middle right",
        marker={
            "symbol": [*rows.position.map(theme.POSITION_SYMBOL)],
            "color": [*rows.position.map(theme.POSITION)],
            "size": 12,
            "opacity": theme.opacities(rows),
        },
        **theme.mark_attributes(rows, sentence),
        showlegend=False,
    )
    return [agenda, marks]


def sentence(row: pd.Series) -> str:
    """One member as set here, and how it voted on the agenda."""
    veto = ", which is a veto" if row.veto else ""
    seat = "permanent member" if row.permanent else "elected member"
    return (
        f"{row.state}, {seat}. On a referral, as set here: {vote_labels.POSITION_LABELS[row.position].lower()}{veto}. On the "
        f"agenda: {vote_labels.POSITION_LABELS[row.agenda].lower()}."
    )
