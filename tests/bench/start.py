"""Part 4: a cold server until its first page is complete, and what it holds in memory."""

from __future__ import annotations

import asyncio
import time
from contextlib import AsyncExitStack
from statistics import median
from typing import TYPE_CHECKING

from components.content.pages import PAGES
from tests.bench.servers import BARE, DASHBOARD, Server, serving
from tests.bench.session import session
from tests.bench.table import Figure, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.effort import Effort

EVERY = [each.path for each in PAGES]


async def visited(address: str, paths: Sequence[str] = EVERY) -> None:
    """Run pages once, one after another."""
    async with session(address) as one:
        for path in paths:
            await one.visit(path)


async def _idle(server: Server, count: int) -> float:
    """Memory in MB with so many sessions open, each with a page that it has run."""
    async with AsyncExitStack() as stack:
        for at in range(count):
            one = await stack.enter_async_context(session(server.address))
            await one.visit(PAGES[at % len(PAGES)].path)
        return server.memory


def _cold(effort: Effort) -> dict[str, dict[str, float]]:
    """Medians over cold starts: seconds to the first answer and to the first page, by letter."""
    taken: dict[str, list[tuple[float, float]]] = {"a": [], "b": []}
    for _ in range(effort.starts):
        for kind in (DASHBOARD, BARE):
            begun = time.perf_counter()
            with serving(kind) as server:
                asyncio.run(visited(server.address, [""]))
                taken[kind.letter].append((server.seconds, time.perf_counter() - begun))
    return {
        "health": {letter: median(health for health, _ in each) for letter, each in taken.items()},
        "page": {letter: median(page for _, page in each) for letter, each in taken.items()},
    }


def measure(effort: Effort) -> tuple[list[Figure], str]:
    """The figures, and nothing to add."""
    cold = _cold(effort)
    with serving(DASHBOARD) as server:
        asyncio.run(visited(server.address))
        held = server.memory
        asyncio.run(_idle(server, len(PAGES)))  # what the first sessions leave behind is counted with the process
        before = server.memory
        each = (asyncio.run(_idle(server, effort.idle)) - before) / effort.idle
    figures = [
        Figure("start-health", "Cold process until it answers", "s", cold["health"]),
        Figure("start", "Cold process until the first page is complete", "s", cold["page"], (Target(1.4, "b"),)),
        Figure("memory", "Memory after all pages were visited", "MB", {"a": held}, (Target(350),)),
        Figure("memory-session", f"Memory for each of {effort.idle} idle sessions more", "MB", {"a": each}, (Target(2),)),
    ]
    return figures, ""
