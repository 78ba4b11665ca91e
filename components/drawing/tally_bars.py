"""Tallies as bars around a line: in favour to the right of it, abstained and against to the left, absent apart at the far left.

Rows are decisions as `votes.decisions` gives them, with `at` (place on the vertical axis), `words` (the row as a sentence) and `day`
(its date in words). Decisions without a vote that share a place are one band.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from components.description.words import join_words
from components.drawing import theme, vote_labels
from data.tallies import TALLY

UNITS = {"states": "States", "voting": "Share of voting", "members": "Share of members"}
AXIS = {"states": "states", "voting": "% of states voting", "members": "% of all members"}
LESS_SURE = "°"
"""Marks a tally or manner of adoption that the sources give less surely."""
TALLY_WIDTH = 104
"""Width in pixels of the column with the tallies in figures, right of the bars."""

DRAWN_COLUMNS = ("at", "words", "day", "highlighted", "method", "body", "members", "voting", "tally_confidence", *TALLY.values())
"""The columns that are drawn. Rows are taken apart bar by bar, which takes the longer the more columns there are."""

AXIS_ROOM = 50
"""Pixels between the legend and the bars, for the axis."""


def lengths(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The length of each row's bars, in states or in percent; `<NA>` where there is none or where it is outside the denominator.

    Columns in_favour, against, abstain, absent, and not_member (states not yet admitted; only for the General Assembly and its committee).
    """
    bars = rows[[*TALLY.values()]].set_axis([*TALLY], axis=1).astype("Float64")
    late = (193 - rows.members).where(rows.body.isin(["UNGA", "UNGA_C3"]) & rows.yes.notna() & (rows.members < 193))
    bars = bars.assign(not_member=late.astype("Float64"))
    if unit == "states":
        return bars
    outside = ["not_member"] if unit == "members" else ["not_member", "absent"]
    bars[outside] = pd.NA
    return bars.mul(100 / rows[unit].astype("Float64"), axis=0)


def starts_of_bars(bars: pd.DataFrame) -> dict[str, pd.Series]:
    """Where each bar begins (left end), by position, in the order of the legend."""
    gap = 0.03 * (bars.abstain + bars.against + bars.in_favour).max()
    left = -(bars.abstain + bars.against)
    absent = left - gap - bars.absent
    return {
        "in_favour": bars.in_favour * 0,  # <NA> where there is no tally
        "abstain": -bars.abstain,
        "against": left,
        "absent": absent,
        "not_member": absent.fillna(left) - gap - bars.not_member,
    }


def traces(rows: pd.DataFrame, bars: pd.DataFrame, low: float, high: float) -> list[go.Bar]:
    """One trace a position, as long as its `lengths`, one for what was adopted without a vote; empty ones are left out."""
    starts = starts_of_bars(bars)
    names = {**vote_labels.POSITION_LABELS, "not_member": "Not yet a member"}
    made = [_bar(rows, bars[position], base, names[position], theme.position_fill(position)) for position, base in starts.items()]
    no_vote = rows[rows.method == "without_vote"]
    return [*(each for each in made if each is not None), *([_bands(no_vote, low, high)] if len(no_vote) else ())]


def _bands(rows: pd.DataFrame, low: float, high: float) -> go.Bar:
    """A band from end to end at each place with decisions without a vote, for all of them that share it; what it is stands beside it."""
    parts = [part for _, part in rows.groupby("at")]
    return go.Bar(
        orientation="h",
        y=[part["at"].iloc[0] for part in parts],
        x=[high - low] * len(parts),
        base=[low] * len(parts),
        width=0.72,
        name="Without a vote",
        showlegend=False,
        marker={**theme.BAND, "opacity": [theme.opacity(part) for part in parts]},
        customdata=[[int(each) for each in part.index] for part in parts],
        hovertext=[theme.wrap(_together(part)) for part in parts],
        hoverinfo="text",
    )


def _together(part: pd.DataFrame) -> str:
    """What the label of a band says: the one decision, or how many there are and their days."""
    return part.words.iloc[0] if len(part) == 1 else f"{len(part)} texts adopted without a vote: {join_words(part.day)}."


def ends_of_axis(bars: pd.DataFrame) -> tuple[float, float]:
    """The left and the right end of the longest bars, given their `lengths`; the same ends for the hatched bands."""
    if bars.in_favour.isna().all():
        return -1.0, 1.0
    low = min(float(start.min()) for start in starts_of_bars(bars).values() if start.notna().any())
    return low, float(bars.in_favour.max())


def _bar(rows: pd.DataFrame, size: pd.Series, base: pd.Series, name: str, marker: Mapping[str, object]) -> go.Bar | None:
    part = size.notna() & (size > 0)
    if not part.any():
        return None
    with_bar = rows.loc[part]
    return go.Bar(
        orientation="h",
        y=with_bar["at"],
        x=size[part].astype(float),
        base=base[part].astype(float),
        width=0.72,
        name=name,
        marker={**marker, "opacity": theme.opacities(with_bar)},
        **theme.mark_attributes(with_bar, _words),
    )


