"""HTTP as programs and caches use it: parts, tags, codings, methods, other origins; and what every refusal says."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from anyio.from_thread import start_blocking_portal
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient

import app
from components.charts import CHARTS
from components.export.formats import FORMATS
from components.web import in_process, server
from components.web.middleware import limits
from components.web.middleware.compression import accepted_coding
from data import PACKAGE
from tests.unlimited import unlimited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHART = next(iter(CHARTS))
CSV, PARQUET, XLSX, ZIP = "/api/v1/tables/camps.csv", "/api/v1/tables/camps.parquet", "/api/v1/tables/camps.xlsx", "/package.zip"
EMBED, FILE, PICTURE = f"/embed/{CHART}", "/assets/plotly.min.js", "/app/static/card.png"
COMPUTED = ["/api", "/api/v1/charts", CSV, PARQUET, XLSX, ZIP, EMBED, "/read/un-votes", "/feed.xml"]
TAGGED = [*COMPUTED, FILE, PICTURE]
PLAIN = {"Accept-Encoding": "identity"}
ORIGIN = {"Origin": "https://elsewhere.example"}
BROWSER = {"Accept-Encoding": "gzip, deflate, br, zstd"}
SECURITY = ("content-security-policy", "x-content-type-options", "referrer-policy")


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the routes with the middleware, without Streamlit and limits."""
    with TestClient(Starlette(routes=server.routes(), middleware=unlimited())) as client:
        yield client


@pytest.fixture(scope="module")
def whole() -> Iterator[TestClient]:
    """A client of the server with everything that Streamlit has around its answers."""
    with TestClient(app.app, headers=BROWSER) as client:
        yield client


@pytest.mark.parametrize("address", [CSV, PARQUET, XLSX, ZIP])
@pytest.mark.parametrize(("asked", "part"), [("0-99", slice(0, 100)), ("100-", slice(100, None)), ("-8", slice(-8, None))])
def test_a_part_is_a_part_of_the_whole(client: TestClient, address: str, asked: str, part: slice) -> None:
    content = client.get(address, headers=PLAIN).content
    answer = client.get(address, headers={"Range": f"bytes={asked}", **BROWSER})
    first, last, _ = part.indices(len(content))
    assert (answer.status_code, answer.content) == (206, content[part])
    assert answer.headers["content-range"] == f"bytes {first}-{last - 1}/{len(content)}"
    assert int(answer.headers["content-length"]) == len(content[part])
    assert "content-encoding" not in answer.headers
    assert answer.headers["etag"] == client.get(address, headers=PLAIN).headers["etag"]


@pytest.mark.parametrize("address", [CSV, PARQUET])
def test_a_part_beyond_the_end_is_refused_with_the_length(client: TestClient, address: str) -> None:
    size = len(client.get(address, headers=PLAIN).content)
    answer = client.get(address, headers={"Range": f"bytes={size}-"})
    assert (answer.status_code, answer.headers["content-range"]) == (416, f"bytes */{size}")


def test_who_counts_in_another_unit_gets_the_whole(client: TestClient) -> None:
    assert client.get(CSV, headers={"Range": "rows=0-9"}).status_code == 200


def test_a_download_goes_on_only_where_the_file_is_the_same(client: TestClient) -> None:
    tag = client.get(PARQUET).headers["etag"]
    assert client.get(PARQUET, headers={"Range": "bytes=9-", "If-Range": tag}).status_code == 206
    for old in ('"old"', f"W/{tag}", "Sun, 29 Nov 2026 00:00:00 GMT"):
        assert client.get(PARQUET, headers={"Range": "bytes=9-", "If-Range": old}).status_code == 200, old


def test_who_has_the_whole_gets_no_part(client: TestClient) -> None:
    assert client.get(CSV, headers={"Range": "bytes=0-9", "If-None-Match": "*"}).status_code == 304


def test_parquet_is_read_part_by_part(client: TestClient) -> None:
    size = int(client.head(PARQUET, headers=BROWSER).headers["content-length"])
    parts = [client.get(PARQUET, headers={"Range": f"bytes={at}-{at + 999}"}).content for at in range(0, size, 1000)]
    assert len(pd.read_parquet(io.BytesIO(b"".join(parts)))) == len(pd.read_csv(PACKAGE.tables["camps"].file))


