"""Where everything is: the addresses of views, pages and files, relative to the first page, and the names that links carry.

Pure: nothing is served here, and nothing is read but what the package says of the tables.
"""

from __future__ import annotations

from urllib.parse import urlencode

from components.description.chart import Chart
from components.description.choice import Choices, Query
from data import PACKAGE

CLAIM, EXCERPT, TABLE, SOURCE = "claim", "excerpt", "table", "source"
"""Names in links of the choice of one claim, excerpt, table, source."""
VERSION = "v"
"""Name in links of the data version under which they were made."""
API = "api/v1"
OVERVIEW = "overview"
"""Another name of the first page, whose own is empty, in the readable edition."""

_served: list[bool] = []


def routes_are_served() -> bool:
    """Whether the routes answer in this process, so that pages link to them."""
    return bool(_served)


def serve_routes() -> None:
    """Say that the routes answer in this process."""
    _served.append(True)


def claim(claim_id: str) -> str:
    """A claim in the ledger; stable."""
    return _with_query("claims", {CLAIM: [claim_id]})


def excerpt(excerpt_id: str) -> str:
    """An excerpt with its context and its charts; stable."""
    return _with_query("brief", {EXCERPT: [excerpt_id]})


def table(name: str, words: str = "") -> str:
    """A table on the data page, its rows narrowed to those that hold some words."""
    query = {TABLE: [PACKAGE.tables[name].title]} | ({"contains": [words]} if words else {})
    return f"{_with_query('data', query)}#{TABLE}"


def source(source_id: str) -> str:
    """A source in the register of the data page."""
    return f"{_with_query('data', {SOURCE: [source_id]})}#sources"


def readable(path: str, query: Query | None = None) -> str:
    """The readable edition of a page."""
    return _with_query(f"read/{path}", query or {})


def table_rows(name: str, ending: str = "csv") -> str:
    """The rows of a table as a file."""
    return f"{API}/tables/{name}.{ending}"


def chart_rows(chart: Chart, choices: Choices, ending: str = "csv") -> str:
    """The drawn rows of a chart as a file."""
    return _with_query(f"{API}/charts/{chart.id}.{ending}", chart.query(choices))


def picture(chart: Chart, choices: Choices, kind: str) -> str:
    """A chart as a picture; `kind` is svg or png."""
    return _with_query(f"picture/{chart.id}.{kind}", chart.query(choices))


def class_sheet(chart: Chart, choices: Choices) -> str:
    """The sheet of a chart for a class."""
    return _with_query(f"class/{chart.id}", chart.query(choices))


def embed(chart: Chart, choices: Choices, base: str) -> str:
    """The whole address of a chart without the frame; `base` is that of the first page."""
    return _with_query(f"{base.rstrip('/')}/embed/{chart.id}", chart.query(choices))


def permanent(chart: Chart, choices: Choices, view: str, base: str) -> str:
    """The whole address of a view with the data version; `base` is that of the first page, with a slash at its end."""
    path, _, anchor = chart.link(choices, view, base).partition("#")
    return f"{path}{'&' if '?' in path else '?'}{urlencode({VERSION: PACKAGE.version})}#{anchor}"


def _with_query(path: str, query: Query) -> str:
    return f"{path}?{urlencode(query, doseq=True)}" if query else path
