"""The table browser: every table of the package with what a row is, its rows, columns, sources and downloads."""

from __future__ import annotations

import datetime as dt
from typing import Any

import streamlit as st

from components.content import addresses
from components.content.source_register import count_of_table
from components.content.tables import (
    TABLE_CONTROL,
    address_columns,
    column_heads,
    column_in_words,
    listed_tables,
    orders,
    rows_that_hold,
    rows_to_send,
    size_in_words,
)
from components.description.words import escape_markdown, link
from components.export import cite
from components.export.formats import FORMATS
from components.export.sheets import table_sheet
from components.ui import controls, row_pages, source_register
from components.ui.errors import report_errors
from components.ui.take_away import base, citations
from data import PACKAGE, Table


def _overview() -> None:
    """All tables, each with its number of rows and sources and what a row is; made when it is opened."""
    with st.expander(f"All {len(PACKAGE.tables)} tables, and what a row of each is", key="all-tables", on_change="rerun") as listed:
        if listed.open:
            with st.grid(2, min_column_width=300, gap="medium"):
                for entry in listed_tables():
                    name = link(entry.title, addresses.table(entry.name))
                    st.markdown(f"**{name}** ({size_in_words(entry)}). {escape_markdown(entry.description)}")


@st.fragment
def browser() -> None:
    """What tables there are, and the one that the address names with everything about it."""
    _overview()
    with report_errors():
        _browsed()


def _browsed() -> None:
    controls.shared_widget(TABLE_CONTROL)
    entry = PACKAGE.tables[st.session_state.get(addresses.TABLE) or TABLE_CONTROL.default_value({})]
    st.subheader(escape_markdown(entry.title), anchor=addresses.TABLE)
    st.markdown(escape_markdown(entry.description), width=680)
    with report_errors():
        rows_that_hold(entry.name, "")  # a table that cannot be read is told before what is to be done with it
        _downloads(entry)
        _rows(entry)
    head = f"The {len(entry.fields)} columns: title, name in the file, unit and meaning"
    with st.expander(head, key="columns-of-table", on_change="rerun") as meant:
        if meant.open:
            st.markdown("\n".join(f"- {column_in_words(each)}" for each in entry.fields.values()))
    with report_errors():
        _sources(entry)


def _downloads(entry: Table) -> None:
    with st.container(horizontal=True, gap="small"):
        with st.popover("Download", icon=":material/download:", type="tertiary", on_change="rerun", key=f"files-{entry.name}") as menu:
            if menu.open:
                _files(entry)
        citations(cite.table_item(entry, f"{base()}{addresses.table(entry.name)}", dt.datetime.now(dt.UTC).date()))


def _files(entry: Table) -> None:
    address = f"{base()}{addresses.table(entry.name)}"
    for kind in FORMATS.values():
        st.download_button(
            kind.label,
            lambda kind=kind: kind.write(table_sheet(entry.name, address)),
            f"{entry.name}.{kind.ending}",
            kind.media,
            key=f"{kind.ending}-{entry.name}",
            on_click="ignore",
            icon=":material/download:",
            help="The whole table with its codes.",
        )
    if addresses.routes_are_served():
        path = addresses.table_rows(entry.name)
        st.markdown(f":small[For programs: {link(path, path)}]")


def _rows(entry: Table) -> None:
    whole = len(rows_that_hold(entry.name, ""))
    words = (
        st.text_input("Search in this table", type="search", key="contains", bind="query-params", width=320, max_chars=100) or ""
    ).strip()
    order = row_pages.order("order", orders(entry.name)) if whole > row_pages.ROWS_OF_A_PAGE else ""
    count = len(rows_that_hold(entry.name, words))
    if not count:
        st.caption(f"No row holds “{escape_markdown(words)}”. Clear the search to see all {whole:,}.")
        return
    page_rows = row_pages.page_of_rows("page", count, (entry.name, words, order))
    found = f"{count:,} of {whole:,} rows hold “{escape_markdown(words)}”."
    st.caption(f"{found if words else f'{size_in_words(entry)}.'}{row_pages.place_in_words(page_rows, count)}")
    st.dataframe(
        rows_to_send(entry.name, words, order, page_rows.start, page_rows.stop),
        hide_index=True,
        placeholder="–",
        column_config=_config(entry),
        key=f"rows-{entry.name}",
        alt=f"{entry.title}: {count:,} rows",
    )


def _config(entry: Table) -> dict[str, Any]:
    """Thousands separators but for years, addresses as links, and each column's meaning in its head."""
    heads, opened, config = column_heads(entry), address_columns(entry.name), {}
    for each in entry.fields.values():
        head = heads[each.name]
        if each.type == "integer":
            config[head] = st.column_config.NumberColumn(format="%d" if each.unit == "year" else "%,d", help=each.description)
        elif each.type == "number":
            config[head] = st.column_config.NumberColumn(help=each.description)
        elif each.name in opened:
            config[head] = st.column_config.LinkColumn(help=each.description, width="medium")
        elif each.type == "date":
            config[head] = st.column_config.DateColumn(format="YYYY-MM-DD", help=each.description)
        else:
            config[head] = st.column_config.Column(help=each.description)
    return config


def _sources(entry: Table) -> None:
    count = count_of_table(entry.name)
    if not count:
        st.caption("This table describes the sources of the others and cites none itself.")
        return
    head = "The one source" if count == 1 else f"The {count:,} sources"
    with st.expander(f"{head} of this table", key="sources-of-table", on_change="rerun") as cited:
        if cited.open:
            page_rows = row_pages.page_of_rows("table_sources_page", count, entry.name)
            st.markdown(source_register.sources_of_table_as_markdown(entry.name, page_rows.start, page_rows.stop))
