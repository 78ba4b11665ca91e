"""Every table broken in turn, every route asked: an answer as before, or one sentence that says which table cannot be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.content.pages import PAGES
from components.export.formats import FORMATS
from components.web import server
from data import PACKAGE
from tests.faults.conftest import FAULTS, with_rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from httpx2 import Response

UNREADABLE = "cannot be read at the moment"
SPOILED = list(zip(PACKAGE.tables, [each for each in FAULTS if each != "header only"] * len(PACKAGE.tables), strict=False))
"""Each table with one fault, the faults in turn."""
BASE = "http://testserver/"
COMMON = [
    "/healthz",
    "/api",
    "/api/v1/tables",
    "/api/v1/charts",
    "/feed.xml",
    "/sitemap.xml",
    "/robots.txt",
    "/read/search",
    "/read/data",
    "/read/overview",
]
"""What is no chart's and no table's: asked for in turn, two while one table is broken."""


def of_chart(chart: str) -> list[str]:
    """The addresses of a chart."""
    named = f"{BASE}embed/{chart}"
    return [
        f"/api/v1/charts/{chart}.json",
        f"/api/v1/charts/{chart}.svg",
        f"/embed/{chart}",
        f"/class/{chart}",
        f"/oembed?{urlencode({'url': named})}",
    ]


def of_table(table: str) -> list[str]:
    """The addresses of a table."""
    return [f"/api/v1/tables/{table}.{ending}" for ending in FORMATS]


BESIDE = ("excerpts", "glossary", "sources", "citations")
"""Tables of what stands beside charts; the readable edition leaves that out when they cannot be read."""


def addresses_to_ask(table: str) -> list[str]:
    """What is asked while a table is broken: everything that needs it (of each chart the rows and one face more), and something of what does not."""
    needing = [each for each in CHARTS.values() if table in each.tables]
    beside = [next(each for each in CHARTS.values() if table not in each.tables)]
    read_on = {each.page for each in needing} if table not in BESIDE else {each.path for each in PAGES}
    faces = [of_chart(each.id) for each in (needing or beside)]
    turn = [*PACKAGE.tables].index(table) * 2
    return [
        "/package.zip",
        *dict.fromkeys([*([*COMMON, *COMMON][turn % len(COMMON) :][:2]), *(f"/read/{each or 'overview'}" for each in sorted(read_on))]),
        *of_table(table),
        "/api/v1/tables/court_routes.csv" if table != "court_routes" else "/api/v1/tables/camps.csv",
        *(f"/api/v1/charts/{each.id}.json" for each in (*needing, *beside)),
        *(addresses[1 + number % (len(addresses) - 1)] for number, addresses in enumerate(faces)),
    ]


def refused(answer: Response) -> str:
    """The one sentence of a refusal, of a page or as JSON."""
    if answer.headers["content-type"] != "application/json":
        (sentence,) = re.findall("<h1>(.*)</h1>", answer.text)
        return sentence
    (name, sentence), *_ = answer.json().items()
    assert name == "error"
    return sentence


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of all routes that does not raise what the server would answer with 500."""
    routes = server.routes()
    with TestClient(Starlette(routes=routes), raise_server_exceptions=False) as client:
        yield client


@pytest.fixture(scope="module")
def whole(client: TestClient) -> dict[str, bytes]:
    """What is answered while no table is broken."""
    answers = {
        each: client.get(each)
        for each in {address for table in PACKAGE.tables for address in addresses_to_ask(table) if address not in of_table(table)}
    }
    assert {each.status_code for each in answers.values()} == {200}
    return {each: answer.content for each, answer in answers.items()}


@pytest.mark.parametrize(("table", "fault"), SPOILED)
def test_an_answer_is_as_before_or_says_which_table_it_lacks(
    table: str, fault: str, spoil: Callable[..., Path], client: TestClient, whole: dict[str, bytes]
) -> None:
    spoil(table, fault)
    sentence = f"The table “{PACKAGE.tables[table].title}” {UNREADABLE}."
    lacking = []
    for address in addresses_to_ask(table):
        answer = client.get(address)
        if answer.status_code == 503:
            assert refused(answer) == sentence, address
            assert answer.headers["cache-control"] == "no-store", address
            lacking.append(address)
        else:
            assert answer.status_code == 200, address
            assert address not in of_table(table), address
            beside = table in BESIDE and address.startswith(("/read/", "/api/v1/charts"))
            as_before = answer.content == whole[address]  # not in the assertion: a comparison of two long pages takes minutes to print
            assert as_before or sentence in answer.text or beside, address
    assert {*lacking} >= {"/package.zip", *of_table(table)}


@pytest.mark.parametrize("table", PACKAGE.tables)
def test_rows_that_are_lost_are_no_failure_of_the_server(table: str, spoil: Callable[..., Path], client: TestClient) -> None:
    spoil(table, with_rows(PACKAGE.tables[table], slice(0, 1)))
    addresses = addresses_to_ask(table)
    if table not in BESIDE:  # of pages whose charts are all asked for, two in turn
        pages = [each for each in addresses if each.startswith("/read/")]
        turn = [*PACKAGE.tables].index(table) % max(len(pages), 1)  # some tables are on no page of their own
        addresses = [each for each in addresses if each not in pages or each in pages[turn : turn + 2]]
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (200, 503), address
        if answer.status_code == 503:
            assert refused(answer), address


def test_a_route_answers_again_when_its_table_is_mended(spoil: Callable[..., Path], client: TestClient) -> None:
    address, content = "/api/v1/charts/prisoner-estimates.csv", PACKAGE.tables["prisoner_estimates"].file.read_bytes()
    before = client.get(address).content
    file = spoil("prisoner_estimates", "truncated")
    refused = client.get(address)
    file.write_bytes(content)
    mended = client.get(address)
    assert (refused.status_code, mended.status_code, mended.content) == (503, 200, before)
    assert "etag" not in refused.headers
