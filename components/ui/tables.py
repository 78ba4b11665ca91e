"""The table browser: every table of the package with what a row is, its rows, columns, sources and downloads."""

from __future__ import annotations

from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.content import source_register
from components.content.text_match import found, texts
from components.description.chart import columns
from components.description.choice import Control
from components.description.words import link, plain
from components.export.formats import FORMATS
from components.export.sheets import of_table
from components.ui import controls
from components.ui.errors import told
from components.ui.take_away import base, citations
from components.web import data_routes
from data import PACKAGE, Field, Table, TableError, stamp, table

NAMES = ("name", "label", "term", "title")
"""The columns that name a row to readers; the first that a table has is shown beside its codes."""
FIRST = "prisoner_estimates"
"""The table that is shown when the address names none."""
TABLE = "table"
"""Name of the choice of a table in links."""


def address(name: str) -> str:
    """Where a table stands on the data page, relative to the root."""
    return f"data?{urlencode({TABLE: PACKAGE.tables[name].title})}#{TABLE}"


def _control() -> Control:
    return Control(TABLE, "Table", "one", {each.name: each.title for each in _ordered()}, FIRST)


def _ordered() -> list[Table]:
    """The tables as they are listed: what the charts are drawn from first, sources and citations last."""
    return sorted(PACKAGE.tables.values(), key=lambda each: each.name in source_register.TABLES)


def overview() -> None:
    """All tables, each with its number of rows and sources and what a row is."""
    with st.expander(f"All {len(PACKAGE.tables)} tables, and what a row of each is"), st.grid(2, min_column_width=300, gap="medium"):
        for entry in _ordered():
            st.markdown(f"**{link(entry.title, address(entry.name))}** ({_size(entry)}). {plain(entry.description)}")


def _size(entry: Table) -> str:
    try:
        rows = len(table(entry.name))
    except TableError:
        return "cannot be read at the moment"
    return f"{rows:,} row{'' if rows == 1 else 's'}"


@st.fragment
def browser() -> None:
    """The table that the address names, with everything about it."""
    with told():
        _browsed()


def _browsed() -> None:
    control = _control()
    controls.switch(control)
    entry = PACKAGE.tables[st.session_state.get(TABLE) or control.start({})]
    st.subheader(plain(entry.title), anchor=TABLE)
    st.markdown(plain(entry.description), width=680)
    with told():
        table(entry.name)
        _downloads(entry)
        _rows(entry)
    with st.expander(f"The {len(entry.fields)} columns: title, name in the file, unit and meaning"):
        st.markdown("\n".join(f"- {_meaning(each)}" for each in entry.fields.values()))
    with told():
        _sources(entry)


def _downloads(entry: Table) -> None:
    with st.container(horizontal=True, vertical_alignment="center"):
        for kind in FORMATS.values():
            st.download_button(
                kind.label,
                lambda kind=kind: kind.write(of_table(entry.name)),
                f"{entry.name}.{kind.ending}",
                kind.media,
                key=f"{kind.ending}-{entry.name}",
                on_click="ignore",
                icon=":material/download:",
                help="The whole table with its codes.",
            )
    citations(entry.name, entry.title, f"{base()}{address(entry.name)}")
    if data_routes.serving():
        path = f"api/v1/tables/{entry.name}.csv"
        st.markdown(f":small[For programs: {link(path, path)}]")


def _rows(entry: Table) -> None:
    words = st.text_input("Search in this table", type="search", key="contains", bind="query-params", width=320, max_chars=100) or ""
    version = stamp(_needed(entry))
    whole = readable(entry.name)
    shown = whole[found(_texts(entry.name, version), words).to_numpy()]
    if shown.empty:
        st.caption(f"No row holds “{plain(words)}”. Clear the search to see all {len(whole):,}.")
        return
    st.caption(f"{len(shown):,} of {len(whole):,} rows hold “{plain(words)}”." if words.strip() else f"{_size(entry)}.")
    st.dataframe(
        shown,
        hide_index=True,
        placeholder="–",
        column_config=_config(entry.name, version),
        key=f"rows-{entry.name}",
        alt=f"{entry.title}: {len(shown):,} rows",
    )


