"""A cell that is not known: the check of the tables refuses it, or every chart that reads the table copes with it."""

from __future__ import annotations

import csv
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pytest

from components.charts import CHARTS
from components.description.chart import Chart
from data import PACKAGE
from data.check import rule_problems
from data.package import Package
from data.rules import Tables
from data.rules.rows import Row, Rows
from tests.components.charts.cases import complete

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Unknown = Callable[[str, str, Callable[[int, list[str]], bool]], None]

READ = {name: [chart for chart in CHARTS.values() if name in chart.tables] for name in PACKAGE.tables}
COLUMNS = [
    (name, column.name)
    for name, entry in PACKAGE.tables.items()
    for column in entry.fields.values()
    if READ[name] and not column.required and column.name not in entry.primary_key
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


def refused(name: str) -> bool:
    """Whether the rules find something wrong with a table as it is now."""
    entry = PACKAGE.tables[name]
    with entry.file.open(newline="", encoding="utf-8") as file:
        _, *lines = csv.reader(file)
    rows = Rows(entry)
    rows.extend(Row(entry, number, cells) for number, cells in enumerate(lines, 2))
    tables = Tables(Package(), as_they_are().rows | {name: rows})
    return any(each.file == entry.path for each in rule_problems(tables))


def broken_charts(name: str) -> list[str]:
    """What goes wrong in the charts that read a table, though the check accepts it."""
    found = [f"{chart.id}: {wrong}" for chart in READ[name] if (wrong := fails(chart))]
    return found if found and not refused(name) else []


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_a_column_of_which_nothing_is_known_breaks_no_chart(name: str, column: str, unknown: Unknown) -> None:
    unknown(name, column, lambda *_: True)
    assert broken_charts(name) == []


@pytest.mark.parametrize(("name", "column"), COLUMNS)
def test_a_column_of_which_one_cell_is_not_known_breaks_no_chart(name: str, column: str, unknown: Unknown) -> None:
    at = [*PACKAGE.tables[name].fields].index(column)
    seen: list[int] = []

    def first(number: int, row: list[str]) -> bool:
        if not seen and row[at]:
            seen.append(number)
        return seen == [number]

    unknown(name, column, first)
    assert seen
    assert broken_charts(name) == []


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
    unknown("camps", "opened_to", lambda _number, row: row[0] == "K14")
    assert fails(CHARTS["camps-open"])
    assert refused("camps")
    chart = replace(CHARTS["two-tracks"], sentence=lambda _row: "In None.")
    assert fails(chart) == "In None."
