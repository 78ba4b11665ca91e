"""The check of all tables: the descriptor, the schema, the rules, and the excerpts against the brief."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pyarrow as pa

from data.load import read
from data.release import release_problems
from data.rules import RULES, Problem, Tables
from data.rules.descriptor import descriptor_problems
from data.rules.excerpts import in_the_brief
from data.rules.rows import FileError, read_text
from data.rules.schema import schema_problems

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.package import Package


def problems(package: Package, brief: Path | None = None) -> list[Problem]:
    """Everything wrong with a package, in the order of files and lines; with `brief`, excerpts are looked up in that text file."""
    try:
        return sorted(set(_problems(package, brief)))
    except FileError as error:
        return sorted(error.problems)


def _problems(package: Package, brief: Path | None) -> Iterator[Problem]:
    described = descriptor_problems(package)
    yield from described
    try:
        tables = Tables.read(package)
    except (KeyError, ValueError, TypeError, AttributeError):  # what every reading needs: named among the problems of the descriptor
        return
    found = [*tables.problems, *schema_problems(tables), *rule_problems(tables)]
    if described:  # what frictionless says of the descriptor has been said
        found = [each for each in found if each.file != package.file.name]
    yield from found
    yield from _undescribed(package)
    yield from release_problems(package)
    yield from _unloadable(tables, {each.file for each in found})
    if brief is not None:
        yield from _not_in_brief(tables, brief)


def rule_problems(tables: Tables) -> Iterator[Problem]:
    """What the rules find in the tables that could be read."""
    for rule in RULES:
        yield from rule(tables)


def _undescribed(package: Package) -> Iterator[Problem]:
    """CSV files in the folder that the package does not describe."""
    known = {table.path for table in package.tables.values()}
    for file in package.folder.glob("*.csv"):
        if file.name not in known:
            yield Problem(file.name, 1, "-", "is not in datapackage.json")


def _unloadable(tables: Tables, named: set[str]) -> Iterator[Problem]:
    """Tables without any problem so far that the dashboard nevertheless could not load."""
    for rows in tables.rows.values():
        if rows.table.path not in named:
            try:
                read(rows.table)
            except (OSError, pa.ArrowException, ValueError) as error:
                yield Problem(rows.table.path, 1, "-", f"cannot be loaded: {error}")


def _not_in_brief(tables: Tables, brief: Path) -> Iterator[Problem]:
    """Excerpts that the text of the brief does not have."""
    try:
        text = read_text(brief)
    except FileError as error:
        yield from error.problems
    else:
        yield from in_the_brief(tables.rows["excerpts"], text) if "excerpts" in tables.rows else ()
