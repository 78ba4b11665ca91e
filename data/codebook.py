"""The codebook: `README.md` beside the tables, written from the package and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data import dates
from data.rules.rows import FileError, Tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.package import Field, Package, Table

INTRODUCTION = """\
Each table is a CSV file (UTF-8, comma, header) described in [`datapackage.json`](datapackage.json), a
[Data Package](https://datapackage.org); this page is written from it by `python -m data build`. An empty cell means that
the value is not known or does not apply. Citations are rows of their own: `citations` joins every row of every table,
by table and primary key (parts of a composite key joined with `/`), to its sources. `python -m data check` checks all tables."""


MARKS = ("<!-- tables: written by `python -m data build` -->\n", "<!-- end of tables -->")
"""What stands around the list of tables in the project's README."""


def with_tables(readme: str, package: Package) -> str:
    """A README with its list of tables as the package has them; the same text when it has no marks for one."""
    head, opened, rest = readme.partition(MARKS[0])
    _, closed, tail = rest.partition(MARKS[1])
    if not (opened and closed):
        return readme
    rows = [f"| `{each.name}` | {each.description.split('. ')[0].rstrip('.')} |" for each in package.tables.values()]
    return "\n".join([f"{head}{opened}", "| table | what a row is |", "|---|---|", *rows, f"\n{closed}{tail}"])


def codebook(package: Package) -> str:
    """The text of the codebook; `FileError` when a table cannot be read."""
    tables = Tables.read(package)
    if tables.problems:
        raise FileError(tables.problems)
    counts = {name: len(rows) for name, rows in tables.rows.items()}
    parts = [*_head(package), *_contents(package, counts)]
    for table in package.tables.values():
        parts.extend(_table(table, counts[table.name]))
    return "\n\n".join(parts) + "\n"


def _head(package: Package) -> Iterator[str]:
    yield f"# {package.json['title']}"
    yield package.json["description"]
    licences = [f"[{each.get('title', each['name'])}]({each['path']})" for each in package.json["licenses"]]
    yield f"Version {package.version}, as of {dates.in_words(package.as_of)}. Licence: {', '.join(licences)}."
    yield INTRODUCTION


def _contents(package: Package, counts: dict[str, int]) -> Iterator[str]:
    yield "## Tables"
    lines = [f"| [`{each.name}`](#{each.name}) | {each.title} | {counts[each.name]:,} |" for each in package.tables.values()]
    yield "\n".join(["| table | title | rows |", "|---|---|---:|", *lines])


def _table(table: Table, count: int) -> Iterator[str]:
    yield f"## {table.name}"
    yield f"**{table.title}.** {table.description}"
    facts = [f"- File: [`{table.path}`]({table.path}), {count:,} rows", f"- Primary key: {_code(table.primary_key)}"]
    yield "\n".join([*facts, *_references(table)])
    header = "| column | title | type | unit | required | meaning | allowed values |"
    yield "\n".join([header, "|---|---|---|---|---|---|---|", *map(_column, table.fields.values())])


def _references(table: Table) -> Iterator[str]:
    """A line for each key or list that leads to another table."""
    for key in table.foreign_keys:
        yield f"- {_code(key.fields)} refers to {_code(f'{key.table}.{each}' for each in key.target)}"
    for field in table.fields.values():
        if field.references:
            yield f"- each item of `{field.name}` refers to `{'.'.join(field.references)}`"


def _column(field: Field) -> str:
    """A line of the table of columns."""
    values = "; ".join(f"`{value}` {label}" for value, label in field.labels.items())
    cells = [f"`{field.name}`", field.title, _type(field), field.unit, "yes" if field.required else "", field.description, values]
    return f"| {' | '.join(_escape(cell) for cell in cells)} |"


def _type(field: Field) -> str:
    if field.type == "list":
        return f"list of {field.item_type}, separated by `{field.delimiter}`"
    return "year, month or day" if field.mixed_date else field.type


def _code(names: Iterator[str] | tuple[str, ...]) -> str:
    return ", ".join(f"`{name}`" for name in names)


def _escape(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
