"""What is no address of a page leads to those that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.sync_api import expect

from tests.register import PAGES

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Reader


def test_no_page_script_is_served_beside_its_address(reader: Callable[..., Reader]) -> None:
    one = reader()
    one.page.goto(f"{one.server}/data_and_sources")
    expect(one.page.get_by_role("heading", level=1)).to_have_text("There is no page at this address.")
    for each in PAGES:
        expect(one.page.get_by_role("link", name=f"{one.server}/{each.path}", exact=True)).to_be_visible()
