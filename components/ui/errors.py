"""A table that cannot be read, or that lacks rows that a part of a page is about, costs a page only that part."""

from __future__ import annotations

import logging
from collections.abc import Generator
from contextlib import contextmanager

import streamlit as st

from components.description.words import escape_markdown
from data import TableError

log = logging.getLogger(__name__)

PART_MISSING = "This part of the page cannot be shown at the moment."
"""What a reader is told whose page fails for another reason than a table."""


@contextmanager
def report_errors() -> Generator[None]:
    """Run a part of a page; say in one sentence that it cannot be shown, and go on. The cause is in the log only."""
    try:
        yield
    except TableError as error:
        st.warning(escape_markdown(error))
    except Exception:
        log.exception("a part of a page failed")
        st.error(PART_MISSING)
