"""The first answer for a page: its title and words before any script, and what a link shows on other people's pages."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import streamlit
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.content.pages import PAGES
from components.description.page import Page
from components.drawing.render import render
from components.export.cite import SITE
from components.web import shell
from components.web.middleware import security_headers

if TYPE_CHECKING:
    from collections.abc import Callable

STATIC = Path(streamlit.__file__).parent / "static"


@pytest.fixture(scope="module")
def client() -> TestClient:
    """A client of the first answers."""
    return TestClient(Starlette(routes=shell.routes()))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "root")
def test_a_page_has_its_words_before_any_script(client: TestClient, page: Page) -> None:
    answer = client.get(f"/{page.path}")
    assert answer.headers["cache-control"] == "no-cache"
    text = answer.text
    assert re.findall(r"<title>(.*?)</title>", text) == [f"{page.heading({})} – {SITE}" if page.path else SITE]
    body = text[text.index('<div id="root">') :]
    assert f"<h1>{page.heading({}) if page.path else SITE}</h1>" in body
    assert f'<a href="read/{page.path}">' in body
    assert text.count('property="og:image"') == 1
    assert "You need to enable JavaScript" not in text


def test_the_first_picture_is_asked_for_before_any_script_in_one_width_and_one_light(client: TestClient) -> None:
    text = client.get("/un-votes").text
    preloads = {
        address: unescape(media) for media, address in re.findall(r'<link rel="preload" as="image"[^>]* media="(.*?)" href="(.*?)">', text)
    }
    assert {*preloads} == {*re.findall(r'(?:srcset|src)="(api/.*?)"', text)}
    rooms, modes = ("(min-width: 637px)", "(max-width: 636px)"), ("light", "dark")
    assert sorted(preloads.values()) == sorted(f"{room} and (prefers-color-scheme: {mode})" for room in rooms for mode in modes)
    assert text.rindex('as="image"') < text.index("modulepreload")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "root")
def test_a_link_to_a_page_says_the_headline_of_its_first_chart(client: TestClient, page: Page) -> None:
    first = [f"{render(each, each.read({})).headline}. " for each in page.charts[:1]]
    (said,) = re.findall(r'property="og:description" content="(.*?)"', client.get(f"/{page.path}").text)
    assert unescape(said) == "".join([*first, page.lede])


def test_a_link_to_a_page_whose_chart_cannot_be_read_says_what_the_page_is_about(client: TestClient, broken: Callable[..., None]) -> None:
    broken("prisoner_estimates")
    (said,) = re.findall(r'property="og:description" content="(.*?)"', client.get("/prisoners").text)
    assert unescape(said) == PAGES[1].lede


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.path or "root")
def test_the_files_that_draw_charts_are_fetched_early_where_there_are_charts(client: TestClient, page: Page) -> None:
    named = re.findall(r'<link rel="modulepreload" crossorigin href="\./([^"]+)">', client.get(f"/{page.path}").text)
    assert [each for each in named if not (STATIC / each).is_file()] == []
    assert len(named) == len({*named})
    drawn = bool(page.path) and any(each.page == page.path for each in CHARTS.values())  # the first page shows pictures
    assert any("PlotlyChart" in each for each in named) == drawn


def test_a_page_comes_laid_out_and_streamlits_styles_do_not_undo_it() -> None:
    looks = "<style>.panel-head { margin: 0; }</style>"
    text = TestClient(Starlette(routes=shell.routes(looks))).get("/claims").text
    assert text.index("</head>") < text.index(looks) < text.index('<main class="shell">')


def test_the_first_picture_has_its_size_before_it_is_there(client: TestClient) -> None:
    sized = [
        re.findall(r'\b(width|height)="(\d+)"', each)
        for each in re.findall(r"<(?:source|img) .*?>", client.get("/un-votes").text, re.DOTALL)
    ]
    assert [dict(each)["width"] for each in sized] == ["1100", "350", "350", "1100"]
    assert len({dict(each)["height"] for each in sized}) == 1


def test_what_streamlit_needs_is_still_there(client: TestClient) -> None:
    text = client.get("/").text
    for part in re.findall(r'<script type="module".*?</script>|<link rel="stylesheet".*?>', security_headers.streamlit_html()):
        assert part in text


def test_html_of_another_kind_is_passed_on_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shell, "streamlit_html", lambda: "<html><title>Other</title></html>")
    other = TestClient(Starlette(routes=shell.routes()), base_url="http://other.example")  # for which nothing is kept yet
    answer = other.get("/claims")
    assert answer.text == "<html><title>Other</title></html>"


def test_a_link_in_former_words_leads_to_the_same_view_in_todays(client: TestClient) -> None:
    answer = client.get("/claims?verdict=Contested&verdict=Inaccurate&claim=C01", follow_redirects=False)
    assert answer.status_code == 308
    assert answer.headers["location"].endswith("/claims?verdict=Contested&verdict=Wrong&claim=C01")
    assert client.get("/claims?verdict=Contested&verdict=Wrong", follow_redirects=False).status_code == 200
    table = client.get("/data?table=States+that+left+a+consensus", follow_redirects=False).headers["location"]
    assert table.endswith("/data?table=States+that+dissociated+themselves+from+a+consensus")
