"""Dates of mixed precision: a year, a month or a day, kept as written (EDTF level 0) and drawn as the span they cover."""

from __future__ import annotations

import calendar
import datetime as dt
import re

import pandas as pd

BRIEF_PUBLISHED = dt.date(2015, 3, 10)
"""The day the brief was published: what it could know ends here."""


def _parts(date: str) -> list[int]:
    if not re.fullmatch(r"\d{4}(-\d{2}){0,2}", date, re.ASCII):
        raise ValueError(f"{date!r} is no year, month or day")
    return [int(part) for part in date.split("-")]


def first(date: str) -> dt.date:
    """The first day that a date of any precision covers; `ValueError` when it is no date."""
    parts = _parts(date)
    return dt.date(*(parts + [1] * (3 - len(parts))))


def last(date: str) -> dt.date:
    """The last day that a date of any precision covers; `ValueError` when it is no date."""
    parts = _parts(date)
    year = parts[0]
    month = parts[1] if len(parts) > 1 else 12
    return dt.date(year, month, parts[2] if len(parts) > 2 else calendar.monthrange(year, month)[1])


def is_day(date: str) -> bool:
    """Whether a text is a day that exists, as 2014-02-17."""
    try:
        return date.count("-") == 2 and first(date) == last(date)
    except ValueError:
        return False


def month_after(date: str, months: int) -> dt.date:
    """The first day of the month so many months after that of a day: where a time axis ends that shows all up to that day."""
    day = first(date)
    years, month = divmod(day.month - 1 + months, 12)
    return dt.date(day.year + years, month + 1, 1)


def in_words(date: str) -> str:
    """The date as a reader reads it: "2014", "May 2014", "18 November 2014"."""
    day = first(date)
    match date.count("-"):
        case 0:
            return f"{day.year}"
        case 1:
            return f"{calendar.month_name[day.month]} {day.year}"
        case _:
            return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def middle(dates: pd.Series) -> pd.Series:
    """Where a date of any precision is drawn on a time axis: the middle of the span it covers."""
    spans = [(first(each), last(each)) for each in dates]
    return pd.Series(pd.to_datetime([start + (end - start) / 2 for start, end in spans]), index=dates.index)
