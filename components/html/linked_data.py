"""Pages and data as search engines and data sets' readers know them: JSON-LD of schema.org, and Croissant."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from components.content import addresses, excerpts
from components.content.pages import SEARCH
from components.description.page import Page
from components.export.cite import AUTHOR, SITE
from data import PACKAGE, dates
from data.package import Table

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
PLACE = {"@type": "Place", "name": "North Korea"}
AUTHORS = {"@type": "Organization", "name": AUTHOR}
BRIEF_AS_REPORT = {
    "@type": "Report",
    "name": "Human Rights in North Korea: Pressure and Engagement",
    "author": {"@type": "Person", "name": "Gabriel Jonsson"},
    "publisher": {"@type": "Organization", "name": "Institute for Security and Development Policy"},
    "datePublished": dates.BRIEF_PUBLISHED.isoformat(),
}
SPAN = "2003/.."
"""The years that the record covers, to this day."""
MEDIA = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}
CROISSANT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "extract": "cr:extract",
    "field": "cr:field",
    "fileObject": "cr:fileObject",
    "fileProperty": "cr:fileProperty",
    "fileSet": "cr:fileSet",
    "format": "cr:format",
    "includes": "cr:includes",
    "isLiveDataset": "cr:isLiveDataset",
    "jsonPath": "cr:jsonPath",
    "key": "cr:key",
    "md5": "cr:md5",
    "parentField": "cr:parentField",
    "path": "cr:path",
    "recordSet": "cr:recordSet",
    "references": "cr:references",
    "regex": "cr:regex",
    "repeated": "cr:repeated",
    "replace": "cr:replace",
    "sc": "https://schema.org/",
    "separator": "cr:separator",
    "source": "cr:source",
    "subField": "cr:subField",
    "transform": "cr:transform",
}
"""The context that Croissant 1.0 prescribes."""
TYPES = {"integer": "sc:Integer", "number": "sc:Float", "boolean": "sc:Boolean", "date": "sc:Date"}


def page(shown: Page, at: Callable[[str], str]) -> dict[str, Any]:
    """A page: as the data set that it rests on, or, where it shows none, as a page; `at` gives the whole address of a relative one."""
    tables = {name: None for chart in shown.charts for name in chart.tables}
    about = {
        "@context": "https://schema.org",
        "name": f"{shown.title} – {PACKAGE.json['title']}",
        "description": shown.lede,
        "url": at(addresses.readable(shown.path)),
        "inLanguage": "en",
        "dateModified": PACKAGE.as_of,
        "license": LICENCE,
        "isAccessibleForFree": True,
    }
    if shown == SEARCH or not (tables or shown.path == "data"):
        return about | {"@type": "WebPage", "isPartOf": {"@type": "WebSite", "name": SITE}}
    names = [*(tables or PACKAGE.tables)]
    return about | {
        "@type": "Dataset",
        "version": PACKAGE.version,
        "datePublished": PACKAGE.as_of,
        "temporalCoverage": SPAN,
        "spatialCoverage": PLACE,
        "keywords": PACKAGE.json["keywords"],
        "creator": AUTHORS,
        "variableMeasured": [*dict.fromkeys(each.title for name in names for each in PACKAGE.tables[name].fields.values())],
        "distribution": [
            *(_download(PACKAGE.tables[name].title, addresses.table_rows(name, kind), MEDIA[kind], at) for name in names for kind in MEDIA),
            _download("The whole data package", "package.zip", "application/zip", at),
        ],
        "isBasedOn": BRIEF_AS_REPORT | {"url": excerpts.publisher_page()},
    }


def _download(name: str, address: str, media: str, at: Callable[[str], str]) -> dict[str, str]:
    return {"@type": "DataDownload", "name": name, "encodingFormat": media, "contentUrl": at(address)}


def croissant(base: str, content: Callable[[str], bytes]) -> dict[str, Any]:
    """All tables as Croissant 1.0 describes them; `base` is the address of the first page, `content` gives the CSV of a table."""
    return {
        "@context": CROISSANT,
        "@type": "sc:Dataset",
        "name": PACKAGE.json["name"],
        "alternateName": PACKAGE.json["title"],
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "description": PACKAGE.json["description"],
        "url": base,
        "license": LICENCE,
        "version": PACKAGE.version,
        "datePublished": PACKAGE.as_of,
        "keywords": PACKAGE.json["keywords"],
        "creator": AUTHORS,
        "citeAs": f"{AUTHOR}, {PACKAGE.json['title']}, version {PACKAGE.version}, {base}",
        "isLiveDataset": True,
        "distribution": [_file(each, base, content(each.name)) for each in PACKAGE.tables.values()],
        "recordSet": [_records(each) for each in PACKAGE.tables.values()],
    }


def _file(entry: Table, base: str, content: bytes) -> dict[str, Any]:
    return {
        "@type": "cr:FileObject",
        "@id": f"{entry.name}.csv",
        "name": f"{entry.name}.csv",
        "description": entry.description,
        "contentUrl": f"{base}{addresses.table_rows(entry.name)}",
        "encodingFormat": "text/csv",
        "sha256": hashlib.sha256(content).hexdigest(),
    }


def _records(entry: Table) -> dict[str, Any]:
    return {
        "@type": "cr:RecordSet",
        "@id": entry.name,
        "name": entry.name,
        "description": entry.description,
        "key": [{"@id": f"{entry.name}/{each}"} for each in entry.primary_key],
        "field": [
            {
                "@type": "cr:Field",
                "@id": f"{entry.name}/{each.name}",
                "name": each.name,
                "description": each.description,
                "dataType": TYPES.get(each.type, "sc:Text"),
                "source": {"fileObject": {"@id": f"{entry.name}.csv"}, "extract": {"column": each.name}},
            }
            for each in entry.fields.values()
        ],
    }
