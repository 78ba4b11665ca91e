"""A roll call as seats: a box a state with its ISO code, by regional group and then by position, with the counts of each group."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.drawing import theme, vote_labels
from components.drawing.roll_call import signs

COLUMNS = 13
"""Seats in a row: as many as have room for three letters on a phone."""
CELL, HEAD, GAP = 29, 42, 16
"""Pixels: height of a row of seats, of the words above a group, of the space below it."""
LETTERS, BLOCK = 15, 9
"""Pixels: the part of a seat for its code, and the coloured block below that."""


def seats(rows: pd.DataFrame, decision: pd.Series) -> go.Figure:
    """The seats, with the marked state framed and named."""
    placed = placed_seats(rows)
    depth = int(placed.bottom.max()) + GAP
    made: list[object] = [_squares(placed[placed.position == each], each) for each in signs.ORDER if (placed.position == each).any()]
    made.append(_codes(placed))
    made += signs.area_legend_entries(signs.legend_texts(rows, decision))
    full = depth + (signs.TALLY if pd.notna(decision.yes) else 0)
    fig = theme.figure(*made, height=full, barmode="overlay")
    fig.update_xaxes(visible=False, range=[-0.5, COLUMNS - 0.5])
    fig.update_yaxes(visible=False, range=[depth, 0])
    groups = placed.groupby("region_group", observed=True)
    theme.annotate(fig, [_head(str(group), part) for group, part in groups])
    for _, one in placed[placed.followed].iterrows():
        _follow(fig, one)
    return signs.add_totals(fig, decision, full)


def placed_seats(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the column `x` and the pixel row `y` of each seat, and `top` and `bottom` of its group in pixels."""
    rank = {position: place for place, position in enumerate(signs.ORDER)}
    rows = rows.assign(rank=rows.position.astype(str).map(rank)).sort_values(["region_group", "rank"], kind="stable")
    nth = rows.groupby("region_group", observed=True).cumcount()
    deep = -(-rows.groupby("region_group", observed=True).size() // COLUMNS)
    tall = HEAD + CELL * deep + GAP
    top = rows.region_group.astype(str).map(tall.cumsum() - tall)
    bottom = top + rows.region_group.astype(str).map(HEAD + CELL * deep)
    return rows.assign(x=nth % COLUMNS, y=top + HEAD + CELL * (nth // COLUMNS), top=top, bottom=bottom)


def _head(group: str, part: pd.DataFrame) -> dict[str, object]:
    """The words above a group, as a note."""
    text = f"<b>{theme.escape_plotly(vote_labels.GROUPS[group])}: {len(part)}</b><br>{theme.escape_plotly(counts_in_words(part))}"
    where = {"x": 0, "xref": "paper", "xanchor": "left", "y": part.top.iloc[0], "yanchor": "top"}
    return {**where, "align": "left", "text": text, "font": {"size": 12}}


def counts_in_words(part: pd.DataFrame) -> str:
    """The numbers of a group in words: "23 in favour, 25 abstained, 4 against, 2 absent"."""
    short = {"absent": "absent", signs.NOT_IN_RECORD: "not in the record"}
    numbers = part.position.value_counts()
    return ", ".join(
        f"{numbers[each]} {short.get(each, signs.POSITIONS_AND_UNKNOWN[each].lower())}" for each in signs.ORDER if numbers.get(each, 0)
    )


def _squares(part: pd.DataFrame, position: str) -> go.Bar:
    marker = {**signs.area_style(position), "opacity": signs.opacities(part)}
    base = part.y + LETTERS
    return go.Bar(x=part.x, y=[BLOCK] * len(part), base=base, width=0.84, marker=marker, showlegend=False, **signs.mark_attributes(part))


def _codes(placed: pd.DataFrame) -> go.Scatter:
    """The codes of the states above their blocks."""
    return go.Scatter(
        x=placed.x, y=placed.y + LETTERS / 2, mode="text", text=placed.iso3, textfont={"size": 12}, showlegend=False, hoverinfo="skip"
    )


def _follow(fig: go.Figure, one: pd.Series) -> None:
    """A frame around the seat, and the name below the seats of its group."""
    fig.add_shape(
        type="rect", x0=one.x - 0.5, x1=one.x + 0.5, y0=one.y - 1, y1=one.y + LETTERS + BLOCK + 2, line={"color": theme.ACCENT, "width": 3}
    )
    side = {"xanchor": "left", "ax": 12} if one.x < COLUMNS / 2 else {"xanchor": "right", "ax": -12}
    below = one.bottom - one.y - CELL / 2 + 6
    name = f"<b>{theme.escape_plotly(one.state)}</b>"
    fig.add_annotation(x=one.x, y=one.y + CELL / 2, ay=below, text=name, font={"size": 13}, arrowcolor=theme.ACCENT, **side)
