"""What the words about the method count, in tables made up for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from components.content import method

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def words(monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """What is said under a heading when the tables hold certain rows."""

    def said(heading: str, **tables: dict[str, list[Any]]) -> str:
        monkeypatch.setattr(method, "table", {name: pd.DataFrame(rows) for name, rows in tables.items()}.__getitem__)
        return dict(method.ARTICLES["Method"])[heading]()

    return said


def test_only_whole_lists_are_said_to_hold_the_position_of_every_state(words: Callable[..., str]) -> None:
    rows = {"method": ["recorded", "recorded", "recorded", "without_vote"], "record": ["complete", "partial", "none", None]}
    said = words("Votes", un_decisions=rows)
    assert said.startswith("3 of the 4 UN decisions were put to a recorded vote. For 1 of these the position of every state is known")


def test_events_known_by_year_or_month_have_no_day(words: Callable[..., str]) -> None:
    assert "2 of the 3 events have no day." in words("Dates", events={"date": ["2014", "2014-02", "2014-02-17"]})


def test_repeats_are_counted_and_of_these_the_probable_ones(words: Callable[..., str]) -> None:
    rows = {"repeat_of": [None, "E1", "E1", "E2"], "repeat_basis": [None, "stated", "probable", "stated"]}
    said = words("Repeats", prisoner_estimates=rows)
    assert said.startswith("3 of the 4 estimates only give an earlier one again.")
    assert "For 1 of them the repetition is probable, not stated." in said


def test_sources_and_what_they_are_cited_for_are_counted_apart(words: Callable[..., str]) -> None:
    said = words("Only with a source", citations={"row_id": ["a", "b", "c"]}, sources={"source_id": ["s", "t"]})
    assert "3 citations say on which part of which of the 2 sources" in said
