"""The search over everything as a page shows it: the field, the results by kind as links, or what can be looked for."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from components.content import search_index
from components.content.search_index import EXAMPLES
from components.content.text_match import fold
from components.description.words import escape_markdown, link
from components.ui.layout import MEASURE, prose

SHOWN = 20
"""How many results of a kind are listed."""


def show() -> None:
    """The field, bound to the address, and what it finds."""
    words = st.text_input("Search everything", type="search", key="q", bind="query-params", width=420, max_chars=100) or ""
    if not words.strip():
        _offer("Type one or more words; a result holds all of them.")
        return
    groups, missing = search_index.search(words)
    for error in missing:
        st.warning(escape_markdown(error))
    if not groups:
        _offer(f"Nothing holds “{escape_markdown(words)}”. Try fewer words, or a part of one.")
        return
    total = sum(len(each.entries) for each in groups)
    said = ", ".join(each.count for each in groups)
    st.caption(f"{total:,} result{'' if total == 1 else 's'} for “{escape_markdown(words)}”: {said}.", width=MEASURE)
    for each in groups:
        _group(each, fold(words).split())


def _offer(told: str) -> None:
    """What can be looked for, with examples, instead of results."""
    prose(told)
    prose("Examples: " + " · ".join(link(each, f"search?{urlencode({'q': each})}") for each in EXAMPLES))
    prose(
        "What is searched: charts (title, finding, notes), claims (wording, verdict, finding), excerpts of the brief, tables (title, what a row is, columns), events, "
        f"terms of the glossary, sources. Single rows of the other tables are searched on the page {link('Data and sources', 'data#tables')}."
    )


def _group(group: search_index.Group, words: list[str]) -> None:
    st.header(group.count.capitalize(), anchor=group.kind.many)
    shown = group.entries[:SHOWN]
    for notice in dict.fromkeys(each.notice for each in shown if each.notice):
        st.caption(f":material/info: {escape_markdown(notice)}")
    st.markdown("\n".join(f"- {_line(each, words)}" for each in shown), width=MEASURE)
    if len(group.entries) > SHOWN:
        st.caption(f"and {len(group.entries) - SHOWN:,} more. Another word narrows the search.")


def _line(entry: search_index.Entry, words: list[str]) -> str:
    """One result in Markdown: its title as the link, and what is said of it."""
    return f"{link(entry.title, entry.address)}  \n:small[{escape_markdown(_around(entry.passage(words), words))}]"


def _around(passage: str, words: list[str], length: int = 260) -> str:
    """A long passage cut to the part where the first of the words stands."""
    if len(passage) <= length:
        return passage
    places = [at for at in (fold(passage).find(each) for each in words) if at >= 0]
    start = max(0, min(places, default=0) - 80)
    start = start and passage.find(" ", start) + 1
    end = start + length
    part = passage[start:end] if end >= len(passage) else passage[start : passage.rfind(" ", start, end)]
    return f"{'… ' if start else ''}{part}{' …' if end < len(passage) else ''}"
