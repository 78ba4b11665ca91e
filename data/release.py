"""Version and day of the data where a file cannot compute them: what each must say, which one says otherwise, and a new release written
into all.

They stand in `datapackage.json` (`version`, `created`); code and templates ask `PACKAGE`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from data import dates
from data.package import VERSION, version_numbers
from data.rules.rows import FileError, Problem, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data.package import Package

CHANGELOG = "CHANGELOG.md"
UNRELEASED = re.compile(r"^## Unreleased\n+(?=- )", re.MULTILINE)
"""The heading under which what comes next is noted, with at least one line."""


@dataclass(frozen=True)
class Statement:
    """A place in a file of the project that states the release: the group of `pattern` is what stands there, `form` what must."""

    file: str
    pattern: re.Pattern[str]
    form: str
    """With {version}, {day} (1 May 2020) and {date} (2020-05-01)."""
    command: str = "release {version} --date {date}"
    """The sub-command of `python -m data` that writes it."""

    def text(self, version: str, date: str) -> str:
        """The text that must stand there for a release; `date` as 2020-05-01."""
        return self.form.format(version=version, date=date, day=dates.in_words(date))


def _line(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.MULTILINE)


CHANGELOG_STATEMENT = Statement(CHANGELOG, _line(r"^## (\d.*)$"), "{version} — {day}")
RELEASE_STATEMENTS = (
    Statement("README.md", _line(r"\(data version (.+?)\) \[dashboard and data set\]"), "{version}, {day}"),
    Statement("CITATION.cff", _line(r"^version: (.+)$"), "{version}"),
    Statement("CITATION.cff", _line(r"^date-released: (.+)$"), "{date}"),
    Statement("deploy/kubernetes/deployment.yaml", _line(r"^ +image: \S+/pressure-and-engagement:(\S+)"), "{version}"),
    CHANGELOG_STATEMENT,
)
CODEBOOK_STATEMENT = Statement("data/README.md", _line(r"^Version (.+?)\. Licence"), "{version}, as of {day}", "build")
DESCRIPTOR = (
    Statement("data/datapackage.json", _line(r'^ *"version": "(.+?)"'), "{version}"),
    Statement("data/datapackage.json", _line(r'^ *"created": "(.+?)"'), "{date}T00:00:00Z"),
)


def release_problems(package: Package) -> Iterator[Problem]:
    """Files of the project around the package that are there and state another version or day, or none."""
    for each in (*RELEASE_STATEMENTS, CODEBOOK_STATEMENT):
        file = package.folder.parent / each.file
        if file.exists():
            yield from _problems(each, read_text(file), package.version, package.as_of)


def _problems(each: Statement, text: str, version: str, date: str) -> Iterator[Problem]:
    expected, found = each.text(version, date), each.pattern.search(text)
    if found is None:
        yield Problem(each.file, 1, "-", f'nowhere says "{expected}" as {each.pattern.pattern}')
    elif found[1] != expected:
        line = text.count("\n", 0, found.start(1)) + 1
        command = each.command.format(version=version, date=date)
        yield Problem(each.file, line, "-", f'says "{found[1]}", not "{expected}": run `python -m data {command}`')


def released(package: Package, version: str, date: str) -> dict[Path, str]:
    """The new texts of the descriptor and of the files that state the release, for the caller to write; `FileError` with all that stands
    in the way.
    """
    refused = [*_refusals(package, version, date)]
    texts: dict[Path, str] = {}
    for each in () if refused else (*DESCRIPTOR, *RELEASE_STATEMENTS):
        file = package.folder.parent / each.file
        if file.exists():
            text = texts.get(file) or read_text(file)
            if each is CHANGELOG_STATEMENT and not _is_logged(text, version):
                text = UNRELEASED.sub(f"## {each.text(version, date)}\n\n", text, count=1)
            if found := each.pattern.search(text):
                texts[file] = text[: found.start(1)] + each.text(version, date) + text[found.end(1) :]
            else:
                refused += _problems(each, text, version, date)
    if refused:
        raise FileError(refused)
    return texts


def _refusals(package: Package, version: str, date: str) -> Iterator[Problem]:
    """Why this cannot be the next release."""
    name = package.file.name
    if not VERSION.fullmatch(version):
        yield Problem(name, 1, "version", f'"{version}" is no version (1.2.3)')
    elif VERSION.fullmatch(package.version) and version_numbers(version) < version_numbers(package.version):
        yield Problem(name, 1, "version", f"{version} is below the version of the package, {package.version}")
    else:
        yield from _unlogged(package, version)
    if not dates.is_day(date):
        yield Problem(name, 1, "created", f'"{date}" is no day (2026-11-24)')
    elif date < package.as_of:
        yield Problem(name, 1, "created", f"{date} is before the day of the package, {package.as_of}")


def _unlogged(package: Package, version: str) -> Iterator[Problem]:
    """A version of which the changelog says nothing."""
    file = package.folder.parent / CHANGELOG
    if file.exists() and not _is_logged(text := read_text(file), version) and not UNRELEASED.search(text):
        yield Problem(CHANGELOG, 1, "-", f"says nothing of {version}: write what it changes as a list under a heading “## Unreleased”")


def _is_logged(text: str, version: str) -> bool:
    """Whether the newest release in a changelog is this one."""
    newest = CHANGELOG_STATEMENT.pattern.search(text)
    return newest is not None and newest[1].split()[0] == version
