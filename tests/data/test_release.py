"""Version and day of the data: one place says them, a release writes them into all others, the check names what says otherwise."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest

from data import dates
from data.__main__ import main
from data.package import PACKAGE, Package
from data.release import CODEBOOK_STATEMENT, DESCRIPTOR, RELEASE_STATEMENTS, release_problems
from tests.data.conftest import Folder
from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from data.release import Statement

FILES = sorted({each.file for each in (*RELEASE_STATEMENTS, CODEBOOK_STATEMENT, *DESCRIPTOR)})
VERSION, DAY = PACKAGE.version, dates.in_words(PACKAGE.as_of)
DIGITS = "{}, {}, {}".format(*map(int, PACKAGE.as_of.split("-")))
NEXT, LATER = "99.1.0", "2099-02-03"
CODE = ("app.py", "components", "data", "deploy", "docs", "pages")
PROSE = {".py", ".html", ".xml", ".css", ".js", ".md", ".yaml", ".toml", ".conf", ".json", ""}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The files of the project that state the release, around a tiny package with the real version and day."""
    (tmp_path / "data").mkdir()
    Folder(tmp_path / "data", ["sources", "camps", "prisoner_estimates"]).write()
    for each in {each.file for each in RELEASE_STATEMENTS}:
        (tmp_path / each).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / each, tmp_path / each)
    changelog = tmp_path / "CHANGELOG.md"  # what comes next in the project is none of the tests' business
    changelog.write_text(re.sub(r"## Unreleased\n.*?(?=## )", "", changelog.read_text(encoding="utf-8"), flags=re.DOTALL), encoding="utf-8")
    assert command(tmp_path, "build") == 0
    return tmp_path


def command(project: Path, *arguments: str) -> int:
    """Run a command on the package of a project."""
    return main(["--folder", str(project / "data"), *arguments])


