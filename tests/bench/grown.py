"""Tables a hundred times as large, written into a copy of the project: keys stay unique, references valid, types right.

Decisions of the General Assembly and its committee are copied, with dates and votes of their own, until there are enough positions;
tallies and dissociations follow them.
Sources grow by the factor; citations are made for the new rows, and fill up to the factor. Other tables stay: they are vocabularies,
or hold fewer than 200 rows.
"""

from __future__ import annotations

import csv
import itertools
import random
from pathlib import Path
from typing import TYPE_CHECKING

from data.tallies import TALLY

if TYPE_CHECKING:
    from collections.abc import Iterable

Rows = list[dict[str, str]]
SEED = 2015
VOTED = ("un_decisions", "un_positions", "un_dissociations")
TABLES = (*VOTED, "sources", "citations")
DAYS = (2, 28)
"""New decisions stand on any of these days of the months of the year of theirs; the first of January would pass for the year."""
WEIGHTS = (10, 2, 6, 1)
POSITIONS = 3000
"""Positions for each unit of the factor: 300,000 for a hundred."""


def grow(folder: Path, factor: int, *, drawn: bool) -> dict[str, int]:
    """Write the larger tables over those of a folder; the numbers of rows by table.

    `drawn` says whether the charts of decisions show the new ones too, else only the record behind them grows.
    """
    chance = random.Random(SEED)
    tables = {each: _read(folder / f"{each}.csv") for each in TABLES}
    states = {each["iso3"]: int(each["admitted"]) for each in _read(folder / "countries.csv")}
    new = _decisions(tables, states, factor, chance, drawn)
    new["sources"] = [_renamed(each, "source_id", at) | {"symbol": ""} for at in range(1, factor) for each in tables["sources"]]
    keys = [
        (table, row["decision_id"] if table == "un_decisions" else f"{row['decision_id']}/{row['iso3']}")
        for table in VOTED
        for row in new[table]
    ]
    names = [each["source_id"] for each in tables["sources"] + new["sources"]]
    new["citations"] = _citations(keys, names, (factor - 1) * len(tables["citations"]), chance)
    grown = {each: tables[each] + new[each] for each in TABLES}
    for name, rows in grown.items():
        _write(folder / f"{name}.csv", rows)
    return {name: len(rows) for name, rows in grown.items()}


def _decisions(tables: dict[str, Rows], states: dict[str, int], factor: int, chance: random.Random, drawn: bool) -> dict[str, Rows]:
    """Copies of the decisions and of what follows them, round by round, until there are enough positions."""
    new: dict[str, Rows] = {each: [] for each in VOTED}
    copied = [each for each in tables["un_decisions"] if each["body"] in ("UNGA", "UNGA_C3")]
    at = 0
    while len(tables["un_positions"]) + len(new["un_positions"]) < POSITIONS * factor:
        at += 1
        for old in copied:
            made = _renamed(old, "decision_id", at)
            made |= {"date": f"{old['date'][:4]}-{chance.randint(1, 12):02}-{chance.randint(*DAYS):02}", "twin_id": "", "symbol": ""}
            made["in_chart"] = old["in_chart"] if drawn else "false"
            left = [each for each in tables["un_dissociations"] if each["decision_id"] == old["decision_id"]]
            new["un_dissociations"] += [each | {"decision_id": made["decision_id"]} for each in left]
            if old["method"] == "recorded":
                members = [state for state, admitted in states.items() if admitted < int(old["date"][:4])]
                votes = dict(zip(members, chance.choices([*TALLY], WEIGHTS, k=len(members)), strict=True))
                made |= {column: str([*votes.values()].count(each)) for each, column in TALLY.items()}
                made |= {"members": str(len(members)), "record": "complete"}
                new["un_positions"] += [
                    {
                        "decision_id": made["decision_id"],
                        "iso3": state,
                        "position": vote,
                        "basis": "listed",
                        "confidence": "high",
                        "note": "",
                    }
                    for state, vote in votes.items()
                ]
            new["un_decisions"].append(made)
    return new


def _renamed(row: dict[str, str], key: str, at: int) -> dict[str, str]:
    return row | {key: f"{row[key]}-{at}", "title": f"{row['title']} ({at})"}


def _citations(rows: list[tuple[str, str]], sources: list[str], count: int, chance: random.Random) -> Rows:
    """One citation for each new row, then more of the same rows with other locators, until there are so many."""
    empty = dict.fromkeys(("seen_at", "language", "note"), "")
    return [
        {
            "table": table,
            "row_id": row,
            "source_id": chance.choice(sources),
            "locator": f"p. {1 + at // len(rows)}",
            **empty,
            "language": "en",
        }
        for at, (table, row) in enumerate(itertools.islice(itertools.cycle(rows), max(count, len(rows))))
    ]


def _read(file: Path) -> Rows:
    with file.open(encoding="utf-8", newline="") as stream:
        return [*csv.DictReader(stream)]


def _write(file: Path, rows: Iterable[dict[str, str]]) -> None:
    rows = [*rows]
    with file.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*rows[0]], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
