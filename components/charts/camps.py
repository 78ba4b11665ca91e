"""The political prison camps: what they are called and what they were in 2014. Several charts read it."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from components.description.words import join_words
from components.drawing import theme
from data import table

TABLE = "camps"
STATUS = {
    "operating": ("Operating in 2014", "circle", "●", theme.ACCENT),
    "closed": ("Closed by 2014", "x", "✕", theme.QUIET),
    "unclear": ("Unclear in 2014", "circle-open", "○", theme.QUIET),
    "prison": ("Re-education prison", "square-open", "□", theme.QUIET),
}
"""What a place was in 2014: words, mark, letter, colour."""


def label(camp: pd.Series) -> str:
    """A camp by number and place: "Camp 14, Kaechon"."""
    place = camp["name"].split(" (")[0]
    return f"Camp {camp.number}, {place}" if camp.is_kwanliso and pd.notna(camp.number) else place


def label_by_id(camp_id: str) -> str:
    """The label of the camp with this id. Raises `data.TableError` when a table cannot be read."""
    return label(table(TABLE).set_index("camp_id").loc[camp_id])


def names(camp_ids: Iterable[str]) -> dict[str, str]:
    """The labels of the political prison camps among these ids, by number; places without a number come last.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    rows = rows[rows.camp_id.isin([*camp_ids]) & rows.is_kwanliso].sort_values(["number", "name"], na_position="last")
    return {row.camp_id: label(row) for _, row in rows.iterrows()}


def numbered(rows: pd.DataFrame) -> str:
    """Some camps in few words: "Camps 14, 15 and 16"; by its place a camp whose number is not known."""
    words = [*sorted(rows.number.dropna()), *(label(row) for _, row in rows[rows.number.isna()].iterrows())]
    return f"{'Camp' if len(words) == 1 else 'Camps'} {join_words(words)}" if words else "none"


def sentence(row: pd.Series) -> str:
    """One camp as a sentence: where it lies, when it opened and closed, what is held about it today."""
    opened = _when("opened", row.opened_from, row.opened_to) or "opening year not on record"
    closed = _when("closed", row.closed_from, row.closed_to) or "no closing year on record"
    kind = f"status in 2014: {row.status_2014}" if row.is_kwanliso else "a re-education prison, not a political prison camp"
    text = f"{label(row)} ({row.province}): {opened}, {closed}; {kind}."
    return f"{text} {row.disagreement}" if pd.notna(row.disagreement) else text


def _when(verb: str, first: object, last: object) -> str:
    if pd.isna(first):
        return ""
    return f"{verb} in {first}" if first == last else f"{verb} between {first} and {last}"


def status(row: pd.Series) -> str:
    """What a place was in 2014, or that it is no political prison camp: a key of `STATUS`."""
    return row.status_2014 if row.is_kwanliso else "prison"
