"""The rows of a chart for the keyboard and the ear: one list to step through them, and a new finding read aloud.

It takes no room until it has the focus, and asks nothing of the server: the rows go to the reader with the figure.
"""

from __future__ import annotations

from components.description.chart import Chart
from components.drawing.render import RenderedChart, row_sentences
from components.ui.browser_component import component

_mount = component("points", "html", "css", "js")


def points(chart: Chart, rendered: RenderedChart, view: str) -> None:
    """Below a chart: steps through its rows in the view that has a figure; in every view a finding that changes is read aloud."""
    rows = [*row_sentences(chart, rendered)] if view == "Chart" else []
    _mount(data={"title": chart.title, "finding": rendered.finding, "figure": f"figure-{chart.id}", "rows": rows}, key=f"points-{chart.id}")
