"""The first answer for a page: Streamlit's own HTML with the page's title and words in it, so that there is text before any script has
come.

Without this Streamlit's pages are called “Streamlit” wherever a link is shown, and are empty until their scripts run.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Awaitable, Callable
from functools import cache
from typing import NamedTuple
from urllib.parse import parse_qs, urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from components.content import addresses, headlines
from components.content.pages import PAGES
from components.description.choice import Query
from components.description.page import Page
from components.export.cite import SITE
from components.html.picture import SITE_CARD, Card, FirstPicture, card_of, first_picture
from components.html.templates import TEMPLATES
from components.web.middleware.security_headers import PAGE_SCRIPTS, STREAMLIT_FILES, streamlit_html
from data import single_flight

log = logging.getLogger(__name__)

PARTS = ("Html", "Selectbox", "Multiselect", "ButtonGroup", "BidiComponent", "DownloadButton", "LinkButton", "PlotlyChart")
"""What a page with charts is made of, as Streamlit names its scripts; the largest last."""
CHUNK = re.compile(r'from"\./([\w.-]+\.js)"|import"\./([\w.-]+\.js)"')


def routes(styles: str = "") -> list[Route]:
    """The routes for `st.App`: one for each page; `styles` is the `<style>` of all pages, so that they come laid out."""
    return [Route(f"/{each.path}", _answer(each, styles)) for each in PAGES]


def _answer(page: Page, styles: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        query = parse_qs(request.url.query, keep_blank_values=True)
        today = page.with_current_labels(query)
        if today != query:  # a link in the words that options had before
            return RedirectResponse(str(request.url.replace(query=urlencode(today, doseq=True))), 308)
        said = await run_in_threadpool(_page_words, page, query)
        written = _written(page, str(request.base_url), said, styles)
        if request.url.query:  # what is discovered has the choices of this address
            plain, asked = (urlencode({"url": each}) for each in (f"{request.base_url}{page.path}", str(request.url)))
            written = written.replace(f"oembed?{plain}&amp;", f"oembed?{asked}&amp;", 1)
        return HTMLResponse(written, headers={"Cache-Control": "no-cache"})

    return answer


class _PageWords(NamedTuple):
    """What the first answer for a page says: its title, what a link says of it, what of the query says which one the page is about, and
    its pictures.
    """

    heading: str
    description: str
    about: str
    card: Card
    first: FirstPicture | None


def _page_words(page: Page, query: Query) -> _PageWords:
    words = page.heading(query), headlines.description(page, query), urlencode(page.subject_query(query), doseq=True)
    try:
        return _PageWords(*words, card_of(page, query), first_picture(page, query))
    except Exception:  # such as rows that others name and that are gone: a page has its words all the same
        log.exception("the pictures of %s", page.title)
        return _PageWords(*words, SITE_CARD, None)


@single_flight(256)
def _written(page: Page, base: str, said: _PageWords, styles: str) -> str:
    """Streamlit's HTML for a page; where a part of it is not as known, that part stays as it is."""
    words = {
        "page": page,
        "description": said.description,
        "site": SITE,
        "heading": said.heading,
        "title": f"{said.heading} – {SITE}" if page.path else SITE,
        "base": base,
        "card": said.card,
        "first": said.first,
        "canonical": f"{base}{page.path}{'?' if said.about else ''}{said.about}",
        "edition": f"{addresses.readable(page.path)}{'?' if said.about else ''}{said.about}",
        "files": _chart_files() if page.charts and not page.pictures_first else (),
        "scripts": PAGE_SCRIPTS,
        "oembed": f"{base}oembed?{urlencode({'url': f'{base}{page.path}', 'format': 'json'})}" if page.charts else None,
    }
    head, body = (TEMPLATES.get_template(f"shell_{part}.html").render(words) for part in ("head", "body"))
    # after the head, whose styles Streamlit adds to: of two rules for one thing ours counts
    below = f'<div id="root"></div>{styles}{body}'
    html = streamlit_html().replace("<title>Streamlit</title>", head, 1).replace('<div id="root"></div>', below, 1)
    return re.sub(r"<noscript>.*?</noscript>", "", html, count=1, flags=re.DOTALL)


@cache
def _chart_files() -> tuple[str, ...]:
    """The scripts of the parts and what they import, so that browsers fetch them while the page is still being made."""
    folder = STREAMLIT_FILES / "static" / "js"
    names = [
        name
        for part in PARTS
        for file in sorted(folder.glob(f"{part}.*.js"))
        for name in (*("".join(each) for each in CHUNK.findall(file.read_text(encoding="utf-8")[:4000])), file.name)
    ]
    return tuple(f"./static/js/{name}" for name in dict.fromkeys(names) if f"/{name}" not in streamlit_html())
