"""What readers come for, in WebKitGTK, in as many clicks as in `tests/browser/test_errands.py`: `make webkit` runs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.charts import CHARTS
from components.drawing.render import render
from components.export import share
from components.ui.overview import CARDS
from data import PACKAGE
from tests.waiting import until

if TYPE_CHECKING:
    from tests.webkit.conftest import Window

SEARCH = "input[type=search], [class*=st-key-search-] input"


def test_a_sentence_on_the_prisoners(window: Window) -> None:
    chart, _question, way = CARDS[0]
    window.clicks("a", way)
    window.sees(f".st-key-figure-{chart.id} .main-svg")
    window.clicks(f".st-key-quotation-{chart.id} button", "Quote")
    window.sees(f".st-key-words-{chart.id} [data-testid=stCode]", share.quotation(chart, render(chart, chart.read({}))))


def test_the_record_of_a_state(window: Window) -> None:
    window.types(SEARCH, "Indonesia\ue007")
    window.clicks("[data-testid=stMarkdownContainer] li a", "Indonesia")
    chart = CHARTS["state-dossier"]
    window.sees("h2", render(chart, chart.read({"name": ["Indonesia"]})).headline)


def test_a_lesson_sheet_with_its_chart(window: Window) -> None:
    chart, _question, way = CARDS[3]
    window.clicks("a", way)
    window.clicks(f".st-key-take-away-{chart.id} a", "For class")
    window.goes_to_new_tab()
    window.sees("h1", chart.title)
    window.sees("img.figure")
    until(lambda: window.run("return document.querySelector('img.figure').naturalWidth"))


def test_the_picture_and_the_embed_code(window: Window) -> None:
    chart = CHARTS["referral"]
    window.visit(chart.page)
    window.clicks(f".st-key-share-{chart.id} button", "Share")
    window.sees(f".st-key-words-share-{chart.id} [data-testid=stCode]", f"/embed/{chart.id}")
    window.visit(chart.page)
    window.clicks(f".st-key-picture-{chart.id} button", "Picture")
    window.clicks("a", "SVG")
    window.goes_to_new_tab()
    until(lambda: window.asks("GET", "/url"), lambda url: f"charts/{chart.id}.svg" in url)


def test_the_meaning_of_a_stance(window: Window) -> None:
    entry = PACKAGE.tables["actor_positions"]
    window.types(SEARCH, "stance\ue007")
    window.clicks("[data-testid=stMarkdownContainer] li a", entry.title)
    window.clicks("summary", "columns")
    window.sees("details[open]", entry.fields["stance"].description.partition(". ")[0])
