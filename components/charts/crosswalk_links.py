"""The links from words to acts in law and to chapters of the report: rows, names, and what each says."""

from __future__ import annotations

import pandas as pd

from components.description.choice import Choices
from components.description.words import shorten
from data import PACKAGE, table

TABLES = ("violation_categories", "category_links")
STRENGTH = PACKAGE.labels(TABLES[1], "strength")
CONCLUSIONS = "CA-G"
"""The chapter that holds the Commission's own list of crimes (paragraph 76)."""
SHORT = {
    "BC-09": "Political imprisonment",
    "RS-7-1-d": "(d) forcible transfer",
    "RS-7-1-e": "(e) imprisonment",
    "RS-7-1-g": "(g) sexual violence",
    "RS-7-1-i": "(i) disappearance",
    "CA-A": "A Thought and religion",
    "CA-B": "B Discrimination",
    "CA-C": "C Movement",
    "CA-D": "D Food",
    "CA-E": "E Detention and camps",
    "CA-F": "F Abductions",
}
WORDS = {"RS-7-1-k": "Causing starvation"}
"""What the Commission puts under an act that says little by its name."""


def links(_choices: Choices) -> pd.DataFrame:
    """The links of the brief's ten charges and of the acts that it leaves out, each with the act or chapter at which it is drawn.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLES[1])
    listed = rows.from_id[(rows.to_id == CONCLUSIONS) & rows.from_id.isin(ids("rome_act"))]
    left_out = [each for each in ids("rome_act") if each in set(listed) and not _category(each).in_brief]
    rows = rows[rows.from_id.isin(ids("brief_charge") + left_out)]
    rows = rows.assign(
        link_id=rows.from_id + "/" + rows.to_id,
        from_label=rows.from_id.map(_label),
        to_label=rows.to_id.map(_label),
        in_brief=~rows.from_id.isin(left_out),
        at=[_place_in_matrix(row.from_id, row.to_id) for row in rows.itertuples()],
    )
    order = {each: place for place, each in enumerate(names(rows))}
    return rows.sort_values(["from_id", "to_id"], key=lambda cells: cells.map(order).fillna(99), kind="stable").reset_index(drop=True)


def ids(level: str) -> list[str]:
    """The categories of one level in their order. Raises `data.TableError` when the table cannot be read."""
    rows = table(TABLES[0])
    return [*rows[rows.level == level].sort_values("position").category_id]


def _category(each: str) -> pd.Series:
    return table(TABLES[0]).set_index("category_id").loc[each]


def _label(each: str) -> str:
    return _category(each).label


def _place_in_matrix(start: str, end: str) -> str:
    """The chapter of a section, the act itself for its place in the Commission's list, otherwise the end of the link."""
    if end == CONCLUSIONS:
        return start
    parent = _category(end).parent_id
    return end if pd.isna(parent) else parent


def names(rows: pd.DataFrame) -> list[str]:
    """Charges and acts left out, in the order of the acts that they belong to."""
    first = rows.assign(act=rows["at"].where(rows["at"].str.startswith("RS"))).groupby("from_id")["act"].min()
    charges = ids("brief_charge")
    return sorted(first.index, key=lambda each: (first[each], charges.index(each) if each in charges else 99))


def short(each: str) -> str:
    """A name that fits beside a row or in a box."""
    return SHORT.get(each) or shorten(_label(each).removeprefix("Article 7(1)").replace("):", ")"))


def charge_label(each: str) -> str:
    """A charge under its name, an act left out as a word among the charges."""
    word = WORDS.get(each) or short(each)
    return word[4:].capitalize() if word.startswith("(") else word


def sentence(row: pd.Series) -> str:
    """One link as a sentence: the two categories that it joins, and on what ground."""
    note = f" {row.note}" if pd.notna(row.note) else ""
    word = row.from_label
    if row.to_id == CONCLUSIONS:
        return f"{word} – not among the brief’s charges.{note}"
    said = f"“{word}” in the brief" if row.in_brief else f"{word} – not among the brief’s charges –"
    joins = "is charged as" if row.relation == "charged_as" else "is found in"
    return f"{said} {joins} “{row.to_label}” ({STRENGTH[row.strength].lower()}).{note}"


def cells(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a cell: explicit where any of its links is, with the sentences of all of them; `links` are its rows."""
    said = rows.assign(said=[sentence(row) for _, row in rows.iterrows()], inferred=rows.strength == "inferred")
    by = said.groupby(["from_id", "at"], sort=False)
    found = by.agg(inferred=("inferred", "all"), in_brief=("in_brief", "all"), said=("said", " ".join))
    return found.assign(links=[part for _, part in by]).reset_index()
