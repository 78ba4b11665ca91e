"""Routes on the same server: health, the tables and the drawn rows as data, pictures of charts, files of `static/`."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any
from urllib.parse import parse_qs, urlencode

import plotly
import plotly.graph_objects as go
from cachetools import LRUCache
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from components.charts import CHARTS
from components.description.chart import Chart, draw
from components.description.choice import ChoiceError, Choices
from components.description.words import shorten
from components.drawing import theme
from components.export import share
from components.export.formats import FORMATS, Sheet
from components.export.sheets import behind, of_chart, of_table
from components.html.templates import TEMPLATES, block
from components.web.middleware.compression import LEAST, Compressed
from components.web.middleware.security_headers import POLICY, Told, own, policy
from data import PACKAGE, TableError, stamp

log = logging.getLogger(__name__)

ROOT = Path(__file__).parents[2]
API = "/api/v1"
OPEN = {"Access-Control-Allow-Origin": "*", "Cache-Control": "public, max-age=300"}

_served: list[bool] = []
KEPT: LRUCache[str, Response] = LRUCache(64 * 1024 * 1024, getsizeof=lambda response: len(response.body))
"""Answers by their tag, for whoever asks the same; bounded in bytes."""
_keeping = Lock()


def serving() -> bool:
    """Whether these routes answer in this process, so that pages link to them."""
    return bool(_served)


def routes() -> list[Route | Mount]:
    """The routes for `st.App`."""
    _served.append(True)
    return [
        Route("/healthz", _health),
        Route(f"{API}/tables", _tables),
        Route(f"{API}/tables/{{name}}.{{ending}}", _table),
        Route(f"{API}/charts", _charts),
        Route(f"{API}/charts/{{name}}.{{ending}}", _chart),
        Route("/picture/{name}.{kind}", _picture),
        Route("/assets/plotly.min.js", _plotly),
        Mount("/app/static", StaticFiles(directory=ROOT / "static")),
    ]


def middleware() -> list[Middleware]:
    """Headers for every answer; files compressed once a process, what is made for a reader each time."""
    return [Middleware(Told, policy=policy()), Middleware(Compressed), Middleware(GZipMiddleware, minimum_size=LEAST, compresslevel=6)]


def data_address(chart: Chart, choices: Choices) -> str:
    """Where the drawn rows of a chart are as CSV, relative to the root."""
    return _address(f"api/v1/charts/{chart.id}.csv", chart, choices)


def picture(chart: Chart, choices: Choices, kind: str) -> str:
    """Where a chart is as a picture, relative to the root; `kind` is svg or png."""
    return _address(f"picture/{chart.id}.{kind}", chart, choices)


def _address(path: str, chart: Chart, choices: Choices) -> str:
    query = urlencode(chart.query(choices), doseq=True)
    return f"{path}?{query}" if query else path


async def _health(_request: Request) -> Response:
    return JSONResponse({"status": "ok", "data_version": PACKAGE.version})


def _tables(request: Request) -> Response:
    listed = [
        {
            "name": each.name,
            "title": each.title,
            "description": each.description,
            "columns": list(each.fields),
            "files": {kind: f"{request.base_url}api/v1/tables/{each.name}.{kind}" for kind in FORMATS},
        }
        for each in PACKAGE.tables.values()
    ]
    return answer(request, lambda: JSONResponse(listed))


def _table(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in PACKAGE.tables:
        return refuse(404, f"There is no table “{shorten(name)}”.", [*PACKAGE.tables])
    return answer(request, lambda: _written(request, of_table(name)))


def _charts(request: Request) -> Response:
    def make() -> Response:
        return JSONResponse([_listed(each, request) for each in CHARTS.values()])

    return answer(request, make)


def _listed(chart: Chart, request: Request) -> dict[str, Any]:
    return {
        "id": chart.id,
        "title": chart.title,
        "page": chart.link(base=str(request.base_url)),
        "files": {kind: f"{request.base_url}api/v1/charts/{chart.id}.{kind}" for kind in FORMATS},
        "choices": _choices(chart),
    }


def _choices(chart: Chart) -> dict[str, list[str]]:
    made: Choices = {}
    allowed = {}
    for control in chart.controls:
        allowed[control.name] = control.words(made)
        made[control.name] = control.start(made)
    return allowed


def _chart(request: Request) -> Response:
    def respond(chart: Chart, choices: Choices) -> Response:
        return _written(request, of_chart(chart, draw(chart, choices)))

    return drawn(request, respond)


def _written(request: Request, sheet: Sheet) -> Response:
    """Rows as the kind of file that the address asks for."""
    kind = FORMATS.get(request.path_params["ending"])
    if kind is None:
        return refuse(404, "There is no such kind of file.", [*FORMATS])
    headers = {"Content-Disposition": f'inline; filename="{request.path_params["name"]}.{kind.ending}"'}
    return Response(kind.write(sheet), media_type=kind.media, headers=headers)


def _picture(request: Request) -> Response:
    def respond(chart: Chart, choices: Choices) -> Response:
        shown = draw(chart, choices)
        page = TEMPLATES.get_template("picture.html").render(
            chart=chart,
            finding=shown.finding,
            figure=shown.figure is not None,
            spec=block({"spec": spec(shown.figure), "paper": theme.PAPER["light"], "kind": request.path_params["kind"], "name": chart.id}),
            kind=request.path_params["kind"],
            sources=share.named(behind(chart, shown.rows)) if len(shown.rows) else "",
            address=share.permanent(chart, choices, "Chart", str(request.base_url)),
            ink=theme.INK["light"],
            paper=theme.PAPER["light"],
        )
        return HTMLResponse(page)

    if request.path_params["kind"] not in ("svg", "png"):
        return refuse(404, "Pictures are SVG or PNG.", ["svg", "png"])
    return drawn(request, respond)


def _plotly(_request: Request) -> Response:
    file = Path(plotly.__file__).parent / "package_data" / "plotly.min.js"
    return FileResponse(file, headers={"Cache-Control": "public, max-age=86400"})


def drawn(request: Request, respond: Callable[[Chart, Choices], Response]) -> Response:
    """Answer for a chart with the choices of the query; 404 and 400 say what is allowed."""
    chart = CHARTS.get(request.path_params["name"])
    if chart is None:
        return refuse(404, f"There is no chart “{shorten(request.path_params['name'])}”.", [*CHARTS])
    query = parse_qs(request.url.query, keep_blank_values=True)
    return answer(request, lambda: respond(chart, chart.read(query)))


def answer(request: Request, make: Callable[[], Response]) -> Response:
    """The response, with a tag that changes with the tables; 304 when the reader has it, 400 for a wrong choice, 503 without a table."""
    tag = f'"{hashlib.sha256(repr((str(request.url), stamp(PACKAGE.tables), PACKAGE.version)).encode()).hexdigest()[:20]}"'
    headers = {**OPEN, "ETag": tag}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)
    with _keeping:
        known = KEPT.get(tag)
    if known is None:
        try:
            known = make()
        except ChoiceError as error:
            return refuse(400, str(error), error.allowed)
        except TableError as error:
            return _lacking(str(error))
        except Exception:  # such as rows that others name and that are gone
            log.exception("%s", request.url.path)
            return _lacking("This cannot be shown at the moment.")
        for name, value in {**headers, POLICY: own()}.items():
            known.headers.setdefault(name, value)
        with _keeping, suppress(ValueError):  # an answer that is larger than all that may be kept
            KEPT[tag] = known
    response = Response(known.body, known.status_code)
    response.raw_headers = [*known.raw_headers]  # middleware writes into the headers of what it passes on
    return response


def _lacking(message: str) -> Response:
    return JSONResponse({"error": message}, 503, headers={"Access-Control-Allow-Origin": "*", "Cache-Control": "no-store"})


def spec(figure: go.Figure | None) -> Any:
    """A figure as plain JSON for a script of ours; `None` when nothing is drawn."""
    return None if figure is None else json.loads(figure.to_json())


def refuse(status: int, message: str, allowed: list[str]) -> Response:
    """A refusal that says what is wrong and what is allowed instead."""
    return JSONResponse({"error": message, "allowed": allowed}, status, headers={"Access-Control-Allow-Origin": "*"})
