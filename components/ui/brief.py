"""The parts of the page of the brief: what it is, its argument by section, its excerpts by paragraph."""

from __future__ import annotations

from contextlib import suppress

import pandas as pd
import streamlit as st

from components.content import excerpts
from components.content.text_match import found, texts
from components.description.choice import Control
from components.description.words import link, plain
from components.ui import claims, controls
from components.ui.layout import MEASURE, prose
from data import PACKAGE, TableError, dates, kept, table

GISTS = {
    "Standfirst": "Asks what the UN inquiry has led to, where its limits lie and how to go on, and announces the answer: pressure and dialogue at the same time.",
    "Introduction": "Recalls the report of the UN Commission of Inquiry (COI) and the resolution of November 2014 on a referral to the International Criminal Court, "
    "sees no evidence of steps to improve in North Korea, and sets out the thesis: pressure from outside together with dialogue may bring small improvements.",
    "Human Rights and the COI": "Reports the charges of the inquiry, the vote in the Third Committee, the meeting of the Security Council and North Korea’s reply. "
    "It expects China and Russia, among others, to block a referral, and names a limit that would remain: the Court cannot look at crimes from before its statute took effect.",
    "Pressure and Engagement": "Holds that pressure can work within narrow limits, and points to the release of two Americans. "
    "It then asks the international community for more consistency in its own approach and, since pressure alone has limits, for dialogue that starts with less charged subjects: "
    "basic needs and the rights of women, children and people with disabilities.",
    "Conclusion": "Expects no rapid change, but thinks small progress possible: by pressure through the UN, changes of policy by major powers, and a search for openings for dialogue.",
}
"""What each section says, in our own words."""
ALL = "All"
CHARGES = "charges"
"""The excerpt that a notice stands before."""


def head() -> None:
    """Author, title, series, date and publisher, with the way to the publisher's page and to the citation."""
    sources = table("sources")
    brief = sources[sources.source_id == excerpts.BRIEF].iloc[0]
    told = {
        "Author": plain(brief.author),
        "Title": f"*{plain(brief.title)}*",
        "Published": dates.words(brief.published),
        "Publisher": plain(brief.publisher),
        "Series and number": plain(brief.symbol),
        "Full text": f"{link('At the publisher’s site', brief.url)} ({link('how to cite', 'data#cite')})",
    }
    with st.grid(3, min_column_width=260, gap="small"):
        for name, text in told.items():
            with st.container(gap="xxsmall"):
                st.caption(name)
                st.markdown(text)


def why_excerpts() -> None:
    """How much of the brief is quoted, and why not more."""
    quotes, paragraphs = table("excerpts").quote, table("brief_paragraphs")
    prose(
        f"Only short excerpts are shown: {len(quotes)} of them, {quotes.str.split().str.len().sum()} of the brief’s {paragraphs.words.sum():,} words. "
        "The text belongs to its author and publisher; read it at their site. Everything around the excerpts is in our own words."
    )


def sections() -> None:
    """Each section of the brief with its paragraphs and what it says."""
    for name, rows in table("brief_paragraphs").groupby("section", sort=False):
        left, right = st.columns([1, 3], gap="medium")
        with left:
            st.subheader(plain(name), anchor=False)
            st.markdown(f":small[{section_place(rows.paragraph)}]")
        with right, st.container(gap=None):
            st.space(8)
            st.markdown(GISTS.get(name, ""), width=MEASURE)


def section_place(paragraphs: pd.Series) -> str:
    """The paragraphs of a section, each linked to its excerpts: "Paragraphs 2, 3 and 4"."""
    quoted: set[int] = set()
    with suppress(TableError):
        quoted = set(table("excerpts").paragraph)
    numbers = [link(each, f"#para-{each}") if each in quoted else str(each) for each in paragraphs if each]
    if not numbers:
        return "Above the text"
    return f"Paragraph {numbers[0]}" if len(numbers) == 1 else f"Paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


def picked() -> None:
    """The excerpt that the address names, before everything else; a name that is none is told in one line."""
    rows = table("excerpts").set_index("excerpt_id")
    controls.switch(Control(excerpts.CHOICE, "Show one excerpt first", "one", {"": ALL, **{each: each for each in rows.index}}))
    chosen = str(st.session_state.get(excerpts.CHOICE))
    if chosen in rows.index:
        with st.container(border=True, width=MEASURE):
            excerpts.entry(rows.loc[chosen], "first")
            claims.bearing_on(chosen)


def by_paragraph() -> None:
    """The excerpts that hold the words of the search, under their paragraphs."""
    words = st.text_input("Search within the excerpts", type="search", key="find", bind="query-params", width=320, max_chars=100)
    rows, searched = _searched()
    shown = rows[found(searched, words or "")]
    st.caption(_count(len(shown), len(rows), words or ""))
    if CHARGES in {*shown.excerpt_id}:
        st.caption(":material/info: One of the excerpts names acts of violence.")
    for paragraph, group in shown.groupby("paragraph"):
        _paragraph(int(paragraph), group.set_index("excerpt_id"))


@kept("excerpts", "brief_paragraphs", size=2)
def _searched() -> tuple[pd.DataFrame, pd.Series]:
    """The excerpts with the section that each stands in, and what the search looks through."""
    rows = table("excerpts").merge(table("brief_paragraphs")[["paragraph", "section"]], on="paragraph", how="left")
    themes = PACKAGE.field("excerpts", "theme").labels
    return rows, texts(rows.assign(theme=rows.theme.map(themes).astype(str), place=rows.paragraph.map(excerpts.place)))


def _count(shown: int, total: int, words: str) -> str:
    if not words.strip():
        return f"{total} excerpts, in the order of the text."
    if not shown:
        return f"No excerpt holds “{plain(words)}”. Clear the search to see all {total}."
    return f"{shown} of {total} excerpts {'holds' if shown == 1 else 'hold'} “{plain(words)}”."


def _paragraph(number: int, rows: pd.DataFrame) -> None:
    left, right = st.columns([1, 3], gap="medium")
    with left:
        st.subheader(f"Paragraph {number}" if number else "Standfirst", anchor=f"para-{number}")
        st.caption(plain(rows.section.iloc[0]))
    with right, st.grid(2, min_column_width=300, gap="medium"):
        for _, excerpt in rows.iterrows():
            with st.container():
                excerpts.entry(excerpt, "page")
                claims.bearing_on(str(excerpt.name))
