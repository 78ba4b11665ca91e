"""The computed column: how complete the list of positions of each recorded vote is."""

from __future__ import annotations

import csv
import io
from collections import Counter
from typing import TYPE_CHECKING

from data.rules.rows import FileError, Tables
from data.rules.un_votes import counts, record

if TYPE_CHECKING:
    from data.package import Package

REQUIRED_TABLES = ("un_decisions", "un_positions", "tally_differences")


def decisions_with_records(package: Package) -> str | None:
    """The text of `un_decisions.csv` with its column `record` computed; `None` when the package has no such table.

    Raises `FileError` when one of the tables cannot be read.
    """
    if not set(REQUIRED_TABLES) <= set(package.tables):
        return None
    tables = Tables.read(package)
    if tables.problems:
        raise FileError(tables.problems)
    decisions, positions, differences = (tables.rows[name] for name in REQUIRED_TABLES)
    counted = counts(positions)
    stream = io.StringIO()
    writer = csv.DictWriter(stream, list(decisions.table.fields), lineterminator="\n")
    writer.writeheader()
    for row in decisions:
        computed = record(row, counted.get(row.key, Counter()), differences) or ""
        writer.writerow({**row.texts, "record": computed})
    return stream.getvalue()
