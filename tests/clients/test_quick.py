"""Programs that read data, on every face of every chart and table: the same cells as the CSV, in the types that its description says."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlencode

import bibtexparser
import duckdb
import feedparser
import openpyxl
import pandas as pd
import polars as pl
import pytest
from pyarrow import parquet

from components.charts import CHARTS
from components.content import addresses
from components.export import cite, share
from data import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.testclient import TestClient

    from tests.clients.conftest import Face

POLARS = {
    "string": {pl.String, pl.Categorical, pl.Enum},
    "integer": {pl.Int64},
    "number": {pl.Float64},
    "boolean": {pl.Boolean},
    "date": {pl.Date},
}
DUCKDB = {"integer": "BIGINT", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE"}
PYTHON = {"string": str, "integer": int, "number": (int, float), "boolean": bool}


def text(cell: Any) -> str:
    """A cell as the CSV has it."""
    if cell is None or cell is pd.NA or cell != cell:  # noqa: PLR0124 - what is not a number is not itself
        return ""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, dt.date):
        return cell.isoformat()[:10]
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return str(cell)


def same(face: Face, rows: Iterable[Iterable[Any]], digits: int = 17) -> bool:
    """Whether rows hold the cells of the CSV, numbers as numbers of so many digits; an apostrophe before what a spreadsheet would run is the CSV's own."""
    kinds = [*face.schema.values()]

    def cells(row: Iterable[Any]) -> list[Any]:
        words = [text(each) for each in row]
        return [
            f"{float(word):.{digits}g}" if word and kind == "number" else word.removeprefix("'")
            for word, kind in zip(words, kinds, strict=True)
        ]

    return [cells(row) for row in rows] == [cells(row) for row in face.rows]


def test_polars_reads_parquet_in_the_described_types(faces: list[Face]) -> None:
    for face in faces:
        frame = pl.read_parquet(face.file("parquet"))
        assert same(face, frame.rows()), face.name
        assert all(frame.schema[name].base_type() in POLARS[kind] for name, kind in face.schema.items()), (face.name, frame.schema)


def test_pandas_reads_parquet_with_order_only_where_there_is_one(faces: list[Face]) -> None:
    for face in faces:
        frame = pd.read_parquet(face.file("parquet"))
        assert same(face, frame.astype(object).to_numpy().tolist()), face.name
        ordered = {name for name in frame if isinstance(frame[name].dtype, pd.CategoricalDtype) and frame[name].cat.ordered}
        described = json.loads((face.folder / f"{face.name}.metadata.json").read_text(encoding="utf-8"))["schema"]["fields"]
        assert ordered == {each["name"] for each in described if each.get("categoriesOrdered")}, face.name


def test_the_surer_rows_are_above_the_less_sure(faces: list[Face]) -> None:
    face = next(each for each in faces if each.name == "un_positions")
    frame = pd.read_parquet(face.file("parquet"))
    at = [*face.schema].index("confidence")
    assert (frame.confidence >= "medium").sum() == sum(row[at] in ("medium", "high") for row in face.rows)
    assert (frame.confidence > "high").sum() == 0


def test_duckdb_reads_parquet_and_csv(faces: list[Face]) -> None:
    for face in faces:
        found = duckdb.sql(f"SELECT * FROM '{face.file('parquet')}'")
        assert same(face, found.fetchall()), face.name
        kinds = dict(zip(found.columns, map(str, found.types), strict=True))
        assert {name: kinds[name] for name, kind in face.schema.items() if kind in DUCKDB} == {
            name: DUCKDB[kind] for name, kind in face.schema.items() if kind in DUCKDB
        }, face.name
        guessed = duckdb.sql(f"SELECT * FROM read_csv('{face.file('csv')}', header=true, delim=',', sample_size=-1)")
        types = dict(zip(guessed.columns, map(str, guessed.types), strict=True))
        assert [*types] == [*face.schema], face.name
        assert not [name for name, kind in types.items() if kind == "BOOLEAN" and face.schema[name] != "boolean"], face.name


@pytest.mark.parametrize("position", ["In favour", "Against", "Abstained", "Absent or not voting"])
def test_a_column_of_votes_of_one_kind_stays_text(position: str, tmp_path: Any, site: TestClient) -> None:
    rows = site.get("/api/v1/charts/referral.csv").text
    value = next(code for code, label in PACKAGE.labels("un_positions", "position").items() if label == position)
    file = tmp_path / "votes.csv"
    file.write_text(f"{rows.splitlines()[0].split(',')[0]},position\n" + f"unsc-2014,{value}\n" * 3, encoding="utf-8")
    assert [str(each) for each in duckdb.sql(f"SELECT position FROM read_csv('{file}')").types] == ["VARCHAR"]
    assert pl.read_csv(file).schema["position"] == pl.String


