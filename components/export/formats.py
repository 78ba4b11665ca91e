"""Frames as files: CSV, Excel, Parquet, JSON, each with exactly the rows it is given."""

from __future__ import annotations

import datetime as dt
import io
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
import xlsxwriter

from data import PACKAGE

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""Text that begins with one of these is run as a formula by a spreadsheet."""


@dataclass(frozen=True)
class Sheet:
    """Rows with what belongs to them: the title, the notes, and the sources as their own rows."""

    title: str
    rows: pd.DataFrame
    notes: tuple[str, ...]
    sources: pd.DataFrame


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


def parquet_bytes(frame: pd.DataFrame) -> bytes:
    """Parquet with the types of the frame."""
    buffer = io.BytesIO()
    frame.to_parquet(buffer, index=False)
    return buffer.getvalue()


def json_bytes(sheet: Sheet) -> bytes:
    """JSON: title, rows as objects, notes, sources."""
    parts = {"title": sheet.title, "rows": _records(sheet.rows), "notes": [*sheet.notes], "sources": _records(sheet.sources)}
    return json.dumps(parts, ensure_ascii=False, indent=1, default=str).encode()


def excel_bytes(sheet: Sheet) -> bytes:
    """An Excel workbook: the rows, the sources, the notes; every text is text, none a formula or a link."""
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "nan_inf_to_errors": True,
    }
    with xlsxwriter.Workbook(buffer, options) as book:
        book.set_properties({"created": dt.datetime.fromisoformat(PACKAGE.json["created"])})
        head = book.add_format({"bold": True})
        notes = pd.DataFrame({"notes": [sheet.title, *sheet.notes]})
        for name, frame in (("rows", sheet.rows), ("sources", sheet.sources), ("notes", notes)):
            page = book.add_worksheet(name)
            page.write_row(0, 0, [*frame.columns], head)
            for number, record in enumerate(_records(frame), 1):
                page.write_row(number, 0, [*record.values()])
            page.freeze_panes(1, 0)
            page.autofit(max_width=400)
    return buffer.getvalue()


FORMATS = {
    each.ending: each
    for each in (
        Format("csv", "CSV", "text/csv", lambda sheet: csv_bytes(sheet.rows)),
        Format("xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", excel_bytes),
        Format("parquet", "Parquet", "application/vnd.apache.parquet", lambda sheet: parquet_bytes(sheet.rows)),
        Format("json", "JSON", "application/json", json_bytes),
    )
}
"""The kinds of file by their ending."""


def _cell(cell: Any) -> Any:
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain Python values, `None` where missing."""
    return [{name: _plain(value) for name, value in row.items()} for row in frame.astype(object).to_dict("records")]


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return "; ".join(map(str, value))
    if pd.isna(value):
        return None
    if isinstance(value, dt.date):  # a time stamp is one too
        return value.isoformat()[:10]
    return value.item() if hasattr(value, "item") else value
