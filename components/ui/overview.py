"""The parts of the overview: the cover, the five steps, the ways in by theme."""

from __future__ import annotations

import streamlit as st

from components.charts.prisoners import BRIEF_ESTIMATE, LATEST_ESTIMATE, figures_in_words
from components.content.excerpts import publisher_page
from components.content.steps import STEPS, Step
from components.description.words import escape_markdown, link
from components.ui import excerpts
from components.ui.errors import report_errors
from components.ui.layout import small
from data import PACKAGE, dates, table


def cover() -> None:
    """What this is, whose brief, one figure that stops the reader, and where to go."""
    left, right = st.columns([3, 2], gap="large", vertical_alignment="center")
    with left:
        st.title("Pressure and engagement", anchor=False)
        st.markdown(
            "In March 2015 a policy brief argued that **pressure and dialogue must go together** to improve human rights in North Korea. "
            "Here each of its claims stands beside the evidence: what the record said then, and what it says now."
        )
        small(
            f"The brief: Gabriel Jonsson, {link('Human Rights in North Korea: Pressure and Engagement', publisher_page())}, Institute for Security and "
            "Development Policy (ISDP), Policy Brief No. 172, 10 March 2015. This dashboard is independent of the author and the publisher. "
            f"The record is as of {dates.in_words(PACKAGE.as_of)}."
        )
        with st.container(horizontal=True):
            st.page_link("prisoners.py", label="How many prisoners?", icon=":material/arrow_forward:")
            st.page_link("un_votes.py", label="Who voted how?", icon=":material/arrow_forward:")
            st.page_link("claims.py", label="Which claims hold?", icon=":material/arrow_forward:")
    with right, st.container(border=True, key="cover-figure"), report_errors():
        _figure()


def _figure() -> None:
    """The brief's number of prisoners, what it rests on, and how far other estimates lie from it."""
    rows = table("prisoner_estimates").set_index("estimate_id")
    brief, latest = rows.loc[BRIEF_ESTIMATE], rows.loc[LATEST_ESTIMATE]
    same = rows[(rows.low == brief.low) & (rows.high == brief.high) & (rows.scope == brief.scope)]
    insider = rows[(rows.method == "single_insider") & (rows.scope == brief.scope)].sort_values("reference_year").iloc[-1]
    st.markdown(f"**{figures_in_words(brief)}**", help="As the Commission of Inquiry gave it in 2014; the brief quotes it in paragraph 2.")
    st.markdown(
        f"people in political prison camps, the brief says. {same.repeat_of.notna().sum()} of the {len(same)} estimates that give this range only repeat an earlier one, surely or probably. "
        f"For {latest.reference_year} the institute that first gave the range says **{figures_in_words(latest)}**; a single unnamed insider says **{figures_in_words(insider)}**."
    )
    st.page_link("prisoners.py", label="Every estimate, and what it rests on", icon=":material/arrow_forward:")


def steps() -> None:
    """The five steps as cards, and the conclusion as the last one."""
    with st.grid(3, min_column_width=300, gap="medium"):
        for number, step in enumerate(STEPS, 1):
            with st.container(border=True, height="stretch"):
                _step(number, step)
        with st.container(border=True, height="stretch"):
            _conclusion()


def _step(number: int, step: Step) -> None:
    st.subheader(f"{number}. {step.title}", anchor=False)
    st.markdown(step.gist)
    excerpts.cards([step.excerpt], f"step-{number}")
    with st.container(key=f"key-figure-{number}"), report_errors():
        figure, words = step.figure()
        st.markdown(f"**{escape_markdown(figure)}**")
        st.caption(escape_markdown(words))
    st.page_link(step.page, label=step.way, icon=":material/arrow_forward:")


def _conclusion() -> None:
    """What the five steps lead to, in the author's words."""
    st.subheader("So: both at once", anchor=False)
    st.markdown(
        "The author expects no quick change. Continued pressure, more consistent policies of the major powers and a search for openings are what he recommends."
    )
    excerpts.cards(["slow-change", "small-progress"], "conclusion")
    st.page_link("brief.py", label="The argument, section by section", icon=":material/arrow_forward:")


def themes() -> None:
    """The themes of the brief, each linked to its excerpt with the charts and claims that bear on it.

    A table that cannot be read (`data.TableError`) is said in their place.
    """
    labels = PACKAGE.field("excerpts", "theme").labels
    with report_errors(), st.grid(4, min_column_width=220, gap="small"):
        for _, row in table("excerpts").drop_duplicates("theme").iterrows():
            st.page_link("brief.py", label=labels[row.theme], query_params={"excerpt": row.excerpt_id})
