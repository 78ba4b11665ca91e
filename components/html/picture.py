"""The page on which a browser saves a chart as a picture, with title, sources and link."""

from __future__ import annotations

from components.content import addresses
from components.description.chart import Chart
from components.description.choice import Choices
from components.drawing import theme
from components.drawing.render import figure_json, render
from components.export import share
from components.export.sheets import citations_behind
from components.html.templates import TEMPLATES, block


def picture_page(chart: Chart, choices: Choices, kind: str, base: str) -> str:
    """The page; `kind` is svg or png, `base` the address of the first page. Raises `data.TableError` when a table of the chart cannot be
    read.
    """
    shown = render(chart, choices)
    return TEMPLATES.get_template("picture.html").render(
        chart=chart,
        headline=shown.headline,
        finding=shown.finding,
        alt=share.alt_text(chart, shown),
        figure=shown.figure is not None,
        spec=block({"spec": figure_json(shown.figure), "paper": theme.PAPER["light"], "kind": kind, "name": chart.id}),
        kind=kind,
        sources=share.name_sources(citations_behind(chart, shown.rows)) if len(shown.rows) else "",
        address=addresses.permanent(chart, choices, "Chart", base),
        ink=theme.INK["light"],
        paper=theme.PAPER["light"],
    )
