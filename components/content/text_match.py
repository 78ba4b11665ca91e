"""Searching texts by words, whatever their case, accents, dashes and quotation marks: an index in memory by SQLite's FTS5.

What a word is, FTS5's tokenizer says: letters and numbers, everything else parts them. `components/bake/client/find.js` follows it.
"""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import unescape
from threading import Lock
from typing import Any

import numpy as np
import pandas as pd

_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[,'’][0-9]{3})+(?![0-9])")
_SPACED_THOUSANDS = re.compile(r"(?<![0-9])[0-9]{1,3}(?:[ \u00a0\u2009\u202f][0-9]{3})+(?![0-9])")
_THREES = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+(?![0-9]))")
_ENTITY = re.compile(r"&(?:#[0-9]+|#x[0-9a-f]+|[a-z]+[0-9]*);", re.IGNORECASE)
_UNWRITABLE = re.compile(r'["\x00\ud800-\udfff]')
"""What cannot stand in a quoted phrase of FTS5, or in UTF-8."""


def search_words(query: str, *, join_spaced: bool = False) -> list[str]:
    """What a search looks for, a phrase for each part between spaces that holds a letter or a number; HTML entities are read.

    Thousands are joined, "80,000" is "80000"; with `join_spaced` so is "80 000".
    """
    text = _THOUSANDS.sub(_digits, _unescaped(query))
    text = _SPACED_THOUSANDS.sub(_digits, text) if join_spaced else text
    return [*dict.fromkeys(each for each in _UNWRITABLE.sub(" ", text).split() if any(map(str.isalnum, each)))]


def _unescaped(text: str) -> str:
    """HTML entities read; an ampersand in an address is none."""
    return _ENTITY.sub(lambda found: unescape(found[0]), text)


def _digits(found: re.Match[str]) -> str:
    return re.sub("[^0-9]", "", found[0])


def _form(word: str) -> str:
    """A word for FTS5: its beginning is enough, and thousands may be parted."""
    return " OR ".join(f'"{each}"*' for each in dict.fromkeys([word, _THREES.sub(" ", word)]))


@dataclass(frozen=True)
class Match:
    """A text that a search finds, and how well."""

    row: int
    """Its place among the texts."""
    missing_words: int
    """How many of the words it does not hold."""
    in_first_column: bool
    """Whether its first column alone holds all of them."""


class TextIndex:
    """Texts of one or several columns, each to be found by the beginnings of its words. It can be shared by threads.

    `weights` say how much a word counts in each column.
    """

    def __init__(self, texts: Iterable[Sequence[str]], weights: Sequence[float]) -> None:
        self._lock = Lock()  # SQLite may be built to allow one thread at a time only
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._weights = ", ".join(map(str, weights))
        names = ", ".join(f"c{number}" for number in range(len(weights)))
        self._last = len(weights) - 1
        self._database.execute(f"CREATE VIRTUAL TABLE texts USING fts5({names}, tokenize='unicode61 remove_diacritics 2')")
        statement = f"INSERT INTO texts(rowid, {names}) VALUES (?{', ?' * len(weights)})"  # noqa: S608
        self._database.executemany(statement, ((row, *map(_unescaped, each)) for row, each in enumerate(texts)))
        self._database.commit()
        (self.size,) = self._database.execute("SELECT count(*) FROM texts").fetchone()

    def rows(self, query: str) -> list[int]:
        """The texts that hold all the words, in their order; none when there is no word."""
        return self._rows(self._expression(query))

    def search(self, query: str) -> list[Match]:
        """The texts that hold all the words, those with all in the first column first, and of these those with whole words; when none
        does, those that hold at least half, most first.
        """
        expression = self._expression(query)
        if found := self._ranked(expression):
            in_first, whole = ({*self._rows(f"{{c0}} : ({each})")} for each in (expression, expression.replace('"*', '"')))
            matches = (Match(row, 0, row in in_first) for row in found)
            return sorted(matches, key=lambda match: (not match.in_first_column, match.row not in whole))
        words = search_words(query)
        held = Counter(row for each in words for row in self._rows(_form(each)))
        partial = (row for row in self._ranked(_any_of(words)) if held[row] * 2 >= len(words))
        return sorted((Match(row, len(words) - held[row], in_first_column=False) for row in partial), key=lambda match: match.missing_words)

    def passages(self, query: str, rows: Iterable[int]) -> dict[int, str]:
        """The part of the last column where the words stand, or its beginning, of some texts that a search for the words finds."""
        expression, wanted = _any_of(search_words(query, join_spaced=True) + search_words(query)), ", ".join(map(str, rows))
        # with a bare `rowid` SQLite would search once for each row
        snippet = f"snippet(texts, {self._last}, '', '', '…', 40)"
        query = f"SELECT rowid, {snippet} FROM texts WHERE texts MATCH ? AND +rowid IN ({wanted})"  # noqa: S608
        return dict(self._fetch(query, expression))

    def _expression(self, query: str) -> str:
        """All the words for FTS5; "80 000" is one number, or two where the one stands nowhere."""
        one, two = (" AND ".join(f"({_form(each)})" for each in search_words(query, join_spaced=joined)) for joined in (True, False))
        return one if one == two or self._rows(one) else two

    def _rows(self, expression: str) -> list[int]:
        return [row for (row,) in self._fetch("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid", expression)]

    def _ranked(self, expression: str) -> list[int]:
        query = f"SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, {self._weights}), rowid"  # noqa: S608
        return [row for (row,) in self._fetch(query, expression)]

    def _fetch(self, query: str, expression: str) -> list[Any]:
        with self._lock:
            return self._database.execute(query, (expression,)).fetchall() if expression else []


def _any_of(words: list[str]) -> str:
    return " OR ".join(map(_form, dict.fromkeys(words)))


def row_texts(frame: pd.DataFrame) -> TextIndex:
    """The rows of a table, to be searched in all columns; what is missing is left out."""
    cells = [frame[each].map(str, na_action="ignore").astype(object).fillna("") for each in frame.columns]
    return TextIndex(zip(*cells, strict=True), [1.0] * len(cells))


def rows_with_words(texts: TextIndex, words: str) -> np.ndarray:
    """Which rows hold all the words, a truth value each; all of them when nothing is asked."""
    return np.isin(np.arange(texts.size), texts.rows(words)) if words.strip() else np.full(texts.size, fill_value=True)
