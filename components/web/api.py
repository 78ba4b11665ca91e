"""Routes about the data as a whole: how to use the data routes, the package as one file, the feed of changes."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from components.charts import CHARTS
from components.content import changes
from components.export import package_zip
from components.export.formats import FORMATS
from components.html.templates import TEMPLATES
from components.web.answers import answer
from components.web.middleware.limits import PER_MINUTE
from data import PACKAGE, table

EXAMPLES: dict[str, Callable[[str], str]] = {
    "curl": lambda base: f'curl --silent --fail "{base}api/v1/charts/prisoner-estimates.csv?method=Satellite+imagery"',
    "Python (pandas)": lambda base: (
        f'import pandas as pd\n\nrows = pd.read_csv("{base}api/v1/tables/un_decisions.csv")\nprint(rows[rows.method == '
        '"recorded"].body.value_counts())'
    ),
    "R": lambda base: f'rows <- read.csv("{base}api/v1/tables/un_decisions.csv")\nprint(table(rows$body[rows$method == "recorded"]))',
}
"""Examples to copy, given the address of the first page."""


def routes() -> list[Route]:
    """The routes about the data as a whole, for `st.App`."""
    return [Route("/api", _api), Route("/package.zip", _package), Route("/feed.xml", _feed)]


def _api(request: Request) -> Response:
    def make() -> Response:
        examples = {name: write(str(request.base_url)) for name, write in EXAMPLES.items()}
        page = TEMPLATES.get_template("api.html")
        return HTMLResponse(
            page.render(
                tables=PACKAGE.tables.values(),
                charts=CHARTS.values(),
                formats=FORMATS.values(),
                examples=examples,
                version=PACKAGE.version,
                limit=PER_MINUTE,
            )
        )

    return answer(request, make)


def _package(request: Request) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{package_zip.name()}.zip"'}
    return answer(request, lambda: Response(package_zip.package_bytes(), media_type="application/zip", headers=headers))


def _feed(request: Request) -> Response:
    def make() -> Response:
        entries = [(row, changes.sentence(row)) for _, row in table(changes.CHANGES).iloc[::-1].iterrows()]
        page = TEMPLATES.get_template("feed.xml").render(
            base=str(request.base_url), title=PACKAGE.json["title"], as_of=PACKAGE.as_of, entries=entries
        )
        return Response(page, media_type="application/atom+xml")

    return answer(request, make)
