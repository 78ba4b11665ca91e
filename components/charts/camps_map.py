"""Where the political prison camps are, on a small map of the country."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import camps
from components.charts.camps_land import Land, mercator, rings
from components.description.chart import Chart, columns
from components.description.choice import Choices
from components.drawing import theme
from data import table

WEST, EAST, SOUTH, NORTH = 121.6, 131, 37.4, 43.3
"""Degrees of longitude and latitude that are in sight in a window of any shape."""
CROWD = 0.5
"""Places closer than this many degrees have their names aside, with a line to the place."""


def camps_with_coordinates(_choices: Choices) -> pd.DataFrame:
    """The places with coordinates, from north to south. Raises `data.TableError` when a table cannot be read."""
    rows = table(camps.TABLE)
    return rows[rows.latitude.notna()].sort_values("latitude", ascending=False).reset_index(drop=True)


def map_figure(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """A map of the country with the places and their names; where they crowd, the names stand aside with a line to the place."""
    status = pd.Series([camps.status(row) for _, row in rows.iterrows()], rows.index)
    at = _name_places(rows)
    traces = [
        *_land(),
        _leaders(rows, at),
        *[_points(rows[status == each], each) for each in camps.STATUS if (status == each).any()],
        _map_names(rows, at),
    ]
    traces += [_legend_entry(each) for each in camps.STATUS if (status == each).any()]
    fig = theme.figure(*traces, height=480, margin={"l": 0, "r": 0, "t": 48, "b": 0}, legend_font_size=12)
    # Plotly widens what is given as a range to the shape of the window and starts from there the next time, so the map would get smaller
    # with each turn of a phone; from these ends it starts anew.
    fig.update_xaxes(visible=False, autorangeoptions={"minallowed": WEST, "maxallowed": EAST})
    ends = {"minallowed": mercator(SOUTH), "maxallowed": mercator(NORTH)}
    return fig.update_yaxes(visible=False, autorangeoptions=ends, scaleanchor="x")


def _land() -> list[go.Scatter]:
    """The country with its outline, and its neighbours as a paler ground with their names."""
    words = go.Scatter(
        x=[125.6, 128.1],
        y=[mercator(42.3), mercator(37.7)],
        mode="text",
        text=["China", "South Korea"],
        textfont_size=12,
        hoverinfo="skip",
        showlegend=False,
    )
    return [_ground("neighbours", 0.09, outlined=False), _ground("country", 0.3, outlined=True), words]


def _ground(land: Land, opacity: float, *, outlined: bool) -> go.Scatter:
    x, y = rings(land)
    return go.Scatter(
        x=x,
        y=y,
        mode="lines" if outlined else "none",
        fill="toself",
        fillcolor=theme.QUIET,
        line={"color": theme.QUIET, "width": 1},
        opacity=opacity,
        hoverinfo="skip",
        showlegend=False,
    )


def _name_places(rows: pd.DataFrame) -> pd.DataFrame:
    """Where each name stands on the map: at its place, to the side with more land; aside, one below the other, where places crowd."""
    near = [
        ((rows.longitude - row.longitude) ** 2 + (rows.latitude - row.latitude) ** 2 < CROWD**2).sum() > 1 for _, row in rows.iterrows()
    ]
    at = pd.DataFrame({"x": rows.longitude, "y": rows.latitude.map(mercator), "crowded": near})
    at["side"] = ["left" if crowded or x > 127 else "right" for x, crowded in zip(at.x, at.crowded, strict=True)]
    crowd = at[at.crowded]
    for place, index in enumerate(crowd.index):
        at.loc[index, ["x", "y"]] = crowd.x.min() - 0.45, crowd.y.mean() + 0.75 * ((len(crowd) - 1) / 2 - place)
    return at


def _leaders(rows: pd.DataFrame, at: pd.DataFrame) -> go.Scatter:
    x = [each for index in at.index[at.crowded] for each in (at.x[index], rows.longitude[index], None)]
    y = [each for index in at.index[at.crowded] for each in (at.y[index], mercator(rows.latitude[index]), None)]
    return go.Scatter(x=x, y=y, mode="lines", line={"color": theme.QUIET, "width": 1}, hoverinfo="skip", showlegend=False)


def _points(part: pd.DataFrame, status: str) -> go.Scatter:
    _, symbol, _, colour = camps.STATUS[status]
    marker = {"color": colour, "size": 9, "symbol": symbol, "opacity": theme.opacities(part)}
    return go.Scatter(
        x=part.longitude,
        y=part.latitude.map(mercator),
        mode="markers",
        marker=marker,
        showlegend=False,
        **theme.mark_attributes(part, camps.sentence, 44),
    )


def _map_names(rows: pd.DataFrame, at: pd.DataFrame) -> go.Scatter:
    text = [_map_name(row, crowded) for (_, row), crowded in zip(rows.iterrows(), at.crowded, strict=True)]
    return go.Scatter(
        x=at.x,
        y=at.y,
        mode="text",
        text=[
            f"{each}\N{EN SPACE}\N{EN SPACE}" if side == "left" else f"\N{EN SPACE}\N{EN SPACE}{each}"
            for each, side in zip(text, at.side, strict=True)
        ],
        textposition=[f"middle {each}" for each in at.side],
        textfont_size=12,
        hoverinfo="skip",
        showlegend=False,
    )


def _map_name(row: pd.Series, crowded: bool) -> str:
    """The name; where marks lie on top of each other, with the sign of the place."""
    if not crowded:
        return theme.escape_plotly(camps.label(row))
    _, _, letter, colour = camps.STATUS[camps.status(row)]
    return f'{theme.wrap(camps.label(row), 18)} <span style="color:{colour};font-size:15px">{letter}</span>'


def map_finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many places have coordinates, and how many of these operated in 2014.

    Raises `data.TableError` when a table cannot be read.
    """
    running = rows[(rows.status_2014 == "operating") & rows.is_kwanliso]
    prison = ", one of them a re-education prison" if not rows.is_kwanliso.all() else ""
    return (
        f"{len(rows)} of the {len(table(camps.TABLE))} places in the table have coordinates{prison}. "
        f"{len(running)} of these {len(rows)} stand in it, after the Commission of Inquiry, as political prison camps operating in 2014: "
        f"{camps.numbered(running)}."
    )


