"""One index of everything that can be looked for: charts, tables, claims, excerpts, events, sources, terms. No Streamlit here."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache

import pandas as pd

from components.charts import CHARTS
from components.charts.timeline import TIMELINE
from components.charts.verdicts import VERDICTS
from components.content import addresses, excerpts
from components.content.text_match import fold
from components.description.chart import Chart
from data import PACKAGE, TableError, dates, stamp, table
from data.citations import reference


@dataclass(frozen=True)
class Entry:
    """One thing that can be found."""

    title: str
    address: str
    """Where its view is, relative to the root."""
    passages: tuple[str, ...]
    """What is said of it; the first is shown unless another holds more of the words."""
    notice: str = ""
    """Said before a passage that speaks of violence."""

    @cached_property
    def head(self) -> str:
        """The title as it is compared."""
        return fold(self.title)

    @cached_property
    def bodies(self) -> tuple[str, ...]:
        """The passages as they are compared."""
        return tuple(map(fold, self.passages))

    def holds(self, words: list[str]) -> bool:
        """Whether every word occurs, in the title or in a passage."""
        return all(word in self.head or any(word in each for each in self.bodies) for word in words)

    def passage(self, words: list[str]) -> str:
        """The passage that holds most of the words; empty when there is none."""
        scores = [sum(word in each for word in words) for each in self.bodies]
        return self.passages[scores.index(max(scores))] if scores else ""


@dataclass(frozen=True)
class Kind:
    """A kind of thing that can be found: what readers call one and many, what it is read from, how it is listed."""

    one: str
    many: str
    tables: tuple[str, ...]
    entries: Callable[[], Iterator[Entry]]


@dataclass(frozen=True)
class Group:
    """The results of one kind, those with all words in the title first."""

    kind: Kind
    entries: tuple[Entry, ...]
    titled: bool
    """Whether the title of one of them holds all the words."""

    @property
    def count(self) -> str:
        """How many there are: "1 chart", "12 charts"."""
        return f"{len(self.entries):,} {self.kind.one if len(self.entries) == 1 else self.kind.many}"


def search(words: str) -> tuple[list[Group], list[TableError]]:
    """What holds every word, by kind, kinds with a hit in a title first; and why kinds are left out that cannot be read."""
    wanted, groups, missing = fold(words).split(), [], []
    for kind in KINDS:
        try:
            hits = [each for each in entries(kind) if each.holds(wanted)]
        except TableError as error:
            missing.append(error)
            continue
        titled = [all(word in each.head for word in wanted) for each in hits]
        order = sorted(range(len(hits)), key=lambda at: not titled[at])
        if hits:
            groups.append(Group(kind, tuple(hits[at] for at in order), any(titled)))
    return sorted(groups, key=lambda group: not group.titled), missing


def entries(kind: Kind) -> tuple[Entry, ...]:
    """Everything of a kind, shared by all readers; `TableError` when a table of it cannot be read."""
    return _entries(kind, stamp(kind.tables))


@lru_cache(maxsize=32)
def _entries(kind: Kind, _stamp: tuple[int, ...]) -> tuple[Entry, ...]:
    return tuple(kind.entries())


def _charts() -> Iterator[Entry]:
    for each in CHARTS.values():
        yield Entry(each.title, each.link(), (*_finding(each), each.caveat, *each.notes), each.notice)


def _finding(chart: Chart) -> list[str]:
    """What a chart says before a choice is made, without drawing it; nothing while a table of it cannot be read."""
    try:
        choices = chart.read({})
        rows = chart.rows(choices)
    except TableError:
        return []
    return [] if rows.empty else [chart.finding(rows, choices)]


def _claims() -> Iterator[Entry]:
    for _, row in table("claims").iterrows():
        passages = (f"{row.claim_id}, {VERDICTS[row.verdict].lower()}: {row.finding}", row.would_change, row.note)
        yield Entry(row.claim, addresses.claim(row.claim_id), _present(passages))


def _excerpts() -> Iterator[Entry]:
    for _, row in table("excerpts").iterrows():
        notice, place = excerpts.violence_notice([row.excerpt_id]), excerpts.attribution(row.paragraph)
        yield Entry(f"“{excerpts.nested_quotation(row.quote)}”", addresses.excerpt(row.excerpt_id), (place, row.context), notice)


def _tables() -> Iterator[Entry]:
    for each in PACKAGE.tables.values():
        named = tuple(f"Column “{field.title}” ({field.name}): {field.description}" for field in each.fields.values())
        yield Entry(each.title, addresses.table(each.name), (each.description, each.name, *named))


def _events() -> Iterator[Entry]:
    kinds, tracks = (PACKAGE.field("events", each).labels for each in ("kind", "track"))
    for _, row in table("events").iterrows():
        narrowed = {"track": [row.track], "event_kind": [row.kind]}
        said = f"{dates.in_words(row.date)}. {tracks[row.track]}, {kinds[row.kind].lower()}."
        yield Entry(row.title, TIMELINE.link(narrowed, "Text"), _present((said, row.disagreement, row.note)))


def _terms() -> Iterator[Entry]:
    for _, row in table("glossary").sort_values("term", key=lambda column: column.str.lower()).iterrows():
        yield Entry(row.term, "data#glossary", (row.definition, row.short))


def _sources() -> Iterator[Entry]:
    for _, row in table("sources").iterrows():
        address = addresses.source(row.source_id)
        yield Entry(row.title, address, _present((reference(row), row.url, row.source_id, row.note)))


def _present(passages: tuple[object, ...]) -> tuple[str, ...]:
    return tuple(str(each) for each in passages if pd.notna(each))


KINDS = (
    Kind("chart", "charts", tuple(PACKAGE.tables), _charts),
    Kind("claim", "claims", ("claims",), _claims),
    Kind("excerpt", "excerpts", ("excerpts",), _excerpts),
    Kind("table", "tables", (), _tables),
    Kind("event", "events", ("events",), _events),
    Kind("term", "terms", ("glossary",), _terms),
    Kind("source", "sources", ("sources",), _sources),
)
"""What can be found, in the order of the results."""

EXAMPLES = ("kwanliso", "abstained 2014", "China veto", "80,000", "disabilities", "A/RES/69/188")
