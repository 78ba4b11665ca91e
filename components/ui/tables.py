"""The table browser: every table of the package with what a row is, its rows, columns, sources and downloads."""

from __future__ import annotations

from typing import Any

import streamlit as st

from components.content import addresses
from components.content.source_register import sources_of_table
from components.content.tables import DEFAULT_TABLE, column_heads, column_in_words, listed_tables, readable, size_in_words, table_texts
from components.content.text_match import rows_with_words
from components.description.choice import Control
from components.description.words import escape_markdown, link
from components.export.formats import FORMATS
from components.export.sheets import table_sheet
from components.ui import controls, source_register
from components.ui.errors import report_errors
from components.ui.take_away import base, citations
from data import PACKAGE, Table, table


def _control() -> Control:
    return Control(addresses.TABLE, "Table", "one", {each.name: each.title for each in listed_tables()}, DEFAULT_TABLE)


def overview() -> None:
    """All tables, each with its number of rows and sources and what a row is."""
    with st.expander(f"All {len(PACKAGE.tables)} tables, and what a row of each is"), st.grid(2, min_column_width=300, gap="medium"):
        for entry in listed_tables():
            st.markdown(
                f"**{link(entry.title, addresses.table(entry.name))}** ({size_in_words(entry)}). {escape_markdown(entry.description)}"
            )


@st.fragment
def browser() -> None:
    """The table that the address names, with everything about it."""
    with report_errors():
        _browsed()


def _browsed() -> None:
    control = _control()
    controls.switch(control)
    entry = PACKAGE.tables[st.session_state.get(addresses.TABLE) or control.start({})]
    st.subheader(escape_markdown(entry.title), anchor=addresses.TABLE)
    st.markdown(escape_markdown(entry.description), width=680)
    with report_errors():
        table(entry.name)
        _downloads(entry)
        _rows(entry)
    with st.expander(f"The {len(entry.fields)} columns: title, name in the file, unit and meaning"):
        st.markdown("\n".join(f"- {column_in_words(each)}" for each in entry.fields.values()))
    with report_errors():
        _sources(entry)


def _downloads(entry: Table) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        for kind in FORMATS.values():
            st.download_button(
                kind.label,
                lambda kind=kind: kind.write(table_sheet(entry.name)),
                f"{entry.name}.{kind.ending}",
                kind.media,
                key=f"{kind.ending}-{entry.name}",
                on_click="ignore",
                icon=":material/download:",
                help="The whole table with its codes.",
            )
    citations(entry.name, entry.title, f"{base()}{addresses.table(entry.name)}")
    if addresses.routes_are_served():
        path = addresses.table_rows(entry.name)
        st.markdown(f":small[For programs: {link(path, path)}]")


def _rows(entry: Table) -> None:
    words = st.text_input("Search in this table", type="search", key="contains", bind="query-params", width=320, max_chars=100) or ""
    whole = readable(entry.name)
    shown = whole[rows_with_words(table_texts(entry.name), words)]
    if shown.empty:
        st.caption(f"No row holds “{escape_markdown(words)}”. Clear the search to see all {len(whole):,}.")
        return
    found = f"{len(shown):,} of {len(whole):,} rows hold “{escape_markdown(words)}”."
    st.caption(found if words.strip() else f"{size_in_words(entry)}.")
    st.dataframe(
        shown,
        hide_index=True,
        placeholder="–",
        column_config=_config(entry.name),
        key=f"rows-{entry.name}",
        alt=f"{entry.title}: {len(shown):,} rows",
    )


def _config(name: str) -> dict[str, Any]:
    """Thousands separators but for years, addresses as links, and each column's meaning in its head."""
    entry, shown = PACKAGE.tables[name], readable(name)
    heads, config = column_heads(entry), {}
    for each in entry.fields.values():
        head, cells = heads[each.name], shown[heads[each.name]].dropna()
        if each.type == "integer":
            config[head] = st.column_config.NumberColumn(format="%d" if each.unit == "year" else "%,d", help=each.description)
        elif each.type == "number":
            config[head] = st.column_config.NumberColumn(help=each.description)
        elif each.type == "string" and not cells.empty and cells.astype(str).str.match(r"https?://").all():
            config[head] = st.column_config.LinkColumn(help=each.description, width="medium")
        elif each.type == "date":
            config[head] = st.column_config.DateColumn(format="YYYY-MM-DD", help=each.description)
        else:
            config[head] = st.column_config.TextColumn(help=each.description)
    return config


def _sources(entry: Table) -> None:
    rows = sources_of_table(entry.name)
    if rows.empty:
        st.caption("This table describes the sources of the others and cites none itself.")
        return
    count = "The one source" if len(rows) == 1 else f"The {len(rows)} sources"
    with st.expander(f"{count} of this table"), st.container(height=420 if len(rows) > 8 else "content", border=False):
        st.markdown(source_register.listed_of_table(entry.name))
