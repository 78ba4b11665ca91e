"""Routes for the pages that the server writes itself: the readable edition, embeds, class sheets, and what search engines ask for."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from components.content.addresses import OVERVIEW, readable
from components.content.all_states import dossier_addresses
from components.content.pages import PAGES
from components.description.chart import Chart
from components.description.choice import Choices
from components.description.words import shorten
from components.html.class_sheet import sheet
from components.html.embed import embed_page
from components.html.readable import readable_page
from components.html.templates import TEMPLATES
from components.web.answers import answer, answer_chart
from components.web.middleware.security_headers import POLICY, own_page_policy
from components.web.refusals import page, refuse
from data import PACKAGE


def routes() -> list[Route]:
    """The routes of the pages that the server writes itself, for `st.App`."""
    return [
        Route("/read", lambda _request: RedirectResponse("read/")),
        Route("/read/", page(_readable)),
        Route("/read/{page}", page(_readable)),
        Route("/embed/{name}", page(_embed)),
        Route("/class/{name}", page(_class_sheet)),
        Route("/class/{name}/blank", page(_class_sheet)),
        Route("/sitemap.xml", _sitemap),
        Route("/robots.txt", _robots),
    ]


def _readable(request: Request) -> Response:
    name = request.path_params.get("page", OVERVIEW)
    found = next((each for each in PAGES if (each.path or OVERVIEW) == name), None)
    if found is None:
        return refuse(404, f"There is no page “{shorten(name)}”.", [each.path or OVERVIEW for each in PAGES])
    query = parse_qs(request.url.query, keep_blank_values=True)
    return answer(request, lambda: HTMLResponse(readable_page(found, query, str(request.base_url), str(request.url))))


def _embed(request: Request) -> Response:
    def respond(chart: Chart, choices: Choices) -> Response:
        return HTMLResponse(embed_page(chart, choices, str(request.base_url)), headers={POLICY: own_page_policy(framed=True)})

    return answer_chart(request, respond)


def _class_sheet(request: Request) -> Response:
    blank = request.url.path.endswith("/blank")

    def respond(chart: Chart, choices: Choices) -> Response:
        headers = {"Content-Disposition": f'inline; filename="{chart.id}-class.html"'}
        return HTMLResponse(sheet(chart, choices, str(request.base_url), blank=blank), headers=headers)

    return answer_chart(request, respond)


def _sitemap(request: Request) -> Response:
    addresses = [*(readable(each.path) for each in PAGES), *(f"read/{each}" for each in dossier_addresses())]
    text = TEMPLATES.get_template("sitemap.xml").render(
        addresses=[f"{request.base_url}{each}" for each in addresses], changed=PACKAGE.as_of
    )
    return Response(text, media_type="application/xml")


def _robots(request: Request) -> Response:
    return PlainTextResponse(f"User-agent: *\nAllow: /\nSitemap: {request.base_url}sitemap.xml\n")
