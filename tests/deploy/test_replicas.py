"""Readers without a browser before several replicas: they spread, stay where they are, and are not lost when a replica goes."""

from __future__ import annotations

import asyncio
import signal
from collections import Counter
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from deploy.loopback import reader
from tests.apart import apart
from tests.bench.session import SessionError, session
from tests.deploy.conftest import ask, revive
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from deploy.loopback import Replica, Site

READERS = 20
PATHS = ["", "brief", "engagement"]
WHILE = 3.0
"""Seconds for which a page is looked at, unless it is over earlier."""


@dataclass
class Visits:
    """What one reader saw, who connects again whenever the connection ends, as browsers do."""

    runs: int = 0
    faults: list[str] = field(default_factory=list)
    ended: int = 0
    """Connections that ended while the reader was there."""


async def stay(site: Site, number: int, seen: Visits, over: asyncio.Event) -> None:
    """Read page after page, each for a while, until it is over; then once more."""
    last = False
    while not last:
        try:
            async with session(site.address, reader(number)) as one:
                while not last:
                    last = over.is_set()
                    run = await one.visit(PATHS[seen.runs % len(PATHS)])
                    seen.runs += 1
                    seen.faults += run.faults
                    with suppress(TimeoutError):
                        await asyncio.wait_for(over.wait(), WHILE)
        except SessionError:
            seen.ended += 1
            last = False


async def during(site: Site, what: Callable[[], None]) -> list[Visits]:
    """What readers see who are there before, during and after something that is done to the site."""
    seen, over = [Visits() for _ in range(READERS)], asyncio.Event()
    async with asyncio.TaskGroup() as group:
        for number, visits in enumerate(seen):
            group.create_task(stay(site, number, visits, over))
        await asyncio.to_thread(until, lambda: all(each.runs for each in seen), what="every reader has seen a page")
        await asyncio.to_thread(what)
        over.set()
    return seen


def sessions(site: Site) -> dict[int, int]:
    """How many readers each replica has, by its port."""
    return {each.port: each.sessions for each in site.replicas}


async def homes(site: Site) -> dict[int, int]:
    """Which replica the websocket of each reader is connected to."""
    found: dict[int, int] = {}
    async with AsyncExitStack() as stack:
        for number in range(READERS):
            before = sessions(site)
            await stack.enter_async_context(session(site.address, reader(number)))
            await asyncio.to_thread(until, lambda before=before: sum(sessions(site).values()) > sum(before.values()), what="connected")
            (found[number],) = [port for port, count in sessions(site).items() if count > before[port]]
    return found


@pytest.fixture
def quiet(site: Site) -> Site:
    """The site with all its replicas and without readers."""
    revive(site)
    until(lambda: not any(sessions(site).values()), what="nobody is connected")
    return site


def test_readers_spread_over_all_replicas(quiet: Site) -> None:
    for number in range(100):
        ask(quiet.address, f"/healthz?spread={number}", **reader(number))
    assert {each.replicas for each in quiet.asked() if "?spread=" in each.uri} == {(each.port,) for each in quiet.replicas}


def test_the_pages_and_files_of_a_reader_come_from_where_his_session_is(quiet: Site) -> None:
    for number, port in apart(homes(quiet)).items():
        for _ in range(2):
            assert ask(quiet.address, f"/healthz?reader={number}", **reader(number)).status == 200
        assert {each.replicas for each in quiet.asked() if each.uri == f"/healthz?reader={number}"} == {(port,)}


def test_two_browsers_at_one_address_may_be_on_different_replicas(quiet: Site) -> None:
    for number in range(READERS):
        ask(quiet.address, f"/healthz?browser={number}", X_Forwarded_For="198.18.7.7", User_Agent=f"browser {number}")
    assert len({each.replicas for each in quiet.asked() if each.uri.startswith("/healthz?browser=")}) > 1


def test_a_replica_that_dies_under_load_costs_its_readers_one_connection_and_the_others_nothing(quiet: Site) -> None:
    at = apart(homes(quiet))
    until(lambda: not any(sessions(quiet).values()), what="nobody is connected")
    port = Counter(at.values()).most_common(1)[0][0]
    gone: Replica = next(each for each in quiet.replicas if each.port == port)
    seen = apart(during(quiet, lambda: gone.stop(signal.SIGKILL)))
    assert [each.ended for each in seen] == [int(at[number] == port) for number in range(READERS)]
    assert [each.faults for each in seen] == [[]] * READERS

    answers = [ask(quiet.address, f"/healthz?dead={number}", **reader(number)) for number in range(2 * READERS)]
    assert {each.status for each in answers} == {200}
    asked_it = [port in each.replicas for each in quiet.asked() if "?dead=" in each.uri]
    assert sum(asked_it) < len(asked_it) / 4  # it is left out, not tried first by each of its readers


def test_a_rolling_restart_loses_nobody(quiet: Site) -> None:
    def restart() -> None:
        for each in quiet.replicas:
            each.restart()

    seen = apart(during(quiet, restart))
    assert all(each.ended for each in seen)  # each was on a replica that was restarted
    assert [each.faults for each in seen] == [[]] * READERS
