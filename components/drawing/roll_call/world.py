"""A roll call as a map: every member once, as a shape or, where the map has none for it, as a mark."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.drawing import theme
from components.drawing.roll_call import signs

SHAPELESS = frozenset(
    [
        "AND",
        "ATG",
        "BHR",
        "BRB",
        "COM",
        "CPV",
        "DMA",
        "FSM",
        "GRD",
        "KIR",
        "KNA",
        "LCA",
        "LIE",
        "MCO",
        "MDV",
        "MHL",
        "MLT",
        "MUS",
        "NRU",
        "PLW",
        "SGP",
        "SMR",
        "STP",
        "SYC",
        "TON",
        "TUV",
        "VCT",
        "WSM",
    ]
)
"""Members without a shape in static/topojson/world_110m.json."""
HEIGHT = 416


def world(rows: pd.DataFrame, decision: pd.Series) -> go.Figure:
    """The map, with a sign on each shape that did not vote in favour, and the followed state ringed and named."""
    small = rows.iso3.isin(SHAPELESS)
    made: list[object] = []
    for position in signs.ORDER:
        here = rows.position == position
        made += _shapes(rows[here & ~small], position) + _marks(rows[here & small], position) + _signs(rows[here & ~small], position)
    entries = [
        go.Scattergeo(lat=[None], lon=[None], mode="markers", name=text, marker={**signs.mark_style(position), "size": 11})
        for position, text in signs.legend_texts(rows, decision).items()
    ]
    fig = theme.figure(*made, *entries, *_followed(rows), height=HEIGHT)
    fig.update_geos(
        projection_type="natural earth",
        resolution=110,
        visible=False,
        showcoastlines=True,
        coastlinecolor=theme.QUIET,
        coastlinewidth=0.4,
        lataxis_range=[-57, 84],
        bgcolor=theme.HOLLOW,
    )
    return signs.add_totals(fig, decision, HEIGHT)


def _shapes(part: pd.DataFrame, position: str) -> list[go.Choropleth]:
    """One trace for each strength, lighter what is worked out: Plotly draws the shapes of one trace equally strong."""
    colour = theme.HOLLOW if position == signs.NOT_IN_RECORD else theme.POSITION[position]
    named = 0.25 if position == "not_member" else 1
    strength = pd.Series(theme.opacities(part, [signs.FAINT if each else named for each in part.inferred]), index=part.index)
    return [
        go.Choropleth(
            locations=some.iso3,
            z=[1] * len(some),
            colorscale=[[0, colour], [1, colour]],
            showscale=False,
            marker={"line": {"color": theme.QUIET, "width": 0.5}, "opacity": strong},
            **signs.mark_attributes(some),
        )
        for strong, some in part.groupby(strength, sort=False)
    ]


def _marks(part: pd.DataFrame, position: str) -> list[go.Scattergeo]:
    if part.empty:
        return []
    marker = {**signs.mark_style(position), "size": 8, "opacity": signs.opacities(part)}
    return [
        go.Scattergeo(lat=part.latitude, lon=part.longitude, mode="markers", marker=marker, showlegend=False, **signs.mark_attributes(part))
    ]


def _signs(part: pd.DataFrame, position: str) -> list[go.Scattergeo]:
    """The second sign on a shape, so that colour is not the only one."""
    if part.empty or position not in ("against", "abstain", "absent"):
        return []
    marker = {
        "symbol": theme.POSITION_SYMBOL[position],
        "size": 6,
        "color": theme.ON_COLOUR,
        "line": {"color": theme.POSITION[position], "width": 1},
        "opacity": theme.opacities(part),
    }
    return [
        go.Scattergeo(lat=part.latitude, lon=part.longitude, mode="markers", marker=marker, showlegend=False, **theme.mark_attributes(part))
    ]


def _followed(rows: pd.DataFrame) -> list[go.Scattergeo]:
    """A ring around the followed state and its name, on the side where the map has room."""
    part = rows[rows.followed]
    if part.empty:
        return []
    ring = {"symbol": "circle-open", "size": 26, "color": theme.ACCENT, "line": {"width": 3}}
    trace = go.Scattergeo(
        lat=part.latitude,
        lon=part.longitude,
        mode="markers+text",
        marker=ring,
        text=[f"<b>{theme.escape_plotly(each)}</b>" for each in part.state],
        textposition=["middle left" if each > 0 else "middle right" for each in part.longitude],
        textfont={"size": 14, "shadow": "auto"},
        showlegend=False,
        hoverinfo="skip",
    )
    return [trace]
