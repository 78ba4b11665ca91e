"""What a roll call does to the record of a decision: whose positions are new, and whether its counts agree."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data import dates
from data.roll_calls.call import RollCall, RollCallError, Vote
from data.roll_calls.names import Names
from data.roll_calls.reading import read_roll_call
from data.rules.rows import FileError, Problem
from data.tallies import TALLY

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from data.rules.rows import Row, Tables

SMALL_BODIES = ("CHR", "HRC", "UNSC")
"""Bodies of few seats, whose members are known decision by decision."""


@dataclass(frozen=True)
class Change:
    """What a roll call does to the known positions of a decision."""

    decision: Row
    roll_call: RollCall
    before: dict[str, str]
    labels: Mapping[str, str]
    """What readers see for a position."""
    taken_as_absent: tuple[str, ...] = ()
    """The members that the roll call does not name and that are taken as absent."""

    @property
    def after(self) -> dict[str, str]:
        """The positions that the roll call gives, and those of the members that are taken as absent."""
        return {each.iso3: each.position for each in self.roll_call.votes} | dict.fromkeys(self.taken_as_absent, "absent")

    def lines(self) -> list[str]:
        """The change in words: each state that is new or differs, then the counts of the file against the tallies, then the notes."""
        changed = [
            f"{iso3}: {self.labels.get(self.before.get(iso3, ''), 'not in the record')} → {self.labels[position]}"
            for iso3, position in self.after.items()
            if self.before.get(iso3) != position
        ]
        untouched = sorted(set(self.before) - set(self.after))
        named = len(self.roll_call.votes)
        return [
            *changed,
            f"{named} states in the file; {len(changed)} positions new or changed, {len(self.after) - len(changed)} as before.",
            *([f"Taken as absent, as the rest of the members: {', '.join(self.taken_as_absent)}."] if self.taken_as_absent else []),
            *([f"Not in the file, left as they are: {', '.join(untouched)}."] if untouched else []),
            *self._tally(),
            *(f"Noted, and not counted: {each.text}" for each in self.roll_call.notes),
        ]

    def _tally(self) -> list[str]:
        """The counts of the file alone, beside the tally that it prints and the official one, and whether these are equal."""
        counts, official = Counter(self.after.values()), {each: self.decision[column] for each, column in TALLY.items()}
        lines = []
        for position, number in official.items():
            printed = f", printed there {self.roll_call.printed[position][1]}" if position in self.roll_call.printed else ""
            lines.append(
                f"{self.labels[position]}: {counts[position]} in the file{printed}, official {'not known' if number is None else number}"
            )
        differ = {each for each, number in official.items() if number is not None and number != counts[each]}
        if all(each is None for each in official.values()):
            return [*lines, "The official tally is not known here: nothing could be checked against it."]
        if differ == {"absent"} and not self.roll_call.names_absent and not self.taken_as_absent:
            return [*lines, "The file lists nobody as absent; with --rest-absent the other members are taken as absent."]
        return [*lines, f"The counts of the file {'do not equal' if differ else 'equal'} the official tally."]


def change_by(tables: Tables, file: Path, decision_id: str, rest_absent: bool) -> Change:
    """What the file says of the decision; `RollCallError` or `FileError` when that cannot be."""
    decision = tables.rows["un_decisions"].by_key.get(decision_id)
    if decision is None or decision["method"] != "recorded":
        wrong = "no recorded vote" if decision else "no decision"
        raise FileError([Problem("un_decisions.csv", decision.line if decision else 1, "decision_id", f"{decision_id} is {wrong}")])
    call = read_roll_call(file, Names.of(tables.rows["countries"]), decision["symbol"] or "", decision["date"])
    _could_vote(call.votes, decision, tables)
    before = {row["iso3"]: row["position"] for row in tables.rows["un_positions"] if row["decision_id"] == decision_id}
    rest = _members_not_named(call, decision, tables) if rest_absent else ()
    return Change(decision, call, before, tables.package.labels("un_positions", "position"), rest)


def _members(decision: Row, tables: Tables) -> set[str]:
    """The members of the body at the decision, as far as they are known."""
    if decision["body"] in SMALL_BODIES:
        return {row["iso3"] for row in tables.rows["un_memberships"] if row["decision_id"] == decision.key}
    year = dates.first(decision["date"]).year
    return {row["iso3"] for row in tables.rows["countries"] if row["admitted"] <= year}


def _could_vote(votes: list[Vote], decision: Row, tables: Tables) -> None:
    """Raise `RollCallError` for a state that was not yet admitted, or that had no seat where all seats are known."""
    admitted = {row["iso3"]: row["admitted"] for row in tables.rows["countries"]}
    members, year = _members(decision, tables), dates.first(decision["date"]).year
    for vote in votes:
        if admitted[vote.iso3] > year:
            raise RollCallError(vote.line, f"{vote.iso3} was admitted in {admitted[vote.iso3]} and could not vote in {year}")
        if decision["body"] in SMALL_BODIES and len(members) == decision["members"] and vote.iso3 not in members:
            raise RollCallError(vote.line, f"{vote.iso3} had no seat in this body")
    if len(votes) > decision["members"]:
        raise RollCallError(votes[-1].line, f"the file names {len(votes)} states, the body had {decision['members']} members")


def _members_not_named(call: RollCall, decision: Row, tables: Tables) -> tuple[str, ...]:
    """The members that the roll call does not name; `RollCallError` when it names the absent itself or not all members are known."""
    if call.names_absent:
        raise RollCallError(1, "names the absent itself: --rest-absent is for a record that does not")
    members = _members(decision, tables)
    if len(members) != decision["members"]:
        raise RollCallError(1, f"{len(members)} of the {decision['members']} members are known, so the rest cannot be told")
    return (*sorted(members - {each.iso3 for each in call.votes}),)
