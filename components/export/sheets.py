"""A chart or a table as rows with what belongs to them: what every download is written from. No Streamlit here."""

from __future__ import annotations

import pandas as pd

from components.description.chart import Chart, download_rows
from components.drawing.render import RenderedChart
from components.export.formats import Sheet
from data import PACKAGE, table
from data.citations import citations_of, reference


def citations_behind(chart: Chart, rows: pd.DataFrame) -> pd.DataFrame:
    """The citations behind the drawn rows of a chart, with the columns of their sources."""
    return pd.concat([citations_of(name, rows[column]) for name, column in chart.cites], ignore_index=True)


def rank_sources(found: pd.DataFrame) -> pd.DataFrame:
    """The sources of some citations, each once, indexed by id: the most cited first, among equals documents before articles."""
    known = found.drop_duplicates("source_id").set_index("source_id")
    order = known.assign(times=found.source_id.value_counts()).sort_values(["times", "kind"], ascending=[False, True], kind="stable")
    return order.drop(columns="times")


def chart_sheet(chart: Chart, drawn: RenderedChart) -> Sheet:
    """Exactly the drawn rows, with the finding, the notes and the sources."""
    return Sheet(chart.title, download_rows(chart, drawn.rows), (drawn.finding, *chart.notes), _listed(citations_behind(chart, drawn.rows)))


def table_sheet(name: str) -> Sheet:
    """A whole table, with what a row is and the sources. Raises `data.TableError` when a table cannot be read."""
    entry = PACKAGE.tables[name]
    rows = table(name)
    ids = rows[[*entry.primary_key]].astype(object).fillna("").astype(str).agg("/".join, axis=1)
    lists = [each for each in entry.fields.values() if each.type == "list"]
    flat = rows.assign(
        **{each.name: rows[each.name].map(lambda cell, by=each.delimiter: by.join(map(str, cell)) or None) for each in lists}
    )
    return Sheet(entry.title, flat, (entry.description,), _listed(citations_of(name, ids)))


def _listed(found: pd.DataFrame) -> pd.DataFrame:
    """Citations as rows of a file: which row, the source in one line, its address, where it was read."""
    said = found.apply(reference, axis=1) if len(found) else pd.Series(dtype=str)
    return found[["row_id", "source_id"]].assign(source=said, address=found.url, read_at=found.seen_at)
