"""Routes about the data as a whole: how to use the data routes, the package as one file, the feed of changes."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from components.charts import CHARTS
from components.content import addresses, changes
from components.content.pages import PAGES
from components.export import package_zip
from components.export.formats import FORMATS, csv_bytes
from components.export.sheets import table_sheet
from components.html.linked_data import croissant
from components.html.templates import TEMPLATES
from components.pictures import picture as pictures
from components.web.answers import answer
from components.web.middleware.limits import PER_MINUTE
from data import PACKAGE

EXAMPLES: dict[str, Callable[[str], str]] = {
    "curl": lambda base: f'curl --silent --fail "{base}api/v1/charts/prisoner-estimates.csv?method=Satellite+imagery"',
    "A picture": lambda base: (
        f'curl --silent --fail --output un-decisions.png "{base}api/v1/charts/un-decisions.png?body=Human+Rights+Council&width=800"'
    ),
    "Python (pandas)": lambda base: (
        f'import pandas as pd\n\nrows = pd.read_csv("{base}api/v1/tables/un_decisions.csv")\nprint(rows[rows.method == '
        '"recorded"].body.value_counts())'
    ),
    "Python (polars)": lambda base: (
        f'import polars as pl\n\nrows = pl.read_parquet("{base}api/v1/tables/un_positions.parquet")\n'
        'print(rows.filter(pl.col("decision_id") == "unga-2014-plenary")["position"].value_counts())'
    ),
    "Python (what the columns of a chart mean)": lambda base: (
        "import json\nfrom urllib.request import urlopen\n\n"
        f'about = json.load(urlopen("{base}api/v1/charts/state-records.metadata.json"))\nprint(about["citation"])\n'
        'for each in about["schema"]["fields"]:\n    print(each["name"], each["type"], each["title"], each.get("unit", ""))'
    ),
    "Python (frictionless)": lambda base: (
        f'from frictionless import Package\n\npackage = Package("{base}datapackage.json")\n'
        'print(len(package.get_resource("camps").read_rows()))'
    ),
    "R": lambda base: f'rows <- read.csv("{base}api/v1/tables/un_decisions.csv")\nprint(table(rows$body[rows$method == "recorded"]))',
}
"""Examples to copy, given the address of the first page."""
FITTING = """<script>
addEventListener("message", ({source, data}) => {
  for (const frame of document.querySelectorAll("iframe"))
    if (frame.contentWindow === source && data.embed) frame.style.height = `${data.height}px`;
});
</script>"""
"""What a page needs in order to fit the frames of charts to what they hold."""


def routes() -> list[Route]:
    """The routes about the data as a whole, for `st.App`."""
    return [Route("/api", _api), Route("/package.zip", _package), Route("/feed.xml", _feed), Route("/croissant.json", _croissant)]


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
                fitting=FITTING,
                version=PACKAGE.version,
                limit=PER_MINUTE,
            )
        )

    return answer(request, make)


def _package(request: Request) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{package_zip.name()}.zip"'}
    return answer(
        request, lambda: Response(package_zip.package_bytes(str(request.base_url)), media_type="application/zip", headers=headers)
    )


def _croissant(request: Request) -> Response:
    def make() -> Response:
        written = croissant(str(request.base_url), lambda name: csv_bytes(table_sheet(name).rows))
        return JSONResponse(written, media_type="application/ld+json")

    return answer(request, make)


def _cards() -> dict[str, tuple[str, str]]:
    """By table: the card of the first chart, in the order of the pages, whose rows are its own, else that is drawn from it (relative to
    the first page), and what the chart asks; none where no PNG can be made.
    """
    if "png" not in pictures.KINDS:
        return {}
    order = [chart for page in reversed(PAGES) for chart in reversed(page.charts)]
    charts = {name: chart for chart in order for name in chart.tables} | {
        name: chart for chart in order for name, _ in chart.row_citation_keys
    }
    return {name: (addresses.picture(chart, {}, "png", shape="card"), chart.title) for name, chart in charts.items()}


def _feed(request: Request) -> Response:
    def make() -> Response:
        page = TEMPLATES.get_template("feed.xml").render(
            base=str(request.base_url),
            title=PACKAGE.json["title"],
            as_of=PACKAGE.as_of,
            entries=changes.feed_entries(),
            cards=_cards(),
            link_to=str,
        )
        return Response(page, media_type="application/atom+xml")

    return answer(request, make)
