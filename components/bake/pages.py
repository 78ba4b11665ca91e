"""The pages as files, from the templates of the readable edition, and what search engines and readers of news ask for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from components.bake import charts
from components.bake.addresses import baked_address, page_file, rows_file
from components.bake.workers import Files
from components.content import changes
from components.content.all_states import dossier_addresses
from components.content.pages import PAGES, SEARCH
from components.content.search_index import EXAMPLES
from components.description.page import Page
from components.export import package_zip
from components.html import readable
from components.html.picture import SITE_CARD
from components.html.templates import TEMPLATES
from data import PACKAGE

NOT_FOUND = Page(
    path="404", script=SEARCH.script, title="Page not found", lede="There is no page at this address. The pages and charts that there are:"
)
"""What a host shows for an address without a page."""


@dataclass(frozen=True)
class Host:
    """Where the folder will lie. Addresses end with a slash, and are empty where there is none."""

    base: str = ""
    """The address of the folder."""
    live: str = ""
    """The address of the dashboard."""


BAKED_PAGES = (*PAGES, NOT_FOUND)


def files(page: Page, host: Host, aside: Path) -> Files:
    """A page as it is in the copy to take along, without a link to that copy; the page with the link is written into the folder `aside`."""
    name, given = page_file(page.path), _content(page, host)
    template = TEMPLATES.get_template(each if (each := f"bake_{page.path}.html") in TEMPLATES.list_templates() else "bake_page.html")
    (aside / name).write_bytes(template.render(given, offline=False).encode())
    yield name, template.render(given, offline=True).encode()


def _content(page: Page, host: Host) -> dict[str, Any]:
    given = readable.content(page if page != NOT_FOUND else SEARCH, {}, host.base, baked_address, baked_address)
    sections = [
        (replace(each, csv=rows_file(each.chart), picture=each.picture and charts.baked_picture(each.picture)), excerpts)
        for each, excerpts in given["sections"]
    ]
    return {
        **given,
        "page": page,
        "card": SITE_CARD,
        "canonical": given["canonical"] if host.base and page != NOT_FOUND else "",
        "title": f"{page.title} – {readable.SITE}" if page.path else readable.SITE,
        "sections": sections,
        "host": host,
        "lost": page == NOT_FOUND,
        "package": package_zip.name(),
        "cited": PACKAGE.json["title"],
        "examples": EXAMPLES,
        "own_address": given["canonical"],
        "oembed": None,
    }


def feed_and_sitemap(host: Host) -> Files:
    """The feed of changes and what search engines ask for; nothing without an address, which all of them need.

    Raises `data.TableError` when a table cannot be read.
    """
    if not host.base:
        return
    feed = TEMPLATES.get_template("feed.xml").render(
        base=host.base, title=PACKAGE.json["title"], as_of=PACKAGE.as_of, entries=changes.feed_entries(), cards={}, link_to=baked_address
    )
    yield "feed.xml", feed.encode()
    addresses = [f"{host.base}{each}" for each in (*(page_file(each.path) for each in PAGES), *map(baked_address, dossier_addresses()))]
    yield "sitemap.xml", TEMPLATES.get_template("sitemap.xml").render(addresses=addresses, changed=PACKAGE.as_of).encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {host.base}sitemap.xml\n".encode()
