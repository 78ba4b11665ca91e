"""The search over everything as a page shows it: the field, the results by kind as links, or what can be looked for."""

from __future__ import annotations

from urllib.parse import urlencode

import streamlit as st

from components.content import search_index
from components.content.pages import SEARCH
from components.content.search_index import EXAMPLES
from components.content.text_match import search_words
from components.description.words import escape_markdown, link
from components.ui import on_request
from components.ui.layout import MEASURE, prose


def search_field(key: str = "search-field", width: int = 260) -> None:
    """A field that leads to the page of the search."""
    words = st.text_input(
        "Search everything",
        type="search",
        key=key,
        placeholder="A state, a claim, a camp, a document",
        label_visibility="collapsed",
        width=width,
        max_chars=100,
        on_change=on_request.note_use,
    )
    if words:
        del st.session_state[key]  # the field is empty again when the reader comes back
        st.switch_page(SEARCH.script, query_params={"q": words})


def show() -> None:
    """The field, bound to the address, and what it finds."""
    asked = st.text_input("Search everything", type="search", key="q", bind="query-params", width=420, max_chars=100) or ""
    shown = escape_markdown(asked.strip())
    if not search_words(asked):
        _offer(f"{f'There is no letter or number in “{shown}”. ' if shown else ''}Type one or more words; a result holds all of them.")
        return
    results = search_index.search(asked)
    for error in results.missing:
        st.warning(escape_markdown(error))
    if not results.groups:
        _offer(f"Nothing holds “{shown}”. Try fewer words, or a part of one.")
        return
    total = sum(len(each.entries) for each in results.groups)
    counted = ", ".join(each.count for each in results.groups)
    said = f"{total:,} result{'' if total == 1 else 's'} for “{shown}”: {counted}."
    if not results.complete:
        said = f"Nothing holds all the words of “{shown}”. These hold at least half of them, those with most first: {counted}."
    st.caption(said, width=MEASURE)
    for each in results.groups:
        _group(each)


def _offer(message: str) -> None:
    """What can be looked for, with examples, instead of results."""
    prose(message)
    prose("Examples: " + " · ".join(link(each, f"search?{urlencode({'q': each})}") for each in EXAMPLES))
    prose(
        "What is searched: states (by any of their names; a result leads to the state’s dossier), charts (question, headline, finding, "
        "notes), "
        "claims (wording, verdict, finding), excerpts of the brief, tables (title, what a row is, columns), events, "
        "terms of the glossary, sources. Single rows of the other tables are searched on the page "
        f"{link('Data and sources', 'data#tables')}."
    )


def _group(group: search_index.Group) -> None:
    st.header(group.count.capitalize(), anchor=group.kind.many)
    shown = [*zip(group.entries, group.passages, strict=False)]
    for notice in dict.fromkeys(entry.notice for entry, _ in shown if entry.notice):
        st.caption(f":material/info: {escape_markdown(notice)}")
    lines = (f"- {link(entry.title, entry.address)}  \n:small[{escape_markdown(passage)}]" for entry, passage in shown)
    st.markdown("\n".join(lines), width=MEASURE)
    if len(group.entries) > len(shown):
        st.caption(f"and {len(group.entries) - len(shown):,} more. Another word narrows the search.")
