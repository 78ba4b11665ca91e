"""Where everything is: the addresses of views, pages and files, relative to the first page, and the names that links carry.

Pure: nothing is served here, and nothing is read but what the package says of the tables.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode

from components.description.chart import Chart
from components.description.choice import Choices, Query
from data import PACKAGE

CLAIM, EXCERPT, TABLE, SOURCE, STATE = "claim", "excerpt", "table", "source", "name"
"""Names in links of the choice of one claim, excerpt, table, source, state."""
TERMS = "terms"
"""Name in links of whether the glossary is open."""
VERSION = "v"
"""Name in links of the data version under which they were made."""
API = "api/v1"
COLUMN_WIDTH = 1100
"""Pixels that a picture is wide in the column of a page."""
OVERVIEW = "overview"
"""Another name of the first page, whose own is empty, in the readable edition."""

FOREIGN_PARAMETERS = re.compile(
    r"utm_\w+|(fb|g|d|gb|wb|y|ms|tw|ttcl|li_fat_)(clid|id)|mc_[ce]id|igshid|_hs(enc|mi)|_g[al]|ref(_src|_url)?|ved|usg|cmpid"
)
"""Names that mail programs, search engines and networks add to links."""
_served: list[bool] = []


def routes_are_served() -> bool:
    """Whether the routes answer in this process, so that pages link to them."""
    return bool(_served)


def serve_routes() -> None:
    """Note that the routes answer in this process: from now on `routes_are_served`."""
    _served.append(True)


def choices_in_query(query: Query) -> Query:
    """The choices in a query: without the data version, which every permanent link has, and without what others add to links."""
    return {name: values for name, values in query.items() if name != VERSION and not FOREIGN_PARAMETERS.fullmatch(name)}


def claim(claim_id: str) -> str:
    """The address of a claim in the ledger; it stays the same in later versions."""
    return _with_query("claims", {CLAIM: [claim_id]})


def excerpt(excerpt_id: str) -> str:
    """The address of an excerpt with its context and its charts; it stays the same in later versions."""
    return _with_query("brief", {EXCERPT: [excerpt_id]})


def state(name: str) -> str:
    """The address of the dossier of a state; it stays the same in later versions."""
    return _with_query("state", {STATE: [name]})


def table(name: str, words: str = "") -> str:
    """The address of a table on the data page, its rows narrowed to those that hold some words."""
    query = {TABLE: [PACKAGE.tables[name].title]} | ({"contains": [words]} if words else {})
    return f"{_with_query('data', query)}#{TABLE}"


def source(source_id: str) -> str:
    """The address of a source in the register of the data page."""
    return f"{_with_query('data', {SOURCE: [source_id]})}#sources"


def terms() -> str:
    """The address of the glossary on the page of data, unfolded."""
    return f"{_with_query('data', {TERMS: ['true']})}#glossary"


def readable(path: str) -> str:
    """The address of the readable edition of a page; in the browser a link to it takes the choices along that are in the address."""
    return f"read/{path}"


def table_rows(name: str, ending: str = "csv") -> str:
    """The address of the rows of a table as a file; `ending` says in which format."""
    return f"{API}/tables/{name}.{ending}"


def chart_rows(chart: Chart, choices: Choices, ending: str = "csv") -> str:
    """The address of the drawn rows of a chart as a file; `ending` says in which format."""
    return _with_query(f"{API}/charts/{chart.id}.{ending}", chart.query(choices))


def picture(chart: Chart, choices: Choices, kind: str, **asked: object) -> str:
    """The address of a chart as a picture; `kind` is svg or png, `asked` what is asked of the picture itself: `width`, `mode`, `shape`."""
    own = {name: [str(asked[name])] for name in sorted(asked)}  # one address for one picture: it is fetched and drawn once
    return _with_query(f"{API}/charts/{chart.id}.{kind}", chart.query(choices) | own)


def class_sheet(chart: Chart, choices: Choices, *, blank: bool = False) -> str:
    """The address of the sheet of a chart for a class; `blank` with lines to write on in the chart."""
    return _with_query(f"class/{chart.id}{'/blank' if blank else ''}", chart.query(choices))


def embed(chart: Chart, choices: Choices, base: str) -> str:
    """The whole address of a chart without the frame; `base` is that of the first page."""
    return _with_query(f"{base.rstrip('/')}/embed/{chart.id}", chart.query(choices))


def permanent(chart: Chart, choices: Choices, view: str, base: str) -> str:
    """The whole address of a view with the data version; `base` is that of the first page, with a slash at its end."""
    path, _, anchor = chart.link(choices, view, base).partition("#")
    return f"{path}{'&' if '?' in path else '?'}{urlencode({VERSION: PACKAGE.version})}#{anchor}"


def _with_query(path: str, query: Query) -> str:
    return f"{path}?{urlencode(query, doseq=True)}" if query else path
