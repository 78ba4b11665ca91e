"""Hostile data on the pages and in the answers of the routes: shown as text, never read as Markdown or markup."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlencode
from xml.etree import ElementTree as ET

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components.content.pages import PAGES as EDITION
from components.ui.controls import VIEWS
from components.web import server
from tests import register
from tests.hostile.conftest import KINDS, MARKDOWN, MARKUP, Elements
from tests.register import PAGES, Entry
from tests.unlimited import unlimited

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.usefixtures("hostile")

WRITTEN = (
    "title",
    "header",
    "subheader",
    "markdown",
    "caption",
    "warning",
    "error",
    "info",
    "metric",
    "expander",
    "tab",
    "toggle",
    "checkbox",
)
"""What Streamlit reads as Markdown, in its value or in its label."""
OPTIONS = ("button_group", "radio", "segmented_control", "pills")
"""What has options that Streamlit reads as Markdown."""
SVG = {
    *("svg", "title", "desc", "style", "defs", "g", "clipPath", "pattern", "path", "rect", "circle", "line", "text", "tspan"),
}
"""What a picture is made of."""
every_kind = pytest.mark.parametrize("chart", KINDS)
CHARTED = [each for each in PAGES if each.charts]
LOOKS = [(page, VIEWS[number % len(VIEWS)]) for number, page in enumerate(CHARTED)] + [(CHARTED[1], view) for view in VIEWS]
"""Each page with charts in one of the views in turn, and one page in all of them."""


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of all routes."""
    routes = server.routes()
    with TestClient(Starlette(routes=routes, middleware=unlimited())) as client:
        yield client


def visit(page: str, **query: Any) -> AppTest:
    """A page for who comes by a link."""
    at = register.visit(page, **query)
    assert not [*at.exception, *at.error, *at.warning]
    return at


def words(at: AppTest) -> list[str]:
    """Every text of a page that Streamlit reads as Markdown."""
    values = [str(text) for kind in WRITTEN for each in at.get(kind) for text in (getattr(each, "value", ""), getattr(each, "label", ""))]
    return values + [option for kind in OPTIONS for each in at.get(kind) for option in each.options]


def unescaped(text: str) -> list[str]:
    """What of the payload a text has that is not escaped."""
    return [each for each in (*MARKUP, *MARKDOWN) if each in text]


@pytest.mark.parametrize(
    ("page", "view"),
    [*dict.fromkeys(LOOKS), *((page, VIEWS[0]) for page in PAGES if not page.charts)],
    ids=lambda value: getattr(value, "name", value),
)
def test_a_page_shows_data_as_text(page: Entry, view: str) -> None:
    at = visit(page.path, **dict.fromkeys(page.charts, view))
    assert not [(text[:200], found) for text in words(at) if (found := unescaped(text))]
    for each in at.get("html"):
        assert not Elements(each.proto.body).made_from_data()


@pytest.mark.parametrize("query", ["STRONG", "kwanliso", "7*7", "camp"])
def test_results_of_the_search_are_text(query: str) -> None:
    at = visit("search", q=query)
    assert [each for each in words(at) if query in each.replace("\\", "")]
    assert not [(text[:200], found) for text in words(at) if (found := unescaped(text))]


def test_words_on_claims_and_excerpts_are_text() -> None:
    for name, query in (
        ("claims", {"claim": "C24", "find_claim": "STRONG"}),
        ("brief", {"excerpt": "inquiry"}),
        ("data", {"table": "Claims"}),
    ):
        at = visit(name, **query)
        assert "STRONG" in "".join(words(at)) or name == "data"
        assert not [(text[:200], found) for text in words(at) if (found := unescaped(text))]


def test_markdown_that_is_not_escaped_is_found() -> None:
    assert unescaped("before **STRONG** after") == ["**STRONG**"]
    assert Elements('<p>a<img src="x" onerror="y">').made_from_data() == ["img {'src': 'x', 'onerror': 'y'}"]
    assert len(Elements("<p><a href='JavaScript:x'>A</a><b>B</b>").made_from_data()) == 2


def html(client: TestClient, address: str) -> Elements:
    """A page of HTML that has no element from data."""
    answer = client.get(address)
    assert answer.status_code == 200
    page = Elements(answer.text)
    assert not page.made_from_data()
    assert page.count("title") == page.count("body") == 1
    return page


@pytest.mark.parametrize("page", EDITION, ids=lambda page: page.path or "overview")
def test_the_readable_edition_shows_data_as_text(page: Any, client: TestClient) -> None:
    read_as = html(client, f"/read/{page.path or 'overview'}")
    assert read_as.count("script") == 1
    assert page.path == "search" or all(each in " ".join(read_as.text.split()) for each in MARKUP)


@every_kind
def test_an_embedded_chart_shows_data_as_text(chart: str, client: TestClient) -> None:
    assert html(client, f"/embed/{chart}").count("script") <= 3


@every_kind
def test_a_sheet_for_a_class_shows_data_as_text(chart: str, client: TestClient) -> None:
    answer = client.get(f"/class/{chart}")
    sheet = Elements(answer.text)
    held = [str(value) for _, attributes in sheet.elements for value in attributes.values() if str(value).startswith("data:")]
    assert [each.partition(",")[0] for each in held] == ["data:image/svg+xml", "data:text/csv;charset=utf-8;base64"]
    assert len(sheet.made_from_data()) == len(held)
    assert sheet.count("script") == 0
    draws_only(ET.fromstring(unquote(held[0].partition(",")[2])))


@every_kind
def test_a_picture_shows_data_as_text(chart: str, client: TestClient) -> None:
    picture = ET.fromstring(client.get(f"/api/v1/charts/{chart}.svg").content)
    draws_only(picture)
    assert "<b>" in "".join(picture.itertext())


def draws_only(root: ET.Element) -> None:
    """A picture has the elements of drawings alone: nothing in it is made from data, runs or links."""
    assert {each.tag.rpartition("}")[2] for each in root.iter()} <= SVG
    assert [name for each in root.iter() for name in each.attrib if name.startswith("on") or name.endswith("href")] == []


@every_kind
def test_what_is_told_to_embed_a_chart_has_only_the_frame(chart: str, client: TestClient) -> None:
    told = client.get(f"/oembed?{urlencode({'url': f'http://testserver/embed/{chart}'})}").json()
    frame = Elements(told["html"])
    assert [tag for tag, _ in frame.elements] == ["iframe"]
    assert not frame.made_from_data()


def test_the_feed_is_well_formed_and_shows_data_as_text(client: TestClient) -> None:
    feed = ET.fromstring(client.get("/feed.xml").content)
    entries = feed.findall("{http://www.w3.org/2005/Atom}entry")
    assert entries
    for entry in entries:
        assert all(not Elements(part.text or "").made_from_data() for part in entry.iter() if part.get("type") == "html")
    assert "**STRONG**" in "".join(feed.itertext())


def test_lists_of_tables_and_charts_are_json(client: TestClient) -> None:
    assert json.loads(client.get("/api/v1/tables").content)
    assert json.loads(client.get("/api/v1/charts").content)
    assert html(client, "/api").count("script") == 0
