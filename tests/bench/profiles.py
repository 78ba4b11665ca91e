"""Why a page takes its time: the functions in which a run of it spends most, with `cProfile`."""

from __future__ import annotations

import asyncio
import io
import pstats
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.servers import APPS, DASHBOARD, ROOT, serving
from tests.bench.session import session
from tests.copies import copied

LINES = 25


def page(path: str, root: Path = ROOT, *, first: bool = False) -> str:
    """The top of the profile of a run of a page, by cumulative and by own time: the first run of the process, or one with caches filled."""
    with tempfile.TemporaryDirectory(prefix="bench-profile-") as folder:
        project, file = Path(folder) / "project", Path(folder) / "profile"
        copied(project, root)
        shutil.copy2(APPS / "profiled.py", project / "pages" / "main.py")
        with serving(DASHBOARD, project, {"BENCH_PROFILE": str(file)}) as server:
            asyncio.run(_runs(server.address, path, 1 if first else 3))
        return "\n".join(_top(file, order).replace(f"{project}/", "") for order in ("cumulative", "tottime"))


def imports() -> str:
    """The modules that take longest to import when the server starts, in microseconds: own and with what they import."""
    told = subprocess.run([sys.executable, "-X", "importtime", "-c", "import app"], cwd=ROOT, capture_output=True, text=True, check=True)
    lines = [each for each in told.stderr.splitlines() if each.startswith("import time:") and "cumulative" not in each]
    return "\n".join(sorted(lines, key=lambda line: -int(line.split("|")[1]))[:LINES])


async def _runs(address: str, path: str, count: int) -> None:
    async with session(address) as one:
        for _ in range(count):
            run = await one.visit(path)
    if run.faults:
        raise RuntimeError(f"/{path}: {run.faults[0]}")


def _top(file: Path, order: str) -> str:
    text = io.StringIO()
    pstats.Stats(str(file), stream=text).sort_stats(order).print_stats(LINES)
    lines = [each.rstrip() for each in text.getvalue().splitlines() if each.strip()]
    return "\n".join(re.sub(r"\S*/(site-packages|lib)/", "", line) for line in lines)
