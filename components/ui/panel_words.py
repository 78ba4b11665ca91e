"""The words of a panel and the picture of its figure, as one element: all there is of a panel until a reader comes to it."""

from __future__ import annotations

import logging
from collections.abc import Callable
from functools import partial
from html import escape
from typing import NamedTuple

import streamlit as st

from components.content import addresses, pages, reports
from components.description.chart import Chart
from components.description.words import escape_markdown, inline_html, link
from components.drawing import theme
from components.drawing.render import RenderedChart, record_today, render
from components.ui import excerpts, source_line
from components.ui.chart_picture import picture
from components.ui.controls import WidgetState
from components.ui.errors import PART_MISSING
from components.ui.take_away import base
from data import PACKAGE, TableError, cached_by_tables, note_failure

log = logging.getLogger(__name__)


class PanelMarkup(NamedTuple):
    """The words around the figure of a panel, as HTML."""

    html: str
    """Head, picture and foot: all of a panel that nobody has come to."""
    foot: str
    warnings: tuple[str, ...]
    """One line for each part that cannot be shown."""


class RenderContext(NamedTuple):
    """What the markup hangs on besides the chart and its choices."""

    mode: theme.Mode
    pictured: bool
    """Whether the server draws pictures."""
    base: str
    """The address of the first page, where reports of errors name it; else empty."""


def show(chart: Chart, state: WidgetState) -> PanelMarkup:
    """Head, picture and foot. The choices come between head and picture, and the live figure where the picture is: see `frame.css`.

    A table of the excerpts, of the record or of the sources that cannot be read (`data.TableError`) is said before it.
    Raises `data.TableError` when a table of the chart cannot be read.
    """
    context = RenderContext(st.context.theme.type or "light", addresses.routes_are_served(), base() if reports.target() else "")
    words = _words(chart, state, context)
    for each in words.warnings:
        st.warning(escape_markdown(each))
    st.html(words.html)
    return words


@cached_by_tables(of=lambda chart, *_others: (*chart.tables, "excerpts", "citations", "sources"), size=512)
def _words(chart: Chart, state: WidgetState, context: RenderContext) -> PanelMarkup:
    rendered = render(chart, state.choices, context.mode)
    warnings: list[str] = []
    head = _head(chart, state, rendered, warnings)
    pictured = context.pictured and rendered.figure is not None and state.view == "Chart"
    figure = picture(chart, state.choices, rendered, "figure", context.mode) if pictured else ""
    foot = _foot(chart, state, rendered, context.base, warnings)
    html = f'<div class="panel-head">{head}</div><div class="panel-picture below-{state.main_widget}">{figure}</div>{foot}'
    return PanelMarkup(html, foot, (*dict.fromkeys(warnings),))


def _tried(make: Callable[[], str], warnings: list[str]) -> str:
    """A part of the markup; empty, with a warning, where it cannot be made."""
    try:
        return make()
    except TableError as error:
        warnings.append(str(error))
    except Exception:
        log.exception("a part of a panel failed")
        note_failure()  # tried again for the next reader
        warnings.append(PART_MISSING)
    return ""


def _head(chart: Chart, state: WidgetState, rendered: RenderedChart, warnings: list[str]) -> str:
    """Where the chart stands on its page, the finding, the measure, the brief beside the record, what of a link was not understood."""
    quoted = [_side("The brief, 2015", partial(excerpts.beside_the_record, each), warnings) for each in chart.excerpts[:1]]
    record = _side(f"The record, {PACKAGE.as_of[:4]}", lambda: inline_html(record_today(chart)), warnings)
    measure = " ".join(filter(None, (chart.notice, rendered.measure)))
    return "".join(
        [
            _place(chart),
            f'<h2 id="{chart.id}">{escape(rendered.headline)}</h2>',
            f"<p>{escape(measure)}</p>" if measure else "",
            f'<div class="panel-sides">{"".join([*quoted, record])}</div>',
            *(f"<p>{escape(each)}</p>" for each in state.misread),
        ]
    )


def _place(chart: Chart) -> str:
    """The place of a chart among those of its page, with the ways to the others."""
    page = pages.page(chart.page)
    if len(page.charts) == 1:
        return ""
    ways = [f'<a href="#{each.id}">{escape(each.short_title)}</a>' for each in page.charts if each is not chart]
    here = (page.title, f"{page.charts.index(chart) + 1} of {len(page.charts)}", chart.short_title)
    return f'<p class="panel-place">{" · ".join([*map(escape, here), *ways])}</p>'


def _side(name: str, make: Callable[[], str], warnings: list[str]) -> str:
    html = _tried(make, warnings)
    return f"<p><small><strong>{escape(name)}</strong></small> {html}</p>" if html else ""


def _foot(chart: Chart, state: WidgetState, rendered: RenderedChart, base: str, warnings: list[str]) -> str:
    """The caveat, who says so, and how to report an error; in a whole panel it comes behind the choices, as it is read."""
    sources = _tried(lambda: source_line.line(chart, rendered), warnings)
    report = reports.report_address(f"Chart “{chart.title}”", addresses.permanent(chart, state.choices, state.view, base))
    said = [f"{escape(chart.caveat)} {sources}", *([inline_html(link(reports.LABEL, report))] if report else [])]
    return f'<div class="panel-foot"><p>{" · ".join(said)}</p></div>'
