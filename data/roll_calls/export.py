"""The voting files of the UN Digital Library.

- A row a state and resolution. The header must have `ms_code`, `ms_name`, `ms_vote`, `date` and `resolution` (in September 2024
  `ms_codes`, `ms_names`, `ms_votes`); `undl_id`, `draft`, `vote_note` and the totals are used where they are, others are ignored.
- A row a resolution and a column a state.

A vote is Y, N, A, or X, NV or nothing for a state that did not vote, in capitals or not. Separated by comma, semicolon or tab.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data.roll_calls.annex import DELEGATIONS, notes_in
from data.roll_calls.call import Note, RollCall, RollCallError, Vote
from data.roll_calls.days import could_be

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.roll_calls.names import Names

REQUIRED_COLUMNS = ("ms_code", "ms_name", "ms_vote", "date", "resolution")
VOTES = {"Y": "in_favour", "N": "against", "A": "abstain", "X": "absent", "NV": "absent", "": "absent"}
TOTALS = {"in_favour": "total_yes", "against": "total_no", "abstain": "total_abstentions", "absent": "total_non_voting"}
SEVERAL = 5
"""Names of states in a header that make it one with a column a state."""
Record = tuple[int, list[str]]


@dataclass(frozen=True)
class Layout:
    """How a file is separated, its columns, and the places of those that are states."""

    delimiter: str
    columns: list[str]
    states: dict[int, str]

    def cell(self, cells: list[str], column: str) -> str:
        """The text of a column; empty where the file has no such column."""
        return cells[self.columns.index(column)].strip() if column in self.columns else ""


def read_layout(header: str, names: Names) -> Layout | None:
    """The layout of a file with this header; `None` when it is no export. `RollCallError` when a column is missing."""
    delimiter = max(",;\t", key=header.count)
    written = [each.strip().strip('"').strip() for each in header.strip().removeprefix("\ufeff").split(delimiter)]
    columns = [each.lower() for each in written]
    columns = [each.removesuffix("s") if each in ("ms_codes", "ms_names", "ms_votes") else each for each in columns]
    if "ms_vote" in columns:
        if missing := [each for each in REQUIRED_COLUMNS if each not in columns]:
            raise RollCallError(1, f"the header lacks {', '.join(missing)}")
        return Layout(delimiter, columns, {})
    found = {place: names.find(each) or (each if each in names.admitted else None) for place, each in enumerate(written)}
    states = {place: code for place, code in found.items() if code}
    if "resolution" not in columns or len(states) < SEVERAL:
        return None
    if "date" not in columns:
        raise RollCallError(1, "the header lacks date")
    return Layout(delimiter, columns, states)


def read(lines: Iterable[str], layout: Layout, names: Names, symbol: str, date: str) -> RollCall:
    """The roll call of one decision in an export; `RollCallError` when it is not there, or not the decision of that day."""
    wanted = _wanted(_records(lines, layout), layout, symbol)
    for line, cells in wanted:
        if not could_be(layout.cell(cells, "date"), date):
            raise RollCallError(line, f"is of {layout.cell(cells, 'date')}, the decision of {date}")
    votes = _across(wanted[0], layout, names, date) if layout.states else _down(wanted, layout, names)
    notes = {note.text: note for line, cells in wanted for note in _notes(line, layout.cell(cells, "vote_note"), names)}
    return RollCall([*votes], _printed(wanted, layout), [*notes.values()])


def _wanted(records: Iterator[Record], layout: Layout, symbol: str) -> list[Record]:
    """The rows of the decision, and no others kept: the file may hold a million."""
    next(records, None)
    identity, resolution = _place(layout, "undl_id", "resolution"), layout.columns.index("resolution")
    draft = _place(layout, "draft", "resolution")
    width, others, found = len(layout.columns), {}, []
    sought = _symbol(symbol)
    for line, cells in records:
        if len(cells) != width:
            raise RollCallError(line, f"has {len(cells)} cells, the header has {width}")
        if len(others) <= SEVERAL:
            others.setdefault(cells[identity], cells[resolution])
        if not sought or sought in (_symbol(cells[resolution]), _symbol(cells[draft])):
            found.append((line, cells))
            if not sought and len(others) > 1:
                break
    decisions = {cells[identity]: line for line, cells in found}
    if not found or (not sought and len(decisions) > 1):
        named = ", ".join([*others.values()][:SEVERAL])
        raise RollCallError(2, f"there is no single decision to read: {symbol or 'the symbol is not known'}; in the file: {named}")
    if len(decisions) > 1 or (layout.states and len(found) > 1):
        raise RollCallError([*decisions.values()][-1], f"there is more than one vote on {symbol}: give the rows of one")
    return found


def _place(layout: Layout, column: str, otherwise: str) -> int:
    return layout.columns.index(column if column in layout.columns else otherwise)


def _symbol(text: str) -> str:
    """A symbol as it can be compared: the Library writes R/69/188 for older resolutions."""
    return text.strip().upper().replace(" ", "").replace("A/RES/", "R/")


def _records(lines: Iterable[str], layout: Layout) -> Iterator[Record]:
    """The records of a CSV file with the lines at which they begin, without empty ones."""
    reader = csv.reader(lines, delimiter=layout.delimiter, strict=True)
    line = 1
    try:
        for cells in reader:
            if any(cells):
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise RollCallError(line, f"is not CSV: {error}") from error


def _down(rows: list[Record], layout: Layout, names: Names) -> Iterator[Vote]:
    """The votes of rows with a state each."""
    for line, cells in rows:
        yield Vote(
            _state(layout.cell(cells, "ms_code"), layout.cell(cells, "ms_name"), names, line),
            _vote(layout.cell(cells, "ms_vote"), line),
            line,
        )


def _across(row: Record, layout: Layout, names: Names, date: str) -> Iterator[Vote]:
    """The votes of a row with a column a state; nothing stands under a state that was not yet a member."""
    line, cells = row
    for place, text in enumerate(cells):
        letter = text.strip()
        if place in layout.states:
            code = layout.states[place]
            if letter or names.admitted[code] <= int(date[:4]):
                yield Vote(code, _vote(letter, line), line)
        elif letter.upper() in VOTES and letter:
            raise RollCallError(line, f"“{layout.columns[place]}” has the vote {letter} and is no name of a member state")


def _state(code: str, name: str, names: Names, line: int) -> str:
    """The state of a row: by its name, or by its code where the library uses another name; the two may not disagree."""
    by_code = code.upper() if code.upper() in names.admitted else None
    by_name = names.find(name)
    if by_code and by_name and by_code != by_name:
        raise RollCallError(line, f"the code {by_code} does not go with the name “{name}”")
    return by_name or by_code or names.code(name, line)


def _vote(letter: str, line: int) -> str:
    try:
        return VOTES[letter.upper()]
    except KeyError:
        raise RollCallError(line, f"“{letter}” is no vote: one of {', '.join(filter(None, VOTES))} or nothing") from None


def _printed(rows: list[Record], layout: Layout) -> dict[str, tuple[int, int]]:
    """The totals that the rows give, which are the same in all of them."""
    printed: dict[str, tuple[int, int]] = {}
    for line, cells in rows:
        for position, column in TOTALS.items():
            if text := layout.cell(cells, column):
                try:
                    number = int(float(text))
                except (ValueError, OverflowError):
                    raise RollCallError(line, f"“{text}” is no number for {column}") from None
                if printed.setdefault(position, (line, number))[1] != number:
                    raise RollCallError(line, f"{column} is {text}, on line {printed[position][0]} it is {printed[position][1]}")
    return printed


def _notes(line: int, text: str, names: Names) -> list[Note]:
    """What the Library notes of a vote."""
    if not text:
        return []
    return notes_in([(line, text)], names) if DELEGATIONS.search(text) else [Note(text, ())]
