"""The first answer for a page: Streamlit's own HTML with the page's title and words in it, so that there is text before any script has
come.

Without this Streamlit's pages are called “Streamlit” wherever a link is shown, and are empty until their scripts run.
"""

from __future__ import annotations

import re
from collections.abc import Awaitable, Callable
from functools import cache

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from components.content import addresses, headlines
from components.content.pages import PAGES
from components.description.page import Page
from components.export.cite import SITE
from components.html import readable
from components.html.templates import TEMPLATES
from components.web.middleware.security_headers import BACKEND_URL_SCRIPT, STREAMLIT_FILES, streamlit_html
from data import single_flight

PARTS = ("Html", "Selectbox", "Multiselect", "ButtonGroup", "BidiComponent", "DownloadButton", "LinkButton", "PlotlyChart")
"""What a page with charts is made of, as Streamlit names its scripts; the largest last."""
CHUNK = re.compile(r'from"\./([\w.-]+\.js)"|import"\./([\w.-]+\.js)"')


def routes() -> list[Route]:
    """The routes for `st.App`: one for each page."""
    return [Route(f"/{each.path}", _answer(each)) for each in PAGES]


def _answer(page: Page) -> Callable[[Request], Awaitable[Response]]:
    async def answer(request: Request) -> Response:
        description = await run_in_threadpool(headlines.description, page)
        return HTMLResponse(_written(page, str(request.base_url), description), headers={"Cache-Control": "no-cache"})

    return answer


@single_flight(64)
def _written(page: Page, base: str, description: str) -> str:
    """Streamlit's HTML for a page; where a part of it is not as known, that part stays as it is."""
    words = {
        "page": page,
        "description": description,
        "site": SITE,
        "title": f"{page.title} – {SITE}" if page.path else SITE,
        "base": base,
        "card": f"{base}{readable.CARD}",
        "canonical": f"{base}{page.path}",
        "edition": addresses.readable(page.path),
        "files": _chart_files() if page.charts else (),
        "root": BACKEND_URL_SCRIPT,
    }
    head, body = (TEMPLATES.get_template(f"shell_{part}.html").render(words) for part in ("head", "body"))
    html = streamlit_html().replace("<title>Streamlit</title>", head, 1).replace('<div id="root"></div>', f'<div id="root">{body}</div>', 1)
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
