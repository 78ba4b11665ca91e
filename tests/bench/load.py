"""Part 7: many sessions at once on one process go through all pages. What fails, and how long a reader waits."""

from __future__ import annotations

import asyncio
import math
import time
from dataclasses import dataclass, field
from statistics import median, quantiles
from typing import TYPE_CHECKING

from components.content.pages import PAGES
from tests.bench.servers import DASHBOARD, Server, serving
from tests.bench.session import SessionError, session
from tests.bench.start import visited
from tests.bench.table import Figure, Target

if TYPE_CHECKING:
    from tests.bench.effort import Effort

READERS = 24
"""Sessions at once on a server that has shown no page yet."""


@dataclass
class Load:
    """What was seen under load."""

    latencies: list[float] = field(default_factory=list)
    """Seconds of each run."""
    failed: list[str] = field(default_factory=list)
    """Why sessions ended early."""
    faults: list[str] = field(default_factory=list)
    """Exceptions and errors that pages showed."""
    peak: float = 0.0
    """Highest memory of the server in MB."""
    seconds: float = 0.0


async def press(server: Server, readers: int, seconds: float = math.inf, rounds: float = math.inf) -> Load:
    """Let so many sessions run all pages in turn, each beginning with another one, for so many seconds or so many pages each."""
    seen = Load()
    begun = time.monotonic()

    async def reader(number: int) -> None:
        at = number
        try:
            async with session(server.address) as one:
                while time.monotonic() < begun + seconds and at < number + rounds:
                    run = await one.visit(PAGES[at % len(PAGES)].path)
                    seen.latencies.append(run.seconds)
                    seen.faults += run.faults
                    at += 1
        except SessionError as error:
            seen.failed.append(str(error))

    async def watch() -> None:
        while True:
            seen.peak = max(seen.peak, server.memory)
            await asyncio.sleep(0.2)

    watching = asyncio.create_task(watch())
    async with asyncio.TaskGroup() as group:
        for at in range(readers):
            group.create_task(reader(at))
    watching.cancel()
    seen.seconds = time.monotonic() - begun
    return seen


def measure(effort: Effort) -> tuple[list[Figure], str]:
    """The figures, and what failed."""
    with serving(DASHBOARD) as server:
        cold = asyncio.run(press(server, READERS, rounds=len(PAGES)))
    with serving(DASHBOARD) as server:
        asyncio.run(visited(server.address))
        seen = asyncio.run(press(server, effort.readers, seconds=effort.load))
    runs = len(seen.latencies)
    figures = [
        Figure("load-cold", f"{READERS} readers through all pages of a cold server", "s", {"a": cold.seconds}, (Target(12),)),
        Figure(
            "load-failed", f"Sessions that failed, of {effort.readers}", "sessions", {"a": len(cold.failed + seen.failed)}, (Target(0),)
        ),
        Figure("load-faults", "Exceptions and errors that pages showed", "", {"a": len(cold.faults + seen.faults)}, (Target(0),)),
        Figure("load-runs", f"Script runs in {seen.seconds:.0f} s", "runs", {"a": runs}),
        Figure("load-rate", "Script runs a second", "per s", {"a": runs / seen.seconds}),
        Figure("load-median", "Time of a run, median", "s", {"a": median(seen.latencies)}),
        Figure("load-95", "Time of a run, 95th percentile", "s", {"a": quantiles(seen.latencies, n=20)[-1]}, (Target(8),)),
        Figure("load-memory", "Highest memory", "MB", {"a": seen.peak}),
    ]
    return figures, "\n".join(dict.fromkeys([*cold.failed, *cold.faults, *seen.failed, *seen.faults]))
