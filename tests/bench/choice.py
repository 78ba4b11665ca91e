"""Part 2: a reader chooses another body, and the chart is drawn again."""

from __future__ import annotations

from contextlib import ExitStack
from itertools import cycle
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import Page, sync_playwright

from tests.bench.browser import fresh, waiting
from tests.bench.table import Figure, Target

if TYPE_CHECKING:
    from tests.bench.effort import Effort
    from tests.bench.servers import Server

NAMES = {
    "a": ("Third Committee", "Human Rights Council", "Security Council", "Commission on Human Rights", "General Assembly plenary"),
    "b": ("UNGA_C3", "HRC", "UNSC", "CHR", "UNGA"),
}
"""The bodies as the dashboard names them, and as the others do; the page begins with the last."""


def choose(page: Page, letter: str, option: str) -> float:
    """Milliseconds from the click on an option to other marks; `TimeoutError` when none come."""
    page.bring_to_front()
    if letter == "d":
        page.locator(".dash-dropdown").click()
        chosen = page.locator(".dash-options-list-option, .dash-dropdown-option").get_by_text(option, exact=True)
    else:
        page.get_by_role("combobox").and_(page.locator("[aria-label*=Body]")).first.click()
        chosen = page.get_by_role("option", name=option, exact=True)
    with waiting(page, "redrawn"):
        chosen.click()
    return page.evaluate("window.redrawn - window.chosen")


def measure(servers: dict[str, Server], effort: Effort) -> tuple[list[Figure], str]:
    """The figures, and nothing to add."""
    taken: dict[str, list[float]] = {each: [] for each in servers}
    with ExitStack() as stack:
        playwright = stack.enter_context(sync_playwright())
        pages = {letter: stack.enter_context(fresh(playwright, bare=letter == "b")) for letter in servers}
        for letter, page in pages.items():
            with waiting(page, "stood"):
                page.goto(servers[letter].page)
            page.wait_for_load_state("networkidle")
        options = {letter: cycle(NAMES["a" if letter == "a" else "b"]) for letter in servers}
        for _ in range(effort.choices):
            for letter, page in pages.items():
                taken[letter].append(choose(page, letter, next(options[letter])))
    bodies = len(NAMES["a"])
    values = {letter: median(each) for letter, each in taken.items()}
    firsts = {letter: median(each[:bodies]) for letter, each in taken.items()}
    figures = [
        Figure("choice", "From a choice to the redrawn chart (b: text)", "ms", values, (Target(1.25, "b"), Target(0.8, "d"))),
        Figure(
            "choice-first", f"The same, the first {bodies} choices only: each is made for the first time", "ms", firsts, (Target(2, "b"),)
        ),
    ]
    return figures, ""
