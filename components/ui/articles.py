"""The running text of a page: articles under headings, each of parts that may have titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import streamlit as st

from components.description.page import Page, Parts
from components.ui.errors import report_errors
from components.ui.layout import MEASURE
from data import cached_by_tables, note_failure

if TYPE_CHECKING:
    from collections.abc import Callable


def articles(page: Page) -> None:
    """Each article of a page under its heading."""
    for heading, parts in (page.articles or {}).items():
        st.header(heading, anchor=_anchor(heading))
        article(parts)


def article(parts: Parts) -> None:
    """The parts of an article, under their titles where they have one; a part whose table cannot be read is told and costs no other."""
    said = []
    for each in _parts_in_markdown(parts):
        with report_errors():
            if isinstance(each, Exception):
                raise each
            said.append(each)
    st.markdown("\n\n".join(said), width=MEASURE, anchors=False)


@cached_by_tables()
def _parts_in_markdown(parts: Parts) -> list[str | Exception]:
    """Each part in Markdown, made once for all readers; in place of one that cannot be made the reason, and then nothing of it is kept."""
    return [_part(*each) for each in parts]


def _part(title: str, text: Callable[[], str]) -> str | Exception:
    try:
        return f"### {title}\n\n{text()}" if title else text()
    except Exception as error:
        note_failure()
        return error


def _anchor(heading: str) -> str:
    """Where an article stands on its page: the words of its heading before a colon."""
    return re.sub(r"[^a-z]+", "-", heading.split(":", maxsplit=1)[0].lower()).strip("-")
