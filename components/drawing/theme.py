"""Colours by meaning and the look of every figure, defined once.

Each colour has at least 3:1 against the light and the dark page, and the colours of one family stay apart under the three
common kinds of colour blindness; `tests/components/drawing/test_theme.py` computes both. A colour is never the only sign.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

import pandas as pd
import plotly.graph_objects as go

Mode = Literal["light", "dark"]

PAPER = {"light": "#fbfaf6", "dark": "#14181d"}
INK = {"light": "#16191d", "dark": "#e8e6e0"}

ACCENT = "#1f8f83"
"""What the finding speaks of, where no family of colours says more."""
QUIET = "#82868c"
"""What is there for context: lines of reference, repeats, what came later."""
ON_COLOUR = "#ffffff"
"""Lines of a pattern and signs on a coloured area."""
HOLLOW = "rgba(0,0,0,0)"
"""Fill of what only repeats something else."""

FAINT = 0.22
"""Opacity of what came after the brief where a chart shows what was known on its day, and of what is not highlighted where something is."""
FAINTEST = 0.1
"""Opacity of what is both: a mark stays in sight."""

POSITION = {"in_favour": "#2388dd", "against": "#b1403d", "abstain": "#b78800", "absent": "#8c8a98", "not_member": "#6b7f6b"}
POSITION_PATTERN = {"in_favour": "", "against": "x", "abstain": "/", "absent": ".", "not_member": "-"}
"""The second sign of a position where it fills an area: in favour is solid, not a member is ruled and hollow."""
POSITION_SYMBOL = {"in_favour": "circle", "against": "x", "abstain": "diamond", "absent": "circle-open", "not_member": "line-ew-open"}
"""The second sign of a position where it is a mark."""
METHOD = {
    "testimony": "#a86db3",
    "imagery": "#03a564",
    "single_insider": "#d2731f",
    "mixed": "#4f61d0",
    "not_stated": "#6d6e72",
}
TRACK = {"pressure": "#a34a55", "engagement": "#3a961f", "context": "#8f86a6"}
ANSWER = {"accepted": "#1c8277", "partially_accepted": "#7666c9", "noted": "#9c6a3c"}
"""What became of a recommendation in a Universal Periodic Review; what is not answered or not known is hollow."""
ANSWER_PATTERN = {"accepted": "", "partially_accepted": "/", "noted": "."}
"""The second sign of an answer."""
DIRECTION = {"engagement": "#3a961f", "neutral": "#82857c", "setback": "#a2449f"}
DIRECTION_SYMBOL = {"engagement": "triangle-up", "neutral": "circle", "setback": "triangle-down"}
"""The second sign of a direction."""
VERDICT = {
    "confirmed": "#2a7159",
    "confirmed_with_precision": "#6d9c5c",
    "outdated": "#8776c4",
    "contested": "#b98418",
    "inaccurate": "#a64f24",
    "not_checkable": "#a67ba2",
}
VERDICT_PATTERN = {
    "confirmed": "",
    "confirmed_with_precision": "/",
    "outdated": "-",
    "contested": "x",
    "inaccurate": "+",
    "not_checkable": ".",
}
"""The second sign of a verdict where it fills an area."""
VERDICT_SIGN = {
    "confirmed": "●",
    "confirmed_with_precision": "◐",
    "outdated": "■",
    "contested": "▲",
    "inaccurate": "✕",
    "not_checkable": "○",
}
"""The second sign of a verdict in text."""
FAMILIES = {"position": POSITION, "method": METHOD, "track": TRACK, "answer": ANSWER, "direction": DIRECTION, "verdict": VERDICT}

BAND = {
    "color": HOLLOW,
    "line": {"color": QUIET, "width": 0.5},
    "pattern": {"shape": "\\", "fgcolor": QUIET, "fgopacity": 0.35, "size": 8, "solidity": 0.15},
}
"""The `marker` of a band where there was no vote to count."""

TEXT_FONT = "Source Sans, sans-serif"
LEGEND_LINE = 20
"""Pixels from one line of a legend to the next."""

_AXIS = {
    "gridcolor": "rgba(130,134,140,0.22)",
    "zeroline": False,
    "ticks": "",
    "automargin": True,
    "fixedrange": True,
    "ticklabelstandoff": 6,
    "title_standoff": 10,
}

TEMPLATE = go.layout.Template(
    layout={
        "font": {"family": TEXT_FONT, "size": 13},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "margin": {"l": 8, "r": 8, "t": 40, "b": 8},
        "dragmode": False,
        "hovermode": "closest",
        "hoverlabel": {"align": "left", "font": {"family": TEXT_FONT, "size": 13}},
        "legend": {
            "orientation": "h",
            "xref": "container",
            "x": 0,
            "xanchor": "left",
            "yref": "container",
            "y": 1,
            "yanchor": "top",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        "xaxis": _AXIS,
        "yaxis": _AXIS,
        "bargap": 0.25,
    }
)
"""Thin grid, no frame, no zoom, labels inside the margins, the legend on top."""


def figure(*traces: object, height: int, **layout: object) -> go.Figure:
    """A figure in the look of this project; `height` in pixels, `layout` as Plotly takes it."""
    return go.Figure(data=list(traces), layout={"template": TEMPLATE, "height": height, **layout})


def row_height(count: int, usual: int) -> int:
    """Pixels for each of some rows: `usual`, and more where the rows are few, so that the figure is the larger part of its panel."""
    return max(usual, min(2 * usual, 480 // max(1, count)))


def position_fill(position: str, *, faint: bool = False) -> dict[str, object]:
    """The `marker` of a bar, box or square that stands for a position: colour and pattern; `faint` for what is inferred."""
    colour, shape = POSITION[position], POSITION_PATTERN[position]
    if position == "not_member":
        ruled = {"shape": shape, "fgcolor": colour, "fgopacity": 0.4, "size": 6, "solidity": 0.15}
        return {"color": HOLLOW, "line": {"color": colour, "width": 1}, "pattern": ruled}
    pattern = {"shape": shape, "fillmode": "overlay", "fgcolor": ON_COLOUR, "fgopacity": 0.8, "size": 6, "solidity": 0.25}
    return {"color": colour, "opacity": 0.55 if faint else 1, "line": {"color": colour, "width": 1}, "pattern": pattern}


def legend_in_two_columns(fig: go.Figure) -> int:
    """Set the legend in two columns that fit a phone, the first half of it on the left; hands out how many pixels high it is.

    Margins are then those given: Plotly would make room beside the figure for upright legends.
    """
    column = {"orientation": "v", "xref": "container", "xanchor": "left", "yref": "container", "y": 1, "yanchor": "top"}
    fixed = {"itemclick": False, "itemdoubleclick": False}
    shown = [each for each in fig.data if each.name and each.showlegend is not False]
    lines = (len(shown) + 1) // 2
    for place, each in enumerate(shown):
        each.update(legend="legend" if place < lines else "legend2", showlegend=True)
    fig.update_layout(legend={**column, **fixed, "x": 0}, legend2={**column, **fixed, "x": 0.52}, margin_autoexpand=False)
    return LEGEND_LINE * lines + 16 if shown else 4


def with_ink(fig: go.Figure, mode: Mode) -> go.Figure:
    """The figure with its text in the colour of the light or the dark page."""
    return fig.update_layout(font_color=INK[mode], hoverlabel={"bgcolor": PAPER[mode], "bordercolor": QUIET, "font_color": INK[mode]})


def annotate(fig: go.Figure, notes: Iterable[Mapping[str, object]]) -> None:
    """Write several notes on a figure, each as `add_annotation` takes it. Added one by one, Plotly would check all that are there anew for
    each.
    """
    fig.layout.annotations = [*fig.layout.annotations, *({"showarrow": False, **note} for note in notes)]


def mark_attributes(rows: pd.DataFrame, hover_text: Callable[[pd.Series], str] | None = None, width: int = 60) -> dict[str, object]:
    """The attributes of a trace with one mark a row: in `customdata` the number of its row among all that are drawn, from 0, and its
    hover label in lines of about `width` characters, if there is `hover_text`.
    """
    ids = [int(each) for each in rows.index]
    if hover_text is None:
        return {"customdata": ids, "hoverinfo": "skip"}
    return {"customdata": ids, "hovertext": [wrap(hover_text(row), width) for _, row in rows.iterrows()], "hoverinfo": "text"}


def rows_of_mark(rows: pd.DataFrame) -> list[list[int]]:
    """The `customdata` of a trace that is one mark for all these rows: their numbers among all that are drawn, from 0."""
    return [[int(each) for each in rows.index]]


def legend_entry(name: str, marker: Mapping[str, object]) -> go.Scatter:
    """An entry of the legend that is no mark."""
    return go.Scatter(x=[None], y=[None], mode="markers", name=name, marker=marker)


def with_legend_entry(marked: go.Scatter, marker: Mapping[str, object]) -> list[go.Scatter]:
    """A trace of marks, and its entry in the legend as one of its own: Plotly's would fade with the marks."""
    return [marked.update(showlegend=False), legend_entry(marked.name, marker)]


