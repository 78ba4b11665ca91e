"""The parts of the overview: the answer, the claims as a strip, four cards of evidence, the five steps, the ways in by theme."""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

import streamlit as st

from components.charts import council, decisions, less_charged, prisoners
from components.charts.verdicts import VERDICTS
from components.content import addresses, ledger
from components.content.claims import FILTERS, claims_by_verdict, ledger_headline
from components.content.excerpts import attribution, excerpts_by_id, nested_quotation, publisher_page
from components.content.pages import page
from components.content.search_index import EXAMPLES
from components.content.steps import STEPS
from components.description.chart import Chart
from components.description.words import escape_markdown, link
from components.drawing.render import RenderedChart, render, render_thumbnail
from components.drawing.theme import VERDICT
from components.export import share
from components.export.cite import SITE
from components.ui import excerpts
from components.ui.chart_picture import picture
from components.ui.errors import report_errors
from components.ui.layout import MEASURE, small
from components.ui.search_results import search_field
from data import PACKAGE, TableError, cached_by_tables, dates, table

CARDS = (
    (prisoners.ESTIMATES, "How many prisoners?", "Each estimate, and what it rests on"),
    (decisions.DECISIONS, "Who voted how?", "Every vote, state by state"),
    (council.AGENDA, "Did the Security Council act?", "The Council’s votes, and a referral"),
    (less_charged.LESS_CHARGED, "Where does North Korea say yes?", "The proposal of the brief, tested"),
)
"""The cards of evidence: a chart, its question in a few words, and what a reader finds there."""
STATIC = {"staticPlot": True, "displayModeBar": False, "responsive": True}


def cover() -> None:
    """Who and what, the answer, the claims as a strip with its key, and the search.

    A table that cannot be read (`data.TableError`) is said in their place; without the claims the name of the dashboard is the title.
    """
    with report_errors():
        small(
            f"Gabriel Jonsson, {link('ISDP Policy Brief 172', publisher_page())}, March 2015 · checked against "
            f"{len(table('sources')):,} sources, "
            f"as of {dates.in_words(PACKAGE.as_of)} · independent of the author and the publisher"
        )
    try:
        answer = ledger_headline()
    except TableError:  # told in the place of the strip
        answer = SITE
    st.title(answer, anchor=False)
    with report_errors():
        st.html(f"{_strip()}{_key()}")
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        search_field(key="search-first", width=420)
        examples = " · ".join(link(each, f"search?{urlencode({'q': each})}") for each in EXAMPLES[:4])
        st.markdown(f"Try {examples}", width="content")


@cached_by_tables("claims", size=2)
def _strip() -> str:
    """The claims as cells in the order of their verdicts, each a way to its claim.

    For the pointer only: with the keyboard and by ear the legend beside it and the page of claims lead to the same.
    """
    cells = [
        f'<a href="{escape(addresses.claim(card.claim_id))}" target="_self" tabindex="-1" class="verdict-{verdict}" '
        f'title="{escape(f"{card.claim_id}, {card.verdict}: {card.claim}")}"></a>'
        for verdict, cards in claims_by_verdict().items()
        for card in cards
    ]
    return f'<div class="claim-strip" aria-hidden="true">{"".join(cells)}</div>'


@cached_by_tables("claims", size=2)
def _key() -> str:
    """What the cells stand for, in numbers and words; each leads to the claims with that verdict."""
    by_verdict = claims_by_verdict()
    control = FILTERS["verdict"]
    ways = {each: escape(f"claims?{urlencode({control.name: VERDICTS[each]})}#ledger") for each in by_verdict}
    parts = [
        f"{ledger.sign(verdict)} <strong>{len(cards)}</strong> "
        f'<a href="{ways[verdict]}" target="_self">{escape(VERDICTS[verdict].lower())}</a>'
        for verdict, cards in by_verdict.items()
    ]
    checked = sum(len(cards) for verdict, cards in by_verdict.items() if verdict != "not_checkable")
    return f'<p class="claim-key">{" · ".join(parts)}. {checked} of the {sum(map(len, by_verdict.values()))} can be checked.</p>'