def _needed(entry: Table) -> list[str]:
    """The table and those that name what its codes stand for."""
    return [entry.name, *dict.fromkeys(target for target, _ in _pointers(entry).values() if target != entry.name)]


def _pointers(entry: Table) -> dict[str, tuple[str, str]]:
    """For each column that points to another row: the table and the key column there."""
    keys = {each.fields[0]: (each.table, each.target[0]) for each in entry.foreign_keys if len(each.fields) == 1}
    return keys | {each.name: each.references for each in entry.fields.values() if each.references}


def readable(name: str) -> pd.DataFrame:
    """The rows of a table as readers see them: labels for codes, and names beside keys of other rows.

    The frame is shared and must not be changed. Raises `TableError` when the table cannot be read.
    """
    return _readable(name, stamp(_needed(PACKAGE.tables[name])))


@lru_cache(maxsize=32)
def _readable(name: str, _stamp: tuple[int, ...]) -> pd.DataFrame:
    entry, rows = PACKAGE.tables[name], table(name)
    heads, pointers = _heads(entry), _pointers(entry)
    shown: dict[str, pd.Series] = {}
    for each in entry.fields.values():
        shown[heads[each.name]] = _cells(rows[each.name], each)
        named = _names(*pointers[each.name]) if each.name in pointers else {}
        if named:
            shown[f"{heads[each.name]}: in words"] = rows[each.name].map(lambda cell, named=named: _named(cell, named))
    return pd.DataFrame(shown)


@lru_cache(maxsize=32)
def _texts(name: str, version: tuple[int, ...]) -> pd.Series:
    return texts(_readable(name, version))


def _heads(entry: Table) -> dict[str, str]:
    """The heading of each column; where two have the same, the name in the file stands beside it."""
    heads = {each.name: each.heading for each in columns(entry.name, *entry.fields)}
    twice = {head for head in heads.values() if [*heads.values()].count(head) > 1}
    return {name: f"{head} ({name})" if head in twice else head for name, head in heads.items()}


def _cells(column: pd.Series, described: Field) -> pd.Series:
    """A column with labels for codes, words for truth values, and lists as text."""
    if described.type == "list":
        return column.map(lambda items: ", ".join(str(described.labels.get(each, each)) for each in items) or None)
    if described.type == "boolean":
        return column.map({True: "yes", False: "no"}, na_action="ignore").astype(object)
    if described.labels:
        return column.map(described.labels).astype(object)
    return column


def _names(target: str, key: str) -> dict[Any, str]:
    """What readers call the rows of a table, by a key; empty when the table has no name for them or cannot be read."""
    column = next((each for each in NAMES if each in PACKAGE.tables[target].fields), None)
    try:
        return {} if column is None else dict(zip(table(target)[key], table(target)[column], strict=True))
    except TableError:
        return {}


def _named(cell: Any, named: dict[Any, str]) -> str | None:
    if isinstance(cell, list):
        return ", ".join(named.get(each, str(each)) for each in cell) or None
    return named.get(cell) if pd.notna(cell) else None


@lru_cache(maxsize=32)
def _config(name: str, version: tuple[int, ...]) -> dict[str, Any]:
    """Thousands separators but for years, addresses as links, and each column's meaning in its head."""
    entry, shown = PACKAGE.tables[name], _readable(name, version)
    heads, config = _heads(entry), {}
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


def _meaning(described: Field) -> str:
    """A column in one list item: title, name in the file, unit, meaning, and its codes with their labels."""
    unit = f", {plain(described.unit)}" if described.unit else ""
    needed = "" if described.required or "empty" in described.description.lower() else " May be empty."
    codes = "; ".join(f"`{code}` {plain(label)}" for code, label in described.labels.items())
    return f"**{plain(described.title)}** (`{described.name}`{unit}): {plain(described.description)}{needed}{f' Codes: {codes}.' if codes else ''}"


def _sources(entry: Table) -> None:
    rows = source_register.behind(entry.name)
    if rows.empty:
        st.caption("This table describes the sources of the others and cites none itself.")
        return
    count = "The one source" if len(rows) == 1 else f"The {len(rows)} sources"
    with st.expander(f"{count} of this table"), st.container(height=420 if len(rows) > 8 else "content", border=False):
        st.markdown(source_register.listed_of(entry.name))
