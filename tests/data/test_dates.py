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


def test_the_middle_of_a_span_is_drawn() -> None:
    drawn = dates.middle(pd.Series(["2015", "2015-03-10"], index=[7, 9]))
    assert drawn.to_dict() == {7: pd.Timestamp("2015-07-02"), 9: pd.Timestamp("2015-03-10")}
