"""The register of sources: every source with the rows that cite it, where it was read and in which language."""

from __future__ import annotations

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.content.text_match import found, texts
from components.description.words import link, plain, web
from components.ui.errors import told
from components.ui.layout import prose
from components.ui.source_line import entry, language_name
from data import PACKAGE, kept, table
from data.citations import reference

TABLES = ("sources", "citations")
COPIES = 4
"""How many copies of a source are linked one by one."""
IN_FULL = 10
"""How many sources a search may leave for all of them to be listed in full."""


@kept(*TABLES, size=2)
def register() -> pd.DataFrame:
    """Every source, most cited first, with what cites it and where it was read.

    The columns of its table, and `rows` (how many rows cite it), `cited_by` (the same by table), `copies` (the addresses
    where it was read if elsewhere), `languages` (in which it was read). The frame is shared and must not be changed.
    """
    known = table("sources").set_index("source_id", drop=False)
    uses = _uses()
    by_table = {each: dict(zip(group.table, group.rows, strict=True)) for each, group in uses.groupby("source_id", sort=False)}
    copies, languages = _lists("seen_at"), _lists("language")
    return known.assign(
        rows=uses.groupby("source_id").rows.sum().reindex(known.index, fill_value=0),
        cited_by=[by_table.get(each, {}) for each in known.index],
        copies=[copies.get(each, []) for each in known.index],
        languages=[[language_name(code) for code in languages.get(each, [])] for each in known.index],
    ).sort_values("rows", ascending=False, kind="stable")


def behind(name: str) -> pd.DataFrame:
    """The sources of one table, most cited first, with the register's columns; `rows` counts this table's rows only."""
    uses = _uses()
    uses = uses[uses.table == name].set_index("source_id").rows
    return register().loc[uses.index].assign(rows=uses)


@kept(*TABLES, size=2)
def _uses() -> pd.DataFrame:
    """How many rows of which table cite which source, most first."""
    cites = table("citations")[["source_id", "table", "row_id"]].drop_duplicates()
    uses = cites.groupby(["source_id", "table"], sort=False).size().rename("rows").reset_index()
    return uses.sort_values("rows", ascending=False, kind="stable")


def _lists(column: str) -> dict[str, list[str]]:
    """The distinct values of a column of the citations, by source."""
    pairs = table("citations")[["source_id", column]].dropna().drop_duplicates()
    return pairs.groupby("source_id", sort=False)[column].agg(list).to_dict()


@kept(*TABLES, size=2)
def _readable() -> pd.DataFrame:
    """The register as the table shows it."""
    whole = register()
    kinds = PACKAGE.field("sources", "kind").labels
    return pd.DataFrame(
        {
            "Source": [reference(row) for _, row in whole.iterrows()],
            "Address": whole.url.map(web),
            "Rows": whole.rows,
            "Cited by": [_cited_by(uses) for uses in whole.cited_by],
            "Kind": whole.kind.map(kinds).astype(object),
            "Published": whole.published,
            "Read at": [next(filter(None, map(web, each)), None) for each in whole.copies],
            "Copies read": whole.copies.map(len),
            "Language read": whole.languages.map(", ".join),
            "Note": whole.note,
            "Name in the data": whole.source_id,
        }
    )


@kept(*TABLES, size=2)
def _texts() -> pd.Series:
    return texts(_readable())


def _cited_by(uses: dict[str, int]) -> str:
    """ "Events (3), Camps (1)": which tables cite a source, and in how many rows."""
    return ", ".join(f"{PACKAGE.tables[name].title if name in PACKAGE.tables else name} ({rows:,})" for name, rows in uses.items())


@st.fragment
def show() -> None:
    """Every source in a table that can be searched and sorted; the few that a search leaves also in full."""
    with told():
        _searched()


def _searched() -> None:
    whole = register()
    words = st.text_input("Search the sources", type="search", key="source", bind="query-params", width=320, max_chars=100) or ""
    hits = found(_texts(), words)
    shown = _readable()[hits.to_numpy()]
    if shown.empty:
        st.caption(f"No source holds “{plain(words)}”. Clear the search to see all {len(whole)}.")
        return
    st.caption(
        f"{len(shown):,} of {len(whole):,} sources hold “{plain(words)}”."
        if words.strip()
        else f"{len(whole):,} sources, most cited first."
    )
    st.dataframe(
        shown,
        hide_index=True,
        placeholder="–",
        alt=f"{len(shown)} sources with address, number of rows that cite them, and where they were read",
        column_config={
            "Source": st.column_config.TextColumn(width=300),
            "Address": st.column_config.LinkColumn(width="medium"),
            "Rows": st.column_config.NumberColumn(format="%,d", help="Rows of all tables that cite the source."),
            "Read at": st.column_config.LinkColumn(
                width="medium", help="The first copy, where the document was read elsewhere than at its own address."
            ),
        },
    )
    if len(shown) <= IN_FULL:
        st.markdown(listed(whole.loc[shown.index]))
    else:
        prose(
            f"Narrow the list to {IN_FULL} sources or fewer, by a word of the title, a symbol or a year, to see each in full with every copy that was read."
        )


def listed(rows: pd.DataFrame, within: str = "") -> str:
    """Sources in full as a list in Markdown; `within` names what the column `rows` counts, if not all tables."""
    return "\n".join(f"- {_in_full(row, within)}" for _, row in rows.iterrows())


@kept(*TABLES)
def listed_of(name: str) -> str:
    """The sources of one table in full, as a list in Markdown; shared by all readers."""
    return listed(behind(name), "this table")


def _in_full(row: pd.Series, within: str) -> str:
    parts = [f"{entry(row)}."]
    if row.copies:
        parts.append(f"{_copies(row)}.")
    if row.languages:
        parts.append(f"Language: {plain(', '.join(row.languages))}.")
    parts.append(
        f"Cited by {row.rows:,} row{'' if row.rows == 1 else 's'} of {within}." if within else f"Cited by {plain(_cited_by(row.cited_by))}."
    )
    if pd.notna(row.note):
        parts.append(plain(row.note))
    return " ".join(parts)


def _copies(row: pd.Series) -> str:
    """Where a source was read, if elsewhere: the first copies, and the way to all."""
    if len(row.copies) == 1:
        return f"Read in {link('a copy', row.copies[0])}"
    named = [link(f"copy {number}", each) for number, each in enumerate(row.copies[:COPIES], 1)]
    more = len(row.copies) - len(named)
    every = link(f"{more} more", f"data?{urlencode({'table': PACKAGE.tables['citations'].title, 'contains': row.source_id})}#table")
    return f"Read in {', '.join(named)}{f' and {every}' if more else ''}"
