"""The choices over which all charts are tested: the default, and one choice away from it for every control.

Of a control with few options every one is tried. Of one with many, the first, the last, and those in `STANDING`: each stands for
all options with the same property. An excerpt that is not a chart's own picks out what any other would: one is tried.
With SWEEP=1 in the environment every single option is tried (`make sweep`).
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from components.description.chart import Chart
from components.description.choice import HIGHLIGHT, Choices, Control
from components.drawing.render import RenderedChart, render

if TYPE_CHECKING:
    from collections.abc import Iterator

SWEEP = bool(os.environ.get("SWEEP"))
FEW = 10
"""So many options of a control are all tried."""
STATES = ("BHS", "GBR", "CIV", "BRA", "CHN", "KOR", "MNE", "MNG", "PRK", "SSD")
"""A name with an article; one that is shortened, with an article; with an accent and an apostrophe; many changes; a permanent member;
absent once; admitted in 2006; always absent; the state itself; admitted in 2011, with the fewest votes."""
STANDING: dict[str, tuple[Any, ...]] = {
    "follow": STATES,
    "states": STATES,
    "name": STATES,
    # one of each body and kind, beside the first, which is of the Commission on Human Rights: with a whole list, a part of one, and none
    "decision": (
        "unga-c3-2005",
        "hrc-2008",
        "unga-c3-2014-amendment",
        "unga-c3-2014",
        "unga-2014-plenary",
        "unsc-2014",
        "unga-2018-amendment",
    ),
    # North Korea's own; a permanent member; a person; a name that does not fit on a line; the author of the brief
    "actor": ("kcna", "chn", "kirby", "icnk_fidh", "jonsson"),
    # dated to the month; soon after and soon before others; the day of the brief's vote
    "event": ("E096", "E121", "E120"),
    "finding": ("CF-16", "CF-46", "CF-32"),  # of a small group; out of the order of numbers; alone in its chapter
    "finding_group": ("prisoners", "women"),
    "refer_no": ("FRA", "RUS"),  # permanent members, alone
    "refer_abstain": ("FRA", "RUS"),
    "until": ("2015-03-10",),  # the only end that is not that of a year
}
"""By control: the options that are tried of many, beside the first and the last."""


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
    choices: Choices = {}
    for control in chart.controls:
        choices[control.name] = given.get(control.name, control.default_value(choices))
    return choices


def options(control: Control, before: Choices) -> list[Any]:
    """The options of a control that are tried."""
    every = [*control.allowed(before)]
    if SWEEP or len(every) <= FEW:
        return every
    return [*dict.fromkeys((every[0], *STANDING.get(control.name, ()), every[-1]))]


def values(control: Control, before: Choices) -> list[Any]:
    """What a control is set to; for a span each end alone."""
    match control.kind:
        case "flag":
            return [False, True]
        case "span":
            low, high = control.allowed(before)
            return [(low, low), (high, high), (low, high)]
        case "many":
            return [[], *([each] for each in options(control, before))]
        case _:
            return options(control, before)


def excerpts(chart: Chart, before: Choices) -> list[str]:
    """The excerpts whose marks are picked out: all of the chart's own, and the first that is not."""
    every = [*HIGHLIGHT.allowed(before)]
    foreign = [each for each in every if each not in chart.excerpts]
    return every if SWEEP else [*foreign[:2], *chart.excerpts]  # the first stands for none


def cases(chart: Chart) -> Iterator[Case]:
    """The default, then options of every control, one away from the default."""
    start = complete(chart, {})
    yield Case(chart, start)
    for control in chart.controls:
        for value in excerpts(chart, start) if control is HIGHLIGHT else values(control, start):
            if value != start[control.name]:
                yield Case(chart, complete(chart, {control.name: value}))
