"""Everything that the server answers beside Streamlit's own: all routes, and what stands around every answer."""

from __future__ import annotations

from pathlib import Path

import plotly
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from components.content import addresses
from components.web import api, data_routes, html_routes, oembed, shell
from components.web.middleware.compression import LEAST, CompressedFiles
from components.web.middleware.limits import RequestLimits
from components.web.middleware.security_headers import SecurityHeaders, streamlit_policy
from data import PACKAGE

PROJECT = Path(__file__).parents[2]


def routes() -> list[Route | Mount]:
    """All routes for `st.App`; from now on pages link to them."""
    addresses.serve_routes()
    return [
        Route("/healthz", _health),
        *data_routes.routes(),
        *api.routes(),
        *oembed.routes(),
        *html_routes.routes(),
        *shell.routes(),
        Route("/assets/plotly.min.js", _plotly),
        Mount("/app/static", StaticFiles(directory=PROJECT / "static")),
    ]


def middleware() -> list[Middleware]:
    """Limits first; headers for every answer; files compressed once a process, what is made for a reader each time."""
    return [
        Middleware(RequestLimits),
        Middleware(SecurityHeaders, policy=streamlit_policy()),
        Middleware(CompressedFiles),
        Middleware(GZipMiddleware, minimum_size=LEAST, compresslevel=6),
    ]


async def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok", "data_version": PACKAGE.version})


def _plotly(_request: Request) -> Response:
    file = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return FileResponse(file, headers={"Cache-Control": "public, max-age=86400"})
