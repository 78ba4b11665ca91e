"""Part 8: what one replica more brings, behind the same proxy, with readers who go through all pages."""

from __future__ import annotations

import asyncio
import itertools
import os
import time
from typing import TYPE_CHECKING

from components.site import PAGES
from deploy import loopback
from tests.bench import processes
from tests.bench.session import session
from tests.bench.table import Figure

if TYPE_CHECKING:
    from deploy.loopback import Site
    from tests.bench.effort import Effort

COUNTS = (1, 2, 3)
READERS = 24


async def rate(site: Site, seconds: float) -> tuple[float, float]:
    """Script runs a second of all replicas together, and milliseconds of their processor time for one, after each replica has run all pages once."""
    for each in site.replicas:
        async with session(each.address) as one:
            for page in PAGES:
                await one.visit(page.path)
    ready = asyncio.Barrier(READERS)
    begun: list[tuple[float, float]] = []

    async def reader(number: int) -> int:
        async with session(site.address, loopback.reader(number)) as one:
            await one.visit(PAGES[number % len(PAGES)].path)
            await ready.wait()
            begun.append((time.monotonic(), used(site)))
            for count in itertools.count(1):
                run = await one.visit(PAGES[(number + count) % len(PAGES)].path)
                if run.faults:
                    raise RuntimeError(run.faults[0])
                if time.monotonic() > begun[0][0] + seconds:
                    return count
        raise AssertionError

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(reader(number)) for number in range(READERS)]
    runs = sum(each.result() for each in tasks)
    clock, before = begun[0]
    return runs / (time.monotonic() - clock), 1000 * (used(site) - before) / runs


def used(site: Site) -> float:
    """Seconds of processor time of all replicas."""
    return sum(processes.processor(each.process.pid) for each in site.replicas if each.process)


def measure(effort: Effort) -> tuple[list[Figure], str]:
    """Two figures a number of replicas, and what shares the machine's cores."""
    figures = []
    for count in COUNTS:
        with loopback.running(count) as site:
            runs, cost = asyncio.run(rate(site, 4 * effort.window))
        figures += [
            Figure(
                f"replicas-{count}",
                f"Script runs of all pages in turn, {READERS} readers, {count} replica{'s' * (count > 1)} behind nginx",
                "per s",
                {"a": runs},
            ),
            Figure(f"replicas-cost-{count}", "the same: processor time of one run", "ms", {"a": cost}),
        ]
    return figures, f"Replicas, nginx and the readers share {os.cpu_count()} cores; the readers are one process."