def _words(row: pd.Series) -> str:
    return row["words"]


def tally_in_figures(row: pd.Series, unit: str) -> str:
    """The tally of a row in figures, in the usual order and in the unit that is drawn: "116–20–53", "61–11–28%"."""
    if pd.isna(row.yes):
        return ""
    if unit == "states":
        return vote_labels.tally(row)
    return "–".join(f"{100 * row[each] / row[unit]:.0f}" for each in ("yes", "no", "abstain")) + "%"


def text_beside(row: pd.Series, unit: str) -> str:
    """What stands right of a row: its tally in figures, or why there is none."""
    told = {"without_vote": "without a vote", "no_vote_held": "no vote held"}.get(row.method) or tally_in_figures(row, unit) or "not known"
    return told if row.tally_confidence == "high" else f"{told} {LESS_SURE}"


def _together_beside(told: list[str]) -> str:
    """What stands right of a place: the tally of its one row, or how many decisions without a vote are one band."""
    weak = f" {LESS_SURE}" if any(each.endswith(LESS_SURE) for each in told) else ""
    return told[0] if len(told) == 1 else f"{len(told)} without a vote{weak}"


def draw(rows: pd.DataFrame, unit: str, in_bold: pd.Series, left: int) -> go.Figure:
    """The bars with their tallies in figures; `in_bold` rows have theirs in bold; `left` pixels for the names of rows."""
    rows = rows[[each for each in DRAWN_COLUMNS if each in rows]]
    long = lengths(rows, unit)
    low, high = ends_of_axis(long)
    pad = 0.015 * (high - low)
    fig = theme.figure(
        *traces(rows, long, low, high),
        *_marks(rows),
        height=int(12 + 32 * (rows["at"].max() + 1)),
        barmode="overlay",
    )
    top = theme.legend_in_two_columns(fig) + AXIS_ROOM
    fig.update_layout(height=fig.layout.height + top, margin={"t": top, "l": left, "r": TALLY_WIDTH})
    fig.update_xaxes(title=AXIS[unit], range=[low - pad, high + pad], side="top", **_ticks(long))
    fig.update_yaxes(range=[rows["at"].max() + 0.7, -0.9], showgrid=False)
    fig.add_vline(x=0, line={"color": theme.QUIET, "width": 1.5})
    place = {"x": 1, "xref": "paper", "xanchor": "left", "xshift": 8, "font": {"size": 12}}
    told, bold = [text_beside(row, unit) for _, row in rows.iterrows()], in_bold.tolist()
    notes = []
    for at, these in sorted(rows.groupby("at").indices.items()):
        text = _together_beside([told[each] for each in these])
        notes.append({**place, "y": at, "text": f"<b>{text}</b>" if any(bold[each] for each in these) else text})
    theme.annotate(fig, notes)
    return fig


def tally_heading(y: float) -> dict[str, object]:
    """The head over the tallies in figures, as `theme.annotate` takes it."""
    return {
        "x": 1,
        "xref": "paper",
        "xanchor": "right",
        "xshift": TALLY_WIDTH - 8,
        "y": y,
        "text": "for–against–abstained",
        "font": {"size": 12},
    }


def _marks(rows: pd.DataFrame) -> list[go.Scatter]:
    """A mark on the line where there is neither a tally nor an adoption to show; what it is stands beside the row."""
    unknown = (rows.method == "recorded") & rows.yes.isna()
    kinds = (("No vote held", rows.method == "no_vote_held", "x-thin-open"), ("Tally not known", unknown, "circle-open-dot"))
    made: list[go.Scatter] = []
    for name, there, symbol in kinds:
        part = rows[there]
        sign = {"symbol": symbol, "size": 10, "color": theme.QUIET, "line": {"width": 2}}
        marker = sign | {"opacity": theme.opacities(part)}
        if len(part):
            told = theme.mark_attributes(part, _words)
            made.append(go.Scatter(x=[0] * len(part), y=part["at"], mode="markers", name=name, marker=marker, showlegend=False, **told))
    return made


def _ticks(bars: pd.DataFrame) -> dict[str, object]:
    """Marks on both sides of the line, without a sign: the numbers left of it are states too."""
    if bars.in_favour.isna().all():
        return {"showticklabels": False}
    left, right = float((bars.abstain + bars.against).max()), float(bars.in_favour.max())
    step = next(each for each in (1, 2, 5, 10, 20, 25, 50, 100) if max(left, right) / each <= 3)
    marks = [step * each for each in range(-int(left // step), int(right // step) + 1)]
    return {"tickvals": marks, "ticktext": [str(abs(each)) for each in marks]}
