"""Searching rows by words: every word must occur, in any column, whatever its case, accents or kind of dash."""

from __future__ import annotations

import unicodedata

import pandas as pd

_SAME = str.maketrans({"–": "-", "—": "-", "−": "-", "\u2011": "-", "’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " "})


def fold(text: str) -> str:
    """Text as it is compared: lower case, without accents, with plain dashes and quotation marks."""
    bare = unicodedata.normalize("NFKD", text.translate(_SAME))
    return "".join(each for each in bare if not unicodedata.combining(each)).casefold()


def row_texts(frame: pd.DataFrame) -> pd.Series:
    """One folded text a row, from all columns; what is missing is left out."""
    if frame.empty:
        return pd.Series("", index=frame.index, dtype=str)
    columns = [frame[each].map(str, na_action="ignore").astype(object).fillna("") for each in frame.columns]
    joined = columns[0].str.cat(columns[1:], sep=" \n ") if len(columns) > 1 else columns[0]
    return joined.map(fold)


def rows_with_words(rows: pd.Series, words: str) -> pd.Series:
    """Which of the folded texts hold all the words."""
    hits = pd.Series(True, index=rows.index)
    for word in fold(words).split():
        hits &= rows.str.contains(word, regex=False)
    return hits
