"""How far an answer is: what readers come for, in clicks from the first page, in Chromium and in Firefox."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from components.drawing.render import render
from components.export import share
from components.ui.overview import CARDS
from data import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

    from tests.browser.conftest import Reader


@pytest.fixture
def somebody(either: Reader) -> Iterator[Reader]:
    """Somebody on the first page, with whom nothing goes wrong."""
    either.visit("")
    yield either
    assert (either.outside, either.trouble) == ([], [])


def search(page: Page, words: str) -> None:
    """Click into the search of the first page, look for words, and wait for what is found: the first page has links to searches itself."""
    page.get_by_role("searchbox", name="Search everything").click()
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Search", level=1)).to_be_visible()


def test_a_sentence_on_the_prisoners_is_two_clicks_away(somebody: Reader) -> None:
    chart, _question, way = CARDS[0]
    page = somebody.page
    page.get_by_role("link", name=way).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Prisoners")
    page.locator(f".st-key-quotation-{chart.id}").get_by_role("button", name="Quote").click()
    sentence = share.quotation(chart, render(chart, chart.read({})))
    expect(page.locator(f".st-key-words-{chart.id}").get_by_test_id("stCode").first).to_contain_text(sentence)
    somebody.settled()


def test_the_record_of_a_state_is_two_clicks_away(somebody: Reader) -> None:
    page = somebody.page
    search(page, "Indonesia")
    page.get_by_role("link", name="Indonesia", exact=True).click()
    expect(page.get_by_test_id("stMain").get_by_role("heading", name="Indonesia", level=1)).to_be_visible()
    chart = CHARTS["state-dossier"]
    expect(page.get_by_role("heading", name=render(chart, chart.read({"name": ["Indonesia"]})).headline)).to_be_visible()
    expect(page).to_have_url(re.compile(r"/state(\?name=Indonesia)?$"))
    somebody.settled()


def test_a_lesson_sheet_with_its_chart_is_three_clicks_away(somebody: Reader) -> None:
    chart, _question, way = CARDS[3]
    page = somebody.page
    page.get_by_role("link", name=way).click()
    with somebody.context.expect_page() as opened:
        page.locator(f".st-key-take-away-{chart.id}").get_by_role("link", name="For class").click()
    sheet = opened.value
    expect(sheet.get_by_role("heading", name=chart.title)).to_be_visible()
    drawn, names = sheet.locator("img.figure"), re.compile("core(%20| )violations(%20| )only")
    expect(drawn).to_have_attribute("src", names)
    sheet.get_by_role("link", name="lines to write on").click()
    expect(drawn).to_have_attribute("src", re.compile("____"))
    expect(drawn).not_to_have_attribute("src", names)
    somebody.settled()


def test_picture_and_embed_code_are_two_clicks_from_a_chart(somebody: Reader) -> None:
    chart = CHARTS["referral"]
    page = somebody.visit(chart.page)
    somebody.come_to(chart.id)
    page.locator(f".st-key-picture-{chart.id}").get_by_role("button", name="Picture").click()
    expect(page.get_by_role("link", name="SVG")).to_have_attribute("href", re.compile(f"charts/{chart.id}.svg"))
    with somebody.context.expect_page() as opened:
        page.get_by_role("link", name="SVG").click()
    expect(opened.value).to_have_url(re.compile(f"charts/{chart.id}.svg"))
    opened.value.close()
    page = somebody.visit(chart.page)
    somebody.come_to(chart.id)
    page.locator(f".st-key-share-{chart.id}").get_by_role("button", name="Share").click()
    code = page.locator(f".st-key-words-share-{chart.id}").get_by_test_id("stCode").filter(has_text="<iframe")
    expect(code).to_contain_text(f"{somebody.server}/embed/{chart.id}")
    expect(code.get_by_role("button", name="Copy")).to_be_visible()


def test_the_meaning_of_a_stance_is_three_clicks_away(somebody: Reader) -> None:
    page, entry = somebody.page, PACKAGE.tables["actor_positions"]
    search(page, "stance")
    page.get_by_role("link", name=entry.title, exact=True).click()
    page.locator("summary", has_text="columns").click()
    meaning, _, _rest = entry.fields["stance"].description.partition(". ")
    expect(page.locator("details[open]").get_by_text(meaning)).to_be_visible()
    somebody.settled()
