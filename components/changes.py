"""What changed in the data since a link was made. No Streamlit here."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from data import PACKAGE, table

TABLE = "changes"


def parts(version: str) -> tuple[int, ...]:
    """A version as numbers, to compare; `ValueError` when it is none."""
    if not re.fullmatch(r"\d{1,6}\.\d{1,6}\.\d{1,6}", version):
        raise ValueError(f"“{version}” is not a version of the data")
    return tuple(int(each) for each in version.split("."))


def since(version: str, tables: Iterable[str]) -> pd.DataFrame:
    """The changes of these tables that came after a version, the newest first; `ValueError` when it is no version."""
    asked = parts(version)
    rows = table(TABLE)
    later = rows.version.map(lambda each: parts(each) > asked).astype(bool)
    return rows[later & rows.table.isin([*tables])].iloc[::-1]


def sentence(row: pd.Series) -> str:
    """One change as a sentence."""
    where = f"{PACKAGE.tables[row.table].title}{f', row {row.row_id}' if pd.notna(row.row_id) else ''}"
    what = f"{row.column} from “{row.old}” to “{row.new}”" if pd.notna(row.column) else row.kind
    return f"{row.date:%Y-%m-%d}, version {row.version}: {where}: {what}. {row.reason}"
