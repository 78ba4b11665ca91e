"""Rules about what is said of the work itself: until when the record was searched, and what blind audits found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.rules.registry import all_tables, each_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Tables


@all_tables
def searches_end_with_the_record(tables: Tables) -> Iterator[Problem]:
    """Nothing was searched after the day of the package: the record says until when it was."""
    for row in tables.rows.get("searches", ()):
        if row["until"] is not None and row["until"].isoformat() > tables.package.as_of:
            yield row.problem("until", f"{row['until']} is after the day of the package, {tables.package.as_of}")


@each_row("audits")
def results_add_up(row: Row) -> Iterator[Problem]:
    """The three results together are the rows that could be checked, and these no more than were drawn."""
    if (found := row["right"] + row["imprecise"] + row["wrong"]) != row["checkable"]:
        yield row.problem("checkable", f"is {row['checkable']}, but right, imprecise and wrong come to {found}")
    if row["checkable"] > row["rows"]:
        yield row.problem("checkable", f"is {row['checkable']}, but only {row['rows']} rows were drawn")
