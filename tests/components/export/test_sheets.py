"""Every kind of file of every chart holds exactly the drawn rows; nothing in it is run as a formula; the package validates."""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest
from frictionless import Package

from components.charts import CHARTS
from components.description.chart import Chart, download_rows
from components.drawing.render import render
from components.export import package_zip
from components.export.formats import FORMATS, csv_bytes
from components.export.sheet_metadata import Sheet
from components.export.sheets import chart_sheet, row_citations
from components.export.workbook import excel_bytes
from data import PACKAGE
from data.citations import AUTHORITY, authority, rank_sources

if TYPE_CHECKING:
    from pathlib import Path

every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
HOSTILE = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"]


def sheet(chart: Chart) -> Sheet:
    """A chart as it opens, as a file is written from it."""
    return chart_sheet(chart, render(chart, chart.read({})))


def same(read: pd.DataFrame, rows: pd.DataFrame) -> bool:
    """Whether a file holds the rows, whatever types its kind has."""
    return [*read] == [*rows] and _texts(read) == _texts(rows)


def _texts(frame: pd.DataFrame) -> list[list[str]]:
    def text(cell: object) -> str:
        if pd.isna(cell):  # ty: ignore[no-matching-overload]
            return ""
        if isinstance(cell, bool):
            return str(cell)
        words = str(cell).removeprefix("'").removesuffix(" 00:00:00")
        return f"{float(words):g}" if re.fullmatch(r"-?\d+(\.\d+)?", words) else words

    rows = frame.astype(object).to_numpy().tolist()
    return [[text(cell).casefold() for cell in row] for row in rows]


def read_csv(content: bytes) -> pd.DataFrame:
    """A CSV file as text."""
    return pd.read_csv(io.BytesIO(content), dtype=str, keep_default_na=False)


@every_chart
def test_csv_holds_the_drawn_rows(chart: Chart) -> None:
    made = sheet(chart)
    assert same(read_csv(FORMATS["csv"].write(made)), made.rows)


@every_chart
def test_excel_holds_the_drawn_rows_their_sources_and_the_notes(chart: Chart) -> None:
    made = sheet(chart)
    book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(made)))
    head, *rows = book["rows"].iter_rows(values_only=True)
    assert same(pd.DataFrame(rows, columns=head), made.rows)
    assert book["sources"].max_row == len(made.sources) + 1
    told = [row[:2] for row in book["notes"].iter_rows(values_only=True)]
    assert [text for what, text in told if what == "note"] == [*made.notes]
    assert ("title", made.title) in told
    assert [what for what, _ in told if what.startswith("column ")] == [f"column {each}" for each in made.rows.columns]


@every_chart
def test_parquet_holds_the_drawn_rows(chart: Chart) -> None:
    made = sheet(chart)
    assert same(pd.read_parquet(io.BytesIO(FORMATS["parquet"].write(made))), made.rows)


@every_chart
def test_json_holds_the_drawn_rows_and_their_sources(chart: Chart) -> None:
    made = sheet(chart)
    read = json.loads(FORMATS["json"].write(made))
    assert same(pd.DataFrame(read["rows"], columns=[*made.rows]), made.rows)
    assert read["notes"][0] == render(chart, chart.read({})).finding
    assert len(read["sources"]) == len(made.sources) > 0
    assert all(each["source"] for each in read["sources"])


def citations(*kinds_and_symbols: tuple[str, str, str | None, int]) -> pd.DataFrame:
    """Citations of sources (id, kind, symbol), each so many times, one after the other."""
    return pd.DataFrame(
        [{"source_id": name, "kind": kind, "symbol": symbol} for name, kind, symbol, times in kinds_and_symbols for _ in range(times)]
    )


def test_sources_stand_by_authority_whatever_is_cited_most() -> None:
    found = citations(
        ("paper", "news", None, 9), ("study", "research", None, 5), ("law", "legal_text", None, 2), ("record", "un_document", None, 1)
    )
    assert [*rank_sources(found).index] == ["record", "law", "study", "paper"]


def test_documents_with_a_symbol_stand_first_among_equals_and_then_the_most_cited() -> None:
    found = citations(
        ("video", "un_document", None, 7),
        ("A/1", "un_document", "A/1", 1),
        ("A/2", "un_document", "A/2", 3),
        ("first", "ngo", None, 1),
        ("second", "ngo", None, 1),
    )
    assert [*rank_sources(found).index] == ["A/2", "A/1", "video", "first", "second"]


def test_each_kind_of_source_has_its_place_and_an_unknown_one_stands_last() -> None:
    assert {*AUTHORITY} == {*PACKAGE.labels("sources", "kind")}
    assert [*authority(pd.Series(["un_document", "other", "unheard"]))] == [0, len(AUTHORITY) - 1, len(AUTHORITY)]


@every_chart
def test_the_sources_of_a_row_stand_by_authority_those_that_can_be_opened_first(chart: Chart) -> None:
    found = row_citations(chart, render(chart, chart.read({})).rows)
    order = pd.DataFrame({"row": found["row"], "unseen": found.url.isna(), "authority": authority(found.kind)})
    assert order.equals(order.sort_values([*order], kind="stable", ignore_index=True))


def test_text_that_a_spreadsheet_would_run_has_an_apostrophe_before_it() -> None:
    assert [*read_csv(csv_bytes(pd.DataFrame({"a": HOSTILE}))).a] == [f"'{each}" for each in HOSTILE]


def test_a_number_stays_a_number() -> None:
    assert csv_bytes(pd.DataFrame({"a": [-1, 2]})) == b"a\n-1\n2\n"


def test_no_cell_of_a_workbook_is_a_formula() -> None:
    made = Sheet("=1", pd.DataFrame({"a": [*HOSTILE, "http://example.org"]}), ("=2",), pd.DataFrame({"b": ["=3"]}))
    book = openpyxl.load_workbook(io.BytesIO(excel_bytes(made)))
    assert {cell.data_type for page in book for row in page for cell in row} == {"s"}
    assert not any(cell.hyperlink for page in book for row in page for cell in row)


def test_a_column_whose_first_cell_is_empty_shows_its_type_all_the_same() -> None:
    rows = pd.DataFrame({"words": [None, "a"], "day": pd.to_datetime([None, "2014-12-18"])})
    page = openpyxl.load_workbook(io.BytesIO(excel_bytes(Sheet("t", rows, (), pd.DataFrame()))))["rows"]
    assert page["A2"].data_type == "s"
    assert (page["B2"].value, page["B2"].number_format) == (None, page["B3"].number_format)
    assert page["B3"].is_date


def test_a_mark_for_excel_stands_before_the_same_rows() -> None:
    rows = download_rows(CHARTS["camps-map"], render(CHARTS["camps-map"], CHARTS["camps-map"].read({})).rows)
    assert csv_bytes(rows, bom=True) == b"\xef\xbb\xbf" + csv_bytes(rows)


def test_the_package_validates_when_it_is_unpacked(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package_zip.package_bytes("https://example.org/"))) as archive:
        archive.extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["title", "message"])[:5]


def test_the_package_has_what_a_reader_needs_and_true_checksums(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(package_zip.package_bytes("https://example.org/"))) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    assert {"README.md", "CITATION.cff", "CHANGELOG.md", "LICENSE", "LICENCE-DATA.txt", "sources.csv"} <= {*files}
    listed = dict(reversed(line.split("  ")) for line in files.pop("SHA256SUMS").decode().splitlines())
    assert listed == {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
