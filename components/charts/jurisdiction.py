"""What the International Criminal Court could look at: the ways to it, and what lies before and after its Statute took effect."""

from __future__ import annotations

import pandas as pd

from components.charts.jurisdiction_line import line
from components.charts.reach import KINDS, OPTIONAL_KINDS, REACH, entry_into_force, reach_rows, sentence
from components.description.chart import Chart, Column
from components.description.choice import Choices, Control
from components.description.words import join_words, quantity, span_of_years
from data import PACKAGE, dates, table

EXACT = "A year, a month or a day, as exactly as it is known; a slash stands between the earliest and the latest that the sources allow."
LOWER = {each: label.lower() for each, label in OPTIONAL_KINDS.items()}


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """From when on, on which ways a case is open, which were used, and how much lies before the gate.

    Raises `data.TableError` when a table cannot be read.
    """
    ways = rows[rows.kind == "route"]
    opened = int(table("court_routes").opened.sum())
    others = rows[rows.kind.isin(["finding", "camp"])]
    text = (
        f"The International Criminal Court can look only at crimes from {dates.in_words(entry_into_force().isoformat())} on (the brief "
        f"writes June 2002), and a case is open on "
        f"{opened or 'none'} of the {len(ways)} ways to it as of {dates.in_words(PACKAGE.as_of)}{_were_used()}."
    )
    if others.empty:
        return text
    parts = [
        f"{(part.reach == 'before').sum()} of the {len(part)} {OPTIONAL_KINDS[kind].lower()}"
        for kind, part in others.groupby("kind", sort=False)
    ]
    return f"{text} Wholly out of reach, even with a referral: {' and '.join(parts)} that have a year."


def _were_used() -> str:
    """Which ways were used, and when."""
    rows = table("court_routes").dropna(subset=["used_from", "used_to"])
    if rows.empty:
        return ""
    said = join_words(f"“{row.title}” in {span_of_years(row.used_from[:4], row.used_to[:4])}" for _, row in rows.iterrows())
    return f"; used were {said}"


def headline(_rows: pd.DataFrame, _choices: Choices) -> str:
    """From when on the Court could look, and on how many ways to it a case is open.

    Raises `data.TableError` when a table cannot be read.
    """
    opened = int(table("court_routes").opened.sum())
    _, month, year = dates.in_words(entry_into_force().isoformat()).split()
    cases = quantity(opened, "case is", "cases are") if opened else "no case is"
    return f"Crimes before {month} {year} are out of reach; {cases} open"


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, and what grey and colour mean."""
    kinds = join_words(each for kind, each in {"route": "ways to the Court", **LOWER}.items() if (rows.kind == kind).any())
    return f"{kinds[0].upper()}{kinds[1:]} by date. {len(rows)} rows; grey lies before the Rome Statute took effect, colour after."


def record_today() -> str:
    """When the Statute took effect, and on how many ways a case is open. Raises `data.TableError` when a table cannot be read."""
    rows = table("court_routes")
    opened = int(rows.opened.sum())
    return (
        f"The Statute took effect on **{dates.in_words(entry_into_force().isoformat())}**, not in June. "
        f"As of {dates.in_words(PACKAGE.as_of)} a case is open on **{opened or 'none'}** of the **{len(rows)}** ways to the Court."
    )


JURISDICTION = Chart(
    id="jurisdiction",
    page="council-and-court",
    title="What could the International Criminal Court look at?",
    tables=("court_routes", "finding_periods", "coi_findings", "camps", "events"),
    controls=(Control("gate_show", "Shown", "many", OPTIONAL_KINDS, help="The ways to the Court are always shown."),),
    rows=reach_rows,
    columns=(
        Column("kind", "What it is", labels=KINDS),
        Column("id", "Row"),
        Column("label", "In short"),
        Column("begins", "Begins", description=EXACT),
        Column("ends", "Ends", description=EXACT),
        Column("reach", "Reach of the Court", labels=REACH),
        Column("words", "In words"),
    ),
    figure=line,
    finding=finding,
    short_title="the time",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="gate_show",
    sentence=sentence,
    row_citation_keys=(
        ("court_routes", "route_id"),
        ("finding_periods", "finding_id"),
        ("coi_findings", "finding_id"),
        ("camps", "camp_id"),
        ("events", "event_id"),
    ),
    caveat="A finding is not a verdict; no case on North Korea is before the Court.",
    notes=(
        "The grey area is the time before the Rome Statute took effect, on 1 July 2002; the brief writes June 2002. No way "
        "to the Court reaches further back. "
        "Dotted lines are ways without an open case; a full line on one is the time in which it was used: the Prosecutor examined two "
        "attacks on South Korea, a member state, and complaints were filed. Spans turn from grey to colour on that day; arrowheads are "
        "ends that the sources do not give.",
        "A finding is not a verdict: the Commission of Inquiry found reasonable grounds, and North Korea rejects its report. "
        "Findings without a time, and camps "
        "without any year, are left out. A camp is drawn from the earliest opening to the latest closing that the sources allow.",
        "Whether a disappearance from before 2002 that was never cleared up counts as a continuing crime is a question of "
        "law that this chart does not answer. "
        "Left out as well: crimes by nationals of a state that has joined.",
    ),
    excerpts=("court-limits",),
    notice="The text below speaks of deaths in camps, famine and abductions.",
)
