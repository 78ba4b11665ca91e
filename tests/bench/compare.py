"""Part 11: this checkout against the one of the last run in the repository, in turn: which pages have become slower, or send more."""

from __future__ import annotations

import asyncio
import io
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from components.content.pages import PAGES
from tests.bench.report import DOCUMENT
from tests.bench.runs import rate
from tests.bench.sent import again
from tests.bench.servers import DASHBOARD, ROOT, serving
from tests.bench.session import session
from tests.bench.table import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.bench.effort import Effort
    from tests.bench.servers import Server

SESSIONS = 4
LEAST = 0.03
"""The part of a run that is never told as a change, however calm the machine."""


@dataclass(frozen=True)
class Change:
    """What has become of a figure that was taken in pairs, an old one and a new one right after each other."""

    ratio: float
    """The new as a multiple of the old, the median of the pairs."""
    noise: float
    """How far from it half of the pairs lie, twice: what the machine does on its own."""

    @property
    def slower(self) -> bool:
        """Whether the new is larger by more than the noise."""
        return self.ratio - 1 > max(self.noise, LEAST)

    def __str__(self) -> str:
        return f"{self.ratio:.2f} (noise ±{self.noise:.2f})"


def change(pairs: Sequence[tuple[float, float]]) -> Change:
    """What pairs of an old and a new value say; at least one."""
    ratios = [new / old for old, new in pairs]
    middle = median(ratios)
    return Change(middle, 2 * median(abs(each - middle) for each in ratios))


def last_run() -> str:
    """The commit that wrote the figures in the repository; `subprocess.CalledProcessError` without git."""
    place = str(DOCUMENT.relative_to(ROOT))
    return _git("log", "-1", "--format=%H", "--", place).decode().strip()


def checkout(revision: str, folder: Path) -> None:
    """The project as it was at a revision."""
    with tarfile.open(fileobj=io.BytesIO(_git("archive", revision))) as archive:
        archive.extractall(folder, filter="data")


def _git(*arguments: str) -> bytes:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, check=True).stdout


def _costs(servers: dict[str, Server], path: str, effort: Effort) -> list[tuple[float, float]]:
    """Processor time of a run in ms, old and new, pair by pair; the one that begins changes."""
    pairs = []
    for number in range(effort.pairs):
        order = ("b", "a") if number % 2 else ("a", "b")
        cost = {letter: asyncio.run(rate(servers[letter], [path], effort.window / 3, SESSIONS)).cost for letter in order}
        pairs.append((cost["b"], cost["a"]))
    return pairs


async def _faults(server: Server, path: str) -> list[str]:
    """What goes wrong on a page of a checkout, as that it has no such page: then there is nothing to hold the new one against."""
    async with session(server.address) as one:
        return (await one.visit(path)).faults


def measure(effort: Effort) -> tuple[list[Figure], str]:
    """Processor time of a run of each page, (b) being the old checkout; and what became slower or sends more."""
    revision = effort.against or last_run()
    figures, told = [], []
    with tempfile.TemporaryDirectory(prefix="bench-old-") as folder:
        checkout(revision, Path(folder))
        with serving(DASHBOARD) as new, serving(DASHBOARD, Path(folder)) as old:
            for page in PAGES:
                if faults := asyncio.run(_faults(old, page.path)):
                    told.append(f"/{page.path}: not compared, the old checkout answers with “{faults[0]}”")
                    continue
                pairs = _costs({"a": new, "b": old}, page.path, effort)
                found = change(pairs)
                sent = {letter: asyncio.run(again(each.address, [page.path]))[page.path] for letter, each in (("a", new), ("b", old))}
                values = {"a": median(now for _, now in pairs), "b": median(before for before, _ in pairs)}
                figures.append(
                    Figure(
                        f"old-{page.path or 'overview'}", f"Processor time of a run of `/{page.path}` (b: the old checkout)", "ms", values
                    )
                )
                told.append(f"/{page.path}: {found} × the old{', SLOWER by more than the noise' if found.slower else ''}")
                if sent["a"].messages > sent["b"].messages:
                    told.append(f"/{page.path}: sends {sent['a'].messages} messages, MORE than the {sent['b'].messages} before")
                if sent["a"].size > sent["b"].size * (1 + LEAST):
                    told.append(f"/{page.path}: sends {sent['a'].size:,} bytes, MORE than the {sent['b'].size:,} before")
    return figures, "\n".join([f"The old checkout is {revision[:12]}.", *told])
