"""Tables as readers see them: labels for codes, names beside keys, what each column means."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from components.content import addresses
from components.content.source_register import SOURCE_TABLES, to_send
from components.content.text_match import TextIndex, row_texts, rows_with_words
from components.description.chart import columns
from components.description.choice import Choices, Control, Options
from components.description.words import escape_markdown
from data import PACKAGE, Field, Table, TableError, cached_by_tables, table

NAMES = ("name", "label", "term", "title")
"""The columns that name a row to readers; the first that a table has is shown beside its codes."""
DEFAULT_TABLE = "prisoner_estimates"
"""The table that is shown when the address names none."""


def listed_tables() -> list[Table]:
    """The tables as they are listed: what the charts are drawn from first, sources and citations last."""
    return sorted(PACKAGE.tables.values(), key=lambda each: each.name in SOURCE_TABLES)


def titles(_before: Choices) -> Options:
    """The tables by name with their titles, which links carry."""
    return {each.name: each.title for each in listed_tables()}


TABLE_CONTROL = Control(
    addresses.TABLE, "Table", "one", titles, DEFAULT_TABLE, former_labels={"States that left a consensus": "un_dissociations"}
)
"""The choice of the table that the data page shows."""


def size_in_words(entry: Table) -> str:
    """How many rows a table has (“1,518 rows”), or that it cannot be read: a `data.TableError` becomes words here."""
    try:
        rows = len(table(entry.name))
    except TableError:
        return "cannot be read at the moment"
    return f"{rows:,} row{'' if rows == 1 else 's'}"


def _needed(name: str) -> list[str]:
    """The table and those that name what its codes stand for."""
    entry = PACKAGE.tables[name]
    return [entry.name, *dict.fromkeys(target for target, _ in _pointers(entry).values() if target != entry.name)]


def _pointers(entry: Table) -> dict[str, tuple[str, str]]:
    """For each column that points to another row: the table and the key column there."""
    keys = {each.fields[0]: (each.table, each.target[0]) for each in entry.foreign_keys if len(each.fields) == 1}
    return keys | {each.name: each.references for each in entry.fields.values() if each.references}


def readable_rows(name: str, row_numbers: np.ndarray | None = None) -> pd.DataFrame:
    """The rows of a table as readers see them: labels for codes, and names beside keys of other rows; `row_numbers` picks some of them.

    Raises `TableError` when the table cannot be read.
    """
    entry, rows = PACKAGE.tables[name], table(name)
    rows = rows if row_numbers is None else rows.iloc[row_numbers]
    heads, pointers = column_heads(entry), _pointers(entry)
    shown: dict[str, pd.Series] = {}
    for each in entry.fields.values():
        shown[heads[each.name]] = _cells(rows[each.name], each)
        named = _names(*pointers[each.name]) if each.name in pointers else {}
        if named:
            shown[f"{heads[each.name]}: in words"] = rows[each.name].map(lambda cell, named=named: _named(cell, named))
    return pd.DataFrame(shown)


@cached_by_tables(of=_needed, size=32)
def table_texts(name: str) -> TextIndex:
    """What a search in a table looks through: its cells, row by row. Raises `TableError` when the table cannot be read."""
    return row_texts(readable_rows(name))


@cached_by_tables(of=lambda name, _words: _needed(name), size=64)
def rows_that_hold(name: str, words: str) -> np.ndarray:
    """The row numbers, from 0, of the rows of a table that hold all the words; all of them when nothing is asked.

    Raises `TableError` when the table cannot be read.
    """
    return np.flatnonzero(rows_with_words(table_texts(name), words)) if words.strip() else np.arange(len(table(name)), dtype=np.int32)


def orders(name: str) -> dict[str, str]:
    """What the rows of a table can be ordered by, with words for it: the file, or a column, up or down."""
    heads = column_heads(PACKAGE.tables[name])
    columns = [each for each in PACKAGE.tables[name].fields.values() if each.type != "list"]
    ways = {"": "as in the file"}
    for each in columns:
        ways |= {each.name: f"{heads[each.name]}, ascending", f"-{each.name}": f"{heads[each.name]}, descending"}
    return ways


@cached_by_tables(of=lambda name, *_rest: _needed(name), size=64)
def ordered_rows(name: str, words: str, order: str) -> np.ndarray:
    """The row numbers, from 0, of the rows of a table that hold all the words, in one of its `orders`; what is missing comes last.

    Raises `TableError` when the table cannot be read.
    """
    row_numbers = rows_that_hold(name, words)
    if not order:
        return row_numbers
    column = table(name)[order.removeprefix("-")].iloc[row_numbers].reset_index(drop=True)
    return row_numbers[column.sort_values(ascending=not order.startswith("-"), kind="stable").index.to_numpy()]


@cached_by_tables(of=lambda name, *_rest: _needed(name), size=256)
def rows_to_send(name: str, words: str, order: str, start: int, stop: int) -> pa.Table:
    """Some of the `ordered_rows` as readers see them, in the form that a page sends.

    Raises `TableError` when the table cannot be read.
    """
    return to_send(readable_rows(name, ordered_rows(name, words, order)[start:stop]))


@cached_by_tables(of=lambda name: [name], size=32)
def address_columns(name: str) -> frozenset[str]:
    """The columns of a table that hold nothing but addresses on the web. Raises `TableError` when the table cannot be read."""
    rows = table(name)
    texts = [each.name for each in PACKAGE.tables[name].fields.values() if each.type == "string" and not each.labels]
    cells = {each: rows[each].dropna().astype(str) for each in texts}
    return frozenset(name for name, each in cells.items() if len(each) and each.str.startswith(("https://", "http://")).all())


def column_heads(entry: Table) -> dict[str, str]:
    """The heading of each column; where two have the same, the name in the file stands beside it."""
    heads = {each.name: each.heading for each in columns(entry.name, *entry.fields)}
    twice = {head for head in heads.values() if [*heads.values()].count(head) > 1}
    return {name: f"{head} ({name})" if head in twice else head for name, head in heads.items()}


def _cells(column: pd.Series, field: Field) -> pd.Series:
    """A column with labels for codes, words for truth values, and lists as text."""
    if field.type == "list":
        return column.map(lambda items: ", ".join(str(field.labels.get(each, each)) for each in items) or None)
    if field.type == "boolean":
        return column.map({True: "yes", False: "no"}, na_action="ignore").astype(object)
    if field.labels:
        return column.map(field.labels).astype(object)
    return column


@cached_by_tables(of=lambda target, _key: [target], size=32)
def _names(target: str, key: str) -> dict[Any, str]:
    """What readers call the rows of a table, by a key; empty when the table has no name for them or cannot be read."""
    column = next((each for each in NAMES if each in PACKAGE.tables[target].fields), None)
    try:
        return {} if column is None else dict(zip(table(target)[key], table(target)[column], strict=True))
    except TableError:
        return {}


def _named(cell: Any, named: dict[Any, str]) -> str | None:
    if isinstance(cell, list):
        return ", ".join(named.get(each, str(each)) for each in cell) or None
    return named.get(cell) if pd.notna(cell) else None


def column_in_words(field: Field) -> str:
    """A column in one list item: title, name in the file, unit, meaning, and its codes with their labels."""
    unit = f", {escape_markdown(field.unit)}" if field.unit else ""
    needed = "" if field.required or "empty" in field.description.lower() else " May be empty."
    codes = "; ".join(f"`{code}` {escape_markdown(label)}" for code, label in field.labels.items())
    return (
        f"**{escape_markdown(field.title)}** (`{field.name}`{unit}): "
        f"{escape_markdown(field.description)}{needed}{f' Codes: {codes}.' if codes else ''}"
    )
