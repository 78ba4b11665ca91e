"""A blind sample of rows for someone to check against the sources, and the report that a filled sheet gives.

The sheet has what a checker needs and nothing that would sway them: no confidence, no note. Every table is drawn from as often as every
other, so that long ones do not crowd out the rest.
"""

from __future__ import annotations

import csv
import io
import random
from typing import TYPE_CHECKING

import pandas as pd

from data.citations import citations_of, reference
from data.load import table
from data.package import PACKAGE
from data.rules.references import NOT_CITED
from data.rules.rows import FileError, read_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from data.package import Field, Table

RESULTS = ("right", "imprecise", "wrong", "not checkable")
"""What a checker can write beside a row."""
COLUMNS = ("number", "table", "row_id", "claim", "source", "place", "link", "result", "remark")
WITHHELD_COLUMNS = ("confidence", "tally_confidence", "note", "disagreement")
"""Columns that would sway a checker."""


def audit(arguments: argparse.Namespace) -> tuple[int, list[str]]:
    """Draw a sheet, or report on a filled one: the exit status and the lines to print.

    Raises `data.TableError` when a table cannot be read.
    """
    if arguments.read:
        try:
            return report(read_text(arguments.read).removeprefix("\ufeff"))  # the mark with which spreadsheets begin UTF-8
        except FileError as error:
            return 1, [*map(str, error.problems)]
    text = sheet(arguments.seed, arguments.rows)
    return 0, text.rstrip("\n").split("\n")


def sheet(seed: int, rows: int) -> str:
    """So many rows drawn by a seed, as CSV with the columns `COLUMNS`; the same seed draws the same rows of the same data.

    Raises `data.TableError` when a table cannot be read.
    """
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS, lineterminator="\n")
    writer.writeheader()
    for number, (entry, row) in enumerate(_random_rows(seed, rows), 1):
        writer.writerow({"number": number, "result": "", "remark": ""} | _sheet_row(entry, row))
    return stream.getvalue()


def _random_rows(seed: int, rows: int) -> Iterator[tuple[Table, pd.Series]]:
    """Rows without repetition: a table at random, then one of its rows, until there are enough or none is left."""
    chance = random.Random(seed)  # noqa: S311 - a draw that others can repeat, not a secret
    left = {name: [*range(len(table(name)))] for name in sorted(PACKAGE.tables) if name not in NOT_CITED}
    left = {name: places for name, places in left.items() if places}
    for _ in range(rows):
        if not left:
            return
        name = chance.choice([*left])
        place = left[name].pop(chance.randrange(len(left[name])))
        if not left[name]:
            del left[name]
        yield PACKAGE.tables[name], table(name).iloc[place]


def _sheet_row(entry: Table, row: pd.Series) -> dict[str, str]:
    """What a checker needs of a row: the claim in words, and where it should stand."""
    key = "/".join(str(row[column]) for column in entry.primary_key)
    cited = citations_of(entry.name, [key])
    links = cited.seen_at.fillna(cited.url).dropna()
    return {
        "table": entry.name,
        "row_id": key,
        "claim": f"{entry.title}. "
        + "; ".join(f"{each.title}: {_in_words(row[each.name], each)}" for each in _checked_columns(entry, row)),
        "source": " | ".join(map(reference, cited.itertuples())),
        "place": " | ".join(cited.locator.dropna()),
        "link": " | ".join(links),
    }


def _checked_columns(entry: Table, row: pd.Series) -> list[Field]:
    """The columns that a checker is told: those with a value that do not sway."""
    return [each for each in entry.fields.values() if each.name not in WITHHELD_COLUMNS and _present(row[each.name])]


def _present(cell: object) -> bool:
    return bool(cell) if isinstance(cell, list) else not pd.isna(cell)


def _in_words(cell: object, described: Field) -> str:
    """A cell in words: labels for codes, lists joined."""
    if isinstance(cell, list):
        return ", ".join(map(str, cell))
    return str(described.labels.get(cell, cell))


def report(text: str) -> tuple[int, list[str]]:
    """What a filled sheet says: how many rows have each result, the rates among those that could be checked, and every row that is not
    right; status 1 and what is wrong with the sheet where it cannot be read as one.
    """
    reader = csv.DictReader(io.StringIO(text))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        return 1, [f"The sheet has not the columns {', '.join(COLUMNS)}."]
    rows = [*reader]
    wrong = [f"{row['number']} {row['table']} {row['row_id']}: “{row['result']}” is not one of {', '.join(RESULTS)}" for row in _odd(rows)]
    if wrong or not rows:
        return 1, wrong or ["The sheet has no rows."]
    counts = {each: sum(row["result"] == each for row in rows) for each in RESULTS}
    checked = len(rows) - counts["not checkable"]
    lines = [f"{len(rows)} rows, {checked} could be checked."]
    lines += [f"{each}: {counts[each]} ({counts[each] / checked:.1%})" for each in RESULTS[:3] if checked]
    lines += [f"{row['table']} {row['row_id']}: {row['result']}. {row['remark']}".rstrip() for row in rows if row["result"] in RESULTS[1:3]]
    return 0, lines


def _odd(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    return [row for row in rows if row["result"] not in RESULTS]
