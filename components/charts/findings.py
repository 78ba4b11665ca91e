"""What the Commission of Inquiry found, about whom, and what it judged crimes against humanity."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.crosswalk import NOT_A_CONVICTION, NOTICE
from components.description.chart import Chart, Column, columns
from components.description.choice import Choices, Control, Options
from components.description.words import quantity
from components.drawing import theme
from data import cached_by_tables, table

TABLES = ("coi_findings", "affected_groups", "violation_categories")
CLASSES = {
    "yes": "crime against humanity",
    "no": "violation outside that class",
    "other": "about procedure or gravity",
}
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


@cached_by_tables(*TABLES, size=2)
def findings() -> pd.DataFrame:
    """All findings with their chapter, the section where there is one, and their class.

    Raises `data.TableError` when a table cannot be read.
    """
    places = table(TABLES[2]).set_index("category_id")
    rows = table(TABLES[0])
    parent = rows.chapter_id.map(places.parent_id)
    return rows.assign(
        chapter=parent.fillna(rows.chapter_id),
        place=rows.chapter_id.map(places.label),
        number=rows.finding_id.str.removeprefix("CF-").astype(int),
        judged=rows.crimes_against_humanity.map({True: "yes", False: "no"}).fillna("other").astype(str),
    )


def chosen(choices: Choices) -> pd.DataFrame:
    """The findings of the chosen groups and chapters, one row each."""
    rows = findings()
    if choices["finding_chapter"]:
        rows = rows[rows.chapter.isin(choices["finding_chapter"])]
    if choices["finding_group"]:
        wanted = set(choices["finding_group"])
        rows = rows[[bool(wanted & set(each)) for each in rows.affected_groups]]
    return rows.sort_values(["chapter", "number"], kind="stable").reset_index(drop=True)


def groups(_made: Choices) -> Options:
    """The labels of the affected groups by their codes, in the order of their table.

    Raises `data.TableError` when a table cannot be read.
    """
    return table(TABLES[1]).set_index("group_id").label.to_dict()


def chapters(_made: Choices) -> Options:
    """The chapters of the report, by code. Raises `data.TableError` when a table cannot be read."""
    rows = table(TABLES[2])
    return rows[rows.level == "coi_chapter"].sort_values("position").set_index("category_id").label.to_dict()


def single(made: Choices) -> Options:
    """The findings that are drawn, by number and place."""
    rows = chosen(made)
    return {"": "none"} | {row.finding_id: f"{row.number}: {row.place}" for _, row in rows.iterrows()}


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


def matrix(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """Groups as lines, chapters as columns; a mark of one size for each finding."""
    drawn = marks(rows, choices)
    order = [each for each in groups({}) if each in set(drawn.group)]
    columns_ = [each for each in chapters({}) if each in set(rows.chapter)]
    floors, floor = _floors(drawn, order)
    x = drawn.chapter.map(columns_.index) + (drawn.across - 1) * 0.3
    y = drawn.group.map({group: (top + bottom) / 2 for group, (top, bottom) in floors.items()}) + drawn.down - (drawn.lines - 1) / 2
    picture = theme.figure(height=int(200 + 15 * floor), margin_t=196)
    for judged, label in CLASSES.items():
        part = drawn.judged == judged
        picture.add_trace(_trace(drawn[part], x[part], y[part], judged, choices["finding"]))
        picture.add_trace(theme.key(label, _sign(judged) | {"size": 8}))
    for top, _ in [*floors.values()][1:]:
        picture.add_hline(y=top - 0.5, line={"color": theme.QUIET, "width": 0.5})
    for place in range(1, len(columns_)):
        picture.add_vline(x=place - 0.5, line={"color": theme.QUIET, "width": 0.5})
    picture.update_yaxes(
        tickvals=[(top + bottom) / 2 for top, bottom in floors.values()],
        ticktext=[theme.wrap(SHORT_GROUPS.get(each, groups({})[each]), 13) for each in order],
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


def _floors(drawn: pd.DataFrame, order: list[str]) -> tuple[dict[str, tuple[float, float]], float]:
    """First and last line of each group from the top, and how many lines there are in all."""
    floors, floor = {}, 0.0
    for group in order:
        lines = max(2.5, drawn.lines[drawn.group == group].max() + 0.7)
        floors[group] = (floor, floor + lines - 1)
        floor += lines
    return floors, floor


def _trace(part: pd.DataFrame, x: pd.Series, y: pd.Series, judged: str, selected: str) -> go.Scatter:
    return go.Scatter(
        x=x,
        y=y,
        mode="markers",
        name=judged,
        showlegend=False,
        marker=_sign(judged)
        | {
            "size": [13 if each == selected else 8 for each in part.finding_id],
            "opacity": theme.opacities(part, [1 if selected in ("", each) else theme.FAINT for each in part.finding_id]),
        },
        **theme.marks(part.set_index("row"), sentence),
    )


def _sign(judged: str) -> dict[str, object]:
    symbol, colour = MARKS[judged]
    return {"symbol": symbol, "color": colour, "line": {"width": 1.3, "color": colour}}


def sentence(row: pd.Series) -> str:
    """One finding with the paragraph where it stands and its class."""
    match row.judged:
        case "yes":
            basis = row.basis if pd.notna(row.basis) else "the paragraph is not known here"
            judged = f"Covered by the conclusion on crimes against humanity: {basis}."
        case "no":
            judged = "Not covered by the conclusion on crimes against humanity, which does not make it a lesser wrong."
        case _:
            judged = "About procedure or gravity, so neither in nor out of that class."
    return f"Finding {row.number} ({row.place}): {row.finding} Reported in {row.coi_paragraphs}. {judged}"


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """The chosen finding in full, or how many were judged crimes against humanity."""
    one = rows[rows.finding_id == choices["finding"]]
    if not one.empty:
        return sentence(one.iloc[0])
    counts = rows.judged.value_counts()
    return (
        f"Of {len(rows)} finding{'s' if len(rows) > 1 else ''} shown from the Commission of Inquiry’s report of February "
        f"2014, its conclusions put {counts.get('yes', 0)} among crimes "
        f"against humanity; violations outside that class: {counts.get('no', 0)}; about procedure or gravity: {counts.get('other', 0)}."
    )


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """The class of the chosen finding, or how many of those drawn are among crimes against humanity."""
    one = rows[rows.finding_id == choices["finding"]]
    if not one.empty:
        said = {"yes": "is among the", "no": "lies outside the class of", "other": "is about procedure or gravity"}[one.judged.iloc[0]]
        return f"Finding {one.number.iloc[0]} {said}{'' if one.judged.iloc[0] == 'other' else ' crimes against humanity'}"
    judged = int((rows.judged == "yes").sum())
    if len(rows) == 1:
        return f"The Commission put this one finding {'among' if judged else 'outside'} crimes against humanity"
    if judged == len(rows):
        return f"The Commission put {'both' if judged == 2 else f'all {judged}'} findings among crimes against humanity"
    return f"The Commission put {judged or 'none'} of {len(rows)} findings among crimes against humanity"


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, by what, and how many marks a finding has."""
    return (
        f"Findings of the Commission of Inquiry, 2014, by group affected and chapter of the report. {quantity(len(rows), 'finding')}; "
        "one about several groups has a mark in each."
    )


