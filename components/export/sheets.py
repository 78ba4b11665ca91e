"""A chart or a table as rows with what belongs to them: what every download is written from. No Streamlit here."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from components.description.chart import Chart, download_rows, row_keys
from components.description.words import web_address
from components.drawing.render import RenderedChart
from components.export.sheet_metadata import Sheet, chart_fields, table_fields
from data import PACKAGE, table
from data.citations import authority, citations_of, reference, short_reference


class RowSource(NamedTuple):
    """A source in a few words, and where it can be opened; `None` where it is not on the web."""

    text: str
    address: str | None


def citations_behind(chart: Chart, rows: pd.DataFrame) -> pd.DataFrame:
    """The citations behind the drawn rows of a chart and what they rest on as a whole, each once, with the columns of their sources.

    Raises `data.TableError` when a table cannot be read.
    """
    return _citations(row_keys(rows, chart.row_citation_keys + chart.chart_citation_keys))


def _citations(keys: pd.DataFrame) -> pd.DataFrame:
    """The citations of some rows of tables, each once, table by table."""
    found = [citations_of(str(name), part.row_id) for name, part in keys.groupby("table", sort=False)]
    return pd.concat(found or [citations_of("", ())], ignore_index=True).astype({"table": str})


def row_citations(chart: Chart, rows: pd.DataFrame) -> pd.DataFrame:
    """The citations of what each drawn row is about, with the columns of their sources and `row`, its place among the rows, from 0.

    In the order of the rows; within a row what can be opened comes first, and then by authority.

    Raises `data.TableError` when a table cannot be read.
    """
    keys = row_keys(rows, chart.row_citation_keys)
    cited = keys.merge(_citations(keys), on=["table", "row_id"])
    unseen = cited.url.map(web_address).isna()
    order = cited.assign(unseen=unseen, authority=authority(cited.kind))
    return order.sort_values(["row", "unseen", "authority"], kind="stable", ignore_index=True).drop(columns=["unseen", "authority"])


def row_sources(chart: Chart, rows: pd.DataFrame) -> list[list[RowSource]]:
    """The sources of each drawn row, each document once, the best to open first: what every face says of a row.

    Raises `data.TableError` when a table cannot be read.
    """
    found: list[list[RowSource]] = [[] for _ in range(len(rows))]
    cited = row_citations(chart, rows).drop_duplicates(["row", "source_id"])
    distinct = cited.drop_duplicates("source_id")
    texts = map(short_reference, distinct.itertuples())
    by_id = {key: RowSource(text, web_address(url)) for key, text, url in zip(distinct.source_id, texts, distinct.url, strict=True)}
    for row, source_id in zip(cited["row"], cited.source_id, strict=True):
        found[row].append(by_id[source_id])
    return found


def chart_sheet(chart: Chart, rendered: RenderedChart, link: str = "") -> Sheet:
    """Exactly the drawn rows, with the finding, the notes and the sources: those of each row, then those of the chart as a whole.

    `link` is the whole address of the view. Raises `data.TableError` when a table cannot be read.
    """
    background = _citations(row_keys(rendered.rows, chart.chart_citation_keys))
    sources = _numbered_sources(pd.concat([row_citations(chart, rendered.rows), background], ignore_index=True))
    notes = (rendered.finding, chart.caveat, *chart.notes)
    return Sheet(chart.title, download_rows(chart, rendered.rows), notes, sources, chart.id, chart_fields(chart), link=link)


def table_sheet(name: str, link: str = "") -> Sheet:
    """A whole table, with what a row is and the sources; `link` is its whole address.

    Raises `data.TableError` when a table cannot be read.
    """
    entry = PACKAGE.tables[name]
    rows = table(name)
    parts = (rows[each].astype(object).fillna("").astype(str) for each in entry.primary_key)
    ids = pd.DataFrame({"row": range(len(rows)), "table": name, "row_id": [*map("/".join, zip(*parts, strict=True))]})
    lists = {each.name: each.delimiter for each in entry.fields.values() if each.type == "list"}
    flat = rows.assign(**{name: _joined(rows[name], delimiter) for name, delimiter in lists.items()})
    sources = _numbered_sources(_citations(ids).merge(ids, on=["table", "row_id"]))
    return Sheet(entry.title, flat, (entry.description,), sources, name, table_fields(name), entry.primary_key, link)


def _joined(cells: pd.Series, delimiter: str) -> pd.Series:
    """Lists as text; none where they are empty."""
    return cells.map(lambda cell: delimiter.join(map(str, cell)) or None).astype("string")


def _numbered_sources(found: pd.DataFrame) -> pd.DataFrame:
    """Citations as rows of a file: the number of the row in the file, from 1, and none for the whole; what is cited, the source in one
    line, its address, where it was read.
    """
    references = pd.Series([*map(reference, found.itertuples())], found.index, str)
    numbered = found[["table", "row_id", "source_id"]].assign(source=references, address=found.url, read_at=found.seen_at)
    numbered.insert(0, "row", (found["row"] + 1).astype("Int64"))
    return numbered
