"""Who said what, and when: dated positions with the names of actors and questions, as charts and pages use them. No Streamlit here."""

from __future__ import annotations

import re

import pandas as pd

from components.description.chart import Column
from components.description.choice import Choices, Options
from components.description.words import join_words, shorten
from data import PACKAGE, cached_by_tables, dates, table

TABLE = "actor_positions"
KINDS = PACKAGE.labels("actors", "kind")
NAME = Column("name", "Actor")
QUESTION = Column("label", "Question")
SCALE = (
    "The number is our coding of the evidence beside it. Drafting, co-sponsoring, voting, speaking or ratifying counts as 2 "
    "for or against; joining a consensus "
    "without co-sponsoring as 1; an abstention or a mixed position as 0."
)


@cached_by_tables(TABLE, "actors", "position_questions", size=2)
def positions() -> pd.DataFrame:
    """Every position with the names of its actor and question, in order of time; `at` is where it is drawn on a time axis.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE).merge(table("actors")[["actor_id", "name", "kind"]], on="actor_id", how="left")
    rows = rows.merge(table("position_questions")[["question_id", "label"]], on="question_id", how="left")
    rows = rows.assign(at=dates.middle(rows.date), later=[dates.first(each) > dates.BRIEF_PUBLISHED for each in rows.date])
    return rows.sort_values(["at", "position_id"], kind="stable").reset_index(drop=True)


def signed(stance: int) -> str:
    """A place on the scale as it is written: "−2", "0", "+1"."""
    return f"{stance:+d}".replace("-", "−") if stance else "0"


def short_name(name: str) -> str:
    """An actor in at most about 40 characters: abbreviations in place of a long name that has them."""
    if len(name) <= 28:
        return name
    abbreviations = re.findall(r"\(([A-Z]{3,})\)", name)
    return join_words(abbreviations) if abbreviations else shorten(name, 48)


def sentence(row: pd.Series) -> str:
    """One position as a sentence: who, when, what, and how it is coded."""
    coded = "no stance, not on the scale" if pd.isna(row.stance) else f"{signed(row.stance)} on a scale from −2 to +2"
    source = " This is how the brief puts it." if row.basis == "brief" else ""
    doubt = f" Sources differ: {row.disagreement}" if pd.notna(row.disagreement) else ""
    return f"{row['name']}, {dates.in_words(row.date)}: {row.evidence} (“{row.label}”: {coded}.){source}{doubt}"


def questions(_before: Choices) -> Options:
    """The questions in the order of their table. Raises `data.TableError` when a table cannot be read."""
    rows = table("position_questions")
    return dict(zip(rows.question_id, rows.label, strict=True))
