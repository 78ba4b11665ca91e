"""Which events came after a chosen one, each in one lane: what the chart of what followed is made of."""

from __future__ import annotations

import textwrap

import pandas as pd

from components.description.choice import Choices, Options
from data import cached_by_tables, dates, table

TABLE = "events"
LANES = {
    "pressure": "Pressure",
    "against": "Against pressure, by others",
    "engagement": "Engagement",
    "north_korea": "North Korea’s acts and replies",
}
COUNTED = {
    "pressure": "of pressure",
    "against": "against it by others",
    "engagement": "of engagement",
    "north_korea": "of North Korea’s acts and replies",
}
"""A lane after a number."""
START = "E040"
"""The vote in the Third Committee on 18 November 2014."""
FORMER = {"October 2017: United States adds seven people and three…": "E072"}
"""What links called events whose day or title was corrected since."""
VOICES = ("dprk", "kcna")
"""North Korea and its news agency."""


def lane(event: pd.Series) -> str | None:
    """The lane of an event: what North Korea did or said, pressure, against it, engagement; `None` when it is context only.

    North Korea's are the events in which it or its news agency is named first, reviews left aside, and those about detainees whom it held.
    """
    own = len(event.actors) > 0 and event.actors[0] in VOICES and event.kind != "review"
    if own or (event.kind == "detainees" and VOICES[0] in event.actors):
        return "north_korea"
    if event.track == "pressure" and event.direction == "against":
        return "against"
    return event.track if event.track in LANES else None


@cached_by_tables(TABLE, size=2)
def events_with_lane() -> pd.DataFrame:
    """The events that have a lane and at least a month, in order of time; `at` is where they are drawn.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    rows = rows.assign(lane=[lane(row) for _, row in rows.iterrows()], at=dates.middle(rows.date))
    rows = rows[rows.lane.notna() & (rows.date.str.len() > 4)]
    return rows.sort_values(["at", "event_id"], kind="stable").reset_index(drop=True)


def events(_before: Choices) -> Options:
    """The events that can be chosen, newest first, by date and title. Raises `data.TableError` when a table cannot be read."""
    rows = events_with_lane().iloc[::-1]
    named = zip(rows.event_id, rows.date, rows.title, strict=True)
    return {event: f"{dates.in_words(date)}: {textwrap.shorten(title, 48, placeholder='…')}" for event, date, title in named}


def followed(choices: Choices) -> pd.DataFrame:
    """The chosen event, then what is on record within so many days after it, by lane.

    `days` is the lag; `exact` says whether both dates are full days. Without that the middle of the month stands for the date.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = events_with_lane()
    chosen = rows[rows.event_id == choices["event"]].iloc[0]
    rows = rows.assign(
        days=(rows["at"] - chosen["at"]).dt.days,
        exact=(rows.date.str.len() == 10) & (len(chosen.date) == 10),
        later=[dates.first(each) > dates.BRIEF_PUBLISHED for each in rows.date],
    )
    after = rows[rows.days.between(0, int(choices["within_days"])) & (rows.event_id != chosen.event_id)]
    order = {each: place for place, each in enumerate(LANES)}
    after = after.sort_values(["lane", "days", "event_id"], key=lambda column: column.map(order) if column.name == "lane" else column)
    return pd.concat([rows[rows.event_id == chosen.event_id], after], ignore_index=True)
