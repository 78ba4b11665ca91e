"""The choices over which all charts are tested: the default, and every single option of every control."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from components.charts import CHARTS
from components.description.chart import Chart
from components.description.choice import Choices, Control
from components.drawing.render import RenderedChart, render

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Case:
    """A chart with its choices made."""

    chart: Chart
    choices: Choices

    @cached_property
    def drawn(self) -> RenderedChart:
        """Rows, figure and finding."""
        return render(self.chart, self.choices)

    @cached_property
    def sentences(self) -> list[str]:
        """Each drawn row as a sentence."""
        return [self.chart.sentence(row) for _, row in self.drawn.rows.iterrows()]

    @property
    def name(self) -> str:
        """The chart with the words of its link."""
        return f"{self.chart.id}?{urlencode(self.chart.query(self.choices), doseq=True)}"


def complete(chart: Chart, given: Choices) -> Choices:
    """The given choices, all others as they start."""
    made: Choices = {}
    for control in chart.controls:
        made[control.name] = given.get(control.name, control.start(made))
    return made


def values(control: Control, made: Choices) -> list[Any]:
    """Every single option of a control; for a span each end alone."""
    options = control.allowed(made)
    match control.kind:
        case "flag":
            return [False, True]
        case "span":
            low, high = options
            return [(low, low), (high, high), (low, high)]
        case "many":
            return [[], *([each] for each in options)]
        case _:
            return [*options]


def cases(chart: Chart) -> Iterator[Case]:
    """The default, then every option of every control, one away from the default."""
    start = complete(chart, {})
    yield Case(chart, start)
    for control in chart.controls:
        for value in values(control, start):
            if value != start[control.name]:
                yield Case(chart, complete(chart, {control.name: value}))


CASES = [case for chart in CHARTS.values() for case in cases(chart)]
