"""The check as a whole: files, schema, excerpts against a text, the command, and the real package."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from data.__main__ import main
from data.check import problems
from data.package import PACKAGE, Package

if TYPE_CHECKING:
    from tests.data.conftest import Folder

BRIEF = "“It has taken no steps to amelio-\nrate its record.” O\n\nf the 80,000120,000\nprisoners held in camps,\nshe’s not sure."

SCHEMA = [
    ("camps", 2, {"opened_from": "1959?"}, 'camps.csv:2 opened_from "1959?" is not a whole number'),
    ("camps", 2, {"latitude": "39 N"}, 'camps.csv:2 latitude "39 N" is not a number'),
    ("camps", 2, {"is_kwanliso": "True"}, 'camps.csv:2 is_kwanliso "True" is not true or false'),
    ("camps", 2, {"name": ""}, "camps.csv:2 name is empty"),
    ("camps", 3, {"camp_id": "K14"}, 'camps.csv:3 camp_id "K14" is the key of line 2 already'),
    ("sources", 2, {"url": "no address"}, 'sources.csv:2 url "no address" is not a web address'),
    ("citations", 2, {"source_id": "x"}, 'citations.csv:2 source_id "x" is not in sources.source_id'),
    ("prisoner_estimates", 2, {"low": -1}, 'prisoner_estimates.csv:2 low "-1" is below the minimum 0'),
    ("prisoner_estimates", 3, {"repeat_of": "E9"}, 'prisoner_estimates.csv:3 repeat_of "E9" is not in prisoner_estimates.estimate_id'),
    ("prisoner_estimates", 4, {"camp_id": "K9"}, 'prisoner_estimates.csv:4 camp_id "K9" is not in camps.camp_id'),
]


def lines(folder: Path, brief: Path | None = None) -> list[str]:
    """What the check prints for the package in a folder."""
    return [str(each) for each in problems(Package(folder), brief)]


def test_nothing_is_wrong_in_the_real_package() -> None:
    assert lines(PACKAGE.folder) == []


def test_nothing_is_wrong_in_the_tiny_package(folder: Folder) -> None:
    assert folder.check() == []


@pytest.mark.parametrize(("table", "line", "cells", "expected"), SCHEMA, ids=[case[3] for case in SCHEMA])
def test_a_cell_against_the_schema_is_named(small: Folder, table: str, line: int, cells: dict[str, Any], expected: str) -> None:
    small.change(table, line, cells)
    assert expected in small.check()


@pytest.mark.parametrize(
    ("table", "cells", "expected"),
    [
        ("actors", {"iso3": "eu"}, 'iso3 "eu" is not in countries.iso3'),
        ("excerpts", {"paragraph": 7}, 'paragraph "7" is not in brief_paragraphs.paragraph'),
        ("events", {"paragraphs": "1;x"}, 'paragraphs "1;x" is not a list of its type'),
    ],
)
def test_a_cell_of_a_text_table_against_the_schema_is_named(folder: Folder, table: str, cells: dict[str, Any], expected: str) -> None:
    folder.change(table, 2, cells)
    assert folder.check() == [f"{table}.csv:2 {expected}"]


def test_all_problems_come_at_once_and_in_order(small: Folder) -> None:
    small.change("camps", 3, {"name": "", "latitude": 50, "longitude": 128, "status_2014": "shut"})
    small.change("camps", 2, {"opened_to": 1900})
    assert small.check() == [
        "camps.csv:2 opened_from 1959 is after opened_to 1900",
        "camps.csv:3 latitude 50.0 is outside 37 to 43.1",
        "camps.csv:3 name is empty",
        'camps.csv:3 status_2014 "shut" is not one of operating, closed, unclear',
    ]


def test_lines_are_those_of_the_file_with_line_breaks_in_cells(small: Folder) -> None:
    small.change("camps", 2, {"note": "One.\nTwo.\nThree."})
    small.change("camps", 3, {"opened_from": "x"})
    assert small.check() == ['camps.csv:5 opened_from "x" is not a whole number']


def test_a_list_in_the_first_lines_does_not_pass_for_the_separator(small: Folder) -> None:
    small.change("camps", 2, {"name": "a; b; c", "note": "Yes; no; maybe; so."})
    assert small.check() == []


def test_a_row_with_a_wrong_number_of_cells_and_an_empty_line_are_named(small: Folder) -> None:
    file = small.write().tables["camps"].file
    file.write_text(file.read_text() + "\nK15,15\n")
    assert lines(small.path) == ["camps.csv:4 - the line is empty", "camps.csv:5 - has 2 cells, the header has 16"]


def test_a_missing_file_is_named_once(small: Folder) -> None:
    small.write().tables["camps"].file.unlink()
    assert lines(small.path) == ["camps.csv:1 - there is no such file"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", "camps.csv:1 - is empty"),
        (b"camp_id\n\xff\n", "camps.csv:2 - is not UTF-8 text"),
        (b'"camp_id"x\n', "camps.csv:1 - is not CSV: ',' expected after '\"'"),
    ],
)
def test_a_broken_file_is_named(small: Folder, content: bytes, expected: str) -> None:
    small.write().tables["camps"].file.write_bytes(content)
    assert lines(small.path) == [expected]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("province,", "provinces,", ["provinces the package has no such column", "province this column is missing"]),
        ("name,province,", "province,name,", ["province stands where the package has name"]),
    ],
)
def test_a_wrong_column_is_named(small: Folder, old: str, new: str, expected: list[str]) -> None:
    file = small.write().tables["camps"].file
    file.write_text(file.read_text().replace(old, new, 1))
    assert lines(small.path) == sorted(f"camps.csv:1 {each}" for each in expected)


def test_a_number_that_only_the_loading_refuses_is_named(small: Folder) -> None:
    small.change("camps", 2, {"opened_from": "1_959"})
    assert small.check()[0].startswith("camps.csv:1 - cannot be loaded: ")


def test_a_file_that_the_package_does_not_describe_is_named(small: Folder) -> None:
    (small.path / "prisons.csv").write_text("a\n")
    assert small.check() == ["prisons.csv:1 - is not in datapackage.json"]


@pytest.mark.parametrize(
    ("quote", "found"),
    [
        ("taken no steps to ameliorate its record", True),
        ("Of the 80,000–120,000 prisoners held in camps", True),
        ("she's not sure", True),
        ("has taken some steps", False),
        ("prisoners held in camp", False),
    ],
)
def test_excerpts_are_looked_up_in_the_brief(quotes: Folder, tmp_path: Path, quote: str, found: bool) -> None:
    quotes.change("excerpts", 3, {"quote": quote})
    quotes.change("excerpts", 2, {"quote": "its record"})
    brief = tmp_path / "brief.txt"
    brief.write_text(BRIEF, encoding="utf-8")
    assert quotes.check(brief) == ([] if found else ["excerpts.csv:3 quote is not found word for word in the brief"])


def test_a_missing_brief_is_named(quotes: Folder) -> None:
    assert quotes.check(Path("no-brief.txt")) == ["no-brief.txt:1 - there is no such file"]


def test_the_command_is_silent_when_all_is_well(small: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    small.write()
    assert main(["--folder", str(small.path), "check"]) == 0
    assert capsys.readouterr().out == ""


def test_the_command_prints_problems_and_fails(small: Folder, capsys: pytest.CaptureFixture[str]) -> None:
    small.write().tables["sources"].file.unlink()
    assert main(["--folder", str(small.path), "check"]) == 1
    assert capsys.readouterr().out == "sources.csv:1 - there is no such file\n"


def test_without_a_command_the_help_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 0
    assert "check" in capsys.readouterr().out
