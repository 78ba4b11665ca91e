"""A chart described once: what it asks, what a reader can choose, what is drawn, what it says.

Everything a reader meets of a chart (panel, table, text, downloads, data route, links) is made from its `Chart`.
Pure: no Streamlit here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go

from components.description.choice import HIGHLIGHT, ChoiceError, Choices, Control
from components.description.words import shorten
from data import PACKAGE, TableError, cached_by_tables
from data import table as read_table

YES_NO = {True: "yes", False: "no"}
"""What readers see for a truth value."""


@dataclass(frozen=True)
class Column:
    """One column of what is drawn: its name and type in files, and the heading, unit and labels that readers see."""

    name: str
    title: str
    unit: str = ""
    labels: Mapping[Any, str] = field(default_factory=dict)
    type: str = "string"
    """As in the package: string, integer, number, boolean, date or list. It is the same whatever rows are drawn."""
    description: str = ""
    ordered: bool = False
    """Whether the values with labels are in an order, the least first."""

    @property
    def heading(self) -> str:
        """Title with unit, as a table head shows it."""
        return f"{self.title} ({self.unit})" if self.unit and self.unit not in ("year", "none") else self.title

    @property
    def key(self) -> bool:
        """Whether it holds keys of rows, which join tables and say nothing to who reads them on paper."""
        return self.name.endswith("_id") or self.name in ("id", "repeat_of")


@dataclass(frozen=True)
class LabelsIn(Mapping[str, str]):
    """The labels of the codes that a table holds, read when a cell is shown; none when the table cannot be read."""

    table: str
    key: str
    label: str

    def _current(self) -> dict[str, str]:
        try:
            return _labels(self.table, self.key, self.label)
        except TableError:
            return {}

    def __getitem__(self, code: str) -> str:
        return self._current()[code]

    def __iter__(self) -> Iterator[str]:
        return iter(self._current())

    def __len__(self) -> int:
        return len(self._current())


@cached_by_tables(of=lambda table, _key, _label: (table,), size=16)
def _labels(table: str, key: str, label: str) -> dict[str, str]:
    return read_table(table).set_index(key)[label].to_dict()


def columns(table: str, *names: str) -> tuple[Column, ...]:
    """Columns that are drawn as the package describes them."""
    described = PACKAGE.tables[table].fields
    return tuple(
        Column(
            name,
            described[name].title,
            described[name].unit,
            PACKAGE.labels(table, name),
            described[name].type,
            described[name].description,
            described[name].ordered,
        )
        for name in names
    )


def _hangs_on_tables(control: Control) -> bool:
    """Whether a control computes from tables and does not say which."""
    return not control.tables and (callable(control.options) or callable(control.default))


@dataclass(frozen=True, eq=False)
class Chart:
    """One chart, described once. Its functions are pure; each of them raises `data.TableError` when a table cannot be read."""

    id: str
    """Public name in links, file names and the data route."""
    page: str
    """Path of the page it stands on."""
    title: str
    """The question that it answers."""
    short_title: str
    """The chart in one to three words, for a line of jump links to the charts of a page: "one camp"."""
    tables: tuple[str, ...]
    """The tables that it is drawn from."""
    rows: Callable[[Choices], pd.DataFrame]
    """Choices → exactly the rows that are drawn."""
    columns: tuple[Column, ...]
    """The columns of the rows, in the order of the table view and the download."""
    figure: Callable[[pd.DataFrame, Choices], go.Figure]
    finding: Callable[[pd.DataFrame, Choices], str]
    """One or two sentences with number, denominator and date."""
    headline: Callable[[pd.DataFrame, Choices], str]
    """What the drawn rows show, as a heading of at most twelve words without a full stop."""
    measure: Callable[[pd.DataFrame, Choices], str]
    """What is counted, in what unit, over what span, how many rows are drawn, how to read the sign that matters; at most 30 words."""
    record_today: Callable[[], str]
    """What the record says today of what the first excerpt says, as Markdown of at most 30 words."""
    sentence: Callable[[pd.Series], str]
    """One row as a sentence: the text view and the hover label."""
    row_citation_keys: tuple[tuple[str, str], ...]
    """(table, column): what a row is about. The column holds keys of the table, one or a list in a cell, none where a row is about
    something else; the citations of these keys are the sources of the row.
    """
    caveat: str
    """One sentence that must go with the finding wherever it is quoted."""
    chart_citation_keys: tuple[tuple[str, str], ...] = ()
    """(table, column) like `row_citation_keys`: what the chart as a whole rests on besides; its citations are sources of the chart, and of
    no row.
    """
    controls: tuple[Control, ...] = ()
    main_control: str = ""
    """Name of the control that matters most; empty where the chart has none of its own."""
    notes: tuple[str, ...] = ()
    excerpts: tuple[str, ...] = ()
    """The excerpts of the brief that the chart bears on; `record_today` answers the first."""
    notice: str = ""
    """Said before a chart whose text describes violence."""
    thumbnail: Callable[[pd.DataFrame], go.Figure] | None = None
    """The rows of the default choices drawn small, for a card; `None` where no card shows the chart."""
    rows_for_excerpt: Callable[[pd.DataFrame, str], pd.Series] | None = None
    """(rows, excerpt id) → which of the rows the excerpt speaks of; adds the choice to pick them out."""
    choices_for_excerpt: Mapping[str, Choices] = field(default_factory=dict)
    """What else has to be chosen so that the rows an excerpt speaks of are drawn, where the default does not draw them."""

    def __post_init__(self) -> None:
        controls = tuple(replace(each, tables=self.tables) if _hangs_on_tables(each) else each for each in self.controls)
        object.__setattr__(self, "controls", controls)
        if self.rows_for_excerpt and HIGHLIGHT not in self.controls:
            object.__setattr__(self, "controls", (*self.controls, HIGHLIGHT))

    def read(self, query: Mapping[str, list[str]]) -> Choices:
        """The choices that a link makes; `ChoiceError` for an unknown name or value."""
        names = {each.name for each in self.controls}
        for name in query:
            if name not in names:
                raise ChoiceError(f"“{shorten(name)}” is not a choice of this chart.", sorted(names))
        choices: Choices = {}
        for control in self.controls:
            given = query.get(control.name)
            choices[control.name] = control.read(given, choices) if given else control.default_value(choices)
        return choices

    def link(self, choices: Choices | None = None, view: str = "Chart", base: str = "") -> str:
        """The link to a view of this chart; what is left at its default is not in it.

        `base` is the address of the first page with a slash at its end; without it the link is relative, and good on every page.
        """
        query = self.query(choices or {})
        if view != "Chart":
            query[self.id] = [view]
        start = base or ("" if self.page else "./")
        return f"{start}{self.page}{'?' if query else ''}{urlencode(query, doseq=True)}#{self.id}"

    def excerpt_link(self, excerpt_id: str) -> str:
        """The link from an excerpt to this chart, with the marks picked out that it speaks of where the chart can say which."""
        return self.link({HIGHLIGHT.name: excerpt_id, **self.choices_for_excerpt.get(excerpt_id, {})} if self.rows_for_excerpt else {})

    def query(self, choices: Choices) -> dict[str, list[str]]:
        """The words of a link for the choices that differ from the default."""
        query: dict[str, list[str]] = {}
        before: Choices = {}
        for control in self.controls if choices else ():  # the defaults may need tables
            before[control.name] = value = choices.get(control.name, control.default_value(before))
            if value != control.default_value(before):
                query[control.name] = control.write(value, before) or [""]
        return query


def row_keys(rows: pd.DataFrame, pairs: tuple[tuple[str, str], ...]) -> pd.DataFrame:
    """Which rows of which tables drawn rows are about: `row` (its place among them, from 0), `table` and `row_id` (the primary key as
    text); `pairs` as in `Chart.row_citation_keys`.
    """
    keys = [
        (place, name, str(key))
        for name, column in pairs
        for place, cell in enumerate(rows[column])
        for key in (cell if isinstance(cell, list) else (cell,))
        if not pd.isna(key)
    ]
    return pd.DataFrame(keys, columns=["row", "table", "row_id"]).astype({"row": int, "table": str, "row_id": str})


LIST = ";"
"""What stands between the items of a list in all files."""
TYPES = {"integer": "Int64", "number": "Float64", "boolean": "boolean", "date": "datetime64[s]"}


def download_rows(chart: Chart, rows: pd.DataFrame) -> pd.DataFrame:
    """The drawn rows as they are downloaded: the chart's columns by their names and in their types, lists with “;” between the items."""
    return pd.DataFrame({each.name: _typed(rows[each.name], each) for each in chart.columns})


def _typed(cells: pd.Series, column: Column) -> pd.Series:
    """The cells of a column in its type, whatever rows are there."""
    if column.type in TYPES:
        return cells.astype(object).where(cells.notna(), None).astype(TYPES[column.type])
    if column.type == "list":
        cells = cells.map(lambda items: LIST.join(map(str, items)) or None)
    texts = cells.astype(object).map(str, na_action="ignore").astype("string")
    if column.type == "list" or not column.labels:
        return texts
    known = [str(each) for each in column.labels]
    others = [each for each in texts.dropna().unique() if each not in known]
    return texts.astype(pd.CategoricalDtype([*known, *others], ordered=column.ordered))


def label_cell(column: Column, cell: Any) -> Any:
    """A cell as readers see it: labels for codes, numbers and text as they are, `None` when missing."""
    if isinstance(cell, list):
        return ", ".join(str(column.labels.get(each, each)) for each in cell)
    return None if pd.isna(cell) else column.labels.get(cell, cell)
