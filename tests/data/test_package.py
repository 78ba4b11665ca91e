"""What the code knows from `datapackage.json`."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING, Any

import pytest

from data.package import ForeignKey, Package

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.data.conftest import Folder


DESCRIBED = {
    "title": "Two tables",
    "version": "1.2.3",
    "created": "2020-05-01T00:00:00Z",
    "resources": [
        {
            "name": "letters",
            "path": "letters.csv",
            "title": "Letters",
            "description": "One row is one letter.",
            "schema": {
                "fields": [
                    {
                        "name": "letter_id",
                        "type": "string",
                        "title": "Letter",
                        "description": "Its name.",
                        "constraints": {"required": True},
                    },
                    {"name": "pages", "type": "integer", "title": "Pages", "description": "How long.", "unit": "pages"},
                    {
                        "name": "tone",
                        "type": "string",
                        "title": "Tone",
                        "description": "How.",
                        "categories": [{"value": "a", "label": "Angry"}],
                    },
                    {"name": "sent", "type": "string", "title": "Sent", "description": "When.", "datePrecision": "mixed"},
                    {"name": "answer_to", "type": "string", "title": "Answer to", "description": "Which."},
                    {
                        "name": "people",
                        "type": "list",
                        "title": "People",
                        "description": "Who.",
                        "delimiter": ";",
                        "references": {"resource": "people", "field": "person_id"},
                    },
                ],
                "primaryKey": ["letter_id"],
                "foreignKeys": [{"fields": ["answer_to"], "reference": {"resource": "", "fields": ["letter_id"]}}],
            },
        }
    ],
}


@pytest.fixture
def letters(tmp_path: Path) -> Package:
    """A package of one table, described for these tests."""
    (tmp_path / "datapackage.json").write_text(json.dumps(DESCRIBED), encoding="utf-8")
    return Package(tmp_path)


def test_a_package_has_a_version_and_a_day(letters: Package) -> None:
    assert (letters.version, letters.as_of) == ("1.2.3", "2020-05-01")


def test_a_column_is_described(letters: Package) -> None:
    pages, name = letters.field("letters", "pages"), letters.field("letters", "letter_id")
    assert (pages.type, pages.title, pages.unit, pages.required, pages.labels) == ("integer", "Pages", "pages", False, {})
    assert (name.required, name.unit, name.mixed_date) == (True, "", False)
    assert letters.field("letters", "sent").mixed_date


def test_a_category_has_labels(letters: Package) -> None:
    assert letters.label("letters", "tone", "a") == "Angry"


def test_a_list_knows_where_its_items_are(letters: Package) -> None:
    people = letters.field("letters", "people")
    assert (people.references, people.delimiter) == (("people", "person_id"), ";")


def test_a_key_to_the_own_table_has_its_name(letters: Package) -> None:
    assert letters.tables["letters"].foreign_keys == (ForeignKey(("answer_to",), "letters", ("letter_id",)),)


def test_an_unknown_column_is_a_key_error(letters: Package) -> None:
    with pytest.raises(KeyError):
        letters.field("letters", "warden")


def rewritten(folder: Folder, text: str | None = None) -> None:
    """The descriptor written anew, as `folder` has it or with another text; its time is another one even on a file system with coarse times."""
    file = folder.path / "datapackage.json"
    before = file.stat().st_mtime_ns
    file.write_text(json.dumps(folder.json) if text is None else text, encoding="utf-8")
    os.utime(file, ns=(before + 1_000_000_000, before + 1_000_000_000))


CHANGES: list[tuple[Callable[[Folder], Any], Callable[[Package], object], object]] = [
    (lambda folder: folder.json.update(version="9.0.0"), lambda package: package.version, "9.0.0"),
    (lambda folder: folder.json.update(created="2027-02-03T00:00:00Z"), lambda package: package.as_of, "2027-02-03"),
    (lambda folder: folder.json.update(title="Another"), lambda package: package.json["title"], "Another"),
    (lambda folder: folder.field("camps", "name").update(title="Place"), lambda package: package.field("camps", "name").title, "Place"),
    (lambda folder: folder.json["resources"].pop(), lambda package: len(package.tables), 3),
]


@pytest.mark.parametrize(("change", "look", "expected"), CHANGES, ids=["version", "day", "title", "column", "table"])
def test_a_descriptor_changed_on_disk_is_picked_up(
    small: Folder, change: Callable[[Folder], Any], look: Callable[[Package], object], expected: object
) -> None:
    package = small.write()
    before, stamp = look(package), package.stamp
    change(small)
    rewritten(small)
    assert (before != expected, look(package)) == (True, expected)
    assert package.stamp != stamp


def test_a_descriptor_that_stays_is_read_once(small: Folder) -> None:
    package = small.write()
    assert package.tables is package.tables
    assert package.json is package.json


BROKEN = [
    ("", "half a file"),
    ('{"name": "press', "half a file"),
    ("[]", "no package"),
    ('{"resources": [{"name": "camps"}]}', "a table without columns"),
    ("version", "no version"),
    ("created", "no day"),
    (None, "no file"),
]


@pytest.mark.parametrize("text", [text for text, _ in BROKEN], ids=[why for _, why in BROKEN])
def test_what_was_read_before_a_broken_descriptor_stays_and_the_log_says_so_once(
    small: Folder, caplog: pytest.LogCaptureFixture, text: str | None
) -> None:
    package = small.write()
    before = (package.json, package.tables, package.version, package.as_of, package.stamp)
    if text in small.json:
        right = small.json.pop(text)
        rewritten(small)
        small.json[text] = right
    elif text is None:
        package.file.rename(small.path / "gone.json")
    else:
        rewritten(small, text)
    with caplog.at_level(logging.ERROR):
        assert [(package.json, package.tables, package.version, package.as_of, package.stamp)] * 3 == [before] * 3
        assert package.field("camps", "name").title == before[1]["camps"].fields["name"].title
    assert [each.getMessage() for each in caplog.records] == [f"{package.file} cannot be read, the one before it stays"]
    small.json["version"] = "0.3.0"
    package.file.write_text("", encoding="utf-8")
    rewritten(small)
    assert package.version == "0.3.0"


def test_a_first_descriptor_that_is_broken_is_an_error_each_time(small: Folder) -> None:
    package = small.write()
    package.file.write_text("{")
    for _ in range(2):
        with pytest.raises(json.JSONDecodeError):
            _ = package.tables


def test_labels_kept_as_a_constant_are_those_of_the_descriptor_of_the_moment(small: Folder) -> None:
    labels = small.write().labels("camps", "status_2014")
    assert list(labels) == ["operating", "closed", "unclear"]
    small.field("camps", "status_2014")["categories"] = [{"value": "open", "label": "Open"}]
    rewritten(small)
    assert (dict(labels), len(labels), labels.get("closed")) == ({"open": "Open"}, 1, None)


def test_a_column_without_categories_has_no_labels(letters: Package) -> None:
    assert not letters.labels("letters", "pages")
