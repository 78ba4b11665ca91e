"""Rules about the table of changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
        elif row_id and row["kind"] != "removed" and name in tables.rows and row_id not in tables.rows[name].by_key():
            yield row.problem("row_id", f'"{row_id}" is no row of {name}')


@all_tables
def changes_are_not_newer_than_the_data(tables: Tables) -> Iterator[Problem]:
    """No change has a version above the version of the package."""
    newest = parts(tables.package.version)
    for row in tables.rows.get("changes", ()):
        if parts(row.texts.get("version", "")) > newest:
            yield row.problem("version", f"{row['version']} is above the version of the package, {tables.package.version}")


def parts(version: str) -> list[int]:
    """A version as numbers that can be compared."""
    return [int(part) for part in version.split(".") if part.isdigit()]
