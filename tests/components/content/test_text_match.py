"""Rows are found by their words, whatever their case, accents, dashes and quotation marks."""

from __future__ import annotations

import pandas as pd
import pytest

from components.content.text_match import TextIndex, row_texts, rows_with_words, search_words

ROWS = pd.DataFrame(
    {
        "name": ["Türkiye", "Camp 22", "“No” – don’t", "A/RES/69/188", None],
        "text": ["held 80,000–120,000", "closed in 2012", "R&amp;D, Côte d’Ivoire", "69 of 188 states", "camping"],
        "number": [1508, 2, 3, 4, 5],
    }
)
TEXTS = row_texts(ROWS)


def rows_found(words: str) -> list[int]:
    """The rows that are left."""
    return [*ROWS.index[rows_with_words(TEXTS, words)]]


@pytest.mark.parametrize(
    ("words", "rows"),
    [
        ("turkiye", [0]),
        ("TÜRK", [0]),
        ("urkiye", []),
        ("80,000-120,000", [0]),
        ("80000", [0]),
        ("120 000", [0]),
        ("1,508", [0]),
        ("camp", [1, 4]),
        ("2012 camp", [1]),
        ("camp 22 in", [1]),
        ('"no"', [2]),
        ("don't", [2]),
        ("dont", []),
        ("cote d'ivoire", [2]),
        ("amp", []),
        ("a/res/69/188", [3]),
        ("A RES 69 188", [3]),
        ("188/69", []),
        ("188 2012", []),
        ("NOT camp", []),
        ("nan", []),
        ("", [0, 1, 2, 3, 4]),
        (" ", [0, 1, 2, 3, 4]),
        ("\u00b4", []),
        ("\u0301", []),
        ("-", []),
        ("\x00", []),
        ("\ud800", []),
        ('camp \x00\ud800"', [1, 4]),
        ("camp " * 500, [1, 4]),
        (" ".join(f"camp{number}" for number in range(500)), []),
    ],
)
def test_rows_that_hold_all_the_words_are_left(words: str, rows: list[int]) -> None:
    assert rows_found(words) == rows


@pytest.mark.parametrize("frame", [ROWS[:0], pd.DataFrame({"name": pd.Series([], dtype=str)})], ids=["no rows", "no rows of one column"])
def test_a_table_without_rows_can_be_searched(frame: pd.DataFrame) -> None:
    assert rows_with_words(row_texts(frame), "camp").tolist() == []
    assert rows_with_words(row_texts(frame), "").tolist() == []


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("China  veto", ["China", "veto"]),
        ("80,000–120,000", ["80000–120000"]),
        ("80 000", ["80", "000"]),
        ("veto – \u00b4 veto", ["veto"]),
        ("R&amp;D &lt;b&gt;", ["R&D", "<b>"]),
        ("&copy=1", ["&copy=1"]),
    ],
)
def test_words_are_what_stands_between_spaces(asked: str, words: list[str]) -> None:
    assert search_words(asked) == words


def test_spaced_thousands_are_one_number_or_two() -> None:
    assert search_words("in 2014 100 or 80 000", join_spaced=True) == ["in", "2014", "100", "or", "80000"]


def test_a_whole_word_in_a_title_comes_before_the_beginning_of_a_longer_one() -> None:
    texts = TextIndex(
        [("Ukraine", ""), ("The United Kingdom of long names and many more words, short UK", ""), ("Other", "uk")], (5.0, 1.0)
    )
    assert [each.row for each in texts.search("UK")] == [1, 0, 2]


def test_the_passage_is_where_the_words_stand() -> None:
    texts = TextIndex([("Title", f"{'before ' * 100}needle {'after ' * 100}"), ("Needle", "other")], (2.0, 1.0))
    assert [(each.row, each.in_first_column) for each in texts.search("needle")] == [(1, True), (0, False)]
    passages = texts.passages("needle", [0, 1])
    assert passages[1] == "other"
    assert "needle" in passages[0]
    assert passages[0][0] == passages[0][-1] == "…"
    assert len(passages[0].split()) <= 41
