"""Roll calls as the United Nations publishes them, read into positions by country code.

Two layouts are understood.

- The voting export of the UN Digital Library: CSV with one row a state and resolution. The header must have the columns
  `undl_id`, `ms_code`, `ms_name`, `ms_vote`, `date` and `resolution`; `draft` is used where there is one, others are ignored.
  `ms_vote` is Y, N, A or X (not voting).
- The voting annex of a UN press release: text with the lists "In favour:", "Against:", "Abstain:" and "Absent:", each with
  the names of the states separated by commas, over as many lines as it takes, ended by a full stop or an empty line.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.rules.rows import Row

NEEDED = ("undl_id", "ms_code", "ms_name", "ms_vote", "date", "resolution")
VOTES = {"Y": "yes", "N": "no", "A": "abstain", "X": "absent"}
LISTS = {"in favour": "yes", "against": "no", "abstain": "abstain", "abstaining": "abstain", "absent": "absent"}
LIST = re.compile(rf"\s*({'|'.join(LISTS)})\s*:", re.IGNORECASE)


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


@dataclass
class Names:
    """The member states by every name that is known for them."""

    codes: set[str] = field(default_factory=set)
    by_name: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, countries: Iterable[Row]) -> Names:
        """The names in the rows of `countries`."""
        names = cls()
        for row in countries:
            names.codes.add(row["iso3"])
            names.by_name |= {plain(each): row["iso3"] for each in (row["name"], *row["other_names"])}
        return names

    def code(self, name: str, line: int) -> str:
        """The country code of a name; `RollCallError` for a name that is not known."""
        try:
            return self.by_name[plain(name)]
        except KeyError:
            raise RollCallError(line, f"“{name}” is no name of a member state; add it to countries.other_names if it is one") from None


def plain(name: str) -> str:
    """A name without what its spellings differ in: accents, capitals, kinds of apostrophes, white space, "the" in front."""
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'").replace("`", "'"))
    text = "".join(each for each in letters if not unicodedata.combining(each)).casefold()
    return re.sub(r"^the ", "", " ".join(text.split()).strip(" .*"))


def read_votes(text: str, names: Names, symbol: str, date: str) -> list[Vote]:
    """The votes in a file of either layout; `RollCallError` when it is neither, or not a roll call of this decision.

    `symbol` ("" when not known) and `date` are those of the decision: an export may hold many, and must hold this one.
    """
    text = text.removeprefix("\ufeff")
    first = text.lstrip().splitlines()[0] if text.strip() else ""
    if "ms_vote" in first:
        votes = [*_export(text, names, symbol, date)]
    elif any(LIST.match(line) for line in text.splitlines()):
        votes = [*_annex(text, names)]
    else:
        raise RollCallError(1, "is neither a voting export of the UN Digital Library nor a voting annex with “In favour:”")
    seen: dict[str, Vote] = {}
    for vote in votes:
        if vote.iso3 in seen:
            raise RollCallError(vote.line, f"{vote.iso3} has a position on line {seen[vote.iso3].line} already")
        seen[vote.iso3] = vote
    return votes


def _export(text: str, names: Names, symbol: str, date: str) -> Iterator[Vote]:
    """The rows of one decision in an export."""
    rows = [*_records(text)]
    header = rows[0][1]
    if missing := [each for each in NEEDED if each not in header]:
        raise RollCallError(1, f"the header lacks {', '.join(missing)}")
    wanted, others = [], {}
    for line, cells in rows[1:]:
        if len(cells) != len(header):
            raise RollCallError(line, f"has {len(cells)} cells, the header has {len(header)}")
        row = dict(zip(header, cells, strict=True))
        others.setdefault(row["undl_id"], row["resolution"])
        if not symbol or symbol in (row["resolution"], row.get("draft")):
            wanted.append((line, row))
    if not wanted or (not symbol and len(others) > 1):
        raise RollCallError(
            2,
            f"there is no single decision to read: {symbol or 'the symbol is not known'}; in the file: {', '.join([*others.values()][:5])}",
        )
    for line, row in wanted:
        if row["date"] != date:
            raise RollCallError(line, f"is of {row['date']}, the decision of {date}")
        yield Vote(_state(row, names, line), _vote(row["ms_vote"], line), line)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The records of a CSV file with the lines at which they begin, without empty lines."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        for cells in reader:
            if cells:
                yield line, cells
            line = reader.line_num + 1
    except csv.Error as error:
        raise RollCallError(line, f"is not CSV: {error}") from error


def _state(row: dict[str, str], names: Names, line: int) -> str:
    """The state of a row: by its name, or by its code where the library uses another name; the two may not disagree."""
    by_code = row["ms_code"] if row["ms_code"] in names.codes else None
    by_name = names.by_name.get(plain(row["ms_name"]))
    if by_code and by_name and by_code != by_name:
        raise RollCallError(line, f"the code {by_code} does not go with the name “{row['ms_name']}”")
    return by_name or by_code or names.code(row["ms_name"], line)


def _vote(letter: str, line: int) -> str:
    try:
        return VOTES[letter.strip()]
    except KeyError:
        raise RollCallError(line, f"“{letter}” is no vote: one of {', '.join(VOTES)}") from None


def _annex(text: str, names: Names) -> Iterator[Vote]:
    """The states of the four lists of an annex."""
    lists: dict[str, list[tuple[int, str]]] = {}
    position = ""
    for line, whole in enumerate(text.splitlines(), 1):
        if found := LIST.match(whole):
            position = LISTS[found[1].lower()]
            if position in lists:
                raise RollCallError(line, f"a second list “{found[1]}”: give the annex of one vote only")
            lists[position] = []
        words = whole[found.end() if found else 0 :].strip()
        if position and words:
            lists[position].append((line, words))
        if words.endswith(".") or not (words or found):
            position = ""
    for each in ("yes", "no"):
        if each not in lists:
            raise RollCallError(1, f"the list of the states {'in favour' if each == 'yes' else 'against'} is missing")
    for position, parts in lists.items():
        for line, name in _names(parts):
            yield Vote(names.code(name, line), position, line)


def _names(parts: list[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """The names in the lines of one list, each with the line at which it begins; a name may be broken over two lines."""
    text, starts = "", []
    for _, words in parts:
        starts.append(len(text))
        text += f"{words} "
    at = 0
    for name in text.split(","):
        begin = at + len(name) - len(name.lstrip())
        at += len(name) + 1
        if plain(name) not in ("", "none"):
            yield parts[bisect_right(starts, begin) - 1][0], name.strip().rstrip(".")