def opacities(rows: pd.DataFrame, strength: float | Iterable[float] = 1) -> list[float]:
    """How strong the mark of each row is: `strength`, or faint where others are highlighted (the column `highlighted`, if there is one)."""
    given = [strength] * len(rows) if isinstance(strength, int | float) else [*strength]
    return [
        _faded(each, one) for each, one in zip(rows["highlighted"] if "highlighted" in rows else [True] * len(rows), given, strict=True)
    ]


def opacity(rows: pd.DataFrame, strength: float = 1) -> float:
    """How strong a mark is that stands for all these rows: `strength`, or faint where none of them is highlighted and others are."""
    return _faded("highlighted" not in rows or bool(rows["highlighted"].any()), strength)


def _faded(highlighted: bool, strength: float) -> float:
    return strength if highlighted else max(FAINT * strength, min(FAINTEST, strength / 2))


def wrap(text: str, width: int = 60) -> str:
    """Text for hover labels: escaped and broken into lines of about `width` characters."""
    lines, line = [], ""
    for word in escape_plotly(text).split():
        if line and len(line) + len(word) + 1 > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "<br>".join([*lines, line])


def escape_plotly(text: str) -> str:
    """Data as text for Plotly, which would read `<b>` or `$…$` in it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("$", "&#36;")
