"""Part 1: the first visit with an empty profile. Bytes over the network and seconds until the first chart stands."""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING

from playwright.sync_api import Playwright, sync_playwright

from tests.bench.browser import Traffic, fresh, waiting
from tests.bench.processes import MEGABYTE
from tests.bench.table import Figure, Target

if TYPE_CHECKING:
    from tests.bench.effort import Effort
    from tests.bench.servers import Server


@dataclass(frozen=True)
class Visit:
    """What one cold visit took until the first chart stood."""

    seconds: float
    size: float
    """Bytes over the network."""
    files: list[tuple[str, float]]
    """Address and bytes of each response."""
    frames: float
    """Bytes over the websocket."""

    @property
    def largest(self) -> str:
        """The largest responses, one a line."""
        listed = sorted(self.files, key=lambda each: -each[1])[:12]
        return "\n".join(f"{size / 1000:8.0f} kB  {url}" for url, size in [*listed, ("websocket", self.frames)])


def visit(playwright: Playwright, server: Server) -> Visit:
    """One visit in a fresh Chromium."""
    with fresh(playwright, bare=server.kind.letter == "b") as page:
        traffic = Traffic(page)
        with waiting(page, "stood"):
            page.goto(server.page, wait_until="commit")
        files, frames = [*traffic.files.values()], traffic.frames
        return Visit(page.evaluate("window.stood") / 1000, sum(size for _, size in files) + frames, files, frames)


def measure(servers: dict[str, Server], effort: Effort) -> tuple[list[Figure], str]:
    """The figures, and what (a) loaded."""
    visits: dict[str, list[Visit]] = {each: [] for each in servers}
    with sync_playwright() as playwright:
        for server in servers.values():  # the first run of a server's script imports and fills caches: not counted
            visit(playwright, server)
        for _ in range(effort.cold):
            for letter, server in servers.items():
                visits[letter].append(visit(playwright, server))
    sizes = {letter: median(each.size for each in made) / MEGABYTE for letter, made in visits.items()}
    seconds = {letter: median(each.seconds for each in made) for letter, made in visits.items()}
    figures = [
        Figure("first-bytes", "Bytes over the network until the first chart stands, empty profile", "MB", sizes, (Target(0.35, "c"),)),
        Figure("first-seconds", "Time until the first chart stands, empty profile", "s", seconds, (Target(0.9, "c"), Target(1, "d"))),
    ]
    return figures, f"What (a) loads, largest first:\n{visits['a'][-1].largest}"
