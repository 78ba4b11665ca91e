"""Rows that are too many to send at once: an order for all of them, and one page of them at a time, both in the address."""

from __future__ import annotations

from collections.abc import Hashable, Mapping

import streamlit as st

from components.description.choice import Control
from components.ui import controls

ROWS_OF_A_PAGE = 10
"""Rows of a page: as many as a table shows without a bar to scroll within it."""


def order(name: str, options: Mapping[str, str]) -> str:
    """The choice of an order, by its name in links; it starts anew when there are other orders to choose from."""
    controls.shared_widget(Control(name, "Order", "one", lambda _before: options))
    return str(st.session_state[name])


def page_of_rows(name: str, count: int, rows_key: Hashable) -> slice:
    """The choice of a page of so many rows, by its name in links, and which rows it holds; nothing to choose where one page holds all.

    It starts anew when the rows, which `rows_key` names, have become others; who comes by a link has seen none before.
    """
    rows_key_name = f"{name}-of"
    if name in st.session_state and st.session_state.get(rows_key_name, rows_key) != rows_key:
        st.session_state[name] = 1
    st.session_state[rows_key_name] = rows_key
    pages = max(1, -(-count // ROWS_OF_A_PAGE))
    if pages == 1:
        return slice(0, count)
    # Streamlit's own pagination gives each of its places on a page the same name for who cannot see it
    page = st.selectbox(f"Page (of {pages:,})", range(1, pages + 1), key=name, bind="query-params", width=120)
    return slice((page - 1) * ROWS_OF_A_PAGE, min(page * ROWS_OF_A_PAGE, count))


def place_in_words(shown: slice, count: int) -> str:
    """Which of so many rows are shown; empty when all are."""
    return "" if shown.stop - shown.start == count else f" Shown: {shown.start + 1:,}–{shown.stop:,}."
