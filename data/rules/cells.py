"""Rules about any cell: clean text, values among the allowed ones, dates that exist."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data import dates
from data.rules.registry import each_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from data.package import Field
    from data.rules.rows import Problem, Row, Rows

CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]")
"""Control characters, but for the line break that a longer text may have."""


@each_table
def clean_texts(rows: Rows) -> Iterator[Problem]:
    """No white space around a cell or an item of a list, no control character but a line break inside a text."""
    for row, field in _cells(rows, lambda _: True):
        text = row.texts[field.name]
        if not text:
            continue
        if text != text.strip():
            yield row.problem(field.name, "has white space at its start or end")
        if not text.isprintable() and CONTROL.search(text.strip()):
            yield row.problem(field.name, "has a control character")
        if field.type == "list" and any(each != each.strip() or not each for each in text.split(field.delimiter)):
            yield row.problem(field.name, "has an empty item or white space around one")


@each_table
def items_are_of_their_type(rows: Rows) -> Iterator[Problem]:
    """Each item of a list of whole numbers is one."""
    for row, field in _cells(rows, lambda each: each.type == "list"):
        if row[field.name] is None:
            yield row.problem(field.name, f'"{row.texts[field.name]}" is not a list of its type')


@each_table
def allowed_values(rows: Rows) -> Iterator[Problem]:
    """A category has one of the values that the package lists."""
    for row, field in _cells(rows, lambda each: each.labels):
        value = row[field.name]
        if value is not None and value not in field.labels:
            yield row.problem(field.name, f'"{value}" is not one of {", ".join(map(str, field.labels))}')


@each_table
def real_dates(rows: Rows) -> Iterator[Problem]:
    """A date of mixed precision is a year, a month or a day that exists."""
    for row, field in _cells(rows, lambda each: each.mixed_date):
        text = row.texts[field.name]
        if text and not _is_date(text):
            yield row.problem(field.name, f'"{text}" is no year (2014), month (2014-02) or day (2014-02-17)')


NEW_YEAR = re.compile(r"\d{4}-(01-01|12-31)")


@each_table
def no_day_stands_for_a_year(rows: Rows) -> Iterator[Problem]:
    """The first or the last day of a year is one that the row speaks of, and not a year that was made into a day."""
    for row, field in _cells(rows, lambda each: each.mixed_date):
        text = row.texts[field.name]
        if NEW_YEAR.fullmatch(text):
            said = dates.in_words(text).rsplit(" ", 1)[0]
            if not any(said in each for each in row.texts.values()):
                yield row.problem(field.name, f'"{text}" is a day that the row does not speak of: write the year, {text[:4]}')


def _is_date(text: str) -> bool:
    try:
        dates.first(text)
    except ValueError:
        return False
    return True


def _cells(rows: Rows, concerned: Callable[[Field], object]) -> Iterator[tuple[Row, Field]]:
    """Every cell of a table in the columns that are concerned."""
    columns = [each for each in rows.table.fields.values() if concerned(each)]
    for row in rows:
        for field in columns:
            yield row, field
