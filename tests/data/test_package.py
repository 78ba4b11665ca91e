"""What the code knows from `datapackage.json`."""

from __future__ import annotations

import json
import logging
import os
from typing import TYPE_CHECKING, Any

import pytest

from data.package import PACKAGE, ForeignKey, Package

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.data.conftest import Folder


def test_a_column_is_described() -> None:
    low = PACKAGE.field("prisoner_estimates", "low")
    assert (low.type, low.unit, low.required, low.labels) == ("integer", "people", False, {})


def test_a_category_has_labels() -> None:
    assert PACKAGE.label("prisoner_estimates", "method", "imagery") == "Satellite imagery"


def test_a_list_knows_where_its_items_are() -> None:
    actors = PACKAGE.field("events", "actors")
    assert (actors.references, actors.delimiter) == (("actors", "actor_id"), ";")


def test_a_key_to_the_own_table_has_its_name() -> None:
    assert ForeignKey(("repeat_of",), "prisoner_estimates", ("estimate_id",)) in PACKAGE.tables["prisoner_estimates"].foreign_keys


def test_an_unknown_column_is_a_key_error() -> None:
    with pytest.raises(KeyError):
        PACKAGE.field("camps", "warden")


def rewritten(folder: Folder, text: str | None = None) -> None:
    """The descriptor written anew, as `folder` has it or with another text; its time is another one even on a file system with coarse times."""
    file = folder.path / "datapackage.json"
    before = file.stat().st_mtime_ns
    file.write_text(json.dumps(folder.json) if text is None else text, encoding="utf-8")
    os.utime(file, ns=(before + 1_000_000_000, before + 1_000_000_000))


CHANGES: list[tuple[Callable[[Folder], Any], Callable[[Package], object], object]] = [
    (lambda folder: folder.json.update(version="0.2.0"), lambda package: package.version, "0.2.0"),
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


def test_a_column_without_categories_has_no_labels() -> None:
    assert not PACKAGE.labels("camps", "name")
