"""The record of states as strips: a row a state, a column a decision, with bands where nobody voted."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.charts.strips import DISSOCIATED, STRIP_LABELS, decisions_on_strip
from components.description.choice import Choices
from components.drawing import theme, vote_labels
from data import dates

GROUPS_IN_ROWS = {
    **vote_labels.GROUPS_SHORT,
    "latin_american_caribbean": "Latin America",
    "western_european_others": "Western, others",
}
"""The groups by names that fit beside a row on a phone."""


def figure(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """A strip a state, its group's majority as small marks beneath, ticks where it changed, bands where nobody voted."""
    lines = rows.drop_duplicates(["group", "who"]).reset_index(drop=True)
    rows = rows.assign(y=rows.set_index(["group", "who"]).index.map({(each.group, each.who): place for place, each in lines.iterrows()}))
    tall = theme.row_height(len(lines), max(18, 37 - len(lines) // 4))
    size = 8 if rows.column.max() < 12 else 7
    codes = [each for each in STRIP_LABELS if (rows.position == each).any()]
    traces = [trace for code in codes for trace in _traces(rows[rows.position == code], code, STRIP_LABELS[code], size)]
    changed = rows[rows.changed.fillna(False)]
    sign = {"symbol": "triangle-down", "size": 8, "color": theme.ACCENT}
    tick = sign | {"opacity": theme.opacities(changed)}
    ticks = go.Scatter(
        x=changed.column, y=changed.y - 13 / tall, mode="markers", marker=tick, name="Changed its vote", **theme.mark_attributes(changed)
    )
    traces += theme.with_legend_entry(ticks, sign)
    fig = theme.figure(*traces, height=160 + tall * len(lines), margin_t=130)
    fig.update_yaxes(
        tickvals=[*lines.index],
        ticktext=[
            f"<i>{GROUPS_IN_ROWS[each.group]}</i>" if each.kind == "group" else f"<b>{theme.escape_plotly(each.who)}</b>"
            for _, each in lines.iterrows()
        ],
        range=[len(lines) - 0.4, -0.8],
        showgrid=False,
    )
    return _years(fig, decisions_on_strip(choices["record_body"]).reset_index(drop=True))


def _traces(part: pd.DataFrame, code: str, label: str, size: int) -> list[go.Scatter]:
    """The marks of one position, and their key; those of groups are small and those that no list names are faint."""
    colour = theme.POSITION.get(code, theme.QUIET)
    sign = {"symbol": theme.POSITION_SYMBOL.get(code, "triangle-left-open"), "color": colour, "line": {"color": colour, "width": 1.5}}
    faint = part.basis.isin(votes.INFERRED)
    trace = go.Scatter(
        x=part.column,
        y=part.y,
        mode="markers",
        name=label,
        marker=sign
        | {
            "size": [size if kind == "state" else size - 3 for kind in part.kind],
            "opacity": theme.opacities(part, [0.5 if each else 1 for each in faint]),
        },
        **theme.mark_attributes(part, sentence),
    )
    return theme.with_legend_entry(trace, sign | {"size": size})


def _years(fig: go.Figure, decisions: pd.DataFrame) -> go.Figure:
    """The years along the top, and a quiet band over each stretch of decisions without a vote."""
    seen = decisions.drop_duplicates("year")
    every = 1 if len(decisions) <= 12 else 3
    ticks = seen.iloc[::every]
    fig.update_xaxes(
        tickvals=[*ticks.index], ticktext=[f"’{year % 100:02}" for year in ticks.year], side="top", range=[-0.7, len(decisions) - 0.3]
    )
    fig.update_xaxes(showgrid=False, title="year of the decision", tickangle=0)
    band = {
        "type": "rect",
        "yref": "y domain",
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.QUIET,
        "opacity": 0.16,
        "line_width": 0,
        "layer": "below",
    }
    without = decisions.index[decisions.method != "recorded"]
    fig.update_layout(shapes=[band | {"x0": place - 0.5, "x1": place + 0.5} for place in without])
    return fig


def sentence(row: pd.Series) -> str:
    """One mark as a sentence: how a state, or its group, stood in a decision, and what became of it."""
    day = f"{row['name']}, {dates.in_words(row.date)}"
    if row.kind == "group":
        who = f"{row.same} of {row.seats} {vote_labels.GROUPS[row.group]}"
        return f"{day}: {who}: {STRIP_LABELS[row.position].lower()}, more than any other position."
    return position_of_state(row)


def position_of_state(row: pd.Series) -> str:
    """How a state stood in a decision, with the outcome; the name is that of the day."""
    day = f"{row['name']}, {dates.in_words(row.date)}"
    symbol = f", {row.symbol}" if pd.notna(row.symbol) else ""
    if row.position == DISSOCIATED:
        return f"{day}: {row.said_of} dissociated from the consensus on a text adopted without a vote{symbol}. This is not a vote."
    inferred = f" ({votes.BASES[row.basis].lower()})" if row.basis in votes.INFERRED else ""
    change = ", a change from the last vote that it cast in this body" if pd.notna(row.changed) and row.changed else ""
    return f"{day}: {row.said_of}: {STRIP_LABELS[row.position].lower()}{inferred}{change}. Outcome: {row.became}{symbol}."
