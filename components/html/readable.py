"""The readable edition: every page as HTML that needs no JavaScript and prints well, made from the same descriptions."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode, urlsplit

from components.content import addresses, headlines, reports, searches
from components.content.addresses import VERSION
from components.content.pages import PAGES
from components.description.choice import Query
from components.description.page import Page
from components.export.cite import SITE
from components.html import linked_data, page_parts
from components.html.picture import card_of
from components.html.section import read_choices, section
from components.html.templates import TEMPLATES, block
from data import PACKAGE, TableError, dates

PICTURES = "pictures"
"""Name in links to the edition of whether it shows pictures: "false" for who wants text and tables only."""


def readable_page(page: Page, query: Query, base: str, own_address: str) -> str:
    """A page of the edition; `base` is the address of the first page, `own_address` its own."""
    given = content(page, query, base, _beside)
    oembed = f"../oembed?{urlencode({'url': own_address, 'format': 'json'})}" if given["sections"] else None
    return TEMPLATES.get_template("read.html").render(**given, own_address=own_address, oembed=oembed)


def _beside(address: str) -> str:
    """For a link on a page of the readable edition: another page of it, or what the dashboard has beside it."""
    address = address.removeprefix("./")
    path = urlsplit(address).path
    if path in {each.path for each in PAGES}:
        return address if path else f"./{address}"
    return f"../{address}"


def content(page: Page, query: Query, base: str, link_to: page_parts.LinkTo, in_site: page_parts.LinkTo = str) -> dict[str, Any]:
    """What the template of a page shows.

    `base` is the address of the site, `in_site` says where in it an address of the dashboard is, `link_to` where it is for a link on the
    page.
    """
    charts = [(chart, *read_choices(chart, query)) for chart in page.charts]
    supplement = page_parts.supplement(page)
    shown = _supplement_content(supplement, query, link_to) if supplement else {}
    version = (query.get(VERSION) or [""])[-1]
    pictures = query.get(PICTURES) != ["false"]
    about = f"?{urlencode(page.subject_query(query), doseq=True)}" if page.subject_query(query) else ""
    return {
        "page": page,
        "description": headlines.description(page, query),
        "site": SITE,
        "heading": page.heading(query),
        "title": f"{page.heading(query)} – {SITE}" if page.path else SITE,
        "pages": [(each.title, each.path, each == page) for each in PAGES],
        "link_to": link_to,
        "base": base,
        "card": card_of(page, query),
        "canonical": f"{base}{in_site(addresses.readable(page.path) + about)}",
        "terms": page_parts.terms(page),
        "supplement": supplement,
        "content": shown,
        "wrong": [*dict.fromkeys(line for _, _, lines in charts for line in lines), *shown.get("wrong", []), *page_parts.missing(page)],
        "pictures": pictures,
        "switch": _switch(query, pictures),
        "sections": [(section(chart, choices, version), page_parts.quoted(chart.excerpts)) for chart, choices, _ in charts],
        "reports": {
            chart.id: reports.report_address(f"Chart “{chart.title}”", f"{base}{in_site(chart.link(choices))}")
            for chart, choices, _ in charts
        },
        "report_statement": reports.report_statement(),
        "version": PACKAGE.version,
        "as_of": dates.in_words(PACKAGE.as_of),
        "searched": searches.search_statement(),
        "dataset": block(linked_data.page(page, lambda each: f"{base}{in_site(each)}")),
        "licence": linked_data.LICENCE,
    }


def _switch(query: Query, pictures: bool) -> str:
    """The query of the same page without pictures, or with them."""
    others = {name: given for name, given in query.items() if name != PICTURES}
    return f"?{urlencode({**others, PICTURES: ['false']} if pictures else others, doseq=True)}"


def _supplement_content(supplement: page_parts.Supplement, query: Query, link_to: page_parts.LinkTo) -> dict[str, Any]:
    try:
        return supplement.content(query, link_to)
    except TableError as error:
        return {"trouble": str(error)}
