"""The pages as files, from the templates of the readable edition, and what search engines and readers of news ask for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from components.bake import charts
from components.bake.addresses import file, inside
from components.bake.addresses import rows as rows_file
from components.content import changes
from components.content.pages import PAGES, SEARCH
from components.content.search_index import EXAMPLES
from components.description.page import Page
from components.export import package_zip
from components.html import readable
from components.html.templates import TEMPLATES
from data import PACKAGE, table

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


def files(host: Host, *, offline: bool) -> Iterator[tuple[str, bytes]]:
    """The pages; with `offline` as they are in the copy to take along, which does not offer itself."""
    for page in (*PAGES, NOT_FOUND):
        yield file(page.path), _written(page, host, offline=offline).encode()


def _written(page: Page, host: Host, *, offline: bool) -> str:
    given = readable.content(page if page != NOT_FOUND else SEARCH, {}, host.base, inside, inside)
    sections = [(replace(section, csv=rows_file(section.chart)), excerpts) for section, excerpts in given["sections"]]
    name = f"bake_{page.path}.html"
    template = name if name in TEMPLATES.list_templates() else "bake_page.html"
    return TEMPLATES.get_template(template).render(
        **{
            **given,
            "page": page,
            "canonical": given["canonical"] if host.base and page != NOT_FOUND else "",
            "title": f"{page.title} – {readable.SITE}" if page.path else readable.SITE,
            "sections": sections,
        },
        host=host,
        lost=page == NOT_FOUND,
        offline=offline,
        heights={section.chart.id: charts.height(section.chart) for section, _ in sections if not section.trouble},
        package=package_zip.name(),
        cited=PACKAGE.json["title"],
        examples=EXAMPLES,
        here=given["canonical"],
        oembed=None,
    )


def for_machines(host: Host) -> Iterator[tuple[str, bytes]]:
    """The feed of changes and what search engines ask for; nothing without an address, which all of them need.

    Raises `data.TableError` when a table cannot be read.
    """
    if not host.base:
        return
    entries = [(row, changes.sentence(row)) for _, row in table(changes.CHANGES).iloc[::-1].iterrows()]
    feed = TEMPLATES.get_template("feed.xml").render(
        base=host.base, title=PACKAGE.json["title"], as_of=PACKAGE.as_of, entries=entries, page=file("data")
    )
    yield "feed.xml", feed.encode()
    addresses = [f"{host.base}{file(each.path)}" for each in PAGES]
    yield "sitemap.xml", TEMPLATES.get_template("sitemap.xml").render(addresses=addresses, changed=PACKAGE.as_of).encode()
    yield "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {host.base}sitemap.xml\n".encode()
