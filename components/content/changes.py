"""What changed in the data since a link was made. No Streamlit here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from components.description.chart import Chart, row_keys
from data import PACKAGE, table

CHANGES = "changes"


@dataclass(frozen=True)
class ChangesSince:
    """What a reader of an older link is told of a chart: one line, and a sentence for each change, the newest first."""

    said: str
    sentences: tuple[str, ...] = ()


def parts(version: str) -> tuple[int, ...]:
    """A version as numbers, to compare; `ValueError` when it is none."""
    if not re.fullmatch(r"\d{1,6}\.\d{1,6}\.\d{1,6}", version):
        raise ValueError(f"“{version}” is not a version of the data")
    return tuple(int(each) for each in version.split("."))


def since(version: str, tables: Iterable[str]) -> pd.DataFrame:
    """The changes of these tables that came after a version, the newest first; `ValueError` when it is no version.

    Raises `data.TableError` when a table cannot be read.
    """
    asked = parts(version)
    rows = table(CHANGES)
    later = rows.version.map(lambda each: parts(each) > asked).astype(bool)
    return rows[later & rows.table.isin([*tables])].iloc[::-1]


def changes_in_chart(version: str, chart: Chart, rows: pd.DataFrame) -> ChangesSince | None:
    """What changed since a version in the rows that a chart draws; `None` when the data have not gone on, or the version is none.

    A change that names no row, a row that was removed, and a row of a table that the chart cites no rows of all count: the chart may rest
    on them. Raises `data.TableError` when the changes cannot be read.
    """
    try:
        if not older(version):
            return None
    except ValueError:
        return None
    found = since(version, chart.tables)
    pairs = chart.record + chart.background
    cited = {name for name, _ in pairs}
    keys = row_keys(rows, pairs)
    drawn = {*zip(keys.table, keys.row_id, strict=True)}
    sure = found.row_id.isna() | ~found.table.isin(cited) | (found.kind == "removed")
    kept = [always or (row.table, row.row_id) in drawn for always, (_, row) in zip(sure, found.iterrows(), strict=True)]
    sentences = tuple(sentence(row) for _, row in found[kept].iterrows())
    if not sentences:
        return ChangesSince(f"Nothing in this chart has changed since data version {version}.")
    return ChangesSince(f"Changed in this chart since data version {version}: {len(sentences)}", sentences)


def older(version: str) -> bool:
    """Whether the data have gone on since a version; `ValueError` when it is none."""
    return parts(version) < parts(PACKAGE.version)


def sentence(row: pd.Series) -> str:
    """One row of `changes` as a sentence: when, in which version, what, and why."""
    where = f"{PACKAGE.tables[row.table].title}{f', row {row.row_id}' if pd.notna(row.row_id) else ''}"
    what = f"{row.column} from “{row.old}” to “{row.new}”" if pd.notna(row.column) else row.kind
    return f"{row.date:%Y-%m-%d}, version {row.version}: {where}: {what}. {row.reason}"
