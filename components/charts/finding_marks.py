"""The findings of the Commission of Inquiry as a matrix: groups as lines, chapters as columns, a mark a finding."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pandas as pd
import plotly.graph_objects as go

from components.description.choice import Choices
from components.drawing import theme

MARKS = {"yes": ("square", theme.ACCENT), "no": ("square-open", theme.QUIET), "other": ("x-thin-open", theme.QUIET)}
SHORT = {
    "CA-A": "A Thought, religion",
    "CA-B": "B Discrimination",
    "CA-C": "C Movement",
    "CA-D": "D Food",
    "CA-E": "E Detention, camps",
    "CA-F": "F Abductions",
    "CA-G": "G Conclusions",
}
SHORT_GROUPS = {
    "general_population": "General population",
    "prisoners": "Other prisoners",
    "repatriated_persons": "People sent back",
    "families_of_the_accused": "Families of the accused",
    "families_of_the_disappeared": "Families of disappeared",
    "separated_families": "Separated families",
    "persons_with_disabilities": "People with disabilities",
    "abductees": "Abducted people",
}
IN_A_LINE = 3
"""How many marks stand beside each other in a cell."""


@dataclass(frozen=True)
class Kinds:
    """The labels by code, in the order of their tables: groups, chapters, and classes of findings."""

    groups: Mapping[str, str]
    chapters: Mapping[str, str]
    classes: Mapping[str, str]


def marks(rows: pd.DataFrame, choices: Choices) -> pd.DataFrame:
    """One row for each finding and group, with its place within the cell of the matrix; `row` is the place of the finding among those
    drawn.
    """
    each = rows.explode("affected_groups").rename(columns={"affected_groups": "group"})
    if choices["finding_group"]:
        each = each[each.group.isin(choices["finding_group"])]
    each = each.sort_values(
        ["group", "chapter", "judged", "number"],
        key=lambda cells: cells.map({"yes": 0, "no": 1, "other": 2}).fillna(cells) if cells.name == "judged" else cells,
    )
    nth = each.groupby(["group", "chapter"]).cumcount()
    size = each.groupby(["group", "chapter"])["group"].transform("size")
    return each.assign(across=nth % IN_A_LINE, down=nth // IN_A_LINE, lines=(size - 1) // IN_A_LINE + 1).reset_index(names="row")


def matrix(rows: pd.DataFrame, choices: Choices, kinds: Kinds, hover_text: Callable[[pd.Series], str]) -> go.Figure:
    """Groups as lines, chapters as columns; a mark of one size for each finding; `hover_text` makes the hover label of a row."""
    marked = marks(rows, choices)
    order = [each for each in kinds.groups if each in set(marked.group)]
    columns_ = [each for each in kinds.chapters if each in set(rows.chapter)]
    floors, floor = _floors(marked, order)
    marked["x"] = marked.chapter.map(columns_.index) + (marked.across - 1) * 0.3
    marked["y"] = (
        marked.group.map({group: (top + bottom) / 2 for group, (top, bottom) in floors.items()}) + marked.down - (marked.lines - 1) / 2
    )
    picture = theme.figure(height=int(200 + 15 * floor), margin_t=196)
    for judged, label in kinds.classes.items():
        picture.add_trace(_trace(marked[marked.judged == judged], judged, choices["finding"], hover_text))
        picture.add_trace(theme.legend_entry(label, _sign(judged) | {"size": 8}))
    across = [{"xref": "x domain", "x0": 0, "x1": 1, "y0": top - 0.5, "y1": top - 0.5} for top, _ in [*floors.values()][1:]]
    down = [{"yref": "y domain", "y0": 0, "y1": 1, "x0": place - 0.5, "x1": place - 0.5} for place in range(1, len(columns_))]
    picture.layout.shapes = [{"type": "line", "line": {"color": theme.QUIET, "width": 0.5}, **each} for each in (*across, *down)]
    picture.update_yaxes(
        tickvals=[(top + bottom) / 2 for top, bottom in floors.values()],
        ticktext=[theme.wrap(SHORT_GROUPS.get(each, kinds.groups[each]), 13) for each in order],
        range=[floor - 0.5, -0.5],
        showgrid=False,
    )
    picture.update_xaxes(
        tickvals=[*range(len(columns_))],
        ticktext=[SHORT[each] for each in columns_],
        tickangle=-90,
        side="top",
        range=[-0.55, len(columns_) - 0.45],
        showgrid=False,
    )
    return picture


def _floors(marked: pd.DataFrame, order: list[str]) -> tuple[dict[str, tuple[float, float]], float]:
    """First and last line of each group from the top, and how many lines there are in all."""
    floors, floor = {}, 0.0
    for group in order:
        lines = max(2.5, marked.lines[marked.group == group].max() + 0.7)
        floors[group] = (floor, floor + lines - 1)
        floor += lines
    return floors, floor


def _trace(part: pd.DataFrame, judged: str, selected: str, hover_text: Callable[[pd.Series], str]) -> go.Scatter:
    return go.Scatter(
        x=part.x,
        y=part.y,
        mode="markers",
        name=judged,
        showlegend=False,
        marker=_sign(judged)
        | {
            "size": [13 if each == selected else 8 for each in part.finding_id],
            "opacity": theme.opacities(part, [1 if selected in ("", each) else theme.FAINT for each in part.finding_id]),
        },
        **theme.mark_attributes(part.set_index("row"), hover_text),
    )


def _sign(judged: str) -> dict[str, object]:
    symbol, colour = MARKS[judged]
    return {"symbol": symbol, "color": colour, "line": {"width": 1.3, "color": colour}}
