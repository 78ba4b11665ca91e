"""Rows as an Excel workbook: typed cells, and sheets for the sources and for what the file says of itself."""

from __future__ import annotations

import datetime as dt
import io
from typing import TYPE_CHECKING, Any

import pandas as pd

from components.export.sheet_metadata import Entry, Sheet
from data import PACKAGE

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": True,
    "default_date_format": "yyyy-mm-dd",
}


def excel_bytes(sheet: Sheet) -> bytes:
    """An Excel workbook: the rows, the sources, what the file says of itself; every text is text, none a formula or a link."""
    import xlsxwriter  # noqa: PLC0415 - when the first workbook is asked for: a server starts without it

    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, OPTIONS) as book:
        about = sheet.about()
        book.set_properties(
            {
                "title": about["title"],
                "subject": PACKAGE.json["title"],
                "author": PACKAGE.json["contributors"][0]["title"],
                "keywords": ", ".join(PACKAGE.json["keywords"]),
                "comments": f"{about['citation']} Licence: {about['licence']}",
                "created": dt.datetime.fromisoformat(PACKAGE.json["created"]),
            }
        )
        for name in ("link", "version", "licence"):
            if len(about.get(name, "")) in range(1, 256):  # more is cut by Excel
                book.set_custom_property(name, about[name], "text")
        head, day = book.add_format({"bold": True}), book.add_format({"num_format": OPTIONS["default_date_format"]})
        for name, frame in (("rows", sheet.rows), ("sources", sheet.sources), ("notes", _notes(sheet))):
            _page(book.add_worksheet(name), frame, head, day)
    return buffer.getvalue()


def _page(page: Worksheet, frame: pd.DataFrame, head: Format, day: Format) -> None:
    """One sheet of a workbook.

    Programs guess the type of a column from its first cell: where that is empty it holds an empty text in a column of text, and has
    the look of a day in a column of days.
    """
    page.write_row(0, 0, [*frame.columns], head)
    for number, record in enumerate(typed_records(frame), 1):
        for place, (name, value) in enumerate(record.items()):
            if value is not None:
                page.write(number, place, value)
            elif number == 1 and pd.api.types.is_datetime64_any_dtype(frame[name]):
                page.write_blank(number, place, None, day)
            elif number == 1 and not pd.api.types.is_numeric_dtype(frame[name]):
                page.write_string(number, place, "")
    page.freeze_panes(1, 0)
    page.autofit(max_width=400)


def _notes(sheet: Sheet) -> pd.DataFrame:
    """What the file says of itself, its notes, and what each column means."""
    rows = [(name, text) for name, text in sheet.about().items()] + [("note", each) for each in sheet.notes]
    rows += [(f"column {each['name']}", _meaning(each)) for each in sheet.fields]
    return pd.DataFrame(rows, columns=["what", "notes"])


def _meaning(column: Entry) -> str:
    """What a column means: title, unit and type, then its description and its values."""
    values = "; ".join(f"{value['value']} = {value['label']}" for value in column.get("categories", ()))
    head = ", ".join(each for each in (column["title"], column.get("unit", ""), column["type"]) if each)
    return ". ".join(each for each in (head, column.get("description", "").rstrip("."), values) if each)


def typed_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as plain Python values, days as dates, `None` where missing."""
    return [{name: _native_value(value) for name, value in row.items()} for row in frame.astype(object).to_dict("records")]


def json_records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Rows as JSON has them: `typed_records` with days as ISO text."""
    return [
        {name: value.isoformat() if isinstance(value, dt.date) else value for name, value in row.items()} for row in typed_records(frame)
    ]


def _native_value(value: Any) -> Any:
    if isinstance(value, list):
        return ";".join(map(str, value))
    if pd.isna(value):
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    return value.item() if hasattr(value, "item") else value
