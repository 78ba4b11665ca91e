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

ELEMENTS = ("Html", "Selectbox", "Multiselect", "ButtonGroup", "BidiComponent", "DownloadButton", "LinkButton", "PlotlyChart")
"""What a page with charts is made of, as Streamlit names its scripts; the largest last."""
IMPORTED_SCRIPT = re.compile(r'from"\./([\w.-]+\.js)"|import"\./([\w.-]+\.js)"')


def routes(styles: str = "") -> list[Route]:
    """The routes for `st.App`: one for each page; `styles` is the `<style>` of all pages, so that they come laid out."""
    return [Route(f"/{each.path}", _answer(each, styles)) for each in PAGES]


def _answer(page: Page, styles: str) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        query = parse_qs(request.url.query, keep_blank_values=True)
        current = page.with_current_labels(query)
        if current != query:  # a link in the words that options had before
            return RedirectResponse(str(request.url.replace(query=urlencode(current, doseq=True))), 308)
        words = await run_in_threadpool(_page_words, page, query)
        html = _page_html(page, str(request.base_url), words, styles)
        if request.url.query:  # what is discovered has the choices of this address
            plain, asked = (urlencode({"url": each}) for each in (f"{request.base_url}{page.path}", str(request.url)))
            html = html.replace(f"oembed?{plain}&amp;", f"oembed?{asked}&amp;", 1)
        return HTMLResponse(html, headers={"Cache-Control": "no-cache"})

    return answer


class _PageWords(NamedTuple):
    """What the first answer for a page says: its title, what a link says of it, what of the query says which one the page is about, and
    its pictures.
    """

    heading: str
    description: str
    subject: str
    card: Card
    first: FirstPicture | None


def _page_words(page: Page, query: Query) -> _PageWords:
    texts = page.heading(query), headlines.description(page, query), urlencode(page.subject_query(query), doseq=True)
    try:
        return _PageWords(*texts, card_of(page, query), first_picture(page, query))
    except Exception:  # such as rows that others name and that are gone: a page has its words all the same
        log.exception("the pictures of %s", page.title)
        return _PageWords(*texts, SITE_CARD, None)


@single_flight(256)
def _page_html(page: Page, base: str, words: _PageWords, styles: str) -> str:
    """Streamlit's HTML for a page; where a part of it is not as known, that part stays as it is."""
    context = {
        "page": page,
        "description": words.description,
        "site": SITE,
        "heading": words.heading,
        "title": f"{words.heading} – {SITE}" if page.path else SITE,
        "base": base,
        "card": words.card,
        "first": words.first,
        "canonical": f"{base}{page.path}{'?' if words.subject else ''}{words.subject}",
        "edition": f"{addresses.readable(page.path)}{'?' if words.subject else ''}{words.subject}",
        "files": _chart_files() if page.charts and not page.pictures_first else (),
        "scripts": PAGE_SCRIPTS,
        "oembed": f"{base}oembed?{urlencode({'url': f'{base}{page.path}', 'format': 'json'})}" if page.charts else None,
    }
    head, body = (TEMPLATES.get_template(f"shell_{part}.html").render(context) for part in ("head", "body"))
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
        for element in ELEMENTS
        for file in sorted(folder.glob(f"{element}.*.js"))
        for name in (*("".join(each) for each in IMPORTED_SCRIPT.findall(file.read_text(encoding="utf-8")[:4000])), file.name)
    ]
    return tuple(f"./static/js/{name}" for name in dict.fromkeys(names) if f"/{name}" not in streamlit_html())
