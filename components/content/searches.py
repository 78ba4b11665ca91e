"""Until when the record was searched, and for what nothing was found: one sentence, the same on every page and in every edition."""

from __future__ import annotations

from components.description.words import join_words
from data import TableError, cached_by_tables, dates, table

TABLE = "searches"


@cached_by_tables(TABLE, size=2)
def search_statement() -> str:
    """Until when, for what nothing was found, and what was not yet due; nothing when the table cannot be read (`data.TableError`)."""
    try:
        rows = table(TABLE)
    except TableError:
        return ""
    until = dates.in_words(rows.until.max().date().isoformat())
    nothing, later = (rows.subject[rows.result == each] for each in ("nothing", "later"))
    said = [f"The record was searched until {until}."]
    if len(nothing):
        said.append(f"Nothing was found on {join_words(nothing)}.")
    if len(later):
        said.append(f"Not yet due on that day: {join_words(later)}.")
    return " ".join(said)
