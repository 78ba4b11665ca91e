"""Every route with any address: refused or answered, never a failure, and nothing of the address stands in the answer as markup."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.content.pages import PAGES
from components.web import server
from tests.links.conftest import LONG, MARK, NASTY, anything, queries
from tests.unlimited import unlimited

if TYPE_CHECKING:
    from components.description.chart import Chart
    from components.description.page import Page

CLIENT = TestClient(
    Starlette(
        routes=server.routes(),
        middleware=unlimited(),
    ),
    raise_server_exceptions=False,
)
"""All routes; one client, since Hypothesis calls a test many times."""

LIMIT = 600
PLAIN = [
    "/healthz",
    "/api",
    "/api/v1/tables",
    "/api/v1/charts",
    "/package.zip",
    "/feed.xml",
    "/oembed",
    "/sitemap.xml",
    "/robots.txt",
    "/read",
]
READING = ["/read/claims", "/read/brief", "/class/two-tracks", "/api/v1/charts/two-tracks.svg"]
"""Routes that read the query, beside those that every word is tried on."""
PARTS = ["/api/v1/tables/{}.csv", "/api/v1/tables/camps.{}", "/api/v1/charts/{}.csv", "/api/v1/charts/two-tracks.{}", "/picture/{}.svg"]
PARTS += ["/picture/two-tracks.{}", "/embed/{}", "/class/{}", "/read/{}", "/assets/{}", "/app/static/{}"]
OF_CHART = ["/api/v1/charts/{}.csv", "/api/v1/charts/{}.svg", "/embed/{}", "/class/{}"]


def answered(address: str) -> int:
    """The status of an answer that is in order: no failure, and no markup from the address in it."""
    answer = CLIENT.get(address)
    assert answer.status_code in (200, 400, 404, 501), answer.text[:300]
    if answer.headers.get("content-type", "").startswith(("text/html", "application/xml", "application/atom+xml")):
        assert MARK not in answer.text
    return answer.status_code


def query_string(query: dict[str, list[str]]) -> str:
    """The query of an address, with values as long as the client sends them."""
    return urlencode({name[:LIMIT]: [each[:LIMIT] for each in values] for name, values in query.items()}, doseq=True)


@pytest.mark.parametrize("word", NASTY, ids=lambda word: ascii(word[:12]))
def test_no_name_in_an_address_breaks_a_route(word: str) -> None:
    for route in PARTS:
        assert answered(route.format(quote(word[:LIMIT], safe=""))) in (200, 404), route
        assert answered(route.format(quote(word[:LIMIT], safe="/."))) in (200, 404), route


@pytest.mark.parametrize(
    ("word", "plain", "reading"), [*zip(NASTY, cycle(PLAIN), cycle(READING), strict=False)], ids=lambda value: ascii(value[:12])
)
def test_no_query_breaks_a_route(word: str, plain: str, reading: str) -> None:
    names = ("url", "verdict", "excerpt", "claim", "track", word[:LIMIT])
    for route in ["/oembed", "/embed/two-tracks", plain, reading]:
        answered(f"{route}?{query_string({name: [word, word] for name in names})}")


@pytest.mark.parametrize(
    "raw", ["%", "%zz", "%ff%fe", "&&&=&=", "=", "a=%00&a=%00", "a" * 60_000, "track=%ED%A0%80", "url=http://testserver/%ff"]
)
def test_a_query_that_is_none_breaks_no_route(raw: str) -> None:
    for route in [*PLAIN, "/read/search", "/embed/two-tracks", "/api/v1/charts/two-tracks.csv"]:
        answered(f"{route}?{raw}")


@pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.id)
@settings(max_examples=2)
@given(data=st.data())
def test_any_link_to_a_chart_is_answered_or_refused(chart: Chart, data: st.DataObject) -> None:
    query = data.draw(queries(chart))
    route = data.draw(st.sampled_from(OF_CHART)).format(chart.id)
    assert answered(f"{route}?{query_string(query)}") in (200, 400)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "overview")
@settings(max_examples=2)
@given(data=st.data())
def test_any_link_to_the_readable_edition_is_answered(page: Page, data: st.DataObject) -> None:
    charts = [each for each in CHARTS.values() if each.page == page.path]
    query = data.draw(queries(data.draw(st.sampled_from(charts)))) if charts else {}
    more = data.draw(
        st.dictionaries(st.sampled_from(["claim", "excerpt", "verdict", "v", "q"]), st.lists(anything, max_size=2), max_size=2)
    )
    assert answered(f"/read/{page.path or 'overview'}?{query_string(query | more)}") == 200


@settings(max_examples=12)
@given(
    path=st.sampled_from(["", "read/", "embed/two-tracks", "prisoners", "read/un-votes"]) | anything,
    more=anything,
    size=anything,
)
def test_any_address_given_to_oembed_is_answered_or_refused(path: str, more: str, size: str) -> None:
    url = f"http://testserver/{path}?track={more}#{more}"
    assert answered(f"/oembed?{query_string({'url': [url], 'maxwidth': [size], 'maxheight': [size]})}") in (200, 404)
    assert answered(f"/oembed?{query_string({'url': [more], 'format': [size]})}") in (200, 404, 501)


@pytest.mark.parametrize("path", ["/app/static/", "/assets/", "/read/", "/"])
@pytest.mark.parametrize(
    "up",
    ["../app.py", "..%2fapp.py", "%2e%2e/app.py", "%2e%2e%2fapp.py", "..%5capp.py", "....//app.py", "/etc/passwd", "%00", "a%00/../app.py"],
)
def test_no_address_leads_out_of_the_served_folder(path: str, up: str) -> None:
    answer = CLIENT.get(path + up)
    assert answer.status_code < 500
    assert "st.App" not in answer.text
    assert "root:" not in answer.text


@pytest.mark.parametrize("query", [f"track={LONG[:60_000]}", f"{LONG[:60_000]}=1"], ids=["value", "name"])
def test_a_refusal_does_not_repeat_a_long_word(query: str) -> None:
    answer = CLIENT.get(f"/embed/two-tracks?{query}")
    assert answer.status_code == 400
    assert len(answer.content) < 12_000  # the page with its own style
    assert LONG[:1_000] not in answer.text
