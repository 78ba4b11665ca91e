"""What the Commission of Inquiry found, about whom, and what it judged crimes against humanity."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.crosswalk import NOT_A_CONVICTION, NOTICE
from components.charts.finding_marks import Kinds, matrix
from components.description.chart import Chart, Column, LabelsIn, columns
from components.description.choice import Choices, Control, Options
from components.description.words import quantity
from data import cached_by_tables, table

TABLES = ("coi_findings", "affected_groups", "violation_categories")
CLASSES = {
    "yes": "crime against humanity",
    "no": "not named in the conclusions cited",
    "other": "about procedure or gravity",
}


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


def groups(_before: Choices) -> Options:
    """The labels of the affected groups by their codes, in the order of their table.

    Raises `data.TableError` when a table cannot be read.
    """
    return table(TABLES[1]).set_index("group_id").label.to_dict()


def chapters(_before: Choices) -> Options:
    """The chapters of the report, by code. Raises `data.TableError` when a table cannot be read."""
    rows = table(TABLES[2])
    return rows[rows.level == "coi_chapter"].sort_values("position").set_index("category_id").label.to_dict()


def choices_of_finding(before: Choices) -> Options:
    """The findings that are drawn, by number and place."""
    rows = chosen(before)
    return {"": "none"} | {row.finding_id: f"{row.number}: {row.place}" for _, row in rows.iterrows()}


def figure(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """The matrix of the chosen findings."""
    return matrix(rows, choices, Kinds(groups({}), chapters({}), CLASSES), sentence)


def sentence(row: pd.Series) -> str:
    """One finding with the paragraph where it stands and its class."""
    match row.judged:
        case "yes":
            basis = row.basis if pd.notna(row.basis) else "the paragraph is not known here"
            judged = f"Named in the conclusion on crimes against humanity: {basis}."
        case "no":
            judged = "Not named in the conclusions cited on crimes against humanity, though they may rest on it; not a lesser wrong."
        case _:
            judged = "About procedure or gravity, so neither in nor out of that class."
    return f"Finding {row.number} ({row.place}): {row.finding} Reported in {row.coi_paragraphs}. {judged}"


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """The chosen finding in full, or how many were judged crimes against humanity."""
    one = rows[rows.finding_id == choices["finding"]]
    if not one.empty:
        return sentence(one.iloc[0])
    judged, unnamed, other = (int((rows.judged == each).sum()) for each in ("yes", "no", "other"))
    rest = [f"{unnamed} {'is' if unnamed == 1 else 'are'} not named in the conclusions cited"] if unnamed else []
    rest += [f"{other} {'concerns' if other == 1 else 'concern'} procedure or gravity"] if other else []
    return (
        f"Of {quantity(len(rows), 'finding')} shown from the Commission of Inquiry’s report of February 2014, its conclusions put "
        f"{judged or 'none'} among crimes against humanity{'; ' if rest else ''}{', and '.join(rest)}."
    )


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """The class of the chosen finding, or how many of those drawn are among crimes against humanity."""
    one = rows[rows.finding_id == choices["finding"]]
    if not one.empty:
        said = {"yes": "is among the", "no": "is not named in the conclusions on", "other": "is about procedure or gravity"}[
            one.judged.iloc[0]
        ]
        return f"Finding {one.number.iloc[0]} {said}{'' if one.judged.iloc[0] == 'other' else ' crimes against humanity'}"
    judged = int((rows.judged == "yes").sum())
    if len(rows) == 1:
        said = "put this one finding among" if judged else "does not name this one finding among"
        return f"The Commission {said} crimes against humanity"
    if judged == len(rows):
        return f"The Commission put {'both' if judged == 2 else f'all {judged}'} findings among crimes against humanity"
    return f"The Commission put {judged or 'none'} of {len(rows)} findings among crimes against humanity"


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, by what, and how many marks a finding has."""
    return (
        f"Findings of the Commission of Inquiry, 2014, by group affected and chapter of the report. {quantity(len(rows), 'finding')}; "
        "one about several groups has a mark in each."
    )


def record_today() -> str:
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
        Control("finding", "Read one finding", "one", choices_of_finding, help="Its sentence and its paragraphs appear above the chart."),
    ),
    rows=chosen,
    columns=(
        *columns(TABLES[0], "finding_id"),
        Column("place", "Chapter or section"),
        *columns(TABLES[0], "finding"),
        Column("affected_groups", "Groups affected", labels=LabelsIn(TABLES[1], "group_id", "label"), type="list"),
        *columns(TABLES[0], "crimes_against_humanity", "basis", "coi_paragraphs", "confidence"),
    ),
    figure=figure,
    finding=finding,
    short_title="the findings",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="finding_group",
    sentence=sentence,
    row_citation_keys=((TABLES[0], "finding_id"),),
    caveat="The Commission found reasonable grounds, nobody has been convicted, and North Korea rejects the findings.",
    notes=(
        NOT_A_CONVICTION,
        "A filled square is a finding that the Commission’s conclusions (paragraphs 75–79 and the chapter on crimes) name; "
        "the basis is in the table and in each sentence. A hollow one is a "
        "violation that they do not name, though they may rest on it, as paragraph 78 does on those about food; not a lesser wrong. "
        "A cross is about procedure or gravity.",
        "The sentences are in this project’s words. A finding about several groups has a mark in the line of each, so marks "
        "do not add up to findings, and neither counts victims.",
        "The figures in the sentences are the Commission’s estimates; they overlap in time and kind and must not be added.",
    ),
    excerpts=("rejection",),
    notice=NOTICE,
)
