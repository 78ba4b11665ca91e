"""The list that steps through the rows of a chart, as tests use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.components.charts.cases import Case

GATHERED = ("un-decisions", "un-moves")
"""Charts in which a mark stands for several rows: its label is none of the rows in words."""
RINGED = """plot => {
    const ring = plot.lastElementChild.getBoundingClientRect();
    return [...plot.querySelectorAll('.main-svg *')].filter(each => {
        const box = each.getBoundingClientRect();
        return Math.abs(ring.x + 4 - box.x) < 1 && Math.abs(ring.width - 8 - box.width) < 1 && Math.abs(ring.y + 4 - box.y) < 1;
    }).map(each => (each.__data__?.htx ?? each.__data__?.tx ?? '').replaceAll('<br>', ' ').replaceAll('&amp;', '&'));
}"""
"""The hover labels of what the ring is around."""


def steps(page: Page, case: Case) -> Locator:
    """What steps through the rows of a chart."""
    return page.locator(f".st-key-points-{case.chart.id}")


def focused(page: Page, case: Case) -> Locator:
    """The row that is shown when the list of a chart has the focus."""
    steps(page, case).get_by_role("listbox").focus()
    return steps(page, case).locator(".row")


def news(page: Page, case: Case) -> Locator:
    """What is read aloud of a chart."""
    return steps(page, case).locator("[aria-live=polite]")


def sentences(case: Case) -> list[str]:
    """The rows in words, as the list shows them."""
    return [" ".join(each.split()) for each in case.sentences]


def labels(case: Case) -> list[str]:
    """The hover labels of the marks of a chart that have one each: bands stand for several rows, and have no ring."""
    return [
        str(each).replace("<br>", " ").replace("&amp;", "&")
        for trace in case.drawn.figure.data
        if isinstance(trace.hovertext, list | tuple | np.ndarray)
        for each in trace.hovertext
    ]