def map_headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many of the places on the map were camps that operated in 2014."""
    running = ((rows.status_2014 == "operating") & rows.is_kwanliso).sum()
    return f"{running} of {len(rows)} mapped places stand as camps operating in 2014"


def map_measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many of the places are on the map, and what a mark is. Raises `data.TableError` when a table cannot be read."""
    return (
        f"Places with coordinates on the map used, {len(rows)} of the {len(table(camps.TABLE))} in the table. A mark is one point of a "
        "large site; its sign is the status in 2014."
    )


def map_today() -> str:
    """How many of the places have coordinates. Raises `data.TableError` when a table cannot be read."""
    rows = table(camps.TABLE)
    return f"The map used here gives coordinates for **{rows.latitude.notna().sum()}** of the **{len(rows)}** places that any source names."


def _legend_entry(status: str) -> go.Scatter:
    words, symbol, _, colour = camps.STATUS[status]
    return theme.legend_entry(words, {"color": colour, "size": 9, "symbol": symbol})


CAMPS_MAP = Chart(
    id="camps-map",
    page="prisoners",
    title="Where are the camps?",
    tables=(camps.TABLE,),
    rows=camps_with_coordinates,
    columns=columns(
        camps.TABLE,
        "camp_id",
        "number",
        "name",
        "province",
        "latitude",
        "longitude",
        "status_2014",
        "is_kwanliso",
        "confidence",
        "disagreement",
        "note",
    ),
    figure=map_figure,
    finding=map_finding,
    short_title="where",
    headline=map_headline,
    measure=map_measure,
    record_today=map_today,
    sentence=camps.sentence,
    row_citation_keys=((camps.TABLE, "camp_id"),),
    caveat="Only places with coordinates on the map used are shown.",
    notes=(
        "The coordinates are those of the prison camp location map of the Committee for Human Rights in North Korea (HRNK), "
        "read in a copy of 1 October 2026; each marks one point of a "
        "site that can cover hundreds of square kilometres. A place without a position on that map is not shown.",
        "Camp 14, Camp 18 and the Choma-bong restricted area lie about ten kilometres from each other; lines lead from their "
        "names to the places.",
        "The outlines of the country and of the land around it are simplified (Natural Earth, public domain).",
    ),
)
