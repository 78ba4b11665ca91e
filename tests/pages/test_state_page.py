"""The dossier of a state: one selector for the whole page, bound to the address, and ways on from a name that is none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import quote_plus

from components.charts import votes
from tests.register import page_text, panels, read, visit

if TYPE_CHECKING:
    from streamlit.testing.v1 import AppTest


def headings(at: AppTest) -> list[str]:
    """The headings of the page as a reader reads them."""
    return [read(re.findall("<h2 .*?</h2>", html)[0]).strip() for html in panels(at).values()]


def test_the_address_says_whose_dossier_it_is() -> None:
    at = visit("state", name="China")
    assert not at.exception
    assert [each.value for each in at.title] == ["China"]
    assert "China: against in all 9 votes" in headings(at)


def test_the_selector_changes_title_and_both_charts() -> None:
    at = visit("state", name="China")
    at.selectbox("name").set_value("BRA").run()
    assert [each.value for each in at.title] == ["Brazil"]
    headlines = headings(at)
    assert "Brazil: in favour 2005–2007, abstaining 2008–2009, in favour since 2010" in headlines
    assert any("Latin American and Caribbean States that voted changed position" in each for each in headlines)


def test_a_name_that_is_none_is_told_with_ways_on() -> None:
    at = visit("state", name="Atlantis")
    assert not at.exception
    words = page_text(at)
    assert "“Atlantis” is not a choice for “State”." in words
    assert "All 193 are listed at the end of this page" in words
    assert "[Search for “Atlantis”](search?q=Atlantis)" in words


def test_all_states_are_linked_below() -> None:
    words = page_text(visit("state"))
    assert [each for each in votes.state_names().values() if f"(state?name={quote_plus(each)})" not in words] == []
