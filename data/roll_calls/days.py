"""Dates as files of roll calls write them, held against the date of a decision."""

from __future__ import annotations

import datetime as dt
import re

EXCEL = dt.date(1899, 12, 30)
"""The day that Excel counts from."""
NUMBERS = ("%Y-%m-%d", "%Y/%m/%d", "%d/%m/%Y", "%m/%d/%Y", "%d.%m.%Y", "%d-%m-%Y", "%m-%d-%Y", "%d/%m/%y", "%m/%d/%y")
WORDS = ("%d-%b-%y", "%d-%b-%Y", "%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y")


def could_be(text: str, date: str) -> bool:
    """Whether a text can be read as the date of a decision, which is a day, a month or a year (2014-12-18).

    Excel turns a date into the order of a country or into a number of days: any reading that is the date will do.
    """
    return any(day.isoformat().startswith(date) for day in _readings(re.sub(r"[T ]00:00(:00(\.0+)?)?Z?$", "", text.strip())))


def _readings(text: str) -> list[dt.date]:
    """Every day that a text can stand for."""
    if re.fullmatch(r"\d{5}(\.0)?", text):
        return [EXCEL + dt.timedelta(days=int(float(text)))]
    found = []
    for pattern in (*NUMBERS, *WORDS):
        try:
            found.append(dt.datetime.strptime(text, pattern).date())  # noqa: DTZ007 - a day, in no zone
        except ValueError:
            continue
    return found
