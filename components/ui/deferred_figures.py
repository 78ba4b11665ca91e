"""Figures below the first of a page come once the first stands: who arrives sees a chart sooner, and the text of the whole page before
the others.
"""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from uuid import uuid4

import plotly.graph_objects as go
import streamlit as st

from components.description.chart import Chart
from components.ui.browser_component import component

FIRST_FIGURE = "first-figure"
"""In the state of a session: the chart whose figure a page sends with its text; each page sets it anew."""
DEFERRED = "figures-waiting"
"""In the state of a session: the charts of the page whose figures wait for it."""
ALL_FIGURES = "all-figures"
"""In the state of a session: set once the browser has drawn a figure; pages then send theirs at once."""

_mount = component("deferred_figures", "js")


@contextmanager
def deferred_figures() -> Generator[None]:
    """Around the charts of a page: the browser asks for the figures that wait when the first stands."""
    st.session_state[FIRST_FIGURE], st.session_state[DEFERRED] = None, []
    yield
    if st.session_state[DEFERRED]:
        _ask()


@st.fragment
def _ask() -> None:
    """A part of its own: a request from outside of all parts would take the files away that other parts have made for the reader."""
    # never the same data: a browser that has lost its server then asks the next one once more
    _mount(data={"asked": uuid4().hex}, key="later", on_come_change=_come)


def fragment_key(chart: Chart) -> str:
    """The key of the part of a page that a chart is drawn in."""
    return f"part-{chart.id}"


def is_deferred(chart: Chart, figure: go.Figure) -> bool:
    """Whether the figure of a chart has to wait. Its place is then kept, and the part that it is drawn in runs again when it may come."""
    if st.session_state.get(ALL_FIGURES):
        return False
    if st.session_state.get(FIRST_FIGURE) is None:
        st.session_state[FIRST_FIGURE] = chart.id
    if st.session_state[FIRST_FIGURE] == chart.id:
        return False
    st.session_state[DEFERRED] = [*st.session_state.get(DEFERRED, []), fragment_key(chart)]
    st.container(key=f"later-{chart.id}", height=figure.layout.height, border=False)
    return True


def _come() -> None:
    st.session_state[ALL_FIGURES] = True
    st.rerun([*dict.fromkeys(st.session_state[DEFERRED])])
