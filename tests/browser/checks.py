"""What can be wrong with how a page stands: too wide, words cut off or over one another, a heading out of order, what axe-core finds."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from axe_playwright_python.sync_playwright import Axe

from tests.waiting import becomes, until

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.register import Entry

CUT_OFF = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const frame = plot.getBoundingClientRect();
    return [...plot.querySelectorAll('.main-svg text')].filter(text => {
        const box = text.getBoundingClientRect();
        return box.width && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
    }).map(text => text.textContent);
})"""
TOO_WIDE = (
    """() => [document.documentElement, document.querySelector('[data-testid=stMain]')].map(each => each.scrollWidth - each.clientWidth)"""
)
WIDTH = "() => document.documentElement.scrollWidth"
OVERLAPPING = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const texts = [...plot.querySelectorAll('.main-svg text')].filter(each => each.textContent.trim());
    const placed = texts.map(each => [each.textContent.trim(), each.getBoundingClientRect()]).filter(([, box]) => box.width);
    return placed.flatMap(([one, a], at) => placed.slice(at + 1).filter(([, b]) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4
    ).map(([other]) => `${one} | ${other}`));
})"""
FITTED = """() => [...document.querySelectorAll('.js-plotly-plot')].every(each =>
    Math.abs(each.querySelector('.main-svg').getBoundingClientRect().width - each.parentElement.getBoundingClientRect().width) < 2)"""
LEVELS = (
    "() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].filter(each => each.checkVisibility()).map(each => +each.tagName[1])"
)
BEGINS = """page => Math.min(...[...page.querySelectorAll('[class*=st-key-view-]')].map(each => each.getBoundingClientRect().top))
    + page.querySelector('[data-testid=stMain]').scrollTop"""
ROOM = """page => [...page.querySelectorAll('[class*=st-key-panel-]')].map(panel => {
    const chart = panel.className.match(/st-key-panel-([\\w-]+)/)[1];
    const [view, all] = [panel.querySelector(`.st-key-view-${chart}`), panel].map(each => each.getBoundingClientRect().height);
    return [chart, view / all];
})"""
"""For each chart of a page: its id, and what part of the height of its panel its figure takes."""
MOVING = """() => [...document.querySelectorAll('.js-plotly-plot, .js-plotly-plot .main-svg *')].filter(each => {
    const style = getComputedStyle(each);
    return style.animationName !== 'none' || (style.transitionProperty !== 'all' && parseFloat(style.transitionDuration) > 0);
}).map(each => each.className.baseVal ?? each.className)"""
STILL = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Two frames: what the browser does with the last input is done."""


THINNED = """() => {
    const shape = each => `${each.tagName} ${each.className} ${each.getAttribute('style') ?? ''}(${[...each.children].map(shape)})`;
    for (const whole of document.querySelectorAll('body *:not(dl):not(svg *)')) {
        const seen = {};
        for (const each of [...whole.children].filter(each => (seen[shape(each)] = (seen[shape(each)] ?? 0) + 1) > 2)) each.remove();
    }
}"""
"""Of parts that stand side by side and are made of the same elements in the same looks, as rows of a table are, two are left."""


ALL_RULES = {"resultTypes": ["violations"]}
COLOURS = {**ALL_RULES, "runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}}
"""What another colour scheme can break; all else is the same elements."""


def violations(page: Page, within: str | None = None, options: dict[str, Any] = ALL_RULES) -> list[str]:
    """What axe-core finds on a page, or in what a selector picks out of it: rule, element and message."""
    return [
        f"{found['id']}: {node['html'][:200]} {' '.join(each['message'] for each in node['any'] + node['all'] + node['none'])}"
        for found in Axe().run(page, within, options).response["violations"]
        for node in found["nodes"]
    ]


def accessible(page: Page, within: str | None = None, options: dict[str, Any] = ALL_RULES) -> None:
    """Wait until axe-core finds nothing."""
    becomes(lambda: violations(page, within, options), [])


def accessible_in_kind(page: Page, options: dict[str, Any] = ALL_RULES) -> None:
    """Wait until axe-core finds nothing on a page that we write ourselves, with two of each kind of its rows: it takes seconds for hundreds.
    Last of what is asked of a page.
    """
    page.evaluate(THINNED)
    accessible(page, options=options)


def clean(page: Page, fault: str) -> None:
    """Wait until nothing has a fault: one of the scripts above that list what has it."""
    becomes(lambda: page.evaluate(fault), [])


def fits(page: Page) -> None:
    """Wait until no part of a page of the dashboard scrolls sideways."""
    becomes(lambda: page.evaluate(TOO_WIDE), [0, 0])


def shows_figures(entry: Entry, page: Page, begin: int, share: float) -> None:
    """Wait until the first figure of a page begins within so many pixels, and each figure takes such a part of its panel; the first page
    has its own first screen.
    """
    body = page.locator("body")
    until(lambda: body.evaluate(ROOM), lambda room: [chart for chart, *_ in room] == [*entry.charts], entry.name)
    if entry.path and entry.charts:
        until(lambda: body.evaluate(BEGINS), lambda top: 0 < top <= begin, "the first figure begins at")
    until(lambda: body.evaluate(ROOM), lambda room: all(part >= share for _, part in room), entry.name)


def skipped(levels: list[int]) -> list[tuple[int, int]]:
    """Where a level of headings is left out."""
    return [pair for pair in pairwise([0, *levels]) if pair[1] > pair[0] + 1]
