"""What is wrong with the columns, the sources and the links of a chart."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

import pandas as pd

from components.description.chart import download_rows
from components.export.formats import csv_bytes
from data import table
from data.citations import citations_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.components.charts.cases import Case


def columns(case: Case) -> Iterator[str]:
    """The rows have the columns that are declared, and the file holds exactly these and all rows."""
    declared = [each.name for each in case.chart.columns]
    if missing := [each for each in declared if each not in case.drawn.rows.columns]:
        yield f"rows have no {', '.join(missing)}"
        return
    file = pd.read_csv(io.BytesIO(csv_bytes(download_rows(case.chart, case.drawn.rows))))
    if [*file.columns] != declared or len(file) != len(case.drawn.rows):
        yield f"the file has {len(file)} rows of {[*file.columns]}"


def sources(case: Case) -> Iterator[str]:
    """Every drawn row has at least one citation with an address."""
    rows = case.drawn.rows
    found = pd.Series(False, index=rows.index)
    for name, column in case.chart.cites:
        known = citations_of(name, rows[column])
        addressed = known.row_id[known.url.str.startswith("http", na=False)]
        found |= rows[column].astype(str).isin(addressed)
    for _, row in rows[~found].iterrows():
        yield f"no source with an address: {case.chart.sentence(row)}"


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
    made: dict = {}
    for control in case.chart.controls:
        if control.kind in ("one", "many"):
            options = [*control.allowed(made).values()]
            for each in {label for label in options if options.count(label) > 1}:
                yield f"{control.name} has two options “{each}”"
        made[control.name] = case.choices[control.name]
