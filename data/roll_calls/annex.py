"""The lists of a press release, a committee report or a meeting record: “In favour:”, “Against:”, “Abstaining:”, “Absent:”.

Names stand between commas or semicolons, or each behind a bullet, over as many lines as it takes; a list ends with a full stop or where
the next one begins, so that an empty line or a page mark inside it ends nothing. Whatever else stands beside the lists is read as a page
mark or a note, is plain prose, or refuses the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from data.roll_calls.call import Note, RollCall, RollCallError, Vote
from data.roll_calls.names import BREAK, normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from data.roll_calls.names import Names

LABELS = {
    "in favour": "in_favour",
    "in favor": "in_favour",
    "against": "against",
    "abstain": "abstain",
    "abstaining": "abstain",
    "abstained": "abstain",
    "abstentions": "abstain",
    "absent": "absent",
    "not voting": "absent",
}
LABEL = re.compile(rf"\W*(?:voting )?({'|'.join(LABELS)})\s*(?:\(?(\d+)\)?)?\s*:\s*(?:\((\d+)\))?", re.IGNORECASE)
DAY = r"\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}"
PAGE_MARK = re.compile(
    rf"(?:(?:{DAY}|[A-Z]{{1,3}}/[\w./-]+|\d\d-\d{{5}}(?: \([A-Z]\))?|\d+/\d+|page \d+(?: of \d+)?|[-–—] ?\d+ ?[-–—]|\(more\)|/\.\.\.|[*_•|]"
    r"|press release|for information media\W+not an official record|annex [ivxlc]+)[\s,.]*)+",
    re.IGNORECASE,
)
BULLET = re.compile(r"(?:[•·▪‣◦]\s*|[*–—-]\s+|\d{1,3}[.)]\s+)")
END = re.compile(r"\.[\s*†‡§⁰¹²³⁴-⁹\d\[\]()]*$")
"""A full stop at the end of a line, with the sign of a footnote after it."""
REPORTING_VERB = r"(?:advised|informed|indicated|stated|notified)\b"
NOTE_START = re.compile(
    rf"[\W\d⁰¹²³⁴-⁹]*(?:(?:later|subsequently|after the vot\w+)\W|the delegations? of .*\b{REPORTING_VERB})",
    re.IGNORECASE,
)
DELEGATIONS = re.compile(rf"delegations? of (.*?),? (?:had |has |have )?(?:also |later |subsequently )?{REPORTING_VERB}", re.IGNORECASE)
NUMBERS = {"none": 0, "no": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
TALLY = re.compile(
    rf"\b(\d+|none)(?: votes?)?(?: in favou?r)? to (\d+|none)(?: against)?,? with (\d+|{'|'.join(NUMBERS)}) (?:abstentions?|abstaining)",
    re.IGNORECASE,
)
Lines = list[tuple[int, str]]


@dataclass
class Lists:
    """What was read so far: the text before the lists, the lists, the notes, and which list is open."""

    before: Lines = field(default_factory=list)
    lists: dict[str, Lines] = field(default_factory=dict)
    printed: dict[str, tuple[int, int]] = field(default_factory=dict)
    notes: Lines = field(default_factory=list)
    open: str = ""
    in_note: bool = False


def read(lines: Sequence[str], names: Names) -> RollCall:
    """The roll call in the lines of a text; `RollCallError` for text beside its lists that is not read."""
    parsed = Lists()
    for line, written in enumerate(lines, 1):
        _line(parsed, line, _spaced(written), names)
    for each in ("in_favour", "against"):
        if each not in parsed.lists:
            what = "in favour" if each == "in_favour" else "against"
            if not parsed.lists:
                raise RollCallError(1, "is neither a voting file of the UN Digital Library nor a roll call with “In favour:”")
            raise RollCallError(1, f"the list of the states {what} is missing")
    votes = [Vote(names.code(name, line), position, line) for position, parts in parsed.lists.items() for line, name in _items(parts)]
    return RollCall(votes, _sentence(parsed.before) | parsed.printed, notes_in(parsed.notes, names), "absent" in parsed.lists)


def _spaced(written: str) -> str:
    """A line with plain spaces and hyphens only; a soft hyphen at its end is one that breaks a word."""
    text = re.sub("[\u200b-\u200f\u2060\ufeff]", "", written)
    text = re.sub("\u00ad\\s*$", "-", text).replace("\u00ad", "")
    return re.sub("[\u2010\u2011]", "-", " ".join(text.split()))


def _line(parsed: Lists, line: int, text: str, names: Names) -> None:
    """Take one line for what it is: a label, a note, a page mark, part of a list, text before or between the lists."""
    if label := LABEL.match(text):
        parsed.in_note = False
        _open(parsed, line, text, label)
    elif not text:
        parsed.in_note = False
    elif parsed.lists and (parsed.in_note or NOTE_START.match(text)):
        parsed.notes.append((line, text))
        parsed.in_note = not re.search(r"\.\W*$", text)
    elif PAGE_MARK.fullmatch(text):
        return
    elif parsed.open:
        parsed.lists[parsed.open].append((line, BULLET.sub(", ", text, count=1) if BULLET.match(text) else text))
        parsed.open = "" if END.search(text) else parsed.open
    elif parsed.lists:
        _stray(line, text, names)
    else:
        _no_list(line, text, names)
        parsed.before.append((line, text))


def _open(parsed: Lists, line: int, text: str, label: re.Match[str]) -> None:
    """Begin the list of a label, with what stands behind it on the line."""
    position = LABELS[label[1].lower()]
    if position in parsed.lists:
        raise RollCallError(line, f"a second list “{label[1]}”: give the roll call of one vote only")
    if number := label[2] or label[3]:
        parsed.printed[position] = (line, int(number))
    rest = text[label.end() :].strip()
    parsed.lists[position] = [(line, BULLET.sub(", ", rest, count=1) if BULLET.match(rest) else rest)] if rest else []
    parsed.open = "" if END.search(rest) else position


def _stray(line: int, text: str, names: Names) -> None:
    """Refuse a line that stands in no list and holds what could belong to one."""
    held = "a number" if re.search(r"\d", text) else "a label" if ":" in text else "a name" if any(names.within(text)) else ""
    if held:
        raise RollCallError(line, f"“{text[:60]}” stands in no list and holds {held}: an end of a list before it, or text to be cut off?")


def _no_list(line: int, text: str, names: Names) -> None:
    """Refuse a line before all labels that is a list of states."""
    parts = [each for each in re.split(r"[,;]", text) if each.strip()]
    if len(parts) > 1 and all(names.find(each) for each in parts):
        raise RollCallError(line, f"“{text[:60]}” stands before “In favour:” and could be a list of states")


def _items(parts: Lines) -> Iterator[tuple[int, str]]:
    """The names in the lines of one list, each with the line at which it begins; a name may be broken over two lines, at a hyphen too."""
    text, starts = "", []
    for _, words in parts:
        starts.append(len(text))
        text += f"{words[:-1]}{BREAK}" if re.search(r"\w-$", words) else f"{words} "
    at = 0
    for name in re.split(r"[,;]", text):
        begin = at + len(name) - len(name.lstrip())
        at += len(name) + 1
        item = END.sub("", name).strip()
        if normalised(item) not in ("", "none", "nil", "-", "—", "–"):
            yield parts[bisect_right(starts, begin) - 1][0], item


def _sentence(before: Lines) -> dict[str, tuple[int, int]]:
    """The tally that the last sentence before the lists gives: “adopted by a recorded vote of 116 in favour to 20 against, with 53 …”."""
    text, starts = "", []
    for _, words in before:
        starts.append(len(text))
        text += f"{words} "
    for found in reversed([*TALLY.finditer(text)]):
        line = before[bisect_right(starts, found.start()) - 1][0]
        numbers = (int(each) if each.isdigit() else NUMBERS[each.lower()] for each in found.groups())
        return {position: (line, number) for position, number in zip(("in_favour", "against", "abstain"), numbers, strict=True)}
    return {}


def notes_in(lines: Lines, names: Names) -> list[Note]:
    """Each note that a delegation later advised how it had intended to vote; `RollCallError` where it speaks of no known state."""
    if not lines:
        return []
    text = " ".join(words for _, words in lines)
    notes = []
    for each in re.findall(r"[^.]*\w\.", text):
        said = re.sub(r"^[\W\d⁰¹²³⁴-⁹]+", "", each)
        about = DELEGATIONS.search(said)
        states = [names.by_name[found[0]] for found in names.within(about[1])] if about else []
        if not about or re.sub(r"\b(?:and|the)\b|\W", "", names.without(about[1])):
            raise RollCallError(lines[0][0], f"“{said[:80]}” names no state that is known")
        notes.append(Note(said, (*states,)))
    return notes
