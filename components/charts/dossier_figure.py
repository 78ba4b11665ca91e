"""The dossier of a state drawn: a lane a body on an axis of time."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import strips_figure, votes
from components.charts.strips import DISSOCIATED, STRIP_LABELS
from components.description.choice import Choices
from components.drawing import theme
from data import PACKAGE, dates

STATEMENT, AMENDMENT = "statement", "amendment"
KINDS = {"vote": "Vote", DISSOCIATED: "Dissociation", STATEMENT: "Position taken"}
LANES = {**votes.BODIES, AMENDMENT: "Amendments", STATEMENT: "Positions taken"}
"""The rows of the figure from above: the bodies with their votes on whole texts and agendas, amendments, what was said outside of votes."""
LANE_LABELS = {
    "UNGA": "Plenary",
    "UNGA_C3": "Third<br>Committee",
    "HRC": "Human Rights<br>Council",
    "UNSC": "Security<br>Council",
    "CHR": "Commission on<br>Human Rights",
    AMENDMENT: "Amendments",
    STATEMENT: "Positions<br>taken",
}
"""The same beside the lanes, in lines that leave room on a phone."""
ROW = 68
"""Height of a lane in pixels."""


def sentence(row: pd.Series) -> str:
    """One vote, dissociation or position as a sentence."""
    return str(row.words) if row.kind == STATEMENT else strips_figure.position_of_state(row)


def figure(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """A lane a body on an axis of time, a mark for each position, a tick where the vote changed, bands where a text had no vote."""
    lanes = [each for each in LANES if (rows.lane == each).any()]
    rows = rows.assign(y=rows.lane.map(lanes.index), sign=rows.position.fillna(STATEMENT))
    traces = [trace for each in (*STRIP_LABELS, STATEMENT) if (rows.sign == each).any() for trace in _marks(rows[rows.sign == each], each)]
    changed, tall = rows[rows.changed.fillna(False)], theme.row_height(len(lanes), ROW)
    tick = {"symbol": "triangle-down", "size": 8, "color": theme.ACCENT}
    ticks = go.Scatter(
        x=changed["at"],
        y=changed.y - 18 / tall,
        mode="markers",
        marker=tick | {"opacity": theme.opacities(changed)},
        name="Changed its vote",
        **theme.mark_attributes(changed),
    )
    if len(changed):
        traces += theme.with_legend_entry(ticks, tick)
    fig = theme.figure(*traces, height=130 + tall * len(lanes), margin_t=96)
    fig.update_yaxes(
        tickvals=[*range(len(lanes))], ticktext=[LANE_LABELS[each] for each in lanes], range=[len(lanes) - 0.4, -0.7], showgrid=False
    )
    fig.update_xaxes(range=["2002-03-01", dates.month_after(PACKAGE.as_of, 4)], tickformat="%Y")
    return fig.update_layout(shapes=_bands(lanes))


def _marks(part: pd.DataFrame, sign: str) -> list[go.Scatter]:
    colour = theme.POSITION.get(sign, theme.QUIET)
    symbol = "square" if sign == STATEMENT else theme.POSITION_SYMBOL.get(sign, "triangle-left-open")
    look = {"symbol": symbol, "color": colour, "size": 7 if sign == STATEMENT else 8, "line": {"color": colour, "width": 1.5}}
    faint = [0.5 if each in votes.INFERRED else 1 for each in part.basis]
    trace = go.Scatter(
        x=part["at"],
        y=part.y,
        mode="markers",
        name=STRIP_LABELS.get(sign, KINDS[STATEMENT]),
        marker=look | {"opacity": theme.opacities(part, faint)},
        **theme.mark_attributes(part, sentence),
    )
    return theme.with_legend_entry(trace, look)


def _bands(lanes: list[str]) -> list[dict[str, object]]:
    """A quiet band in the lane of a body for each text that it adopted without a vote."""
    decided = votes.decisions()
    quiet = decided[(decided.method == "without_vote") & decided.body.isin(lanes)]
    look = {"type": "rect", "fillcolor": theme.QUIET, "opacity": 0.25, "line_width": 0, "layer": "below"}
    half = pd.Timedelta(days=50)
    return [
        look | {"x0": at - half, "x1": at + half, "y0": lanes.index(body) - 0.22, "y1": lanes.index(body) + 0.22}
        for at, body in zip(dates.middle(quiet.date), quiet.body.astype(str), strict=True)
    ]
