"""A cell that is not known: the check of the tables refuses it, or every chart that reads the table copes with it."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from components.charts import CHARTS
from components.description.chart import Chart
from data import PACKAGE, table
from data.check import rule_problems
from data.package import Package
from data.rules import Tables
from data.rules.rows import Row, Rows
from tests.components.charts.cases import complete

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Unknown = Callable[[str, str, Callable[[int, list[str]], bool]], None]

READ = {name: [chart for chart in CHARTS.values() if name in chart.tables] for name in PACKAGE.tables}
EMPTY = ("un_positions.note",)
"""Columns in which no cell is filled yet."""
COLUMNS = [
    (name, column.name)
    for name, entry in PACKAGE.tables.items()
    for column in entry.fields.values()
    if READ[name] and not column.required and column.name not in entry.primary_key and f"{name}.{column.name}" not in EMPTY
]
CELLS = [
    ("prisoner_estimates", "E020", "published_year"),
    ("camps", "K14", "opened_to"),
    ("camps", "K18", "closed_from"),
    ("camps", "K18", "closed_to"),
    ("camps", "K14", "number"),
    ("un_decisions", "unga-2014-plenary", "abstain"),
    ("un_decisions", "unga-2014-plenary", "absent"),
    ("un_decisions", "unga-2014-plenary", "twin_id"),
    ("violation_categories", "CA-B2", "parent_id"),
    ("court_routes", "referral", "reaches_back_to"),
]
"""Single cells that charts and findings speak of by name."""
FIRST = 2
"""The line of the first row of a table."""
SAID = 40
"""How many sentences of a chart are looked at."""


@pytest.fixture
def unknown(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Unknown:
    """Empty the cells of a column in the rows that are chosen by their number and their cells."""

    def now(name: str, column: str, chosen: Callable[[int, list[str]], bool]) -> None:
        entry = PACKAGE.tables[name]
        with entry.file.open(newline="", encoding="utf-8") as file:
            head, *rows = csv.reader(file)
        at = head.index(column)
        folder = tmp_path / f"{name}-{column}-{len([*tmp_path.iterdir()])}"
        folder.mkdir()
        with (folder / entry.path).open("w", newline="", encoding="utf-8") as file:
            emptied = ([*row[:at], "", *row[at + 1 :]] if chosen(number, row) else row for number, row in enumerate(rows))
            csv.writer(file, lineterminator="\n").writerows([head, *emptied])
        monkeypatch.setitem(PACKAGE.tables, name, replace(entry, folder=folder))

    return now


def fails(chart: Chart) -> str:
    """What goes wrong with a chart as it opens; nothing when all of it can be made."""
    try:
        choices = complete(chart, {})
        rows = chart.rows(choices)
        if not rows.empty:
            chart.figure(rows, choices)
            some = rows.iloc[:: -(-len(rows) // SAID)]  # the figure says all of them
            said = [chart.finding(rows, choices), *(chart.sentence(row) for _, row in some.iterrows())]
            return next((each for each in said if any(word in each for word in ("<NA>", " nan", "None", "NaT"))), "")
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    return ""


@cache
def as_they_are() -> Tables:
    """The tables of the package, as the check reads them."""
    return Tables.read(Package())


def wrong_lines(name: str) -> Iterator[int]:
    """The lines of a table, as it is now, with which the rules find something wrong, one rule after the other."""
    entry = PACKAGE.tables[name]
    with entry.file.open(newline="", encoding="utf-8") as file:
        _, *lines = csv.reader(file)
    rows = Rows(entry)
    rows.extend(Row(entry, number, cells) for number, cells in enumerate(lines, FIRST))
    tables = Tables(Package(), as_they_are().rows | {name: rows})
    yield from (each.line for each in rule_problems(tables) if each.file == entry.path)


def refused(name: str) -> bool:
    """Whether the rules find something wrong with a table as it is now."""
    return any(wrong_lines(name))


def broken_charts(name: str) -> list[str]:
    """What goes wrong in the charts that read a table, if the check accepts it."""
    return [] if refused(name) else [f"{chart.id}: {wrong}" for chart in READ[name] if (wrong := fails(chart))]


@pytest.mark.parametrize("name", dict.fromkeys(name for name, _ in COLUMNS))
def test_columns_of_which_nothing_is_known_break_no_chart(name: str, unknown: Unknown, monkeypatch: pytest.MonkeyPatch) -> None:
    whole, accepted = PACKAGE.tables[name], []
    for column in [column for each, column in COLUMNS if each == name]:
        unknown(name, column, lambda *_: True)
        if not refused(name):  # what the check refuses comes to no chart
            accepted.append(column)
        monkeypatch.setitem(PACKAGE.tables, name, whole)
    for columns in filter(None, (accepted[::2], accepted[1::2])):  # in two halves: what one column hides, another may show
        for column in columns:
            unknown(name, column, lambda *_: True)
        assert broken_charts(name) == [], columns
        monkeypatch.setitem(PACKAGE.tables, name, whole)


def chosen_cells(name: str) -> dict[int, str]:
    """For each column the first row in which it says something and that is no other column's: by its place, the column."""
    with PACKAGE.tables[name].file.open(newline="", encoding="utf-8") as file:
        head, *rows = csv.reader(file)
    chosen: dict[int, str] = {}
    for column in [column for each, column in COLUMNS if each == name]:
        said = [number for number, row in enumerate(rows) if row[head.index(column)] and number not in chosen]
        if said:
            chosen[said[0]] = column
    return chosen


