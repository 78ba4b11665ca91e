"""How to cite the dashboard, the brief and the sources, on a page."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from components.content.excerpts import BRIEF_SOURCE
from components.description.words import link
from components.export.cite import csl_item
from components.ui.errors import report_errors
from components.ui.layout import MEASURE, prose
from components.ui.take_away import base, citations
from data import PACKAGE, cached_by_tables, table
from data.citations import reference

REPORT = "a-hrc-25-63"
"""The source that stands as an example: the report of the Commission of Inquiry."""


def show() -> None:
    """Plain citations: of the dashboard, of the brief apart, of an original source apart.

    A table that cannot be read (`data.TableError`) is said in place of what it holds.
    """
    prose(
        "Cite the dashboard for what it adds, and the brief and the original source separately. Add the address of the page, "
        "which holds your choices, and the day of access. "
        f"Our coding of the data is under {link('CC BY 4.0', 'https://creativecommons.org/licenses/by/4.0/')}; the excerpts "
        "are the author’s words. The menu has the citation of the dashboard and its data; below it stand the brief and, as an "
        "example, an original source."
    )
    citations(csl_item("dashboard", PACKAGE.json["title"], base(), dt.datetime.now(dt.UTC).date()))
    with report_errors():
        for said in _cited():
            st.code(said, language=None, wrap_lines=True, width=MEASURE)


@cached_by_tables("sources", size=2)
def _cited() -> list[str]:
    """The brief and an original source in full."""
    known = table("sources").set_index("source_id")
    return [f"{reference(known.loc[each])}. {known.url[each]}" for each in (BRIEF_SOURCE, REPORT) if each in known.index]
