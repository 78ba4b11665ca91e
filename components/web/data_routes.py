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
from components.export import package_zip
from components.export.formats import FORMATS
from components.export.sheet_metadata import Sheet, chart_fields, metadata, table_fields
from components.export.sheets import chart_sheet, table_sheet
from components.export.workbook import json_records
from components.pictures import picture as pictures
from components.web.answers import answer, answer_chart
from components.web.refusals import refuse
from data import PACKAGE

METADATA = "metadata.json"
"""How the name of the description of a CSV file ends."""


def routes() -> list[Route]:
    """The routes of tables and charts as data, for `st.App`."""
    return [
        Route(f"/{addresses.API}/tables", _tables),
        Route(f"/{addresses.API}/tables/{{name}}.{METADATA}", _table_metadata),
        Route(f"/{addresses.API}/tables/{{name}}.{{ending}}", _table),
        Route(f"/{addresses.API}/charts", _charts),
        Route(f"/{addresses.API}/charts/{{name}}.{METADATA}", _chart_metadata),
        Route(f"/{addresses.API}/charts/{{name}}.{{ending}}", _chart),
        Route("/datapackage.json", _descriptor),
    ]


def _tables(request: Request) -> Response:
    listed = [
        {
            "name": each.name,
            "title": each.title,
            "description": each.description,
            "columns": list(each.fields),
            "schema": {"fields": [*table_fields(each.name)], "primaryKey": [*each.primary_key]},
            "files": {kind: f"{request.base_url}{addresses.table_rows(each.name, kind)}" for kind in FORMATS},
        }
        for each in PACKAGE.tables.values()
    ]
    return answer(request, lambda: JSONResponse(listed))


def _table(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in PACKAGE.tables:
        return refuse(404, f"There is no table “{shorten(name)}”.", [*PACKAGE.tables])
    return answer(request, lambda: _written(request, table_sheet(name, _table_link(request, name))))


def _table_metadata(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in PACKAGE.tables:
        return refuse(404, f"There is no table “{shorten(name)}”.", [*PACKAGE.tables])
    return answer(request, lambda: _described(table_sheet(name, _table_link(request, name)), f"{name}.csv"))


def _table_link(request: Request, name: str) -> str:
    return f"{request.base_url}{addresses.table(name)}" if request.url.netloc else ""


def _chart_metadata(request: Request) -> Response:
    def respond(chart: Chart, choices: Choices) -> Response:
        path = addresses.chart_rows(chart, choices).rpartition("/")[2]
        return _described(_sheet(request, chart, choices), path)

    return answer_chart(request, respond)


def _described(sheet: Sheet, path: str) -> Response:
    """What stands beside a CSV file: its description as a data resource."""
    return JSONResponse(metadata(sheet, path, json_records(sheet.sources)))


def _descriptor(request: Request) -> Response:
    """The descriptor of the package, with each table at its address."""

    def make() -> Response:
        whole = package_zip.descriptor(str(request.base_url))
        found = [each | {"path": addresses.table_rows(each["name"])} for each in whole["resources"]]
        sources = [each | ({"path": addresses.table_rows("sources")} if each["path"] == "sources.csv" else {}) for each in whole["sources"]]
        return JSONResponse(whole | {"resources": found, "sources": sources})

    return answer(request, make)


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
        "pictures": {kind: f"{request.base_url}{addresses.picture(chart, {}, kind)}" for kind in pictures.KINDS},
        "choices": _choices(chart),
        "schema": {"fields": [*chart_fields(chart)]},
    }


def _choices(chart: Chart) -> dict[str, list[str]]:
    before: Choices = {}
    allowed = {}
    for control in chart.controls:
        allowed[control.name] = control.link_words(before)
        before[control.name] = control.default_value(before)
    return allowed


def _chart(request: Request) -> Response:
    def respond(chart: Chart, choices: Choices) -> Response:
        return _written(request, _sheet(request, chart, choices), ("svg", "png"))

    return answer_chart(request, respond)


def _sheet(request: Request, chart: Chart, choices: Choices) -> Sheet:
    """The drawn rows of a chart with the link to the view."""
    link = addresses.permanent(chart, choices, "Chart", str(request.base_url)) if request.url.netloc else ""
    return chart_sheet(chart, render(chart, choices), link)


def _written(request: Request, sheet: Sheet, pictures: tuple[str, ...] = ()) -> Response:
    """Rows as the kind of file that the address asks for; `pictures` are the kinds that other routes answer with."""
    kind = FORMATS.get(request.path_params["ending"])
    if kind is None:
        return refuse(404, "There is no such kind of file.", [*FORMATS, *pictures])
    beside = f"{request.url.path.rpartition('/')[2].rpartition('.')[0]}.{METADATA}{'?' if request.url.query else ''}{request.url.query}"
    headers = {
        "Content-Disposition": f'inline; filename="{request.path_params["name"]}.{kind.ending}"',
        "Link": f'<{beside}>; rel="describedby"; type="application/json", <{PACKAGE.json["licenses"][0]["path"]}>; rel="license", '
        f'<{request.base_url}datapackage.json>; rel="collection"',
    }
    return Response(kind.write(sheet), media_type=kind.media, headers=headers)