def today() -> str:
    """How many findings stand, and how many of them the conclusions put among crimes against humanity.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = findings()
    return (
        f"Of the **{len(rows)}** findings here the Commission put **{(rows.judged == 'yes').sum()}** among crimes against humanity. "
        "Nobody has been convicted, and North Korea rejects the findings."
    )


FINDINGS = Chart(
    id="findings",
    page="violations",
    title="What did the Commission of Inquiry find, and about whom?",
    tables=TABLES,
    controls=(
        Control("finding_group", "Group affected", "many", groups),
        Control("finding_chapter", "Chapter", "many", chapters),
        Control("finding", "Read one finding", "one", single, help="Its sentence and its paragraphs appear above the chart."),
    ),
    rows=chosen,
    columns=(
        *columns(TABLES[0], "finding_id"),
        Column("place", "Chapter or section"),
        *columns(TABLES[0], "finding", "affected_groups", "crimes_against_humanity", "basis", "coi_paragraphs", "confidence"),
    ),
    figure=matrix,
    finding=finding,
    place="the findings",
    headline=headline,
    measure=measure,
    today=today,
    main_control="finding_group",
    sentence=sentence,
    record=((TABLES[0], "finding_id"),),
    caveat="The Commission found reasonable grounds, nobody has been convicted, and North Korea rejects the findings.",
    notes=(
        NOT_A_CONVICTION,
        "A filled square is a finding that the Commission’s conclusions (paragraphs 75–79 and the chapter on crimes) cover; "
        "the basis is in the table and in each sentence. A hollow one is a "
        "violation that they do not cover, not a lesser wrong. A cross is about procedure or gravity.",
        "The sentences are in this project’s words. A finding about several groups has a mark in the line of each, so marks "
        "do not add up to findings, and neither counts victims.",
        "The figures in the sentences are the Commission’s estimates; they overlap in time and kind and must not be added.",
    ),
    excerpts=("rejection",),
    notice=NOTICE,
)
