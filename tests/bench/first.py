"""Part 1: the first visit with an empty profile. Bytes over the network and seconds until the first chart can be seen, and until it is live."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from statistics import median
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from playwright.sync_api import Playwright, sync_playwright
from plotly.offline import get_plotlyjs

from tests.bench.browser import Traffic, fresh, waiting
from tests.bench.processes import MEGABYTE
from tests.bench.table import Figure, Target

if TYPE_CHECKING:
    from tests.bench.effort import Effort
    from tests.bench.servers import Server


PLOTLY = len(gzip.compress(get_plotlyjs().encode())) / MEGABYTE
"""Megabytes of plotly.js whole, compressed: what a page needs that brings it along."""


@dataclass(frozen=True)
class Visit:
    """What one cold visit took until the first chart could be seen, and until it stood."""

    shown: float
    """Seconds until it could be seen, as its picture or live."""
    shown_size: float
    """Bytes over the network until then."""
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
        paths = [(urlsplit(url).path, size) for url, size in listed]
        return "\n".join(f"{size / 1000:8.0f} kB  {path}" for path, size in [*paths, ("websocket", self.frames)])


def visit(playwright: Playwright, server: Server) -> Visit:
    """One visit in a fresh Chromium."""
    with fresh(playwright, bare=server.kind.letter == "b") as page:
        traffic = Traffic(page)
        with waiting(page, "stood"):
            with waiting(page, "shown"):
                page.goto(server.page, wait_until="commit")
            shown_size = traffic.size
        files, frames = [*traffic.files.values()], traffic.frames
        shown, stood = (each / 1000 for each in page.evaluate("[window.shown, window.stood]"))
        return Visit(shown, shown_size, stood, traffic.size, files, frames)


def whole(playwright: Playwright, address: str) -> float:
    """Megabytes over the network of one visit in a fresh Chromium, until nothing more comes; nothing is touched."""
    with fresh(playwright) as page:
        traffic = Traffic(page)
        page.goto(address, wait_until="networkidle")
        return traffic.size / MEGABYTE


def measure(servers: dict[str, Server], effort: Effort) -> tuple[list[Figure], str]:
    """The figures, and what (a) loaded."""
    visits: dict[str, list[Visit]] = {each: [] for each in servers}
    with sync_playwright() as playwright:
        for server in servers.values():  # the first run of a server's script imports and fills caches: not counted
            visit(playwright, server)
        for _ in range(effort.cold):
            for letter, server in servers.items():
                visits[letter].append(visit(playwright, server))
        home = servers["a"].address
        overview, embedded = (median(whole(playwright, f"{home}/{each}") for _ in range(3)) for each in ("", "embed/un-decisions"))
    shown_sizes = {letter: median(each.shown_size for each in made) / MEGABYTE for letter, made in visits.items()}
    shown = {letter: median(each.shown for each in made) for letter, made in visits.items()}
    sizes = {letter: median(each.size for each in made) / MEGABYTE for letter, made in visits.items()}
    seconds = {letter: median(each.seconds for each in made) for letter, made in visits.items()}
    figures = [
        Figure(
            "first-shown-bytes",
            "Bytes over the network until the first chart can be seen, empty profile",
            "MB",
            shown_sizes,
            (Target(0.12, "c"),),
        ),
        Figure("first-shown-seconds", "Time until the first chart can be seen", "s", shown, (Target(0.45, "c"), Target(0.7, "d"))),
        Figure("first-bytes", "Bytes over the network until the first chart is live", "MB", sizes, (Target(0.35, "c"),)),
        Figure("first-seconds", "Time until the first chart is live and answers to a pointer", "s", seconds, (Target(1, "c"),)),
        Figure("overview-bytes", "All bytes of a visit of the overview that touches nothing", "MB", {"a": overview}, (Target(1.2),)),
        Figure("embed-bytes", "All bytes of a chart in a frame that nobody touches", "MB", {"a": embedded}, (Target(PLOTLY / 2),)),
    ]
    return figures, f"What (a) loads, largest first:\n{visits['a'][-1].largest}"
