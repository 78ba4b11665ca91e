"""One sentence to quote, short enough to be quoted whole, with the one or two sources that carry it."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from data.citations import rank_sources, short_references

MOST_WORDS = 35
"""Words of the sentence at most, its sources included."""
MOST_SOURCES = 2
"""How many sources it names at most."""
_END = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“\d])")
"""The white space between two sentences."""


def sentences(text: str) -> list[str]:
    """A text in its sentences, each with the mark at its end."""
    return _END.split(text)


def quotable(wordings: Iterable[str], citations: pd.DataFrame) -> str:
    """The first of some wordings of one sentence that fits with the best of the sources cited in `citations` (rows of `citations_of`); the
    shortest when none does.
    """
    names = short_references(rank_sources(citations).head(MOST_SOURCES))
    many = [_written(said, names[:count]) for said in wordings for count in range(len(names), min(len(names), 1) - 1, -1)]
    return next((each for each in many if len(each.split()) <= MOST_WORDS), min(many, key=lambda each: len(each.split())))


def _written(said: str, names: list[str]) -> str:
    sources = f" ({'; '.join(names)})" if names else ""
    return f"{said.rstrip('.')}{sources}."
