"""Many readers at once on one process: nobody is turned away, no page breaks, and the server is well afterwards."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

from components.content.pages import PAGES
from tests.apart import apart
from tests.bench.session import Run, session
from tests.browser.conftest import serving

if TYPE_CHECKING:
    from pathlib import Path

READERS = 200


async def crowd(address: str) -> list[Run]:
    """The runs of so many readers, all connected at once: each opens one page, then the next one."""
    together = asyncio.Barrier(READERS)

    async def reader(number: int) -> list[Run]:
        async with session(address) as one:
            await together.wait()
            return [await one.visit(PAGES[(number + step) % len(PAGES)].path) for step in range(2)]

    return [run for runs in await asyncio.gather(*map(reader, range(READERS))) for run in runs]


def test_two_hundred_readers_at_once_see_every_page_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.bench.session.PATIENCE", 600)  # other tests run on the same cores
    log = tmp_path / "log.txt"
    with serving(log) as server:
        runs = apart(crowd(server))
        assert len(runs) == 2 * READERS
        assert [fault for run in runs for fault in run.faults] == []
        assert min(run.elements for run in runs) > 5
        with urlopen(f"{server}/healthz", timeout=30) as answer:
            assert answer.status == 200
    assert "Traceback" not in log.read_text()


def test_a_page_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    async def lost(address: str) -> Run:
        async with session(address) as one:
            return await one.visit("nowhere")

    with serving(tmp_path / "log.txt") as server:
        assert len(apart(lost(server)).faults) == 1
