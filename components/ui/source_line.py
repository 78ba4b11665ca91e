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


def line(chart: Chart, drawn: RenderedChart) -> None:
    """The source line: the most cited sources by name, all of them in a list that is sent when it is unfolded."""
    said = _texts(chart, drawn)
    if said:
        st.markdown(said.line)
        with st.expander(said.heading, on_change="rerun", key=f"sources-{chart.id}") as listed:
            if listed.open:
                st.markdown(said.listed)


class _Texts(NamedTuple):
    line: str
    heading: str
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
        f":small[Sources: {'; '.join(named)}{f'; and {more} more, listed below' if more > 0 else ''}.]",
        f"All {len(known)} sources of this chart" if len(known) > 1 else "The source of this chart",
        "\n".join(f"- {entry(source)}" for _, source in found.drop_duplicates(["source_id", "locator"]).iterrows()),
    )
