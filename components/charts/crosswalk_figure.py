"""The links drawn as a matrix or as flows: boxes, cells and lines of one size."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.charts.crosswalk_links import CONCLUSIONS, cells, charge_label, ids, names, short
from components.description.choice import Choices
from components.drawing import theme

LAW, WORD, REPORT, HALF = 0.12, 0.46, 0.88, 0.12
"""Where the columns of boxes stand in the flows, and half the width of a box."""


def figure(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """The links as a matrix or as flows."""
    return (flows if choices["crosswalk_as"] == "flows" else matrix)(rows)


def _legend_entries() -> list[go.Scatter]:
    """What the marks mean."""
    signs = (
        ("stated by the source", {"mode": "lines", "line": {"color": theme.QUIET, "width": 4}}),
        ("our reading", {"mode": "lines", "line": {"color": theme.QUIET, "width": 2, "dash": "dot"}}),
        ("in the Commission’s list, not in the brief", {"mode": "lines", "line": {"color": theme.ACCENT, "width": 4}}),
    )
    return [go.Scatter(x=[None], y=[None], name=label, **sign) for label, sign in signs]


def matrix(rows: pd.DataFrame) -> go.Figure:
    """Charges as columns; acts in law above, chapters of the report below; a cell of one size for each link."""
    across, acts, chapters = names(rows), ids("rome_act"), [each for each in ids("coi_chapter") if each != CONCLUSIONS]
    lines = ["<b>Acts in law</b>", *acts, "<b>Chapters of the report</b>", *chapters]
    fig = theme.figure(*_legend_entries(), height=220 + 23 * len(lines), margin_t=218)
    for _, cell in cells(rows).iterrows():
        fig.add_trace(_square(across.index(cell.from_id), lines.index(cell["at"]), cell))
    for place, each in enumerate(across):
        if each.startswith("RS"):
            fig.add_vrect(x0=place - 0.5, x1=place + 0.5, fillcolor=theme.ACCENT, opacity=0.1, line_width=0, layer="below")
    fig.add_annotation(x=-0.4, y=lines.index("RS-7-1-j"), text="in neither list", showarrow=False, xanchor="left", font_size=12)
    ticks = [
        f"<b>{theme.escape_plotly(charge_label(each))}</b>" if each.startswith("RS") else theme.escape_plotly(charge_label(each))
        for each in across
    ]
    fig.update_xaxes(tickvals=[*range(len(across))], ticktext=ticks, tickangle=-90, side="top", range=[-0.5, len(across) - 0.5])
    labels = [each if each.startswith("<b>") else theme.escape_plotly(short(each)) for each in lines]
    fig.update_yaxes(tickvals=[*range(len(lines))], ticktext=labels, range=[len(lines) - 0.5, -0.5])
    return fig


def _square(x: int, y: int, cell: pd.Series) -> go.Scatter:
    """A square of one size: filled, or dotted and hollow when it is our reading."""
    return go.Scatter(
        x=[x + side * 0.36 for side in (-1, 1, 1, -1, -1)],
        y=[y + side * 0.34 for side in (-1, -1, 1, 1, -1)],
        fill="toself",
        fillcolor=theme.HOLLOW if cell.inferred else _colour(cell),
        hoveron="fills",
        text=theme.wrap(cell.said),
        **_look(cell, 1.6),
    )


def _colour(cell: pd.Series) -> str:
    return theme.QUIET if cell.in_brief else theme.ACCENT


def _look(cell: pd.Series, width: float) -> dict[str, Any]:
    """What a square and a line have in common: colour, dots when it is our reading, and which rows they stand for."""
    return {
        "mode": "lines",
        "line": {"color": _colour(cell), "width": width, "dash": "dot" if cell.inferred else "solid"},
        "opacity": theme.opacity(cell.links),
        "customdata": theme.rows_of_mark(cell.links),
        "hoverinfo": "text",
        "name": f"{cell.from_id}/{cell['at']}",
        "showlegend": False,
    }


def flows(rows: pd.DataFrame) -> go.Figure:
    """Words in the middle, the acts in law on their left, the chapters of the report on their right; all boxes and lines of one size."""
    middle, acts, chapters = names(rows), ids("rome_act"), [each for each in ids("coi_chapter") if each != CONCLUSIONS]
    sides = {LAW: acts, WORD: middle, REPORT: chapters}
    places = {
        (x, each): (place + 0.5) * len(middle) / len(column) - 0.5 for x, column in sides.items() for place, each in enumerate(column)
    }
    fig = theme.figure(*_legend_entries(), height=110 + 40 * len(middle), margin_t=96)
    for _, cell in cells(rows).sort_values("in_brief", ascending=False, kind="stable").iterrows():
        x = LAW if cell["at"] in acts else REPORT
        fig.add_trace(_curve(places[WORD, cell.from_id], places[x, cell["at"]], x, cell))
    for (x, each), y in places.items():
        colour = theme.ACCENT if each in middle and each.startswith("RS") and x == WORD else theme.QUIET
        fig.add_shape(type="rect", x0=x - HALF, x1=x + HALF, y0=y - 0.42, y1=y + 0.42, line={"color": colour, "width": 1.2})
        word = charge_label(each) if x == WORD else short(each)
        fig.add_annotation(x=x, y=y, text=theme.wrap(word, 14), showarrow=False, font_size=12)
    for x, head in zip(sides, ("the law", "the words", "the report"), strict=True):
        fig.add_annotation(x=x, y=-0.5, yanchor="bottom", text=f"<b>{head}</b>", showarrow=False)
    fig.update_xaxes(visible=False, range=[0, 1])
    fig.update_yaxes(visible=False, range=[len(middle) - 0.5, -1.1])
    return fig


def _curve(start: float, end: float, side: float, cell: pd.Series) -> go.Scatter:
    """A line from a word to an act or a chapter; dashed when it is our reading."""
    steps = [step / 12 for step in range(13)]
    near, far = (WORD - HALF, LAW + HALF) if side == LAW else (WORD + HALF, REPORT - HALF)
    return go.Scatter(
        x=[near + (far - near) * step for step in steps],
        y=[start + (end - start) * step * step * (3 - 2 * step) for step in steps],
        hovertext=[theme.wrap(cell.said)] * len(steps),
        **_look(cell, 1.4),
    )
