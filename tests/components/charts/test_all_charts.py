"""Every chart over its choices: what a reader gets of it, whichever it is.

A new chart is tested on arrival. A rule is a function from a case to complaints; a new one goes into `RULES`, with a
chart that breaks it in `test_rules.py`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from components import charts
from components.charts import CHARTS
from components.content.pages import PAGES
from components.description.chart import Chart
from data import PACKAGE
from tests.components.charts import figure_rules, mark_rules, source_rules, word_rules
from tests.components.charts.cases import STANDING, Case, cases, complete

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

RULES: list[Callable[[Case], Iterator[str]]] = [
    source_rules.columns,
    source_rules.sources,
    source_rules.quotation,
    source_rules.excerpts,
    source_rules.link,
    source_rules.labels,
    word_rules.finding,
    word_rules.headline,
    word_rules.measure,
    word_rules.what_stands_today,
    word_rules.short_title,
    word_rules.sentences,
    word_rules.words,
    figure_rules.hidden_rows,
    mark_rules.rows,
    figure_rules.small_text,
    figure_rules.unnamed_axes,
    figure_rules.foreign_colours,
]
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.id)


def complaints(case: Case) -> list[str]:
    """Everything wrong with a chart and its choices, each thing once."""
    return [*dict.fromkeys(each for rule in RULES for each in rule(case))]


@every_chart
def test_a_chart_over_its_choices(chart: Chart) -> None:
    every = [*cases(chart)]
    assert [f"{case.name}: {each}" for case in every for each in complaints(case)] == []
    assert [*word_rules.constant_headline(every)] == []


def test_what_stands_for_many_options_is_an_option() -> None:
    controls = {each.name: (each, complete(chart, {})) for chart in CHARTS.values() for each in chart.controls}
    assert [name for name in STANDING if name not in controls] == []
    assert [
        (name, each) for name, values in STANDING.items() for each in values if each not in controls[name][0].allowed(controls[name][1])
    ] == []


def test_the_short_titles_of_a_page_are_unique() -> None:
    assert [page.path for page in PAGES if len({each.short_title for each in page.charts}) < len(page.charts)] == []


def test_every_chart_has_an_id_of_its_own() -> None:
    modules = [value for name, value in vars(charts).items() if hasattr(value, "__file__") and not name.startswith("_")]
    described = {id(each): each.id for module in modules for each in vars(module).values() if isinstance(each, Chart)}
    assert sorted(described.values()) == sorted(CHARTS)


def test_names_in_links_are_unique_over_all_charts() -> None:
    named = [each.name for chart in CHARTS.values() for each in chart.controls if not each.shared]
    shared = {each for chart in CHARTS.values() for each in chart.controls if each.shared}
    counts = Counter([*named, *CHARTS, *(each.name for each in shared)])
    assert [name for name, count in counts.items() if count > 1] == []


@every_chart
def test_names_in_links_are_plain(chart: Chart) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", chart.id)
    assert [each.name for each in chart.controls if not re.fullmatch(r"[a-z_]+", each.name)] == []


@every_chart
def test_a_chart_reads_only_the_tables_that_it_names(chart: Chart, broken: Callable[..., None]) -> None:
    broken(*set(PACKAGE.tables) - set(chart.tables))
    choices = complete(chart, {})
    rows = chart.rows(choices)
    assert chart.figure(rows, choices).data
    assert all(say(rows, choices) for say in (chart.finding, chart.headline, chart.measure))
    assert chart.record_today()
    assert [chart.sentence(row) for _, row in rows.iterrows()]
