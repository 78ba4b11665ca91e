"""Who says so: the citations of rows, joined with their sources."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import pandas as pd

from data import dates
from data.load import stamp, table

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable


def cited(name: str, row_ids: Iterable[str]) -> pd.DataFrame:
    """The citations of some rows of a table, with the columns of their sources; one row a citation, in the order of the rows.

    `row_ids` are primary keys as text; parts of a composite key are joined with "/".
    """
    index = _by_row(stamp(["citations", "sources"]))
    wanted = dict.fromkeys(str(each) for each in row_ids if not pd.isna(each))
    found = [index[name, each] for each in wanted if (name, each) in index]
    return pd.concat(found, ignore_index=True) if found else _joined(stamp(["citations", "sources"])).head(0)


@lru_cache(maxsize=2)
def _joined(_stamp: tuple[int, ...]) -> pd.DataFrame:
    return table("citations").merge(table("sources"), on="source_id", suffixes=("", "_of_source"), sort=False)


@lru_cache(maxsize=2)
def _by_row(_stamp: tuple[int, ...]) -> dict[Hashable, pd.DataFrame]:
    return dict(iter(_joined(_stamp).groupby(["table", "row_id"], sort=False, observed=True)))


def reference(source: pd.Series) -> str:
    """A source in one line: author, title, publisher, date, symbol, locator."""
    publisher = source.publisher if source.publisher != source.author else ""
    published = dates.words(source.published) if pd.notna(source.published) else ""
    parts = [source.author, f"“{source.title}”", publisher, published, source.symbol, source.get("locator")]
    return ", ".join(str(each) for each in parts if pd.notna(each) and each != "")


def short(source: pd.Series) -> str:
    """A source in a few words: symbol, or publisher or author, and year."""
    name = next(str(each) for each in (source.symbol, source.publisher, source.author, source.title) if pd.notna(each))
    return f"{name} ({str(source.published)[:4]})" if pd.notna(source.published) else name
