"""The rows of a chart as sentences for who steps through them: made once, and let go with the chart."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from components.charts import CHARTS
from components.drawing import render
from tests.components.charts.cases import Case, complete

if TYPE_CHECKING:
    import pandas as pd

CASE = Case(CHARTS["four-reviews"], complete(CHARTS["four-reviews"], {}))


def test_a_row_is_said_once_for_all_readers_of_a_drawn_chart() -> None:
    said: list[Any] = []

    def sentence(row: pd.Series) -> str:
        said.append(row.name)
        return CASE.chart.sentence(row)

    chart, drawn = replace(CASE.chart, sentence=sentence), CASE.drawn
    assert [*render.row_sentences(chart, drawn)] == [*render.row_sentences(chart, drawn)] == CASE.sentences
    assert len(said) == len(drawn.rows)
