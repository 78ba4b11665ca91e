"""Where in the baked edition an address of the dashboard is. All addresses are relative to the first page."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from components.content import addresses
from components.content.pages import PAGES
from components.description.chart import Chart
from data import PACKAGE

PATHS = {each.path for each in PAGES}
DEFAULT = "default"
"""Name of the files of a chart before a choice is made."""
FOLDERS = ("app/", "assets/", "charts/", "data/")
"""Folders of the edition that are no pages."""
PICTURED = ("width", "mode")
"""What is asked of a picture, in the order in which its file says it."""
FILES = ("feed.xml", "offline.zip", "package.zip")
_API = re.compile(r"api/v1/(tables|charts)/([\w-]+)\.(\w+)")


def page_file(path: str) -> str:
    """The file of a page in the folder: `index.html` for the first."""
    return f"{path or 'index'}.html"


def rows_file(chart: Chart, name: str = DEFAULT) -> str:
    """The file with the drawn rows of a chart as CSV."""
    return f"charts/{chart.id}/{name}.csv"


def baked_address(address: str) -> str:
    """The counterpart of a relative address of the dashboard or of its readable edition; `ValueError` when there is none."""
    parts = urlsplit(re.sub(r"^(\.\./|\./)*(read/)?", "", address))
    if found := _API.fullmatch(parts.path):
        kind, name, ending = found.groups()
        form = "".join(f"-{parse_qs(parts.query)[each][-1]}" for each in PICTURED if f"{each}=" in parts.query)
        return f"data/{name}.{ending}" if kind == "tables" else f"charts/{name}/{DEFAULT}{form}.{ending}"
    if parts.path.startswith(FOLDERS) or parts.path in FILES:
        return parts.path
    if parts.path not in PATHS:
        raise ValueError(f"“{address}” has no counterpart in the baked edition")
    anchor = _anchor(parts.path, parse_qs(parts.query))
    if anchor:
        return f"{page_file(parts.path)}#{anchor}"
    return f"{page_file(parts.path)}{parts.query and f'?{parts.query}'}{parts.fragment and f'#{parts.fragment}'}"


def _anchor(path: str, query: dict[str, list[str]]) -> str:
    """Where the one thing that a link picks out stands on its page; empty when the link picks out none."""
    titles = {each.title: f"table-{each.name}" for each in PACKAGE.tables.values()}
    picks = {
        ("claims", addresses.CLAIM): lambda name: name,
        ("brief", addresses.EXCERPT): lambda name: name,
        ("data", addresses.SOURCE): lambda name: f"source-{name}",
        ("data", addresses.TABLE): lambda name: titles.get(name, ""),
    }
    return next((where(query[name][-1]) for (page, name), where in picks.items() if page == path and name in query), "")
