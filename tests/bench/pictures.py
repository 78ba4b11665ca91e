"""Part 10: pictures of charts. Time of one that is drawn and of one that is kept, and the memory of server and drawing process together."""

from __future__ import annotations

import asyncio
import time
from statistics import median
from typing import TYPE_CHECKING
from urllib.request import urlopen

from components.charts import CHARTS
from components.content import addresses
from tests.bench.servers import DASHBOARD, serving
from tests.bench.start import visited
from tests.bench.table import Figure, Target

if TYPE_CHECKING:
    from tests.bench.effort import Effort


def _asked(server: str, kind: str, width: int) -> list[float]:
    """Milliseconds until each chart has come as a picture."""
    taken = []
    for chart in CHARTS.values():
        begun = time.perf_counter()
        with urlopen(f"{server}/{addresses.picture(chart, {}, kind, width=width)}", timeout=60) as answer:
            answer.read()
        taken.append(1000 * (time.perf_counter() - begun))
    return taken


def measure(_effort: Effort) -> tuple[list[Figure], str]:
    """The figures, and which charts take longest."""
    with serving(DASHBOARD) as server:
        asyncio.run(visited(server.address))
        first = _asked(server.address, "svg", 700)[0]
        _asked(server.address, "svg", 701)  # what V8 has not run yet is slow
        drawn, png = _asked(server.address, "svg", 736), _asked(server.address, "png", 736)
        kept, memory = _asked(server.address, "svg", 736), server.memory
    figures = [
        Figure("picture-first", "The first picture of a server, which starts the process", "ms", {"a": first}),
        Figure("picture-warm", "One picture as SVG, drawn: median over all charts", "ms", {"a": median(drawn)}, (Target(150),)),
        Figure("picture-png", "One picture as PNG, drawn: median over all charts", "ms", {"a": median(png)}),
        Figure("picture-kept", "One picture that is kept: median over all charts", "ms", {"a": median(kept)}, (Target(5),)),
        Figure("picture-memory", "Memory after all pages and all pictures, both processes", "MB", {"a": memory}, (Target(450),)),
    ]
    slowest = sorted(zip(drawn, CHARTS, strict=True), reverse=True)[:5]
    return figures, "Slowest:\n" + "\n".join(f"{taken:8.0f} ms  {name}" for taken, name in slowest)
