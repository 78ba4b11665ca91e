"""Which sources a sentence names, and in which order, on citations made up for these tests."""

from __future__ import annotations

import pandas as pd

from components.export.share import name_sources
from data import PACKAGE
from data.citations import rank_sources

KINDS = pd.CategoricalDtype([*PACKAGE.labels("sources", "kind")], ordered=True)
CITED = {"rare": 1, "twice": 2, "often": 3, "again": 2}
"""How often each source is cited."""


def citations(times: dict[str, int]) -> pd.DataFrame:
    """So many citations of each source."""
    ids = [each for each, number in times.items() for _ in range(number)]
    kinds = ["un_document" if each == "document" else "news" for each in ids]
    rows = pd.DataFrame({"source_id": ids, "title": ids, "publisher": ids, "kind": pd.Series(kinds, dtype=KINDS)})
    return rows.assign(symbol=pd.NA, author=pd.NA, published="2014-02")


def test_of_sources_of_one_kind_the_most_cited_comes_first() -> None:
    assert [*rank_sources(citations(CITED)).index] == ["often", "twice", "again", "rare"]


def test_of_sources_that_are_cited_as_often_a_document_comes_first() -> None:
    assert [*rank_sources(citations({"article": 2, "document": 2})).index] == ["document", "article"]


def test_a_sentence_names_three_sources_and_counts_the_others() -> None:
    assert name_sources(citations(CITED)) == "often (2014), twice (2014), again (2014) and 1 more"


def test_two_sources_are_both_named() -> None:
    assert name_sources(citations({"rare": 1, "often": 3})) == "often (2014), rare (2014)"