@pytest.mark.parametrize("headers", [PLAIN, BROWSER, {"Accept-Encoding": "gzip"}, ORIGIN], ids=str)
@pytest.mark.parametrize("address", [*TAGGED, "/", "/un-votes", "/healthz", "/api/v1/tables/nothing.csv"])
def test_head_says_what_get_says(client: TestClient, address: str, headers: dict[str, str]) -> None:
    get, head = client.get(address, headers=headers), client.head(address, headers=headers)
    assert (head.status_code, head.content, [*head.headers.multi_items()]) == (get.status_code, b"", [*get.headers.multi_items()])


@pytest.mark.parametrize("address", TAGGED)
@pytest.mark.parametrize("accepted", [PLAIN, BROWSER], ids=str)
@pytest.mark.parametrize(
    "listed", ["{}", "W/{}", '"old", {}', '"old" ,W/"older",W/{}', "*", " * "], ids=["same", "weak", "list", "weak list", "any", "spaces"]
)
def test_who_has_an_answer_is_told_so(client: TestClient, address: str, accepted: dict[str, str], listed: str) -> None:
    first = client.get(address, headers=accepted)
    tag = first.headers["etag"].removeprefix("W/")
    again = client.get(address, headers={**accepted, "If-None-Match": listed.format(tag)})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"].removeprefix("W/") == tag
    assert {each: again.headers.get(each) for each in ("cache-control", "vary")} == {
        each: first.headers.get(each) for each in ("cache-control", "vary")
    }


@pytest.mark.parametrize("address", TAGGED)
@pytest.mark.parametrize("tag", ['"old"', "", ",", 'W/"old", "older"', "old", '"'], ids=repr)
def test_who_has_another_answer_gets_this_one(client: TestClient, address: str, tag: str) -> None:
    assert client.get(address, headers={"If-None-Match": tag, **BROWSER}).status_code == 200


@pytest.mark.parametrize("address", [CSV, EMBED])
def test_a_tag_that_is_kept_comes_back_as_it_was(client: TestClient, address: str) -> None:
    for accepted in (PLAIN, BROWSER):
        tag = client.get(address, headers=accepted).headers["etag"]
        assert client.get(address, headers={**accepted, "If-None-Match": tag}).headers["etag"] == tag


def test_a_page_in_a_frame_may_stay_there_when_it_is_asked_for_again(client: TestClient) -> None:
    again = client.get(EMBED, headers={"If-None-Match": client.get(EMBED).headers["etag"]})
    assert again.status_code == 304
    assert "content-security-policy" not in again.headers  # it would take the place of that of the page


