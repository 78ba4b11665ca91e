"""The search page: its field, bound to the address, the results as links by kind, and what it says when there are none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from components.charts import CHARTS
from components.content import excerpts, search_index
from tests.register import PAGES, page_text, visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest


def page(words: str = "") -> AppTest:
    """The page at an address with these words."""
    at = visit("search", **({"q": words} if words else {}))
    assert not [*at.exception, *at.error]
    return at


def test_it_is_the_last_page_in_the_navigation_of_all() -> None:
    assert (PAGES[-1].path, PAGES[-1].title) == ("search", "Search")


def test_without_words_it_says_what_can_be_searched() -> None:
    at = page()
    assert "Type one or more words" in page_text(at)
    assert "What is searched: states" in page_text(at)
    assert not at.header


def test_results_are_links_by_kind_with_counts() -> None:
    at = page("kwanliso")
    groups = search_index.search("kwanliso").groups
    assert [each.value for each in at.header] == [each.count for each in groups]
    assert f"results for “kwanliso”: {', '.join(each.count for each in groups)}." in page_text(at)
    assert "[Kwanliso](data?terms=true#glossary)" in page_text(at)


def test_words_typed_are_searched_and_set_back() -> None:
    at = page()
    at.text_input("q").set_value("how many held").run()
    assert f"({CHARTS['prisoner-estimates'].link()})" in page_text(at)
    at.text_input("q").set_value("").run()
    assert not at.header


def test_no_more_than_so_many_of_a_kind_are_listed() -> None:
    at = page("korea")
    sources = next(len(each.entries) for each in search_index.search("korea").groups if each.kind.one == "source")
    lists = [each.value.count("\n- ") + 1 for each in at.markdown if each.value.startswith("- ")]
    assert max(lists) == search_index.RESULTS_PER_KIND
    assert f"and {sources - search_index.RESULTS_PER_KIND} more." in page_text(at)


def test_nothing_found_says_so_and_offers_what_can_be_searched() -> None:
    at = page("<b>zzz</b>")
    assert "Nothing holds “<b>zzz</b>”." in page_text(at)
    assert "What is searched: states" in page_text(at)


@pytest.mark.parametrize("words", search_index.EXAMPLES)
def test_each_example_finds_something(words: str) -> None:
    results = search_index.search(words)
    assert results.groups
    assert results.complete


def test_a_result_that_speaks_of_violence_comes_with_a_notice() -> None:
    assert excerpts.NOTICE in page_text(page("executions enslavement"))


def test_a_broken_table_costs_only_its_kind(broken: Callable[..., None]) -> None:
    broken("claims")
    at = page("camp")
    assert [each.value.replace("\\", "") for each in at.warning] == [
        "The table “Claims of the brief, checked” cannot be read at the moment."
    ]
    assert [each.value for each in at.header if re.fullmatch(r"[1-9]\d* charts", each.value)]


@pytest.mark.parametrize("words", ["\u00b4", "–", "&amp;", "*"])
def test_without_a_letter_or_number_it_says_so_and_what_can_be_searched(words: str) -> None:
    at = page(words)
    assert f"There is no letter or number in “{words}”. Type one or more words" in page_text(at)
    assert "What is searched: states" in page_text(at)
    assert not at.header


def test_results_that_hold_some_of_the_words_say_so() -> None:
    at = page("China declared it would not back any step")
    assert "Nothing holds all the words of “China declared it would not back any step”. These hold at least half of them" in page_text(at)
    assert "(claims?claim=C33)" in next(each.value for each in at.markdown if each.value.startswith("- "))


def test_a_state_leads_to_its_record() -> None:
    assert "[Indonesia](state?name=Indonesia)" in page_text(page("indonesia"))


def test_a_passage_is_the_part_where_the_words_stand() -> None:
    line = next(each for each in page_text(page("Michael Kirby's website 116 55")).split("\n") if "Kirby" in each)
    assert len(line) < 400


def test_the_name_of_its_field_is_that_of_no_chart() -> None:
    assert "q" not in {control.name for chart in CHARTS.values() for control in chart.controls} | {*CHARTS}
