"""Whether the tests notice what a reader would see wrong: `tests/mutations.toml` lists mistakes, each is made on a copy of the project, and the tests beside it run.

    python -m tests.mutations               all of them, and the control: the same tests on a copy without any mistake
    python -m tests.mutations CSP "six"     those with one of these words in their names

At the end stand a table and, by the exit status, the verdict: 1 when fewer than `LEAST` are caught, or one survives that `EXPECTED_SURVIVORS` does not explain.
"""

from __future__ import annotations

import argparse
import compileall
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from time import monotonic
from typing import TYPE_CHECKING

from tests.copies import copied
from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

LIST = Path(__file__).with_suffix(".toml")
LEAST = 57
"""How many of the whole list must be caught."""
EXPECTED_SURVIVORS: dict[str, str] = {}
"""Mistakes that no test notices, by name, each with the reason why that is right."""
AT_ONCE = 2
LONGEST = 1800
"""Seconds after which a run of tests is given up."""
CONTROL = "the control: nothing is wrong"
PYTEST = ("-m", "pytest", "-x", "-q", "-p", "no:cacheprovider")
ENVIRONMENT = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1", "PYTHONDONTWRITEBYTECODE": "1"}
"""No plug-in is needed, and loading them takes half the time; what is compiled of a mistake could outlive it."""
VERDICTS = {0: "survived", 1: "caught"}
"""By what pytest returns; anything else is a run that says nothing of the tests."""


@dataclass(frozen=True)
class Mutation:
    """A mistake in one file, and the tests beside it."""

    name: str
    """What a reader would see wrong."""
    file: str
    old: str
    """Text that stands exactly once in the file."""
    new: str
    tests: list[str]

    def problems(self, root: Path = ROOT) -> Iterator[str]:
        """Why the mistake cannot be made, or its tests not run, in a project."""
        file = root / self.file
        found = file.read_text(encoding="utf-8").count(self.old) if file.is_file() else 0
        if found != 1:
            yield f"{self.name}: the text to replace stands {found} times in {self.file}, not once"
        if self.old == self.new:
            yield f"{self.name}: nothing is changed"
        yield from (f"{self.name}: there is no {each}" for each in self.tests if not (root / each.partition("::")[0]).is_file())

    @contextmanager
    def applied(self, root: Path) -> Generator[None]:
        """Make the mistake in a copy of the project, and take it back with the time that the compiled file remembers."""
        file = root / self.file
        before, times = file.read_bytes(), file.stat()
        file.write_text(before.decode().replace(self.old, self.new), encoding="utf-8")
        try:
            yield
        finally:
            file.write_bytes(before)
            os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))


@dataclass(frozen=True)
class Outcome:
    """What became of a mistake."""

    name: str
    status: int
    """What pytest returns."""
    said: str
    """The last lines of the tests."""
    seconds: float

    @property
    def verdict(self) -> str:
        """In a word or two."""
        if self.name == CONTROL and self.status == 0:
            return "passes"
        return VERDICTS.get(self.status, f"no verdict ({self.status})")


def listed() -> list[Mutation]:
    """The mistakes of the list."""
    return [Mutation(**each) for each in tomllib.loads(LIST.read_text(encoding="utf-8"))["mutation"]]


def project(folder: Path) -> Path:
    """A copy of the project with its tests, compiled."""
    copied(folder)
    shutil.copytree(ROOT / "tests", folder / "tests", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("pyproject.toml", "README.md"):
        shutil.copy2(ROOT / name, folder / name)
    compileall.compile_dir(folder, quiet=2)
    return folder


def run(name: str, tests: list[str], root: Path) -> Outcome:
    """What comes of running tests in a copy."""
    start = monotonic()
    try:
        done = subprocess.run(
            [sys.executable, *PYTEST, *tests],
            cwd=root,
            env=os.environ | ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Outcome(name, -1, f"not done after {LONGEST} seconds", monotonic() - start)
    said = "\n".join((done.stdout.strip() or done.stderr.strip()).splitlines()[-12:])
    return Outcome(name, done.returncode, said, monotonic() - start)


def outcomes(mutations: list[Mutation], folder: Path) -> Iterator[Outcome]:
    """What becomes of the control and of each mistake, in the order of the list; some run at once."""
    free: SimpleQueue[Path] = SimpleQueue()
    for number in range(AT_ONCE):
        free.put(project(folder / str(number)))

    @contextmanager
    def copy() -> Generator[Path]:
        root = free.get()
        try:
            yield root
        finally:
            free.put(root)

    def control() -> Outcome:
        with copy() as root:
            return run(CONTROL, [*dict.fromkeys(test for each in mutations for test in each.tests)], root)

    def judge(mutation: Mutation) -> Outcome:
        with copy() as root, mutation.applied(root):
            return run(mutation.name, mutation.tests, root)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        first = pool.submit(control)
        yield from pool.map(judge, mutations)
        yield first.result()


def complaints(found: list[Outcome], least: int) -> Iterator[str]:
    """What is wrong with the outcomes."""
    for each in found:
        if each.name == CONTROL and each.status != 0:
            yield f"The tests fail without any mistake:\n{each.said}"
        elif each.status not in VERDICTS:
            yield f"The tests of “{each.name}” were not run:\n{each.said}"
        elif each.name != CONTROL and (each.status == 0) != (each.name in EXPECTED_SURVIVORS):
            yield f"“{each.name}” {'survives without a reason' if each.status == 0 else 'is caught, but said to survive'}."
    caught = sum(each.status == 1 for each in found if each.name != CONTROL)
    if caught < least:
        yield f"{caught} are caught; at least {least} must be."


def say(text: str) -> None:
    """Tell it at once, wherever the output goes."""
    print(text, flush=True)  # noqa: T201


def main(names: list[str]) -> int:
    """Make the mistakes and say what became of them: the exit status."""
    whole = listed()
    wrong = [each for mutation in whole for each in mutation.problems()]
    if len({each.name for each in whole}) < len(whole):
        wrong.append("Two mistakes have the same name.")
    chosen = [each for each in whole if not names or any(part.casefold() in each.name.casefold() for part in names)]
    wrong += [] if chosen else [f"No mistake is called {' or '.join(names)}."]
    if wrong:
        say("\n".join(wrong))
        return 2
    start, found = monotonic(), []
    with tempfile.TemporaryDirectory() as folder:
        for each in outcomes(chosen, Path(folder)):
            found.append(each)
            say(f"{each.verdict:>10} {each.seconds:6.1f} s  {each.name}")
    wrong = [*complaints(found, 0 if names else LEAST)]
    caught = sum(each.status == 1 for each in found if each.name != CONTROL)
    say("\n".join([f"{caught} of {len(chosen)} caught in {monotonic() - start:.0f} seconds.", *wrong]))
    return bool(wrong)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m tests.mutations", description=__doc__.partition("\n")[0])
    parser.add_argument("names", nargs="*", metavar="NAME", help="a part of the name of a mistake")
    sys.exit(main(parser.parse_args().names))
