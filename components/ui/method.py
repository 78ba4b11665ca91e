"""How the data are made and how to cite them, on a page."""

from __future__ import annotations

import streamlit as st

from components.content.excerpts import BRIEF_SOURCE
from components.content.method import ARTICLES
from components.description.words import link
from components.ui.errors import report_errors
from components.ui.layout import prose
from components.ui.take_away import base, citations
from data import PACKAGE, table
from data.citations import reference

REPORT = "a-hrc-25-63"
"""The source that stands as an example: the report of the Commission of Inquiry."""


def method() -> None:
    """How figures are chosen and coded, one subject a cell."""
    with st.grid(2, min_column_width=300, gap="medium"):
        for title, text in ARTICLES["Method"]:
            with st.container(gap="xsmall"), report_errors():
                st.subheader(title, anchor=False)
                st.markdown(text())


def article(title: str) -> None:
    """One of the articles without headings of its own; a part whose table cannot be read is told."""
    for _, text in ARTICLES[title]:
        with report_errors():
            prose(text())


def cite() -> None:
    """Plain citations: of the dashboard, of the brief apart, of an original source apart.

    A table that cannot be read (`data.TableError`) is said in place of what it holds.
    """
    prose(
        "Cite the dashboard for what it adds, and the brief and the original source separately. Add the address of the page, "
        "which holds your choices, and the day of access. "
        f"Our coding of the data is under {link('CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/')}; the excerpts "
        "are the author’s words."
    )
    st.subheader("The dashboard and its data", anchor=False)
    citations("dashboard", PACKAGE.json["title"], base())
    with report_errors():
        known = table("sources").set_index("source_id")
        for title, source in (("The brief", BRIEF_SOURCE), ("An original source, for example", REPORT)):
            if source in known.index:
                st.subheader(title, anchor=False)
                row = known.loc[source]
                _copy(f"{reference(row)}. {row.url}")


def _copy(text: str) -> None:
    st.code(text, language=None, wrap_lines=True, width=680)
