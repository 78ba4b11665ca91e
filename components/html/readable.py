"""The readable edition: every page as HTML that needs no JavaScript and prints well, made from the same descriptions."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from components.content import addresses, excerpts, headlines
from components.content.addresses import VERSION
from components.content.pages import PAGES
from components.description.choice import Query
from components.description.page import Page
from components.export.cite import SITE
from components.html import page_parts
from components.html.section import read_choices, section
from components.html.templates import TEMPLATES, block
from data import PACKAGE, TableError, dates

CARD = "app/static/card.png"
"""The picture that stands beside a link on other people's pages, relative to the root."""
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


def readable_page(page: Page, query: Query, base: str, here: str) -> str:
    """A page of the edition; `base` is the address of the first page, `here` its own."""
    given = content(page, query, base, _beside)
    oembed = f"../oembed?{urlencode({'url': here, 'format': 'json'})}" if given["sections"] else None
    return TEMPLATES.get_template("read.html").render(**given, here=here, oembed=oembed)


def _beside(address: str) -> str:
    """For a link on a page of the readable edition: another page of it, or what the dashboard has beside it."""
    path = urlsplit(address).path
    if path in {each.path for each in PAGES}:
        return address if path else f"./{address}"
    return f"../{address}"


def content(page: Page, query: Query, base: str, to: page_parts.LinkTo, inside: page_parts.LinkTo = str) -> dict[str, Any]:
    """What the template of a page shows.

    `base` is the address of the site, `inside` says where in it an address of the dashboard is, `to` where it is for a link on the page.
    """
    made = [(chart, *read_choices(chart, query)) for chart in page.charts]
    part = page_parts.part(page)
    extra = _extra(part, query, to) if part else {}
    version = (query.get(VERSION) or [""])[-1]
    return {
        "page": page,
        "description": headlines.description(page),
        "site": SITE,
        "title": f"{page.title} – {SITE}" if page.path else SITE,
        "pages": [(each.title, each.path, each == page) for each in PAGES],
        "to": to,
        "base": base,
        "card": f"{base}{CARD}",
        "canonical": f"{base}{inside(addresses.readable(page.path))}",
        "terms": page_parts.terms(page),
        "part": part,
        "extra": extra,
        "wrong": [*dict.fromkeys(line for _, _, lines in made for line in lines), *extra.get("wrong", []), *page_parts.missing(page)],
        "sections": [(section(chart, choices, version), page_parts.quoted(chart.excerpts)) for chart, choices, _ in made],
        "version": PACKAGE.version,
        "as_of": dates.in_words(PACKAGE.as_of),
        "dataset": block(_dataset(page, lambda each: f"{base}{inside(each)}")),
        "licence": LICENCE,
    }


def _extra(part: page_parts.Part, query: Query, to: page_parts.LinkTo) -> dict[str, Any]:
    try:
        return part.make(query, to)
    except TableError as error:
        return {"trouble": str(error)}


def _dataset(page: Page, at: Callable[[str], str]) -> dict[str, Any]:
    """What a page rests on, as schema.org has it; `at` gives the whole address of a relative one."""
    drawn = {name: None for chart in page.charts for name in chart.tables}
    return {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{page.title} – {PACKAGE.json['title']}",
        "description": page.lede,
        "url": at(addresses.readable(page.path)),
        "license": LICENCE,
        "version": PACKAGE.version,
        "dateModified": PACKAGE.as_of,
        "creator": {"@type": "Organization", "name": f"The {SITE} contributors"},
        "isAccessibleForFree": True,
        "distribution": [_download(name, kind, at) for name in drawn or PACKAGE.tables for kind in ("csv", "parquet")],
        "isBasedOn": {
            "@type": "Report",
            "name": "Human Rights in North Korea: Pressure and Engagement",
            "author": {"@type": "Person", "name": "Gabriel Jonsson"},
            "publisher": {"@type": "Organization", "name": "Institute for Security and Development Policy"},
            "datePublished": dates.BRIEF_PUBLISHED.isoformat(),
            "url": excerpts.publisher_page(),
        },
    }


def _download(name: str, kind: str, at: Callable[[str], str]) -> dict[str, str]:
    media = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}[kind]
    title = PACKAGE.tables[name].title
    return {"@type": "DataDownload", "name": title, "encodingFormat": media, "contentUrl": at(addresses.table_rows(name, kind))}
