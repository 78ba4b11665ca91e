"""Part 10: what a page sends when it runs again, whole: messages over the websocket, and their bytes."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from components.content.pages import PAGES
from tests.bench.servers import BARE, DASHBOARD, serving
from tests.bench.session import Run, session
from tests.bench.table import Figure, Target

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.effort import Effort

MESSAGES = 60
KILOBYTES = 40


async def again(address: str, paths: Sequence[str], *, to_the_end: bool = False) -> dict[str, Run]:
    """The second run of each page in a session of its own, by path; `RuntimeError` when it shows a fault. With `to_the_end` the reader has come to all
    panels before.
    """
    made = {}
    for path in paths:
        async with session(address) as one:
            await one.visit(path, to_the_end=to_the_end)
            made[path] = await one.visit(path)
        if made[path].faults:
            raise RuntimeError(f"/{path}: {made[path].faults[0]}")
    return made


def measure(_effort: Effort) -> tuple[list[Figure], str]:
    """Three figures a page, for a reader who keeps what browsers keep. Nothing to add."""
    with serving(DASHBOARD) as own, serving(BARE) as bare:
        pages, ends = (asyncio.run(again(own.address, [each.path for each in PAGES], to_the_end=end)) for end in (False, True))
        plain = asyncio.run(again(bare.address, [""]))[""]
    figures = []
    for path, run in pages.items():
        name, counts = path or "overview", {"a": run.messages, "b": plain.messages}
        sizes = {"a": run.size / 1000, "b": plain.size / 1000}
        figures += [
            Figure(f"messages-{name}", f"Messages of a rerun of `/{path}`", "", counts, (Target(MESSAGES),)),
            Figure(f"bytes-{name}", "the same: bytes", "kB", sizes, (Target(KILOBYTES),)),
            Figure(
                f"messages-end-{name}", "the same for a reader who has come to all its panels: messages", "", {"a": ends[path].messages}
            ),
        ]
    return figures, ""
