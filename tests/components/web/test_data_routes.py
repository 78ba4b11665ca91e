"""The routes beside the pages: what a program, a spreadsheet or a curious reader gets from each address."""

from __future__ import annotations

import io
import os
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import quote

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.export.formats import FORMATS
from components.pictures import picture as pictures
from components.web import server
from components.web.unknown import Unknown
from data import PACKAGE
from tests.components.charts.test_rules import GOOD
from tests.unlimited import unlimited

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TABLE = "/api/v1/tables/camps.csv"
HOSTILE = "</script><script>alert(1)</script>\"'&?"


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the routes with the middleware, without Streamlit; it asks from a page of another site."""
    with TestClient(Starlette(routes=server.routes(), middleware=unlimited()), headers={"Origin": "https://elsewhere.example"}) as client:
        yield client


@pytest.fixture
def sides(monkeypatch: pytest.MonkeyPatch) -> str:
    """The address of the rows of a small chart that is among the others for one test."""
    rows = GOOD.rows
    chosen = replace(GOOD, rows=lambda choices: (frame := rows(choices))[frame.side.isin(choices["side"] or [*frame.side])])
    monkeypatch.setitem(CHARTS, "sides", chosen)
    return "/api/v1/charts/sides.csv"


class Page(HTMLParser):
    """The elements of a page: each with its text."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[list[str]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append([tag, ""])

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][1] += data

    def texts(self, tag: str) -> list[str]:
        """The texts of all elements of a kind."""
        return [text.strip() for each, text in self.found if each == tag]


def test_health_says_which_data_it_serves(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"status": "ok", "data_version": PACKAGE.version}


def test_tables_lists_every_table_with_its_columns(client: TestClient) -> None:
    listed = {each["name"]: each for each in client.get("/api/v1/tables").json()}
    assert [*listed] == [*PACKAGE.tables]
    assert listed["camps"]["columns"] == [*PACKAGE.tables["camps"].fields]


def test_every_address_in_the_list_of_tables_answers(client: TestClient) -> None:
    for each in client.get("/api/v1/tables").json():
        assert client.get(each["files"]["csv"]).text.splitlines()[0] == ",".join(each["columns"])


def test_every_address_in_the_list_of_charts_answers(client: TestClient) -> None:
    listed = client.get("/api/v1/charts").json()
    assert [each["id"] for each in listed] == [*CHARTS]
    for each in listed:
        assert [*pd.read_csv(io.BytesIO(client.get(each["files"]["csv"]).content))] == [
            column.name for column in CHARTS[each["id"]].columns
        ]


def test_charts_lists_what_may_be_chosen(client: TestClient, sides: str) -> None:
    (listed,) = (each for each in client.get("/api/v1/charts").json() if each["id"] == "sides")
    assert listed["choices"] == {"side": ["Left", "Right"], "dense": ["true", "false"], "span": ["two whole numbers from 2003 to 2026"]}


def test_a_table_is_its_file(client: TestClient) -> None:
    answer = client.get(TABLE)
    assert answer.content == PACKAGE.tables["camps"].file.read_bytes()
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("", "left,3500,E013\nright,1200,E020\n"),
        ("?side=Right", "right,1200,E020\n"),
        ("?side=Left&side=Right&dense=true", "left,3500,E013\nright,1200,E020\n"),
    ],
)
def test_a_chart_is_its_drawn_rows(client: TestClient, sides: str, query: str, rows: str) -> None:
    answer = client.get(sides + query)
    assert answer.text == f"side,people,estimate_id\n{rows}"
    assert answer.headers["content-disposition"] == 'inline; filename="sides.csv"'


REFUSED = [
    ("/api/v1/tables/camp.csv", 404, "There is no table “camp”.", lambda: [*PACKAGE.tables]),
    ("/api/v1/charts/side.csv", 404, "There is no chart “side”.", lambda: [*CHARTS]),
    ("/api/v1/charts/side.svg", 404, "There is no chart “side”.", lambda: [*CHARTS]),
    ("/api/v1/charts/sides.gif", 404, "There is no such kind of file.", lambda: [*FORMATS, "svg", "png"]),
    ("/api/v1/charts/sides.png?width=9000", 400, "“9000” is not a width of a picture.", lambda: ["a whole number from 320 to 1600"]),
    ("/api/v1/charts/sides.png?mode=sepia", 400, "“sepia” is not a choice for “Mode”.", lambda: ["light", "dark"]),
    ("/api/v1/charts/sides.csv?sides=Left", 400, "“sides” is not a choice of this chart.", lambda: ["dense", "side", "span"]),
    ("/api/v1/charts/sides.csv?side=Up", 400, "“Up” is not a choice for “Side”.", lambda: ["Left", "Right"]),
    ("/api/v1/charts/sides.csv?span=2003", 400, "“2003” is not a choice for “Years”.", lambda: ["two whole numbers from 2003 to 2026"]),
    (
        "/api/v1/charts/sides.csv?span=2003&span=inf",
        400,
        "“2003, inf” is not a choice for “Years”.",
        lambda: ["two whole numbers from 2003 to 2026"],
    ),
    ("/api/v1/charts/sides.svg?side=Up", 400, "“Up” is not a choice for “Side”.", lambda: ["Left", "Right"]),
]


