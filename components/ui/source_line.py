"""Who says so, under every chart: the sources of the drawn rows, each one click away."""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from components.content.source_register import entry
from components.description.chart import Chart
from components.description.words import link
from components.drawing.render import RenderedChart
from components.export.sheets import citations_behind, rank_sources
from data import cached_by_tables
from data.citations import short_reference

LISTED = 3
"""How many sources the line names before it folds the rest."""


def line(chart: Chart, drawn: RenderedChart) -> str:
    """The two or three sources that carry the chart, and how many more there are, in Markdown; empty when it has none."""
    said = _texts(chart, drawn) if drawn.figure is not None else None
    return said.line if said else ""


def count(chart: Chart, drawn: RenderedChart) -> str:
    """How many sources the chart has, as the end of a heading; empty when it has none."""
    said = _texts(chart, drawn) if drawn.figure is not None else None
    return said.count if said else ""


def listed(chart: Chart, drawn: RenderedChart) -> None:
    """All sources of the chart, each with the places in it."""
    said = _texts(chart, drawn) if drawn.figure is not None else None
    if said:
        st.markdown(said.listed)


class _Texts(NamedTuple):
    line: str
    count: str
    listed: str


@cached_by_tables("citations", "sources", size=256)
def _texts(chart: Chart, drawn: RenderedChart) -> _Texts | None:
    """What is said of the sources of a chart, in Markdown; `None` when it has none."""
    found = citations_behind(chart, drawn.rows)
    if found.empty:
        return None
    known = rank_sources(found)
    named = [link(short_reference(source), source.url) for _, source in known.head(LISTED).iterrows()]
    more = len(known) - len(named)
    return _Texts(
        f"Sources: {' · '.join(named)}{f' · {more} more' if more > 0 else ''}",
        f" · all {len(known)} sources" if len(known) > 1 else " · the source",
        "\n".join(f"- {entry(source)}" for _, source in found.drop_duplicates(["source_id", "locator"]).iterrows()),
    )
