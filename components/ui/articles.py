"""The running text of a page below its charts."""

from __future__ import annotations

import re

import streamlit as st

from components.description.page import Page
from components.ui.errors import report_errors
from components.ui.layout import prose


def articles(page: Page) -> None:
    """Each article of a page under its heading; a part whose table cannot be read is told."""
    for heading, parts in (page.articles or {}).items():
        st.header(heading, anchor=_anchor(heading))
        for title, text in parts:
            with report_errors():
                words = text()
                if title:
                    st.subheader(title, anchor=False)
                prose(words)


def _anchor(heading: str) -> str:
    """Where an article stands on its page: the words of its heading before a colon."""
    return re.sub(r"[^a-z]+", "-", heading.split(":", maxsplit=1)[0].lower()).strip("-")
