"""Rules about decisions of the United Nations and the positions of states."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from data import dates
from data.rules.registry import each_row, together
from data.tallies import TALLY

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Rows

OTHER_COUNTRIES = {"A/RES/68/182": "Syria", "A/RES/69/189": "Syria", "A/RES/61/232": "Myanmar"}
"""Symbols of resolutions on other countries that are easily taken for one on the DPRK."""


def counts(positions: Rows) -> dict[str, Counter[str]]:
    """How many states took each position, by decision."""
    counted: dict[str, Counter[str]] = {}
    for row in positions:
        counted.setdefault(row["decision_id"], Counter())[row["position"]] += 1
    return counted


def record(decision: Row, counted: Counter[str], differences: Rows) -> str | None:
    """How much of a recorded vote is known state by state: complete, partial or none; nothing when there was no recorded vote.

    A list is complete when every member has a position, but for those that a difference from the tally explains.
    """
    if decision["method"] != "recorded":
        return None
    explained = sum((each["official"] or 0) - (each["counted"] or 0) for each in differences if each["decision_id"] == decision.key)
    if not counted.total():
        return "none"
    return "complete" if counted.total() + explained == decision["members"] else "partial"


@together("un_decisions", "un_positions", "tally_differences")
def record_is_computed(decisions: Rows, positions: Rows, differences: Rows) -> Iterator[Problem]:
    """The column `record` says what the positions say."""
    counted = counts(positions)
    for row in decisions:
        expected = record(row, counted.get(row.key, Counter()), differences)
        if row["record"] != expected:
            yield row.problem("record", f"is {row['record'] or 'empty'}, the positions say {expected or 'empty'}")


@together("un_decisions", "un_positions", "tally_differences")
def positions_agree_with_the_tally(decisions: Rows, positions: Rows, differences: Rows) -> Iterator[Problem]:
    """The positions of a complete list equal the tally or a difference is explained; those of a partial list do not pass it."""
    counted = counts(positions)
    explained = {(row["decision_id"], row["position"]) for row in differences}
    for row in decisions:
        listed = counted.get(row.key, Counter())
        complete = record(row, listed, differences) == "complete"
        for position, column in TALLY.items():
            official, found = row[column], listed[position]
            wrong = official is not None and (found != official if complete else found > official)
            if wrong and (row.key, position) not in explained:
                yield row.problem(column, f"is {official}, but {found} positions are listed and tally_differences has no reason")


@together("un_decisions", "un_positions", "tally_differences")
def differences_are_as_stated(decisions: Rows, positions: Rows, differences: Rows) -> Iterator[Problem]:
    """A row of `tally_differences` gives the true numbers, and is dropped once there is no difference."""
    by_key, counted = decisions.by_key, counts(positions)
    for row in differences:
        found = counted.get(row["decision_id"], Counter())[row["position"]]
        official = by_key[row["decision_id"]][TALLY[row["position"]]] if row["decision_id"] in by_key else row["official"]
        if row["counted"] != found:
            yield row.problem("counted", f"is {row['counted']}, but {found} positions are listed")
        if row["official"] != official:
            yield row.problem("official", f"is {row['official']}, but the decision has {official}")
        if row["counted"] == row["official"]:
            yield row.problem("-", "explains a difference that is none")


@together("un_decisions", "un_positions")
def positions_only_in_recorded_votes(decisions: Rows, positions: Rows) -> Iterator[Problem]:
    """A decision that was not put to a recorded vote has no positions."""
    methods = {row.key: row["method"] for row in decisions}
    for row in positions:
        if methods.get(row["decision_id"], "recorded") != "recorded":
            yield row.problem("decision_id", f"{row['decision_id']} had no recorded vote, so there are no positions")


@each_row("un_decisions")
def tally_only_in_recorded_votes(row: Row) -> Iterator[Problem]:
    """A decision that was not put to a recorded vote has no tally."""
    if row["method"] != "recorded":
        yield from (row.problem(each, "is a tally, but there was no recorded vote") for each in TALLY.values() if row[each] is not None)


@each_row("un_decisions")
def tally_is_whole(row: Row) -> Iterator[Problem]:
    """A tally has all of its numbers, or is not known: what is not given follows from the number of members."""
    given = [each for each in TALLY.values() if row[each] is not None]
    if given and row["method"] == "recorded":
        yield from (row.problem(each, f"is empty beside {given[0]} {row[given[0]]}") for each in TALLY.values() if row[each] is None)


@together("un_decisions")
def twins_name_each_other(decisions: Rows) -> Iterator[Problem]:
    """Of two decisions on the same draft each names the other."""
    twins = {row.key: row["twin_id"] for row in decisions}
    for row in decisions:
        if row["twin_id"] in twins and twins[row["twin_id"]] != row.key:
            yield row.problem("twin_id", f"{row['twin_id']} names {twins[row['twin_id']] or 'none'} as its twin")


@each_row("un_decisions")
def tally_within_the_members(row: Row) -> Iterator[Problem]:
    """Not more votes and absences than members."""
    total = sum(row[column] or 0 for column in TALLY.values())
    if row["members"] is not None and total > row["members"]:
        yield row.problem("members", f"is {row['members']}, but the tally comes to {total}")


@each_row("un_decisions")
def symbol_is_of_this_country(row: Row) -> Iterator[Problem]:
    """No symbol of a resolution on another country."""
    if row["symbol"] in OTHER_COUNTRIES:
        yield row.problem("symbol", f"{row['symbol']} is the resolution on {OTHER_COUNTRIES[row['symbol']]}")


@each_row("un_positions")
def membership_is_no_position(row: Row) -> Iterator[Problem]:
    """That a state is not a member follows from the membership and is no row."""
    if row["position"] == "not_member":
        yield row.problem("position", "a state that is not a member has no row")


@together("un_decisions", "un_positions", "countries")
def nobody_votes_before_admission(decisions: Rows, positions: Rows, countries: Rows) -> Iterator[Problem]:
    """A state has no position in years before its admission to the United Nations."""
    years = {row.key: dates.first(row["date"]).year for row in decisions if row["date"]}
    admitted = {row.key: row["admitted"] for row in countries}
    for row in positions:
        year, since = years.get(row["decision_id"]), admitted.get(row["iso3"])
        if year and since and year < since:
            yield row.problem("iso3", f"{row['iso3']} has a position in {year}, but was admitted in {since}")


@together("un_decisions", "un_positions", "un_memberships")
def voters_are_members(decisions: Rows, positions: Rows, memberships: Rows) -> Iterator[Problem]:
    """In the Commission, the Council and the Security Council only the members listed for the decision have a position."""
    members = {(row["decision_id"], row["iso3"]) for row in memberships}
    small = {row.key for row in decisions if row["body"] in {"CHR", "HRC", "UNSC"}}
    for row in positions:
        if row["decision_id"] in small and (row["decision_id"], row["iso3"]) not in members:
            yield row.problem("iso3", f"{row['iso3']} is not among the members listed for {row['decision_id']}")
