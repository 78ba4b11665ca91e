"""Too much at once is refused with a reason and a time to come again; pages and files are never refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import anyio
import pytest
from httpx2 import ASGITransport, AsyncClient
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

import app
from components.web.middleware import limits
from components.web.middleware.limits import COMPUTING, LONGEST, RequestLimits
from tests.apart import apart

if TYPE_CHECKING:
    pass

FREE = ("/healthz", "/readyz", "/assets/plotly.min.js", "/app/static", "/", "/prisoners")


async def fine(_request: Request) -> Response:
    return PlainTextResponse("fine")


def client(per_minute: int) -> TestClient:
    """A client of an app with one answer, that so many may have in a minute."""
    return TestClient(Starlette(routes=[Route("/{rest:path}", fine)], middleware=[Middleware(RequestLimits, per_minute=per_minute)]))


def test_a_client_that_asks_too_often_is_told_when_to_come_again() -> None:
    asker = client(3)
    assert [asker.get("/api/v1/tables").status_code for _ in range(4)] == [200, 200, 200, 429]
    refused = asker.get("/read/prisoners")
    assert refused.json() == {"error": "One client gets 3 answers a minute."}
    assert 1 <= int(refused.headers["retry-after"]) <= 120


@pytest.mark.parametrize("path", FREE)
def test_pages_and_files_are_not_counted(path: str) -> None:
    asker = client(1)
    assert [asker.get(path).status_code for _ in range(5)] == [200] * 5


@pytest.mark.parametrize(("length", "status"), [(LONGEST - 100, 200), (LONGEST + 1, 414)])
def test_an_address_has_a_longest_length(length: int, status: int) -> None:
    assert client(9).get(f"/read/prisoners?x={'a' * length}").status_code == status


def test_every_route_that_computes_is_limited() -> None:
    paths = [each.path for each in app.app._user_routes]  # noqa: SLF001 - the routes as the server has them
    free = [path for path in paths if not COMPUTING.search(path)]
    assert {*free} >= {*FREE}
    rooms = {"api", "read", "embed", "class", "picture", "oembed"}
    assert [path for path in free if re.split(r"[/.]", path)[1] in rooms] == []


def test_a_crowd_waits_and_who_finds_no_room_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WAITING", 2)

    async def crowd() -> list[int]:
        free, got = anyio.Event(), []

        async def slow(_request: Request) -> Response:
            await free.wait()
            return PlainTextResponse("fine")

        server = Starlette(routes=[Route("/api/x", slow)], middleware=[Middleware(RequestLimits)])
        async with AsyncClient(transport=ASGITransport(server), base_url="http://test") as asker, anyio.create_task_group() as group:

            async def ask() -> None:
                got.append((await asker.get("/api/x")).status_code)

            for _ in range(limits.AT_ONCE + 4):
                group.start_soon(ask)
            with anyio.fail_after(30):
                while len(got) < 2:
                    await anyio.lowlevel.checkpoint()
            free.set()
        return got

    got = apart(crowd())
    assert got[:2] == [503, 503]
    assert got[2:] == [200] * (limits.AT_ONCE + 2)
