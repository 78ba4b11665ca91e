"""Waiting for what is looked at: the one way for tests to read a page or a server at once whose answer may still be on its way.

For what Playwright can wait for itself there is `expect(…)`. `tests/test_waiting.py` refuses assertions that read at once, and pauses elsewhere.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

Seen = TypeVar("Seen")

PATIENCE = 120
"""Seconds after which something that should come is said not to come."""


def until(look: Callable[[], Seen], holds: Callable[[Seen], object] = bool, what: str = "", page: Page | None = None) -> Seen:
    """Look until what is seen is right, and hand it out; fail with what was seen last after `PATIENCE` seconds.

    `what` is said of a failure. A `page` whose events have to be heard meanwhile is kept running.
    """
    deadline = time.monotonic() + PATIENCE
    while not holds(seen := look()):
        if time.monotonic() > deadline:
            pytest.fail(f"after {PATIENCE} seconds still not right: {what} {seen!r}")
        if page:
            page.wait_for_timeout(50)
        else:
            time.sleep(0.05)
    return seen


def becomes(look: Callable[[], Seen], wanted: Seen, what: str = "") -> None:
    """Look until what is seen equals what is wanted."""
    until(look, lambda seen: seen == wanted, f"{what} (wanted: {wanted!r})")
