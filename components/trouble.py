"""A table that cannot be read costs a page only the part that needs it."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

from components.words import plain
from data import TableError


@contextmanager
def told() -> Generator[None]:
    """Run a part of a page; say in one sentence when a table of it cannot be read, and go on."""
    try:
        yield
    except TableError as error:
        st.warning(plain(error))
