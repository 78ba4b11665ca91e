"""Part 3: script runs a second on one process, 20 sessions at once, page by page."""

from __future__ import annotations

import asyncio
import itertools
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from components.content.pages import PAGES
from tests.bench import processes
from tests.bench.session import session
from tests.bench.table import Figure, Target

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.bench.effort import Effort
    from tests.bench.servers import Server

SESSIONS = 20

TARGETS = (Target(1.5, "b", least=True), Target(0.25, "b2", least=True))


class Site(Protocol):
    """One server, or several behind one address."""

    @property
    def address(self) -> str: ...

    @property
    def processor(self) -> float:
        """Seconds of processor time used so far."""
        ...


@dataclass(frozen=True)
class Rate:
    """How fast pages run."""

    runs: float
    """Runs a second."""
    cost: float
    """Milliseconds of the server's processor time for one run: what other work on the machine changes least."""


async def rate(
    site: Site,
    paths: Sequence[str],
    seconds: float,
    sessions: int = SESSIONS,
    headers: Callable[[int], dict[str, str]] = lambda _number: {},
) -> Rate:
    """How fast pages run, after each session has run one; `RuntimeError` when a run shows a fault.

    Each session, opened with `headers` of its own, runs the pages in turn, beginning with another one, until the window is over; a run that has begun is
    waited for and counted.
    """
    ready = asyncio.Barrier(sessions)
    begun: list[tuple[float, float]] = []

    async def reader(number: int) -> int:
        async with session(site.address, headers(number)) as one:
            await one.visit(paths[number % len(paths)])
            await ready.wait()
            begun.append((time.monotonic(), site.processor))
            for count in itertools.count(1):
                path = paths[(number + count) % len(paths)]
                run = await one.visit(path)
                if run.faults:
                    raise RuntimeError(f"/{path}: {run.faults[0]}")
                if time.monotonic() > begun[0][0] + seconds:
                    return count
        raise AssertionError

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(reader(number)) for number in range(sessions)]
    runs = sum(each.result() for each in tasks)
    clock, used = begun[0]
    return Rate(runs / (time.monotonic() - clock), 1000 * (site.processor - used) / runs)


def measure(servers: dict[str, Server], effort: Effort) -> tuple[list[Figure], str]:
    """Two figures a page: the bare pages are measured before and after each page. Then the same of the overview with each server on one core.
    Nothing to add.
    """
    figures = []
    before = _bare(servers, effort)
    for page in PAGES:
        own = asyncio.run(rate(servers["a"], [page.path], effort.window))
        after = _bare(servers, effort)
        runs = {"a": own.runs} | {letter: (before[letter].runs + after[letter].runs) / 2 for letter in after}
        cost = {"a": own.cost} | {letter: (before[letter].cost + after[letter].cost) / 2 for letter in after}
        before, name = after, page.path or "overview"
        figures += [
            Figure(f"runs-{name}", f"Script runs of `/{page.path}`, {SESSIONS} sessions", "per s", runs, TARGETS),
            Figure(f"cost-{name}", "the same: processor time of one run", "ms", cost),
        ]
    kept: dict[str, Rate] = {}
    for letter, server in servers.items():
        with processes.on_one_core(server.pid):
            kept[letter] = asyncio.run(rate(server, [""], effort.window))
    figures += [
        Figure(
            "one-core",
            f"Script runs of `/`, {SESSIONS} sessions, each server kept on one core",
            "per s",
            {name: each.runs for name, each in kept.items()},
        ),
        Figure("one-core-cost", "the same: processor time of one run", "ms", {name: each.cost for name, each in kept.items()}),
    ]
    return figures, ""


def _bare(servers: dict[str, Server], effort: Effort) -> dict[str, Rate]:
    return {letter: asyncio.run(rate(servers[letter], [""], effort.window)) for letter in ("b", "b2")}
