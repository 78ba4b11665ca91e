"""The parts of the page of the brief: what it is, its argument by section, its excerpts by paragraph."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.content import addresses
from components.content.brief import GISTS, searched_excerpts, section_place
from components.content.excerpts import BRIEF_SOURCE, paragraph_heading, violence_notice
from components.content.text_match import rows_with_words
from components.description.choice import Control
from components.description.words import escape_markdown, link
from components.ui import claims, controls, excerpts
from components.ui.layout import MEASURE, prose
from data import dates, table

ALL = "All"


def head() -> None:
    """Author, title, series, date and publisher, with the way to the publisher's page and to the citation.

    Raises `data.TableError` when a table cannot be read.
    """
    sources = table("sources")
    brief = sources[sources.source_id == BRIEF_SOURCE].iloc[0]
    facts = {
        "Author": escape_markdown(brief.author),
        "Title": f"*{escape_markdown(brief.title)}*",
        "Published": dates.in_words(brief.published),
        "Publisher": escape_markdown(brief.publisher),
        "Series and number": escape_markdown(brief.symbol),
        "Full text": f"{link('At the publisher’s site', brief.url)} ({link('how to cite', 'data#cite')})",
    }
    with st.grid(3, min_column_width=260, gap="small"):
        for name, text in facts.items():
            with st.container(gap="xxsmall"):
                st.caption(name)
                st.markdown(text)


def why_excerpts() -> None:
    """How much of the brief is quoted, and why not more. Raises `data.TableError` when a table cannot be read."""
    quotes, paragraphs = table("excerpts").quote, table("brief_paragraphs")
    prose(
        f"Only short excerpts are shown: {len(quotes)} of them, {quotes.str.split().str.len().sum()} of the brief’s "
        f"{paragraphs.words.sum():,} words. "
        "The text belongs to its author and publisher; read it at their site. Everything around the excerpts is in our own words."
    )


def sections() -> None:
    """Each section of the brief with its paragraphs and what it says.

    Raises `data.TableError` when a table cannot be read.
    """
    for name, rows in table("brief_paragraphs").groupby("section", sort=False):
        left, right = st.columns([1, 3], gap="medium")
        with left:
            st.subheader(escape_markdown(name), anchor=False)
            st.markdown(f":small[{section_place(rows.paragraph)}]")
        with right, st.container(gap=None):
            st.space(8)
            st.markdown(GISTS.get(name, ""), width=MEASURE)


def picked() -> None:
    """The excerpt that the address names, before everything else; a name that is none is told in one line.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table("excerpts").set_index("excerpt_id")
    controls.switch(Control(addresses.EXCERPT, "Show one excerpt first", "one", {"": ALL, **{each: each for each in rows.index}}))
    chosen = str(st.session_state.get(addresses.EXCERPT))
    if chosen in rows.index:
        with st.container(border=True, width=MEASURE):
            excerpts.entry(rows.loc[chosen], "first")
            claims.bearing_on(chosen)


def by_paragraph() -> None:
    """The excerpts that hold the words of the search, under their paragraphs."""
    words = st.text_input("Search within the excerpts", type="search", key="find", bind="query-params", width=320, max_chars=100)
    rows, searched = searched_excerpts()
    shown = rows[rows_with_words(searched, words or "")]
    st.caption(_count(len(shown), len(rows), words or ""))
    notice = violence_notice(shown.excerpt_id)
    if notice:
        st.caption(f":material/info: {escape_markdown(notice)}")
    for paragraph, group in shown.groupby("paragraph"):
        _paragraph(int(paragraph), group.set_index("excerpt_id"))


def _count(shown: int, total: int, words: str) -> str:
    if not words.strip():
        return f"{total} excerpts, in the order of the text."
    if not shown:
        return f"No excerpt holds “{escape_markdown(words)}”. Clear the search to see all {total}."
    return f"{shown} of {total} excerpts {'holds' if shown == 1 else 'hold'} “{escape_markdown(words)}”."


def _paragraph(number: int, rows: pd.DataFrame) -> None:
    left, right = st.columns([1, 3], gap="medium")
    with left:
        st.subheader(paragraph_heading(number), anchor=f"para-{number}")
        st.caption(escape_markdown(rows.section.iloc[0]))
    with right, st.grid(2, min_column_width=300, gap="medium"):
        for _, excerpt in rows.iterrows():
            with st.container():
                excerpts.entry(excerpt, "page")
                claims.bearing_on(str(excerpt.name))
