"""What lies on which side of the day on which the Court's Statute took effect: the ways to it, findings, camps, events."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from data import cached_by_tables, dates, table

if TYPE_CHECKING:
    import datetime as dt

    from components.description.choice import Choices

KINDS = {
    "route": "Way to the Court",
    "finding": "Finding of the Commission of Inquiry",
    "camp": "Political prison camp",
    "event": "Event that names the Court",
}
OPTIONAL_KINDS = {"finding": "Findings", "camp": "Camps", "event": "Events"}
REACH = {
    "open": "Could be looked at from here, if a way were opened",
    "before": "Before the Statute: out of reach",
    "across": "Partly out of reach",
    "after": "After the Statute took effect",
    "unknown": "Beginning not given",
}
KEYS = ("route_id", "finding_id", "camp_id", "event_id")
USED = ("used_from", "used_to")
NAMES_THE_COURT = r"\bICC\b|International Criminal Court"


@cached_by_tables("court_routes", size=2)
def entry_into_force() -> dt.date:
    """The day on which the Rome Statute took effect: the earliest day that a referral could reach back to.

    Raises `data.TableError` when a table cannot be read.
    """
    return dates.first(table("court_routes").set_index("route_id").reaches_back_to["referral"])


def reach_rows(choices: Choices) -> pd.DataFrame:
    """One row a way to the Court, a finding, a camp or an event, on which side of the gate it lies, and the days from and to which it is
    drawn; `begins` and `ends` say no more than is known: a year, a month, a day, or the earliest and the latest with a slash between.
    """
    wanted = choices["gate_show"] or [*OPTIONAL_KINDS]
    makers = {"route": routes, "finding": findings, "camp": camps, "event": events}
    rows = pd.concat([make().assign(kind=kind) for kind, make in makers.items() if kind == "route" or kind in wanted], ignore_index=True)
    rows = rows.reindex(columns=["kind", "id", "label", "first", "last", "begins", "ends", "words", *KEYS, *USED])
    return rows.assign(reach=[_reach(row) for _, row in rows.iterrows()])


def _reach(row: pd.Series) -> str:
    """On which side of the gate a row lies."""
    if row.kind == "route":
        return "open"
    if pd.notna(row.last) and row.last < entry_into_force():
        return "before"
    if pd.isna(row["first"]):
        return "unknown"
    return "after" if row["first"] >= entry_into_force() else "across"


def routes() -> pd.DataFrame:
    """The ways to the Court; the first day is how far back each would reach.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table("court_routes")
    rows = rows.assign(used_from=rows.used_from.where(rows.used_to.notna()), used_to=rows.used_to.where(rows.used_from.notna()))
    first = [dates.first(each) if pd.notna(each) else None for each in rows.reaches_back_to]
    words = [
        f"{row.needs} {row.articles} of the Rome Statute. {_note(row)}{_used(row)}{'A case is open' if row.opened else 'No case is open'}."
        for _, row in rows.iterrows()
    ]
    told = {"first": first, "last": None, "begins": rows.reaches_back_to, "ends": None, "words": words}
    return pd.DataFrame(
        {"id": rows.route_id, "label": rows.title, **told, "route_id": rows.route_id, "used_from": rows.used_from, "used_to": rows.used_to}
    )


def _used(row: pd.Series) -> str:
    """When a way was used, in words."""
    return "" if pd.isna(row.used_from) else f"Used from {dates.in_words(row.used_from)} to {dates.in_words(row.used_to)}. "


def _note(row: pd.Series) -> str:
    return f"{row.note} " if pd.notna(row.note) else ""


def findings() -> pd.DataFrame:
    """The findings that speak of a time, with their years. Raises `data.TableError` when a table cannot be read."""
    rows = table("finding_periods").merge(table("coi_findings"), on="finding_id")
    return pd.DataFrame(
        {
            "id": rows.finding_id,
            "label": rows.label,
            "first": [dates.first(str(year)) for year in rows.start],
            "last": [dates.last(str(year)) if pd.notna(year) else None for year in rows.end],
            "begins": rows.start.astype("string"),
            "ends": rows.end.astype("string"),
            "words": [f"{row.finding} ({row.label}, {row.words}.) {_note(row)}".strip() for _, row in rows.iterrows()],
            "finding_id": rows.finding_id,
        }
    )


def camps() -> pd.DataFrame:
    """The camps whose opening or closing is dated: from the earliest opening to the latest closing that the sources allow.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table("camps")
    rows = rows[rows.is_kwanliso & (rows.opened_from.notna() | rows.closed_to.notna())]
    shared = rows.number.duplicated(keep=False)
    return pd.DataFrame(
        {
            "id": rows.camp_id,
            "label": [_label(row, twice) for (_, row), twice in zip(rows.iterrows(), shared, strict=True)],
            "first": [dates.first(str(year)) if pd.notna(year) else None for year in rows.opened_from],
            "last": [dates.last(str(year)) if pd.notna(year) else None for year in rows.closed_to],
            "begins": [_span(*each) for each in zip(rows.opened_from, rows.opened_to, strict=True)],
            "ends": [_span(*each) for each in zip(rows.closed_from, rows.closed_to, strict=True)],
            "words": [f"{row['name']}: {_opened(row)}, {_closed(row)}." for _, row in rows.iterrows()],
            "camp_id": rows.camp_id,
        }
    )


def _label(row: pd.Series, shared: bool) -> str:
    """A camp by its number, with its place where two camps share the number or it has none."""
    place = row["name"].split(" (")[0]
    if pd.isna(row.number):
        return place
    return f"Camp {row.number}, {place}" if shared else f"Camp {row.number}"


def _opened(row: pd.Series) -> str:
    return (
        "opened in a year that the sources do not give" if pd.isna(row.opened_from) else f"opened {_years(row.opened_from, row.opened_to)}"
    )


def _closed(row: pd.Series) -> str:
    return "not reported as closed" if pd.isna(row.closed_to) else f"closed {_years(row.closed_from, row.closed_to)}"


def _span(low: object, high: object) -> str | None:
    """The earliest and the latest year that the sources allow, as ISO 8601 writes a span: "1959/1965"; one year where they are one."""
    known = [f"{each}" for each in dict.fromkeys((low, high)) if pd.notna(each)]
    return "/".join(known) or None


def _years(low: int, high: int) -> str:
    return f"{low}" if low == high else f"{low}–{high}"


def events() -> pd.DataFrame:
    """The events whose title names the Court. Raises `data.TableError` when a table cannot be read."""
    rows = table("events")
    rows = rows[rows.title.str.contains(NAMES_THE_COURT, regex=True)].sort_values("date")
    return pd.DataFrame(
        {
            "id": rows.event_id,
            "label": "Events",
            "first": rows.date.map(dates.first),
            "last": rows.date.map(dates.last),
            "begins": rows.date,
            "ends": rows.date,
            "words": [f"{dates.in_words(row.date)}: {row.title}." for _, row in rows.iterrows()],
            "event_id": rows.event_id,
        }
    )


def sentence(row: pd.Series) -> str:
    """One row as a sentence, with the side of the gate on which it lies."""
    side = {
        "before": " Before the Statute: out of reach.",
        "across": " Partly before the Statute.",
        "after": " After the Statute took effect.",
        "unknown": " Its beginning is not given.",
    }
    return f"{row.words}{'' if row.kind in ('event', 'route') else side[row.reach]}"
