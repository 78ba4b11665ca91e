"""Dates of mixed precision: the span they cover, and how a reader reads them."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import pytest

from data import dates

SPANS = [
    ("2014", "2014-01-01", "2014-12-31", "2014"),
    ("2016-02", "2016-02-01", "2016-02-29", "February 2016"),
    ("2014-11-18", "2014-11-18", "2014-11-18", "18 November 2014"),
]


@pytest.mark.parametrize(("date", "first", "last", "words"), SPANS)
def test_a_date_covers_a_span_and_has_words(date: str, first: str, last: str, words: str) -> None:
    assert dates.first(date) == dt.date.fromisoformat(first)
    assert dates.last(date) == dt.date.fromisoformat(last)
    assert dates.in_words(date) == words


@pytest.mark.parametrize("text", ["", "spring", "2014-13", "2015-02-29", "2014-1", "2014-01-01-01", "14"])
def test_what_is_no_date_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        dates.first(text)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("2016-02-29", True), ("2015-02-29", False), ("2016-02", False), ("2016", False), ("20160229", False), ("today", False), ("", False)],
)
def test_a_day_is_told_from_what_is_none(text: str, is_one: bool) -> None:
    assert dates.is_day(text) == is_one


@pytest.mark.parametrize(
    ("date", "months", "expected"),
    [("2026-11-24", 1, "2026-12-01"), ("2026-11-24", 2, "2027-01-01"), ("2026-12-31", 1, "2027-01-01"), ("2026-01-01", 38, "2029-03-01")],
)
def test_an_axis_ends_with_a_month_after_a_day(date: str, months: int, expected: str) -> None:
    assert dates.month_after(date, months).isoformat() == expected


def test_the_middle_of_a_span_is_drawn() -> None:
    drawn = dates.middle(pd.Series(["2015", "2015-03-10"], index=[7, 9]))
    assert drawn.to_dict() == {7: pd.Timestamp("2015-07-02"), 9: pd.Timestamp("2015-03-10")}
