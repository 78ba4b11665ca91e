"""Part 9: the baked edition, how long it takes to write and how big it is."""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.processes import MEGABYTE
from tests.bench.servers import ROOT
from tests.bench.table import Figure, Target

if TYPE_CHECKING:
    from tests.bench.effort import Effort


def measure(effort: Effort) -> tuple[list[Figure], str]:
    """The figures, and how many combinations of choices were baked for a chart."""
    with tempfile.TemporaryDirectory(prefix="bench-bake-") as folder:
        site, before, begun = Path(folder) / "site", _used(), time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "components.bake", str(site), "--most", str(effort.combinations)],
            cwd=ROOT,
            check=True,
            capture_output=True,
        )
        taken, used = time.perf_counter() - begun, _used() - before
        sizes = {each: each.stat().st_size / MEGABYTE for each in site.rglob("*") if each.is_file()}
    figures = [
        Figure("bake", "Time to bake", "s", {"a": taken}, (Target(70),)),
        Figure("bake-used", "the same: processor time", "s", {"a": used}),
        Figure("bake-size", "Size of the folder", "MB", {"a": sum(sizes.values())}),
        Figure("bake-zip", "of it the offline copy", "MB", {"a": sum(size for file, size in sizes.items() if file.suffix == ".zip")}),
        Figure("bake-files", "Files", "", {"a": len(sizes)}),
    ]
    return figures, f"At most {effort.combinations} combinations of choices a chart, and single choices beside them."


def _used() -> float:
    """Seconds of processor time of all processes that this one has started and that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime
