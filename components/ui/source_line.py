"""Who says so, under every chart: the sources of the drawn rows, each one click away."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from components.content.source_register import source_as_markdown
from components.description.chart import Chart
from components.description.words import inline_html, link
from components.drawing.render import RenderedChart
from components.export.sheets import citations_behind
from data import cached_by_tables
from data.citations import rank_sources, short_references

MOST_NAMED = 3
"""How many sources the line names before it folds the rest."""


def line(chart: Chart, rendered: RenderedChart) -> str:
    """The two or three sources that carry the chart, and how many more there are, in HTML; empty when it has none.

    Raises `data.TableError` when a table cannot be read.
    """
    said = _texts(chart, rendered) if rendered.figure is not None else None
    return said.line if said else ""


def count(chart: Chart, rendered: RenderedChart) -> str:
    """How many sources the chart has, as the end of a heading; empty when it has none.

    Raises `data.TableError` when a table cannot be read.
    """
    said = _texts(chart, rendered) if rendered.figure is not None else None
    return said.count if said else ""


def draw_all_sources(chart: Chart, rendered: RenderedChart) -> None:
    """All sources of the chart, each with the places in it. Raises `data.TableError` when a table cannot be read."""
    if rendered.figure is not None and (said := _listed(chart, rendered)):
        st.markdown(said)


class _Texts(NamedTuple):
    line: str
    """The sources in one line, as HTML."""
    count: str


@cached_by_tables("citations", "sources", size=256)
def _texts(chart: Chart, rendered: RenderedChart) -> _Texts | None:
    """What is said of the sources of a chart; `None` when it has none."""
    citations = citations_behind(chart, rendered.rows)
    if citations.empty:
        return None
    sources = rank_sources(citations)
    best = sources.head(MOST_NAMED)
    named = [link(text, url) for text, url in zip(short_references(best), best.url, strict=True)]
    more = len(sources) - len(named)
    return _Texts(
        inline_html(f"Sources: {' · '.join(named)}{f' · {more} more' if more > 0 else ''}"),
        f" · all {len(sources)} sources" if len(sources) > 1 else " · the source",
    )


@cached_by_tables("citations", "sources", size=256)
def _listed(chart: Chart, rendered: RenderedChart) -> str:
    """In Markdown; empty when it has none. Made when a reader opens the list, which takes longer than all else that is said of sources."""
    citations = citations_behind(chart, rendered.rows)
    return "\n".join(f"- {source_as_markdown(source)}" for _, source in citations.drop_duplicates(["source_id", "locator"]).iterrows())
