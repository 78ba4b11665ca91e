"""What a roll call says: the position of each state, the tally that it prints itself, and what it notes."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from data.tallies import TALLY


class RollCallError(ValueError):
    """A file that is no roll call of the decision; `line` is the line of the file that says so."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        super().__init__(message)


@dataclass(frozen=True)
class Vote:
    """The position of one state, and the line of the file that gives it."""

    iso3: str
    position: str
    line: int


@dataclass(frozen=True)
class Note:
    """What the record says beside the lists, as that a delegation had intended to vote otherwise; no position follows from it."""

    text: str
    states: tuple[str, ...]
    """The country codes of whom it speaks."""


@dataclass
class RollCall:
    """A roll call as one file gives it."""

    votes: list[Vote] = field(default_factory=list)
    printed: dict[str, tuple[int, int]] = field(default_factory=dict)
    """The tally that the file prints itself: for each position a line and the number on it."""
    notes: list[Note] = field(default_factory=list)
    names_absent: bool = True
    """Whether the file says who was absent; committee reports and meeting records do not."""

    def counts(self) -> Counter[str]:
        """How many states the file names for each position."""
        return Counter(each.position for each in self.votes)

    def check(self) -> RollCall:
        """Itself; `RollCallError` when it names no state, one twice, or other numbers than it prints."""
        if not self.votes:
            raise RollCallError(1, "gives the position of no state")
        seen: dict[str, Vote] = {}
        for vote in self.votes:
            if vote.iso3 in seen:
                raise RollCallError(vote.line, f"{vote.iso3} has a position on line {seen[vote.iso3].line} already")
            seen[vote.iso3] = vote
        counted = self.counts()
        for position in TALLY:
            line, number = self.printed.get(position, (0, counted[position]))
            if number != counted[position] and (position != "absent" or self.names_absent):
                raise RollCallError(line, f"the file prints {number} for “{position}” and lists {counted[position]}")
        return self
