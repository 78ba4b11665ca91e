"""Rules about listings for human rights."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.rules.registry import each_row, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Rows


@each_row("hr_sanctions")
def reasons_are_kept_apart(row: Row) -> Iterator[Problem]:
    """A listing for the export of workers says so in its ground, and no other does."""
    if (row["reason"] == "export_of_workers") != ("export" in (row["listed_for"] or "")):
        yield row.problem("reason", f'{row["reason"]} does not go with "{row["listed_for"]}"')


@each_row("hr_sanctions")
def listing_runs_forward(row: Row) -> Iterator[Problem]:
    """A listing runs until a day after it was made."""
    if row["runs_until"] is not None and row["runs_until"] <= row["date"]:
        yield row.problem("runs_until", f"{row['runs_until']} is not after the listing of {row['date']}")


@together("hr_sanctions", "events")
def listings_stand_among_the_events(listings: Rows, events: Rows) -> Iterator[Problem]:
    """Each day on which an authority listed somebody for human rights has an event of that authority."""
    there = {(row["date"], actor) for row in events for actor in row["actors"] or ()}
    told = set()
    for row in listings:
        day = row["date"], row["authority"]
        if row["reason"] == "human_rights" and day not in there | told:
            told.add(day)
            yield row.problem("date", f"{row['date']} has no event of {row['authority']}")
