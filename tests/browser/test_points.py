"""The list of a chart's rows keeps out of the way until it has the focus, and a new finding is read aloud.

That the keys step through the rows of every chart is asked in `test_pages.py`, where the page stands.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from components.charts import CHARTS
from tests.browser.conftest import PHONE, Reader
from tests.browser.points import focused, news, steps
from tests.components.charts.cases import Case, complete
from tests.register import PAGES
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

FIRST = next(each for each in PAGES if each.charts)
CASE = Case(CHARTS["prisoner-estimates"], complete(CHARTS["prisoner-estimates"], {"hide_repeats": True}))


def test_the_list_takes_no_room_and_no_eye_until_it_has_the_focus(reader: Callable[..., Reader]) -> None:
    someone = reader(**PHONE)
    someone.visit(FIRST.path)
    page = someone.come_to_all()
    case = Case(CHARTS[FIRST.charts[0]], {})
    until(steps(page, case).bounding_box, lambda box: box["height"] == 0)
    row = focused(page, case)
    bottom = page.viewport_size["height"]
    until(row.bounding_box, lambda box: box and box["width"] > 300 and box["y"] + box["height"] <= bottom)
    page.keyboard.press("Tab")
    expect(row).not_to_be_in_viewport()


def hidden(page: Page) -> None:
    """Hide the repeats among the estimates of prisoners, or show them again."""
    page.get_by_role("switch", name="Hide repeats").press("Space")


def test_a_finding_is_read_aloud_when_it_changes_and_only_then_beside_a_table_too(reader: Callable[..., Reader]) -> None:
    page = reader().visit(CASE.chart.page)
    expect(news(page, CASE)).to_be_empty()
    hidden(page)
    expect(news(page, CASE)).to_have_text(CASE.drawn.finding)
    page.get_by_role("radio", name="Table").first.press("Space")
    expect(steps(page, CASE).get_by_role("listbox")).to_have_count(0)
    hidden(page)
    expect(news(page, CASE)).to_have_text(Case(CASE.chart, complete(CASE.chart, {})).drawn.finding)