def style() -> str:
    """How the cells of the strip look: the colour of a verdict, and a pattern as its second sign."""
    line = "rgba(255,255,255,.55)"
    patterns = {
        "confirmed_with_precision": f"repeating-linear-gradient(135deg, {line} 0 2px, transparent 2px 7px)",
        "outdated": f"repeating-linear-gradient(0deg, {line} 0 2px, transparent 2px 7px)",
        "contested": f"repeating-linear-gradient(45deg, {line} 0 1px, transparent 1px 6px), repeating-linear-gradient(135deg, {line} 0 "
        "1px, transparent 1px 6px)",
        "inaccurate": f"repeating-linear-gradient(0deg, {line} 0 1px, transparent 1px 6px), repeating-linear-gradient(90deg, {line} 0 1px, "
        "transparent 1px 6px)",
        "not_checkable": f"radial-gradient({line} 1.5px, transparent 2px) 0 0 / 6px 6px",
    }
    looks = "".join(
        f".verdict-{verdict} {{ background: {patterns[verdict]}, {colour}; }}"
        if verdict in patterns
        else f".verdict-{verdict} {{ background: {colour}; }}"
        for verdict, colour in VERDICT.items()
    )
    return (
        ".claim-strip { display: flex; flex-wrap: wrap; gap: 2px; } .claim-strip a { flex: 1 0 0.7rem; height: 2.2rem; } "
        f".claim-strip a:hover {{ outline: 2px solid currentColor; }} .claim-key {{ margin: 0.5rem 0 0; }} {looks}"
    )


def cards() -> None:
    """Four cards of evidence: question, finding, a small picture, and the way to the chart."""
    with st.grid(2, min_column_width=330, gap="medium"):
        for chart, question, link_text in CARDS:
            with st.container(border=True, height="stretch", gap="xsmall", key=f"card-{chart.id}"), report_errors():
                _card(chart, question, link_text)


def _card(chart: Chart, question: str, link_text: str) -> None:
    rendered = render(chart, chart.read({}))
    words = f"<p>{escape(question)}</p><h2>{escape(rendered.headline)}</h2>"
    if addresses.routes_are_served():
        st.html(f"{words}{picture(chart, {}, rendered, 'small', st.context.theme.type or 'light')}")
    else:
        st.html(words)
        _live(chart, rendered)
    st.page_link(page(chart.page).script, label=link_text, icon=":material/arrow_forward:")


def _live(chart: Chart, rendered: RenderedChart) -> None:
    """The small picture where the server has no routes that draw it."""
    st.plotly_chart(
        render_thumbnail(chart, st.context.theme.type or "light"),
        config=STATIC,
        theme=None,
        alt=share.alt_text(chart, rendered),
        key=f"thumbnail-{chart.id}",
    )


def steps() -> None:
    """The five steps as one line each with the author's words, and the conclusion as the last one.

    A table that cannot be read (`data.TableError`) is said in their place.
    """
    with report_errors():
        known = excerpts_by_id()
        with st.container(gap=None, key="steps"):
            for number, step in enumerate(STEPS, 1):
                excerpt = known[step.excerpt]
                st.markdown(
                    f"**{number}. {escape_markdown(step.title)}** “{escape_markdown(nested_quotation(excerpt.quote))}” "
                    f":small[({link(attribution(excerpt.paragraph).split(', ')[-1], addresses.excerpt(step.excerpt))})]",
                    width=MEASURE,
                )
                st.page_link(step.page, label=step.link_text, icon=":material/arrow_forward:")
    st.markdown(
        "**So: both at once.** The author expects no quick change. Continued pressure, more consistent policies of the major "
        "powers and a search for openings are what he recommends.",
        width=MEASURE,
    )
    excerpts.cards(["slow-change"], "conclusion")
    st.page_link("brief.py", label="The argument, section by section", icon=":material/arrow_forward:")


def themes() -> None:
    """The themes of the brief, each linked to its excerpt with the charts and claims that bear on it.

    A table that cannot be read (`data.TableError`) is said in their place.
    """
    with report_errors():
        st.html(_themes())


@cached_by_tables("excerpts", size=2)
def _themes() -> str:
    labels = PACKAGE.field("excerpts", "theme").labels
    firsts = table("excerpts").drop_duplicates("theme")
    ways = [
        f'<li><a href="{escape(addresses.excerpt(excerpt_id))}">{escape(labels[theme])}</a></li>'
        for excerpt_id, theme in zip(firsts.excerpt_id, firsts.theme, strict=True)
    ]
    return f'<ul class="themes">{"".join(ways)}</ul>'