def empty_what_may_be(name: str, unknown: Unknown, monkeypatch: pytest.MonkeyPatch) -> dict[int, str]:
    """Empty a cell of each column that the check lets be empty, each in a row of its own: by its place, the column."""
    whole, chosen, wrong = PACKAGE.tables[name], chosen_cells(name), {0}
    assert chosen
    while wrong:
        monkeypatch.setitem(PACKAGE.tables, name, whole)
        for place, column in chosen.items():
            unknown(name, column, lambda number, _row, place=place: number == place)
        wrong = {line - FIRST for line in wrong_lines(name)} & {*chosen}
        chosen = {place: column for place, column in chosen.items() if place not in wrong}
    return chosen


def test_cells_that_are_not_known_one_of_each_column_break_no_chart(unknown: Unknown, monkeypatch: pytest.MonkeyPatch) -> None:
    emptied = {name: empty_what_may_be(name, unknown, monkeypatch) for name in dict.fromkeys(name for name, _ in COLUMNS)}
    assert sum(map(len, emptied.values())) > len(emptied)
    assert [f"{chart.id}: {wrong}" for chart in CHARTS.values() if (wrong := fails(chart))] == []


@pytest.mark.parametrize(("name", "key", "column"), CELLS)
def test_a_cell_that_charts_speak_of_is_refused_or_said_not_to_be_known(name: str, key: str, column: str, unknown: Unknown) -> None:
    emptied: list[int] = []
    unknown(name, column, lambda number, row: row[0] == key and not emptied.append(number))
    assert emptied
    assert broken_charts(name) == []


def test_an_estimate_without_a_year_of_publication_says_so(unknown: Unknown) -> None:
    unknown("prisoner_estimates", "published_year", lambda _number, row: row[0] == "E013")
    chart = CHARTS["prisoner-estimates"]
    rows = chart.rows(complete(chart, {})).set_index("estimate_id", drop=False)
    assert ", year of publication not known, on " in chart.sentence(rows.loc["E013"])
    repeats = rows[rows.repeat_of == "E013"]
    assert all("year of publication not known." in chart.sentence(row) for _, row in repeats.iterrows())


def test_two_votes_that_no_longer_name_each_other_leave_their_year_out(unknown: Unknown) -> None:
    unknown("un_decisions", "twin_id", lambda _number, row: row[0] in ("unga-2014-plenary", "unga-c3-2014"))
    chart = CHARTS["un-twins"]
    rows = chart.rows({})
    assert 2014 not in set(rows.year)
    assert chart.finding(rows, {}).startswith("The two tallies of 2014 are not known here. In ")


def test_a_camp_without_a_number_is_named_by_its_place(unknown: Unknown) -> None:
    unknown("camps", "number", lambda _number, row: row[0] == "K14")
    for name in ("camps-open", "camps-map"):
        chart = CHARTS[name]
        assert "Camps 15, 16, 25 and Kaechon" in chart.finding(chart.rows({}), {})


def test_what_breaks_a_chart_and_what_the_check_refuses_are_found(unknown: Unknown) -> None:
    assert not fails(CHARTS["camps-open"])
    assert not refused("camps")
    place = [*table("camps").camp_id].index("K14")
    unknown("camps", "opened_to", lambda number, _row: number == place)
    assert fails(CHARTS["camps-open"])
    assert {*wrong_lines("camps")} == {FIRST + place}
    chart = replace(CHARTS["two-tracks"], sentence=lambda _row: "In None.")
    assert fails(chart) == "In None."
