"""Hostile data in what is drawn and in what is downloaded: text that nothing runs and nothing reads as markup."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from typing import TYPE_CHECKING, Any

import openpyxl
import pandas as pd
import pytest

from components.charts import CHARTS
from components.drawing.render import render
from components.export.formats import FORMATS, FORMULA
from components.export.sheets import chart_sheet, table_sheet
from data import PACKAGE, table
from tests.components.charts.cases import Case, cases
from tests.hostile.conftest import MARKUP, PAYLOAD, free

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.description.chart import Chart

pytestmark = pytest.mark.usefixtures("hostile")

OWN = re.compile(r"""</?(?:br|b|i|sup|sub|span|em|extra)(?: style=(?:'[^'<>]*'|"[^\"<>]*"))?/?>""")
"""What a figure may be marked up with."""
SHEETS = [*PACKAGE.tables]
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.id)


def few(chart: Chart) -> Iterator[Case]:
    """The default of a chart, and one option of each of its choices."""
    tried: Counter[str] = Counter()
    for case in cases(chart):
        name = "".join(chart.query(case.choices))
        tried[name] += 1
        if tried[name] == 1:
            yield case


def texts(part: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a figure with the name of the attribute that holds it."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from texts(value, key)
    elif isinstance(part, list):
        for value in part:
            yield from texts(value, name)
    elif isinstance(part, str):
        yield name, part


def read_by_plotly(name: str, text: str) -> bool:
    """Whether Plotly would read something in a text that only data can have brought there."""
    return (
        any(each in text for each in MARKUP)
        or "<b>B</b>" in text
        or bool(re.search(r"[<>]", OWN.sub("", text)))
        or "$x^2$" in text
        or (name.endswith("template") and "7*7" in text)
    )


@every_chart
def test_a_figure_reads_no_data_as_markup(chart: Chart) -> None:
    for case in few(chart):
        if case.drawn.figure is not None:
            found = [(name, text[-300:]) for name, text in texts(json.loads(case.drawn.figure.to_json())) if read_by_plotly(name, text)]
            assert not found, (case.name, found[:3])


def test_hostile_text_reaches_the_figures() -> None:
    drawn = [render(chart, chart.read({})).figure for chart in CHARTS.values()]
    reached = [each for each in drawn if each is not None and "STRONG" in each.to_json()]
    assert len(reached) > len(drawn) / 2


def test_markup_in_a_figure_is_found() -> None:
    assert read_by_plotly("text", "<b>B</b> more")
    assert read_by_plotly("text", "<a href='x'>x</a>")
    assert read_by_plotly("hovertemplate", "{{ 7*7 }}")
    assert not read_by_plotly("text", "<b>own</b><br>&lt;script&gt;")


def formulas(rows: list[list[Any]]) -> list[str]:
    """The cells that a spreadsheet would run."""
    return [
        cell for row in rows for cell in row if isinstance(cell, str) and cell.startswith(FORMULA) and not re.fullmatch(r"-?[\d.]+", cell)
    ]


@pytest.mark.parametrize("name", SHEETS)
def test_files_of_a_table_run_nothing(name: str) -> None:
    sheet = table_sheet(name)
    assert not formulas([*csv.reader(io.StringIO(FORMATS["csv"].write(sheet).decode()))])
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(sheet)))
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n", "b", "d"}
    assert not [cell for page in book for row in page.iter_rows() for cell in row if cell.hyperlink]


@pytest.mark.parametrize("name", SHEETS)
def test_files_for_programs_hold_the_texts_as_they_are(name: str) -> None:
    sheet, rows = table_sheet(name), table(name)
    parquet = pd.read_parquet(io.BytesIO(FORMATS["parquet"].write(sheet)))
    records = json.loads(FORMATS["json"].write(sheet))["rows"]
    for column in free(PACKAGE.tables[name]):
        texts = [";".join(each) if isinstance(each, list) else each for each in rows[column].dropna()]
        texts = [each for each in texts if each]  # an empty list is an empty cell
        assert [*parquet[column].dropna()] == texts
        assert [each[column] for each in records if each[column] is not None] == texts
        assert all(PAYLOAD in each for each in texts), column


@every_chart
def test_files_of_a_chart_run_nothing(chart: Chart) -> None:
    sheet = chart_sheet(chart, render(chart, chart.read({})))
    assert not formulas([*csv.reader(io.StringIO(FORMATS["csv"].write(sheet).decode()))])
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(sheet)))
    assert {cell.data_type for page in book for row in page.iter_rows() for cell in row} <= {"s", "n", "b", "d"}
