"""The pictures that the server draws are those that the browser draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.charts import CHARTS
from components.pictures.picture import PictureForm
from tests import likeness
from tests.components.charts.cases import Case, complete
from tests.conftest import launched
from tests.likeness import WIDTHS, differences, page_with_plotly

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page, Playwright

SAMPLE = ("prisoner-estimates", "un-decisions", "un-one-decision", "camps-map", "charges-and-law", "less-charged")
"""A forest of ranges, tallies, a map of the world, one of a country, a matrix, shares."""


@pytest.fixture(scope="module")
def page(driver: Playwright) -> Iterator[Page]:
    """A page in which plotly.js draws."""
    with launched(driver, *likeness.FINE) as browser:
        yield page_with_plotly(browser)


@pytest.mark.parametrize(("name", "width"), [(name, WIDTHS[number % len(WIDTHS)]) for number, name in enumerate(SAMPLE)])
def test_every_mark_and_text_is_where_the_browser_has_it(name: str, width: int, page: Page) -> None:
    chart = CHARTS[name]
    assert differences(page, Case(chart, complete(chart, {})), width) == []


def test_a_key_that_just_fits_breaks_where_the_browser_breaks_it(page: Page) -> None:
    chart = CHARTS["paper-trail"]
    assert differences(page, Case(chart, chart.read({"actor": ["China"]})), 320) == []


def test_a_figure_of_another_width_is_told_apart(page: Page, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = CHARTS["two-tracks"]
    case = Case(chart, complete(chart, {}))
    monkeypatch.setattr(likeness, "PictureForm", lambda width, shape: PictureForm(width=width - 40, shape=shape))
    assert differences(page, case, 736) != []
