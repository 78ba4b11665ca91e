"""The sheet for a class of every chart: what stands on its two sides, the file inside it, and that it needs nothing from outside."""

from __future__ import annotations

import base64
import io
import json
import re
from dataclasses import replace
from html import escape
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

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
from components.pictures import process
from components.web import server
from data import PACKAGE, table
from tests.components.charts.cases import cases, complete
from tests.components.charts.test_rules import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

DRAW = process.DRAWING.ask
HOSTILE = "</title><script>alert(1)</script>\"'&"

every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.id)


@pytest.fixture(scope="module", autouse=True)
def _not_drawn() -> Iterator[None]:
    """In the place of each picture stands what the drawing process is asked for; `drawing` has it draw."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(process.DRAWING, "ask", lambda asked: {"svg": json.dumps(asked)})
        yield


@pytest.fixture
def drawing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pictures are drawn."""
    monkeypatch.setattr(process.DRAWING, "ask", DRAW)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the routes, without Streamlit."""
    with TestClient(Starlette(routes=server.routes())) as client:
        yield client


def escaped(text: str) -> str:
    """Text as the template writes it."""
    return escape(text, quote=False).replace('"', "&#34;").replace("'", "&#39;")


def sheet_html(chart: Chart) -> str:
    return class_sheet.sheet(chart, complete(chart, {}), "https://example.org/")


def sides(html: str) -> tuple[str, str]:
    """The question side and the key side of a sheet, with what stands around them."""
    question, _, rest = html.partition('<section class="side chart"')
    return question, rest.partition('<section class="side key"')[2]


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
    question, key = sides(answer.text)
    assert (answer.status_code, answer.headers["content-disposition"]) == (200, f'inline; filename="{chart.id}-class.html"')
    for said in (drawn.headline, drawn.finding):
        assert (escaped(said) in key, escaped(said) in question) == (True, False)


@every_chart
def test_the_file_inside_holds_the_drawn_rows(chart: Chart) -> None:
    wanted = csv_bytes(download_rows(chart, render(chart, complete(chart, {})).rows))
    assert enclosed(sheet_html(chart)) == b"\xef\xbb\xbf" + wanted


@every_chart
def test_nothing_is_fetched_and_no_script_runs(chart: Chart) -> None:
    html = sheet_html(chart)
    assert [each for each in re.findall(r'(?:src|srcset|data)="(.*?)"|url\((.*?)\)', html) if not "".join(each).startswith("data:")] == []
    assert not re.search(r"<(script|link|iframe|object)|@import|\son\w+=", re.sub(r">[^<]*<", "><", html))


def picture_in(html: str) -> str:
    """The picture of a sheet, as text."""
    (found,) = re.findall(r'<img class="figure" src="data:image/svg\+xml,([^"]*)"', html)
    return unquote(found.replace("&#39;", "'").replace("&amp;", "&"))


def drawn_words(html: str) -> list[str]:
    """The words in the figure of a sheet: at its axes, beside its marks, over its parts."""
    spec: Any = json.loads(json.loads(picture_in(html))["figure"])
    axes = (axis.get("ticktext", []) for name, axis in spec["layout"].items() if name[:5] in ("xaxis", "yaxis"))
    marks = (trace["text"] for trace in spec["data"] if isinstance(trace.get("text"), list))
    words = [*chain(*axes, *marks), *(each["text"] for each in spec["layout"].get("annotations", []))]
    return [re.sub(r"<[^>]*>", "", each) for each in words if each]


@every_chart
def test_lines_to_write_on_stand_for_all_words_in_the_chart(chart: Chart, client: TestClient) -> None:
    whole, blank = (client.get(f"/{addresses.class_sheet(chart, {}, blank=each)}").text for each in (False, True))
    assert [each for each in drawn_words(blank) if re.search("[a-z]{2}", each)] == []
    assert (class_sheet.GAP in drawn_words(blank)) == any(re.search("[a-z]{2}", each) for each in drawn_words(whole))
    assert addresses.class_sheet(chart, {}, blank=True) in whole


@pytest.mark.usefixtures("drawing")
@pytest.mark.parametrize("name", ["un-decisions", "camps-map"])
def test_the_chart_is_a_picture_in_the_file_as_wide_as_the_paper(name: str, client: TestClient) -> None:
    whole, blank = (client.get(f"/{addresses.class_sheet(CHARTS[name], {}, blank=each)}").text for each in (False, True))
    said = [set(re.findall(r"<(?:text|tspan)\b[^>]*>([^<]+)</", picture_in(each))) for each in (whole, blank)]
    assert class_sheet.GAP in said[1] - said[0]
    assert len(said[1]) < len(said[0])
    svg, width = re.findall(r'<svg [^>]*?width="(\d+)"', picture_in(whole))[0], re.findall(r'alt="[^"]*" width="(\d+)"', whole)[0]
    assert int(svg) >= int(width) == class_sheet.FIGURE_WIDTH


def test_a_picture_that_cannot_be_drawn_is_left_to_the_browser_and_tried_again(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_asked: object) -> None:
        raise process.PictureError

    with monkeypatch.context() as patch:
        patch.setattr(process.DRAWING, "ask", fail)
        answer = client.get("/class/un-decisions")
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert '<script src="../app/static/embed.js">' in answer.text
    assert '<div id="figure" role="img"' in answer.text
    assert picture_in(client.get("/class/un-decisions").text)


@every_chart
def test_both_sides_say_what_the_chart_says(chart: Chart) -> None:
    question, key = sides(sheet_html(chart))
    terms = table("glossary").set_index("term_id").term[[*pages.page(chart.page).terms]]
    assert all(escaped(each) in question for each in [chart.title, *terms])
    assert all(escaped(each) in key for each in [chart.title, chart.caveat, *chart.notes])
    assert question.count("<blockquote>") == len(chart.excerpts)


@every_chart
def test_rows_with_gaps_are_whole_on_the_key_side(chart: Chart) -> None:
    question, key = (dict(re.findall(r'<th scope="row">(\d+)</th><td>(.*?)</td>', side)) for side in sides(sheet_html(chart)))
    assert len(key) <= class_sheet.MOST_ROWS
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
    assert escaped(message) in answer.text
    assert "<li>" in answer.text


def test_hostile_values_are_text() -> None:
    chart = small(
        title=HOSTILE,
        notes=(HOSTILE,),
        caveat=HOSTILE,
        sentence=lambda _row: HOSTILE,
        headline=lambda *_: HOSTILE,
        finding=lambda *_: HOSTILE,
    )
    html = sheet_html(chart)
    assert "<script>" not in html
    assert html.count(escaped(HOSTILE)) >= 6


def test_an_address_that_is_none_becomes_no_link(monkeypatch: pytest.MonkeyPatch) -> None:
    known = class_sheet.rank_sources(class_sheet.citations_behind(GOOD, GOOD.rows({}))).assign(url="javascript:alert(1)")
    monkeypatch.setattr(class_sheet, "rank_sources", lambda _found: known)
    assert "javascript:" not in sheet_html(small())


def test_a_cell_that_a_spreadsheet_would_run_is_text() -> None:
    chart = small(rows=lambda _choices: GOOD.rows({}).assign(side="=1+1"))
    assert pd.read_csv(io.BytesIO(enclosed(sheet_html(chart))), encoding="utf-8-sig").side.tolist() == ["'=1+1", "'=1+1"]


def test_a_sheet_with_nothing_to_draw_says_so() -> None:
    html = sheet_html(small(rows=lambda _choices: GOOD.rows({}).head(0)))
    assert "Nothing in the record matches these choices." in html
    assert "<table>" not in html


@pytest.mark.parametrize("name", ["prisoner_estimates", "excerpts", "glossary", "sources"])
def test_a_sheet_that_would_lack_a_part_is_refused(client: TestClient, broken: Callable[..., None], name: str) -> None:
    broken(name)
    answer = client.get("/class/prisoner-estimates")
    assert answer.status_code == 503
    assert f"The table “{PACKAGE.tables[name].title}” cannot be read at the moment." in answer.text
