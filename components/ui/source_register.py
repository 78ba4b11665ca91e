"""The register of sources on a page: a table to search and sort, and sources in full."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.content import addresses
from components.content.source_register import (
    ORDERS,
    SOURCE_TABLES,
    cited_by_in_words,
    ordered_sources,
    register_to_send,
    source_as_markdown,
    sources_of_table,
    sources_with_citations,
)
from components.description.words import escape_markdown, link
from components.ui import row_pages
from components.ui.errors import report_errors
from components.ui.layout import MEASURE
from data import cached_by_tables

MOST_COPIES = 4
"""How many copies of a source are linked one by one."""
MOST_IN_FULL = 10
"""How many sources a search may leave for all of them to be listed in full."""
NARROW_THEM = (
    f" Narrow them to {MOST_IN_FULL} or fewer, by a word of the title, a symbol or a year, to see each in full with every copy that "
    "was read."
)


@st.fragment
def show() -> None:
    """Every source in a table that can be searched and sorted; the few that a search leaves also in full."""
    with report_errors():
        _searchable()


def _searchable() -> None:
    words = (st.text_input("Search the sources", type="search", key="source", bind="query-params", width=320, max_chars=100) or "").strip()
    order = row_pages.order("sources_order", ORDERS)
    found, whole = ordered_sources(words, order), len(ordered_sources("", order))
    if not len(found):
        st.caption(f"No source holds “{escape_markdown(words)}”. Clear the search to see all {whole}.")
        return
    page_rows = row_pages.page_of_rows("sources_page", len(found), (words, order))
    said = (
        f"{len(found):,} of {whole:,} sources hold “{escape_markdown(words)}”."
        if words
        else f"{whole:,} sources, {ORDERS[order]}: every document that a row rests on."
    )
    st.caption(f"{said}{row_pages.place_in_words(page_rows, len(found))}{NARROW_THEM if len(found) > MOST_IN_FULL else ''}", width=MEASURE)
    st.dataframe(
        register_to_send(words, order, page_rows.start, page_rows.stop),
        hide_index=True,
        placeholder="–",
        alt=f"{len(found)} sources with address, number of rows that cite them, and where they were read",
        column_config={
            "Source": st.column_config.TextColumn(width=300),
            "Address": st.column_config.LinkColumn(width="medium"),
            "Rows": st.column_config.NumberColumn(format="%,d", help="Rows of all tables that cite the source."),
            "Read at": st.column_config.LinkColumn(
                width="medium", help="The first copy, where the document was read elsewhere than at its own address."
            ),
        },
    )
    if len(found) <= MOST_IN_FULL:
        st.markdown(sources_as_markdown(sources_with_citations(found)))


def sources_as_markdown(rows: pd.DataFrame, within: str = "") -> str:
    """Sources in full as a list in Markdown; `within` names what the column `rows` counts, if not all tables."""
    return "\n".join(f"- {_in_full(row, within)}" for _, row in rows.iterrows())


@cached_by_tables(*SOURCE_TABLES)
def sources_of_table_as_markdown(name: str, start: int, stop: int) -> str:
    """Some of the sources of one table in full, as a list in Markdown; shared by all readers.

    Raises `data.TableError` when a table cannot be read.
    """
    return sources_as_markdown(sources_of_table(name, start, stop), "this table")


def _in_full(row: pd.Series, within: str) -> str:
    parts = [f"{source_as_markdown(row)}."]
    if row.copies:
        parts.append(f"{_copies(row)}.")
    if row.languages:
        parts.append(f"Language: {escape_markdown(', '.join(row.languages))}.")
    parts.append(
        f"Cited by {row.rows:,} row{'' if row.rows == 1 else 's'} of {within}."
        if within
        else f"Cited by {escape_markdown(cited_by_in_words(row.cited_by))}."
    )
    if pd.notna(row.note):
        parts.append(escape_markdown(row.note))
    return " ".join(parts)


def _copies(row: pd.Series) -> str:
    """Where a source was read, if elsewhere: the first copies, and the way to all."""
    if len(row.copies) == 1:
        return f"Read in {link('a copy', row.copies[0])}"
    named = [link(f"copy {number}", each) for number, each in enumerate(row.copies[:MOST_COPIES], 1)]
    more = len(row.copies) - len(named)
    every = link(f"{more} more", addresses.table("citations", row.source_id))
    return f"Read in {', '.join(named)}{f' and {every}' if more else ''}"
