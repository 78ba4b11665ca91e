"""The index of everything: each kind of thing is found by its words, and leads to its view."""

from __future__ import annotations

import re
import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from components.charts import CHARTS, votes
from components.content import search_index
from data import PACKAGE, TableError, load, table

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("record")
KINDS = {each.one: each for each in search_index.KINDS}


def addresses(words: str) -> dict[str, list[str]]:
    """What is found, by kind: the addresses in their order."""
    results = search_index.search(words)
    assert results.missing == []
    return {group.kind.one: [entry.address for entry in group.entries] for group in results.groups}


def kinds(results: search_index.Results) -> set[str]:
    """The kinds of which something is found."""
    return {each.kind.many for each in results.groups}


@pytest.mark.parametrize(
    ("words", "kind", "address"),
    [
        ("how many people are held", "chart", "prisoners#prisoner-estimates"),
        ("hollow marks repeat", "chart", "prisoners#prisoner-estimates"),
        ("two tracks filled diamonds", "chart", "./#two-tracks"),
        ("C01 right", "claim", "claims?claim=C01"),
        ("80,000–120,000", "excerpt", "brief?excerpt=prisoners"),
        ("prisoner_estimates", "table", "data?table=Estimates+of+prisoners#table"),
        ("withdrawal non-proliferation", "event", "./?track=Context&event_kind=Diplomacy&two-tracks=Text#two-tracks"),
        ("KWANLISO", "term", "data?terms=true#glossary"),
        ("a-hrc-25-63", "source", "data?source=a-hrc-25-63#sources"),
        ("asia-pacific laos", "state", "state?name=Laos"),
    ],
)
def test_a_thing_is_found_and_leads_to_its_view(words: str, kind: str, address: str) -> None:
    assert address in addresses(words)[kind]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("C33", "C33, right: China said so on 17 February"),
        ("December 2014 veto itself open", "…China said so on 17 February, 23 October and 19 December 2014. · A Chinese statement"),
    ],
)
def test_the_passage_shown_is_where_the_words_stand(words: str, start: str) -> None:
    (claims,) = [group for group in search_index.search(words).groups if group.kind.one == "claim"]
    shown = {entry.address: passage for entry, passage in zip(claims.entries, claims.passages, strict=True)}
    assert shown["claims?claim=C33"].startswith(start)


def test_every_chart_has_the_link_that_it_gives_itself() -> None:
    assert [each.address for each in KINDS["chart"].entries()] == [each.link() for each in CHARTS.values()]


def test_titles_come_first() -> None:
    (sources,) = [group for group in search_index.search("camp").groups if group.kind.one == "source"]
    hits = [bool(re.search(r"\bcamp", entry.title, re.IGNORECASE)) for entry in sources.entries]
    assert True in hits
    assert False in hits
    assert hits == sorted(hits, reverse=True)


def test_kinds_with_a_hit_in_a_title_come_first() -> None:
    titled = ["kwanliso" in " ".join(entry.title for entry in group.entries).lower() for group in search_index.search("kwanliso").groups]
    assert titled == sorted(titled, reverse=True)
    assert search_index.search("kwanliso").groups[0].kind.one == "term"


def test_what_holds_most_of_the_words_comes_first_when_nothing_holds_all() -> None:
    words = ["china", "veto", "kirby", "xyzzy"]
    results = search_index.search(" ".join(words))
    assert not results.complete
    for group in results.groups:
        texts = [f"{entry.title} {' '.join(entry.passages)}".lower() for entry in group.entries]
        held = [sum(word in text for word in words) for text in texts]
        assert held == sorted(held, reverse=True)
        assert min(held) >= 2


def test_nothing_is_found_for_words_that_occur_nowhere() -> None:
    assert search_index.search("zzz").groups == []


@pytest.mark.parametrize("kind", search_index.KINDS, ids=lambda kind: kind.many)
def test_everything_of_a_kind_can_be_found(kind: search_index.Kind) -> None:
    sizes = {"charts": len(CHARTS), "tables": len(PACKAGE.tables), "terms": len(table("glossary")), "states": len(votes.states())}
    entries = kind.entries()
    assert len(entries) == (sizes[kind.many] if kind.many in sizes else len(table(kind.many)))
    assert all(each.title and each.address and each.passages for each in entries)


def test_the_excerpt_that_names_violence_has_a_notice() -> None:
    assert [each.address for each in KINDS["excerpt"].entries() if each.notice] == ["brief?excerpt=charges"]


@pytest.mark.parametrize("name", ["claims", "excerpts", "events", "glossary", "sources", "countries"])
def test_a_broken_table_costs_its_kind(broken: Callable[..., None], name: str) -> None:
    whole = kinds(search_index.search("a"))
    broken(name)
    results = search_index.search("a")
    assert {str(each) for each in results.missing} == {str(TableError(name))}
    assert whole - kinds(results) == {{"glossary": "terms", "countries": "states"}.get(name, name)}


def test_a_chart_is_found_by_its_notes_when_its_table_is_broken(broken: Callable[..., None]) -> None:
    broken("prisoner_estimates")
    assert "prisoners#prisoner-estimates" in addresses("hollow marks repeat")["chart"]


@pytest.mark.parametrize(
    ("name", "words", "address"),
    [
        ("claims", "back a step towards", "claims?claim=C33"),
        ("prisoner_estimates", "estimates 10 of the 46", "prisoners#prisoner-estimates"),
    ],
)
def test_a_table_that_cannot_be_read_once_is_searched_again(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, name: str, words: str, address: str
) -> None:
    shutil.copy(PACKAGE.tables[name].file, tmp_path)
    monkeypatch.setitem(PACKAGE.tables, name, replace(PACKAGE.tables[name], folder=tmp_path))
    with monkeypatch.context() as for_once:
        for_once.setattr(load, "read", _refuse)
        assert address not in [entry.address for group in search_index.search(words).groups for entry in group.entries]
    assert address in [each for found in addresses(words).values() for each in found]


def _refuse(entry: object) -> None:
    raise OSError(f"too many open files: {entry}")


def test_many_readers_search_at_once() -> None:
    asked = ["camp", "China veto", "korea", "Indonesia"] * 25
    alone = {words: addresses(words) for words in asked}
    with ThreadPoolExecutor(8) as readers:
        assert [*readers.map(addresses, asked)] == [alone[words] for words in asked]
