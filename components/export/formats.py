"""Frames as files: CSV, Excel, Parquet, JSON, each with exactly the rows it is given, and all but CSV with what belongs to them."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import pyarrow as pa
from pyarrow import parquet

from components.export.sheet_metadata import Sheet
from components.export.workbook import excel_bytes, json_records

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Text that begins with one of these is run as a formula by a spreadsheet."""


@dataclass(frozen=True)
class Format:
    """A kind of file: its ending, what readers call it, its media type, and how it is written."""

    ending: str
    label: str
    media: str
    write: Callable[[Sheet], bytes]


def csv_bytes(frame: pd.DataFrame, bom: bool = False) -> bytes:
    """CSV in UTF-8 with a header; missing values are empty, booleans are true and false; a mark first that Excel reads as UTF-8 if wanted.

    Text that a spreadsheet would run as a formula has an apostrophe before it.
    """
    return (b"\xef\xbb\xbf" if bom else b"") + frame.map(_cell).to_csv(index=False, lineterminator="\n").encode()


def parquet_bytes(sheet: Sheet) -> bytes:
    """Parquet with the types of the frame; titles and units are with the columns, all else in the metadata of the file."""
    rows = pa.Table.from_pandas(sheet.rows, preserve_index=False)
    described = {each["name"]: each for each in sheet.fields}
    fields = [_parquet_field(each, described.get(each.name, {})) for each in rows.schema]
    more = {name: text.encode() for name, text in sheet.about().items()} | {"schema": json.dumps(sheet.schema()).encode()}
    buffer = io.BytesIO()
    parquet.write_table(rows.cast(pa.schema(fields, {**(rows.schema.metadata or {}), **more})), buffer)
    return buffer.getvalue()


def _parquet_field(arrow_field: pa.Field, described: dict[str, Any]) -> pa.Field:
    """A column of a Parquet file: a day is a day, text is text, and title and unit stand with it."""
    kind = arrow_field.type
    if pa.types.is_timestamp(kind):
        kind = pa.date32()
    elif pa.types.is_large_string(kind):
        kind = pa.string()
    said = {each: str(described[each]) for each in ("title", "unit", "description") if described.get(each)}
    return pa.field(arrow_field.name, kind, metadata=said)


def json_bytes(sheet: Sheet) -> bytes:
    """JSON: what it is and where it comes from, what the columns mean, rows as objects, notes, sources."""
    parts = {
        **sheet.about(),
        "columns": [*sheet.fields],
        "rows": json_records(sheet.rows),
        "notes": [*sheet.notes],
        "sources": json_records(sheet.sources),
    }
    return json.dumps(parts, ensure_ascii=False, indent=1).encode()


FORMATS = {
    each.ending: each
    for each in (
        Format("csv", "CSV", "text/csv", lambda sheet: csv_bytes(sheet.rows)),
        Format("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel_bytes),
        Format("parquet", "Parquet", "application/vnd.apache.parquet", parquet_bytes),
        Format("json", "JSON", "application/json", json_bytes),
    )
}
"""The kinds of file by their ending."""


def _cell(cell: Any) -> Any:
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, dt.date) and not pd.isna(cell):  # a time stamp is one too
        return cell.isoformat()[:10]
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell
