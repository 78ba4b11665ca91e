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
from tests.waiting import PATIENCE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

READERS = 200
GO_ON = 20
"""How many of the readers open a second page."""


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the server writes."""
    return tmp_path_factory.mktemp("load") / "log.txt"


@pytest.fixture(scope="module")
def server(log: Path) -> Iterator[str]:
    """One server for the tests of this file."""
    with serving(log) as address:
        yield address


async def crowd(address: str) -> list[Run]:
    """The runs of so many readers, all connected at once: each opens a page, and some then the next one."""
    together = asyncio.Barrier(READERS)

    async def reader(number: int) -> list[Run]:
        async with session(address) as one:
            await together.wait()
            return [await one.visit(PAGES[(number + step) % len(PAGES)].path, to_the_end=True) for step in range(1 + (number < GO_ON))]

    return [run for runs in await asyncio.gather(*map(reader, range(READERS))) for run in runs]


def test_two_hundred_readers_at_once_see_every_page_whole(server: str, log: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.bench.session.PATIENCE", 600)  # other tests run on the same cores
    runs = apart(crowd(server))
    assert len(runs) == READERS + GO_ON
    assert [fault for run in runs for fault in run.faults] == []
    assert min(run.elements for run in runs) > 5
    with urlopen(f"{server}/healthz", timeout=PATIENCE) as answer:
        assert answer.status == 200
    assert "Traceback" not in log.read_text()


def test_a_page_that_is_not_there_is_a_fault(server: str) -> None:
    async def lost() -> Run:
        async with session(server) as one:
            return await one.visit("nowhere")

    assert len(apart(lost()).faults) == 1


def test_panels_are_asked_for_by_one_name_on_all_pages(server: str) -> None:
    """A browser that has just changed the page may ask by the name that it had on the page before."""

    async def names() -> set[object]:
        async with session(server) as one:
            return {(await one.visit(each.path)).asker for each in PAGES if each.charts}

    (asker,) = apart(names())
    assert asker is not None
