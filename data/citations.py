"""Who says so: the citations of rows, joined with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd

from data import dates
from data.load import cached_by_tables, table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable


AUTHORITY = (
    "un_document",
    "legal_text",
    "government",
    "un_press_release",
    "dataset",
    "research",
    "ngo",
    "news",
    "reference",
    "other",
)
"""The kinds of source from the most to the least authoritative: records and laws before statements, research, organisations, the press."""


def authority(kinds: pd.Series) -> pd.Series:
    """The place of each kind of source among `AUTHORITY`, from 0: what sources are ranked by."""
    return kinds.astype(str).map({kind: place for place, kind in enumerate(AUTHORITY)}).fillna(len(AUTHORITY)).astype(int)


def citations_of(name: str, row_ids: Iterable[str]) -> pd.DataFrame:
    """The citations of some rows of a table, with the columns of their sources; one row a citation, in the order of the rows.

    `row_ids` are primary keys as text; parts of a composite key are joined with "/".
    """
    places = _places()
    wanted = dict.fromkeys(str(each) for each in row_ids if not pd.isna(each))
    return _joined().iloc[[at for each in wanted for at in places.get((name, each), ())]].reset_index(drop=True)


@cached_by_tables("citations", "sources", size=2)
def _joined() -> pd.DataFrame:
    return table("citations").merge(table("sources"), on="source_id", suffixes=("", "_of_source"), sort=False)


@cached_by_tables("citations", "sources", size=2)
def _places() -> dict[Hashable, Any]:
    """For each table and row where its citations are."""
    return _joined().groupby(["table", "row_id"], sort=False, observed=True).indices


def reference(source: pd.Series) -> str:
    """A source in one line: author, title, publisher, date, symbol, locator."""
    publisher = source.publisher if source.publisher != source.author else ""
    published = dates.in_words(source.published) if pd.notna(source.published) else ""
    parts = [source.author, f"“{source.title}”", publisher, published, source.symbol, source.get("locator")]
    return ", ".join(str(each) for each in parts if pd.notna(each) and each != "")


def short_reference(source: pd.Series) -> str:
    """A source in a few words: symbol, or publisher or author, and year."""
    name = next(str(each) for each in (source.symbol, source.publisher, source.author, source.title) if pd.notna(each))
    return f"{name} ({str(source.published)[:4]})" if pd.notna(source.published) else name
