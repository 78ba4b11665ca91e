"""`python -m data`: check the tables, write what is computed from them, make a release, or import a roll call."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from data.codebook import codebook, with_tables
from data.import_votes import arguments_of, import_votes
from data.package import FOLDER, Package
from data.records import decisions_with_records
from data.release import released
from data.rules.descriptor import descriptor_problems
from data.rules.rows import FileError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from data.rules.rows import Problem


def check(arguments: argparse.Namespace) -> int:
    """Print every problem as `file:line column message`; 1 when there is one."""
    from data.check import problems  # noqa: PLC0415 - frictionless, which only the check needs, is a test requirement

    return _report(problems(Package(arguments.folder), arguments.brief))


def build(arguments: argparse.Namespace) -> int:
    """Write what follows from the package: the column `un_decisions.record`, the codebook, the list of tables in the project's README; 1
    when it cannot be read.
    """
    package = Package(arguments.folder)
    try:
        if wrong := descriptor_problems(package):
            return _report(wrong)
        decisions = decisions_with_records(package)
        if decisions is not None:
            _write(package.tables["un_decisions"].file, decisions)
        _write(package.folder / "README.md", codebook(package))
        readme = package.folder.parent / "README.md"
        if readme.exists():
            _write(readme, with_tables(readme.read_text(encoding="utf-8"), package))
    except FileError as error:
        return _report(error.problems)
    return 0


def release(arguments: argparse.Namespace) -> int:
    """Write version and day into the descriptor and all files that state them, then build; 1, and nothing written, when something stands
    in the way.
    """
    try:
        texts = released(Package(arguments.folder), arguments.version, arguments.date)
    except FileError as error:
        return _report([*error.problems])
    for file, text in texts.items():
        _write(file, text)
    return build(arguments)


def roll_call(arguments: argparse.Namespace) -> int:
    """Print what a roll call would change and whether the counts then equal the tally; write it with --write. 1 when it cannot be done."""
    status, told = import_votes(arguments)
    print("\n".join(told))
    return status


def audited(arguments: argparse.Namespace) -> int:
    """Print a blind sample as a sheet to fill in, or with --read the report on a filled one; 1 when that is none."""
    from data.audit import audit  # noqa: PLC0415 - only this command loads whole tables

    status, told = audit(arguments)
    print("\n".join(told))
    return status


def _report(found: Sequence[Problem]) -> int:
    for each in found:
        print(each)
    return 1 if found else 0


def _write(file: Path, text: str) -> None:
    """Write a file that changes, and say so."""
    if not file.exists() or file.read_bytes() != text.encode("utf-8"):
        file.write_text(text, encoding="utf-8", newline="")
        print(f"{file.name} written")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a sub-command; without one, print the help."""
    parser = argparse.ArgumentParser(prog="python -m data", description=__doc__)
    parser.add_argument("--folder", type=Path, default=FOLDER, help="the folder of the package (this one if not given)")
    commands = parser.add_subparsers(title="commands", metavar="command")
    add = commands.add_parser("check", help="print what is wrong in the tables, one line a problem", description=check.__doc__)
    add.add_argument("--brief", type=Path, help="a text file of the brief, in which every excerpt must be found")
    add.set_defaults(run=check)
    commands.add_parser("build", help="write the codebook and the computed column", description=build.__doc__).set_defaults(run=build)
    add = commands.add_parser("release", help="give the data a version and a day, everywhere", description=release.__doc__)
    add.add_argument("version", help="the version, as 0.2.0: raised with every change of a value")
    add.add_argument("--date", required=True, help="the day up to which the record was searched, as 2026-11-24")
    add.set_defaults(run=release)
    add = commands.add_parser(
        "audit", help="draw a blind sample of rows to check, or report on a filled sheet", description=audited.__doc__
    )
    add.add_argument("--seed", type=int, default=1, help="what the draw follows from: the same seed draws the same rows")
    add.add_argument("--rows", type=int, default=60, help="how many rows are drawn")
    add.add_argument("--read", type=Path, help="a filled sheet to report on")
    add.set_defaults(run=audited)
    add = commands.add_parser("import-votes", help="put a roll call of the United Nations into the tables", description=roll_call.__doc__)
    arguments_of(add)
    add.set_defaults(run=roll_call)
    arguments = parser.parse_args(argv)
    if "run" not in arguments:
        parser.print_help()
        return 0
    return arguments.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
