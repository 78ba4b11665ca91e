"""What `datapackage.json` must say, each rule proved by a descriptor that breaks it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from data.check import problems
from data.package import Package
from data.rules.descriptor import descriptor_problems

if TYPE_CHECKING:
    from pathlib import Path

    from tests.data.conftest import Folder

COLUMNS = [
    ({"title": ""}, '"title" is missing or empty'),
    ({"description": None}, '"description" is missing or empty'),
    ({"unit": ""}, 'a numeric column needs a "unit"'),
    ({"type": "float"}, 'the type "float" is none of boolean, date, integer, number, string'),
    ({"units": "people"}, '"units" is no known key (column)'),
    ({"constraints": {"enum": [1]}}, '"enum" is no known key (constraints)'),
    ({"categories": [{"value": 1}]}, '"label" is missing or empty'),
    ({"datePrecision": "day"}, '"datePrecision" can only be "mixed"'),
    ({"references": {"resource": "camps", "field": "no"}}, "refers to camps.no, no column"),
]

TABLES = [
    ({"title": ""}, '"title" is missing or empty'),
    ({"path": "../sources.csv"}, '"path" must be sources.csv'),
    ({"licence": "CC0"}, '"licence" is no known key (table)'),
    ({"schema": {"fields": [], "primaryKey": ["id"]}}, 'the primary key names "id", no column'),
]


def problems_in(folder: Folder) -> list[str]:
    """What is wrong with the descriptor, without its line."""
    return [f"{each.column} {each.message}" for each in descriptor_problems(folder.write())]


@pytest.mark.parametrize(("entry", "expected"), COLUMNS)
def test_a_broken_column_is_named(small: Folder, entry: dict[str, Any], expected: str) -> None:
    small.field("prisoner_estimates", "low").update(entry)
    assert problems_in(small) == [f"low prisoner_estimates: {expected}"]


@pytest.mark.parametrize(("entry", "expected"), TABLES)
def test_a_broken_table_is_named(small: Folder, entry: dict[str, Any], expected: str) -> None:
    small.json["resources"][0].update(entry)
    assert f"- sources: {expected}" in problems_in(small)


def test_a_broken_foreign_key_is_named(small: Folder) -> None:
    small.json["resources"][1]["schema"]["foreignKeys"][0]["reference"]["fields"] = ["id"]
    assert problems_in(small) == ["- citations: a foreign key names sources.id, no column"]


@pytest.mark.parametrize(
    ("key", "text"),
    [("version", "0.2"), ("version", "0.2.0-rc"), ("version", 2)]
    + [("created", each) for each in ("2026-11-24", "24 November 2026", "2026-11-31T00:00:00Z", "2026-11-24T10:00:00Z", 2026)],
)
def test_a_version_or_day_that_is_none_is_named(small: Folder, key: str, text: object) -> None:
    small.json[key] = text
    example = {"version": "1.2.3", "created": "2026-11-24T00:00:00Z"}[key]
    assert small.check() == [f'datapackage.json:1 - "{key}" is {json.dumps(text)}, not like {example}']


@pytest.mark.parametrize("key", ["version", "created"])
def test_a_package_without_version_or_day_is_named(small: Folder, key: str) -> None:
    del small.json[key]
    assert small.check() == [f'datapackage.json:1 - "{key}" is missing or empty']


def test_the_line_is_where_the_column_is_described(small: Folder) -> None:
    del small.field("camps", "opened_from")["unit"]
    problem = descriptor_problems(package := small.write())[0]
    assert '"name": "opened_from"' in package.file.read_text().splitlines()[problem.line - 1]


def test_the_rows_are_checked_all_the_same(small: Folder) -> None:
    small.json["sponsor"] = "nobody"
    small.change("camps", 2, {"name": ""})
    assert small.check() == ["camps.csv:2 name is empty", 'datapackage.json:1 - "sponsor" is no known key (package)']


def test_a_descriptor_without_a_key_that_loading_needs_is_named(small: Folder) -> None:
    del small.field("camps", "name")["title"]
    assert [each.split(" ", 1)[1] for each in small.check()] == ['name camps: "title" is missing or empty']


def test_what_only_frictionless_refuses_is_named(small: Folder) -> None:
    small.field("camps", "name")["constraints"] = {"minimum": 1}
    assert small.check() == ['datapackage.json:1 - Field is not valid: constraint "minimum" is not supported by type "string"']


def test_an_unknown_type_is_named_once(small: Folder) -> None:
    small.field("camps", "name")["type"] = "text"
    assert len(small.check()) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (None, "datapackage.json:1 - there is no such file"),
        ('{\n"name": }', "datapackage.json:2 - is not JSON: Expecting value"),
        ("[]", "datapackage.json:1 - is not shaped like a Data Package: "),
    ],
)
def test_a_broken_descriptor_is_named(tmp_path: Path, text: str | None, expected: str) -> None:
    if text is not None:
        (tmp_path / "datapackage.json").write_text(text)
    assert [str(each)[: len(expected)] for each in problems(Package(tmp_path))] == [expected]


def test_two_tables_of_one_name_are_named(small: Folder) -> None:
    small.json["resources"].append(small.json["resources"][0])
    assert "- two tables have the same name" in problems_in(small)
