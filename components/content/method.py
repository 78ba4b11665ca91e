"""How the data are made, what they cannot say, what a host sees, how to cite and to report: the words below the tables."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.content import searches
from components.description.page import Articles
from components.description.words import escape_markdown, join_words
from data import PACKAGE, TableError, cached_by_tables, dates, table

ROUNDS = 3
"""How many rounds of blind audits are told, the newest first."""


def _chosen() -> str:
    return (
        f"No row goes in without a source. {len(table('citations')):,} citations say on which part of which of the "
        f"{len(table('sources')):,} sources a row rests. "
        "Where sources disagree, both versions are kept. Where a source gives no number, year or day, the cell stays empty; "
        "charts say what they leave out."
    )


def _confidence() -> str:
    counts = confidence_counts()
    parts = ", ".join(f"{rows:,} {level}" for level, rows in counts.items())
    return (
        "High, medium or low: how firmly the sources give what a row says, not how near it is to the truth. Of "
        f"{sum(counts.values()):,} rows that carry it: {parts}. "
        "Rows of low confidence are in the tables; what a chart leaves out, its notes say."
    )


@cached_by_tables(size=2)
def confidence_counts() -> dict[str, int]:
    """How many rows of all tables carry each level of confidence; a table that cannot be read (`data.TableError`) is left out."""
    found: list[pd.Series] = []
    for entry in PACKAGE.tables.values():
        for column in ("confidence", "tally_confidence"):
            if column in entry.fields:
                try:
                    found.append(table(entry.name)[column].astype(object))
                except TableError:
                    continue
    counts = pd.concat(found).value_counts() if found else pd.Series(dtype=int)
    return {level: int(counts.get(level, 0)) for level in ("high", "medium", "low")}


def _repeats() -> str:
    rows = table("prisoner_estimates")
    repeats = rows.repeat_of.notna()
    return (
        f"{repeats.sum()} of the {len(rows)} estimates only give an earlier one again. They stay in the table, name the row "
        "that they repeat, keep its year, "
        f"and are drawn hollow. For {(rows.repeat_basis == 'probable').sum()} of them the repetition is probable, not stated. "
        f"Taken over without an origin that is a row here: {(rows.repeat_basis == 'taken_over').sum()}; these are drawn hollow too."
    )


def _audits() -> str:
    rows = table("audits").sort_values("date").tail(ROUNDS).iloc[::-1]
    said = [
        f"{dates.in_words(row.date.date().isoformat())}, of version {escape_markdown(row.version)}: {row.rows} rows drawn, "
        f"{row.checkable} could be checked; {join_words(_rate(row, each) for each in ('right', 'imprecise', 'wrong'))}."
        for row in rows.itertuples()
    ]
    return (
        "Rows are drawn by chance and checked against their sources by someone who does not see how sure we are of them. "
        f"{' '.join(said)} What was found is corrected, with the reason, in the table of changes, and looked for in all other rows."
    )


def _rate(row: Any, result: str) -> str:
    """How many rows of a round have a result, and their share of those that could be checked."""
    return f"{getattr(row, result)} {result} ({getattr(row, result) / row.checkable:.0%})"


def _methods() -> str:
    labels = ", ".join(label.lower() for label in PACKAGE.field("prisoner_estimates", "method").labels.values())
    return (
        f"Each estimate of prisoners has one of these methods: {escape_markdown(labels)}. They count differently, so there is no "
        "mean, no middle of a range and no line from one to another."
    )


def _dates() -> str:
    events = table("events")
    rough = (events.date.str.count("-") < 2).sum()
    return (
        f"A date is as exact as its source: a day, a month or a year. {rough} of the {len(events)} events have no day. "
        "A month or a year is drawn at the middle of the time that it covers; it is not the first of January."
    )


def _votes() -> str:
    decisions = table("un_decisions")
    recorded = decisions[decisions.method == "recorded"]
    return (
        f"{len(recorded)} of the {len(decisions)} UN decisions were put to a recorded vote. For "
        f"{(recorded.record == 'complete').sum()} of these the position of every state is known; "
        "only such lists are counted. Adopted without a vote means that nobody asked for one: it is neither a vote of zero "
        "nor the support of all."
    )


def _coding() -> str:
    return (
        "Some columns are our judgement: the stance of an actor from −2 to +2, the track of an event and whether it serves or opposes "
        "it, the group of a subject, the verdict on a claim. "
        "The evidence stands in the same row, so that you can judge for yourself. Texts from sources are given in our own words."
    )


def _now() -> str:
    return (
        f"What the brief could know on {dates.in_words(dates.BRIEF_PUBLISHED.isoformat())} is kept apart from what is known now. "
        f"The record is as of {_as_of()}; data version {escape_markdown(PACKAGE.version)}. {escape_markdown(searches.search_statement())}"
    )


def _as_of() -> str:
    return dates.in_words(PACKAGE.as_of)


def _unknown() -> str:
    camps, decisions = table("camps"), table("un_decisions")
    unconfirmed = (~decisions.in_chart).sum()
    return (
        "**What is not known.** Nobody outside the country has counted the prisoners, and North Korea denies the camps. "
        f"{camps.latitude.isna().sum()} of the {len(camps)} places in the table of camps have no position on the map that was "
        "used. "
        f"{(decisions.method == 'without_vote').sum()} of the {len(decisions)} UN decisions passed without a vote and show no "
        f"position of any state; {unconfirmed} of the {len(decisions)} could not be confirmed and "
        f"{'stays' if unconfirmed == 1 else 'stay'} out of charts. The Commission of Inquiry found reasonable grounds; it is "
        "no court, nobody has been convicted, and North Korea rejects the findings."
    )


def _reading() -> str:
    cites = table("citations")
    foreign = cites.language[cites.language.notna() & (cites.language != "en")].map(PACKAGE.field("citations", "language").labels)
    most = [*foreign.value_counts().index[:3]]
    return (
        f"**How sources were read.** {cites.seen_at.notna().sum():,} of {len(cites):,} citations rest on a copy, mirror or "
        "translation; it is named beside the document. "
        f"{len(foreign):,} rest on a text in another language than English, mostly {escape_markdown(', '.join(most[:-1]))} "
        f"and {escape_markdown(most[-1])}. "
        "Many news items were read as reposts; the publisher’s name then has the site in brackets."
    )


def _addresses() -> str:
    sources = table("sources")
    return (
        f"**Addresses.** {(sources.url_status == 'pattern').sum()} of the {len(sources)} sources are linked by an official "
        "address that follows the pattern of its service, "
        "such as undocs.org for UN documents, and was not opened; the text was read elsewhere, as the citations say. "
        "Addresses may have changed since."
    )


def _host() -> str:
    return (
        "Each page sends your choices, and the words that you search for, to the server that runs the dashboard; they also "
        "stand in the address of the page. "
        "Whoever runs that server can see them together with your network address, as with any site. The dashboard itself "
        "keeps no record of readers, counts no visits and fetches nothing "
        "from other sites; it sets one cookie, for the time of the visit, that protects against forged requests, and "
        "remembers for a minute how often a network address has asked for data, so that no one reader slows it down for the "
        "others. "
        "A hosting service may record more, under its own terms. A link to a source takes you to another site, which sees "
        "from which site you come, but not your choices."
    )


def _alone() -> str:
    return (
        "If reading this could put you at risk, run the dashboard on your own machine. It works without a network, and nothing "
        "about what you read leaves the machine."
    )


def _report() -> str:
    return (
        "Open an issue in the project’s repository. Name the table and the row by its identifier, say what is wrong, and "
        "give a source with page or paragraph. "
        "A correction changes one row, cites its source, raises the version of the data and gets a dated line in the changelog."
    )


ARTICLES: Articles = {
    "Method": (
        ("Only with a source", _chosen),
        ("Confidence", _confidence),
        ("Repeats", _repeats),
        ("Blind audits", _audits),
        ("What an estimate rests on", _methods),
        ("Dates", _dates),
        ("Votes", _votes),
        ("Our own coding", _coding),
        ("Then and now", _now),
    ),
    "Limits": (("", _unknown), ("", _reading), ("", _addresses)),
    "What the host can see": (("", _host), ("", _alone)),
    "How to report an error": (("", _report),),
}
"""The words of the page that the readable edition has too."""
