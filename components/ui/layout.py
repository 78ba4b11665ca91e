"""Text on a page: running text in a readable measure, small print."""

from __future__ import annotations

import streamlit as st

MEASURE = 680
"""Width of running text in pixels: 60 to 75 characters a line."""


def prose(text: str) -> None:
    """Running text (Markdown of our own) in a readable measure."""
    st.markdown(text, width=MEASURE)


def small(text: str) -> None:
    """Small print (Markdown of our own) that may hold links: in a caption they would be too pale to read."""
    st.markdown(f":small[{text}]")
