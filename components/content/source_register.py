"""The register of sources: every source with the rows that cite it, where it was read and in which language."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pyarrow as pa

from components.content.text_match import TextIndex, row_texts, rows_with_words
from components.description.words import escape_markdown, link, web_address
from data import PACKAGE, cached_by_tables, table
from data.citations import reference

SOURCE_TABLES = ("sources", "citations")


@cached_by_tables(*SOURCE_TABLES, size=2)
def register() -> pd.DataFrame:
    """Every source, most cited first, with what cites it and where it was read: `sources_with_citations`. The frame is the caller's own;
    what is in its lists is shared and must not be changed.

    Raises `data.TableError` when a table cannot be read.
    """
    return sources_with_citations(ordered_sources("", MOST_CITED))


def sources_with_citations(row_numbers: np.ndarray) -> pd.DataFrame:
    """Some sources by their row numbers, indexed by their ids.

    The columns of their table, and `rows` (how many rows cite it), `cited_by` (the same by table), `copies` (the addresses
    where it was read if elsewhere), `languages` (in which it was read).

    Raises `data.TableError` when a table cannot be read.
    """
    sources = table("sources").iloc[row_numbers].set_index("source_id", drop=False)
    uses, cites = _uses(), table("citations")
    uses = uses[uses.source_id.isin(sources.index)]
    cites = cites.loc[cites.source_id.isin(sources.index), ["source_id", "seen_at", "language"]]
    by_table = {each: dict(zip(group.table, group.rows, strict=True)) for each, group in uses.groupby("source_id", sort=False)}
    copies, languages = _lists(cites, "seen_at"), _lists(cites, "language")
    return sources.assign(
        rows=_row_counts()[row_numbers],
        cited_by=[by_table.get(each, {}) for each in sources.index],
        copies=[copies.get(each, []) for each in sources.index],
        languages=[[language_name(code) for code in languages.get(each, [])] for each in sources.index],
    )


def sources_of_table(name: str, start: int = 0, stop: int | None = None) -> pd.DataFrame:
    """The sources of one table, most cited first, with the register's columns; `rows` counts this table's rows only.

    `start` and `stop` pick some of them. Raises `data.TableError` when a table cannot be read.
    """
    uses = _uses_of_table(name)[start:stop]
    row_numbers = pd.Index(table("sources").source_id).get_indexer(pd.Index(uses.index))
    return sources_with_citations(row_numbers).assign(rows=uses)


def count_of_table(name: str) -> int:
    """How many sources a table has. Raises `data.TableError` when a table cannot be read."""
    return len(_uses_of_table(name))


@cached_by_tables(*SOURCE_TABLES)
def _uses_of_table(name: str) -> pd.Series:
    uses = _uses()
    return uses[uses.table == name].set_index("source_id").rows


@cached_by_tables(*SOURCE_TABLES, size=2)
def _uses() -> pd.DataFrame:
    """How many rows of which table cite which source, most first."""
    cites = table("citations")
    (source, sources), (name, names), (row, rows) = (pd.factorize(cites[each]) for each in ("source_id", "table", "row_id"))
    # one whole number for a source, a table and a row: texts side by side would take ten times the room while they are counted
    cited = np.unique((source * len(names) + name) * len(rows) + row) // max(1, len(rows))
    pairs, counts = np.unique(cited, return_counts=True)
    uses = pd.DataFrame({"source_id": sources[pairs // len(names)], "table": names[pairs % len(names)], "rows": counts})
    return uses.sort_values("rows", ascending=False, kind="stable", ignore_index=True)


@cached_by_tables(*SOURCE_TABLES, size=2)
def _row_counts() -> np.ndarray:
    """For each source, in the order of its table, how many rows cite it."""
    counts = _uses().groupby("source_id").rows.sum()
    return counts.reindex(table("sources").source_id, fill_value=0).to_numpy()


def _lists(cites: pd.DataFrame, column: str) -> dict[str, list[str]]:
    """The distinct values of a column of some citations, by source."""
    pairs = cites[["source_id", column]].dropna().drop_duplicates()
    return pairs.groupby("source_id", sort=False)[column].agg(list).to_dict()


MOST_CITED = "cited"
ORDERS = {
    MOST_CITED: "most cited first",
    "-published": "newest first",
    "published": "oldest first",
    "author": "by author",
    "title": "by title",
    "kind": "by kind",
}
"""What the register can be ordered by: a column of its table, with a minus the other way round."""


@cached_by_tables(*SOURCE_TABLES, size=64)
def ordered_sources(words: str, order: str) -> np.ndarray:
    """The row numbers of the sources that hold all the words, in one of the `ORDERS`; what is missing comes last.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table("sources")
    column = pd.Series(-_row_counts()) if order == MOST_CITED else rows[order.removeprefix("-")].reset_index(drop=True)
    row_numbers = column.sort_values(ascending=not order.startswith("-"), kind="stable").index.to_numpy(dtype=np.int32)
    return row_numbers[rows_with_words(_texts(), words)[row_numbers]] if words.strip() else row_numbers


