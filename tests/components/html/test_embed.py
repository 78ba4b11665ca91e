"""Charts on other people's pages: the page in the frame, the code to copy, and what oEmbed answers."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.drawing.render import render
from components.export import share
from components.web import server
from tests.components.charts.test_rules import GOOD, hostile
from tests.components.html.test_readable import HOSTILE, Html

if TYPE_CHECKING:
    from collections.abc import Iterator

BASE = "http://testserver/"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the routes, without Streamlit."""
    with TestClient(Starlette(routes=server.routes())) as client:
        yield client


@pytest.mark.parametrize("name", CHARTS)
def test_an_embedded_chart_says_what_it_shows(client: TestClient, name: str) -> None:
    answer, chart = client.get(f"/embed/{name}"), CHARTS[name]
    html, drawn = Html(answer.text), render(chart, chart.read({}))
    assert (answer.status_code, html.texts("h1")) == (200, [drawn.headline])
    assert {chart.title, drawn.finding, drawn.measure} <= {*html.texts("p")}
    assert html.attributes("img", "alt") == [share.alt_text(chart, drawn)]
    assert client.get(f"/embed/{html.attributes('img', 'src')[0]}").headers["content-type"] == "image/svg+xml"


@pytest.mark.parametrize("name", CHARTS)
def test_an_embedded_chart_has_its_rows_as_a_table_and_its_sources(client: TestClient, name: str) -> None:
    html, rows = Html(client.get(f"/embed/{name}").text), render(CHARTS[name], CHARTS[name].read({})).rows
    assert html.attributes("th", "scope").count("row") == len(rows)
    assert len(html.texts("caption")) == 1
    assert html.texts("summary")[1].endswith("of this chart")
    assert any(" Sources: " in each for each in html.texts("p"))


def test_any_page_may_show_it(client: TestClient) -> None:
    assert client.get("/embed/two-tracks").headers["content-security-policy"].endswith("; frame-ancestors *")


def test_the_choices_of_the_link_are_made(client: TestClient) -> None:
    chart = CHARTS["prisoner-estimates"]
    html = Html(client.get("/embed/prisoner-estimates?years=2003&years=2010").text)
    assert render(chart, chart.read({"years": ["2003", "2010"]})).finding in html.texts("p")


@pytest.mark.parametrize(("address", "status"), [("/embed/nothing", 404), ("/embed/prisoner-estimates?years=1", 400)])
def test_a_wrong_address_is_refused(client: TestClient, address: str, status: int) -> None:
    assert client.get(address).status_code == status


def test_nothing_in_the_data_is_read_as_markup(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHARTS, "sides", hostile(HOSTILE))
    html = Html(client.get("/embed/sides").text)
    scripts = html.texts("script")
    assert html.texts("h1") == [HOSTILE]
    assert [json.loads(scripts[0])["spec"]["data"][0]["name"], len(scripts)] == [HOSTILE, 2]


def test_an_empty_chart_says_so_and_loads_nothing(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = GOOD.rows
    monkeypatch.setitem(CHARTS, "sides", replace(GOOD, rows=lambda choices: rows(choices).head(0)))
    html = Html(client.get("/embed/sides").text)
    assert "Nothing in the record matches these choices." in html.texts("p")
    assert html.texts("script") == []


@pytest.mark.parametrize("name", CHARTS)
def test_the_code_to_copy_names_the_chart_and_leaves_room_for_it(client: TestClient, name: str) -> None:
    chart = CHARTS[name]
    html = Html(share.embed_code(chart, chart.read({}), BASE))
    frame = next(attributes for tag, attributes, _ in html.found if tag == "iframe")
    assert (frame["title"], frame["width"], frame["loading"]) == (chart.title, "100%", "lazy")
    least = render(chart, chart.read({})).figure.layout.height
    heights = share.embed_heights(chart, chart.read({}), share.WIDTHS)
    assert sorted(heights, reverse=True) == heights
    assert heights[-1] > least
    assert str(frame["style"]).startswith(f"border: 0; width: 100%; height: max({heights[-1]}px, ")
    assert client.get(str(frame["src"])).status_code == 200


def test_the_code_holds_the_choices_escaped() -> None:
    chart = CHARTS["prisoner-estimates"]
    html = Html(share.embed_code(chart, chart.read({"years": ["2003", "2010"]}), BASE))
    assert html.attributes("iframe", "src") == [f"{BASE}embed/prisoner-estimates?years=2003&years=2010"]


ADDRESSES = [
    (f"{BASE}embed/two-tracks", "two-tracks"),
    (f"{BASE}embed/prisoner-estimates?years=2003&years=2010", "prisoner-estimates"),
    (f"{BASE}prisoners#camps-map", "camps-map"),
    (f"{BASE}read/prisoners", "prisoner-estimates"),
    (f"{BASE}un-votes?compare=x", "un-moves"),
    (BASE, "two-tracks"),
]


@pytest.mark.parametrize(("address", "name"), ADDRESSES)
def test_oembed_knows_the_chart_at_an_address(client: TestClient, address: str, name: str) -> None:
    answer = client.get("/oembed", params={"url": address, "format": "json"}).json()
    html = Html(answer["html"])
    assert (answer["type"], answer["version"], answer["title"]) == ("rich", "1.0", CHARTS[name].title)
    assert f"/embed/{name}" in str(html.attributes("iframe", "src"))
    assert html.attributes("iframe", "width") + html.attributes("iframe", "height") == [str(answer["width"]), str(answer["height"])]


def test_oembed_keeps_to_the_room_there_is(client: TestClient) -> None:
    answer = client.get("/oembed", params={"url": f"{BASE}embed/two-tracks", "maxwidth": "400", "maxheight": "300"}).json()
    assert (answer["width"], answer["height"]) == (400, 300)


def test_oembed_gives_a_narrow_frame_more_height(client: TestClient) -> None:
    wide, narrow = (client.get("/oembed", params={"url": f"{BASE}embed/two-tracks", **limit}).json() for limit in ({}, {"maxwidth": "400"}))
    assert narrow["height"] > wide["height"]


@pytest.mark.parametrize(
    "address", ["", f"{BASE}embed/nothing", f"{BASE}nowhere", "https://elsewhere.org/embed/two-tracks", f"{BASE}claim", "//[", f"{BASE}//["]
)
def test_oembed_knows_no_other_address(client: TestClient, address: str) -> None:
    answer = client.get("/oembed", params={"url": address})
    assert (answer.status_code, [*answer.json()]) == (404, ["error", "allowed"])


def test_oembed_answers_in_json_only(client: TestClient) -> None:
    assert client.get("/oembed", params={"url": BASE, "format": "xml"}).status_code == 501
