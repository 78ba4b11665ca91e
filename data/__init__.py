"""The curated tables: a Data Package with typed loading, relations and a check command.

`table(name)` gives a table as a pandas frame, `PACKAGE` what is known about each table and column.
"""

from data.cache import NotKeptError, failures, note_failure, single_flight
from data.load import TableError, cached_by_tables, stamp, table
from data.package import PACKAGE, Field, Table, at_one_moment

__all__ = [
    "PACKAGE",
    "Field",
    "NotKeptError",
    "Table",
    "TableError",
    "at_one_moment",
    "cached_by_tables",
    "failures",
    "note_failure",
    "single_flight",
    "stamp",
    "table",
]
