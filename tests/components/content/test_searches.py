"""Until when the record was searched: the same sentence on every page and in every edition."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.content.searches import search_statement
from components.web import server
from tests.register import visit

if TYPE_CHECKING:
    from collections.abc import Callable

ROWS = [
    {"search_id": "a", "subject": "events", "until": "2026-11-29", "result": "found"},
    {"search_id": "b", "subject": "a vote", "until": "2026-11-28", "result": "nothing"},
    {"search_id": "c", "subject": "a meeting", "until": "2026-11-29", "result": "nothing"},
    {"search_id": "d", "subject": "a renewal", "until": "2026-11-29", "result": "later"},
]
SAID = "The record was searched until 29 November 2026. Nothing was found on a vote and a meeting. Not yet due on that day: a renewal."


def test_nothing_found_and_not_yet_due_are_told_apart(small: Callable[..., None]) -> None:
    small("searches", *ROWS)
    assert search_statement() == SAID


def test_where_all_was_found_only_the_day_is_said(small: Callable[..., None]) -> None:
    small("searches", ROWS[0])
    assert search_statement() == "The record was searched until 29 November 2026."


def test_a_table_that_cannot_be_read_costs_only_the_sentence(broken: Callable[..., None]) -> None:
    broken("searches")
    assert not search_statement()


def test_the_readable_and_the_interactive_page_say_it() -> None:
    client = TestClient(Starlette(routes=server.routes()))
    assert escape(search_statement(), quote=False) in client.get("/read/brief").text.replace("&#39;", "'")
    at = visit("brief")
    assert any(search_statement() in each.value.replace("\\", "") for each in at.markdown)
