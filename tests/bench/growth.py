"""Part 6: the same pages on tables a hundred times as large. Time of a run, and memory."""

from __future__ import annotations

import asyncio
import math
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from components.content.pages import PAGES
from tests.bench import grown
from tests.bench.servers import DASHBOARD, ROOT, serving
from tests.bench.session import SessionError, session
from tests.bench.table import Figure, Target
from tests.copies import copied

if TYPE_CHECKING:
    from components.description.page import Page
    from tests.bench.effort import Effort

FACTOR = 100


async def _runs(address: str, pages: list[Page], repeats: int) -> dict[str, float]:
    """Median seconds of a run of each page, after one run that fills caches; infinite for a page that does not end in time, and none after it."""
    taken = {}
    for page in pages:
        try:
            async with session(address) as one:
                made = [await one.visit(page.path, to_the_end=True) for _ in range(repeats + 1)]
        except SessionError:
            return taken | {page.path: math.inf}
        if faults := [fault for run in made for fault in run.faults]:
            raise RuntimeError(f"/{page.path}: {faults[0]}")
        taken[page.path] = median(run.seconds for run in made[1:])
    return taken


def _measured(root: Path, repeats: int) -> tuple[dict[str, float], float]:
    """Seconds by page, and memory after the pages; a new server after a page that did not end, since it goes on computing."""
    taken: dict[str, float] = {}
    held = 0.0
    while rest := [each for each in PAGES if each.path not in taken]:
        with serving(DASHBOARD, root) as server:
            taken |= asyncio.run(_runs(server.address, rest, repeats))
            held = max(held, server.memory)
    return taken, held


def measure(effort: Effort) -> tuple[list[Figure], str]:
    """A figure for each page and one for memory, twice: the record behind the charts has grown; what they draw has grown too."""
    times, memory = _measured(ROOT, effort.repeats)
    figures, told = [], []
    for name, drawn in (("", False), ("-drawn", True)):
        with tempfile.TemporaryDirectory(prefix="bench-grown-") as folder:
            counts = grown.grow(copied(Path(folder)) / "data", FACTOR, drawn=drawn)
            grown_times, grown_memory = _measured(Path(folder), effort.repeats)
        what = "tables ×100, the new decisions drawn" if drawn else "tables ×100"
        figures += [
            Figure(
                f"growth{name}-{path or 'overview'}",
                f"One run of `/{path}`, {what} (b: today's)",
                "s",
                {"a": each, "b": times[path]},
                (Target(1.15, "b"),),
            )
            for path, each in grown_times.items()
        ]
        values = {"a": grown_memory, "b": memory}
        figures.append(Figure(f"growth{name}-memory", f"Memory after all pages, {what} (b: today's)", "MB", values, (Target(1.6, "b"),)))
        told.append(f"Rows, {what}: {', '.join(f'{table} {count:,}' for table, count in counts.items())}")
    return figures, "\n".join(told)
