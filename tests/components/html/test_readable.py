"""The readable edition: every page is complete, in order and safe as the HTML that the server writes."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from html import escape, unescape
from html.parser import HTMLParser
from itertools import pairwise
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.content import addresses, all_states, pages
from components.description.chart import Column
from components.description.page import Page
from components.drawing.render import render
from components.export import share
from components.export.sheets import citations_behind
from components.html import section
from components.web import html_routes, server
from data import PACKAGE, table
from data.citations import rank_sources, reference_by_id
from tests.components.charts.test_rules import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOSTILE = "</script><script>alert(1)</script>\"'&?"
PATHS = [each.path for each in pages.PAGES]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the routes, without Streamlit."""
    with TestClient(Starlette(routes=server.routes())) as client:
        yield client


class Html(HTMLParser):
    """The elements of a page: each with its attributes and the text up to the next."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs), []))

    def handle_data(self, data: str) -> None:
        if self.found:
            self.found[-1][2].append(data)

    def texts(self, *tags: str) -> list[str]:
        """The texts of all elements of some kinds."""
        return ["".join(text).strip() for tag, _, text in self.found if tag in tags]

    def attributes(self, tag: str, name: str) -> list[str | None]:
        """One attribute of all elements of a kind."""
        return [attributes.get(name) for each, attributes, _ in self.found if each == tag]


@pytest.fixture(scope="module", params=PATHS, ids=lambda path: path or "root")
def page(request: pytest.FixtureRequest, client: TestClient) -> tuple[Page, Html, str]:
    """A page of the edition: its entry, its elements and its text."""
    answer = client.get(f"/{addresses.readable(request.param)}")
    assert answer.status_code == 200
    return pages.page(request.param), Html(answer.text), answer.text


def test_a_page_has_one_first_heading_and_skips_no_level(page: tuple[Page, Html, str]) -> None:
    levels = [int(tag[1]) for tag, _, _ in page[1].found if tag in ("h1", "h2", "h3", "h4")]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise([0, *levels]))


def test_a_link_to_a_page_says_the_headline_of_its_first_chart(page: tuple[Page, Html, str]) -> None:
    entry, html, _ = page
    first = [f"{render(each, each.read({})).headline}. " for each in entry.charts[:1]]
    said = [attributes["content"] for _, attributes, _ in html.found if attributes.get("property") == "og:description"]
    assert said == ["".join([*first, entry.lede])]


def test_a_page_names_itself(page: tuple[Page, Html, str]) -> None:
    entry, html, text = page
    assert entry.heading({}) in html.texts("title")[0] or not entry.path
    assert escape(entry.lede, quote=False) in text.replace("&#39;", "'").replace("&#34;", '"')
    assert [each for each in html.attributes("link", "href") if each == f"http://testserver/{addresses.readable(entry.path)}"]


def test_a_page_holds_headline_question_finding_and_rows_of_its_charts(page: tuple[Page, Html, str]) -> None:
    entry, html, _ = page
    drawn = [(chart, render(chart, chart.read({}))) for chart in entry.charts]
    headlines = [each.headline for _, each in drawn]
    assert headlines == [each for each in html.texts("h2") if each in headlines]
    assert [attributes["id"] for tag, attributes, text in html.found if tag == "h2" and "".join(text).strip() in headlines] == [
        each.id for each in entry.charts
    ]
    assert {words for chart, each in drawn for words in (chart.title, each.finding, each.measure)} <= {*html.texts("p")}
    assert html.attributes("th", "scope").count("row") >= sum(len(each.rows) for _, each in drawn)


def test_every_table_has_a_caption_and_every_head_a_scope(page: tuple[Page, Html, str]) -> None:
    html = page[1]
    assert len(html.texts("caption")) == len(html.texts("table"))
    assert {*html.attributes("th", "scope")} <= {"col", "row"}


def test_ids_are_unique_and_links_within_a_page_lead_somewhere(page: tuple[Page, Html, str]) -> None:
    ids = [attributes["id"] for _, attributes, _ in page[1].found if "id" in attributes]
    within = {each[1:] for each in page[1].attributes("a", "href") if each and each.startswith("#")}
    assert len(ids) == len({*ids})
    assert within <= {*ids}


def test_links_are_relative_so_that_a_sub_path_works(page: tuple[Page, Html, str]) -> None:
    addresses = [each for each in page[1].attributes("a", "href") if each]
    assert not [each for each in addresses if each.startswith(("/", "javascript:", "http://testserver"))]


def test_a_page_describes_its_data_for_machines(page: tuple[Page, Html, str]) -> None:
    described = json.loads(page[1].texts("script")[0])
    if described["@type"] == "WebPage":
        assert not page[0].charts
        assert "distribution" not in described
        return
    assert (described["@type"], described["version"]) == ("Dataset", PACKAGE.version)
    assert {each["encodingFormat"] for each in described["distribution"]} == {
        "text/csv",
        "application/vnd.apache.parquet",
        "application/zip",
    }


def test_no_script_runs_in_a_page(page: tuple[Page, Html, str]) -> None:
    assert page[1].attributes("script", "type") == ["application/ld+json"]


def test_the_charts_stand_in_the_order_of_the_page() -> None:
    shown = [each.id for each in pages.page("prisoners").charts]
    assert shown[:2] == ["prisoner-estimates", "camp-estimates"]


def test_every_claim_is_there_with_its_verdict(client: TestClient) -> None:
    html = Html(client.get("/read/claims").text)
    assert sorted(filter(None, html.attributes("details", "id"))) == [*table("claims").claim_id]
    assert sum(each.startswith("What would change the verdict.") for each in html.texts("strong")) == len(table("claims"))


def test_one_claim_can_be_asked_for(client: TestClient) -> None:
    html = Html(client.get("/read/claims?claim=C51").text)
    assert [each for each in html.attributes("details", "id") if each] == ["C51"]
    assert ["open" in attributes for tag, attributes, _ in html.found if tag == "details" and attributes.get("id")] == [True]


def test_every_excerpt_is_there(client: TestClient) -> None:
    quotes = Html(client.get("/read/brief").text).texts("p")
    assert {f"“{each.replace('“', '‘').replace('”', '’')}”" for each in table("excerpts").quote} <= {*quotes}


def test_every_table_and_source_is_listed(client: TestClient) -> None:
    html = Html(client.get("/read/data").text)
    assert {each.title for each in PACKAGE.tables.values()} <= {*html.texts("h3")}
    assert f"{len(table('sources'))} sources, most cited first, each with the number of rows that rest on it." in html.texts("p")


def test_choices_of_the_link_are_made_and_said(client: TestClient) -> None:
    html = Html(client.get("/read/prisoners?years=2003&years=2010&unknown=1").text)
    chart = CHARTS["prisoner-estimates"]
    assert render(chart, chart.read({"years": ["2003", "2010"]})).finding in html.texts("p")
    assert "2003–2010" in html.texts("dd")


def test_a_wrong_choice_is_told_in_one_line_and_the_default_shown(client: TestClient) -> None:
    texts = Html(client.get(f"/read/prisoners?method={quote(HOSTILE)}").text).texts("p")
    chart = CHARTS["prisoner-estimates"]
    assert len([each for each in texts if each.endswith("Shown instead: the default.")]) == 1
    assert render(chart, chart.read({})).finding in texts


def test_nothing_in_the_data_is_read_as_markup(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    labels = {"left": HOSTILE, "right": HOSTILE}
    hostile = replace(
        GOOD,
        id="hostile",
        title=HOSTILE,
        headline=lambda *_: HOSTILE,
        finding=lambda *_: HOSTILE,
        notes=(HOSTILE,),
        columns=(Column("side", HOSTILE, labels=labels),),
    )
    monkeypatch.setattr(html_routes, "PAGES", (replace(pages.OVERVIEW, charts=(*pages.OVERVIEW.charts, hostile)), *pages.PAGES[1:]))
    html = Html(client.get(f"/read/?{urlencode({'x': HOSTILE})}").text)
    assert len(html.texts("script")) == 1
    assert [html.texts(each).count(HOSTILE) for each in ("h2", "th", "p", "li")] == [1, 3, 2, 1]


def test_an_address_that_is_none_is_no_link() -> None:
    assert [section.web_address(each) for each in ("javascript:alert(1)", None, "https://un.org/")] == [None, None, "https://un.org/"]


@pytest.mark.parametrize("name", ["glossary", "excerpts"])
def test_what_is_left_out_beside_the_charts_is_told(client: TestClient, broken: Callable[..., None], name: str) -> None:
    sentence = f"The table “{PACKAGE.tables[name].title}” cannot be read at the moment."
    chart = CHARTS["prisoner-estimates"]
    assert sentence not in client.get("/read/prisoners").text
    broken(name)
    texts = Html(client.get("/read/prisoners").text).texts("p")
    assert texts.count(sentence) == 1
    assert render(chart, chart.read({})).finding in texts


def test_a_table_that_cannot_be_read_costs_only_its_chart(client: TestClient, broken: Callable[..., None]) -> None:
    broken("camps")
    texts = Html(client.get("/read/prisoners").text).texts("p")
    chart = CHARTS["prisoner-estimates"]
    assert f"The table “{PACKAGE.tables['camps'].title}” cannot be read at the moment." in texts
    assert render(chart, chart.read({})).finding in texts


def test_who_has_a_page_already_gets_nothing_again(client: TestClient) -> None:
    tag = client.get("/read/brief").headers["etag"]
    assert client.get("/read/brief", headers={"If-None-Match": tag}).status_code == 304


@pytest.mark.parametrize(("address", "status"), [("/read", 307), ("/read/overview", 200), ("/read/nowhere", 404)])
def test_the_first_page_has_two_names_and_others_one(client: TestClient, address: str, status: int) -> None:
    assert client.get(address, follow_redirects=False).status_code == status


def test_search_engines_find_every_page(client: TestClient) -> None:
    tree = ET.fromstring(client.get("/sitemap.xml").content)
    found = [each.text for each in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]
    dossiers = [f"read/{each}" for each in all_states.dossier_addresses()]
    assert len(dossiers) == 193
    assert found == [f"http://testserver/{each}" for each in [*map(addresses.readable, PATHS), *dossiers]]
    assert "Sitemap: http://testserver/sitemap.xml" in client.get("/robots.txt").text


def test_a_big_table_is_folded_and_a_wide_one_printed_as_lists(client: TestClient) -> None:
    chart = CHARTS["two-tracks"]
    shown = section.section(chart, chart.read({}))
    assert (shown.folded, shown.wide) == (True, True)
    assert len(Html(client.get("/read/").text).texts("details")) == 1


def test_the_best_sources_of_a_chart_come_first() -> None:
    chart = CHARTS["un-decisions"]
    found = citations_behind(chart, render(chart, chart.read({})).rows)
    shown = section.section(chart, chart.read({})).sources
    for source_id, source in zip(rank_sources(found).index, shown, strict=True):
        assert source.text.startswith(reference_by_id(source_id))


def test_keys_are_no_columns_on_paper() -> None:
    shown = section.section(CHARTS["un-one-decision"], CHARTS["un-one-decision"].read({}))
    assert [each.text for each in shown.heads if each.key] == ["Decision"]
    assert not shown.wide


def test_the_picture_beside_a_link_is_there(client: TestClient) -> None:
    with_files = TestClient(Starlette(routes=server.routes()))
    for path in ("/read/claims?verdict=Wrong", "/read/search", "/un-votes?decision=Commission+on+Human+Rights%2C+16+April+2003"):
        card = re.search(r'property="og:image" content="http://testserver/([^"]+)"', with_files.get(path).text)
        assert card, path
        answer = with_files.get(f"/{unescape(card[1])}")
        assert Image.open(io.BytesIO(answer.content)).size == (1200, 630), path
    assert "un-one-decision.png?decision=" in card[1]


@pytest.mark.parametrize("path", PATHS)
def test_each_chart_is_a_picture_above_its_table_and_none_for_who_wants_none(client: TestClient, path: str) -> None:
    html = Html(client.get(f"/{addresses.readable(path)}").text)
    charts = [each for each in CHARTS.values() if each.page == path]
    assert {*html.attributes("img", "alt")} == {share.alt_text(each, render(each, each.read({}))) for each in charts}
    assert "lazy" not in html.attributes("img", "loading")  # a page that is printed at once has them all
    assert Html(client.get(f"/{addresses.readable(path)}?pictures=false").text).attributes("img", "src") == []


def test_marks_picked_out_for_an_excerpt_are_named_by_its_words(client: TestClient) -> None:
    text = client.get("/read/prisoners?highlight=prisoners").text
    assert "<dd>“the imprisonment of 80,000–120,000 political prisoners in camps” (paragraph 2)</dd>" in text
