"""The terms of the glossary on a page: folded where they are used, and all together."""

from __future__ import annotations

import streamlit as st

from components.content.glossary import all_terms, definitions, terms_by_id
from components.description.words import escape_markdown
from components.ui.errors import report_errors
from components.ui.layout import MEASURE


def terms(*ids: str) -> None:
    """The terms of a page, folded, right where they are used; `KeyError` for a term that the glossary does not have."""
    with report_errors():
        rows = terms_by_id().loc[[*ids]]
        with st.expander(f"Terms used here: {escape_markdown(' · '.join(rows.term))}", icon=":material/menu_book:"):
            st.html(definitions(ids), width=MEASURE)


def section() -> None:
    """The whole glossary, in alphabetical order."""
    st.header("Glossary", anchor="glossary")
    with report_errors():
        st.html(definitions(all_terms()), width=MEASURE)
