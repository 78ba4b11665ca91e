"""What `datapackage.json` says about the tables: titles, columns, types, units, allowed values, keys."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Field:
    """One column of a table, as the package describes it."""

    name: str
    type: str
    title: str
    description: str
    unit: str
    item_type: str
    delimiter: str
    required: bool
    labels: dict[str, str]
    """Allowed values of a category and what readers see for each; empty for other columns."""
    mixed_date: bool = False
    """Whether a text holds a date of mixed precision: a year, a month or a day."""
    references: tuple[str, str] | None = None
    """Table and column in which each item of a list is found."""

    @classmethod
    def from_json(cls, entry: dict[str, Any]) -> Field:
        """Read one entry of `schema.fields`."""
        return cls(
            name=entry["name"],
            type=entry["type"],
            title=entry["title"],
            description=entry["description"],
            unit=entry.get("unit", ""),
            item_type=entry.get("itemType", "string"),
            delimiter=entry.get("delimiter", ","),
            required=entry.get("constraints", {}).get("required", False),
            labels={each["value"]: each["label"] for each in entry.get("categories", [])},
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
    """One table of the package."""

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
        """Where the rows are."""
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


class Package:
    """The Data Package: `datapackage.json` read once a process."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self.folder = folder
        self.file = folder / "datapackage.json"

    @cached_property
    def json(self) -> dict[str, Any]:
        """The descriptor as written."""
        return json.loads(self.file.read_text(encoding="utf-8"))

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables by name, in the order of the descriptor."""
        return {each["name"]: Table.from_json(each, self.folder) for each in self.json["resources"]}

    @property
    def version(self) -> str:
        """Version of the data, raised with every change of a value."""
        return self.json["version"]

    def field(self, table: str, column: str) -> Field:
        """The description of one column; `KeyError` when there is none."""
        return self.tables[table].fields[column]

    def label(self, table: str, column: str, value: str) -> str:
        """What a reader sees for the value of a category."""
        return self.field(table, column).labels[value]


PACKAGE = Package()
