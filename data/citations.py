"""Who says so: the citations of rows, joined with their sources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import pandas as pd

from data import dates
from data.load import cached_by_tables, table

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable


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


SourceRow = Any
"""A row with the columns of the sources as attributes: a series, or a tuple of `DataFrame.itertuples`."""
BATCH = 65_536
"""Texts that are read from a column at a time."""
NO_SUCH_SOURCE = -1
"""The row number of a source that the table does not have; such a citation is left out."""


def authority(kinds: pd.Series) -> pd.Series:
    """The rank of each kind of source in `AUTHORITY`, from 0, the most authoritative."""
    return kinds.astype(str).map({kind: rank for rank, kind in enumerate(AUTHORITY)}).fillna(len(AUTHORITY)).astype(int)


class _CitationIndex(NamedTuple):
    """The citations by the rows that they are of, without a text for each: a record a hundred times as large fits beside today's."""

    citations: dict[Hashable, pd.api.extensions.ExtensionArray]
    """The columns of the citations by name."""
    sources: dict[Hashable, pd.api.extensions.ExtensionArray]
    """The columns of the sources by name, without the key, which each citation has; a name that citations have too ends with
    `_of_source`.
    """
    source_rows: dict[str, int]
    """The row number of each source, from 0, by its id."""
    cited_source: np.ndarray
    """For each citation the row number of its source, or `NO_SUCH_SOURCE`."""
    hashes: np.ndarray
    """Python's hash of table and row of each citation, sorted."""
    order: np.ndarray
    """For each of the hashes the row number of its citation; among equal ones in the order of the file."""

    def row_numbers(self, keys: Collection[tuple[str, str]]) -> np.ndarray:
        """The row numbers of the citations of some rows, given as (table, row id), in the order of the rows."""
        wanted = np.array([*map(hash, keys)], dtype=np.int64)
        starts, ends = np.searchsorted(self.hashes, wanted), np.searchsorted(self.hashes, wanted, side="right")
        numbers = np.concatenate([self.order[:0], *(self.order[start:end] for start, end in zip(starts, ends, strict=True))])
        numbers = numbers[self.cited_source[numbers] != NO_SUCH_SOURCE]
        rows = zip(*(self.citations[each].take(numbers) for each in ("table", "row_id")), strict=True)
        return numbers[np.fromiter((row in keys for row in rows), bool, len(numbers))]


@cached_by_tables("citations", "sources", size=2)
def _citation_index() -> _CitationIndex:
    citations, sources = table("citations"), table("sources")
    keys = zip(*(_texts(citations[each]) for each in ("table", "row_id")), strict=True)
    hashes = np.fromiter(map(hash, keys), np.int64, len(citations))
    order = np.argsort(hashes, kind="stable").astype(np.int32)
    source_rows = {each: number for number, each in enumerate(sources.source_id)}
    cited_source = np.fromiter((source_rows.get(each, NO_SUCH_SOURCE) for each in _texts(citations.source_id)), np.int32, len(citations))
    columns = {f"{name}_of_source" if name in citations else name: cells.array for name, cells in sources.items() if name != "source_id"}
    return _CitationIndex(
        {name: cells.array for name, cells in citations.items()}, columns, source_rows, cited_source, hashes[order], order
    )


def _texts(column: pd.Series) -> Iterable[str]:
    """The texts of a column one by one, some at a time: a million of them at once would stay in the memory of the process."""
    for start in range(0, len(column), BATCH):
        yield from column.iloc[start : start + BATCH]


def citations_of(name: str, row_ids: Iterable[str]) -> pd.DataFrame:
    """The citations of some rows of a table, with the columns of their sources; one row a citation, in the order of the rows.

    `row_ids` are primary keys as text; parts of a composite key are joined with "/". Raises `data.TableError` when a table cannot be read.
    """
    index = _citation_index()
    keys = dict.fromkeys((name, str(each)) for each in row_ids if not pd.isna(each))
    numbers = index.row_numbers(keys)
    sources = index.cited_source[numbers]
    cells = {column: cells.take(numbers) for column, cells in index.citations.items()}
    return pd.DataFrame(cells | {column: cells.take(sources) for column, cells in index.sources.items()}, copy=False)


def rank_sources(citations: pd.DataFrame) -> pd.DataFrame:
    """The sources of some citations (rows of `citations_of`), each once, indexed by id: by authority, documents with a symbol first, then
    the most cited.
    """
    sources = citations.drop_duplicates("source_id").set_index("source_id")
    by = {"authority": authority(sources.kind), "symbol": sources.symbol.isna(), "times": -citations.source_id.value_counts()}
    return sources.loc[pd.DataFrame(by, index=sources.index).sort_values([*by], kind="stable").index]


@cached_by_tables("citations", "sources", size=4096)
def reference_by_id(source_id: str) -> str:
    """A source in one line, without a place in it; `KeyError` when there is none. Raises `data.TableError` when a table cannot be read."""
    index = _citation_index()
    return reference(pd.Series({column: cells[index.source_rows[source_id]] for column, cells in index.sources.items()}, dtype=object))


def reference(source: SourceRow) -> str:
    """A source in one line: author, title, publisher, date, symbol, locator."""
    publisher = source.publisher if source.publisher != source.author else ""
    published = dates.in_words(source.published) if pd.notna(source.published) else ""
    parts = [source.author, f"“{source.title}”", publisher, published, source.symbol, getattr(source, "locator", None)]
    return ", ".join(str(each) for each in parts if pd.notna(each) and each != "")


def short_references(sources: pd.DataFrame) -> list[str]:
    """Sources in a few words each, as one list names them: two of one name and year are told apart by their day."""
    short = [*map(short_reference, sources.itertuples())]
    return [
        f"{text.removesuffix(f' ({str(day)[:4]})')} ({dates.in_words(day)})" if short.count(text) > 1 and pd.notna(day) else text
        for text, day in zip(short, sources.published, strict=True)
    ]


def short_reference(source: SourceRow) -> str:
    """A source in a few words: symbol, or publisher or author, and year."""
    name = next(str(each) for each in (source.symbol, source.publisher, source.author, source.title) if pd.notna(each))
    return f"{name} ({str(source.published)[:4]})" if pd.notna(source.published) else name
