"""The terms of the glossary on a page: folded where they are used, and all together."""

from __future__ import annotations

import streamlit as st

from components.content import addresses
from components.content.glossary import all_terms, definitions, names
from components.description.words import escape_markdown
from components.ui.errors import report_errors
from components.ui.layout import MEASURE


def terms(*ids: str) -> None:
    """The terms of a page, folded, right where they are used.

    Raises nothing: a glossary that cannot be read, or lacks a term, becomes a message in their place.
    """
    with report_errors(), st.expander(f"Terms used here: {escape_markdown(' · '.join(names(ids)))}", icon=":material/menu_book:"):
        st.html(definitions(ids), width=MEASURE)


@st.fragment
def section() -> None:
    """The whole glossary, in alphabetical order; made when it is opened, or at once for a link that says so."""
    with report_errors():
        count = len(all_terms())
        with st.expander(f"All {count} terms", icon=":material/menu_book:", key=addresses.TERMS, bind="query-params") as terms:
            if terms.open:
                st.html(definitions(all_terms()), width=MEASURE)
