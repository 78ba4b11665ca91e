"""Static files: compressed once a process, right for every browser, and never too much of them in memory."""

from __future__ import annotations

import gzip

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from components.web.middleware import compression
from components.web.middleware.compression import Compression

TEXT = b"const word = 'camp';\n" * 200


@pytest.fixture
def asked() -> list[str]:
    """The paths that the app was asked for."""
    return []


@pytest.fixture
def client(asked: list[str]) -> TestClient:
    """A client of an app that counts how often it is asked for a file."""

    async def file(request: Request) -> Response:
        asked.append(request.url.path)
        kinds = {"js": "application/javascript", "png": "image/png", "tiny": "text/plain"}
        ending = request.url.path.rsplit(".", 1)[-1]
        if ending not in kinds:
            return Response("not here", 404)
        return Response(b"x" if ending == "tiny" else TEXT, media_type=kinds[ending], headers={"etag": '"one"'})

    return TestClient(Starlette(routes=[Route("/{rest:path}", file)], middleware=[Middleware(Compression)]))


@pytest.mark.parametrize(
    ("accepts", "coding", "undo"), [("gzip, deflate, br, zstd", "br", brotli.decompress), ("gzip;q=1.0", "gzip", gzip.decompress)]
)
def test_a_file_is_smaller_and_the_same(client: TestClient, accepts: str, coding: str, undo: object) -> None:
    with client.stream("GET", "/static/a.js", headers={"accept-encoding": accepts}) as answer:
        body = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == coding
    assert int(answer.headers["content-length"]) == len(body) < len(TEXT) / 10
    assert undo(body) == TEXT  # ty: ignore[call-non-callable]
    assert "accept-encoding" in answer.headers["vary"].lower()


def test_a_file_is_compressed_for_the_first_reader_only(client: TestClient, asked: list[str]) -> None:
    answers = [client.get("/static/a.js", headers={"accept-encoding": "br"}) for _ in range(3)]
    assert [each.content for each in answers] == [TEXT] * 3
    assert asked == ["/static/a.js"]


def test_a_browser_that_has_the_file_is_told_so(client: TestClient) -> None:
    etag = client.get("/static/a.js", headers={"accept-encoding": "br"}).headers["etag"]
    again = client.get("/static/a.js", headers={"accept-encoding": "br", "if-none-match": etag})
    assert (again.status_code, again.content) == (304, b"")
    assert client.get("/static/a.js", headers={"accept-encoding": "br", "if-none-match": '"other"'}).status_code == 200


@pytest.mark.parametrize("path", ["/static/a.png", "/static/a.tiny", "/static/gone"])
def test_what_gets_no_smaller_is_left_alone(client: TestClient, asked: list[str], path: str) -> None:
    answers = [client.get(path, headers={"accept-encoding": "br"}) for _ in range(2)]
    assert [each for each in answers if "content-encoding" in each.headers] == []
    assert len(asked) == 2


@pytest.mark.parametrize("headers", [{"accept-encoding": "identity"}, {"accept-encoding": "br", "range": "bytes=0-3"}])
def test_who_wants_it_plain_or_in_part_gets_what_the_app_gives(client: TestClient, headers: dict[str, str]) -> None:
    assert "content-encoding" not in client.get("/static/a.js", headers=headers).headers


def test_pages_are_not_kept(client: TestClient, asked: list[str]) -> None:
    for _ in range(2):
        client.get("/prisoners.js", headers={"accept-encoding": "br"})
    assert len(asked) == 2


def test_memory_is_bounded(monkeypatch: pytest.MonkeyPatch, client: TestClient, asked: list[str]) -> None:
    monkeypatch.setattr(compression, "LIMIT", 200)
    for name in [*"abcdefgh", "a"]:
        client.get(f"/static/{name}.js", headers={"accept-encoding": "br"})
    assert asked.count("/static/a.js") == 2
