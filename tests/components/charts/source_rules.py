"""What is wrong with the columns, the sources and the links of a chart."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

from components.content.quote import MOST_WORDS
from components.description.chart import download_rows, row_keys
from components.export import share
from components.export.formats import csv_bytes
from data import PACKAGE, cached_by_tables, table
from data.citations import citations_of

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    from components.description.chart import Chart
    from tests.components.charts.cases import Case


def columns(case: Case) -> Iterator[str]:
    """The rows have the columns that are declared, and the file holds exactly these and all rows."""
    declared = [each.name for each in case.chart.columns]
    if missing := [each for each in declared if each not in case.drawn.rows.columns]:
        yield f"rows have no {', '.join(missing)}"
        return
    head, *rows = csv.reader(io.StringIO(csv_bytes(download_rows(case.chart, case.drawn.rows)).decode()))
    if head != declared or len(rows) != len(case.drawn.rows):
        yield f"the file has {len(rows)} rows of {head}"


def sources(case: Case) -> Iterator[str]:
    """What a row is about is cited with an address, is named in the cells that readers get, and is not less than what these cells name."""
    keys = row_keys(case.drawn.rows, case.chart.row_citation_keys)
    about: dict[int, list[tuple[str, str]]] = {}
    for place, name, key in zip(keys["row"], keys.table, keys.row_id, strict=True):
        about.setdefault(place, []).append((name, key))
    shown = case.drawn.rows[[each.name for each in case.chart.columns if each.name in case.drawn.rows]]
    for place, cells in enumerate(shown.to_dict("records")):
        for each in _wrong_sources(case.chart, cells, about.get(place, [])):
            yield f"{each}: {case.chart.sentence(case.drawn.rows.iloc[place])}"


def quotation(case: Case) -> Iterator[str]:
    """The sentence to quote is one, short, and names a source."""
    said = share.quotation(case.chart, case.drawn)
    if len(said.split()) > MOST_WORDS:
        yield f"the sentence to quote has {len(said.split())} words: {said}"
    if case.drawn.figure is not None and not said.endswith(")."):
        yield f"the sentence to quote names no source: {said}"


def _wrong_sources(chart: Chart, cells: dict[Hashable, Any], about: list[tuple[str, str]]) -> Iterator[str]:
    if not about:
        yield "about nothing"
    said = {str(cell) for cell in cells.values()}
    for name, key in about:
        if key not in _addressed(name):
            yield f"no source with an address for {name} {key}"
        if not said & {key, *key.split("/")}:
            yield f"the cells do not say {name} {key}"
    known = {part for name, _ in about for part in PACKAGE.tables[name].primary_key}
    for name in chart.tables:
        columns = PACKAGE.tables[name].primary_key
        if known and known < {*columns} <= {*cells}:
            key = "/".join(str(cells[each]) for each in columns)
            if key in _addressed(name):
                yield f"its own record is {name} {key}"


@cached_by_tables("citations", "sources")
def _addressed(name: str) -> set[str]:
    """The rows of a table that are cited with an address."""
    cited = table("citations")
    found = citations_of(name, cited.row_id[cited.table == name])
    return {*found.row_id[found.url.str.startswith("http", na=False)]}


def excerpts(case: Case) -> Iterator[str]:
    """The excerpts are in the table."""
    for each in set(case.chart.excerpts) - set(table("excerpts").excerpt_id):
        yield f"there is no excerpt {each}"


def link(case: Case) -> Iterator[str]:
    """The link to a chart, read back, makes the same choices."""
    address = urlsplit(case.chart.link(case.choices))
    read = case.chart.read(parse_qs(address.query, keep_blank_values=True))
    if read != case.choices:
        yield f"{address.geturl()} is read as {read}, not {case.choices}"


def labels(case: Case) -> Iterator[str]:
    """No two options of a control have the same label, which is what links carry."""
    before: dict = {}
    for control in case.chart.controls:
        if control.kind in ("one", "many"):
            options = [*control.allowed(before).values()]
            for each in {label for label in options if options.count(label) > 1}:
                yield f"{control.name} has two options “{each}”"
        before[control.name] = case.choices[control.name]
