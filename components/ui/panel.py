"""A chart on a page: question, finding, choices, chart or table or text, source line, notes, downloads, excerpts."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components.content import addresses, changes
from components.description.chart import Chart, label_cell
from components.description.page import Page
from components.description.words import escape_markdown
from components.drawing.render import RenderedChart, render, row_sentences
from components.export import share
from components.export.sheets import row_sources
from components.ui import controls, excerpts, on_request, panel_words, source_line
from components.ui.errors import report_errors
from components.ui.layout import MEASURE
from components.ui.points import points
from components.ui.take_away import take_away

CONFIG = {"displayModeBar": False, "responsive": True, "topojsonURL": "app/static/topojson/"}


def panels(page: Page) -> None:
    """The charts of a page in its order."""
    for chart in page.charts:
        panel(chart)


def panel(chart: Chart) -> None:
    """Show a chart with everything that belongs to it; only this chart is drawn again when one of its choices changes."""
    with st.container(key=f"panel-{chart.id}"):
        st.fragment(key=on_request.fragment_key(chart))(_body)(chart)


def _body(chart: Chart) -> None:
    with report_errors():
        on_request.note_drawn(chart)
        if on_request.is_whole(chart):
            state = controls.widget_state(chart)
            words = panel_words.show(chart, state)
            _below_words(chart, state, words.foot)
        else:
            panel_words.show(chart, controls.default_widget_state(chart))


def _below_words(chart: Chart, state: controls.WidgetState, foot: str) -> None:
    """What comes with a reader: the choices, the live figure, and all that is below it."""
    choices, shown = state.choices, state.view
    rendered = render(chart, choices, st.context.theme.type or "light")
    with st.container(horizontal=True, vertical_alignment="bottom", key=f"choices-{chart.id}"):
        controls.view_widget(chart)
        controls.chart_widgets(chart, state)
    with st.container(gap=None, key=f"view-{chart.id}"):
        points(chart, rendered, shown)
        if rendered.figure is not None and (shown != "Chart" or on_request.is_live(chart)):
            _view(chart, rendered, shown)
    st.html(foot)
    if rendered.figure is not None:
        take_away(chart, choices, rendered, shown)
        _changes_since(chart, rendered)
    _how_to_read(chart, rendered)


def _how_to_read(chart: Chart, rendered: RenderedChart) -> None:
    """Closed under the chart: what it says in full, how to read it, its limits, and all its sources."""
    with st.expander(
        f"How to read this, and its limits{source_line.count(chart, rendered)}",
        type="compact",
        on_change=partial(on_request.note_use, chart.id),
        key=f"more-{chart.id}",
    ) as more:
        if not more.open:
            return
        st.markdown(f"**{escape_markdown(chart.title)}**")
        st.markdown(escape_markdown(rendered.finding), width=MEASURE)
        if chart.notes:
            st.markdown("\n".join(f"- {escape_markdown(note)}" for note in chart.notes), width=MEASURE)
        if len(chart.excerpts) > 1:
            excerpts.cards(chart.excerpts[1:], f"more-{chart.id}")
        source_line.draw_all_sources(chart, rendered)


def _changes_since(chart: Chart, rendered: RenderedChart) -> None:
    """For a link made under an older data version: what changed in the drawn rows since, with reasons."""
    if not (version := st.query_params.get(addresses.VERSION)):
        return
    with report_errors():
        found = changes.changes_in_chart(version, chart, rendered.rows)
        if found is None:
            return
        if not found.sentences:
            st.caption(f":material/history: {escape_markdown(found.summary)}")
            return
        with st.expander(escape_markdown(found.summary), icon=":material/history:"):
            st.markdown("\n".join(f"- {escape_markdown(each)}" for each in found.sentences))


def _view(chart: Chart, rendered: RenderedChart, shown: str) -> None:
    match shown:
        case "Table":
            st.dataframe(
                _table(chart, rendered.rows),
                column_config=_formats(chart),
                hide_index=True,
                placeholder="–",
                alt=share.alt_text(chart, rendered),
                key=f"table-{chart.id}",
            )
        case "Text":
            with st.container(height=420 if len(rendered.rows) > 12 else "content", border=False):
                st.markdown("\n".join(f"- {escape_markdown(each)}" for each in row_sentences(chart, rendered)))
        case _:
            _figure(rendered.number, chart, rendered)


@st.cache_data(show_spinner=False, max_entries=256)
def _figure(number: int, _chart: Chart, _rendered: RenderedChart) -> None:  # noqa: ARG001
    """Hand the figure to the reader; written as JSON once, and sent again from memory to everyone with the same choices."""
    st.plotly_chart(_rendered.figure, config=CONFIG, theme=None, alt=share.alt_text(_chart, _rendered), key=f"figure-{_chart.id}")


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