@cached_by_tables(*SOURCE_TABLES, size=2)
def _texts() -> TextIndex:
    """What a search in the register looks through: the cells of each source, in the order of its table."""
    return row_texts(readable_register(np.arange(len(table("sources")))))


@cached_by_tables(*SOURCE_TABLES, size=256)
def register_to_send(words: str, order: str, start: int, stop: int) -> pa.Table:
    """Some of the `ordered_sources` as the table of the register shows them, in the form that a page sends.

    Raises `data.TableError` when a table cannot be read.
    """
    return to_send(readable_register(ordered_sources(words, order)[start:stop]))


def to_send(rows: pd.DataFrame) -> pa.Table:
    """Rows in the form that a page sends, as small as it gets: without what only pandas reads, texts with short offsets."""
    whole = pa.Table.from_pandas(rows, preserve_index=False)
    return whole.cast(pa.schema([each.with_type(pa.string()) if pa.types.is_large_string(each.type) else each for each in whole.schema]))


def readable_register(row_numbers: np.ndarray) -> pd.DataFrame:
    """Some sources by their row numbers, as the table of the register shows them.

    Raises `data.TableError` when a table cannot be read.
    """
    shown = sources_with_citations(row_numbers)
    kinds = PACKAGE.field("sources", "kind").labels
    return pd.DataFrame(
        {
            "Source": [*map(reference, shown.itertuples())],
            "Address": shown.url.map(web_address),
            "Rows": shown.rows,
            "Cited by": [cited_by_in_words(uses) for uses in shown.cited_by],
            "Kind": shown.kind.map(kinds).astype(object),
            "Published": shown.published,
            "Read at": [next(filter(None, map(web_address, each)), None) for each in shown.copies],
            "Copies read": shown.copies.map(len),
            "Language read": shown.languages.map(", ".join),
            "Note": shown.note,
            "Name in the data": shown.source_id,
        }
    )


def cited_by_in_words(uses: dict[str, int]) -> str:
    """ "Events (3), Camps (1)": which tables cite a source, and in how many rows."""
    return ", ".join(f"{PACKAGE.tables[name].title if name in PACKAGE.tables else name} ({rows:,})" for name, rows in uses.items())


def source_as_markdown(source: pd.Series) -> str:
    """A source as a list item in Markdown: the reference as a link, and where it was read if elsewhere."""
    text = link(reference(source), source.url) if pd.notna(source.url) else escape_markdown(reference(source))
    if pd.notna(source.get("seen_at")):
        language = f" ({escape_markdown(language_name(source.language))})" if pd.notna(source.get("language")) else ""
        text += f" – read in {link('a copy', source.seen_at)}{language}"
    return text


def language_name(code: str) -> str:
    """The language in which a source was read, in words."""
    return PACKAGE.label("citations", "language", code)
