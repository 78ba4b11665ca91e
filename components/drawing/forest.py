"""Estimates as a forest: one line a row, ranges as bars, single figures as dots, open ends as arrows, what is no own count hollow.

Shared by the charts that set estimates of different origin side by side. No line joins two counts, nothing is averaged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.description.words import shorten
from components.drawing import theme
from data import PACKAGE

METHODS = PACKAGE.labels("prisoner_estimates", "method")
SIGN = {
    "testimony": ("circle", "●"),
    "imagery": ("square", "■"),
    "single_insider": ("diamond", "◆"),
    "mixed": ("cross", "✚"),
    "not_stated": ("x", "✕"),
}
"""The second sign of a method beside its colour: as a mark in the legend and as a letter beside the year."""
SHORT = {
    "International Bar Association War Crimes Committee": "Int’l Bar Association",
    "National Human Rights Commission of Korea": "South Korea’s rights body",
    "US Department of State": "State Dept",
    "Press report on the Amnesty International study of 2013": "Press report",
}
"""Names that have no abbreviation of their own and are too long to stand beside a mark on a phone."""
REACH = 0.06
"""Length of an open end, as a share of the axis."""


def forest(rows: pd.DataFrame, sentence: Callable[[pd.Series], str], remarks: Mapping[str, str] | None = None) -> go.Figure:
    """The rows from top to bottom in their order; `remarks` are a few words at some of them, by estimate."""
    top = rows[["low", "high", "point"]].max().max() * 1.06
    placed = _placed(rows, top * REACH)
    traces: list[object] = []
    for method, label in METHODS.items():
        part = placed[placed.method == method]
        if not part.empty:
            traces += [_bars(part, sentence), _dots(part, sentence), *_arrows(part, sentence), _legend_entry(method, label)]
    traces += [_names(placed, remarks or {}, top, side) for side in ("left", "right")]
    above = 54 + 20 * ceil(placed.method.nunique() / 2)
    fig = theme.figure(
        *traces, height=above + theme.row_height(len(rows), 24) * len(rows) + 12, margin_t=above, barmode="overlay", legend_font_size=12
    )
    years = [_year(row, before) for (_, row), before in zip(rows.iterrows(), rows.reference_year.shift(), strict=True)]
    fig.update_yaxes(tickvals=[*rows.index], ticktext=years, tickfont_size=12, range=[len(rows) - 0.4, -0.8], showgrid=False)
    fig.update_xaxes(
        title={"text": "people held", "font_size": 13},
        showgrid=True,
        range=[0, top],
        tickformat=",",
        tickangle=0,
        nticks=6,
        tickfont_size=12,
        side="top",
    )
    _tie_repeats(fig, rows)
    return fig


def short(name: str) -> str:
    """A name that fits beside a mark: its abbreviation where it has one, else what stands before the first comma or bracket."""
    abbreviation = re.search(r"\(([A-Z]{3,})\)", name)
    return abbreviation[1] if abbreviation else SHORT.get(name) or shorten(re.split(r" \(|, ", name)[0], 30)


def _placed(rows: pd.DataFrame, reach: float) -> pd.DataFrame:
    """The rows with the two ends of what is drawn, open ends `reach` long."""
    low, high, point = (rows[each].astype("Float64").to_numpy(float, na_value=float("nan")) for each in ("low", "high", "point"))
    start = pd.Series(low, rows.index).fillna(pd.Series(point, rows.index)).fillna(pd.Series(high - reach, rows.index))
    end = pd.Series(high, rows.index).fillna(pd.Series(point, rows.index)).fillna(pd.Series(low + reach, rows.index))
    return rows.assign(start=start, end=end)


def _year(row: pd.Series, before: object) -> str:
    """The sign of the method, and the year on the first of its rows."""
    year = f"{row.reference_year} " if pd.isna(before) or before != row.reference_year else ""
    return f'{year}<span style="color:{theme.METHOD[row.method]};font-size:15px">{SIGN[row.method][1]}</span>'


def _look(part: pd.DataFrame) -> dict[str, Any]:
    """Filled, or hollow for what is no count of its own, with an outline in the colour of the method."""
    colour = theme.METHOD[part.method.iloc[0]] if len(part) else theme.QUIET
    return {
        "color": [colour if each == "own" else theme.HOLLOW for each in part.repeat_basis],
        "line": {"color": colour, "width": 1.5},
        "opacity": theme.opacities(part),
    }


def _hover(part: pd.DataFrame, sentence: Callable[[pd.Series], str]) -> dict[str, Any]:
    return {**theme.mark_attributes(part, sentence, 44), "showlegend": False}


def _bars(part: pd.DataFrame, sentence: Callable[[pd.Series], str]) -> go.Bar:
    part = part[part.qualifier == "range"]
    return go.Bar(
        y=part.index,
        base=part.low,
        x=part.high - part.low,
        orientation="h",
        width=0.5,
        marker=_look(part),
        **_hover(part, sentence),
    )


def _dots(part: pd.DataFrame, sentence: Callable[[pd.Series], str]) -> go.Scatter:
    part = part[part.qualifier == "about"]
    return go.Scatter(
        y=part.index, x=part.point, mode="markers", marker={**_look(part), "size": 10}, cliponaxis=False, **_hover(part, sentence)
    )


def _arrows(part: pd.DataFrame, sentence: Callable[[pd.Series], str]) -> list[go.Scatter]:
    """Short lines, each from the figure to an arrowhead on its open side."""
    return [_arrow(part.loc[[at]], sentence) for at in part.index[part.qualifier.isin(["up_to", "at_least"])]]


def _arrow(one: pd.DataFrame, sentence: Callable[[pd.Series], str]) -> go.Scatter:
    up_to = one.qualifier.item() == "up_to"
    ends, head = ((one.end, one.start), "triangle-left") if up_to else ((one.start, one.end), "triangle-right")
    look = _look(one)
    (fill,) = look["color"]
    return go.Scatter(
        x=[each.item() for each in ends],
        y=[one.index[0]] * 2,
        mode="lines+markers",
        line=look["line"],
        opacity=theme.opacity(one),
        marker={"color": fill, "symbol": ["line-ns", head], "size": 10, "line": look["line"]},
        cliponaxis=False,
        **{name: each * 2 if isinstance(each, list) else each for name, each in _hover(one, sentence).items()},
    )


def _legend_entry(method: str, label: str) -> go.Scatter:
    return theme.legend_entry(label, {"color": theme.METHOD[method], "size": 9, "symbol": SIGN[method][0]})


def _names(placed: pd.DataFrame, remarks: Mapping[str, str], top: float, side: str) -> go.Scatter:
    """Who says so, beside each mark on the side that has more room."""
    on_right = top - placed.end >= placed.start
    part = placed[on_right if side == "right" else ~on_right]
    gap = ["\N{EN SPACE}" * (1 if each == "range" else 2) for each in part.qualifier]
    name = [_name(row, remarks) for _, row in part.iterrows()]
    return go.Scatter(
        x=part.end if side == "right" else part.start,
        y=part.index,
        mode="text",
        text=[f"{space}{each}" if side == "right" else f"{each}{space}" for space, each in zip(gap, name, strict=True)],
        textposition=f"middle {side}",
        textfont_size=12,
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _name(row: pd.Series, remarks: Mapping[str, str]) -> str:
    """Name, year of publication where it is another than the year described, and the remark."""
    name = theme.escape_plotly(short(row.estimator))
    if row.estimate_id in remarks:
        return f"<b>{name}</b>, {remarks[row.estimate_id]}"
    return name if pd.isna(row.published_year) or row.published_year == row.reference_year else f"{name}, {row.published_year}"


def _tie_repeats(fig: go.Figure, rows: pd.DataFrame) -> None:
    """A bracket along the axis from each estimate through the rows that repeat it."""
    where = {row.estimate_id: position for position, row in rows.iterrows()}
    for original, group in rows.dropna(subset=["repeat_of"]).groupby("repeat_of"):
        if original in where:
            first, *others = [where[original], *group.index]
            path = f"M 0.014 {first} L 0.004 {first} " + " ".join(f"L 0.004 {each} L 0.014 {each} M 0.004 {each}" for each in others)
            fig.add_shape(type="path", path=path, xref="paper", line={"color": theme.QUIET, "width": 1.5})
