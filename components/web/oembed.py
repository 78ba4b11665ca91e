"""The oEmbed answer: what other programs put into their pages for an address of a chart."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components.charts import CHARTS
from components.content import addresses
from components.content.pages import PAGES
from components.description.chart import Chart
from components.description.choice import Choices, Query
from components.export import share
from components.export.cite import SITE
from components.html.section import read_choices
from components.web.answers import answer
from components.web.refusals import refuse


def routes() -> list[Route]:
    """The route of the oEmbed answer, for `st.App`."""
    return [Route("/oembed", _oembed)]


def _oembed(request: Request) -> Response:
    if request.query_params.get("format", "json") != "json":
        return refuse(501, "The answer is JSON.", ["json"])

    def make() -> Response:
        found = _named(request.query_params.get("url", ""), str(request.base_url))
        if found is None:
            return refuse(
                404, "No chart is at this address.", [addresses.embed(each, {}, str(request.base_url)) for each in CHARTS.values()]
            )
        return JSONResponse(_rich(request, *found))

    return answer(request, make)


def _named(url: str, base: str) -> tuple[Chart, Choices] | None:
    """The chart that an address of this site shows, with its choices: an embed, or the chart or the first chart of a page."""
    rest = {each: url.removeprefix(each) for each in (base, base.replace("http://", "https://"), base.replace("https://", "http://"))}
    here = next((text for start, text in rest.items() if url.startswith(start)), None)
    if here is None:
        return None
    parts = urlsplit(f"/{here}")
    path, query = parts.path.removeprefix("/"), addresses.choices_in_query(parse_qs(parts.query, keep_blank_values=True))
    chart = CHARTS.get(path.removeprefix("embed/")) if path.startswith("embed/") else _on_page(path, parts.fragment, query)
    return (chart, read_choices(chart, query)[0]) if chart else None


def _on_page(path: str, anchor: str, query: Query) -> Chart | None:
    """The chart at an anchor of a page, else the one that the choices are of, else the first."""
    path = path.removeprefix("read/").removesuffix("/")
    page = next((each for each in PAGES if path in (each.path, each.path or addresses.OVERVIEW)), None)
    return page.chart_at(query, anchor) if page else None


def _rich(request: Request, chart: Chart, choices: Choices) -> dict[str, Any]:
    base = str(request.base_url)
    width = _limit(request, "maxwidth", share.COMMON_WIDTH)
    [needed] = share.embed_heights(chart, choices, [width])
    height = _limit(request, "maxheight", needed)
    return {
        "version": "1.0",
        "type": "rich",
        "title": chart.title,
        "provider_name": SITE,
        "provider_url": base,
        "cache_age": 300,
        "width": width,
        "height": height,
        "html": share.frame(chart, addresses.embed(chart, choices, base), width, height),
    }


def _limit(request: Request, name: str, wanted: int) -> int:
    """A length in pixels, within what the asker allows."""
    given = request.query_params.get(name, "")
    return min(wanted, int(given)) if given.isdecimal() and len(given) < 6 and int(given) else wanted
