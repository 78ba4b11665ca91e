"""A chart as plain HTML shows it: its choices in words, the drawn rows as cells of text, its sources. No Streamlit here."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from numbers import Number
from typing import Any, NamedTuple

import pandas as pd

from components.content import addresses
from components.content.changes import ChangesSince, changes_in_chart
from components.description.chart import Chart, Column, label_cell
from components.description.choice import HIGHLIGHT, ChoiceError, Choices, Control, Query
from components.description.words import web_address
from components.drawing.render import RenderedChart, render
from components.export import share
from components.export.sheets import citations_behind, row_sources
from components.pictures.picture import COMMON
from data import PACKAGE, TableError
from data.citations import rank_sources, reference_by_id

NO_VALUE = "–"
PHONE_WIDTH = 350
"""Pixels that a picture is wide where there is no room for the common width."""
MOST_OPEN_ROWS = 10
"""A table with more rows than this is folded; on paper it is left out unless the reader opens it first."""
PRINTED_SOURCES = 5
"""So many sources of a chart are printed, the best."""
MOST_PRINTED_COLUMNS = 7
"""A table with more columns than this does not fit on paper."""


class Source(NamedTuple):
    """A source as a reader sees it; an address is `None` where there is none on the web."""

    text: str
    address: str | None
    copies: tuple[str, ...] = ()
    """Where it was read, if elsewhere."""
    language: str = ""


class ColumnHead(NamedTuple):
    """The head of a column, and whether it holds numbers, or keys of rows."""

    text: str
    number: bool
    key: bool


class Row(NamedTuple):
    """The cells of a row, and all its sources."""

    cells: list[str]
    sources: tuple[Source, ...]


class Picture(NamedTuple):
    """The figure of a chart as a picture: the address in the common width on the light page, and others by the condition under which they
    are shown, of which one holds at a time; all are relative to the first page. `width` and `height` are its pixels.
    """

    address: str
    condition: str
    """That under which none of the others is shown."""
    others: tuple[tuple[str, str, int], ...]
    """Condition, address and width; the height is the same."""
    width: int
    height: int


@dataclass(frozen=True)
class Section:
    """A chart with its choices made, in words. `error` stands for everything else when a table cannot be read."""

    chart: Chart
    choices: list[tuple[str, str]]
    headline: str = ""
    """The question of the chart where its tables cannot be read."""
    measure: str = ""
    finding: str = ""
    alt: str = ""
    """The chart in words, for who cannot see it."""
    picture: Picture | None = None
    """`None` when nothing is drawn."""
    heads: tuple[ColumnHead, ...] = ()
    rows: tuple[Row, ...] = ()
    sources: tuple[Source, ...] = ()
    source_names: str = ""
    """The best sources in a few words, as `share.name_sources` says them."""
    csv: str = ""
    link: str = ""
    changes: ChangesSince | None = None
    """For a link made under an older data version: what has changed since."""
    error: str = ""

    @property
    def wide(self) -> bool:
        """Whether the table has too many columns for a sheet of paper, where its rows are then printed as lists."""
        return sum(not each.key for each in self.heads) > MOST_PRINTED_COLUMNS

    @property
    def folded(self) -> bool:
        """Whether the table is folded until a reader opens it."""
        return len(self.rows) > MOST_OPEN_ROWS

    @property
    def printed(self) -> int:
        """How many of the sources are on paper at most; `read.css` leaves out the others."""
        return PRINTED_SOURCES


def read_choices(chart: Chart, query: Query) -> tuple[Choices, list[str]]:
    """The choices that a link makes for a chart, and one line for every value that is none; names of others are passed over."""
    choices: Choices = {}
    wrong: list[str] = []
    for control in chart.controls:
        given = query.get(control.name)
        try:
            value = control.read(given, choices) if given else control.default_value(choices)
        except ChoiceError as error:
            wrong.append(f"{error} Shown instead: the default.")
            value = control.default_value(choices)
        choices[control.name] = value
    return choices, wrong


def section(chart: Chart, choices: Choices, version: str = "") -> Section:
    """The chart with these choices, in words; a table that cannot be read is told in it. `version` is that of the data when the link was
    made.
    """
    link = chart.link(choices)
    try:
        rendered = render(chart, choices)
        citations = citations_behind(chart, rendered.rows)
        return Section(
            chart,
            [*choices_in_words(chart, choices)],
            rendered.headline,
            rendered.measure,
            rendered.finding,
            share.alt_text(chart, rendered),
            figure_on_pages(chart, choices, rendered),
            (*_heads(chart, rendered),),
            (*_rows(chart, rendered),),
            (*listed_sources(citations),),
            share.name_sources(citations),
            addresses.chart_rows(chart, choices),
            link,
            changes_in_chart(version, chart, rendered.rows),
        )
    except TableError as error:
        return Section(chart, [], chart.title, link=link, error=str(error))


def figure_on_pages(chart: Chart, choices: Choices, rendered: RenderedChart, wide: int = COMMON) -> Picture | None:
    """The figure as pages show it, `wide` pixels where there is room, without words: they stand beside it. `None` when nothing is drawn."""
    if rendered.figure is None:
        return None
    shown = [
        (
            f"({room}) and (prefers-color-scheme: {mode})",
            addresses.picture(chart, choices, "svg", width=width, mode=mode, shape="figure"),
            width,
        )
        for width, room in ((wide, f"min-width: {COMMON - 99}px"), (PHONE_WIDTH, f"max-width: {COMMON - 100}px"))
        for mode in ("light", "dark")
    ]
    (condition, address, width), *others = shown
    return Picture(address, condition, (*others,), width, int(rendered.figure.layout.height))


def listed_sources(citations: pd.DataFrame) -> Iterable[Source]:
    """Citations as sources, the best first: each document once, with the places in it and where it was read.

    Raises `data.TableError` when a table cannot be read.
    """
    columns = ("source_id", "url", "locator", "seen_at", "language")
    by_source: dict[str, list[tuple[Any, ...]]] = {}
    for source_id, *cells in zip(*(citations[each].tolist() for each in columns), strict=True):
        by_source.setdefault(source_id, []).append(tuple(cells))
    for source_id in rank_sources(citations).index:
        url, locators, copies, languages = (
            [*dict.fromkeys(each for each in part if not pd.isna(each))] for part in zip(*by_source[source_id], strict=True)
        )
        yield Source(
            ", ".join([reference_by_id(source_id), *(["; ".join(locators)] if locators else [])]),
            web_address(url[0]) if url else None,
            (*filter(None, map(web_address, copies)),),
            ", ".join(PACKAGE.label("citations", "language", each) for each in languages),
        )


def cell_text(column: Column, cell: Any) -> str:
    """A cell as text: labels for codes, thousands separators for amounts, two decimals at most, a dash for what is missing."""
    value = label_cell(column, cell)
    if value is None or value == "":
        return NO_VALUE
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if str(value) in ("True", "False"):
        return "yes" if value else "no"
    if isinstance(value, Number) and column.unit not in ("", "year", "none"):
        return f"{round(value, 2):,}".removesuffix(".0")
    return str(value)


def choices_in_words(chart: Chart, choices: Choices) -> Iterable[tuple[str, str]]:
    """The choices in words: the label of each control, and what is chosen."""
    for control in chart.controls:
        value = choices[control.name]
        if control != HIGHLIGHT or value:
            yield control.label, _value_in_words(control, value, choices)


def _value_in_words(control: Control, value: Any, choices: Choices) -> str:
    if control.value_in_words:
        return control.value_in_words(value)
    match control.kind:
        case "flag":
            return "yes" if value else "no"
        case "span":
            return "–".join(map(str, value))
        case _:
            return ", ".join(control.write(value, choices)) or control.empty_label


def _heads(chart: Chart, rendered: RenderedChart) -> Iterable[ColumnHead]:
    for column in chart.columns:
        cells = rendered.rows[column.name]
        number = pd.api.types.is_numeric_dtype(cells) and not pd.api.types.is_bool_dtype(cells) and not column.labels
        yield ColumnHead(column.heading, number, column.key)


def _rows(chart: Chart, rendered: RenderedChart) -> Iterable[Row]:
    cells = [[cell_text(column, cell) for cell in rendered.rows[column.name]] for column in chart.columns]
    for sources, *row in zip(row_sources(chart, rendered.rows), *cells, strict=True):
        yield Row(row, tuple(Source(*each) for each in sources))
