"""Part 8: what one replica more brings, behind the same proxy, with readers who go through all pages."""

from __future__ import annotations

import asyncio
import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from deploy import loopback
from tests.bench import processes
from tests.bench.runs import rate
from tests.bench.start import EVERY, visited
from tests.bench.table import Figure

if TYPE_CHECKING:
    from deploy.loopback import Site
    from tests.bench.effort import Effort

COUNTS = (1, 2, 3)
READERS = 24


@dataclass(frozen=True)
class Together:
    """All replicas of a site as one server."""

    site: Site

    @property
    def address(self) -> str:
        """Where the proxy is."""
        return self.site.address

    @property
    def processor(self) -> float:
        """Seconds of processor time that the replicas have used so far."""
        return sum(processes.processor(each.process.pid) for each in self.site.replicas if each.process)


def measure(effort: Effort) -> tuple[list[Figure], str]:
    """Two figures a number of replicas, each of which has run all pages before; and what shares the machine's cores."""
    figures = []
    for count in COUNTS:
        with loopback.running(count) as site:
            for each in site.replicas:
                asyncio.run(visited(each.address))
            found = asyncio.run(rate(Together(site), EVERY, 4 * effort.window, READERS, loopback.reader))
        behind = f"{count} replica{'s' * (count > 1)} behind nginx"
        figures += [
            Figure(f"replicas-{count}", f"Script runs of all pages in turn, {READERS} readers, {behind}", "per s", {"a": found.runs}),
            Figure(f"replicas-cost-{count}", "the same: processor time of one run", "ms", {"a": found.cost}),
        ]
    told = f"Replicas, nginx and the readers share {os.cpu_count()} cores; the readers are one process. No more replicas than cores: each is kept on a core of its own."
    return figures, told
