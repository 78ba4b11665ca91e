"""The readable edition: every page as HTML that needs no JavaScript and prints well, made from the same descriptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlencode

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from components.content import excerpts
from components.content.pages import PAGES, Page, shown
from components.description.words import shorten
from components.export.cite import SITE
from components.export.share import VERSION
from components.html import page_parts
from components.html.section import Query, chosen, section
from components.html.templates import TEMPLATES, block
from components.web.data_routes import answer, refuse
from data import PACKAGE, TableError, dates

FIRST = "overview"
"""Another name of the first page, whose own is empty."""
CARD = "app/static/card.png"
"""The picture that stands beside a link on other people's pages, relative to the root."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def routes() -> list[Route]:
    """The routes for `st.App`."""
    return [
        Route("/read", lambda _request: RedirectResponse("read/")),
        Route("/read/", _page),
        Route("/read/{page}", _page),
        Route("/sitemap.xml", _sitemap),
        Route("/robots.txt", _robots),
    ]


def address(path: str, query: Query | None = None) -> str:
    """Where the readable edition of a page is, relative to the root."""
    return f"read/{path}{f'?{urlencode(query, doseq=True)}' if query else ''}"


def _page(request: Request) -> Response:
    name = request.path_params.get("page", FIRST)
    page = next((each for each in PAGES if (each.path or FIRST) == name), None)
    if page is None:
        return refuse(404, f"There is no page “{shorten(name)}”.", [each.path or FIRST for each in PAGES])
    return answer(request, lambda: HTMLResponse(_written(request, page)))


def _written(request: Request, page: Page) -> str:
    given = content(page, parse_qs(request.url.query, keep_blank_values=True), str(request.base_url))
    return TEMPLATES.get_template("read.html").render(
        **given,
        here=str(request.url),
        oembed=f"../oembed?{urlencode({'url': str(request.url), 'format': 'json'})}" if given["sections"] else None,
    )


def content(page: Page, query: Query, base: str, inside: Callable[[str], str] = str) -> dict[str, Any]:
    """What the template of a page shows; `base` is the address of the site, `inside` says where in it an address of the dashboard is."""
    made = [(chart, *chosen(chart, query)) for chart in shown(page)]
    part = page_parts.part(page)
    extra = _extra(part, query) if part else {}
    version = (query.get(VERSION) or [""])[-1]
    return {
        "page": page,
        "site": SITE,
        "title": f"{page.title} – {SITE}" if page.path else SITE,
        "pages": [(each.title, page_parts.address(each.path), each == page) for each in PAGES],
        "base": base,
        "card": f"{base}{CARD}",
        "canonical": f"{base}{inside(address(page.path))}",
        "terms": page_parts.terms(page),
        "part": part,
        "extra": extra,
        "wrong": [*dict.fromkeys(line for _, _, lines in made for line in lines), *extra.get("wrong", []), *page_parts.missing(page)],
        "sections": [(section(chart, choices, version), page_parts.quoted(chart.excerpts)) for chart, choices, _ in made],
        "version": PACKAGE.version,
        "as_of": dates.words(PACKAGE.as_of),
        "dataset": block(_dataset(page, lambda each: f"{base}{inside(each)}")),
        "licence": LICENCE,
    }


def _extra(part: page_parts.Part, query: Query) -> dict[str, Any]:
    try:
        return part.make(query)
    except TableError as error:
        return {"trouble": str(error)}


def _dataset(page: Page, at: Callable[[str], str]) -> dict[str, Any]:
    """What a page rests on, as schema.org has it; `at` gives the whole address of a relative one."""
    drawn = {name: None for chart in shown(page) for name in chart.tables}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{page.title} – {PACKAGE.json['title']}",
        "description": page.lede,
        "url": at(address(page.path)),
        "license": LICENCE,
        "version": PACKAGE.version,
        "dateModified": PACKAGE.as_of,
        "creator": {"@type": "Organization", "name": f"The {SITE} contributors"},
        "isAccessibleForFree": True,
        "distribution": [_download(name, kind, at) for name in drawn or PACKAGE.tables for kind in ("csv", "parquet")],
        "isBasedOn": {
            "@type": "Report",
            "name": "Human Rights in North Korea: Pressure and Engagement",
            "author": {"@type": "Person", "name": "Gabriel Jonsson"},
            "publisher": {"@type": "Organization", "name": "Institute for Security and Development Policy"},
            "datePublished": dates.BRIEF.isoformat(),
            "url": excerpts.brief_address(),
        },
    }


def _download(name: str, kind: str, at: Callable[[str], str]) -> dict[str, str]:
    media = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}[kind]
    title = PACKAGE.tables[name].title
    return {"@type": "DataDownload", "name": title, "encodingFormat": media, "contentUrl": at(f"api/v1/tables/{name}.{kind}")}


def _sitemap(request: Request) -> Response:
    text = TEMPLATES.get_template("sitemap.xml").render(
        addresses=[f"{request.base_url}{address(each.path)}" for each in PAGES], changed=PACKAGE.as_of
    )
    return Response(text, media_type="application/xml")


def _robots(request: Request) -> Response:
    return PlainTextResponse(f"User-agent: *\nAllow: /\nDisallow: /picture/\nSitemap: {request.base_url}sitemap.xml\n")
