"""What was measured: figures beside their targets, and the Markdown table of them."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

LETTERS = ("a", "b", "b2", "c", "d")
HEAD = f"| figure | unit | {' | '.join(LETTERS)} | ratio | target | met |\n|---|---|{'--:|' * len(LETTERS)}---|---|---|"


@dataclass(frozen=True)
class Target:
    """What (a) may be at most: a limit in the figure's unit, or times the figure of another application; with `least` the smallest that it may be."""

    limit: float
    against: str = ""
    least: bool = False

    def ratio(self, values: Mapping[str, float]) -> float | None:
        """(a) as a multiple of what it is held against; `None` for a limit in the figure's own unit."""
        return values["a"] / values[self.against] if self.against else None

    def met(self, values: Mapping[str, float]) -> bool:
        """Whether (a) keeps it."""
        value = values["a"] if not self.against else self.ratio(values)
        return value >= self.limit if self.least else value <= self.limit

    def __str__(self) -> str:
        return f"{'≥' if self.least else '≤'} {self.limit:g}{f' × {self.against}' if self.against else ''}"


@dataclass(frozen=True)
class Figure:
    """One measured figure of one or more of the applications."""

    id: str
    """Name under which `notes.toml` may explain it."""
    title: str
    unit: str
    values: Mapping[str, float]
    """The value of each application, by letter; in the part on growth `b` stands for today's tables."""
    targets: tuple[Target, ...] = field(default=())

    @property
    def met(self) -> bool | None:
        """Whether all targets are kept; `None` without a target."""
        return all(each.met(self.values) for each in self.targets) if self.targets else None

    def row(self) -> str:
        """Its row of the table."""
        told = {True: "met", False: "**not met**", None: "–"}[self.met]
        ratios = [f"{ratio:.2f} × {each.against}" for each in self.targets if (ratio := each.ratio(self.values)) is not None]
        cells = [amount(self.values[each]) if each in self.values else "" for each in LETTERS]
        return f"| {' | '.join([self.title, self.unit, *cells, '; '.join(ratios), '; '.join(map(str, self.targets)), told])} |"


def amount(value: float) -> str:
    """A number with three digits that count, without an exponent."""
    if math.isinf(value):
        return "not in time"
    if value == 0 or abs(value) >= 100:
        return f"{value:,.0f}"
    digits = 2 if abs(value) >= 1 else 3
    return f"{value:.{digits}f}"


def markdown(figures: Iterable[Figure]) -> str:
    """The table of a part."""
    return "\n".join([HEAD, *(each.row() for each in figures)])
