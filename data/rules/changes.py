"""Rules about the table of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.package import VERSION, version_numbers
from data.rules.registry import all_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Tables


@all_tables
def changes_name_what_is_there(tables: Tables) -> Iterator[Problem]:
    """Each change names a table of the package, and a row that is there unless it was removed."""
    for row in tables.rows.get("changes", ()):
        name, row_id = row.texts.get("table", ""), row.texts.get("row_id", "")
        if name not in tables.package.tables:
            yield row.problem("table", f'"{name}" is no table of the package')
        elif row_id and row["kind"] != "removed" and name in tables.rows and row_id not in tables.rows[name].by_key:
            yield row.problem("row_id", f'"{row_id}" is no row of {name}')


@all_tables
def changes_are_not_newer_than_the_data(tables: Tables) -> Iterator[Problem]:
    """No change has a version above the version of the package."""
    if not VERSION.fullmatch(tables.package.version):
        return  # told of the descriptor
    newest = version_numbers(tables.package.version)
    for row in tables.rows.get("changes", ()):
        version = row.texts.get("version", "")
        if VERSION.fullmatch(version) and version_numbers(version) > newest:  # what is none is told by its pattern
            yield row.problem("version", f"{row['version']} is above the version of the package, {tables.package.version}")


@all_tables
def corrections_stand_in_the_tables(tables: Tables) -> Iterator[Problem]:
    """The new text of the last correction of a cell stands in it, and where there is no new one the old is gone.

    Only those of the newest version: what is older may have changed since with its whole row.
    """
    newest = [row for row in tables.rows.get("changes", ()) if row["version"] == tables.package.version and row["kind"] == "corrected"]
    for row in {(row["table"], row["row_id"], row["column"]): row for row in newest}.values():
        column, new, old = row["column"], row["new"] or "", row["old"] or ""
        there = tables.rows[row["table"]].by_key.get(row["row_id"]) if row["table"] in tables.rows else None
        if there is None or column is None:
            continue
        where = f"{row['table']}.{column} of {row['row_id']}"
        if column not in there.texts:
            yield row.problem("column", f'"{column}" is no column of {row["table"]}')
        elif new not in there.texts[column]:
            yield row.problem("new", f'"{new}" does not stand in {where}')
        elif old and not new and old in there.texts[column]:
            yield row.problem("old", f'"{old}" still stands in {where}')