@pytest.mark.parametrize(
    ("accepted", "coding"),
    [
        ("gzip;q=0", None),
        ("gzip; q=0.000, br; q=0", None),
        ("br;q=0, gzip", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("GZIP", "gzip"),
        ("gzip;q=0, *", "br"),
        ("*;q=0", None),
        ("*", "br"),
        ("identity", None),
        ("", None),
        ("gzip;q=nonsense", None),
        ("deflate, zstd", None),
        ("gzip, br", "br"),
    ],
)
def test_a_coding_is_one_that_the_reader_takes(client: TestClient, accepted: str, coding: str | None) -> None:
    assert accepted_coding(accepted) == coding
    for address in (CSV, FILE, "/"):
        assert client.get(address, headers={"Accept-Encoding": accepted}).headers.get("content-encoding") == coding, address


@pytest.mark.parametrize("address", ["/", "/un-votes", CSV, "/read/un-votes", FILE])
def test_text_is_small_once_and_hangs_on_one_header_once(whole: TestClient, address: str) -> None:
    with whole.stream("GET", address) as answer:
        size = len(b"".join(answer.iter_raw()))
    assert (answer.headers["content-encoding"], int(answer.headers["content-length"])) == ("br", size)
    named = [each.strip().lower() for each in answer.headers["vary"].split(",")]
    assert named.count("accept-encoding") == 1
    assert len(named) == len({*named})
    assert whole.get(address, headers={"Accept-Encoding": "gzip;q=0"}).headers.get("content-encoding") is None


@pytest.mark.parametrize("address", [PARQUET, XLSX, ZIP, PICTURE, f"/api/v1/charts/{CHART}.parquet", f"/api/v1/charts/{CHART}.xlsx"])
def test_what_is_small_in_itself_is_not_compressed(whole: TestClient, address: str) -> None:
    answer = whole.get(address)
    assert answer.status_code == 200
    assert "content-encoding" not in answer.headers
    assert int(answer.headers["content-length"]) == len(answer.content)


@pytest.mark.parametrize("address", COMPUTED)
def test_other_sites_may_read_it_and_ask_for_parts(client: TestClient, address: str) -> None:
    asked = {**ORIGIN, "Access-Control-Request-Method": "GET", "Access-Control-Request-Headers": "range, if-none-match"}
    before, answer = client.options(address, headers=asked), client.get(address, headers=ORIGIN)
    assert before.status_code == 200
    assert before.headers["access-control-allow-headers"] == "range, if-none-match"
    assert {each.headers["access-control-allow-origin"] for each in (before, answer)} == {"*"}
    assert "Content-Range" in answer.headers["access-control-expose-headers"]


@pytest.mark.parametrize("address", COMPUTED)
def test_what_may_be_asked_is_told(whole: TestClient, address: str) -> None:
    answer = whole.options(address)
    assert (answer.status_code, answer.headers["allow"]) == (204, "GET, HEAD, OPTIONS")


@pytest.mark.parametrize("address", ["/", "/un-votes", "/_stcore/health", "/_stcore/host-config"])
def test_other_sites_get_no_more_of_streamlit_than_it_gives(whole: TestClient, address: str) -> None:
    assert whole.get(address, headers=ORIGIN).headers.get("access-control-allow-origin") != "*"


FEW = 3
"""Answers that one client gets in a minute: so few are asked for within it on a busy machine too."""


def refused(ask: Callable[[TestClient], Response]) -> Response:
    """What a client of the whole server is told that lets a client ask `FEW` times a minute."""
    middleware = [Middleware(limits.RequestLimits, FEW) if each.cls is limits.RequestLimits else each for each in server.middleware()]
    return ask(TestClient(Starlette(routes=[Route("/api/broken", broken), *server.routes()], middleware=middleware), headers=ORIGIN))


def broken(_request: Request) -> Response:
    return PlainTextResponse("broken", 503, headers={"Cache-Control": "public, max-age=300"})


REFUSALS: dict[int, Callable[[TestClient], Response]] = {
    400: lambda client: client.get(f"{EMBED}?nothing=1"),
    404: lambda client: client.get("/api/v1/tables/nothing.csv"),
    414: lambda client: client.get(f"/read/claims?q={'a' * limits.LONGEST}"),
    416: lambda client: client.get(CSV, headers={"Range": "bytes=99999999-"}),
    429: lambda client: [client.get("/robots.txt") for _ in range(FEW + 1)][-1],
    501: lambda client: client.get("/oembed?format=xml"),
    503: lambda client: client.get("/api/broken"),
}


@pytest.mark.parametrize("status", REFUSALS)
def test_a_refusal_has_all_headers_and_is_kept_nowhere(status: int) -> None:
    answer = refused(REFUSALS[status])
    assert answer.status_code == status
    assert [each for each in SECURITY if each not in answer.headers] == []
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers
    assert answer.headers["access-control-allow-origin"] == "*"


def test_a_crowd_is_refused_with_all_headers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "WAITING", 0)
    answer = refused(lambda client: client.get("/robots.txt"))
    assert (answer.status_code, answer.headers["cache-control"], answer.headers["retry-after"]) == (503, "no-store", "5")
    assert [each for each in SECURITY if each not in answer.headers] == []


@pytest.mark.parametrize(
    "address",
    [
        "/api/v1/tables/camps.doc",
        f"/api/v1/charts/{CHART}.doc",
        "/read/nothing",
        "/embed/nothing",
        "/oembed?url=x",
        "/app/static/nothing.png",
    ],
)
def test_what_is_not_there_is_asked_for_again_each_time(client: TestClient, address: str) -> None:
    for _ in range(2):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["cache-control"]) == (404, "no-store")
        assert "etag" not in answer.headers
    assert client.get(address, headers={"If-None-Match": "*"}).status_code == 404


def test_every_kind_of_file_is_one_that_is_small_or_gets_smaller(whole: TestClient) -> None:
    sizes = {each: whole.head(f"/api/v1/tables/events.{each}").headers.get("content-encoding") for each in FORMATS}
    assert {each for each, coding in sizes.items() if coding is None} == {"parquet", "xlsx"}


def test_an_answer_without_a_server_is_had_inside_a_running_loop_too() -> None:
    async def ask() -> bytes:
        return in_process.response_body("healthz")

    with start_blocking_portal() as portal:
        assert b"version" in portal.call(ask)
