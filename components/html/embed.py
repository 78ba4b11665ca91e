"""One chart on somebody else's page: the page that a frame shows, the code to copy, and the oEmbed answer."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from markupsafe import escape
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from components.charts import CHARTS
from components.content.pages import PAGES, shown
from components.description.chart import Chart, draw
from components.description.choice import Choices
from components.drawing import theme
from components.export.cite import SITE
from components.html.section import Query, chosen, section
from components.html.templates import TEMPLATES, block
from components.web.data_routes import answer, drawn, refuse, spec
from components.web.middleware.security_headers import POLICY, own

AROUND = 300
"""Pixels that question, finding and source line take around the figure in a column of common width."""
WIDTH = 800
"""Pixels that oEmbed says, when the asker sets no limit."""


def routes() -> list[Route]:
    """The routes for `st.App`."""
    return [Route("/embed/{name}", _embed), Route("/oembed", _oembed)]


def address(chart: Chart, choices: Choices, base: str) -> str:
    """Where the chart stands without the frame; `base` is the address of the first page."""
    query = urlencode(chart.query(choices), doseq=True)
    return f"{base.rstrip('/')}/embed/{chart.id}{f'?{query}' if query else ''}"


def code(chart: Chart, choices: Choices, base: str, width: str = "100%", height: int | None = None) -> str:
    """The HTML to copy into a page: a frame as wide as its place and as high as the figure needs.

    Raises `data.TableError` when a table of the chart cannot be read.
    """
    return (
        f'<iframe src="{escape(address(chart, choices, base))}" title="{escape(chart.title)}" width="{width}" height="{height or _height(chart, choices)}" '
        'loading="lazy" style="border: 0; max-width: 100%"></iframe>'
    )


def _height(chart: Chart, choices: Choices) -> int:
    figure = draw(chart, choices).figure
    return AROUND + (int(figure.layout.height) if figure is not None else 0)


def _embed(request: Request) -> Response:
    def respond(chart: Chart, choices: Choices) -> Response:
        return HTMLResponse(_page(request, chart, choices), headers={POLICY: own(framed=True)})

    return drawn(request, respond)


def _page(request: Request, chart: Chart, choices: Choices) -> str:
    figure = draw(chart, choices).figure
    base = str(request.base_url)
    return TEMPLATES.get_template("embed.html").render(
        section=section(chart, choices),
        site=SITE,
        figure=figure is not None,
        spec=block({"spec": spec(figure), "ink": theme.INK, "paper": theme.PAPER}),
        height=int(figure.layout.height) if figure is not None else 0,
        canonical=address(chart, choices, base),
        oembed=f"{base}oembed?{urlencode({'url': address(chart, choices, base), 'format': 'json'})}",
        ink=theme.INK,
        paper=theme.PAPER,
    )


def _oembed(request: Request) -> Response:
    if request.query_params.get("format", "json") != "json":
        return refuse(501, "The answer is JSON.", ["json"])

    def make() -> Response:
        found = _named(request.query_params.get("url", ""), str(request.base_url))
        if found is None:
            return refuse(404, "No chart is at this address.", [address(each, {}, str(request.base_url)) for each in CHARTS.values()])
        return JSONResponse(_rich(request, *found))

    return answer(request, make)


def _named(url: str, base: str) -> tuple[Chart, Choices] | None:
    """The chart that an address of this site shows, with its choices: an embed, or the chart or the first chart of a page."""
    if not url.startswith(base):
        return None
    parts = urlsplit(f"/{url.removeprefix(base)}")
    path, query = parts.path.removeprefix("/"), parse_qs(parts.query, keep_blank_values=True)
    chart = CHARTS.get(path.removeprefix("embed/")) if path.startswith("embed/") else _on_page(path, parts.fragment, query)
    return (chart, chosen(chart, query)[0]) if chart else None


def _on_page(path: str, anchor: str, query: Query) -> Chart | None:
    """The chart at an anchor of a page, else the one that the choices are of, else the first."""
    path = path.removeprefix("read/").removesuffix("/")
    page = next((each for each in PAGES if path in (each.path, each.path or "overview")), None)
    charts = shown(page) if page else []
    return next(
        (each for each in charts if each.id == anchor),
        next((each for each in charts if any(control.name in query for control in each.controls)), charts[0] if charts else None),
    )


def _rich(request: Request, chart: Chart, choices: Choices) -> dict[str, Any]:
    base = str(request.base_url)
    width, height = _limit(request, "maxwidth", WIDTH), _limit(request, "maxheight", _height(chart, choices))
    return {
        "version": "1.0",
        "type": "rich",
        "title": chart.title,
        "provider_name": SITE,
        "provider_url": base,
        "cache_age": 300,
        "width": width,
        "height": height,
        "html": code(chart, choices, base, str(width), height),
    }


def _limit(request: Request, name: str, wanted: int) -> int:
    """A length in pixels, within what the asker allows."""
    given = request.query_params.get(name, "")
    return min(wanted, int(given)) if given.isdecimal() and len(given) < 6 and int(given) else wanted
