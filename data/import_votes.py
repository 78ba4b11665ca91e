"""`python -m data import-votes`: put a roll call that someone has into the tables, or say what that would change."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from data import dates
from data.package import Package
from data.records import decisions_with_records
from data.roll_calls import Names, RollCallError, Vote, read_votes
from data.rules import RULES
from data.rules.rows import FileError, Problem, Row, Tables, read_text
from data.rules.un_votes import POSITIONS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

SMALL = ("CHR", "HRC", "UNSC")
Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Change:
    """What a roll call does to the known positions of a decision."""

    decision: Row
    votes: list[Vote]
    before: dict[str, str]

    @property
    def after(self) -> dict[str, str]:
        """The positions with the roll call in them: states that it does not name keep theirs."""
        return self.before | {each.iso3: each.position for each in self.votes}

    def lines(self) -> list[str]:
        """The change in words: each state that is new or differs, then the counts against the official tally."""
        told = [f"{each.iso3}: {self.before.get(each.iso3, 'not in the record')} → {each.position}" for each in self.votes]
        told = [line for line, each in zip(told, self.votes, strict=True) if self.before.get(each.iso3) != each.position]
        named = {each.iso3 for each in self.votes}
        kept = sorted(set(self.before) - named)
        return [
            *told,
            f"{len(self.votes)} states in the file; {len(told)} positions new or changed, {len(self.votes) - len(told)} as before.",
            *([f"Not in the file, left as they are: {', '.join(kept)}."] if kept else []),
            *self._tally(),
        ]

    def _tally(self) -> list[str]:
        counts = Counter(self.after.values())
        official = {each: self.decision[each] for each in POSITIONS}
        lines = [f"{each}: {counts[each]}, official {'not known' if number is None else number}" for each, number in official.items()]
        equal = all(number is None or counts[each] == number for each, number in official.items())
        known = self.decision["yes"] is not None
        verdict = "The counts now equal the official tally." if equal and known else "The counts do not equal the official tally."
        return [*lines, verdict if known else "The official tally is not known here."]


def arguments_of(add: argparse.ArgumentParser) -> None:
    """What the sub-command `import-votes` takes on the command line."""
    add.add_argument(
        "file", type=Path, help="a voting export of the UN Digital Library (CSV) or the voting annex of a UN press release (text)"
    )
    add.add_argument("--decision", required=True, help="the id of the decision in un_decisions.csv")
    add.add_argument("--source", help="the id of the document in sources.csv that the positions are to cite; needed with --write")
    add.add_argument("--locator", default="", help="where in that document, as “annex II”")
    add.add_argument("--write", action="store_true", help="write the tables; without it, nothing is changed")


def import_votes(arguments: argparse.Namespace) -> tuple[int, list[str]]:
    """Put a roll call into the tables with --write; else say what it would change. Gives the exit status (1: nothing done) and what to
    say.
    """
    package = Package(arguments.folder)
    try:
        tables = Tables.read(package)
        if tables.problems:
            raise FileError(tables.problems)
        change = _change(tables, arguments.file, arguments.decision)
        status, told = _write(package, tables, change, arguments) if arguments.write else (0, [])
    except RollCallError as error:
        return _refuse([Problem(arguments.file.name, error.line, "-", str(error))])
    except FileError as error:
        return _refuse(error.problems)
    return status, [*change.lines(), *told]


def _refuse(problems: Sequence[Problem]) -> tuple[int, list[str]]:
    return 1, [*map(str, problems), "Nothing was written."]


def _change(tables: Tables, file: Path, decision_id: str) -> Change:
    """What the file says of the decision; `RollCallError` or `FileError` when that cannot be."""
    decision = tables.rows["un_decisions"].by_key().get(decision_id)
    if decision is None or decision["method"] != "recorded":
        wrong = "no recorded vote" if decision else "no decision"
        raise FileError([Problem("un_decisions.csv", decision.line if decision else 1, "decision_id", f"{decision_id} is {wrong}")])
    votes = read_votes(read_text(file), Names.of(tables.rows["countries"]), decision["symbol"] or "", decision["date"])
    _could_vote(votes, decision, tables)
    before = {row["iso3"]: row["position"] for row in tables.rows["un_positions"] if row["decision_id"] == decision_id}
    return Change(decision, votes, before)


def _could_vote(votes: list[Vote], decision: Row, tables: Tables) -> None:
    """Raise `RollCallError` for a state that was not yet admitted, or that had no seat where all seats are known."""
    admitted = {row["iso3"]: row["admitted"] for row in tables.rows["countries"]}
    seats = {row["iso3"] for row in tables.rows["un_memberships"] if row["decision_id"] == decision.key}
    year = dates.first(decision["date"]).year
    for vote in votes:
        if admitted[vote.iso3] > year:
            raise RollCallError(vote.line, f"{vote.iso3} was admitted in {admitted[vote.iso3]} and could not vote in {year}")
        if decision["body"] in SMALL and len(seats) == decision["members"] and vote.iso3 not in seats:
            raise RollCallError(vote.line, f"{vote.iso3} had no seat in this body")
    if len(votes) > decision["members"]:
        raise RollCallError(votes[-1].line, f"the file names {len(votes)} states, the body had {decision['members']} members")


def _write(package: Package, tables: Tables, change: Change, arguments: argparse.Namespace) -> tuple[int, list[str]]:
    """Write all changed tables or, when something in them would be wrong, none."""
    if arguments.source not in tables.rows["sources"].by_key():
        return _refuse(
            [Problem("sources.csv", 1, "source_id", f"{arguments.source or 'no source given'}: --write needs the id of a row as --source")]
        )
    texts = _texts(tables, change, arguments.source, arguments.locator)
    with tempfile.TemporaryDirectory() as folder:
        copy = Package(
            Path(shutil.copytree(package.folder, Path(folder) / "data", ignore=shutil.ignore_patterns("*.py", "__pycache__", "rules")))
        )
        _put(copy.folder, texts)
        texts["un_decisions.csv"] = decisions_with_records(copy) or ""
        _put(copy.folder, texts)
        known = {(each.file, each.column, each.message) for each in _wrong(tables)}
        new = [each for each in _wrong(Tables.read(copy)) if (each.file, each.column, each.message) not in known]
    if new:
        return _refuse(new)
    replace_all(package.folder, texts)
    return 0, [f"Written: {', '.join(texts)}. Now run `python -m data build` and `python -m data check`."]


def _wrong(tables: Tables) -> list[Problem]:
    return [problem for rule in RULES for problem in rule(tables)]


def _texts(tables: Tables, change: Change, source: str, locator: str) -> dict[str, str]:
    """The new text of each table that the roll call changes, by its file."""
    key = change.decision.key
    ranks = {row.key: place for place, row in enumerate(tables.rows["un_decisions"])}
    positions = {row.key: dict(row.texts) for row in tables.rows["un_positions"]}
    seats = {row.key: dict(row.texts) for row in tables.rows["un_memberships"]}
    for vote in change.votes:
        basis = "coded_absent" if vote.position == "absent" else "listed"
        positions[f"{key}/{vote.iso3}"] = {
            "decision_id": key,
            "iso3": vote.iso3,
            "position": vote.position,
            "basis": basis,
            "confidence": "high",
        }
        if change.decision["body"] in SMALL:
            seats.setdefault(f"{key}/{vote.iso3}", {"decision_id": key, "iso3": vote.iso3, "permanent": "false"})
    texts = {"un_positions.csv": _csv(_in_order(positions, ranks)), "citations.csv": _csv(_citations(tables, change, source, locator))}
    if len(seats) > len(tables.rows["un_memberships"]):
        texts["un_memberships.csv"] = _csv(_in_order(seats, ranks))
    return texts


def _in_order(rows: dict[str, dict[str, str]], ranks: dict[str, int]) -> Rows:
    """Rows of decision and state in the order of the decisions, then of the country codes."""
    return sorted(rows.values(), key=lambda row: (ranks[row["decision_id"]], row["iso3"]))


def _citations(tables: Tables, change: Change, source: str, locator: str) -> Rows:
    """The citations with one of the source for each state; those of a position that is replaced are dropped."""
    key = change.decision.key
    replaced = {f"{key}/{each.iso3}" for each in change.votes if change.before.get(each.iso3, each.position) != each.position}
    kept = [dict(row.texts) for row in tables.rows["citations"] if row["table"] != "un_positions" or row["row_id"] not in replaced]
    cited = {("un_positions", f"{key}/{each.iso3}") for each in change.votes} | {("un_decisions", key)}
    if change.decision["body"] in SMALL:
        cited |= {("un_memberships", f"{key}/{each.iso3}") for each in change.votes}
    blank = dict.fromkeys(tables.rows["citations"].table.fields, "")
    new = [blank | {"table": table, "row_id": row_id, "source_id": source, "locator": locator} for table, row_id in cited]
    by_key = {tuple(row[each] for each in ("table", "row_id", "source_id", "locator")): row for row in [*new, *kept]}
    return [by_key[each] for each in sorted(by_key)]


def _csv(rows: Rows) -> str:
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def _put(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")


def replace_all(folder: Path, texts: dict[str, str]) -> None:
    """Replace files by new texts, all or none: each is written beside its target first; if a replacement fails, those before it are
    undone.
    """
    before = {name: (folder / name).read_bytes() for name in texts}
    done: list[str] = []
    try:
        for name, text in texts.items():
            (folder / f".{name}.new").write_text(text, encoding="utf-8", newline="")
        for name in texts:
            (folder / f".{name}.new").replace(folder / name)
            done.append(name)
    except OSError:
        for name in done:
            (folder / f".{name}.new").write_bytes(before[name])
            (folder / f".{name}.new").replace(folder / name)
        raise
    finally:
        for name in texts:
            (folder / f".{name}.new").unlink(missing_ok=True)
