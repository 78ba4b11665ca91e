"""A chart as a picture on a page, where its figure is not there yet or not needed; only where the server has the route that draws it."""

from __future__ import annotations

from html import escape

from components.content import addresses
from components.description.chart import Chart
from components.description.choice import Choices
from components.drawing import theme
from components.drawing.render import RenderedChart
from components.export import share

WIDTHS = {"figure": addresses.COLUMN_WIDTH, "small": 480}
"""Pixels that a picture of a shape is wide: in the column of a page, and on a card."""
PHONE_WIDTH = 350
"""The same on a phone, where each takes the whole screen."""


def picture(chart: Chart, choices: Choices, rendered: RenderedChart, shape: str, mode: theme.Mode) -> str:
    """A chart as a picture in HTML, as wide as its place; a figure is as high as the live one will be."""
    wide, narrow = (
        escape(addresses.picture(chart, choices, "svg", shape=shape, width=each, mode=mode)) for each in (WIDTHS[shape], PHONE_WIDTH)
    )
    height = f' style="height: {rendered.figure.layout.height}px"' if shape == "figure" and rendered.figure is not None else ""
    return (
        f'<picture class="chart-picture"><source media="(max-width: 640px)" srcset="{narrow}">'
        f'<img src="{wide}" alt="{escape(share.alt_text(chart, rendered))}" loading="lazy"{height}></picture>'
    )
