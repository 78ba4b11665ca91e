"""One index of everything that can be looked for: states, charts, tables, claims, excerpts, events, sources, terms."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pandas as pd

from components.charts import CHARTS, votes
from components.charts.timeline import LANES, TIMELINE, lanes_of
from components.charts.verdicts import VERDICTS
from components.content import addresses, excerpts
from components.content.headlines import headline_and_finding
from components.content.text_match import TextIndex
from components.drawing import vote_labels
from data import PACKAGE, TableError, cached_by_tables, dates, single_flight, table
from data.citations import reference

RESULTS_PER_KIND = 20
"""How many results of a kind are listed."""


@dataclass(frozen=True)
class Entry:
    """One thing that a search can find, such as a state, a chart or a claim."""

    title: str
    address: str
    """Where its view is, relative to the root."""
    passages: tuple[str, ...]
    """The texts in which its words are looked for, and of which a result shows a part."""
    notice: str = ""
    """Said before a passage that speaks of violence."""
    names: str = ""
    """Other names and the code of it: who looks for them looks for it."""


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be found: what readers call one and many."""

    one: str
    many: str
    entries: Callable[[], tuple[Entry, ...]]
    """Everything of the kind, shared by all readers; raises `TableError` when a table of it cannot be read."""


@dataclass(frozen=True)
class Group:
    """The results of one kind, best first."""

    kind: Kind
    entries: tuple[Entry, ...]
    passages: tuple[str, ...]
    """Of the first `RESULTS_PER_KIND` entries: the part of their passages where the words stand, or the beginning."""

    @property
    def count(self) -> str:
        """How many there are: "1 chart", "12 charts"."""
        return f"{len(self.entries):,} {self.kind.one if len(self.entries) == 1 else self.kind.many}"


@dataclass(frozen=True)
class Results:
    """What a search finds: the results by kind, the kinds left out, and whether all words were found."""

    groups: list[Group]
    complete: bool
    """Whether each result holds all the words; else each holds at least half of them, because nothing holds all."""
    missing: list[TableError]
    """Why kinds are left out that cannot be read."""


def search(query: str) -> Results:
    """What holds every word, by kind, kinds with all of them in a title first; when nothing does, what holds some, kinds with most
    first.
    """
    candidates, missing = [], []
    for kind in KINDS:
        try:
            candidates += [(kind, each) for each in kind.entries()]
        except TableError as error:
            missing.append(error)
    index = _index(tuple(entry for _, entry in candidates))
    found = index.search(query)
    matches = {kind: [each for each in found if candidates[each.row][0] is kind] for kind in KINDS}
    listed = sorted(filter(matches.get, KINDS), key=lambda kind: (matches[kind][0].missing_words, not matches[kind][0].in_first_column))
    passages = index.passages(query, [each.row for kind in listed for each in matches[kind][:RESULTS_PER_KIND]])
    groups = [
        Group(
            kind,
            tuple(candidates[each.row][1] for each in matches[kind]),
            tuple(passages[each.row] for each in matches[kind][:RESULTS_PER_KIND]),
        )
        for kind in listed
    ]
    return Results(groups, not any(each.missing_words for each in found), missing)


@single_flight(2)
def _index(entries: tuple[Entry, ...]) -> TextIndex:
    """The index of just these entries, so that one that lacks what could not be read serves only while it lacks it."""
    return TextIndex(((f"{each.title} · {each.names}", " · ".join(each.passages)) for each in entries), weights=(5.0, 1.0))


def _cached_entries(*tables: str) -> Callable[[Callable[[], Iterator[Entry]]], Callable[[], tuple[Entry, ...]]]:
    """Keep the entries of a kind until one of its tables changes."""
    return lambda entries: cached_by_tables(*tables, size=2)(lambda: tuple(entries()))


@_cached_entries("countries")
def _states() -> Iterator[Entry]:
    for _, row in votes.states().iterrows():
        names = [each for each in (row["name"], *row.other_names) if each != row.state]
        said = f"{vote_labels.GROUPS_SHORT[row.region_group]}, {row.iso3}{'; also ' if names else ''}{', '.join(names)}"
        yield Entry(row.state, addresses.state(row.state), (said,), names=" · ".join([row.iso3, *names]))


def _charts() -> tuple[Entry, ...]:
    """The charts; without headline and finding one whose tables cannot be read, for as long as they cannot."""
    return tuple(
        Entry(each.title, each.link(), (*headline_and_finding(each), each.caveat, *each.notes), each.notice) for each in CHARTS.values()
    )


@_cached_entries("claims")
def _claims() -> Iterator[Entry]:
    for _, row in table("claims").iterrows():
        passages = (f"{row.claim_id}, {VERDICTS[row.verdict].lower()}: {row.finding}", row.would_change, row.note)
        yield Entry(row.claim, addresses.claim(row.claim_id), _present(passages))


@_cached_entries("excerpts")
def _excerpts() -> Iterator[Entry]:
    for _, row in table("excerpts").iterrows():
        notice, place = excerpts.violence_notice([row.excerpt_id]), excerpts.attribution(row.paragraph)
        yield Entry(f"“{excerpts.nested_quotation(row.quote)}”", addresses.excerpt(row.excerpt_id), (place, row.context), notice)


@_cached_entries()
def _tables() -> Iterator[Entry]:
    for each in PACKAGE.tables.values():
        named = tuple(f"Column “{field.title}” ({field.name}): {field.description}" for field in each.fields.values())
        yield Entry(each.title, addresses.table(each.name), (each.description, each.name, *named))


@_cached_entries("events")
def _events() -> Iterator[Entry]:
    kinds, rows = PACKAGE.field("events", "kind").labels, table("events")
    for lane, (_, row) in zip(lanes_of(rows), rows.iterrows(), strict=True):
        narrowed = {"track": [row.track], "event_kind": [row.kind]}
        said = f"{dates.in_words(row.date)}. {LANES[lane]}, {kinds[row.kind].lower()}."
        yield Entry(row.title, TIMELINE.link(narrowed, "Text"), _present((said, row.disagreement, row.note)))


@_cached_entries("glossary")
def _terms() -> Iterator[Entry]:
    for _, row in table("glossary").sort_values("term", key=lambda column: column.str.lower()).iterrows():
        yield Entry(row.term, addresses.terms(), (row.definition, row.short))


@_cached_entries("sources")
def _sources() -> Iterator[Entry]:
    for _, row in table("sources").iterrows():
        address = addresses.source(row.source_id)
        yield Entry(row.title, address, _present((reference(row), row.url, row.source_id, row.note)))


def _present(passages: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(each) for each in passages if pd.notna(each))


KINDS = (
    Kind("state", "states", _states),
    Kind("chart", "charts", _charts),
    Kind("claim", "claims", _claims),
    Kind("excerpt", "excerpts", _excerpts),
    Kind("table", "tables", _tables),
    Kind("event", "events", _events),
    Kind("term", "terms", _terms),
    Kind("source", "sources", _sources),
)
"""What can be found."""

EXAMPLES = ("Indonesia", "80,000", "China veto", "nuclear test", "kwanliso", "A/RES/69/188")
