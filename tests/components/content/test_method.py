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
    rows = {"repeat_of": [None, None, "E1", "E1", "E2"], "repeat_basis": ["own", "taken_over", "stated", "probable", "stated"]}
    said = words("Repeats", prisoner_estimates=rows)
    assert said.startswith("3 of the 5 estimates only give an earlier one again.")
    assert "For 1 of them the repetition is probable, not stated." in said
    assert "Taken over without an origin that is a row here: 1;" in said


def test_the_last_three_rounds_of_audits_are_told_with_their_rates(words: Callable[..., str]) -> None:
    days = [pd.Timestamp(each) for each in ("2026-11-29", "2027-03-01", "2027-06-01", "2027-09-01")]
    same = {"version": ["0.1.1"] * 4, "rows": [110] * 4, "checkable": [107, 100, 100, 50], "right": [94, 99, 98, 49], "wrong": [1, 0, 0, 0]}
    said = words("Blind audits", audits=same | {"date": days, "imprecise": [12, 1, 2, 1]})
    assert (
        "1 September 2027, of version 0\\.1\\.1: 110 rows drawn, 50 could be checked; 49 right (98%), 1 imprecise (2%) and 0 wrong (0%)."
        in said
    )
    assert said.index("1 September 2027") < said.index("1 June 2027") < said.index("1 March 2027")
    assert "2026" not in said


def test_sources_and_what_they_are_cited_for_are_counted_apart(words: Callable[..., str]) -> None:
    said = words("Only with a source", citations={"row_id": ["a", "b", "c"]}, sources={"source_id": ["s", "t"]})
    assert "3 citations say on which part of which of the 2 sources" in said
