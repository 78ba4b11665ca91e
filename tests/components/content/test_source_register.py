"""The register of sources, on two small tables of sources and citations: who is cited by how many rows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.content.source_register import MOST_CITED, count_of_table, ordered_sources, readable_register, register, sources_of_table
from data import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = {
    "sources": [{"source_id": each, "title": each} for each in ("once", "often", "elsewhere")],
    "citations": [
        {"table": "camps", "row_id": "K14", "source_id": "once", "locator": "page 1", "language": "ko"},
        {"table": "camps", "row_id": "K14", "source_id": "once", "locator": "page 2", "seen_at": "https://example.org/copy"},
        {"table": "camps", "row_id": "K14", "source_id": "once", "locator": "page 3"},
        {"table": "camps", "row_id": "K14", "source_id": "often"},
        {"table": "camps", "row_id": "K15", "source_id": "often"},
        {"table": "events", "row_id": "E001", "source_id": "elsewhere"},
        {"table": "events", "row_id": "E002", "source_id": "elsewhere"},
        {"table": "camps", "row_id": "K14", "source_id": "elsewhere"},
    ],
}


@pytest.fixture(autouse=True)
def cited(small: Callable[..., None]) -> None:
    """These sources and citations in the place of the real ones."""
    for name, rows in ROWS.items():
        small(name, *rows)


def test_the_source_of_most_rows_comes_first_and_a_row_is_counted_once() -> None:
    assert dict(zip(register().source_id, register().rows, strict=True)) == {"elsewhere": 3, "often": 2, "once": 1}
    assert [*register().source_id] == ["elsewhere", "often", "once"]


def test_the_sources_of_a_table_are_counted_by_its_own_rows() -> None:
    found = sources_of_table("camps")
    assert [*zip(found.source_id, found.rows, strict=True)] == [("often", 2), ("once", 1), ("elsewhere", 1)]


def test_the_table_says_what_cites_a_source_and_how_it_was_read() -> None:
    rows = readable_register(ordered_sources("", MOST_CITED)).set_index("Name in the data")
    camps, events = PACKAGE.tables["camps"].title, PACKAGE.tables["events"].title
    assert rows.loc["elsewhere", "Cited by"] == f"{events} (2), {camps} (1)"
    assert rows.loc["once", ["Read at", "Copies read", "Language read"]].tolist() == ["https://example.org/copy", 1, "Korean"]


def test_a_search_keeps_the_order_that_is_chosen() -> None:
    assert [ROWS["sources"][each]["source_id"] for each in ordered_sources("often elsewhere", MOST_CITED)] == []
    assert [ROWS["sources"][each]["source_id"] for each in ordered_sources("camps", MOST_CITED)] == ["elsewhere", "often", "once"]
    assert [ROWS["sources"][each]["source_id"] for each in ordered_sources("camps", "title")] == ["elsewhere", "often", "once"]
    assert [ROWS["sources"][each]["source_id"] for each in ordered_sources("once elsewhere", MOST_CITED)] == []


def test_some_sources_of_a_table_are_those_at_their_places() -> None:
    assert [*sources_of_table("camps", 1, 2).source_id] == ["once"]
    assert count_of_table("camps") == 3
