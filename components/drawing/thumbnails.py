"""Charts drawn small, for a card: few labels, each beside its mark, no legend; one thing stands out and the rest is quiet."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.drawing import theme
from data.tallies import TALLY

HEIGHT = 210
"""Pixels that a small picture is high."""
FIRST_YEAR = 2003
"""Where the time axes of small pictures begin."""
QUIET = 0.45
"""Opacity of the marks that do not stand out."""
MARGIN = {"l": 4, "r": 8, "t": 8, "b": 4}


def ranges_by_year(rows: pd.DataFrame, named: dict[int, str], band: tuple[float, float], band_name: str) -> go.Figure:
    """Estimates over the year that they describe: ranges as bars, single figures as dots.

    `rows` has reference_year, low, high, point and method; `named` gives the words at the rows that stand out, by their index.
    """
    rows = rows[rows.reference_year >= FIRST_YEAR]
    middle = rows.point.fillna(rows.high).fillna(rows.low).astype(float)
    wide = rows[rows.low.notna() & rows.high.notna()]
    single = rows.drop(wide.index)
    fig = theme.figure(
        go.Bar(
            x=wide.reference_year,
            y=(wide.high - wide.low).astype(float),
            base=wide.low.astype(float),
            width=0.5,
            marker={"color": _colours(wide, named), "opacity": _opacities(wide, named)},
        ),
        go.Scatter(
            x=single.reference_year,
            y=middle[single.index],
            mode="markers",
            marker={"size": 9, "color": _colours(single, named), "opacity": _opacities(single, named)},
        ),
        height=HEIGHT,
        margin=MARGIN,
        showlegend=False,
        barmode="overlay",
        hovermode=False,
    )
    fig.add_hrect(y0=band[0], y1=band[1], fillcolor=theme.QUIET, opacity=0.16, line_width=0, layer="below")
    _words(fig, FIRST_YEAR - 0.4, band[0], band_name, xanchor="left", yshift=-15)
    last, top = int(rows.reference_year.max()), float(rows[["low", "high", "point"]].max().max())
    for at, text in named.items():
        _name_a_range(fig, last + 0.4, rows.loc[at], text, top if middle[at] > sum(band) / 2 else None)
    fig.update_yaxes(tickvals=[0, 100_000, 200_000], tickformat=",", range=[0, 1.2 * top])
    fig.update_xaxes(range=[FIRST_YEAR - 0.6, last + 0.6], dtick=5, showgrid=False)
    return fig


def _name_a_range(fig: go.Figure, x: float, row: pd.Series, text: str, top: float | None) -> None:
    """Words above everything, whose highest mark is at `top`, or below the lower end of an estimate."""
    y = float(next(each for each in (row.low, row.point, row.high) if pd.notna(each))) if top is None else top
    _words(fig, x, y, text, xanchor="right", yshift=-14 if top is None else 14, color=theme.METHOD[row.method])


def tallies_by_year(rows: pd.DataFrame) -> go.Figure:
    """Recorded votes of one body as stacked columns; hatched where the decision was adopted without a vote.

    `rows` has year, method, yes, no, abstain and members, one decision a year.
    """
    voted = rows[rows.yes.notna()]
    last = voted.iloc[-1]
    words = {"in_favour": "in favour", "abstain": "abstained", "against": "against"}
    fig = theme.figure(
        *(
            go.Bar(x=voted.year, y=voted[TALLY[each]].astype(int), marker=theme.position_fill(each), width=0.8, name=words[each])
            for each in words
        ),
        height=HEIGHT,
        margin=MARGIN,
        showlegend=False,
        barmode="stack",
        hovermode=False,
    )
    without = rows[(rows.method == "without_vote") & (rows.year > last.year)]
    if not without.empty:
        fig.add_vrect(x0=last.year + 0.5, x1=without.year.max() + 0.5, fillcolor=theme.QUIET, opacity=0.14, line_width=0, layer="below")
        _words(
            fig,
            without.year.max() + 0.4,
            float(last.members) * 0.12,  # below the words on the last vote, which reach there on a phone
            f"{without.year.min()}–{without.year.max()}:<br>adopted<br>without a vote",
            xanchor="right",
        )
    below = 0.0
    for each, text in words.items():
        _words(
            fig,
            last.year + 0.7,
            below + float(last[TALLY[each]]) / 2,
            f"{last[TALLY[each]]} {text}",
            xanchor="left",
            color=theme.POSITION[each],
        )
        below += float(last[TALLY[each]])
    fig.update_yaxes(tickvals=[0, 100, int(last.members)], range=[0, int(last.members) * 1.04])
    fig.update_xaxes(range=[voted.year.min() - 0.7, rows.year.max() + 0.7], dtick=5, showgrid=False)
    return fig


def votes_against_a_line(rows: pd.DataFrame, needed: int, line_name: str, ending: str) -> go.Figure:
    """Votes in favour a year as columns with their numbers, and the line that they had to reach.

    `rows` has year and yes, `<NA>` in the years without a vote; `ending` says what happened in those.
    """
    voted, without = rows[rows.yes.notna()], rows[rows.yes.isna()]
    fig = theme.figure(
        go.Bar(
            x=voted.year,
            y=voted.yes.astype(int),
            width=0.7,
            marker=theme.position_fill("in_favour"),
            text=[str(each) for each in voted.yes],
            textposition="outside",
            textfont_size=12,
            constraintext="none",
            cliponaxis=False,
        ),
        height=HEIGHT,
        margin=MARGIN,
        showlegend=False,
        hovermode=False,
    )
    first, last = int(rows.year.min()), int(rows.year.max())
    fig.add_hline(y=needed, line={"color": theme.POSITION["against"], "width": 1.5})
    if not without.empty:
        start, end = int(without.year.min()), int(without.year.max())
        _words(fig, (start + end) / 2, needed, line_name, yshift=10, color=theme.POSITION["against"])
        fig.add_vrect(x0=start - 0.5, x1=end + 0.5, fillcolor=theme.QUIET, opacity=0.14, line_width=0, layer="below")
        _words(fig, (start + end) / 2, needed / 2, ending)
    fig.update_yaxes(tickvals=[0, 5, 10, 15], range=[0, 15])
    fig.update_xaxes(range=[first - 0.6, last + 0.6], dtick=2, showgrid=False)
    return fig


def parts_of_wholes(rows: pd.DataFrame) -> go.Figure:
    """Two or three shares as bars on a common scale of 100 per cent: what was accepted is filled, the rest hollow.

    `rows` has name, accepted and total.
    """
    share = 100 * rows.accepted / rows.total
    fig = theme.figure(
        go.Bar(y=[*range(len(rows))], x=share, orientation="h", width=0.4, marker={"color": theme.ANSWER["accepted"]}),
        go.Bar(
            y=[*range(len(rows))],
            x=100 - share,
            orientation="h",
            width=0.4,
            marker={"color": theme.HOLLOW, "line": {"color": theme.QUIET, "width": 1}},
        ),
        height=HEIGHT,
        margin=MARGIN,
        showlegend=False,
        barmode="stack",
        hovermode=False,
    )
    for at, (_, row) in enumerate(rows.iterrows()):
        _words(
            fig, 0, at, f"{theme.escape_plotly(row['name'])}<br><b>{row.accepted} of {row.total}</b> accepted", xanchor="left", yshift=38
        )
    fig.update_yaxes(visible=False, range=[len(rows) - 0.4, -0.9])
    fig.update_xaxes(range=[0, 106], tickvals=[0, 50, 100], ticktext=["0", "50", "100 %"], showgrid=False)
    return fig


def _words(fig: go.Figure, x: float, y: float, text: str, **look: Any) -> None:
    """Words beside a mark: bold and in its colour where they stand for it (`color`); `look` as annotations take it."""
    colour = look.pop("color", None)
    font = {"size": 12} | ({"color": colour} if colour else {})
    fig.add_annotation(x=x, y=y, text=f"<b>{text}</b>" if colour else text, showarrow=False, font=font, align="left", **look)


def _colours(rows: pd.DataFrame, named: dict[int, str]) -> list[str]:
    return [theme.METHOD[row.method] if at in named else theme.QUIET for at, row in rows.iterrows()]


def _opacities(rows: pd.DataFrame, named: dict[int, str]) -> list[float]:
    return [1 if at in named else QUIET for at in rows.index]
