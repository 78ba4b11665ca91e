"""The frame of a page on a phone: its name, its menu, what the Tab key meets, what a chart is taken away by."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from components.charts import CHARTS
from components.export.cite import SITE
from tests.browser.conftest import PHONE
from tests.waiting import becomes, until

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from playwright.sync_api import FloatRect

    from tests.browser.conftest import Reader

WIDE = PHONE["viewport"]["width"]
NAMED = "() => getComputedStyle(document.querySelector('[data-testid=stHeader]'), '::after').content"
FOCUSED = """() => {
    const at = document.activeElement.getBoundingClientRect();
    return at.right > 0 && at.left < innerWidth && at.width > 0;
}"""
"""Whether what has the focus is on the screen, from left to right."""


def test_the_site_and_the_menu_are_named_and_what_is_hidden_is_passed_over(reader: Callable[..., Reader]) -> None:
    page = reader(**PHONE).visit("engagement")
    becomes(lambda: page.evaluate(NAMED), f'"{SITE}"')
    menu = page.get_by_role("button", name="Menu", exact=True)
    expect(menu).to_be_visible()
    for _ in range(6):
        page.keyboard.press("Tab")
        until(lambda: page.evaluate(FOCUSED))
    expect(page.get_by_test_id("stSidebarNavLink").first).to_be_hidden()
    menu.click()
    page.get_by_role("link", name="UN votes", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("UN votes")


def test_a_menu_that_was_open_does_not_cover_the_next_page(reader: Callable[..., Reader]) -> None:
    someone = reader(**PHONE)
    page = someone.visit("engagement")
    menu, way = page.get_by_role("button", name="Menu", exact=True), page.get_by_test_id("stSidebarNavLink").first
    menu.click()
    expect(way).to_be_visible()
    someone.visit("violations")
    expect(menu).to_be_visible()
    expect(way).to_be_hidden()


def in_one_row(boxes: Sequence[FloatRect | None]) -> bool:
    """Whether boxes stand beside one another on the screen."""
    placed = [each for each in boxes if each]
    return len({round(each["y"]) for each in placed}) == 1 and max(each["x"] + each["width"] for each in placed) <= WIDE


def test_what_a_chart_is_taken_away_by_stands_in_one_row(reader: Callable[..., Reader]) -> None:
    someone = reader(**PHONE)
    page = someone.visit("engagement")
    someone.come_to("less-charged")
    row = page.locator(f".st-key-take-away-{CHARTS['less-charged'].id}")
    ways = row.get_by_role("button").or_(row.get_by_role("link"))
    expect(ways).to_have_count(5)
    until(lambda: [each.bounding_box() for each in ways.all()], in_one_row)