@pytest.mark.parametrize(("address", "status", "message", "allowed"), REFUSED, ids=[address for address, *_ in REFUSED])
def test_a_wrong_address_is_told_what_is_allowed(
    client: TestClient, sides: str, address: str, status: int, message: str, allowed: Callable[[], list[str]]
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    if address.startswith("/picture"):  # a page answers with a page
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        assert f"<h1>{message}</h1>" in answer.text
        assert all(f"<li>{each}</li>" in answer.text for each in allowed())
    else:
        assert answer.json() == {"error": message, "allowed": allowed()}
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize("address", ["/api/v1/tables", TABLE, "/api/v1/charts", "/api/v1/charts/sides.csv", "/api/v1/charts/sides.svg"])
def test_other_origins_may_read_and_keep_it(client: TestClient, sides: str, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "max-age=" in answer.headers["cache-control"]


@pytest.mark.parametrize("address", ["/api/v1/tables", TABLE, "/api/v1/charts", "/api/v1/charts/sides.csv", "/api/v1/charts/sides.svg"])
def test_who_has_it_already_gets_nothing_again(client: TestClient, sides: str, address: str) -> None:
    tag = client.get(address).headers["etag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert client.get(address, headers={"If-None-Match": '"old"'}).status_code == 200


def test_other_choices_have_another_tag(client: TestClient, sides: str) -> None:
    assert client.get(sides).headers["etag"] != client.get(f"{sides}?side=Left").headers["etag"]


def test_a_corrected_table_has_another_tag(client: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    copy = replace(PACKAGE.tables["camps"], folder=tmp_path)
    shutil.copy(PACKAGE.tables["camps"].file, copy.file)
    monkeypatch.setitem(PACKAGE.tables, "camps", copy)
    before = client.get(TABLE).headers["etag"]
    os.utime(copy.file, ns=(0, 0))
    assert client.get(TABLE, headers={"If-None-Match": before}).status_code == 200


@pytest.mark.parametrize("face", ["/api/v1/charts/sides.csv", "/embed/sides", "/api/v1/charts/sides.svg", "/class/sides"])
def test_what_nobody_expected_is_refused_in_one_sentence(client: TestClient, monkeypatch: pytest.MonkeyPatch, face: str) -> None:
    def broken(_choices: dict[str, object]) -> pd.DataFrame:
        raise KeyError("a row that others name")

    monkeypatch.setitem(CHARTS, "sides", replace(GOOD, rows=broken))
    answer = client.get(face)
    said = answer.json()["error"] if face.startswith("/api/") else re.findall("<h1>(.*?)</h1>", answer.text)[0]
    assert (answer.status_code, said) == (503, "This cannot be shown at the moment.")
    assert (answer.headers["cache-control"], "etag" in answer.headers) == ("no-store", False)


@pytest.mark.parametrize("more", ["utm_source=x&utm_campaign=y", "v=0.1.0", "fbclid=z", "side=Right&v=0.1.0&gclid=1"])
@pytest.mark.parametrize("face", ["/api/v1/charts/sides.csv", "/embed/sides", "/class/sides"])
def test_what_others_add_to_links_and_the_version_are_passed_over(client: TestClient, sides: str, face: str, more: str) -> None:
    assert client.get(f"{face}?{more}").status_code == 200
    assert client.get(f"{face}?{more}&nothing=1").status_code == 400


@pytest.mark.parametrize(
    ("address", "media"),
    [
        ("/api/v1/nothing", "application/json"),
        ("/api/nothing/at/all", "application/json"),
        ("/datapackage.yaml", "application/json"),
        ("/nothing", "text/html; charset=utf-8"),
        ("/nothing/at/all", "text/html; charset=utf-8"),
        ("/embed/nothing", "text/html; charset=utf-8"),
    ],
)
def test_there_is_nothing_at_an_unknown_address(client: TestClient, address: str, media: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["content-type"]) == (404, media)


@pytest.mark.parametrize(
    "path", ["_stcore/health", "un-votes/_stcore/health", "media/x.png", "component/x/y.js", "static/x.js", "favicon.png"]
)
def test_the_addresses_of_streamlit_are_its_own(path: str) -> None:
    assert not re.fullmatch(Unknown.regex, path)


def test_the_descriptor_leads_to_every_table(client: TestClient) -> None:
    found = client.get("/datapackage.json").json()
    assert found["homepage"].startswith("http")
    for each in found["resources"]:
        head = client.get(f"/{each['path']}").text.splitlines()[0]
        assert head == ",".join(field["name"] for field in each["schema"]["fields"])


def test_a_file_names_its_description(client: TestClient, sides: str) -> None:
    link = client.get("/api/v1/charts/sides.csv?side=Right").headers["link"]
    beside = re.findall('<([^>]+)>; rel="describedby"', link)[0]
    assert beside == "sides.metadata.json?side=Right"
    found = client.get(f"/api/v1/charts/{beside}").json()
    assert found["path"] == "sides.csv?side=Right"
    assert [each["name"] for each in found["schema"]["fields"]] == ["side", "people", "estimate_id"]
    assert "side=Right" in found["link"]


@pytest.mark.parametrize("address", [TABLE, "/api/v1/charts", "/api/v1/charts/sides.svg", "/assets/plotly.min.js"])
def test_text_is_compressed_for_who_can_read_it(client: TestClient, sides: str, address: str) -> None:
    assert client.get(address, headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
    assert "content-encoding" not in client.get(address, headers={"Accept-Encoding": "identity"}).headers


@pytest.mark.parametrize("text", [None, "x,y\n1,2\n"])
def test_a_broken_table_is_told_in_one_sentence(client: TestClient, broken: Callable[..., None], text: str | None) -> None:
    broken("prisoner_estimates", text=text)
    answer = client.get("/api/v1/charts/prisoner-estimates.csv")
    title = PACKAGE.tables["prisoner_estimates"].title
    assert (answer.status_code, answer.json()) == (503, {"error": f"The table “{title}” cannot be read at the moment."})


def test_a_table_whose_file_is_gone_is_told_in_one_sentence(client: TestClient, broken: Callable[..., None]) -> None:
    broken("camps")
    answer = client.get(TABLE)
    assert (answer.status_code, answer.json()["error"]) == (
        503,
        f"The table “{PACKAGE.tables['camps'].title}” cannot be read at the moment.",
    )


def test_a_server_that_lacks_a_table_is_alive_and_not_ready(client: TestClient, broken: Callable[..., None]) -> None:
    assert client.get("/readyz").status_code == 200
    broken("camps")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready", "unreadable": ["camps"]})
    assert client.get("/healthz").status_code == 200


def test_a_broken_table_leaves_the_others_readable(client: TestClient, broken: Callable[..., None]) -> None:
    broken("prisoner_estimates")
    assert client.get("/api/v1/tables/events.csv").status_code == 200
    assert client.get("/api/v1/charts/two-tracks.csv").status_code == 200


def test_the_list_of_charts_says_which_table_it_lacks(client: TestClient, broken: Callable[..., None]) -> None:
    broken("prisoner_estimates")
    answer = client.get("/api/v1/charts")
    assert (answer.status_code, [*answer.json()]) == (503, ["error"])


@pytest.mark.parametrize("path", ["../data/datapackage.json", "../../app.py", "fonts"])
def test_only_the_files_of_static_are_served(client: TestClient, path: str) -> None:
    assert client.get(f"/app/static/{quote(path, safe='')}").status_code == 404
    assert client.get(f"/app/static/{path}").status_code == 404


def test_the_fonts_that_the_theme_names_are_served(client: TestClient) -> None:
    fonts = sorted((server.PROJECT / "static" / "fonts").glob("*.woff2"))
    assert {client.get(f"/app/static/fonts/{each.name}").headers["content-type"] for each in fonts} == {"font/woff2"}


@pytest.mark.skipif("png" not in pictures.KINDS, reason="no PNG can be made on this machine")
def test_an_entry_of_the_feed_shows_the_first_chart_of_the_rows_that_changed(client: TestClient) -> None:
    entries = re.findall(r"<entry>.*?</entry>", client.get("/feed.xml").text, re.DOTALL)
    for title, chart in (
        ("Estimates of prisoners", "prisoner-estimates"),
        ("Events", "two-tracks"),
        ("Arrivals in South Korea", "arrivals"),
    ):
        of_table = [each for each in entries if f"<title>{title}: " in each]
        assert of_table
        assert all(f"/api/v1/charts/{chart}.png" in each for each in of_table), title