def test_workbooks_hold_typed_cells(faces: list[Face]) -> None:
    for face in faces:
        book = openpyxl.load_workbook(face.file("xlsx"), read_only=False)
        head, *rows = book["rows"].iter_rows(values_only=True)
        assert [*head] == [*face.schema], face.name
        assert same(face, [[None if cell == "" else cell for cell in row] for row in rows], digits=15), face.name  # as Excel keeps them
        for name, column in zip(head, zip(*rows, strict=True), strict=True):
            kind = face.schema[str(name)]
            wanted = (dt.date, dt.datetime) if kind == "date" else PYTHON[kind]
            assert all(isinstance(cell, wanted) for cell in column if cell not in (None, "")), (face.name, name)
            if kind == "string" and rows:
                assert isinstance(column[0], str) or book["rows"].cell(2, [*face.schema].index(str(name)) + 1).data_type == "s"
        assert book.properties.title
        assert PACKAGE.version in book.properties.description


def test_json_says_where_it_comes_from_and_what_its_columns_mean(faces: list[Face]) -> None:
    for face in faces:
        found = json.loads((face.folder / f"{face.name}.json").read_text(encoding="utf-8"))
        assert same(face, [row.values() for row in found["rows"]]), face.name
        assert {"title", "link", "version", "licence", "citation"} <= {*found}
        assert [(each["name"], each["type"]) for each in found["columns"]] == [*face.schema.items()]
        assert all(each["title"] for each in found["columns"])
        assert all(each["row"] is None or 1 <= each["row"] <= len(found["rows"]) for each in found["sources"])


def test_a_row_of_a_table_with_a_composite_key_finds_its_sources(faces: list[Face]) -> None:
    face = next(each for each in faces if each.name == "un_positions")
    found = json.loads((face.folder / "un_positions.metadata.json").read_text(encoding="utf-8"))
    cited = {each["row"]: each["row_id"] for each in found["rowSources"]}
    assert cited == {number: f"{row[0]}/{row[1]}" for number, row in enumerate(face.rows, 1)}


def test_parquet_says_where_it_comes_from(faces: list[Face]) -> None:
    for face in faces:
        schema = parquet.read_schema(face.file("parquet"))
        said = {name.decode(): value.decode() for name, value in (schema.metadata or {}).items()}
        assert said["version"] == PACKAGE.version
        assert {"title", "link", "licence", "citation", "schema"} <= {*said}
        assert all((each.metadata or {}).get(b"title") for each in schema)


SEEN = dt.date(2026, 11, 29)


def items(base: str = "https://example.org/") -> list[cite.Item]:
    """Everything that can be cited."""
    charts = [share.csl_item(each, addresses.permanent(each, each.read({}), "Table", base), SEEN) for each in CHARTS.values()]
    tables = [cite.table_item(each, f"{base}{addresses.table(name)}", SEEN) for name, each in PACKAGE.tables.items()]
    return [*charts, *tables, cite.csl_item("dashboard", PACKAGE.json["title"], base, SEEN)]


def hard_items() -> list[cite.Item]:
    """Links with signs that are escaped in them: accents, apostrophes, commas, a slash, a question mark, an ampersand."""
    queries = [
        {"name": "Türkiye"},
        {"name": "Côte d’Ivoire"},
        {"name": "O'Brien, A"},
        {"q": "A/RES/69/188"},
        {"q": "who?"},
        {"q": "a & b #c"},
    ]
    return [
        cite.csl_item(f"hard-{place}", "50% & more", f"https://example.org/?{urlencode(each)}", SEEN) for place, each in enumerate(queries)
    ]


def test_every_citation_has_a_key_of_its_own() -> None:
    keys = [each["id"] for each in items()]
    assert len({*keys}) == len(keys)


def test_bibtexparser_reads_every_citation_whole() -> None:
    for item in items():
        (entry,) = bibtexparser.parse_string(cite.bibtex(item)).entries
        fields = {name: field.value for name, field in entry.fields_dict.items()}
        assert (entry.entry_type, fields["version"]) == ("dataset", PACKAGE.version)
        assert unquote(fields["url"]) == unquote(item["URL"])
        assert fields["title"].strip("{}").replace("\\", "") == item["title"]


def test_ris_begins_with_its_first_tag_and_no_title_ends_outside_its_quotation_mark() -> None:
    for item in items():
        assert cite.ris(item).startswith("TY  - DATA\n")
        assert "”." not in cite.chicago(item)


def test_feedparser_reads_the_feed(site: TestClient) -> None:
    feed = feedparser.parse(site.get("/feed.xml").content)
    assert not feed.bozo
    assert len({each.id for each in feed.entries}) == len(feed.entries)
    assert all(each.id.startswith("tag:") for each in feed.entries)
    assert feed.feed.id.startswith("tag:")
