"""Flows between two states of things: blocks on both sides, bands between them, thick as their number."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.drawing import theme, vote_labels
from components.drawing.roll_call import signs

BANDS_HEIGHT, BLOCK_GAP = 380, 20
"""Pixels: the height of all bands together, and the space between blocks."""
NAMES_WIDTH = 100
"""Pixels left and right for the names of the blocks."""
BLOCK_WIDTH = 0.04
"""Width of a block, as a share of the width between both outer edges."""


def blocks(sizes: pd.Series) -> pd.DataFrame:
    """For each position, in the order given, `top` and `bottom` in pixels; `sizes` are numbers of states."""
    unit = BANDS_HEIGHT / sizes.sum()
    bottom = (sizes * unit).cumsum() + BLOCK_GAP * pd.Series(range(len(sizes)), index=sizes.index)
    return pd.DataFrame({"size": sizes, "top": bottom - sizes * unit, "bottom": bottom})


def bands(flows: pd.Series) -> pd.DataFrame:
    """For each (from, to) the pixels of its band on both sides: `left`, `right` (upper edges) and `thick`; no two overlap at an end."""
    unit = BANDS_HEIGHT / flows.sum()
    left = blocks(_ends(flows, 0)).top.to_dict()
    right = blocks(_ends(flows, 1)).top.to_dict()
    rows = []
    for start, end in flows.index:
        number = flows[start, end]
        rows.append({"start": start, "end": end, "number": number, "left": left[start], "right": right[end], "thick": number * unit})
        left[start] += number * unit
        right[end] += number * unit
    return pd.DataFrame(rows)


def height(flows: pd.Series) -> int:
    """Pixels from the top of the first block to the bottom of the last."""
    return int(max(blocks(_ends(flows, level)).bottom.max() for level in (0, 1)))


def _ends(flows: pd.Series, level: int) -> pd.Series:
    sizes = flows.groupby(level=level).sum()
    return sizes[[each for each in signs.ORDER if each in sizes.index]]


def traces(flows: pd.Series, parts: Mapping[tuple[str, str], pd.DataFrame], hover_text: Callable[[pd.DataFrame], str]) -> list[Any]:
    """Bands, what stayed before moves, then the blocks of both sides; `parts` are the rows that a band stands for, by its ends, of which
    `hover_text` makes its hover label.
    """
    below_first = sorted((band for _, band in bands(flows).iterrows()), key=lambda band: not _faint(band))
    drawn: list[Any] = [_band(band, parts[band.start, band.end], hover_text) for band in below_first]
    for x, level in ((BLOCK_WIDTH / 2, 0), (1 - BLOCK_WIDTH / 2, 1)):
        placed = blocks(_ends(flows, level))
        for position in placed.index:
            block = placed.loc[position]
            bar = {"x": [x], "y": [block.bottom - block.top], "base": [block.top], "width": BLOCK_WIDTH}
            drawn.append(go.Bar(**bar, marker=theme.position_fill(position), showlegend=False, hoverinfo="skip"))
    return drawn


def _faint(band: pd.Series) -> bool:
    return band.start == band.end or not {band.start, band.end} <= {*vote_labels.VOTES_CAST}


def _band(band: pd.Series, part: pd.DataFrame, hover_text: Callable[[pd.DataFrame], str]) -> go.Scatter:
    """A band in the colour of where it goes; strong between two votes that were cast, faint for what stays, is away or has no seat."""
    steps = [each / 24 for each in range(25)]
    x = [BLOCK_WIDTH + (1 - 2 * BLOCK_WIDTH) * each for each in steps]
    y = [band.left + (band.right - band.left) * each * each * (3 - 2 * each) for each in steps]
    return go.Scatter(
        x=[*x, *reversed(x)],
        y=[*y, *(each + band.thick for each in reversed(y))],
        mode="lines",
        line={"width": 0},
        fill="toself",
        fillcolor=theme.POSITION[band.end],
        opacity=theme.opacity(part, 0.2 if _faint(band) else 0.85),
        hoveron="fills",
        text=theme.wrap(hover_text(part)),
        hoverinfo="text",
        customdata=theme.rows_of_mark(part),
        showlegend=False,
    )


def labels(fig: go.Figure, flows: pd.Series, names: dict[str, str]) -> None:
    """Write name and number beside each block."""
    for x, anchor, level in ((0, "right", 0), (1, "left", 1)):
        placed = blocks(_ends(flows, level))
        for position in placed.index:
            block = placed.loc[position]
            fig.add_annotation(
                x=x,
                xref="paper",
                xanchor=anchor,
                xshift=-6 if x == 0 else 6,
                y=(block.top + block.bottom) / 2,
                showarrow=False,
                text=f"{signs.glyph(position)} {names[position]} <b>{int(block['size'])}</b>",
                font={"size": 12},
            )
