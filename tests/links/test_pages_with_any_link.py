"""Every page with any address: a page that stands, with one line for what is no choice and nothing of the address as markup."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from tests.links.conftest import MARK, NASTY, anything, queries
from tests.register import PAGES, Entry, opened, panels

if TYPE_CHECKING:
    from collections.abc import Mapping

NAMES = (
    *("known", "highlight", "claim", "excerpt", "find", "find_claim", "verdict", "q", "v"),
    *("table", "contains", "order", "page", "table_sources_page", "source", "sources_order", "sources_page", "terms"),
)
"""What pages read from the address beside the choices of their charts."""


def names(page: Entry) -> list[str]:
    """All names that an address of a page may carry, and one that it may not."""
    return [*NAMES, "nonsense", *page.charts, *(each.name for chart in page.charts for each in CHARTS[chart].controls)]


def stands(page: Entry, query: Mapping[str, list[str]]) -> AppTest:
    """A page for who comes by an address: whole, with every chart."""
    at = opened().switch_page(page.file)
    at.query_params.update(query)
    at.run()
    assert not [*at.exception, *at.error, *at.warning]
    assert len(at.title) == 1
    assert sorted(panels(at)) == sorted(page.charts)
    return at


@pytest.mark.parametrize(
    ("word", "page"),
    [*zip(NASTY, cycle(PAGES), strict=False)],
    ids=lambda value: value.name if isinstance(value, Entry) else ascii(value[:12]),
)
def test_no_word_breaks_a_page(word: str, page: Entry) -> None:
    at = stands(page, {name: [word, word] for name in names(page)})
    raw = [*(each.value for each in [*at.markdown, *at.caption]), *panels(at).values()]
    assert not [each for each in raw if MARK in each or "[x](" in each]
    assert all(len(each.value) < 2_000 for each in at.caption)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
@settings(max_examples=2)
@given(data=st.data())
def test_any_link_shows_a_whole_page(page: Entry, data: st.DataObject) -> None:
    query = {}
    for chart in page.charts:
        query |= data.draw(queries(CHARTS[chart]))
    stands(page, query | data.draw(st.dictionaries(st.sampled_from(NAMES), st.lists(anything, min_size=1, max_size=3), max_size=4)))
