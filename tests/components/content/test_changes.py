"""What a reader who comes by an older link is told, and the feed of changes."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts.camps_open import CAMPS_OPEN
from components.content import addresses, changes
from components.web import server
from data import PACKAGE
from tests.components.charts.test_rules import GOOD
from tests.register import visit


@pytest.fixture
def history(monkeypatch: pytest.MonkeyPatch) -> None:
    """Made-up changes before, at and after version 0.2.0, of data that are at 0.10.0."""
    rows = pd.DataFrame(
        [
            ("1", "0.1.0", "added", "camps", None, None, None, None, "First edition."),
            ("2", "0.2.0", "corrected", "camps", "K14", "opened_to", "1965", "1966", "KINU dates it a year later."),
            ("3", "0.2.0", "corrected", "camps", "K00", "opened_to", "1965", "1966", "A camp that is not drawn."),
            ("4", "0.10.0", "removed", "camps", "K99", None, None, None, "Not a camp."),
            ("5", "0.10.0", "removed", "events", "E001", None, None, None, "Counted twice."),
        ],
        columns=["change_id", "version", "kind", "table", "row_id", "column", "old", "new", "reason"],
    )
    monkeypatch.setattr(changes, "table", lambda _name: rows.assign(date=pd.Timestamp("2027-01-02")))
    monkeypatch.setitem(PACKAGE.json, "version", "0.10.0")


@pytest.mark.parametrize(
    ("version", "tables", "found"),
    [
        ("0.1.0", ["camps", "events"], ["5", "4", "3", "2"]),
        ("0.1.0", ["camps"], ["4", "3", "2"]),
        ("0.2.0", ["camps", "events"], ["5", "4"]),
        ("0.10.0", ["camps", "events"], []),
    ],
)
@pytest.mark.usefixtures("history")
def test_what_came_after_a_version_is_found(version: str, tables: list[str], found: list[str]) -> None:
    assert [*changes.changes_since(version, tables).change_id] == found


@pytest.mark.parametrize(("version", "reasons"), [("0.1.0", ["Not a camp.", "KINU dates it a year later."]), ("0.2.0", ["Not a camp."])])
@pytest.mark.usefixtures("history")
def test_a_chart_lists_changes_of_what_it_draws_and_of_what_is_gone(version: str, reasons: list[str]) -> None:
    found = changes.changes_in_chart(version, CAMPS_OPEN, CAMPS_OPEN.rows(CAMPS_OPEN.read({})))
    assert found
    assert [each.split(". ", 1)[1] for each in found.sentences] == reasons
    assert found.summary == f"Changed in this chart since data version {version}: {len(reasons)}"


@pytest.mark.usefixtures("history")
def test_a_chart_without_changes_says_so() -> None:
    found = changes.changes_in_chart("0.1.0", GOOD, GOOD.rows(GOOD.read({})))
    assert found == changes.ChangesSince("Nothing in this chart has changed since data version 0.1.0.")


@pytest.mark.parametrize("version", ["0.10.0", "0.11.0", "nonsense", ""])
@pytest.mark.usefixtures("history")
def test_a_link_that_is_not_older_is_told_nothing(version: str) -> None:
    assert changes.changes_in_chart(version, CAMPS_OPEN, pd.DataFrame()) is None


@pytest.mark.usefixtures("history")
def test_an_older_link_opens_the_page_and_says_what_changed() -> None:
    at = visit("prisoners", v="0.1.0")
    assert not [*at.exception, *at.error]
    lines = [each.value.replace("\\", "") for each in at.caption]
    assert any("made under data version 0.1.0; the data are now at 0.10.0" in each for each in lines)
    assert any("Nothing in this chart has changed since data version 0.1.0" in each for each in lines)
    listed = next(each for each in at.expander if each.label.replace("\\", "") == "Changed in this chart since data version 0.1.0: 2")
    assert "KINU dates it a year later" in listed.markdown[0].value


def test_a_link_of_this_version_is_told_nothing() -> None:
    at = visit("prisoners", v=PACKAGE.version)
    assert not [each for each in at.caption if "data version" in each.value and "made under" in each.value]


@pytest.mark.usefixtures("history")
def test_the_readable_edition_says_what_changed() -> None:
    client = TestClient(Starlette(routes=server.routes()))
    assert "KINU dates it a year later." in client.get("/read/prisoners?v=0.1.0").text
    assert "KINU dates it a year later." not in client.get("/read/prisoners").text


@pytest.mark.parametrize("version", ["x", "1", "0.1.x", "", "1.2.3.4"])
def test_what_is_no_version_is_refused(version: str) -> None:
    with pytest.raises(ValueError, match="is not a version"):
        changes.changes_since(version, ["camps"])


@pytest.mark.usefixtures("history")
def test_a_change_says_row_value_and_reason() -> None:
    row, title = changes.changes_since("0.1.0", ["camps"]).iloc[-1], PACKAGE.field("camps", "opened_to").title
    assert changes.sentence(row) == (
        f"2027-01-02, version 0.2.0: {PACKAGE.tables['camps'].title}, row K14: {title} from “1965” to “1966”. KINU dates it a year later."
    )


def test_a_change_names_verdicts_and_columns_as_readers_know_them() -> None:
    row = pd.Series({"date": pd.Timestamp("2026-11-29"), "version": "0.2.0", "table": "claims", "row_id": "C15", "column": "verdict"})
    said = changes.sentence(pd.concat([row, pd.Series({"kind": "corrected", "old": "confirmed", "new": "outdated", "reason": "KINU."})]))
    assert "row C15: Verdict today from “Right” to “Overtaken”. KINU." in said


def test_what_only_came_or_went_is_not_said_to_come_from_nothing() -> None:
    rows = pd.DataFrame(
        {"version": "0.2.0", "table": "camps", "row_id": "K14", "column": "note", "kind": "corrected", "reason": "KINU."}, [0, 1]
    )
    rows = rows.assign(date=pd.Timestamp("2026-11-29"), old=[None, "A word."], new=["A word.", None])
    title = PACKAGE.field("camps", "note").title
    assert [changes.sentence(row).split("row K14: ")[1] for _, row in rows.iterrows()] == [
        f"{title}: “A word.” added. KINU.",
        f"{title}: “A word.” taken out. KINU.",
    ]


def test_the_feed_lists_every_change() -> None:
    client = TestClient(Starlette(routes=server.routes()))
    answer = client.get("/feed.xml")
    assert answer.headers["content-type"].startswith("application/atom+xml")
    entries = ET.fromstring(answer.text).findall("{*}entry")
    assert len(entries) == len(changes.changes_since("0.0.0", PACKAGE.tables))
    ids = [each.findtext("{*}id", "") for each in entries]
    assert len({*ids}) == len(ids)
    assert all(re.fullmatch(r"tag:pressure-and-engagement,2026:change/[\w.-]+", each) for each in ids)
    assert not any(name in each.findtext("{*}title", "") for each in entries for name in PACKAGE.tables if "_" in name)


def test_an_entry_of_the_feed_leads_to_its_row() -> None:
    found = {each.id.rpartition("/")[2]: each.address for each in changes.feed_entries()}
    assert found["0.1.1-09"] == f"{addresses.table('prisoner_estimates', 'E026')}"
    assert len({*found.values()}) > len(found) / 2


def test_the_package_is_one_file_to_save() -> None:
    answer = TestClient(Starlette(routes=server.routes())).get("/package.zip")
    assert answer.content[:2] == b"PK"
    assert f"{PACKAGE.version}.zip" in answer.headers["content-disposition"]
