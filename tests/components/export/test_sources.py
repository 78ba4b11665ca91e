"""Which sources a sentence names, and in which order, on citations made up for these tests."""

from __future__ import annotations

import pandas as pd

from components.export.share import name_sources
from components.export.sheets import rank_sources
from data import PACKAGE

KINDS = pd.CategoricalDtype([*PACKAGE.labels("sources", "kind")], ordered=True)
CITED = {"article": 2, "often": 3, "document": 2, "rare": 1}
"""How often each source is cited."""


def citations(times: dict[str, int]) -> pd.DataFrame:
    """So many citations of each source."""
    ids = [each for each, number in times.items() for _ in range(number)]
    kinds = ["un_document" if each == "document" else "news" for each in ids]
    rows = pd.DataFrame({"source_id": ids, "title": ids, "publisher": ids, "kind": pd.Series(kinds, dtype=KINDS)})
    return rows.assign(symbol=pd.NA, author=pd.NA, published="2014-02")


def test_the_most_cited_source_comes_first_and_among_equals_a_document() -> None:
    assert [*rank_sources(citations(CITED)).index] == ["often", "document", "article", "rare"]


def test_a_sentence_names_three_sources_and_counts_the_others() -> None:
    assert name_sources(citations(CITED)) == "often (2014), document (2014), article (2014) and 1 more"


def test_three_sources_are_all_named() -> None:
    assert name_sources(citations({"often": 3, "rare": 1})) == "often (2014), rare (2014)"
