"""How a rule is written: a small function that yields problems, registered on the table or tables it needs.

A rule runs only when its tables could be read. What a rule about one table finds is kept with its rows: who checks the same rows beside
others, as an import does, looks at them once. A new rule is a new function under one of these decorators.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import wraps
from typing import TypeVar

from data.rules.rows import Problem, Row, Rows, Tables

Found = Iterable[Problem]
RowRule = TypeVar("RowRule", bound=Callable[[Row], Found])
RowsRule = TypeVar("RowsRule", bound=Callable[..., Found])

RULES: list[Callable[[Tables], Found]] = []


def each_row(name: str) -> Callable[[RowRule], RowRule]:
    """Register a rule about one row of a table; rows with a cell that cannot be read are left out."""

    def register(rule: RowRule) -> RowRule:
        def of_table(rows: Rows) -> Found:
            return (problem for row in rows if not row.broken for problem in rule(row))

        @wraps(rule)
        def run(tables: Tables) -> Found:
            return tables.rows[name].problems_by(of_table) if name in tables.rows else ()

        RULES.append(run)
        return rule

    return register


def each_table(rule: Callable[[Rows], Found]) -> Callable[[Rows], Found]:
    """Register a rule about the rows of a table, whichever it is, that needs no other."""

    @wraps(rule)
    def run(tables: Tables) -> Iterator[Problem]:
        for rows in tables.rows.values():
            yield from rows.problems_by(rule)

    RULES.append(run)
    return rule


def together(*names: str) -> Callable[[RowsRule], RowsRule]:
    """Register a rule about whole tables: it is given the rows of each."""

    def register(rule: RowsRule) -> RowsRule:
        @wraps(rule)
        def run(tables: Tables) -> Found:
            return rule(*(tables.rows[name] for name in names)) if set(names) <= set(tables.rows) else ()

        RULES.append(run)
        return rule

    return register


def all_tables(rule: Callable[[Tables], Found]) -> Callable[[Tables], Found]:
    """Register a rule about every table that could be read, and how they hang together."""
    RULES.append(rule)
    return rule
