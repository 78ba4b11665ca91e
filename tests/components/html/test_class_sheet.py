"""The sheet for a class of every chart: what stands on its two sides, the file inside it, and that it needs nothing from outside."""

from __future__ import annotations

import base64
import io
import re
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.content import addresses, pages
from components.description.chart import Chart, Column, download_rows
from components.drawing.render import render
from components.export.formats import csv_bytes
from components.html import class_sheet
from components.web import server
from data import PACKAGE, table
from tests.components.charts.cases import cases, complete
from tests.components.charts.test_rules import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOSTILE = "</title><script>alert(1)</script>\"'&"

every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.id)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the routes, without Streamlit."""
    with TestClient(Starlette(routes=server.routes())) as client:
        yield client


def escaped(text: str) -> str:
    """Text as the template writes it."""
    return escape(text, quote=False).replace('"', "&#34;").replace("'", "&#39;")


def made(chart: Chart) -> str:
    return class_sheet.sheet(chart, complete(chart, {}), "https://example.org/")


def enclosed(html: str) -> bytes:
    """The CSV inside a sheet."""
    return base64.b64decode(re.findall(r'href="data:text/csv;charset=utf-8;base64,([^"]+)"', html)[0])


def small(**changes: object) -> Chart:
    """A chart of two rows, on the first page."""
    return replace(GOOD, **{"page": "", **changes})


@every_chart
def test_the_key_side_has_the_finding_and_the_question_side_has_not(chart: Chart, client: TestClient) -> None:
    answer = client.get(f"/class/{chart.id}")
    drawn = render(chart, complete(chart, {}))
    question, key = answer.text.split('class="side key"')
    assert (answer.status_code, answer.headers["content-disposition"]) == (200, f'inline; filename="{chart.id}-class.html"')
    for said in (drawn.headline, drawn.finding):
        assert (escaped(said) in key, escaped(said) in question) == (True, False)


@every_chart
def test_the_file_inside_holds_the_drawn_rows(chart: Chart) -> None:
    wanted = csv_bytes(download_rows(chart, render(chart, complete(chart, {})).rows))
    assert enclosed(made(chart)) == b"\xef\xbb\xbf" + wanted


@every_chart
def test_nothing_is_fetched_and_nothing_runs(chart: Chart) -> None:
    html = made(chart)
    assert not re.search(
        r"<(script|link|img|iframe|object)|\bsrc=|url\(|@import|\son\w+=", html.split("<body>")[0] + re.sub(r">[^<]*<", "><", html)
    )


@every_chart
def test_both_sides_say_what_the_chart_says(chart: Chart) -> None:
    question, key = made(chart).split('class="side key"')
    terms = table("glossary").set_index("term_id").term[[*pages.page(chart.page).terms]]
    assert all(escaped(each) in question for each in [chart.title, *terms])
    assert all(escaped(each) in key for each in [chart.title, chart.caveat, *chart.notes])
    assert question.count("<blockquote>") == len(chart.excerpts)


@every_chart
def test_rows_with_gaps_are_whole_on_the_key_side(chart: Chart) -> None:
    question, key = (dict(re.findall(r'<th scope="row">(\d+)</th><td>(.*?)</td>', side)) for side in made(chart).split('class="side key"'))
    assert len(key) <= class_sheet.ROWS
    assert {*question} <= {*key}
    assert all(
        class_sheet.GAP in each and each.split(class_sheet.GAP)[0] == key[row][: each.index(class_sheet.GAP)]
        for row, each in question.items()
    )


def test_amounts_are_left_out() -> None:
    chart = small(columns=(Column("side", "Side"), Column("people", "People", "people")))
    assert class_sheet._gaps(chart, GOOD.rows({})) == [(1, "Left: ________ people."), (2, "Right: ________ people.")]  # noqa: SLF001


def test_labels_are_left_out_where_there_are_no_amounts() -> None:
    assert [text for _, text in class_sheet._gaps(small(), GOOD.rows({}))] == ["________: 3,500 people.", "________: 1,200 people."]  # noqa: SLF001


def test_what_follows_the_last_gap_is_not_told() -> None:
    assert class_sheet._left_out("About 3,500 people in 2014. Others say 3,000.", ["3,500"]) == "About ________ people in 2014."  # noqa: SLF001
    assert class_sheet._left_out("A/RES/69/188 and 1.69", ["69"]) == ""  # noqa: SLF001


def test_choices_are_honoured_and_named(client: TestClient) -> None:
    case = next(case for case in cases(CHARTS["prisoner-estimates"]) if case.chart.query(case.choices))
    address = addresses.class_sheet(case.chart, case.choices)
    answer = client.get(f"/{address}")
    assert "?" in address
    assert escaped(case.drawn.finding) in answer.text
    assert f"http://testserver/{case.chart.link(case.choices)}".replace("&", "&amp;") in answer.text


def test_an_address_without_choices_is_short() -> None:
    assert addresses.class_sheet(CHARTS["prisoner-estimates"], {}) == "class/prisoner-estimates"


@pytest.mark.parametrize(
    ("address", "status", "message"),
    [
        ("/class/nowhere", 404, "There is no chart “nowhere”."),
        ("/class/prisoner-estimates?x=1", 400, "“x” is not a choice of this chart."),
        ("/class/prisoner-estimates?method=Up", 400, "“Up” is not a choice for"),
    ],
)
def test_a_wrong_address_is_told(client: TestClient, address: str, status: int, message: str) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert answer.json()["error"].startswith(message)
    assert answer.json()["allowed"]


def test_hostile_values_are_text() -> None:
    chart = small(
        title=HOSTILE,
        notes=(HOSTILE,),
        caveat=HOSTILE,
        sentence=lambda _row: HOSTILE,
        headline=lambda *_: HOSTILE,
        finding=lambda *_: HOSTILE,
    )
    html = made(chart)
    assert "<script" not in html
    assert html.count(escaped(HOSTILE)) >= 6


def test_an_address_that_is_none_becomes_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    known = class_sheet.rank_sources(class_sheet.citations_behind(GOOD, GOOD.rows({}))).assign(url="javascript:alert(1)")
    monkeypatch.setattr(class_sheet, "rank_sources", lambda _found: known)
    assert "javascript:" not in made(small())


def test_a_cell_that_a_spreadsheet_would_run_is_text() -> None:
    chart = small(rows=lambda _choices: GOOD.rows({}).assign(side="=1+1"))
    assert pd.read_csv(io.BytesIO(enclosed(made(chart))), encoding="utf-8-sig").side.tolist() == ["'=1+1", "'=1+1"]


def test_a_sheet_with_nothing_to_draw_says_so() -> None:
    html = made(small(rows=lambda _choices: GOOD.rows({}).head(0)))
    assert "Nothing in the record matches these choices." in html
    assert "<table>" not in html


@pytest.mark.parametrize("name", ["prisoner_estimates", "excerpts", "glossary", "sources"])
def test_a_sheet_that_would_lack_a_part_is_refused(client: TestClient, broken: Callable[..., None], name: str) -> None:
    broken(name)
    answer = client.get("/class/prisoner-estimates")
    assert (answer.status_code, answer.json()) == (
        503,
        {"error": f"The table “{PACKAGE.tables[name].title}” cannot be read at the moment."},
    )
