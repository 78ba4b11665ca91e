"""Which choices of a chart are baked: all that can be combined within a bound, the others each varied alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from components.bake.addresses import DEFAULT
from components.description.chart import Chart
from components.description.choice import Choices, Control


@dataclass(frozen=True)
class Combination:
    """One combination of choices of a chart that is baked."""

    name: str
    """What its files are called."""
    choices: Choices
    labels: tuple[tuple[str, ...], ...]
    """The labels of what is chosen, for each control in their order, as a link carries them."""
    changed: tuple[str, ...]
    """The names of the controls that differ from the default, which a link carries."""


def combinations(chart: Chart, most: int) -> list[Combination]:
    """The choices of a chart that are baked, the default first.

    Controls are combined in their order for as long as at most `most` combinations come of it; each value of a control that would be too
    much goes with the defaults of all others, unless there are more than twice as many. A control that takes several values is baked with
    none, its default and each alone, a span whole.
    """
    taken: set[str] = set()
    return [_named(chart, choices, taken) for choices in _all(chart, most)]


def _all(chart: Chart, most: int) -> list[Choices]:
    combined: list[Choices] = [{}]
    alone: list[Choices] = []
    for control in chart.controls:
        grown = [{**before, control.name: value} for before in combined for value in _values(control, before)]
        if len(grown) > most:
            others = _values(control, combined[0])[1:]
            alone += [{**combined[0], control.name: value} for value in others] if len(others) <= 2 * most else []
            grown = [{**before, control.name: control.default_value(before)} for before in combined]
        combined = grown
    return [*combined, *(_completed(chart, before) for before in alone)]


def _values(control: Control, before: Choices) -> list[Any]:
    """The values of a control that are baked, its default first."""
    start, allowed = control.default_value(before), [*control.allowed(before)]
    match control.kind:
        case "flag":
            values = [False, True]
        case "span":
            values = []
        case "many":
            values = [[], *([each] for each in allowed)]
        case _:
            values = allowed
    return [start, *(each for each in values if each != start)]


def _completed(chart: Chart, before: Choices) -> Choices:
    whole: Choices = {}
    for control in chart.controls:
        whole[control.name] = before[control.name] if control.name in before else control.default_value(whole)
    return whole


def _named(chart: Chart, choices: Choices, taken: set[str]) -> Combination:
    query = chart.query(choices)
    name = slug = re.sub(r"[^a-z0-9.=]+", "-", urlencode(query, doseq=True).replace("&", ".").lower())[:90].strip("-") or DEFAULT
    number = 1
    while name in taken:
        number += 1
        name = f"{slug}-{number}"
    taken.add(name)
    return Combination(name, choices, tuple(_labels(chart, choices)), tuple(query))


def _labels(chart: Chart, choices: Choices) -> Iterator[tuple[str, ...]]:
    before: Choices = {}
    for control in chart.controls:
        before[control.name] = choices[control.name]
        yield tuple(control.write(choices[control.name], before))
