"""The positions on one question as a figure: a row an actor on a scale from −2 to +2, the latest as a dot, earlier ones as a tail."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.positions import sentence, short_name, signed
from components.description.choice import Choices
from components.drawing import theme
from data import table

ROLES = {"latest": "Latest on record", "earlier": "Earlier", "brief": "As the brief puts it", "later": "After 10 March 2015"}
"""As what a position is drawn."""
ROW = 44
"""Height of an actor's row in pixels."""
LINE = 17
"""Height of a line of the words at the two ends of the scale in pixels."""


def scale(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """One row an actor: the latest position as a dot, earlier ones as a fading tail above it, the brief's wording as a ring.

    Raises `data.TableError` when a table cannot be read.
    """
    count = int(rows.place.max()) + 1
    question = table("position_questions").set_index("question_id").loc[choices["question"]]
    ends = {
        "left": f"<b>−2</b><br>{theme.wrap(question.pole_against, 15)}",
        "right": f"<b>+2</b><br>{theme.wrap(question.pole_for, 15)}",
    }
    top = 103 + LINE * max(1 + text.count("<br>") for text in ends.values())
    fig = theme.figure(*_tails(rows), *_marks(rows), height=27 + top + ROW * count, margin_t=top)
    fig.update_yaxes(tickvals=[*range(count)], ticktext=_labels(rows), range=[count - 0.4, -0.6], gridcolor=theme.HOLLOW)
    fig.update_xaxes(range=[-2.35, 2.35], tickvals=[*range(-2, 3)], ticktext=[signed(each) for each in range(-2, 3)], side="top")
    for side, text in ends.items():
        fig.add_annotation(
            text=text,
            x=0 if side == "left" else 1,
            xref="paper",
            xanchor=side,
            align=side,
            y=1,
            yref="paper",
            yanchor="bottom",
            yshift=26,
            showarrow=False,
        )
    return fig


def _labels(rows: pd.DataFrame) -> list[str]:
    """The actors from the top, with the year of the latest position; those that moved in bold."""
    movers = set(moved(rows).index)
    labels = []
    for _, part in rows.groupby("place"):
        row = part.sort_values("role", kind="stable").iloc[0]
        name = theme.wrap(short_name(row["name"]), 19)
        labels.append(f"{f'<b>{name}</b>' if row.actor_id in movers else name}, {row.date[:4]}")
    return labels


def _heights(part: pd.DataFrame) -> list[float]:
    """Where the positions of one actor are drawn: the latest low in the row, earlier ones above it in order of time."""
    return [part.place.iloc[0] - 0.42 * (1 - (step + 1) / len(part)) for step in range(len(part))]


def _tails(rows: pd.DataFrame) -> list[object]:
    """The earlier positions of each actor, fainter the earlier they are, and the line that leads from them to the latest."""
    traces: list[object] = []
    for _, part in rows[rows.role.isin(["earlier", "latest"])].groupby("place"):
        steps = len(part)
        traces.append(
            go.Scatter(
                x=part.stance,
                y=_heights(part),
                mode="lines+markers",
                line={"color": theme.QUIET, "width": 1.2},
                marker={
                    "color": theme.QUIET,
                    "size": [6] * (steps - 1) + [0],
                    "opacity": theme.opacities(part, [0.35 + 0.6 * step / steps for step in range(steps)]),
                },
                showlegend=False,
                customdata=[*map(int, part.index[:-1]), None],
                hovertext=[*(theme.wrap(sentence(row)) for _, row in part.iloc[:-1].iterrows()), ""],
                hoverinfo="text",
            )
        )
    return traces


def _marks(rows: pd.DataFrame) -> list[object]:
    """The latest positions, the brief's wording, and what came later as faint dots."""
    looks = {
        "latest": {"symbol": "circle", "color": theme.ACCENT, "size": 13},
        "brief": {"symbol": "diamond-open", "color": theme.QUIET, "size": 15, "line": {"width": 2}},
        "later": {"symbol": "circle", "color": theme.QUIET, "size": 9},
    }
    traces: list[object] = []
    for role, look in looks.items():
        part = rows[rows.role == role]
        if not part.empty:
            strength = theme.FAINT if role == "later" else 1
            trace = go.Scatter(
                x=part.stance,
                y=part.place,
                mode="markers",
                name=ROLES[role][0].lower() + ROLES[role][1:],
                marker=look | {"opacity": theme.opacities(part, strength)},
                **theme.mark_attributes(part, sentence),
            )
            traces += theme.with_legend_entry(trace, look | {"opacity": strength})
    if (rows.role == "earlier").any():
        traces.append(go.Scatter(x=[None], y=[None], mode="lines+markers", name="earlier", marker={"color": theme.QUIET, "size": 6}))
    return traces


def moved(rows: pd.DataFrame) -> pd.DataFrame:
    """The actors whose positions outside the brief differ among themselves: `name`, `min` and `max`."""
    seen = rows[rows.role.isin(["earlier", "latest"])]
    spread = seen.groupby("actor_id", sort=False).agg(name=("name", "first"), min=("stance", "min"), max=("stance", "max"))
    return spread[spread["min"] < spread["max"]]
