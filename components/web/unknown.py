"""Addresses at which there is nothing: 404 in words, where Streamlit would answer 200 with its own page."""

from __future__ import annotations

import re

from starlette.convertors import Convertor, register_url_convertor
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.content import addresses
from components.content.pages import PAGES
from components.web.middleware.security_headers import STREAMLIT_FILES
from components.web.refusals import refuse

OWN = "|".join(re.escape(each.name) for each in STREAMLIT_FILES.iterdir() if each.is_file())
"""The files of Streamlit's own page that lie at the root."""


class Unknown(Convertor[str]):
    """Any path but those under which Streamlit has its own."""

    regex = rf"(?!(?:.*/)?_stcore(?:/|$)|(?:media|component|app/static|static)/|(?:{OWN})$).+"

    def convert(self, value: str) -> str:
        """The path from an address, as it is."""
        return value

    def to_string(self, value: str) -> str:
        """The path for an address, as it is."""
        return value


register_url_convertor("unknown", Unknown())


def routes() -> list[Route]:
    """The last of all routes: whatever no other takes, in any method."""
    return [Route("/favicon.ico", _icon), Route("/{path:unknown}", _nothing)]


def _icon(request: Request) -> Response:
    """What browsers ask for beside pages that name no icon: the one of the pages of Streamlit."""
    return RedirectResponse(f"{request.base_url}favicon.png", 308)


def _nothing(request: Request) -> Response:
    path, base = request.path_params["path"], str(request.base_url)
    if path.endswith("/"):
        query = f"?{request.url.query}" if request.url.query else ""
        return RedirectResponse(f"{base}{path.strip('/')}{query}", 301)
    if path.startswith("api/") or "." in path.rpartition("/")[2]:
        there = ("api", "datapackage.json", f"{addresses.API}/tables", f"{addresses.API}/charts")
        return refuse(404, "There is nothing at this address.", [f"{base}{each}" for each in there])
    return refuse(404, "There is no page at this address.", [f"{base}{each.path}" for each in PAGES]).as_page(request)
