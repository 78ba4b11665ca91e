"""From the words of the brief to the acts in law and to the chapters of the Commission of Inquiry's report."""

from __future__ import annotations

import pandas as pd

from components.charts.crosswalk_figure import figure
from components.charts.crosswalk_links import CONCLUSIONS, TABLES, charge_label, ids, links, names, sentence
from components.description.chart import Chart, Column, columns
from components.description.choice import Choices, Control
from components.description.words import escape_markdown, join_words

NOTICE = "The words below name crimes and violence against people."
NOT_A_CONVICTION = (
    "The Commission of Inquiry found reasonable grounds; it is no court, and nobody has been convicted. North Korea rejects the "
    "report and its findings."
)


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many of the acts in the Commission's list the brief names, and which it leaves out."""
    reached, left_out = _reached(rows)
    return (
        f"The Commission of Inquiry’s list of February 2014 has {reached + len(left_out)} of the {len(ids('rome_act'))} acts "
        "of Article 7(1) of the Rome Statute; the brief’s words "
        f"reach {reached}. They leave out {join_words(left_out)}, the last a case of “other inhumane acts” (A/HRC/25/63, paragraph 76)."
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many of the acts in the Commission's list the brief names."""
    reached, left_out = _reached(rows)
    return f"The brief names {reached} of the {reached + len(left_out)} crimes in the Commission’s list"


def _reached(rows: pd.DataFrame) -> tuple[int, list[str]]:
    """How many acts in the Commission's list the brief's words reach, and the names of those that it leaves out."""
    reached = rows["at"][(rows.relation == "charged_as") & (rows.strength == "explicit")].nunique()
    return reached, [charge_label(each).lower() for each in names(rows) if each.startswith("RS")]


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, and how dashed signs are read."""
    return (
        "The brief’s words beside the acts in the Rome Statute and the chapters of the Commission’s report, 2014. "
        f"{len(rows)} links; dashed ones are our reading."
    )


def record_today() -> str:
    """What the Commission's list has beyond the brief's. Raises `data.TableError` when a table cannot be read."""
    _, left_out = _reached(links({}))
    said = join_words(f"**{escape_markdown(each)}**" for each in left_out)
    return (
        f"The Commission’s list of 2014 has {said} as well. It found reasonable grounds; nobody has been convicted, and North "
        "Korea rejects the findings."
    )


def _rows_for_excerpt(rows: pd.DataFrame, excerpt: str) -> pd.Series:
    """The charges of the brief; for its sentence on crimes against humanity the acts in the Commission's list and the words that state
    them.
    """
    listed = (rows.relation == "charged_as") & (rows.strength == "explicit") | (rows.to_id == CONCLUSIONS)
    return rows.in_brief & (excerpt == "charges") | listed & (excerpt == "inquiry")


CROSSWALK = Chart(
    id="charges-and-law",
    page="violations",
    title="What do the brief’s words mean in law, and where did the Commission of Inquiry report them?",
    tables=TABLES,
    controls=(Control("crosswalk_as", "Drawn as", "one", {"matrix": "matrix", "flows": "flows"}),),
    rows=links,
    columns=(
        Column("from_label", "Word or act"),
        *columns(TABLES[1], "relation"),
        Column("to_label", "Act, chapter or section"),
        *columns(TABLES[1], "strength", "note"),
        Column("from_id", "From (code)"),
        Column("to_id", "To (code)"),
    ),
    figure=figure,
    finding=finding,
    short_title="in law",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="crosswalk_as",
    sentence=sentence,
    row_citation_keys=((TABLES[1], "link_id"),),
    caveat="These are legal classes, not counts; the Commission found reasonable grounds, nobody has been convicted, and North "
    "Korea rejects the findings.",
    notes=(
        NOT_A_CONVICTION,
        "These are legal classes, not counts: every cell, box and line has the same size, whatever the number of victims.",
        "Filled cells and solid lines: the source uses the same term or reports it there. Dashed ones are this project’s "
        "reading. Links to a section of the report are drawn at its chapter.",
        "The last chapter of the report holds the list of crimes itself (paragraph 76) and is not drawn as a row. The four "
        "grounds of persecution that the brief names – political, "
        "religious, racial, gender – all belong to the act of persecution; they are in the table on the data page.",
    ),
    excerpts=("charges", "inquiry"),
    rows_for_excerpt=_rows_for_excerpt,
    notice=NOTICE,
)
