"""Rules about references that keys cannot say: items of lists, and the citations of every row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.rules.registry import all_tables, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.package import Field
    from data.rules.rows import Problem, Rows, Tables

NOT_CITED = frozenset({"sources", "citations", "changes", "searches", "audits"})
"""The tables whose rows need no citation: they are the citations, or speak of this package itself and of how it was made."""


@all_tables
def items_exist(tables: Tables) -> Iterator[Problem]:
    """Each item of a list is found in the column that the list refers to."""
    for rows in tables.rows.values():
        for field in rows.table.fields.values():
            if field.references and field.references[0] in tables.rows:
                yield from _unknown_items(rows, field, tables.rows[field.references[0]])


def _unknown_items(rows: Rows, field: Field, others: Rows) -> Iterator[Problem]:
    table, column = field.references or ("", "")
    known = {row.texts.get(column) for row in others}
    for row in rows:
        for item in row[field.name] or ():
            if str(item) not in known:
                yield row.problem(field.name, f'"{item}" is not in {table}.{column}')


@all_tables
def cited_rows_exist(tables: Tables) -> Iterator[Problem]:
    """Each citation names a table and a row that there is."""
    known_tables = tables.package.tables
    for row in tables.rows.get("citations", ()):
        name, row_id = row.texts.get("table", ""), row.texts.get("row_id", "")
        if name not in known_tables:
            yield row.problem("table", f'"{name}" is no table of the package')
        elif name in tables.rows and row_id not in tables.rows[name].by_key:
            yield row.problem("row_id", f'"{row_id}" is no row of {name}')


@all_tables
def every_row_is_cited(tables: Tables) -> Iterator[Problem]:
    """Each row of each table has at least one citation."""
    if "citations" not in tables.rows:
        return
    cited = {(row["table"], row["row_id"]) for row in tables.rows["citations"]}
    for name in set(tables.rows) - NOT_CITED:
        for row in tables.rows[name]:
            if (name, row.key) not in cited:
                yield row.problem("-", f"{row.key} has no citation")


@together("sources", "citations")
def every_source_is_used(sources: Rows, citations: Rows) -> Iterator[Problem]:
    """Each source is cited at least once."""
    used = {row["source_id"] for row in citations}
    for row in sources:
        if row["source_id"] not in used:
            yield row.problem("source_id", f"{row.key} is cited nowhere")
