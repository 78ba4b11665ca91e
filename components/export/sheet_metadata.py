"""Rows with their metadata: what the columns mean, where the rows come from, under which licence, how to cite them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from components.description.chart import LIST, Chart
from components.export import cite
from data import PACKAGE

PROFILE = "https://datapackage.org/profiles/2.0/dataresource.json"
SCHEMA = "https://datapackage.org/profiles/2.0/tableschema.json"
Entry = dict[str, Any]


@dataclass(frozen=True)
class Sheet:
    """Rows with their title, notes and metadata, and their sources as rows of their own."""

    title: str
    rows: pd.DataFrame
    notes: tuple[str, ...]
    sources: pd.DataFrame
    """`row` (the number of the row, from 1; none for the whole), `table`, `row_id`, `source_id`, `source`, `address`, `read_at`."""
    name: str = ""
    """Its public name: of the table, or of the chart."""
    fields: tuple[Entry, ...] = ()
    """Each column as Table Schema has it: name, type, title, and where there are, unit, description, categories."""
    primary_key: tuple[str, ...] = ()
    link: str = ""
    """The whole address of what is shown, with the choices made and the version; empty where the address of the site is not known."""

    def about(self) -> dict[str, str]:
        """What the file says of itself: title, link, version, licence, citation."""
        facts = {
            "title": self.title,
            "link": self.link,
            "version": PACKAGE.version,
            "as_of": PACKAGE.as_of,
            "licence": PACKAGE.json["licenses"][0]["path"],
            "citation": cite.apa(cite.csl_item(self.name, self.title, self.link)),
        }
        return {name: text for name, text in facts.items() if text}

    def schema(self) -> Entry:
        """The Table Schema of the rows."""
        key = {"primaryKey": [*self.primary_key]} if self.primary_key else {}
        return {"$schema": SCHEMA, "fields": [*self.fields], **key}


def metadata(sheet: Sheet, path: str, sources: list[Entry]) -> Entry:
    """The description of a CSV file as a data resource: its schema, where it comes from, its notes, and the sources row by row.

    `path` is the address of the file from where the description stands.
    """
    dialect = PACKAGE.json["resources"][0]["dialect"]
    named = {each["source_id"]: {"title": each["source"], **({"path": each["address"]} if each["address"] else {})} for each in sources}
    return {
        "$schema": PROFILE,
        "name": sheet.name,
        "type": "table",
        "path": path,
        **sheet.about(),
        "description": sheet.notes[0] if sheet.notes else sheet.title,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": dialect,
        "schema": sheet.schema(),
        "licenses": PACKAGE.json["licenses"],
        "sources": [*named.values()] or PACKAGE.json["sources"],
        "notes": [*sheet.notes],
        "rowSources": sources,
    }


def table_fields(name: str) -> tuple[Entry, ...]:
    """The columns of a table as the package describes them."""
    return tuple(next(each["schema"]["fields"] for each in PACKAGE.json["resources"] if each["name"] == name))


def chart_fields(chart: Chart) -> tuple[Entry, ...]:
    """The columns of the drawn rows of a chart."""
    return tuple(
        {
            "name": each.name,
            "type": "string" if each.type == "list" else each.type,
            "title": each.title,
            **({"description": each.description} if each.description else {}),
            **({"unit": each.unit} if each.unit else {}),
            **({"itemType": "string", "delimiter": LIST} if each.type == "list" else {}),
            **_categories(each.type, each.labels, each.ordered),
        }
        for each in chart.columns
    )


def _categories(kind: str, labels: Any, ordered: bool) -> Entry:
    if kind in ("boolean", "list") or not labels:
        return {}
    return {"categories": [{"value": value, "label": label} for value, label in labels.items()]} | (
        {"categoriesOrdered": True} if ordered else {}
    )
