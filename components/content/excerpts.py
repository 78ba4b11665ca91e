"""Short quotations from the brief: where each stands, which charts bear on it, and the publisher's page."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from components.charts import CHARTS
from components.description.chart import Chart
from components.description.words import web_address
from data import TableError, cached_by_tables, table

BRIEF_SOURCE = "jonsson-2015"
"""The brief among the sources."""
VIOLENT_EXCERPT = "charges"
"""The excerpt that a notice stands before."""
NOTICE = "An excerpt here names acts of violence."


class Excerpt(NamedTuple):
    """A short quotation from the brief, as text."""

    excerpt_id: str
    paragraph: int
    quote: str
    context: str
    """What the author says around it, in this project's words."""


@cached_by_tables("excerpts", size=2)
def excerpts_by_id() -> dict[str, Excerpt]:
    """All excerpts by their ids, in the order of the text. Raises `data.TableError` when they cannot be read."""
    rows = table("excerpts")
    columns = (rows[each].tolist() for each in Excerpt._fields)
    return {each.excerpt_id: each for each in map(Excerpt._make, zip(*columns, strict=True))}


def violence_notice(ids: Iterable[str]) -> str:
    """The notice that stands before some excerpts; empty when none of them needs one."""
    return NOTICE if VIOLENT_EXCERPT in {*ids} else ""


def paragraph_heading(paragraph: int) -> str:
    """The heading of a paragraph of the brief, or of the standfirst that stands before the first."""
    return f"Paragraph {paragraph}" if paragraph else "Standfirst"


def attribution(paragraph: int) -> str:
    """Whose words an excerpt is, and where in the brief it stands."""
    return f"Gabriel Jonsson, ISDP Policy Brief 172 (2015), {f'para {paragraph}' if paragraph else 'standfirst'}"


def publisher_page() -> str:
    """The publisher's page of the brief; empty when the sources cannot be read."""
    try:
        return _publisher_page()
    except TableError:
        return ""


@cached_by_tables("sources", size=2)
def _publisher_page() -> str:
    sources = table("sources")
    return next(filter(None, map(web_address, sources.loc[sources.source_id == BRIEF_SOURCE, "url"])), "")


def charts_for_excerpt(excerpt_id: str) -> list[Chart]:
    """The charts that bear on an excerpt, in the order of their families."""
    return [chart for chart in CHARTS.values() if excerpt_id in chart.excerpts]


def nested_quotation(quote: str) -> str:
    """A quotation as it stands inside quotation marks: its own ones become single."""
    return quote.replace("“", "‘").replace("”", "’")