def edit(file: Path, old: str, new: str) -> None:
    """Change the first such text of a file, which must have it."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(project: Path) -> list[str]:
    """What the check says of the release."""
    return [str(each) for each in release_problems(Package(project / "data"))]


def texts(project: Path) -> dict[str, str]:
    return {each: (project / each).read_text(encoding="utf-8") for each in FILES}


def noted(project: Path) -> None:
    """Say in the changelog what comes next."""
    newest = f"## {VERSION} — {DAY}"
    edit(project / "CHANGELOG.md", newest, f"## Unreleased\n\n- A figure is corrected.\n\n{newest}")


@pytest.mark.parametrize("file", FILES)
def test_each_file_that_states_the_release_is_there(file: str) -> None:
    assert (ROOT / file).is_file()


def test_nothing_disagrees_in_the_project() -> None:
    assert problems(ROOT) == []


WRONG = [
    ("README.md", f"(data version {VERSION}, {DAY})", f"(data version 0.0.9, {DAY})", f'says "0.0.9, {DAY}", not "{VERSION}, {DAY}"'),
    ("README.md", f"{VERSION}, {DAY})", f"{VERSION}, 1 May 2020)", f'says "{VERSION}, 1 May 2020", not "{VERSION}, {DAY}"'),
    ("CITATION.cff", f"version: {VERSION}", "version: 0.0.9", f'says "0.0.9", not "{VERSION}"'),
    ("CITATION.cff", PACKAGE.as_of, "2020-05-01", f'says "2020-05-01", not "{PACKAGE.as_of}"'),
    ("CHANGELOG.md", f"## {VERSION} — {DAY}", f"## {VERSION} — 1 May 2020", f'says "{VERSION} — 1 May 2020", not "{VERSION} — {DAY}"'),
    ("deploy/kubernetes/deployment.yaml", f"engagement:{VERSION}", "engagement:0.0.9", f'says "0.0.9", not "{VERSION}"'),
]


@pytest.mark.parametrize(("file", "old", "new", "expected"), WRONG, ids=[f"{each[0]}: {each[2]}" for each in WRONG])
def test_a_file_that_states_another_release_is_named_with_its_line_and_mended(
    project: Path, capsys: pytest.CaptureFixture[str], file: str, old: str, new: str, expected: str
) -> None:
    before = texts(project)
    edit(project / file, old, new)
    line = next(number for number, each in enumerate((project / file).read_text(encoding="utf-8").splitlines(), 1) if new in each)
    mend = f"release {VERSION} --date {PACKAGE.as_of}"
    capsys.readouterr()
    assert command(project, "check") == 1
    assert capsys.readouterr().out == f"{file}:{line} - {expected}: run `python -m data {mend}`\n"
    assert command(project, *mend.split()) == 0
    assert texts(project) == before


@pytest.mark.parametrize(("old", "new"), [(VERSION, "0.0.9"), (DAY, "1 May 2020")])
def test_a_codebook_of_another_release_is_named_and_mended(project: Path, old: str, new: str) -> None:
    edit(project / CODEBOOK_STATEMENT.file, old, new)
    (said,) = problems(project)
    assert said.startswith(f"{CODEBOOK_STATEMENT.file}:5 - says ")
    assert said.endswith("run `python -m data build`")
    assert command(project, "build") == 0
    assert problems(project) == []


@pytest.mark.parametrize("each", [*RELEASE_STATEMENTS, CODEBOOK_STATEMENT], ids=lambda each: f"{each.file} {each.form}")
def test_a_file_that_states_no_release_is_named(project: Path, each: Statement) -> None:
    file = project / each.file
    file.write_text(each.pattern.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    assert any(said.startswith(f"{each.file}:1 - nowhere says ") for said in problems(project))


def test_a_release_is_written_everywhere(project: Path) -> None:
    before = texts(project)
    noted(project)
    assert command(project, "release", NEXT, "--date", LATER) == 0
    package = Package(project / "data")
    assert (package.version, package.as_of) == (NEXT, LATER)
    assert problems(project) == []
    after = texts(project)
    assert f"## {NEXT} — 3 February 2099\n\n- A figure is corrected.\n\n## {VERSION} — {DAY}\n" in after["CHANGELOG.md"]
    assert "Unreleased" not in after["CHANGELOG.md"]
    for each in set(FILES) - {"CHANGELOG.md"}:  # nothing else in them has changed
        old = before[each].replace(VERSION, NEXT).replace(DAY, "3 February 2099").replace(PACKAGE.as_of, LATER)
        assert after[each] == old


def test_the_day_of_a_release_can_be_put_right_while_the_next_one_is_noted(project: Path) -> None:
    noted(project)
    assert command(project, "release", VERSION, "--date", LATER) == 0
    assert f"## Unreleased\n\n- A figure is corrected.\n\n## {VERSION} — 3 February 2099" in texts(project)["CHANGELOG.md"]


REFUSED = [
    (("0.2", LATER), 'datapackage.json:1 version "0.2" is no version (1.2.3)'),
    (("0.0.9", LATER), f"datapackage.json:1 version 0.0.9 is below the version of the package, {VERSION}"),
    ((VERSION, "3 February 2099"), 'datapackage.json:1 created "3 February 2099" is no day (2026-11-24)'),
    ((VERSION, "2099-02-30"), 'datapackage.json:1 created "2099-02-30" is no day (2026-11-24)'),
    ((VERSION, "2020-01-01"), f"datapackage.json:1 created 2020-01-01 is before the day of the package, {PACKAGE.as_of}"),
    (
        (NEXT, LATER),
        f"CHANGELOG.md:1 - says nothing of {NEXT}: write what it changes as a list under a heading “## Unreleased”",
    ),
]


@pytest.mark.parametrize(("given", "expected"), REFUSED, ids=[each[1] for each in REFUSED])
def test_what_can_be_no_release_is_refused_and_nothing_is_written(
    project: Path, capsys: pytest.CaptureFixture[str], given: tuple[str, str], expected: str
) -> None:
    before = texts(project)
    capsys.readouterr()
    assert command(project, "release", given[0], "--date", given[1]) == 1
    assert capsys.readouterr().out == f"{expected}\n"
    assert texts(project) == before


def test_an_empty_heading_is_no_note_of_what_changes(project: Path) -> None:
    edit(project / "CHANGELOG.md", "## ", "## Unreleased\n\n## ")
    assert command(project, "release", NEXT, "--date", LATER) == 1


def test_a_release_that_one_file_cannot_take_is_written_nowhere(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    noted(project)
    edit(project / "CITATION.cff", "\nversion: ", "\nrelease: ")
    before = texts(project)
    capsys.readouterr()
    assert command(project, "release", NEXT, "--date", LATER) == 1
    assert "CITATION.cff:1 - nowhere says" in capsys.readouterr().out
    assert texts(project) == before


def stating(files: Iterable[Path], root: Path) -> Iterator[str]:
    """Files that give the version or the day of the data themselves, though nothing keeps them right."""
    kept = {each.file for each in (*RELEASE_STATEMENTS, CODEBOOK_STATEMENT, *DESCRIPTOR)}
    for file in files:
        name = file.relative_to(root).as_posix()
        if file.suffix in PROSE and name not in kept and "__pycache__" not in name:
            text = file.read_text(encoding="utf-8")
            yield from (f"{name}: {each}" for each in (f"ersion {VERSION}", DAY, f"dt.date({DIGITS})") if each in text)


def files(root: Path) -> list[Path]:
    return [
        each for part in CODE for each in ([root / part] if (root / part).is_file() else sorted((root / part).rglob("*"))) if each.is_file()
    ]


def test_no_other_file_states_version_or_day() -> None:
    assert [*stating(files(ROOT), ROOT)] == []


@pytest.mark.parametrize("text", [f"as of {DAY}", f"data version {VERSION}", f"TODAY = dt.date({DIGITS})"])
def test_a_file_that_states_it_is_found(tmp_path: Path, text: str) -> None:
    (tmp_path / "components").mkdir()
    (tmp_path / "components" / "frame.py").write_text(text, encoding="utf-8")
    assert len([*stating(files(tmp_path), tmp_path)]) == 1
