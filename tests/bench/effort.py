"""How much is measured: in full, or quickly to see that it runs."""

from __future__ import annotations

from dataclasses import dataclass

from components.bake.folder import MOST_COMBINATIONS


@dataclass(frozen=True)
class Effort:
    """Numbers of repeats, sessions and seconds."""

    cold: int
    """Cold visits of each application in a browser."""
    choices: int
    """Choices made in each application."""
    starts: int
    """Cold starts of each server."""
    window: float
    """Seconds for which the runs of one page are counted."""
    idle: int
    """Idle sessions whose memory is measured."""
    visitors: int
    repeats: int
    """Runs of each page on grown tables."""
    load: float
    """Seconds under load."""
    readers: int
    """Sessions at once under load."""
    combinations: int
    """Combinations of choices that are baked for a chart at most."""
    pairs: int
    """Pairs of windows, of the old and the new checkout, for each page."""
    against: str = ""
    """The revision that this checkout is compared with; empty for that of the last run in the repository."""


FULL = Effort(
    cold=9, choices=40, starts=7, window=6, idle=100, visitors=100, repeats=9, load=60, readers=200, combinations=MOST_COMBINATIONS, pairs=7
)
QUICK = Effort(cold=3, choices=10, starts=3, window=2, idle=50, visitors=100, repeats=3, load=20, readers=200, combinations=2, pairs=5)
