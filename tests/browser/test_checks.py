"""What the tests of this folder look for is found where it is: each check on a page that was spoilt."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.browser.checks import COLOURS, CUT_OFF, OVERLAPPING, TOO_WIDE, skipped, violations
from tests.browser.conftest import PHONE
from tests.register import PAGES
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.browser.conftest import Reader


def test_a_violation_is_found(reader: Callable[..., Reader]) -> None:
    page = reader().visit(PAGES[-1].path)
    page.evaluate(
        "() => document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\"><p style=\"color:#ccc\">pale</p>')"
    )
    until(lambda: {each.split(":")[0] for each in violations(page)}, lambda found: found >= {"image-alt", "color-contrast"})
    until(lambda: {each.split(":")[0] for each in violations(page, options=COLOURS)}, lambda found: found == {"color-contrast"})


def test_a_wide_page_and_words_that_are_cut_or_overlap_are_found(reader: Callable[..., Reader]) -> None:
    someone = reader(**PHONE)
    someone.visit(next(each.path for each in PAGES if each.charts))
    page = someone.come_to_all()
    page.evaluate("() => { const text = document.querySelector('.main-svg text'); text.after(text.cloneNode(true)); }")
    until(lambda: page.evaluate(OVERLAPPING), lambda found: len(found) == 1)
    page.evaluate("() => document.querySelector('.main-svg text').setAttribute('transform', 'translate(-500, 0)')")
    until(lambda: page.evaluate(CUT_OFF), lambda found: len(found) == 1)
    page.evaluate("() => document.querySelector('h1').insertAdjacentHTML('afterend', '<div style=\"width:900px\">wide</div>')")
    until(lambda: page.evaluate(TOO_WIDE), lambda wide: wide != [0, 0])


def test_trouble_and_requests_to_others_are_noted(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.visit(PAGES[-1].path)
    page.evaluate("() => { window.open('https://example.org/x.json'); }")
    page.evaluate("() => fetch('/app/static/nowhere.json')")
    page.evaluate("() => console.error('broken')")
    for start in ("404", "broken"):
        until(lambda: someone.trouble, lambda trouble, start=start: any(each.startswith(start) for each in trouble), page=page)
    until(lambda: someone.outside, lambda outside: outside == ["https://example.org/x.json"], page=page)


def test_a_request_to_others_fails(reader: Callable[..., Reader]) -> None:
    page = reader().visit(PAGES[-1].path)
    asked = "() => fetch('https://example.org/x.json', {mode: 'no-cors'}).then(() => 'answered', () => 'failed')"
    until(lambda: page.evaluate(asked), lambda answer: answer == "failed")


@pytest.mark.parametrize(("levels", "found"), [([1, 2, 3, 2], []), ([1, 3], [(1, 3)]), ([2], [(0, 2)])])
def test_a_heading_out_of_order_is_found(levels: list[int], found: list[tuple[int, int]]) -> None:
    assert skipped(levels) == found
