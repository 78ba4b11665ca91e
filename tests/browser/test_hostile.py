"""Hostile data in a real browser: nothing runs, nothing is made from it, and no word makes a page wider than its window."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from components.charts import CHARTS
from data import PACKAGE
from tests.browser.checks import WIDTH, clean, fits
from tests.browser.conftest import PHONE, serving
from tests.copies import copied
from tests.hostile.conftest import KINDS, PAYLOAD, WORD, spoil
from tests.waiting import becomes, until

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Dialog, Page

    from tests.browser.conftest import Reader

PAGES_BY_KIND = {
    "": "the cover and the steps",
    "un-votes": "panels with every kind of control, a map and lists of states",
    f"prisoners?{'&'.join(f'{each.id}=Text' for each in CHARTS.values() if each.page == 'prisoners')}": "the rows of charts in words",
    "actors": "the section on selectivity",
    "brief": "excerpts",
    "claims": "cards of claims",
    "data": "tables and sources",
    "search?q=STRONG": "results of the search",
}
"""Pages of the dashboard that between them have every part that shows data; every page in every view is asked in `tests/hostile`."""
PLAIN = [
    *("read/overview", "read/prisoners", "read/actors", "read/brief", "read/claims", "read/data", "read/search"),
    *(f"embed/{each}" for each in KINDS),
    "class/prisoner-estimates",
]
"""Pages without Streamlit: those of the readable edition with every kind of part, the figures of charts of every kind, and one of the sheets for classes,
which one template writes. All of them are asked without a browser in `tests/hostile`."""
MADE = """() => [
    ...(document.documentElement.dataset.hurt ? ['a script ran'] : []),
    ...[...document.querySelectorAll('img[src="x"], img[src="x.png"], [onerror]')].map(each => each.outerHTML.slice(0, 200)),
    ...[...document.querySelectorAll('a')].map(each => each.getAttribute('href') || each.getAttribute('xlink:href') || '')
        .filter(each => each.trim().toLowerCase().startsWith('javascript:')),
    ...[...document.querySelectorAll('strong, b, em, code, del, span, mjx-container, .katex')]
        .filter(each => ['STRONG', 'CODE', 'RED', 'GONE', 'B', 'x^2'].includes(each.textContent.trim())).map(each => each.outerHTML.slice(0, 200)),
]"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server whose tables are hostile in every free text, and hold a word there that no line of a phone holds."""
    folder = copied(tmp_path_factory.mktemp("hostile"))
    for entry in PACKAGE.tables.values():
        spoil(entry, folder / "data", f"{PAYLOAD} {WORD}")
    with serving(folder / "log.txt", folder) as server:
        yield server


@pytest.fixture
def visitor(hostile: str, reader_at: Callable[..., Reader]) -> Iterator[Reader]:
    """Somebody with a phone who comes to that server; no dialog opens, nothing goes wrong, and nothing outside is asked for."""
    reader, dialogs = reader_at(hostile, **PHONE), list[str]()

    def note(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    reader.page.on("dialog", note)
    yield reader
    reader.page.remove_listener("dialog", note)
    assert (dialogs, reader.outside, reader.trouble) == ([], [], [])


def shows(page: Page) -> None:
    """Wait until a page shows the data as they are."""
    expect(page.locator("body")).to_contain_text("</script></style></title>", use_inner_text=True)


@pytest.mark.parametrize("address", PAGES_BY_KIND, ids=PAGES_BY_KIND.get)
def test_a_page_runs_and_reads_no_data_and_no_word_makes_it_wider_than_a_phone(visitor: Reader, address: str) -> None:
    visitor.visit(address)
    page = visitor.come_to_all()
    if address == "claims":
        page.locator("details.claim summary").first.click()
    if address != "data":  # draws its tables on a canvas
        shows(page)
    fits(page)
    clean(page, MADE)


def test_no_page_without_streamlit_runs_or_reads_its_data_and_no_word_makes_it_wider_than_a_phone(visitor: Reader) -> None:
    page = visitor.page
    for address in PLAIN:
        page.goto(f"{visitor.server}/{address}")
        if address.startswith("embed/"):
            page.locator("#stage").hover()
            expect(page.locator("#figure .main-svg").first).to_be_visible()
        if address != "read/search":
            shows(page)
        if not address.startswith("class/"):
            becomes(lambda: page.evaluate(WIDTH), page.viewport_size["width"], address)
        becomes(lambda: page.evaluate(MADE), [], address)


def test_what_data_would_make_is_found(visitor: Reader) -> None:
    page = visitor.page
    page.goto(f"{visitor.server}/read/search")
    page.evaluate("""() => document.body.insertAdjacentHTML('beforeend', '<p><strong>STRONG</strong><a href="javascript:0">A</a>')""")
    until(lambda: page.evaluate(MADE), lambda made: len(made) == 2)
