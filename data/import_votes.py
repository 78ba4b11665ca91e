"""`python -m data import-votes`: put a roll call that someone has into the tables, or say what that would change."""

from __future__ import annotations

import csv
import io
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from data.package import Package
from data.records import decisions_with_records
from data.roll_calls import RollCallError
from data.roll_calls.change import SMALL_BODIES, Change, change_by
from data.rules import RULES
from data.rules.rows import FileError, Problem, Tables

if TYPE_CHECKING:
    import argparse
    from collections.abc import Sequence

Rows = list[dict[str, str]]


def arguments_of(add: argparse.ArgumentParser) -> None:
    """What the sub-command `import-votes` takes on the command line."""
    add.add_argument(
        "file", type=Path, help="a voting file of the UN Digital Library (CSV) or the lists of a UN press release, report or record (text)"
    )
    add.add_argument("--decision", required=True, help="the id of the decision in un_decisions.csv")
    add.add_argument("--source", help="the id of the document in sources.csv that the positions are to cite; needed with --write")
    add.add_argument("--locator", default="", help="where in that document, as “annex II”")
    add.add_argument(
        "--rest-absent", action="store_true", help="take the members as absent that a record without a list of absent does not name"
    )
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
        change = change_by(tables, arguments.file, arguments.decision, arguments.rest_absent)
        status, told = _write(package, tables, change, arguments) if arguments.write else (0, [])
    except RollCallError as error:
        return _refuse([Problem(arguments.file.name, error.line, "-", str(error))])
    except OSError as error:
        return _refuse([Problem(arguments.file.name, 1, "-", f"cannot be read: {error.strerror}")])
    except FileError as error:
        return _refuse(error.problems)
    return status, [*change.lines(), *told]


def _refuse(problems: Sequence[Problem]) -> tuple[int, list[str]]:
    return 1, [*map(str, problems), "Nothing was written."]


def _write(package: Package, tables: Tables, change: Change, arguments: argparse.Namespace) -> tuple[int, list[str]]:
    """Write all changed tables or, when something in them would be wrong, none."""
    if arguments.source not in tables.rows["sources"].by_key:
        return _refuse(
            [Problem("sources.csv", 1, "source_id", f"{arguments.source or 'no source given'}: --write needs the id of a row as --source")]
        )
    texts = _texts(tables, change, arguments.source, arguments.locator)
    with tempfile.TemporaryDirectory() as folder:
        copy = Package(
            Path(
                shutil.copytree(
                    package.folder, Path(folder) / "data", ignore=shutil.ignore_patterns("*.py", "__pycache__", "rules", "roll_calls")
                )
            )
        )
        _put(copy.folder, texts)
        texts["un_decisions.csv"] = decisions_with_records(copy) or ""
        _put(copy.folder, texts)
        known = {(each.file, each.column, each.message) for each in _broken_rules(tables)}
        new = [each for each in _broken_rules(Tables.read(copy)) if (each.file, each.column, each.message) not in known]
    if new:
        return _refuse(new)
    replace_all(package.folder, texts)
    dropped = sorted(_orphans(tables, _citations(tables, change, arguments.source, arguments.locator)))
    told = [f"Dropped from sources.csv, cited nowhere any more: {', '.join(dropped)}."] if dropped else []
    return 0, [*told, f"Written: {', '.join(texts)}. Now run `python -m data build` and `python -m data check`."]


def _broken_rules(tables: Tables) -> list[Problem]:
    return [problem for rule in RULES for problem in rule(tables)]


def _texts(tables: Tables, change: Change, source: str, locator: str) -> dict[str, str]:
    """The new text of each table that the roll call changes, by its file."""
    key = change.decision.key
    ranks = {row.key: place for place, row in enumerate(tables.rows["un_decisions"])}
    positions = {row.key: dict(row.texts) for row in tables.rows["un_positions"]}
    seats = {row.key: dict(row.texts) for row in tables.rows["un_memberships"]}
    notes = {iso3: each.text for each in change.roll_call.notes for iso3 in each.states}
    for iso3, position in change.after.items():
        positions[f"{key}/{iso3}"] = {
            "decision_id": key,
            "iso3": iso3,
            "position": position,
            "basis": "derived_not_in_list" if iso3 in change.taken_as_absent else "coded_absent" if position == "absent" else "listed",
            "confidence": "medium" if iso3 in change.taken_as_absent else "high",
            "note": notes.get(iso3, ""),
        }
        if change.decision["body"] in SMALL_BODIES:
            seats.setdefault(f"{key}/{iso3}", {"decision_id": key, "iso3": iso3, "permanent": "false"})
    cited = _citations(tables, change, source, locator)
    texts = {"un_positions.csv": _csv(_in_order(positions, ranks)), "citations.csv": _csv(cited)}
    if orphans := _orphans(tables, cited):
        texts["sources.csv"] = _csv([dict(row.texts) for row in tables.rows["sources"] if row.key not in orphans])
    if len(seats) > len(tables.rows["un_memberships"]):
        texts["un_memberships.csv"] = _csv(_in_order(seats, ranks))
    return texts


def _orphans(tables: Tables, cited: Rows) -> set[str]:
    """The sources that were cited and that no citation names any more."""
    before = {row["source_id"] for row in tables.rows["citations"]}
    return before - {row["source_id"] for row in cited}


def _in_order(rows: dict[str, dict[str, str]], ranks: dict[str, int]) -> Rows:
    """Rows of decision and state in the order of the decisions, then of the country codes."""
    return sorted(rows.values(), key=lambda row: (ranks[row["decision_id"]], row["iso3"]))


def _citations(tables: Tables, change: Change, source: str, locator: str) -> Rows:
    """The citations with one of the source for each state; those of a position that is replaced are dropped."""
    key = change.decision.key
    replaced = {f"{key}/{iso3}" for iso3, position in change.after.items() if change.before.get(iso3, position) != position}
    kept = [dict(row.texts) for row in tables.rows["citations"] if row["table"] != "un_positions" or row["row_id"] not in replaced]
    cited = {("un_positions", f"{key}/{iso3}") for iso3 in change.after} | {("un_decisions", key)}
    if change.decision["body"] in SMALL_BODIES:
        cited |= {("un_memberships", f"{key}/{iso3}") for iso3 in change.after}
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
