"""Rules about events."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data import dates
from data.rules.registry import each_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row


@each_row("events")
def ends_after_it_begins(row: Row) -> Iterator[Problem]:
    """The last day is not before the first."""
    if row["end_date"] and row["date"] and dates.last(row["end_date"]) < dates.first(row["date"]):
        yield row.problem("end_date", f"{row['end_date']} is before the date {row['date']}")
