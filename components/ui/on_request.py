"""Panels come as a reader comes to them: until then there are their words and their picture, and the rest is neither made nor sent.

Where the server has no routes that draw pictures every panel comes whole with its page.
"""

from __future__ import annotations

from uuid import uuid4

import streamlit as st
from streamlit.errors import StreamlitAPIException

from components.charts import CHARTS
from components.content import addresses, pages
from components.description.chart import Chart
from components.description.page import Page
from components.ui.browser_component import component, event_value

WHOLE_PANELS = "whole-panels"
"""In the state of a session: the charts whose panels are whole from now on, and whether each has its live figure."""
USED_PANELS = "used-panels"
"""In the state of a session: the charts whose panels a reader has used and that are not drawn since; empty for the page around them."""

KEY = "on-request"
_mount = component("on_request", "js")


def listen(page: Page) -> None:
    """Have the browser ask for the charts that a reader comes to.

    Called before all else that differs from page to page: the name of a part hangs on its place, and a browser that has just changed the
    page may ask by the name that it had on the page before.
    """
    _used_panels().discard("")  # all around the panels is about to be drawn
    if page.charts and addresses.routes_are_served():
        _ask(page)


@st.fragment
def _ask(page: Page) -> None:
    """A part of its own: a request from outside of all parts would take the files away that other parts have made for the reader."""
    # never the same data: a browser whose request this server may not have heard, as a new one has not, asks once more
    data = {"drawing": uuid4().hex, "still": page.pictures_first, "first": "" if page.pictures_first else page.charts[0].id}
    _mount(data=data, key=KEY, on_wanted_panels_change=make_panels_whole)


def note_use(chart_id: str = "") -> None:
    """Note that a reader has used something in the panel of a chart or, without one, on the page around the panels.

    To be called by what can be used: where the browser tells of it and of a panel in one message, the message names one part of the page
    only, and the other would be kept and not be drawn.
    """
    _used_panels().add(chart_id)


def note_drawn(chart: Chart) -> None:
    """Note that the panel of a chart is drawn as a reader has used it."""
    _used_panels().discard(chart.id)


def fragment_key(chart: Chart) -> str:
    """The key of the part of a page that a chart is drawn in."""
    return f"part-{chart.id}"


def is_whole(chart: Chart) -> bool:
    """Whether the panel of a chart is to be whole: it is the first of its page, its choices are in the address, or a reader has come to it.

    Once it is whole it stays so: a choice in it that is not called in a run would be lost.
    """
    page = pages.page(chart.page)
    own = {chart.id, *(each.name for each in chart.controls if not each.shared)}
    first = chart is page.charts[0] and not page.pictures_first
    whole = first or chart.id in _whole_panels() or not addresses.routes_are_served() or not own.isdisjoint(st.query_params)
    if whole:
        _whole_panels().setdefault(chart.id, not page.pictures_first)
    return whole


def is_live(chart: Chart) -> bool:
    """Whether a whole panel has its figure, not only the picture of it."""
    return _whole_panels().get(chart.id, False) or not addresses.routes_are_served()


def _whole_panels() -> dict[str, bool]:
    return st.session_state.setdefault(WHOLE_PANELS, {})


def _used_panels() -> set[str]:
    return st.session_state.setdefault(USED_PANELS, set())


def make_panels_whole() -> None:
    """Make the panels whole that the browser names: those that a reader has come to, and those whose figure is wanted.

    They may be of another page than the last that has run to its end, or that has begun to run.
    """
    asked = event_value(KEY, "wanted_panels") or {}
    named = [CHARTS[each] for each in asked if each in CHARTS]
    for chart in named:
        comes_live = not pages.page(chart.page).pictures_first
        _whole_panels()[chart.id] = comes_live or bool(asked[chart.id]) or _whole_panels().get(chart.id, False)
    if "" in _used_panels():
        st.rerun()
    if named:
        beside = [chart for chart in map(CHARTS.__getitem__, _used_panels()) if chart.page in {each.page for each in named}]
        try:
            st.rerun(sorted({*map(fragment_key, [*named, *beside])}))
        except StreamlitAPIException:  # a part is not there: its page was left, or has not come so far again
            st.rerun()
