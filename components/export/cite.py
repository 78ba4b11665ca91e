"""Citations of a chart, a table or the whole dashboard, written by a CSL processor and the usual libraries from one CSL item."""

from __future__ import annotations

import datetime as dt
import json
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from pybtex.database import BibliographyData, Entry, Person

from data import PACKAGE

STYLES = Path(__file__).parent / "styles"
SITE = "Pressure and engagement"
AUTHOR = "The Pressure and engagement contributors"

Item = dict[str, Any]


def csl_item(name: str, title: str, address: str, seen: dt.date) -> Item:
    """The CSL item of a part of the dashboard, or of all of it with its own title; `name` is a public id, `seen` the day it was looked
    at.
    """
    whole = title == PACKAGE.json["title"]
    issued = dt.date.fromisoformat(PACKAGE.as_of)
    return {
        "id": f"pressure-and-engagement-{name}",
        "type": "dataset",
        "title": title,
        **({} if whole else {"container-title": PACKAGE.json["title"]}),
        "author": [{"literal": AUTHOR}],
        "issued": {"date-parts": [[issued.year, issued.month, issued.day]]},
        "accessed": {"date-parts": [[seen.year, seen.month, seen.day]]},
        "version": PACKAGE.version,
        "URL": address,
    }


def apa(source: Item) -> str:
    """A citation in APA style, 7th edition, as plain text."""
    return _styled(source, "apa")


def chicago(source: Item) -> str:
    """Chicago Manual of Style, author and date."""
    return _styled(source, "chicago-author-date")


def bibtex(source: Item) -> str:
    """BibTeX, as `@misc` with the note that says version and day seen."""
    year, month, _day = source["issued"]["date-parts"][0]
    fields = {
        "title": source["title"],
        "howpublished": source.get("container-title", "Dashboard and data set"),
        "year": str(year),
        "month": str(month),
        "url": source["URL"],
        "note": f"Data version {source['version']}, accessed {_seen(source)}",
    }
    entry = Entry("misc", fields=fields, persons={"author": [Person(last=f"{{{AUTHOR}}}")]})
    return BibliographyData({source["id"]: entry}).to_string("bibtex")


def ris(source: Item) -> str:
    """A citation as RIS, which reference managers import."""
    year, month, day = source["issued"]["date-parts"][0]
    entry = {
        "type_of_reference": "DATA",
        "id": source["id"],
        "authors": [AUTHOR],
        "title": source["title"],
        "secondary_title": source.get("container-title", ""),
        "year": str(year),
        "date": f"{year}/{month:02}/{day:02}",
        "edition": source["version"],
        "urls": [source["URL"]],
        "access_date": _seen(source).replace("-", "/"),
    }
    return rispy.dumps([{name: value for name, value in entry.items() if value}])


def csl(source: Item) -> str:
    """CSL JSON, which citation software reads."""
    return json.dumps([source], ensure_ascii=False, indent=2)


FORMATS: dict[str, Callable[[Item], str]] = {"APA": apa, "Chicago": chicago, "BibTeX": bibtex, "RIS": ris, "CSL JSON": csl}
"""What a reader can copy a citation as."""


def _seen(source: Item) -> str:
    return dt.date(*source["accessed"]["date-parts"][0]).isoformat()


@cache
def _style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(str(STYLES / f"{name}.csl"), validate=False)


def _styled(source: Item, style: str) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the processor warns of fields that a style does not use
        entries = CitationStylesBibliography(_style(style), CiteProcJSON([source]), formatter.plain)
        entries.register(Citation([CitationItem(source["id"])]))
        return str(entries.bibliography()[0]).replace(".”.", ".”").replace("?”.", "?”")
