"""The search of the baked edition finds what every search must, and the same as the dashboard's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from components.bake.addresses import baked_address
from components.content import search_index
from tests.search_expectations import ASKED, CASES, Found, faults

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

ASK = """(asked) => {
    const { groups } = finder(ENTRIES);
    return asked.map((words) => groups(words).flatMap(({ matches }) => matches.map(({ entry, missingWords }) => [entry.address, missingWords])));
}"""


@pytest.fixture(scope="module")
def found(site: Path, browser: Browser) -> dict[str, Found]:
    """What the scripts of the edition find for all words, in one visit."""
    page = browser.new_page()
    for script in ("app/static/minisearch/minisearch.js", "assets/entries.js", "assets/find.js"):
        page.add_script_tag(path=site / script)
    answers = page.evaluate(ASK, ASKED)
    page.close()
    return {
        words: Found([address for address, _ in matches], not any(missingWords for _, missingWords in matches))
        for words, matches in zip(ASKED, answers, strict=True)
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["words"]))
def test_a_search_finds_what_is_expected(found: dict[str, Found], case: dict[str, Any]) -> None:
    assert faults(case, found.__getitem__, baked_address) == []


@pytest.mark.parametrize("words", ASKED, ids=ascii)
def test_a_search_finds_what_the_dashboard_finds(found: dict[str, Found], words: str) -> None:
    live = search_index.search(words)
    assert sorted(found[words].addresses) == sorted(baked_address(entry.address) for group in live.groups for entry in group.entries)
    assert found[words].complete == live.complete
