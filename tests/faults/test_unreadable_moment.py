"""A file that cannot be opened for a moment costs that moment: the next one asks again, and nothing of it is kept here or by readers."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote
from uuid import uuid4

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.content import method, search_index, tables
from components.description.choice import HIGHLIGHT
from components.web import server
from data import TableError, load, table
from tests.unlimited import unlimited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    import pandas as pd

    from data import Table

PICKING = next(each for each in CHARTS.values() if each.rows_for_excerpt and each.excerpts)
LINK = f"highlight={quote(PICKING.excerpts[0])}"
FACES = [
    "/read/",
    "/read/brief",
    "/read/claims",
    "/read/data",
    "/read/search?q=China",
    f"/read/{PICKING.page}?{LINK}",
    f"/api/v1/charts/{PICKING.id}.json?{LINK}",
    f"/embed/{PICKING.id}?{LINK}",
    "/api/v1/charts",
]
BESIDE = ("excerpts", "claims", "sources", "actors")


@pytest.fixture
def closed(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The tables that cannot be opened at the moment; their files stay as they are. Nothing has been read before."""
    read, now, salt = load.read, set[str](), uuid4().hex

    def open_or_not(entry: Table) -> pd.DataFrame:
        if entry.name in now:
            raise OSError(24, "Too many open files")
        return read(entry)

    monkeypatch.setattr(load, "read", open_or_not)
    monkeypatch.setattr(load, "modified", lambda file: hash((file, salt)))
    return now


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the routes with the middleware, without limits."""
    with TestClient(Starlette(routes=server.routes(), middleware=unlimited())) as client:
        yield client


@pytest.fixture(scope="module")
def whole(client: TestClient) -> dict[str, bytes]:
    """What is answered while everything can be read."""
    return {each: client.get(each).content for each in FACES}


@pytest.mark.parametrize("name", BESIDE)
def test_an_answer_is_whole_again_after_the_moment(name: str, closed: set[str], client: TestClient, whole: dict[str, bytes]) -> None:
    closed.add(name)
    lacking = {each: client.get(each) for each in FACES}
    closed.clear()
    for address, answer in lacking.items():
        if answer.content != whole[address]:
            assert answer.status_code in (200, 503), address
            assert answer.headers["cache-control"] == "no-store", address
            assert "etag" not in answer.headers, address
        again = client.get(address)
        is_whole = again.content == whole[address]  # not in the assertion: a comparison of two long pages takes minutes to print
        assert is_whole, address
        assert again.headers["etag"], address
    assert any(each.headers["cache-control"] == "no-store" for each in lacking.values())


COMPUTED: dict[str, tuple[str, Callable[[], object]]] = {
    "marks picked out": ("excerpts", lambda: [*HIGHLIGHT.allowed({})]),
    "confidence": ("camps", method.confidence_counts),
    "names beside keys": ("actors", lambda: tables.readable_rows("events").to_csv()),
    "texts of a table": ("actors", lambda: [each.row for each in tables.table_texts("events").search("Republic of Korea")]),
    "search": ("prisoner_estimates", lambda: search_index.search("prisoners").groups),
}


@pytest.mark.parametrize(("name", "compute"), COMPUTED.values(), ids=COMPUTED)
def test_what_copes_without_a_table_does_so_for_the_moment(name: str, compute: Callable[[], object], closed: set[str]) -> None:
    closed.add(name)
    with pytest.raises(TableError):
        table(name)
    lacking = compute()
    closed.clear()
    assert compute() != lacking


def test_a_right_link_is_not_called_wrong_while_its_excerpt_cannot_be_looked_up(closed: set[str], client: TestClient) -> None:
    closed.add("excerpts")
    address = f"/api/v1/charts/{PICKING.id}.json?{LINK}"
    assert client.get(address).status_code == 503
    assert client.get(f"/api/v1/charts/{PICKING.id}.json?nothing=1").status_code == 400
    closed.clear()
    assert client.get(address).status_code == 200
