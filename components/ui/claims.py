"""The claim ledger: what the brief says, the verdict and why, what would change it, and the sources, claim by claim."""

from __future__ import annotations

from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.charts.verdicts import KINDS, SECTIONS, THEMES, VERDICTS, where
from components.content import excerpts
from components.content.text_match import found, texts
from components.description.choice import Control
from components.description.words import link, plain
from components.drawing.theme import VERDICT_SIGN
from components.ui import controls, source_line
from components.ui.errors import told
from data import dates, kept, table
from data.citations import cited

CHOICE = "claim"
"""Name of the choice of one claim in links to the ledger."""
FILTERS = {
    "verdict": Control("verdict", "Verdict", "many", VERDICTS),
    "kind": Control("claim_kind", "Kind of claim", "many", KINDS),
    "theme": Control("claim_theme", "Theme", "many", THEMES),
    "paragraph": Control(
        "claim_paragraph", "Paragraph", "many", lambda _made: {each: where(each) for each in table("brief_paragraphs").paragraph}
    ),
}
"""The choices of the ledger by the column of the table that they look at."""
SEARCH = "find_claim"
"""Name of the search in links."""


def address(claim_id: str) -> str:
    """Where a claim stands, relative to the root; stable."""
    return f"claims?{urlencode({CHOICE: claim_id})}"


def verdict(claim: pd.Series) -> str:
    """The verdict of a claim as sign and word."""
    return f"{VERDICT_SIGN[claim.verdict]} {VERDICTS[claim.verdict]}"


def bearing_on(excerpt_id: str) -> None:
    """The claims that an excerpt of the brief holds, each with its verdict; nothing when there is none."""
    with told():
        found = _bearing(excerpt_id)
        if found:
            st.markdown("\n".join(["Checked against the record:", *found]))


@kept("claims")
def _bearing(excerpt_id: str) -> tuple[str, ...]:
    rows = table("claims")
    rows = rows[rows.excerpt_id == excerpt_id]
    return tuple(f"- {plain(verdict(row))}: {link(row.claim, address(row.claim_id))}" for _, row in rows.iterrows())


def picked() -> None:
    """The claim that the address names, before everything else; a name that is none is told in one line."""
    rows = table("claims").set_index("claim_id", drop=False)
    controls.switch(Control(CHOICE, "Show one claim first", "one", {"": "All", **{each: each for each in rows.index}}))
    chosen = str(st.session_state.get(CHOICE))
    if chosen in rows.index:
        with st.container(border=True, key="claim-first"):
            st.markdown("\n\n".join(_cards()[chosen]))


@st.fragment
def ledger() -> None:
    """All claims under the sections of the brief, narrowed by choices and by a search."""
    with told():
        rows = table("claims")
        shown = rows[_chosen(rows)]
        st.caption(_count(len(shown), len(rows)))
        cards = _cards()
        for section, claims in shown.groupby("section", observed=True).claim_id:
            st.subheader(plain(SECTIONS[section]), anchor=False)
            for each in claims:
                headline, text = cards[each]
                with st.expander(headline):
                    st.markdown(text)


def _chosen(rows: pd.DataFrame) -> pd.Series:
    """The widgets, and which claims they leave."""
    with st.container(horizontal=True, vertical_alignment="bottom", gap="medium"):
        words = st.text_input("Search the claims", type="search", key=SEARCH, bind="query-params", width=260, max_chars=100)
        for control in FILTERS.values():
            controls.switch(control)
    hits = found(_texts(), words or "")
    for column, control in FILTERS.items():
        wanted = st.session_state.get(control.name)
        if wanted:
            hits &= rows[column].isin(wanted)
    return hits


@kept("claims", size=2)
def _texts() -> pd.Series:
    """What the search looks through."""
    return texts(table("claims")[["claim_id", "claim", "finding", "would_change", "note"]])


def _count(shown: int, total: int) -> str:
    if not shown:
        return f"No claim matches these choices. Clear them to see all {total}."
    return f"All {total} claims, in the order of the text." if shown == total else f"{shown} of {total} claims."


@kept("claims", "excerpts", "citations", "sources", size=2)
def _cards() -> dict[str, tuple[str, str]]:
    """For each claim the line that names it and what is below it, shared by all readers."""
    return {claim.claim_id: (_headline(claim), body(claim.claim_id)) for _, claim in table("claims").iterrows()}


def _headline(claim: pd.Series) -> str:
    """One line in Markdown: the number of the claim, its verdict, and what the brief says."""
    return f"{claim.claim_id} · **{plain(verdict(claim))}** · {plain(claim.claim)}"


def body(claim_id: str) -> str:
    """A claim in Markdown: where it stands, what was found, what would change the verdict, the excerpt, the sources."""
    claim = table("claims").set_index("claim_id", drop=False).loc[claim_id]
    day = dates.words(claim.checked.date().isoformat())
    place = f"Paragraph {claim.paragraph}, {plain(SECTIONS[claim.section])}" if claim.paragraph else "Standfirst"
    parts = [
        f"{place} · {KINDS[claim.kind]} · checked on {day} · confidence {claim.confidence}",
        f"**What the record says.** {plain(claim.finding)}",
        f"**What would change the verdict.** {plain(claim.would_change)}",
        *([f"**Note.** {plain(claim.note)}"] if pd.notna(claim.note) else []),
        *_excerpt(claim),
        f"**Sources**\n{_sources(claim_id)}",
        link("Link to this claim", address(claim_id)),
    ]
    return "\n\n".join(parts)


def _excerpt(claim: pd.Series) -> list[str]:
    """The author's own words where they are quoted in this dashboard."""
    if pd.isna(claim.excerpt_id):
        return []
    quote = table("excerpts").set_index("excerpt_id").quote[claim.excerpt_id]
    return [f"**In the author’s words.** “{plain(quote)}” ({link('excerpt and its charts', excerpts.address(claim.excerpt_id))})"]


def _sources(claim_id: str) -> str:
    listed = cited("claims", [claim_id]).drop_duplicates(["source_id", "locator"])
    return "\n".join(f"- {source_line.entry(source)}" for _, source in listed.iterrows())
