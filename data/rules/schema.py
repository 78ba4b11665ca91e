"""What the schema of each table says, checked by frictionless: types, required cells, patterns, limits, keys."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import frictionless
from frictionless import errors

from data.rules.rows import Problem, Row, Rows, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

KINDS = {
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "date": "a day (2014-02-17)",
    "string": "a web address",  # the only format of text
}

LIMITS = {
    "minimum": "is below the minimum",
    "maximum": "is above the maximum",
    "minLength": "is shorter than",
    "maxLength": "is longer than",
    "pattern": "does not match",
}


def schema_problems(tables: Tables) -> Iterator[Problem]:
    """Every cell and key that does not fit the schema, in the tables that could be read."""
    try:
        package = frictionless.Package.from_descriptor(_readable(tables), basepath=str(tables.package.folder))
    except frictionless.FrictionlessException as error:
        reasons = [each for each in error.reasons if isinstance(each, frictionless.Error)] or [error.error]
        yield from (Problem(tables.package.file.name, 1, "-", each.message) for each in reasons)
        return
    for task in package.validate().tasks:
        rows = tables.rows[task.name]
        by_line = {row.line: row for row in rows}
        for error in task.errors:
            yield from _problem(error, rows, by_line)


def _readable(tables: Tables) -> dict[str, Any]:
    """The descriptor without the tables that could not be read and the keys that refer to them."""
    resources = []
    for entry in tables.package.json["resources"]:
        if entry["name"] in tables.rows:
            schema = dict(entry["schema"])
            schema["fields"] = [_strict(each) for each in schema["fields"]]
            keys = schema.pop("foreignKeys", [])
            schema["foreignKeys"] = [key for key in keys if (key["reference"].get("resource") or entry["name"]) in tables.rows]
            resources.append({**entry, "schema": schema})
    return {**tables.package.json, "resources": resources}


def _strict(entry: dict[str, Any]) -> dict[str, Any]:
    """A column that is read as narrowly as the loading does."""
    return {**entry, "trueValues": ["true"], "falseValues": ["false"]} if entry["type"] == "boolean" else entry


def _problem(error: frictionless.Error, rows: Rows, by_line: dict[int, Row]) -> Iterator[Problem]:
    """A finding of frictionless with its line in the file; lines that are no rows have been named before."""
    if not isinstance(error, errors.RowError):
        yield Problem(rows.table.path, 1, "-", error.message)
    elif (row := by_line.get(rows.lines[error.row_number - 1])) is not None:
        match error:
            case errors.PrimaryKeyError():
                yield _key_problem(row, rows)
            case errors.ForeignKeyError():
                target = f"{error.reference_name or rows.table.name}.{'/'.join(error.reference_field_names)}"
                yield row.problem("/".join(error.field_names), f'"{"/".join(error.field_cells)}" is not in {target}')
            case errors.CellError():
                yield from _cell_problem(error, row)
            case _:
                yield row.problem("-", error.note)


def _key_problem(row: Row, rows: Rows) -> Problem:
    first = next(each for each in rows if each.key == row.key)
    columns = "/".join(row.table.primary_key)
    return row.problem(columns, f'"{row.key}" is the key of line {first.line} already' if first is not row else "the key is empty")


def _cell_problem(error: errors.CellError, row: Row) -> Iterator[Problem]:
    column = error.field_name
    field, text = row.table.fields[column], row.texts[column]
    if isinstance(error, errors.TypeError):
        yield row.problem(column, f'"{text}" is not {KINDS[field.type]}')
    elif isinstance(error, errors.UniqueError):
        if (column,) != row.table.primary_key:
            yield row.problem(column, f'"{text}" is there before')
    elif found := re.fullmatch(r'constraint "(\w+)" is "(.*)"', error.note, re.DOTALL):
        name, limit = found.groups()
        if name == "required":
            yield row.problem(column, "is empty")
        elif not (name == "pattern" and field.mixed_date):  # the rule about dates says it in words
            yield row.problem(column, f'"{text}" {LIMITS.get(name, name)} {limit}')
    else:
        yield row.problem(column, error.note)
