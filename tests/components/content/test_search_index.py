"""The index of everything: each kind of thing is found by its words, and leads to its view."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from components.charts import CHARTS
from components.content import search_index
from components.content.search_index import Entry
from data import PACKAGE, TableError, table

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.usefixtures("record")
ENTRY = Entry("Camp 22", "prisoners", ("Closed in 2012.", "Closed about June 2012, says KINU."))


def addresses(words: str) -> dict[str, list[str]]:
    """What is found, by kind: the addresses in their order."""
    groups, missing = search_index.search(words)
    assert missing == []
    return {each.kind.one: [entry.address for entry in each.entries] for each in groups}


@pytest.mark.parametrize(
    ("words", "kind", "address"),
    [
        ("how many people are held", "chart", "prisoners#prisoner-estimates"),
        ("hollow marks repeat", "chart", "prisoners#prisoner-estimates"),
        ("two tracks filled diamonds", "chart", "./#two-tracks"),
        ("C01 confirmed", "claim", "claims?claim=C01"),
        ("80,000–120,000", "excerpt", "brief?excerpt=prisoners"),
        ("prisoner_estimates", "table", "data?table=Estimates+of+prisoners#table"),
        ("withdrawal non-proliferation", "event", "./?track=Context&event_kind=Diplomacy&two-tracks=Text#two-tracks"),
        ("KWANLISO", "term", "data#glossary"),
        ("a-hrc-25-63", "source", "data?source=a-hrc-25-63#sources"),
    ],
)
def test_a_thing_is_found_and_leads_to_its_view(words: str, kind: str, address: str) -> None:
    assert address in addresses(words)[kind]


@pytest.mark.parametrize(
    ("words", "holds"), [("camp", True), ("CAMP kinu", True), ("22 2012", True), ("camp hrnk", False), ("camps", False)]
)
def test_every_word_must_occur(words: str, holds: bool) -> None:
    assert ENTRY.holds(search_index.fold(words).split()) is holds


@pytest.mark.parametrize(("words", "passage"), [([], 0), (["2012"], 0), (["2012", "kinu"], 1), (["camp"], 0)])
def test_the_passage_shown_holds_most_of_the_words(words: list[str], passage: int) -> None:
    assert ENTRY.passage(words) == ENTRY.passages[passage]


def test_every_chart_has_the_link_that_it_gives_itself() -> None:
    assert [each.address for each in search_index.entries(search_index.KINDS[0])] == [each.link() for each in CHARTS.values()]


def test_titles_come_first() -> None:
    titles = [
        search_index.fold(each.title) for group in search_index.search("camp")[0] if group.kind.one == "source" for each in group.entries
    ]
    hits = ["camp" in each for each in titles]
    assert True in hits
    assert hits == sorted(hits, reverse=True)


def test_kinds_with_a_hit_in_a_title_come_first() -> None:
    groups, _ = search_index.search("kwanliso")
    assert [each.titled for each in groups] == sorted([each.titled for each in groups], reverse=True)
    assert groups[0].kind.one == "term"


def test_nothing_is_found_for_words_that_occur_nowhere() -> None:
    assert search_index.search("zzz") == ([], [])


@pytest.mark.parametrize("kind", search_index.KINDS, ids=lambda kind: kind.many)
def test_everything_of_a_kind_can_be_found(kind: search_index.Kind) -> None:
    sizes = {"charts": len(CHARTS), "tables": len(PACKAGE.tables), "terms": len(table("glossary"))}
    entries = search_index.entries(kind)
    assert len(entries) == sizes[kind.many] if kind.many in sizes else len(table(kind.many))
    assert all(each.title and each.address and each.passages for each in entries)


def test_the_excerpt_that_names_violence_has_a_notice() -> None:
    excerpts = {each.address: each.notice for each in search_index.entries(search_index.KINDS[2])}
    assert [address for address, notice in excerpts.items() if notice] == ["brief?excerpt=charges"]


@pytest.mark.parametrize("name", ["claims", "excerpts", "events", "glossary", "sources"])
def test_a_broken_table_costs_its_kind(broken: Callable[..., None], name: str) -> None:
    whole = {each.kind.many for each in search_index.search("a")[0]}
    broken(name)
    groups, missing = search_index.search("a")
    assert {str(each) for each in missing} == {str(TableError(name))}
    assert whole - {each.kind.many for each in groups} == {"terms" if name == "glossary" else name}


def test_a_chart_is_found_by_its_notes_when_its_table_is_broken(broken: Callable[..., None]) -> None:
    broken("prisoner_estimates")
    assert "prisoners#prisoner-estimates" in addresses("hollow marks repeat")["chart"]
