"""The parts of the page of the brief: what it is, its argument by section, its excerpts by paragraph."""

from __future__ import annotations

from collections.abc import Iterable

import streamlit as st

from components.content import addresses
from components.content.brief import GISTS, searched_excerpts, section_place
from components.content.claims import claims_in_excerpt
from components.content.excerpts import BRIEF_SOURCE, excerpts_by_id, paragraph_heading, violence_notice
from components.content.text_match import rows_with_words
from components.description.words import escape_markdown, link
from components.ui import controls, excerpts
from components.ui.errors import report_errors
from components.ui.layout import MEASURE, prose
from data import cached_by_tables, dates, table


def head() -> None:
    """Author, title, series, date and publisher, with the way to the publisher's page and to the citation.

    Raises `data.TableError` when a table cannot be read.
    """
    st.markdown(_head(), width=MEASURE)


@cached_by_tables("sources", size=2)
def _head() -> str:
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
    return "\n".join(f"- {name}: {text}" for name, text in facts.items())


def why_excerpts() -> None:
    """How much of the brief is quoted, and why not more. Raises `data.TableError` when a table cannot be read."""
    prose(_why_excerpts())


@cached_by_tables("excerpts", "brief_paragraphs", size=2)
def _why_excerpts() -> str:
    quotes, paragraphs = table("excerpts").quote, table("brief_paragraphs")
    return (
        f"Only short excerpts are shown: {len(quotes)} of them, {quotes.str.split().str.len().sum()} of the brief’s "
        f"{paragraphs.words.sum():,} words. "
        "The text belongs to its author and publisher; read it at their site. Everything around the excerpts is in our own words."
    )


def sections() -> None:
    """Each section of the brief with its paragraphs and what it says.

    Raises `data.TableError` when a table cannot be read.
    """
    for name, words in _sections():
        st.subheader(name, anchor=False)
        prose(words)


@cached_by_tables("excerpts", "brief_paragraphs", size=2)
def _sections() -> list[tuple[str, str]]:
    """The heading of each section and what stands below it, in Markdown."""
    return [
        (escape_markdown(name), f":small[{section_place(rows.paragraph)}]  \n{GISTS.get(str(name), '')}")
        for name, rows in table("brief_paragraphs").groupby("section", sort=False)
    ]


def excerpt_in_address() -> None:
    """The excerpt that the address names, before everything else; a name that is none is told in one line.

    Raises `data.TableError` when a table cannot be read.
    """
    chosen = controls.id_in_address(addresses.EXCERPT, excerpts_by_id(), "excerpt")
    if chosen:
        with st.container(border=True, width=MEASURE, key=f"quote-{chosen}-first"):
            st.markdown("\n\n".join([excerpts.in_context(chosen), *_checked([chosen]).values()]))


def by_paragraph() -> None:
    """The excerpts that hold the words of the search, under their paragraphs. Raises `data.TableError` when a table cannot be read."""
    words = st.text_input("Search within the excerpts", type="search", key="find", bind="query-params", width=320, max_chars=100)
    shown = _holding((words or "").strip())
    ids = [each for _, _, held in shown for each in held]
    st.caption(_count(len(ids), len(excerpts_by_id()), words or ""))
    notice = violence_notice(ids)
    if notice:
        st.caption(f":material/info: {escape_markdown(notice)}")
    checked = _checked(ids)
    with st.container(width=MEASURE, gap="small", key="quote-paragraphs"):
        for paragraph, section, held in shown:
            st.subheader(paragraph_heading(paragraph), anchor=f"para-{paragraph}")
            parts = [f":small[{escape_markdown(section)}]"]
            for each in held:
                parts += [excerpts.in_context(each), *([checked[each]] if each in checked else [])]
            st.markdown("\n\n".join(parts))


@cached_by_tables("excerpts", "brief_paragraphs")
def _holding(words: str) -> list[tuple[int, str, list[str]]]:
    """The paragraphs with excerpts that hold all the words: number, section, and the ids of these excerpts."""
    rows, searched = searched_excerpts()
    groups = rows[rows_with_words(searched, words)].groupby(["paragraph", "section"], sort=False).excerpt_id
    return [(int(paragraph), section, ids.tolist()) for (paragraph, section), ids in groups]


def _checked(ids: Iterable[str]) -> dict[str, str]:
    """For each of some excerpts that holds claims, these with their verdicts, in Markdown; claims that cannot be read are told."""
    with report_errors():
        held = _claims()
        return {each: held[each] for each in ids if each in held}
    return {}


@cached_by_tables("excerpts", "claims", size=2)
def _claims() -> dict[str, str]:
    lists = {
        each: [f"- {escape_markdown(card.verdict)}: {link(card.claim, addresses.claim(card.claim_id))}" for card in claims_in_excerpt(each)]
        for each in excerpts_by_id()
    }
    return {each: "\n".join(["Checked against the record:", *held]) for each, held in lists.items() if held}


def _count(shown: int, total: int, words: str) -> str:
    if not words.strip():
        return f"{total} excerpts, in the order of the text."
    if not shown:
        return f"No excerpt holds “{escape_markdown(words)}”. Clear the search to see all {total}."
    return f"{shown} of {total} excerpts {'holds' if shown == 1 else 'hold'} “{escape_markdown(words)}”."
