"""Each registered page in a real Chromium: drawn whole, quiet, readable by everybody, and narrow enough for a phone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import PHONE, Reader
from tests.register import PAGES, Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

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

OVERLAPPING = """() => [...document.querySelectorAll('.js-plotly-plot')].flatMap(plot => {
    const texts = [...plot.querySelectorAll('.main-svg text')].filter(each => each.textContent.trim());
    const placed = texts.map(each => [each.textContent.trim(), each.getBoundingClientRect()]).filter(([, box]) => box.width);
    return placed.flatMap(([one, a], at) => placed.slice(at + 1).filter(([, b]) =>
        Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4
    ).map(([other]) => `${one} | ${other}`));
})"""


def violations(page: Page) -> list[str]:
    """What axe-core finds: rule, element and message."""
    return [
        f"{found['id']}: {node['html'][:200]} {' '.join(each['message'] for each in node['any'] + node['all'] + node['none'])}"
        for found in Axe().run(page).response["violations"]
        for node in found["nodes"]
    ]


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.name)
def visited(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[tuple[Entry, Reader]]:
    """A page and the reader who has come to it, on a desk in the light."""
    reader = Reader(browser, server)
    reader.visit(request.param.path)
    yield request.param, reader
    reader.context.close()


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.name)
def on_a_phone(request: pytest.FixtureRequest, browser: Browser, server: str) -> Iterator[Page]:
    """A page on a phone that is 390 pixels wide."""
    reader = Reader(browser, server, **PHONE)
    yield reader.visit(request.param.path)
    reader.context.close()


def test_a_page_draws_its_charts(visited: tuple[Entry, Reader]) -> None:
    entry, reader = visited
    drawn = [each for each in entry.charts if reader.page.locator(f".st-key-figure-{each} .main-svg").count()]
    assert drawn == entry.charts
    assert reader.page.locator("[class*=st-key-panel-] .js-plotly-plot").count() == len(entry.charts)


def test_a_chart_says_its_finding_to_who_cannot_see_it(visited: tuple[Entry, Reader]) -> None:
    entry, reader = visited
    for each in entry.charts:
        finding = reader.page.locator(f".st-key-finding-{each}").inner_text().strip()
        assert reader.page.locator(f".st-key-figure-{each}").get_by_role("figure", name=finding).count() == 1


def test_a_page_has_one_title_and_all_pages_in_its_navigation(visited: tuple[Entry, Reader]) -> None:
    entry, reader = visited
    assert reader.page.locator("h1").count() == 1
    assert reader.page.title().startswith(f"{entry.title} – ")
    assert [each.strip() for each in reader.page.get_by_test_id("stTopNavLink").all_inner_texts()] == [each.title for each in PAGES]


def test_no_request_leaves_the_machine(visited: tuple[Entry, Reader]) -> None:
    assert visited[1].outside == []


def test_nothing_goes_wrong_on_the_way(visited: tuple[Entry, Reader]) -> None:
    assert visited[1].trouble == []


def test_everybody_can_read_a_page_in_the_light(visited: tuple[Entry, Reader]) -> None:
    assert violations(visited[1].page) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_everybody_can_read_a_page_in_the_dark(page: Entry, reader: Callable[..., Reader]) -> None:
    assert violations(reader(color_scheme="dark").visit(page.path)) == []


def test_a_phone_needs_no_sideways_scroll(on_a_phone: Page) -> None:
    assert on_a_phone.evaluate(TOO_WIDE) == [0, 0]


def test_no_word_of_a_chart_is_cut_off_on_a_phone(on_a_phone: Page) -> None:
    assert on_a_phone.evaluate(CUT_OFF) == []


def test_no_words_of_a_chart_overlap_on_a_phone(on_a_phone: Page) -> None:
    assert on_a_phone.evaluate(OVERLAPPING) == []


def test_no_words_of_a_chart_overlap_on_a_desk(visited: tuple[Entry, Reader]) -> None:
    assert visited[1].page.evaluate(OVERLAPPING) == []


def test_headings_are_in_the_face_that_comes_with_the_project(visited: tuple[Entry, Reader]) -> None:
    _entry, reader = visited
    loaded = reader.page.evaluate(
        "() => [...document.fonts].filter(each => each.status === 'loaded').map(each => each.family.replaceAll('\"', ''))"
    )
    assert "Source Serif Text" in loaded
    assert "Source Serif Text" in reader.page.locator("h1").evaluate("head => getComputedStyle(head).fontFamily")


def test_a_violation_is_found(reader: Callable[..., Reader]) -> None:
    page = reader().visit(PAGES[0].path)
    page.evaluate(
        "() => document.querySelector('h1').insertAdjacentHTML('afterend', '<img src=\"data:,\"><p style=\"color:#ccc\">pale</p>')"
    )
    assert {each.split(":")[0] for each in violations(page)} >= {"image-alt", "color-contrast"}


def test_a_wide_page_and_words_that_are_cut_or_overlap_are_found(reader: Callable[..., Reader]) -> None:
    page = reader(**PHONE).visit(next(each.path for each in PAGES if each.charts))
    page.evaluate("() => { const text = document.querySelector('.main-svg text'); text.after(text.cloneNode(true)); }")
    assert len(page.evaluate(OVERLAPPING)) == 1
    page.evaluate("() => document.querySelector('.main-svg text').setAttribute('transform', 'translate(-500, 0)')")
    assert len(page.evaluate(CUT_OFF)) == 1
    page.evaluate("() => document.querySelector('h1').insertAdjacentHTML('afterend', '<div style=\"width:900px\">wide</div>')")
    assert page.evaluate(TOO_WIDE) != [0, 0]


def test_trouble_and_requests_to_others_are_noted(reader: Callable[..., Reader]) -> None:
    someone = reader()
    page = someone.visit(PAGES[0].path)
    page.evaluate("() => { window.open('https://example.org/x.json'); }")
    page.evaluate("() => fetch('/app/static/nowhere.json')")
    page.evaluate("() => console.error('broken')")
    page.wait_for_function("() => performance.getEntriesByName(new URL('/app/static/nowhere.json', location).href).length")
    assert someone.outside == ["https://example.org/x.json"]
    assert any(each.startswith("404") for each in someone.trouble)
    assert any(each.startswith("broken") for each in someone.trouble)
