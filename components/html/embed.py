"""One chart on somebody else's page: the page that a frame shows."""

from __future__ import annotations

from urllib.parse import urlencode

from components.content import addresses
from components.description.chart import Chart
from components.description.choice import Choices
from components.drawing import theme
from components.drawing.render import figure_json, render
from components.export.cite import SITE
from components.html.section import section
from components.html.templates import TEMPLATES, block


def embed_page(chart: Chart, choices: Choices, base: str) -> str:
    """The page in the frame; `base` is the address of the first page. Raises `data.TableError` when a table of the chart cannot be read."""
    figure, own_address = render(chart, choices).figure, addresses.embed(chart, choices, base)
    return TEMPLATES.get_template("embed.html").render(
        section=section(chart, choices),
        site=SITE,
        figure=figure is not None,
        spec=block({"spec": figure_json(figure), "ink": theme.INK, "paper": theme.PAPER}),
        height=int(figure.layout.height) if figure is not None else 0,
        canonical=own_address,
        oembed=f"{base}oembed?{urlencode({'url': own_address, 'format': 'json'})}",
        ink=theme.INK,
        paper=theme.PAPER,
    )
