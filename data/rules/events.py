"""Rules about events, and about the same event in other tables."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data import dates
from data.rules.registry import each_row, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Rows


BODIES = {"unga": "UNGA", "third_committee": "UNGA_C3", "hrc": "HRC", "unsc": "UNSC"}
"""The bodies whose decisions have a table of their own, by the identifier of the actor."""
REVIEW = re.compile(r"^(First|Second|Third|Fourth) Universal Periodic Review")


@each_row("events")
def ends_after_it_begins(row: Row) -> Iterator[Problem]:
    """The last day is not before the first."""
    if row["end_date"] and row["date"] and dates.last(row["end_date"]) < dates.first(row["date"]):
        yield row.problem("end_date", f"{row['end_date']} is before the date {row['date']}")


@each_row("events")
def track_has_a_direction(row: Row) -> Iterator[Problem]:
    """An event of a track says whether it serves or opposes it; context has no direction."""
    if (row["track"] == "context") != (row["direction"] is None):
        yield row.problem("direction", f"{row['direction'] or 'nothing'} does not go with {row['track']}")


@together("events", "un_decisions")
def votes_have_the_day_of_the_decision(events: Rows, decisions: Rows) -> Iterator[Problem]:
    """A vote among the events that names a body first stands on a day on which that body decided."""
    days = {(row["body"], row["date"]) for row in decisions}
    known = {body for body, _ in days}
    for row in events:
        body = BODIES.get((row["actors"] or [""])[0], "")
        if row["kind"] == "vote" and row["track"] == "pressure" and body in known and (body, row["date"]) not in days:
            yield row.problem("date", f"{row['date']} is no day of a decision of {body}")


@together("events", "rights_agenda")
def reviews_have_one_day(events: Rows, agenda: Rows) -> Iterator[Problem]:
    """The same review has the same day among the events and on the agenda."""
    held = {found[1]: row for row in events if (found := REVIEW.match(row["title"] or ""))}
    for row in agenda:
        found = REVIEW.match(row["title"] or "")
        other = held.get(found[1]) if found else None
        if other is not None and other["date"] != row["date"]:
            yield row.problem("date", f"is {row['date']}, but event {other.key} has {other['date']}")
