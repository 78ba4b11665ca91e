"""Tallies as bars around a line: in favour to the right of it, abstained and against to the left, absent apart at the far left.

Rows are decisions as `votes.decisions` gives them, with `at` (place on the vertical axis) and `words` (the row as a sentence).
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd
import plotly.graph_objects as go

from components.drawing import theme, vote_labels

UNITS = {"states": "States", "voting": "Share of voting", "members": "Share of members"}
AXIS = {"states": "states", "voting": "% of states voting", "members": "% of all members"}
WEAK = "°"
"""Marks a tally or manner of adoption that the sources give less surely."""
LANE = 104
"""Width in pixels of the column with the tallies in figures, right of the bars."""


TOP = 146
"""Pixels above the bars, for the key and the axis."""


def lengths(rows: pd.DataFrame, unit: str) -> pd.DataFrame:
    """The length of each row's bars, in states or in percent; `<NA>` where there is none or where it is outside the denominator.

    Columns yes, no, abstain, absent, and not_member (states not yet admitted; only for the General Assembly and its committee).
    """
    drawn = rows[["yes", "no", "abstain", "absent"]].astype("Float64")
    late = (193 - rows.members).where(rows.body.isin(["UNGA", "UNGA_C3"]) & rows.yes.notna() & (rows.members < 193))
    drawn = drawn.assign(not_member=late.astype("Float64"))
    if unit == "states":
        return drawn
    outside = ["not_member"] if unit == "members" else ["not_member", "absent"]
    drawn[outside] = pd.NA
    return drawn.mul(100 / rows[unit].astype("Float64"), axis=0)


def spans(drawn: pd.DataFrame) -> dict[str, pd.Series]:
    """Where each bar begins (left end), by position, in the order of the key."""
    gap = 0.03 * (drawn.abstain + drawn.no + drawn.yes).max()
    left = -(drawn.abstain + drawn.no)
    absent = left - gap - drawn.absent
    return {
        "yes": drawn.yes * 0,  # <NA> where there is no tally
        "abstain": -drawn.abstain,
        "no": left,
        "absent": absent,
        "not_member": absent.fillna(left) - gap - drawn.not_member,
    }


def traces(rows: pd.DataFrame, unit: str) -> list[go.Bar]:
    """One trace a position, one for what was adopted without a vote, one for figures not known; empty ones are left out."""
    drawn = lengths(rows, unit)
    starts = spans(drawn)
    low, high = extent(rows, unit)
    names = {**vote_labels.POSITION_LABELS, "not_member": "Not yet a member"}
    made = [_bar(rows, drawn[position], base, names[position], theme.position_fill(position)) for position, base in starts.items()]
    no_vote = rows.method == "without_vote"
    if no_vote.any():
        wide = pd.Series(high - low, index=rows.index, dtype="Float64").where(no_vote)
        made.append(_bar(rows, wide, wide * 0 + low, "Without a vote", theme.BAND))
    return [each for each in made if each is not None]


def extent(rows: pd.DataFrame, unit: str) -> tuple[float, float]:
    """The left and the right end of the longest bars; the same ends for the hatched bands."""
    drawn = lengths(rows, unit)
    if drawn.yes.isna().all():
        return -1.0, 1.0
    low = min(float(start.min()) for start in spans(drawn).values() if start.notna().any())
    return low, float(drawn.yes.max())


def _bar(rows: pd.DataFrame, size: pd.Series, base: pd.Series, name: str, marker: Mapping[str, object]) -> go.Bar | None:
    part = size.notna() & (size > 0)
    if not part.any():
        return None
    return go.Bar(
        orientation="h",
        y=rows.loc[part, "at"],
        x=size[part].astype(float),
        base=base[part].astype(float),
        width=0.72,
        name=name,
        marker={**marker, "opacity": theme.opacities(rows[part])},
        **theme.marks(rows[part], _words),
    )


def _words(row: pd.Series) -> str:
    return row["words"]


def figures(row: pd.Series, unit: str) -> str:
    """The tally of a row in figures, in the usual order and in the unit that is drawn: "116–20–53", "61–11–28%"."""
    if pd.isna(row.yes):
        return ""
    if unit == "states":
        return vote_labels.tally(row)
    return "–".join(f"{100 * row[each] / row[unit]:.0f}" for each in ("yes", "no", "abstain")) + "%"


def beside(row: pd.Series, unit: str) -> str:
    """What stands right of a row: its tally in figures, or why there is none."""
    told = {"without_vote": "without a vote", "no_vote_held": "no vote held"}.get(row.method) or figures(row, unit) or "not known"
    return told if row.tally_confidence == "high" else f"{told} {WEAK}"


def draw(rows: pd.DataFrame, unit: str, loud: pd.Series, left: int) -> go.Figure:
    """The bars with their tallies in figures; `loud` rows have theirs in bold; `left` pixels for the names of rows."""
    low, high = extent(rows, unit)
    pad = 0.015 * (high - low)
    drawn = theme.figure(
        *traces(rows, unit),
        *_marks(rows),
        height=int(TOP + 12 + 24 * (rows["at"].max() + 1)),
        margin={"t": TOP, "l": left, "r": LANE},
        barmode="overlay",
    )
    theme.key_in_two(drawn, 4)
    drawn.update_xaxes(title=AXIS[unit], range=[low - pad, high + pad], side="top", **_ticks(rows, unit))
    drawn.update_yaxes(range=[rows["at"].max() + 0.7, -0.9], showgrid=False)
    drawn.add_vline(x=0, line={"color": theme.QUIET, "width": 1.5})
    for (_, row), bold in zip(rows.iterrows(), loud, strict=True):
        text = beside(row, unit)
        drawn.add_annotation(
            x=1,
            xref="paper",
            xanchor="left",
            xshift=8,
            y=row["at"],
            showarrow=False,
            text=f"<b>{text}</b>" if bold else text,
            font={"size": 12},
        )
    return drawn


def head(drawn: go.Figure, y: float) -> None:
    """The head over the tallies in figures."""
    drawn.add_annotation(
        x=1, xref="paper", xanchor="right", xshift=LANE - 8, y=y, showarrow=False, text="for–against–abstained", font={"size": 12}
    )


def _marks(rows: pd.DataFrame) -> list[go.Scatter]:
    """A mark on the line where there is neither a tally nor an adoption to show."""
    unknown = (rows.method == "recorded") & rows.yes.isna()
    kinds = (("No vote held", rows.method == "no_vote_held", "x-thin-open"), ("Tally not known", unknown, "circle-open-dot"))
    made: list[go.Scatter] = []
    for name, there, symbol in kinds:
        part = rows[there]
        sign = {"symbol": symbol, "size": 10, "color": theme.QUIET, "line": {"width": 2}}
        marker = sign | {"opacity": theme.opacities(part)}
        drawn = go.Scatter(x=[0] * len(part), y=part["at"], mode="markers", name=name, marker=marker, **theme.marks(part, _words))
        made += theme.with_key(drawn, sign) if len(part) else []
    return made


def _ticks(rows: pd.DataFrame, unit: str) -> dict[str, object]:
    """Marks on both sides of the line, without a sign: the numbers left of it are states too."""
    drawn = lengths(rows, unit)
    if drawn.yes.isna().all():
        return {"showticklabels": False}
    left, right = float((drawn.abstain + drawn.no).max()), float(drawn.yes.max())
    step = next(each for each in (1, 2, 5, 10, 20, 25, 50, 100) if max(left, right) / each <= 3)
    marks = [step * each for each in range(-int(left // step), int(right // step) + 1)]
    return {"tickvals": marks, "ticktext": [str(abs(each)) for each in marks]}
