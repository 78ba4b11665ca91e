"""The terms a newcomer does not know, each explained in a few words with its sources, where they are used and all together."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import pandas as pd
import streamlit as st

from components.description.words import plain, web
from components.ui.errors import told
from components.ui.layout import MEASURE
from data import kept, table
from data.citations import cited, reference


def terms(*ids: str) -> None:
    """The terms of a page, folded, right where they are used; `KeyError` for a term that the glossary does not have."""
    with told():
        rows = _known().loc[[*ids]]
        with st.expander(f"Terms used here: {plain(' · '.join(rows.term))}", icon=":material/menu_book:"):
            st.html(definitions(ids), width=MEASURE)


def section() -> None:
    """The whole glossary, in alphabetical order."""
    st.header("Glossary", anchor="glossary")
    with told():
        st.html(definitions(tuple(_known().sort_values("term", key=lambda column: column.str.lower()).index)), width=MEASURE)


def _known() -> pd.DataFrame:
    return table("glossary").set_index("term_id")


@kept("glossary", "citations", "sources")
def definitions(ids: tuple[str, ...]) -> str:
    """Terms as an HTML definition list; everything from the table is escaped, and a term in another language says which."""
    return f'<dl style="margin: 0; overflow-wrap: anywhere">{"".join(_definition(row) for _, row in _known().loc[[*ids]].iterrows())}</dl>'


def _definition(row: pd.Series) -> str:
    language = "" if row.language == "en" else f' lang="{escape(row.language)}"'
    return (
        f'<dt style="font-weight: 600"><span{language}>{escape(row.term)}</span></dt>'
        f'<dd style="margin: 0 0 1rem">{escape(row.definition)}<br><small>Source: {"; ".join(_sources(str(row.name)))}</small></dd>'
    )


def _sources(term_id: str) -> Iterable[str]:
    """The sources of a term, each as a link where it has an address."""
    for _, source in cited("glossary", [term_id]).drop_duplicates(["source_id", "locator"]).iterrows():
        text, address = escape(reference(source)), web(source.url)
        yield f'<a href="{escape(address)}" target="_blank" rel="noopener" style="color: inherit">{text}</a>' if address else text
