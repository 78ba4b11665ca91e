"""The rows of the tables as the check sees them: typed cells, each row with its line in the CSV file."""

from __future__ import annotations

import csv
import datetime as dt
import io
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from data import dates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from data.package import Field, Package, Table

TRUTH = {"true": True, "false": False}


@dataclass(frozen=True, order=True)
class Problem:
    """Something wrong at a line of a file; the column is "-" when it is the row or the table as a whole."""

    file: str
    line: int
    column: str
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.column} {self.message}"


class Row(dict[str, Any]):
    """The typed cells of a row by column; an empty cell and one that cannot be read are `None`, an empty list is `[]`."""

    def __init__(self, table: Table, line: int, texts: list[str]) -> None:
        super().__init__()
        self.table, self.line = table, line
        self.texts = dict(zip(table.fields, texts, strict=True))
        self.broken = False
        """Whether a cell cannot be read as the type of its column: rules about one row leave such a row out."""
        for column, text in self.texts.items():
            try:
                self[column] = _typed(table.fields[column], text)
            except (ValueError, KeyError):
                self.broken = True

    def __missing__(self, column: str) -> None:
        return None

    @cached_property
    def key(self) -> str:
        """The primary key as text; parts of a composite key are joined with "/"."""
        return "/".join(self.texts[column] for column in self.table.primary_key)

    def problem(self, column: str, message: str) -> Problem:
        """What `message` says is wrong in a column of this row, as a `Problem`."""
        return Problem(self.table.path, self.line, column, message)


class Rows(list[Row]):
    """The rows of one table, in the order of the file."""

    def __init__(self, table: Table) -> None:
        super().__init__()
        self.table = table
        self.lines: list[int] = []
        """The line at which each record of the file begins, the header and empty lines included."""
        self._found: dict[Callable[[Rows], Iterable[Problem]], list[Problem]] = {}

    @cached_property
    def by_key(self) -> dict[str, Row]:
        """The rows by their primary key as text, looked up once: when all of them are there."""
        return {row.key: row for row in self}

    def problems_by(self, rule: Callable[[Rows], Iterable[Problem]]) -> list[Problem]:
        """What a rule about this table alone finds in it, looked for once: when all rows are there."""
        if rule not in self._found:
            self._found[rule] = [*rule(self)]
        return self._found[rule]


@dataclass
class Tables:
    """The tables that could be read, and what was wrong with the files."""

    package: Package
    rows: dict[str, Rows] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    @classmethod
    def read(cls, package: Package) -> Tables:
        """Read every table of the package; a file that cannot be read becomes a problem and has no rows."""
        tables = cls(package)
        for name, table in package.tables.items():
            try:
                rows, problems = _read(table)
            except FileError as error:
                tables.problems.extend(error.problems)
            else:
                tables.rows[name] = rows
                tables.problems.extend(problems)
        return tables


class FileError(Exception):
    """A file that cannot be read as the table that it should be."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(map(str, problems)))
        self.problems = problems


def read_text(file: Path) -> str:
    """The text of a file; `FileError` when there is none or it is not UTF-8."""
    try:
        return file.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise FileError([Problem(file.name, 1, "-", "there is no such file")]) from None
    except OSError as error:
        raise FileError([Problem(file.name, 1, "-", f"cannot be read: {error.strerror}")]) from error
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise FileError([Problem(file.name, line, "-", "is not UTF-8 text")]) from error


def _read(table: Table) -> tuple[Rows, list[Problem]]:
    """The rows of a table, and the lines that are no rows; `FileError` when it is not the table at all."""
    rows, problems = Rows(table), []
    records = _records(table.file)
    _, header = next(records, (1, []))
    if wrong := list(_header_problems(table, header)):
        raise FileError(wrong)
    rows.lines.append(1)
    for line, cells in records:
        rows.lines.append(line)
        if not cells:
            problems.append(Problem(table.path, line, "-", "the line is empty"))
        elif len(cells) != len(header):
            problems.append(Problem(table.path, line, "-", f"has {len(cells)} cells, the header has {len(header)}"))
        else:
            rows.append(Row(table, line, cells))
    return rows, problems


def _records(file: Path) -> Iterator[tuple[int, list[str]]]:
    """Each record of a CSV file with the line at which it begins."""
    reader = csv.reader(io.StringIO(read_text(file), newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise FileError([Problem(file.name, line, "-", f"is not CSV: {error}")]) from error


def _header_problems(table: Table, header: list[str]) -> Iterator[Problem]:
    """What the header has otherwise than the package."""
    expected = list(table.fields)
    if not header:
        yield Problem(table.path, 1, "-", "is empty")
    elif set(header) == set(expected):
        for column, other in zip_longest(header, expected):
            if column != other:
                yield Problem(table.path, 1, column, f"stands where the package has {other}" if other else "is there twice")
                return
    else:
        yield from (Problem(table.path, 1, each, "this column is missing") for each in expected if each not in header)
        yield from (Problem(table.path, 1, each or "-", "the package has no such column") for each in header if each not in expected)


def _typed(described: Field, text: str) -> object:
    """The value of a cell; `ValueError` or `KeyError` when the text does not fit the type."""
    if described.type == "list":
        cast = int if described.item_type == "integer" else str
        return [cast(each) for each in text.split(described.delimiter)] if text else []
    if not text:
        return None
    if described.mixed_date:
        dates.first(text)
    cast = {"integer": int, "number": float, "boolean": TRUTH.__getitem__, "date": dt.date.fromisoformat}
    return cast.get(described.type, str)(text)
