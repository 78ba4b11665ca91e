"""What `datapackage.json` says about the tables: titles, columns, types, units, allowed values, keys."""

from __future__ import annotations

import datetime as dt
import json
import logging
import re
from collections.abc import Generator, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

log = logging.getLogger(__name__)

FOLDER = Path(__file__).parent
VERSION = re.compile(r"\d{1,6}\.\d{1,6}\.\d{1,6}", re.ASCII)
"""The version of a data package."""


@dataclass(frozen=True)
class Field:
    """One column of a table, as the package describes it."""

    name: str
    type: str
    """Its type in the package, or `list`: text that holds several items with a delimiter between them."""
    title: str
    description: str
    unit: str
    item_type: str
    delimiter: str
    required: bool
    labels: dict[str, str]
    """Allowed values of a category and what readers see for each; empty for other columns."""
    ordered: bool = False
    """Whether the allowed values are in an order, the least first."""
    mixed_date: bool = False
    """Whether a text holds a date of mixed precision: a year, a month or a day."""
    references: tuple[str, str] | None = None
    """Table and column in which each item of a list is found."""

    @classmethod
    def from_json(cls, entry: dict[str, Any]) -> Field:
        """Read one entry of `schema.fields`."""
        return cls(
            name=entry["name"],
            type="list" if "delimiter" in entry else entry["type"],
            title=entry["title"],
            description=entry["description"],
            unit=entry.get("unit", ""),
            item_type=entry.get("itemType", "string"),
            delimiter=entry.get("delimiter", ""),
            required=entry.get("constraints", {}).get("required", False),
            labels={each["value"]: each["label"] for each in entry.get("categories", [])},
            ordered=entry.get("categoriesOrdered", False),
            mixed_date=entry.get("datePrecision") == "mixed",
            references=(entry["references"]["resource"], entry["references"]["field"]) if "references" in entry else None,
        )


@dataclass(frozen=True)
class ForeignKey:
    """Columns of one table whose values are keys of another ("" is the table itself)."""

    fields: tuple[str, ...]
    table: str
    target: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """One table of the package, as the descriptor describes it."""

    name: str
    path: str
    title: str
    description: str
    primary_key: tuple[str, ...]
    foreign_keys: tuple[ForeignKey, ...]
    fields: dict[str, Field] = field(repr=False)
    folder: Path = FOLDER
    may_be_empty: bool = False
    """Whether the table is right without a row; any other has lost its rows."""

    @cached_property
    def file(self) -> Path:
        """The CSV file with the rows."""
        return self.folder / self.path

    @classmethod
    def from_json(cls, entry: dict[str, Any], folder: Path = FOLDER) -> Table:
        """Read one entry of `resources`."""
        schema = entry["schema"]
        return cls(
            name=entry["name"],
            path=entry["path"],
            title=entry["title"],
            description=entry["description"],
            primary_key=tuple(schema["primaryKey"]),
            foreign_keys=tuple(
                ForeignKey(
                    tuple(key["fields"]),
                    key["reference"].get("resource") or entry["name"],
                    tuple(key["reference"]["fields"]),
                )
                for key in schema.get("foreignKeys", [])
            ),
            fields={each["name"]: Field.from_json(each) for each in schema["fields"]},
            folder=folder,
            may_be_empty=entry.get("mayBeEmpty", False),
        )


class Descriptor(NamedTuple):
    """What was read from `datapackage.json`, and the state of the file that it was read from."""

    json: dict[str, Any]
    tables: dict[str, Table]
    as_of: str
    stamp: int

    @classmethod
    def read(cls, file: Path, stamp: int) -> Descriptor:
        """Read the file; `OSError`, `ValueError`, `KeyError`, `TypeError` or `AttributeError` when it cannot be read or lacks what the
        code needs.
        """
        described = json.loads(file.read_text(encoding="utf-8"))
        tables = {each["name"]: Table.from_json(each, file.parent) for each in described["resources"]}
        _ = described["title"], [int(part) for part in described["version"].split(".")]
        return cls(described, tables, dt.date.fromisoformat(described["created"][:10]).isoformat(), stamp)


