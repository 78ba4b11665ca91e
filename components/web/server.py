"""Everything that the server answers beside Streamlit's own: all routes, and what stands around every answer."""

from __future__ import annotations

from pathlib import Path

import plotly
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from components.content import addresses
from components.web import api, data_routes, html_routes, oembed, picture_routes, shell, unknown
from components.web.middleware.compression import Compression
from components.web.middleware.cross_origin import CrossOrigin
from components.web.middleware.limits import RequestLimits
from components.web.middleware.security_headers import STREAMLIT_FILES, SecurityHeaders, streamlit_policy
from data import PACKAGE, TableError, table

PROJECT = Path(__file__).parents[2]


def routes(styles: str = "") -> list[Route | Mount]:
    """All routes for `st.App`; from now on pages link to them, and `styles`, the `<style>` of all pages, comes with their first HTML."""
    addresses.serve_routes()
    return [
        Route("/healthz", _alive),
        Route("/readyz", _ready),
        *picture_routes.routes(),
        *data_routes.routes(),
        *api.routes(),
        *oembed.routes(),
        *html_routes.routes(),
        *shell.routes(styles),
        Route("/assets/plotly.min.js", _plotly),
        Route("/assets/source-sans.woff2", _source_sans),
        Mount("/app/static", StaticFiles(directory=PROJECT / "static")),
        *unknown.routes(),
    ]


def middleware() -> list[Middleware]:
    """Headers for every answer and every refusal; then who may ask and how often; then answers as small as they get."""
    return [
        Middleware(SecurityHeaders, policy=streamlit_policy()),
        Middleware(CrossOrigin),
        Middleware(RequestLimits),
        Middleware(Compression),
    ]


async def _alive(_request: Request) -> Response:
    """The process answers: starting it again would mend nothing."""
    return JSONResponse({"status": "ok", "data_version": PACKAGE.version})


def _ready(_request: Request) -> Response:
    """Everything can be shown: the descriptor and every table can be read."""
    unreadable = [] if PACKAGE.is_current else [PACKAGE.file.name]
    for name in PACKAGE.tables:
        try:
            table(name)
        except TableError:
            unreadable.append(name)
    if unreadable:
        return JSONResponse({"status": "not ready", "unreadable": unreadable}, 503)
    return JSONResponse({"status": "ready", "data_version": PACKAGE.version})


def _plotly(_request: Request) -> Response:
    file = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return FileResponse(file, headers={"Cache-Control": "public, max-age=86400"})


def _source_sans(_request: Request) -> Response:
    """The face that figures are set in, for pages that Streamlit does not write."""
    (file,) = STREAMLIT_FILES.rglob("SourceSansVF-Upright.*.woff2")
    return FileResponse(file, headers={"Cache-Control": "public, max-age=86400"})
