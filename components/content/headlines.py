"""What a chart says before a choice is made, without drawing it: for pages, search and links."""

from __future__ import annotations

import logging
from functools import partial
from types import MappingProxyType

from components.charts import CHARTS
from components.description.chart import Chart
from components.description.choice import ChoicesKey, Query, choices_key
from components.description.page import Page
from data import TableError, cached_by_tables

log = logging.getLogger(__name__)


def headline_and_finding(chart: Chart, query: Query = MappingProxyType({})) -> tuple[str, ...]:
    """The headline and the finding of a chart as it opens, or with the choices of a query; nothing when there is nothing to draw, or a
    table of it cannot be read.
    """
    try:
        return _CACHED[chart.id](choices_key(chart.read(query)))
    except TableError:
        return ()


def _headline_and_finding(chart: Chart, key: ChoicesKey) -> tuple[str, ...]:
    choices = dict(key)
    rows = chart.rows(choices)
    return () if rows.empty else (chart.headline(rows, choices), chart.finding(rows, choices))


_CACHED = {each.id: cached_by_tables(*each.tables, size=256)(partial(_headline_and_finding, each)) for each in CHARTS.values()}
"""What each chart says, kept until a table of it changes."""


def description(page: Page, query: Query) -> str:
    """What a link to a page says of it: the headline of its first chart, where there is one, and what the page is about."""
    try:
        first = headline_and_finding(page.charts[0], page.subject_query(query))[:1] if page.charts else ()
    except Exception:  # such as rows that others name and that are gone: a page has its words all the same
        log.exception("the headline of %s", page.charts[0].id)
        first = ()
    return f"{first[0]}. {page.lede}" if first else page.lede
