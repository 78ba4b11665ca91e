"""The Security Council's votes on its agenda as a grid: a row a state, a column a year, with bands for the years without a vote."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.choice import Choices
from components.drawing import theme, vote_labels
from data import dates

WITHOUT = {
    "unsc-2018": "dropped: eight of the nine supporters needed",
    "unsc-2019": "dropped: the request was not signed",
    "unsc-2020": "closed talks, no vote",
    "unsc-2021": "closed talks, no vote",
    "unsc-2022": "closed talks, no vote",
    "unsc-2023": "open meeting, no vote",
}
"""What happened in the years without a vote, in a few words."""


def decisions() -> pd.DataFrame:
    """The decisions of the Security Council, one a year, in order of time. Raises `data.TableError` when a table cannot be read."""
    rows = votes.decisions()
    return rows[rows.body == "UNSC"].reset_index(drop=True)


def agenda(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """A grid of states and years with a mark for each position, and bands for the years without a vote."""
    voted = rows[rows.iso3.notna()]
    states = voted.drop_duplicates("iso3").reset_index(drop=True)
    voted = voted.assign(y=voted.iso3.map(pd.Series(states.index, index=states.iso3)))
    traces = [
        _bands(rows[rows.iso3.isna()], len(states)),
        *(trace for each in ("in_favour", "abstain", "against") for trace in _marks(voted[voted.position == each], each)),
    ]
    fig = theme.figure(*traces, height=150 + 21 * len(states), margin_t=112)
    permanent = states.permanent.astype(bool)
    fig.update_yaxes(
        tickvals=[*states.index],
        ticktext=[
            f"<b>{theme.escape_plotly(name)}</b>" if fixed else theme.escape_plotly(name)
            for name, fixed in zip(states.state, permanent, strict=True)
        ],
        range=[len(states) - 0.4, -0.8],
    )
    fig.add_shape(
        type="line",
        x0=0,
        x1=1,
        xref="x domain",
        y0=permanent.sum() - 0.5,
        y1=permanent.sum() - 0.5,
        line={"color": theme.QUIET, "width": 1},
    )
    return _columns(fig)


def _marks(part: pd.DataFrame, position: str) -> list[go.Scatter]:
    sign = {"symbol": theme.POSITION_SYMBOL[position], "color": theme.POSITION[position], "size": 12}
    trace = go.Scatter(
        x=part.year,
        y=part.y,
        mode="markers",
        name=vote_labels.POSITION_LABELS[position],
        marker=sign | {"opacity": theme.opacities(part)},
        **theme.mark_attributes(part, sentence),
    )
    return theme.with_legend_entry(trace, sign)


def _bands(without: pd.DataFrame, height: int) -> go.Bar:
    """A quiet band over each year without a vote."""
    return go.Bar(
        x=without.year,
        y=[height + 0.4] * len(without),
        base=-0.8,
        width=1,
        marker={"color": theme.QUIET, "opacity": theme.opacities(without, 0.16)},
        **theme.mark_attributes(without, sentence),
        showlegend=False,
    )


def _columns(fig: go.Figure) -> go.Figure:
    """Year and tally above each column, and in the years without a vote what happened."""
    years = decisions()
    lines = [
        [f"’{one.year % 100}", *(str(one[each]) if pd.notna(one[each]) else "–" for each in ("yes", "no", "abstain"))]
        for _, one in years.iterrows()
    ]
    heads = ["<br>".join(each) for each in lines]
    fig.update_xaxes(
        tickvals=[*years.year], ticktext=heads, side="top", range=[years.year.min() - 0.6, years.year.max() + 0.6], showgrid=False
    )
    fig.add_annotation(
        text="<br>in favour<br>against<br>abstained", x=0, xref="x domain", xanchor="right", xshift=-8, y=1, yref="y domain",
        yanchor="bottom", yshift=6,
        align="right", showarrow=False,
    )  # fmt: skip
    for _, one in years[years.method != "recorded"].iterrows():
        fig.add_annotation(
            x=one.year, y=0.98, yref="y domain", yanchor="top", text=WITHOUT.get(one.decision_id, "no vote"), textangle=-90, showarrow=False
        )
    return fig


def sentence(row: pd.Series) -> str:
    """One seat at one vote, or a year without a vote, as a sentence."""
    if pd.isna(row.iso3):
        return f"{dates.in_words(row.date)}: {row.title}. {row.reason if pd.notna(row.reason) else ''}".strip()
    seat = "permanent member" if row.permanent else "elected member"
    inferred = f" ({votes.BASES[row.basis].lower()})" if row.inferred else ""
    return (
        f"{dates.in_words(row.date)}: {row.state}, {seat}: {vote_labels.POSITION_LABELS[row.position].lower()}{inferred}. "
        f"{row.title}, {row.yes}–{row.no}–{row.abstain}."
    )