class Package:
    """The Data Package: `datapackage.json`, read again when the file changes on disk.

    A changed file that cannot be read is named in the log, once, and what was read before stays until it can be. A first reading that fails
    raises what `Descriptor.read` raises.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.file = folder / "datapackage.json"
        self._known: Descriptor | None = None
        self._seen: int | None = None
        """The state of the file at the last attempt to read it."""
        self._reading = Lock()

    def _current(self) -> Descriptor:
        found = modified(self.file)
        if self._known is None or found != self._seen:
            with self._reading:
                if self._known is None or found != self._seen:
                    self._known = self._read(found)
                    self._seen = found
        return self._known

    def _read(self, found: int) -> Descriptor:
        try:
            return Descriptor.read(self.file, found)
        except (OSError, ValueError, KeyError, TypeError, AttributeError):
            if self._known is None:
                raise
            log.exception("%s cannot be read, the one before it stays", self.file)
            return self._known

    @property
    def json(self) -> dict[str, Any]:
        """The descriptor as it is written, as JSON."""
        return self._current().json

    @property
    def tables(self) -> dict[str, Table]:
        """The tables by name, in the order of the descriptor."""
        return self._current().tables

    @property
    def stamp(self) -> int:
        """A number that changes when the descriptor is read again: made of time and size of its file."""
        return self._current().stamp

    @property
    def is_current(self) -> bool:
        """Whether the descriptor is what the file says now; not so while a changed file cannot be read."""
        return self.stamp == modified(self.file)

    @property
    def version(self) -> str:
        """Version of the data, raised with every change of a value."""
        return self.json["version"]

    @property
    def as_of(self) -> str:
        """The day (2026-11-24) up to which the record was searched: that of the version."""
        return self._current().as_of

    def field(self, table: str, column: str) -> Field:
        """The description of one column; `KeyError` when there is none."""
        return self.tables[table].fields[column]

    def labels(self, table: str, column: str) -> Labels:
        """The values of a category and what readers see for each, as the descriptor has them at any time."""
        return Labels(self, table, column)

    def label(self, table: str, column: str, value: str) -> str:
        """What a reader sees for the value of a category."""
        return self.field(table, column).labels[value]


class Labels(Mapping[str, str]):
    """The labels of a category by value, looked up in the descriptor each time, so that a module may keep them as a constant."""

    def __init__(self, package: Package, table: str, column: str) -> None:
        self._package, self._table, self._column = package, table, column

    def _current(self) -> dict[str, str]:
        return self._package.field(self._table, self._column).labels

    def __getitem__(self, value: str) -> str:
        return self._current()[value]

    def __iter__(self) -> Iterator[str]:
        return iter(self._current())

    def __len__(self) -> int:
        return len(self._current())


def version_numbers(version: str) -> tuple[int, ...]:
    """A version as numbers, to compare; `ValueError` when it is none."""
    if not VERSION.fullmatch(version):
        raise ValueError(f"“{version}” is not a version of the data")
    return tuple(int(each) for each in version.split("."))


_looked_at: ContextVar[dict[Path, int] | None] = ContextVar("looked_at", default=None)


@contextmanager
def at_one_moment() -> Generator[None]:
    """Look at each file once for all that is asked for inside: what is shown together is then of one state of the data."""
    token = _looked_at.set({})
    try:
        yield
    finally:
        _looked_at.reset(token)


def modified(file: Path) -> int:
    """What changes when a file changes on disk; 0 when it is not there."""
    looked_at = _looked_at.get()
    if looked_at is None:
        return _modified(file)
    if file not in looked_at:
        looked_at[file] = _modified(file)
    return looked_at[file]


def _modified(file: Path) -> int:
    try:
        status = file.stat()
    except OSError:
        return 0
    return hash((status.st_mtime_ns, status.st_size))


PACKAGE = Package()
