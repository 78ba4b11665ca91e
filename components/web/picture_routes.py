"""Charts as pictures: SVG and PNG, drawn by the server."""

from __future__ import annotations

from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from components.charts import CHARTS
from components.content import addresses
from components.description.chart import Chart
from components.description.choice import ChoiceError, Choices, Control
from components.description.words import shorten
from components.html.picture import chart_picture
from components.pictures.picture import COMMON, NARROWEST, WIDEST, PictureForm
from components.web.answers import answer_chart
from components.web.middleware.security_headers import POLICY
from components.web.refusals import refuse

OPTIONS = (
    Control("mode", "Mode", "one", {"light": "light", "dark": "dark"}),
    Control("shape", "Shape", "one", {each: each for each in ("whole", "figure", "small", "card")}),
)
"""What can be asked of a picture beside its width and the choices of its chart."""
ALONE = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; font-src data:; frame-ancestors 'self'"
"""The policy of an SVG that is opened as a page: its own styles and fonts, and the icon of this site."""
MEDIA = {"svg": "image/svg+xml", "png": "image/png"}


def routes() -> list[Route]:
    """The routes of pictures, for `st.App`; they stand before those of data, which have the same form."""
    return [
        *(Route(f"/{addresses.API}/charts/{{name}}.{kind}", _picture, name=kind) for kind in MEDIA),
        Route("/picture/{name}.{kind}", _former),
    ]


def _former(request: Request) -> Response:
    """Where pictures were before."""
    name, kind = request.path_params["name"], request.path_params["kind"]
    if kind not in MEDIA or name not in CHARTS:
        return refuse(404, "There is no such picture.", [addresses.picture(each, {}, "svg") for each in CHARTS.values()])
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{request.base_url}{addresses.picture(CHARTS[name], {}, kind)}{query}", 308)


def _picture(request: Request) -> Response:
    kind = "svg" if request.url.path.endswith(".svg") else "png"
    query = parse_qs(request.url.query, keep_blank_values=True)

    def respond(chart: Chart, choices: Choices) -> Response:
        asked = {each.name: each.read(query[each.name], {}) if query.get(each.name) else each.default_value({}) for each in OPTIONS}
        form = PictureForm(kind, _width(query.get("width", [str(COMMON)])[-1]), **asked)
        drawing = chart_picture(chart, choices, form, str(request.base_url))
        headers = {"Content-Disposition": f'inline; filename="{chart.id}.{kind}"', POLICY: ALONE}
        return Response(drawing, media_type=MEDIA[kind], headers=headers)

    return answer_chart(request, respond, not_choices=("width", *(each.name for each in OPTIONS)))


def _width(given: str) -> int:
    """The pixels that a link asks for; `ChoiceError` when it cannot be so wide."""
    if len(given) < 6 and given.isdecimal() and NARROWEST <= int(given) <= WIDEST:
        return int(given)
    raise ChoiceError(f"“{shorten(given)}” is not a width of a picture.", [f"a whole number from {NARROWEST} to {WIDEST}"])
