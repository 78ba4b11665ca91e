"""What a reader who comes by an older link is told, and the feed of changes."""

from __future__ import annotations

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components import api, changes
from data import PACKAGE


@pytest.fixture
def history(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three made-up changes: before, at and after version 0.2.0."""
    rows = pd.DataFrame(
        [
            ("1", "0.1.0", "added", "camps", None, None, None, None, "First edition."),
            ("2", "0.2.0", "corrected", "camps", "K14", "opened_to", "1965", "1966", "KINU dates it a year later."),
            ("3", "0.10.0", "removed", "events", "E001", None, None, None, "Counted twice."),
        ],
        columns=["change_id", "version", "kind", "table", "row_id", "column", "old", "new", "reason"],
    )
    monkeypatch.setattr(changes, "table", lambda _name: rows.assign(date=pd.Timestamp("2027-01-02")))


@pytest.mark.parametrize(
    ("version", "tables", "found"),
    [
        ("0.1.0", ["camps", "events"], ["3", "2"]),
        ("0.1.0", ["camps"], ["2"]),
        ("0.2.0", ["camps", "events"], ["3"]),
        ("0.10.0", ["camps", "events"], []),
    ],
)
@pytest.mark.usefixtures("history")
def test_what_came_after_a_version_is_found(version: str, tables: list[str], found: list[str]) -> None:
    assert [*changes.since(version, tables).change_id] == found


@pytest.mark.parametrize("version", ["x", "1", "0.1.x", "", "1.2.3.4"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match="is not a version"):
        changes.since(version, ["camps"])


@pytest.mark.usefixtures("history")
def test_a_change_says_row_value_and_reason() -> None:
    row = changes.since("0.1.0", ["camps"]).iloc[0]
    assert changes.sentence(row) == (
        f"2027-01-02, version 0.2.0: {PACKAGE.tables['camps'].title}, row K14: opened_to from “1965” to “1966”. KINU dates it a year later."
    )


def test_the_feed_lists_every_change() -> None:
    client = TestClient(Starlette(routes=api.routes()))
    answer = client.get("/feed.xml")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    assert answer.text.count("<entry>") == len(changes.since("0.0.0", PACKAGE.tables))


def test_the_package_is_one_file_to_save() -> None:
    answer = TestClient(Starlette(routes=api.routes())).get("/package.zip")
    assert answer.content[:2] == b"PK"
    assert f"{PACKAGE.version}.zip" in answer.headers["content-disposition"]
