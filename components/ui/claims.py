"""The claim ledger on a page: the claim that a link names, and all claims, narrowed by choices and by a search."""

from __future__ import annotations

import pandas as pd
import streamlit as st

from components.content import addresses
from components.content.claims import FILTERS, ClaimCard, claim_cards, claim_citations, claim_texts, claims_in_excerpt
from components.content.source_register import entry
from components.content.text_match import rows_with_words
from components.description.choice import Control
from components.description.words import escape_markdown, link
from components.ui import controls
from components.ui.errors import report_errors
from data import cached_by_tables, table

SEARCH = "find_claim"
"""Name of the search in links."""


def bearing_on(excerpt_id: str) -> None:
    """The claims that an excerpt of the brief holds, each with its verdict; nothing when there is none."""
    with report_errors():
        found = [
            f"- {escape_markdown(each.verdict)}: {link(each.claim, addresses.claim(each.claim_id))}"
            for each in claims_in_excerpt(excerpt_id)
        ]
        if found:
            st.markdown("\n".join(["Checked against the record:", *found]))


def picked() -> None:
    """The claim that the address names, before everything else; a name that is none is told in one line."""
    cards = _cards()
    controls.switch(Control(addresses.CLAIM, "Show one claim first", "one", {"": "All", **{each: each for each in cards}}))
    chosen = str(st.session_state.get(addresses.CLAIM))
    if chosen in cards:
        with st.container(border=True, key="claim-first"):
            st.markdown("\n\n".join(cards[chosen]))


@st.fragment
def ledger() -> None:
    """All claims under the sections of the brief, narrowed by choices and by a search.

    A table that cannot be read (`data.TableError`) is said in its place.
    """
    with report_errors():
        rows = table("claims")
        shown = rows[_chosen(rows)].claim_id
        st.caption(_count(len(shown), len(rows)))
        cards, section = claim_cards(), ""
        for each in shown:
            if cards[each].section != section:
                section = cards[each].section
                st.subheader(escape_markdown(section), anchor=False)
            headline, text = _cards()[each]
            with st.expander(headline):
                st.markdown(text)


def _chosen(rows: pd.DataFrame) -> pd.Series:
    """The widgets, and which claims they leave."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        words = st.text_input("Search the claims", type="search", key=SEARCH, bind="query-params", width=260, max_chars=100)
        for control in FILTERS.values():
            controls.switch(control)
    hits = pd.Series(rows_with_words(claim_texts(), words or ""), rows.index)
    for column, control in FILTERS.items():
        wanted = st.session_state.get(control.name)
        if wanted:
            hits &= rows[column].isin(wanted)
    return hits


def _count(shown: int, total: int) -> str:
    if not shown:
        return f"No claim matches these choices. Clear them to see all {total}."
    return f"All {total} claims, in the order of the text." if shown == total else f"{shown} of {total} claims."


@cached_by_tables("claims", "excerpts", "citations", "sources", size=2)
def _cards() -> dict[str, tuple[str, str]]:
    """For each claim the line that names it and what is below it, in Markdown, shared by all readers."""
    return {each: (_headline(card), card_body(each)) for each, card in claim_cards().items()}


def _headline(card: ClaimCard) -> str:
    return f"{card.claim_id} · **{escape_markdown(card.verdict)}** · {escape_markdown(card.claim)}"


def card_body(claim_id: str) -> str:
    """A claim in Markdown: where it stands, what was found, what would change the verdict, the excerpt, the sources."""
    card = claim_cards()[claim_id]
    sources = "\n".join(f"- {entry(source)}" for _, source in claim_citations(card.claim_id).iterrows())
    parts = [
        f"{escape_markdown(card.place)} · {card.kind} · checked on {card.checked} · confidence {card.confidence}",
        f"**What the record says.** {escape_markdown(card.finding)}",
        f"**What would change the verdict.** {escape_markdown(card.would_change)}",
        *([f"**Note.** {escape_markdown(card.note)}"] if card.note else []),
        *([_quotation(card.excerpt_id)] if card.excerpt_id else []),
        f"**Sources**\n{sources}",
        link("Link to this claim", addresses.claim(card.claim_id)),
    ]
    return "\n\n".join(parts)


def _quotation(excerpt_id: str) -> str:
    """The author's own words where they are quoted in this dashboard."""
    quote = table("excerpts").set_index("excerpt_id").quote[excerpt_id]
    return f"**In the author’s words.** “{escape_markdown(quote)}” ({link('excerpt and its charts', addresses.excerpt(excerpt_id))})"
