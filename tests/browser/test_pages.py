"""Each registered page in a real Chromium, come to once on a desk and once on a phone, and all questions asked on the way.

On the desk a page is reached by the navigation, in the light, for who asked for little motion; its width is then made smaller. On the phone it is
reached by its address, in the dark. The charts of a page are stepped through where it stands.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from tests.browser.checks import COLOURS, CUT_OFF, FITTED, LEVELS, MOVING, OVERLAPPING, accessible, clean, fits, shows_figures, skipped
from tests.browser.conftest import DESK, PHONE, Reader
from tests.browser.points import GATHERED, RINGED, focused, labels, sentences, steps
from tests.components.charts.cases import Case, complete
from tests.register import PAGES, Entry
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

SCREENS = {"a desk at 200 %": 640, "a tablet": 820, "the narrowest": 320}
FACES = "() => [...document.fonts].filter(each => each.status === 'loaded').map(each => each.family.replaceAll('\"', ''))"

Visit = tuple[Entry, Reader]
"""A page, and who has come to it."""


@pytest.fixture(scope="module")
def sitting(browser: Browser, server: str) -> Iterator[Reader]:
    """Somebody at a desk with small pixels, in the light, who asked for little motion."""
    reader = Reader(browser, server, device_scale_factor=2, reduced_motion="reduce")
    yield reader
    reader.context.close()


@pytest.fixture(scope="module")
def walking(browser: Browser, server: str) -> Iterator[Reader]:
    """Somebody with a phone that is 390 pixels wide, in the dark."""
    reader = Reader(browser, server, **PHONE, color_scheme="dark")
    yield reader
    reader.context.close()


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.name)
def desk(request: pytest.FixtureRequest, sitting: Reader) -> Visit:
    """A page on a desk: the first by its address, each other by the navigation of the one before."""
    sitting.forget()
    sitting.page.set_viewport_size(DESK["viewport"])
    _ = sitting.visit(request.param.path) if sitting.page.url == "about:blank" else sitting.turn(request.param)
    sitting.come_to_all()
    return request.param, sitting


@pytest.fixture(scope="module", params=PAGES, ids=lambda page: page.name)
def phone(request: pytest.FixtureRequest, walking: Reader) -> Visit:
    """A page on a phone, by its address."""
    walking.forget()
    walking.page.set_viewport_size(PHONE["viewport"])
    walking.visit(request.param.path)
    walking.come_to_all()
    return request.param, walking


def started(entry: Entry) -> list[Case]:
    """The charts of a page as they start."""
    return [Case(CHARTS[each], complete(CHARTS[each], {})) for each in entry.charts]


def draws(entry: Entry, page: Page) -> None:
    """Wait until a page has drawn its charts and no other."""
    for each in entry.charts:
        expect(page.locator(f".st-key-figure-{each} .js-plotly-plot").filter(has=page.locator(".main-svg"))).to_have_count(1)
    expect(page.locator("[class*=st-key-panel-] .js-plotly-plot")).to_have_count(len(entry.charts))


def test_a_page_draws_its_charts(desk: Visit) -> None:
    draws(desk[0], desk[1].page)


def test_a_page_shows_its_first_figure_early_and_a_figure_is_the_larger_part_of_its_panel_on_a_desk(desk: Visit) -> None:
    shows_figures(desk[0], desk[1].page, begin=400, share=0.65)


def test_a_chart_says_its_finding_to_who_cannot_see_it(desk: Visit) -> None:
    entry, reader = desk
    for case in started(entry):
        panel = reader.page.locator(f".st-key-panel-{case.chart.id}")
        expect(panel.get_by_role("heading", name=case.drawn.headline, exact=True)).to_have_attribute("id", case.chart.id)
        for said in (case.chart.title, case.drawn.headline, case.drawn.finding):
            expect(panel.get_by_role("figure", name=said)).to_have_count(1)


def test_a_page_has_one_title_and_all_pages_in_its_navigation(desk: Visit) -> None:
    entry, reader = desk
    expect(reader.page.get_by_role("heading", level=1)).to_have_count(1)
    expect(reader.page).to_have_title(re.compile(f"^{re.escape(entry.heading)} – "))
    for each in PAGES:
        expect(reader.way(each)).to_have_attribute("href", re.compile(f"/{each.path}$"))
    reader.page.keyboard.press("Escape")
    expect(reader.page.get_by_role("menu")).to_have_count(0)


def test_everybody_can_read_a_page_in_the_light(desk: Visit) -> None:
    accessible(desk[1].page)


def test_no_words_of_a_chart_overlap_on_a_desk(desk: Visit) -> None:
    clean(desk[1].page, OVERLAPPING)


def test_headings_are_in_the_face_that_comes_with_the_project(desk: Visit) -> None:
    page = desk[1].page
    until(lambda: page.evaluate(FACES), lambda faces: "Source Serif Text" in faces)
    expect(page.get_by_role("heading", level=1)).to_have_css("font-family", re.compile("Source Serif Text"))


def test_the_list_says_what_it_steps_through(desk: Visit) -> None:
    entry, reader = desk
    for case in started(entry):
        name = f"Step through the {len(case.drawn.rows)} rows of “{case.chart.title}” with the arrow keys"
        expect(reader.page.get_by_role("listbox", name=name, exact=True).get_by_role("option")).to_have_count(len(case.drawn.rows))


def test_the_keys_step_through_the_rows(desk: Visit) -> None:
    entry, reader = desk
    for case in started(entry):
        row, said = focused(reader.page, case), sentences(case)
        for key, place in (("", 0), ("ArrowRight", 1), ("ArrowDown", 2), ("ArrowLeft", 1), ("End", -1), ("ArrowRight", -1), ("Home", 0)):
            if key:
                reader.page.keyboard.press(key)
            expect(row).to_have_text(said[place])
            expect(steps(reader.page, case).get_by_role("option", selected=True)).to_have_text(said[place])
        reader.page.keyboard.press("PageDown")
        until(row.inner_text, lambda text, said=said: text in said[2:], case.chart.id)


def rings(page: Page, case: Case, holds: Callable[[list[str]], bool]) -> None:
    """Wait until what the ring on a chart is around is right."""
    plot = page.locator(f".st-key-figure-{case.chart.id} .js-plotly-plot")
    until(lambda: plot.evaluate(RINGED), holds, case.chart.id)


def test_the_mark_of_a_row_is_ringed(desk: Visit) -> None:
    entry, reader = desk
    for case in started(entry):
        row, said = focused(reader.page, case), sentences(case)
        for key, place in (("Home", 0), ("End", -1)):
            reader.page.keyboard.press(key)
            expect(row).to_have_text(said[place])
            if any(said[place] in each for each in labels(case)):
                rings(reader.page, case, lambda ringed, words=said[place]: any(words in each for each in ringed))
            if case.chart.id in GATHERED:
                rings(reader.page, case, bool)
        reader.page.keyboard.press("Tab")
        rings(reader.page, case, lambda ringed: ringed == [])


def test_the_ring_stays_around_its_mark_when_a_chart_is_drawn_anew(reader: Callable[..., Reader]) -> None:
    chart = CHARTS["un-one-decision"]
    case = Case(chart, complete(chart, {"shown_as": "list"}))
    window = reader()
    window.visit(chart.link(case.choices).removeprefix("/"))
    window.come_to(chart.id)
    row = focused(window.page, case)
    window.page.keyboard.press("End")
    expect(row).to_have_text(sentences(case)[-1])
    plot = window.page.locator(f".st-key-figure-{chart.id} .js-plotly-plot")
    for width in (1280, 1100, 1000, 900):  # empty texts have an element in every other drawing
        window.page.set_viewport_size({"width": width, "height": 900})
        until(lambda: plot.evaluate("each => Math.abs(each._fullLayout.width - each.parentElement.clientWidth) < 1"))
        rings(window.page, case, lambda ringed: any(sentences(case)[-1] in each for each in ringed))


def test_everybody_can_read_the_rows(desk: Visit) -> None:
    entry, reader = desk
    for case in started(entry)[:1]:  # one script makes them all
        expect(focused(reader.page, case)).to_be_visible()
        accessible(reader.page, f".st-key-points-{case.chart.id}")


def test_a_page_has_its_language_and_landmarks(desk: Visit) -> None:
    page = desk[1].page
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("main")).to_have_count(1)
    expect(page.get_by_role("navigation")).not_to_have_count(0)


@pytest.mark.parametrize("width", SCREENS.values(), ids=SCREENS)
def test_a_page_fits_a_screen(desk: Visit, width: int) -> None:
    page = desk[1].page
    page.set_viewport_size({"width": width, "height": 900})
    page.wait_for_function(FITTED)
    fits(page)
    clean(page, CUT_OFF)
    clean(page, OVERLAPPING)


def test_the_headings_are_in_order(desk: Visit) -> None:
    until(lambda: desk[1].page.evaluate(LEVELS), lambda levels: levels.count(1) == 1 and skipped(levels) == [])


def test_nothing_of_a_chart_moves_for_who_asked_for_little_motion(desk: Visit) -> None:
    clean(desk[1].page, MOVING)


def test_nothing_goes_wrong_on_a_desk_and_no_request_leaves_the_machine(desk: Visit) -> None:
    assert (desk[1].outside, desk[1].trouble) == ([], [])


def test_a_page_that_is_come_to_by_its_address_draws_its_charts(phone: Visit) -> None:
    draws(phone[0], phone[1].page)


def test_a_page_shows_its_first_figure_early_and_a_figure_is_the_larger_part_of_its_panel_on_a_phone(phone: Visit) -> None:
    shows_figures(phone[0], phone[1].page, begin=650, share=0.55)


def test_a_phone_needs_no_sideways_scroll(phone: Visit) -> None:
    fits(phone[1].page)


def test_no_word_of_a_chart_is_cut_off_on_a_phone(phone: Visit) -> None:
    clean(phone[1].page, CUT_OFF)


def test_no_words_of_a_chart_overlap_on_a_phone(phone: Visit) -> None:
    clean(phone[1].page, OVERLAPPING)


def test_everybody_can_read_a_page_in_the_dark(phone: Visit) -> None:
    page = phone[1].page
    page.set_viewport_size(DESK["viewport"])
    page.wait_for_function(FITTED)
    accessible(page, options=COLOURS)


def test_nothing_goes_wrong_on_a_phone_and_no_request_leaves_the_machine(phone: Visit) -> None:
    assert (phone[1].outside, phone[1].trouble) == ([], [])
