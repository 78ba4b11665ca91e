"""The curated tables: a Data Package with typed loading, relations and a check command.

`table(name)` gives a table as a pandas frame, `PACKAGE` what is known about each table and column.
"""

from data.load import TableError, cached_by_tables, single_flight, stamp, table
from data.package import PACKAGE, Field, Table

__all__ = ["PACKAGE", "Field", "Table", "TableError", "cached_by_tables", "single_flight", "stamp", "table"]
