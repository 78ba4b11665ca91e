"""Short quotations from the brief as cards: quotation marks, author, paragraph, link to the publisher's page."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from components.charts import CHARTS
from components.description.chart import Chart
from components.description.choice import HIGHLIGHT
from components.description.words import link, plain, web
from components.ui.errors import told
from data import TableError, kept, table

BRIEF = "jonsson-2015"
CHOICE = "excerpt"
"""Name of the choice of one excerpt in links to the page of the brief."""


def place(paragraph: int) -> str:
    """Where in the brief: "para 2", or the standfirst that stands before the first."""
    return f"para {paragraph}" if paragraph else "standfirst"


def address(excerpt_id: str) -> str:
    """Where an excerpt stands with its context and its charts, relative to the root; stable."""
    return f"brief?{urlencode({CHOICE: excerpt_id})}"


def brief_address() -> str:
    """The publisher's page of the brief; empty when the sources cannot be read."""
    try:
        return _brief_address()
    except TableError:
        return ""


@kept("sources", size=2)
def _brief_address() -> str:
    sources = table("sources")
    return next(filter(None, map(web, sources.loc[sources.source_id == BRIEF, "url"])), "")


def charts(excerpt_id: str) -> list[Chart]:
    """The charts that bear on an excerpt, in the order of their families."""
    return [chart for chart in CHARTS.values() if excerpt_id in chart.excerpts]


def cards(ids: Iterable[str], beside: str) -> None:
    """Cards of some excerpts, in the order given; `beside` names what they stand beside."""
    with told():
        rows = table("excerpts").set_index("excerpt_id")
        for each in ids:
            card(rows.loc[each], beside)


def card(excerpt: pd.Series, beside: str) -> None:
    """One excerpt as it stands beside a chart; `excerpt.name` is its id."""
    with st.container(key=f"quote-{excerpt.name}-{beside}"):
        st.markdown(f"{_quotation(excerpt)}\n\n:small[{_attribution(excerpt)} · {link('context', address(str(excerpt.name)))}]")


def entry(excerpt: pd.Series, beside: str) -> None:
    """One excerpt as it stands on the page of the brief: with its context and the charts that bear on it."""
    found = charts(str(excerpt.name))
    parts = [
        plain(excerpt.context),
        _quotation(excerpt),
        f":small[{_attribution(excerpt)} · {link('this excerpt', address(str(excerpt.name)))}]",
    ]
    if found:
        named = "; ".join(link(each.title, _marked(each, str(excerpt.name))) for each in found)
        parts.append(f"{'Chart' if len(found) == 1 else 'Charts'}: {named}")
    with st.container(key=f"quote-{excerpt.name}-{beside}"):
        st.markdown("\n\n".join(parts))


def _marked(chart: Chart, excerpt_id: str) -> str:
    """The link to a chart, with the marks picked out that the excerpt speaks of where the chart can say which."""
    return chart.link({HIGHLIGHT.name: excerpt_id} if chart.spoken_of else {})


def _quotation(excerpt: pd.Series) -> str:
    return f"> “{plain(inner(excerpt.quote))}”"


def inner(quote: str) -> str:
    """A quotation as it stands inside quotation marks: its own ones become single."""
    return quote.replace("“", "‘").replace("”", "’")


def _attribution(excerpt: pd.Series) -> str:
    return link(f"Gabriel Jonsson, ISDP Policy Brief 172 (2015), {place(excerpt.paragraph)}", brief_address())
