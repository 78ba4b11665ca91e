"""What `datapackage.json` itself must say: which keys there are, which are needed, and that references lead somewhere."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from data import dates
from data.rules.rows import FileError, Problem, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.package import Package

Entry = dict[str, Any]

REQUIRED_KEYS = {
    "package": {"name", "title", "description", "version", "created", "licenses", "resources"},
    "table": {"name", "path", "type", "title", "description", "schema"},
    "schema": {"fields", "primaryKey"},
    "column": {"name", "type", "title", "description"},
    "category": {"value", "label"},
    "references": {"resource", "field"},
}
ALLOWED = {
    "package": {"$schema", "id", "keywords", "contributors", "sources"},
    "table": {"format", "mediatype", "encoding", "dialect", "mayBeEmpty"},
    "schema": {"foreignKeys"},
    "column": {"unit", "format", "constraints", "categories", "categoriesOrdered", "itemType", "delimiter", "datePrecision", "references"},
    "constraints": {"required", "unique", "pattern", "minimum", "maximum", "minLength", "maxLength"},
}
"""The keys of each part of the descriptor besides the needed ones; any other key is a mistake."""

TYPES = {"string", "integer", "number", "boolean", "date"}
NUMERIC = {"integer", "number"}
ONLY = {"datePrecision": "mixed", "format": "uri"}
RELEASE_FORMATS = {
    "version": (re.compile(r"\d+\.\d+\.\d+", re.ASCII), "1.2.3"),
    "created": (re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z", re.ASCII), "2026-11-24T00:00:00Z"),
}
"""How version and day of the package are written, with an example."""


@dataclass(frozen=True)
class Place:
    """Where in the descriptor a finding is reported: a line, and a column of a table when it is about one."""

    file: str
    line: int
    column: str
    prefix: str

    def problem(self, message: str) -> Problem:
        """What `message` says is wrong at this place, as a `Problem`."""
        return Problem(self.file, self.line, self.column, f"{self.prefix}{message}")


def descriptor_problems(package: Package) -> list[Problem]:
    """Everything wrong with the descriptor; `FileError` when it cannot be read or is not shaped like one."""
    name = package.file.name
    text = read_text(package.file)
    try:
        return sorted(_package_problems(json.loads(text), text, name))
    except json.JSONDecodeError as error:
        raise FileError([Problem(name, error.lineno, "-", f"is not JSON: {error.msg}")]) from error
    except (AttributeError, KeyError, TypeError) as error:
        raise FileError([Problem(name, 1, "-", f"is not shaped like a Data Package: {error}")]) from error


def _package_problems(package: Entry, text: str, name: str) -> Iterator[Problem]:
    yield from _key_problems(package, "package", Place(name, 1, "-", ""))
    yield from _release_problems(package, Place(name, 1, "-", ""))
    columns = {each.get("name"): _columns(each) for each in package.get("resources", [])}
    if len(columns) < len(package.get("resources", [])):
        yield Problem(name, 1, "-", "two tables have the same name")
    for table in package.get("resources", []):
        line = _line(text, table.get("name"))
        place = Place(name, line, "-", f"{table.get('name')}: ")
        yield from _key_problems(table, "table", place)
        if table.get("path") != f"{table.get('name')}.csv":
            yield place.problem(f'"path" must be {table.get("name")}.csv')
        yield from _schema_problems(table, columns, place)
        for column in table.get("schema", {}).get("fields", []):
            here = Place(name, _line(text, column.get("name"), line), column.get("name", "-"), place.prefix)
            yield from _column_problems(column, columns, here)


def _release_problems(package: Entry, place: Place) -> Iterator[Problem]:
    """A version or day that is not written as one."""
    for key, (pattern, example) in RELEASE_FORMATS.items():
        text = package.get(key)
        if text and not (isinstance(text, str) and pattern.fullmatch(text) and (key == "version" or dates.is_day(text[:10]))):
            yield place.problem(f'"{key}" is {json.dumps(text)}, not like {example}')


def _key_problems(entry: Entry, part: str, place: Place) -> Iterator[Problem]:
    """Needed keys that are missing or empty, and unknown keys."""
    needed = REQUIRED_KEYS.get(part, set())
    yield from (place.problem(f'"{key}" is missing or empty') for key in sorted(needed) if entry.get(key) in (None, "", [], {}))
    unknown = sorted(set(entry) - needed - ALLOWED.get(part, set()))
    yield from (place.problem(f'"{key}" is no known key ({part})') for key in unknown)


def _schema_problems(table: Entry, columns: dict[str, list[str]], place: Place) -> Iterator[Problem]:
    """Keys that name columns or tables that there are not."""
    schema, own = table.get("schema", {}), _columns(table)
    yield from _key_problems(schema, "schema", place)
    yield from (place.problem(f'the primary key names "{each}", no column') for each in schema.get("primaryKey", []) if each not in own)
    for key in schema.get("foreignKeys", []):
        target = key["reference"].get("resource") or table.get("name")
        ends = [(table.get("name"), each) for each in key["fields"]] + [(target, each) for each in key["reference"]["fields"]]
        yield from (
            place.problem(f"a foreign key names {name}.{each}, no column") for name, each in ends if each not in columns.get(name, [])
        )


def _column_problems(column: Entry, columns: dict[str, list[str]], place: Place) -> Iterator[Problem]:
    yield from _key_problems(column, "column", place)
    yield from _key_problems(column.get("constraints", {}), "constraints", place)
    if column.get("type") not in TYPES:
        yield place.problem(f'the type "{column.get("type")}" is none of {", ".join(sorted(TYPES))}')
    if column.get("type") in NUMERIC and not column.get("unit"):
        yield place.problem('a numeric column needs a "unit"')
    for key, value in ONLY.items():
        if column.get(key, value) != value:
            yield place.problem(f'"{key}" can only be "{value}"')
    for category in column.get("categories", []):
        yield from _key_problems(category, "category", place)
    if (target := column.get("references")) is not None:
        yield from _key_problems(target, "references", place)
        if target.get("field") not in columns.get(target.get("resource"), []):
            yield place.problem(f"refers to {target.get('resource')}.{target.get('field')}, no column")


def _columns(table: Entry) -> list[str]:
    return [each.get("name") for each in table.get("schema", {}).get("fields", [])]


def _line(text: str, name: str | None, after: int = 1) -> int:
    """The first line, from a given one on, that gives this name; the given one when none does."""
    pattern = re.compile(rf'"name":\s*{re.escape(json.dumps(name, ensure_ascii=False))}')
    start = sum(len(line) + 1 for line in text.split("\n")[: after - 1])
    found = pattern.search(text, start)
    return text.count("\n", 0, found.start()) + 1 if found else after
