"""What can go wrong with the file of a table, and a way to let it go wrong for one test."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from data import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from data import Field, Table

GARBAGE = bytes(range(1, 256)) * 41_000
"""More than 10 MB that is no table."""

TYPED = ("integer", "number", "boolean", "date")


def _rows(entry: Table) -> list[list[str]]:
    return [*csv.reader(io.StringIO(entry.file.read_text(encoding="utf-8"), newline=""))]


def _written(rows: list[list[str]]) -> bytes:
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def with_cell(entry: Table, column: str, text: str, row: int = 0) -> bytes:
    """The file with one other cell; `row` counts from the first under the header."""
    rows = _rows(entry)
    rows[row + 1][rows[0].index(column)] = text
    return _written(rows)


def _truncated(entry: Table) -> bytes:
    """The file up to the middle of its last row."""
    whole = entry.file.read_bytes()
    last = _written(_rows(entry)[-1:])
    return whole[: -len(last) + last.index(b",") + 1]


def _renamed(entry: Table) -> bytes:
    header, *rows = _rows(entry)
    return _written([[f"{header[0]}_old", *header[1:]], *rows])


def checked(described: Field) -> bool:
    """Whether the package says what a cell of a column may be, other than a text."""
    return bool(described.type in TYPED or described.labels or described.mixed_date or described.item_type == "integer")


def with_rows(entry: Table, rows: slice) -> bytes:
    """The file with some of its rows only, as when it is copied in part: nothing in it is wrong by itself."""
    header, *all_rows = _rows(entry)
    return _written([header, *all_rows[rows]])


def pointers(entry: Table) -> list[str]:
    """The columns of a table that hold keys of other rows as texts."""
    keys = {each for key in entry.foreign_keys for each in key.fields} | {each.name for each in entry.fields.values() if each.references}
    return [each for each in entry.fields if each in keys and not checked(entry.fields[each])]


def _broken_cell(entry: Table) -> bytes:
    """A word where a number, a date or a category should be; where there is none, no word where one is needed."""
    column = next((each.name for each in entry.fields.values() if checked(each)), None)
    return with_cell(entry, column, "nonsense") if column else with_cell(entry, entry.primary_key[0], "")


FAULTS: dict[str, Callable[[Table], bytes | None]] = {
    "missing": lambda _entry: None,
    "empty": lambda _entry: b"",
    "header only": lambda entry: _written(_rows(entry)[:1]),
    "truncated": _truncated,
    "in UTF-16": lambda entry: entry.file.read_text(encoding="utf-8").encode("utf-16"),
    "in Latin-1": lambda entry: with_cell(entry, entry.primary_key[0], "é").decode().encode("latin-1", "replace"),
    "another column": _renamed,
    "one broken cell": _broken_cell,
    "garbage": lambda _entry: GARBAGE,
}
"""By name: what the file of a table holds instead; `None` is no file at all."""


@pytest.fixture
def spoil(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str, str | bytes | None], Path]:
    """Give a table another file for one test, with one of the faults or with other bytes; the file can be written again."""
    whole = dict(PACKAGE.tables)

    def now(name: str, fault: str | bytes | None) -> Path:
        entry = replace(whole[name], folder=tmp_path)
        content = FAULTS[fault](whole[name]) if isinstance(fault, str) else fault
        if content is not None:
            entry.file.write_bytes(content)
        monkeypatch.setitem(PACKAGE.tables, name, entry)
        return entry.file

    return now
