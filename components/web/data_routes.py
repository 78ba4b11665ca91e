"""Routes for the tables and the drawn rows of charts as data."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from components.charts import CHARTS
from components.content import addresses
from components.description.chart import Chart
from components.description.choice import Choices
from components.description.words import shorten
from components.drawing.render import render
from components.export.formats import FORMATS, Sheet
from components.export.sheets import chart_sheet, table_sheet
from components.web.answers import answer, answer_chart
from components.web.refusals import refuse
from data import PACKAGE


def routes() -> list[Route]:
    """The routes of tables and charts as data, for `st.App`."""
    return [
        Route(f"/{addresses.API}/tables", _tables),
        Route(f"/{addresses.API}/tables/{{name}}.{{ending}}", _table),
        Route(f"/{addresses.API}/charts", _charts),
        Route(f"/{addresses.API}/charts/{{name}}.{{ending}}", _chart),
    ]


def _tables(request: Request) -> Response:
    listed = [
        {
            "name": each.name,
            "title": each.title,
            "description": each.description,
            "columns": list(each.fields),
            "files": {kind: f"{request.base_url}{addresses.table_rows(each.name, kind)}" for kind in FORMATS},
        }
        for each in PACKAGE.tables.values()
    ]
    return answer(request, lambda: JSONResponse(listed))


def _table(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in PACKAGE.tables:
        return refuse(404, f"There is no table “{shorten(name)}”.", [*PACKAGE.tables])
    return answer(request, lambda: _written(request, table_sheet(name)))


def _charts(request: Request) -> Response:
    def make() -> Response:
        return JSONResponse([_listed(each, request) for each in CHARTS.values()])

    return answer(request, make)


def _listed(chart: Chart, request: Request) -> dict[str, Any]:
    return {
        "id": chart.id,
        "title": chart.title,
        "page": chart.link(base=str(request.base_url)),
        "files": {kind: f"{request.base_url}{addresses.chart_rows(chart, {}, kind)}" for kind in FORMATS},
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
        return _written(request, chart_sheet(chart, render(chart, choices)))

    return answer_chart(request, respond)


def _written(request: Request, sheet: Sheet) -> Response:
    """Rows as the kind of file that the address asks for."""
    kind = FORMATS.get(request.path_params["ending"])
    if kind is None:
        return refuse(404, "There is no such kind of file.", [*FORMATS])
    headers = {"Content-Disposition": f'inline; filename="{request.path_params["name"]}.{kind.ending}"'}
    return Response(kind.write(sheet), media_type=kind.media, headers=headers)
