"""A chart on a page: question, finding, choices, chart or table or text, source line, notes, downloads, excerpts."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components.content import addresses, changes
from components.description.chart import Chart, label_cell
from components.description.choice import KNOWN
from components.description.page import Page
from components.description.words import escape_markdown
from components.drawing.render import RenderedChart, render, row_sentences
from components.export import share
from components.export.sheets import row_sources
from components.ui import controls, deferred_figures, excerpts, source_line
from components.ui.errors import report_errors
from components.ui.points import points
from components.ui.take_away import take_away

CONFIG = {"displayModeBar": False, "responsive": True, "topojsonURL": "app/static/topojson/"}


def panels(page: Page) -> None:
    """The charts of a page in its order, after the choices that they share on the page."""
    if any(control is KNOWN for chart in page.charts for control in chart.controls):
        controls.switch(KNOWN)
    for chart in page.charts:
        panel(chart)


def panel(chart: Chart) -> None:
    """Show a chart with everything that belongs to it; only this chart is drawn again when one of its choices changes."""
    with st.container(key=f"panel-{chart.id}"):
        st.header(chart.title, anchor=chart.id)
        if chart.notice:
            st.caption(f":material/info: {escape_markdown(chart.notice)}")
        body = st.fragment(key=deferred_figures.fragment_key(chart))(_body)
        if chart.excerpts:
            left, right = st.columns([3, 1], gap="large")
            with left:
                body(chart)
            with right:
                excerpts.cards(chart.excerpts, chart.id)
        else:
            body(chart)


def _body(chart: Chart) -> None:
    with report_errors():
        _contents(chart)


def _contents(chart: Chart) -> None:
    finding = st.container(key=f"finding-{chart.id}")
    choices, wrong = controls.choose(chart)
    shown, wrong_view = controls.view(chart)
    for line in wrong + wrong_view:
        st.caption(f":material/link_off: {escape_markdown(line)}")
    drawn = render(chart, choices, st.context.theme.type or "light")
    finding.markdown(escape_markdown(drawn.finding))
    if drawn.figure is not None:
        _since(chart, drawn)
    with st.container(gap=None, key=f"view-{chart.id}"):
        waits = drawn.figure is not None and shown == "Chart" and deferred_figures.is_deferred(chart, drawn.figure)
        if not waits:
            with st.container():
                _view(chart, drawn, shown)
            points(chart, drawn, shown)
    if drawn.figure is not None:
        source_line.line(chart, drawn)
    if chart.notes:
        st.caption("\n".join(f"- {escape_markdown(note)}" for note in chart.notes))
    if drawn.figure is not None:
        take_away(chart, choices, drawn, shown)


def _since(chart: Chart, drawn: RenderedChart) -> None:
    """For a link made under an older data version: what changed in the drawn rows since, with reasons."""
    with report_errors():
        found = changes.changes_in_chart(st.query_params.get(addresses.VERSION, ""), chart, drawn.rows)
        if found is None:
            return
        if not found.sentences:
            st.caption(f":material/history: {escape_markdown(found.said)}")
            return
        with st.expander(escape_markdown(found.said), icon=":material/history:"):
            st.markdown("\n".join(f"- {escape_markdown(each)}" for each in found.sentences))


def _view(chart: Chart, drawn: RenderedChart, shown: str) -> None:
    if drawn.figure is None:
        return
    match shown:
        case "Table":
            st.dataframe(
                _table(chart, drawn.rows),
                column_config=_formats(chart),
                hide_index=True,
                placeholder="–",
                alt=share.alt_text(chart, drawn),
                key=f"table-{chart.id}",
            )
        case "Text":
            with st.container(height=420 if len(drawn.rows) > 12 else "content", border=False):
                st.markdown("\n".join(f"- {escape_markdown(each)}" for each in row_sentences(chart, drawn)))
        case _:
            _figure(drawn.number, chart, drawn)


@st.cache_data(show_spinner=False, max_entries=256)
def _figure(number: int, _chart: Chart, _drawn: RenderedChart) -> None:  # noqa: ARG001
    """Hand the figure to the reader; written as JSON once, and sent again from memory to everyone with the same choices."""
    st.plotly_chart(_drawn.figure, config=CONFIG, theme=None, alt=share.alt_text(_chart, _drawn), key=f"figure-{_chart.id}")


def _table(chart: Chart, rows: pd.DataFrame) -> pd.DataFrame:
    """The drawn rows with the headings and labels of readers, all sources of each row by name, and the first of them as a link."""
    frame = pd.DataFrame({each.heading: [label_cell(each, cell) for cell in rows[each.name]] for each in chart.columns})
    sources = row_sources(chart, rows)
    return frame.assign(
        Sources=["; ".join(each.text for each in of_row) for of_row in sources],
        Source=[next((each.address for each in of_row if each.address), None) for of_row in sources],
    )


def _formats(chart: Chart) -> dict[str, Any]:
    """Thousands separators for amounts, none for years, a short text for links."""
    formats: dict[str, Any] = {
        each.heading: st.column_config.NumberColumn(format="%d" if each.unit == "year" else "localized")
        for each in chart.columns
        if each.unit
    }
    return formats | {"Source": st.column_config.LinkColumn("Open", display_text="open the first source")}
