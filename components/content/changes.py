"""What changed in the data since a link was made. No Streamlit here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pandas as pd

from components.content import addresses
from components.description.chart import Chart, row_keys
from data import PACKAGE, table
from data.package import version_numbers

CHANGES = "changes"
TAG = "tag:pressure-and-engagement,2026:change/"
"""How the ids of the feed begin (RFC 4151): they hold no host, so that a feed that moves shows nothing twice."""


@dataclass(frozen=True)
class ChangesSince:
    """What a reader of an older link is told of a chart: one line, and a sentence for each change, the newest first."""

    summary: str
    sentences: tuple[str, ...] = ()


def changes_since(version: str, tables: Iterable[str]) -> pd.DataFrame:
    """The changes of these tables that came after a version, the newest first; `ValueError` when it is no version.

    Raises `data.TableError` when a table cannot be read.
    """
    asked = version_numbers(version)
    rows = table(CHANGES)
    later = rows.version.map(lambda each: version_numbers(each) > asked).astype(bool)
    return rows[later & rows.table.isin([*tables])].iloc[::-1]


def changes_in_chart(version: str, chart: Chart, rows: pd.DataFrame) -> ChangesSince | None:
    """What changed since a version in the rows that a chart draws; `None` when the data have not gone on, or the version is none.

    A change that names no row, a row that was removed, and a row of a table that the chart cites no rows of all count: the chart may rest
    on them. Raises `data.TableError` when the changes cannot be read.
    """
    try:
        if not is_older(version):
            return None
    except ValueError:
        return None
    found = changes_since(version, chart.tables)
    pairs = chart.row_citation_keys + chart.chart_citation_keys
    cited = {name for name, _ in pairs}
    keys = row_keys(rows, pairs)
    drawn = {*zip(keys.table, keys.row_id, strict=True)}
    sure = found.row_id.isna() | ~found.table.isin(cited) | (found.kind == "removed")
    kept = [always or (row.table, row.row_id) in drawn for always, (_, row) in zip(sure, found.iterrows(), strict=True)]
    sentences = tuple(sentence(row) for _, row in found[kept].iterrows())
    if not sentences:
        return ChangesSince(f"Nothing in this chart has changed since data version {version}.")
    return ChangesSince(f"Changed in this chart since data version {version}: {len(sentences)}", sentences)


@dataclass(frozen=True)
class FeedEntry:
    """A change as a reader of the feed gets it."""

    id: str
    """The same wherever the feed is served, and for ever."""
    table: str
    title: str
    address: str
    """Where the row can be seen, relative to the first page."""
    day: str
    text: str


def feed_entries() -> list[FeedEntry]:
    """All changes as entries of the feed, the newest first. Raises `data.TableError` when they cannot be read."""
    return [
        FeedEntry(f"{TAG}{row.change_id}", row.table, _title(row), _address(row), f"{row.date:%Y-%m-%d}", sentence(row))
        for _, row in table(CHANGES).iloc[::-1].iterrows()
    ]


def _title(row: pd.Series) -> str:
    """What was changed, in a few words."""
    entry = PACKAGE.tables[row.table]
    field = entry.fields.get(row.column)
    return f"{entry.title}: {f'{field.title}, ' if field else ''}{row.kind} in version {row.version}"


def _address(row: pd.Series) -> str:
    """The row in the page that shows it; the table where it was removed or the change names none."""
    if pd.notna(row.row_id) and row.kind != "removed":
        pages = {"claims": addresses.claim, "excerpts": addresses.excerpt, "sources": addresses.source}
        return pages[row.table](row.row_id) if row.table in pages else addresses.table(row.table, str(row.row_id).replace("/", " "))
    return addresses.table(row.table)


def is_older(version: str) -> bool:
    """Whether the data have gone on since a version; `ValueError` when it is none."""
    return version_numbers(version) < version_numbers(PACKAGE.version)


def sentence(row: pd.Series) -> str:
    """One row of `changes` as a sentence: when, in which version, what, and why."""
    where = f"{PACKAGE.tables[row.table].title}{f', row {row.row_id}' if pd.notna(row.row_id) else ''}"
    return f"{row.date:%Y-%m-%d}, version {row.version}: {where}: {_change_in_words(row)}. {row.reason}"


def _change_in_words(row: pd.Series) -> str:
    """What was done, columns and codes by the names that readers see."""
    field = PACKAGE.tables[row.table].fields.get(row.column)
    if field is None:
        return row.kind if pd.isna(row.column) else f"{row.column} {row.kind}"
    if row.kind != "corrected":
        return f"column “{field.title}” {row.kind}"
    old, new = ("" if pd.isna(each) else field.labels.get(each, each) for each in (row.old, row.new))
    if not old:
        return f"{field.title}: “{new}” added"
    return f"{field.title} from “{old}” to “{new}”" if new else f"{field.title}: “{old}” taken out"
