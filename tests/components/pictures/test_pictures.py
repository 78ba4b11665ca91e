"""Pictures of charts: what a file says and holds, and what happens when it cannot be drawn."""

from __future__ import annotations

import io
import re
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from PIL import Image
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.drawing.render import render
from components.html.section import choices_in_words
from components.pictures import fonts, picture, process
from components.web import server
from components.web.picture_routes import OPTIONS
from data import PACKAGE
from tests.unlimited import unlimited

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.description.chart import Chart

SVG = "{http://www.w3.org/2000/svg}"
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.id)


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of all routes."""
    with TestClient(Starlette(routes=server.routes(), middleware=unlimited())) as client:
        yield client


def words(text: str) -> list[str]:
    """The words of a text, however its lines are broken."""
    return text.split()


@every_chart
def test_a_picture_says_which_view_it_is(chart: Chart, client: TestClient) -> None:
    root = ET.fromstring(client.get(f"/api/v1/charts/{chart.id}.svg").content)
    choices = chart.read({})
    drawn = render(chart, choices)
    said = words(" ".join(each.text or "" for each in root.findall(f"{SVG}text")))
    wanted = [drawn.headline, chart.title, drawn.measure, *(f"{label}: {value}" for label, value in choices_in_words(chart, choices))]
    wanted += [f"data version {PACKAGE.version}:"]
    assert [each for each in wanted if " ".join(words(each)) not in " ".join(said)] == []
    assert chart.link(choices, base="http://testserver/").partition("#")[0] in "".join(said)
    assert root.findtext(f"{SVG}title") == f"{drawn.headline} – {chart.title}"
    assert drawn.finding in (root.findtext(f"{SVG}desc") or "")
    assert root.get("role") == "img"
    assert root.find(f"{SVG}svg") is not None


@pytest.mark.parametrize("chart", [*CHARTS.values()][::6], ids=lambda chart: chart.id)
def test_a_picture_is_as_wide_as_asked_and_dark_on_dark(chart: Chart, client: TestClient) -> None:
    root = ET.fromstring(client.get(f"/api/v1/charts/{chart.id}.svg?width=390&mode=dark&shape=figure").content)
    assert root.get("width") == "390"
    assert root.findall(f"{SVG}text") == []
    assert {"rgb(232, 230, 224)"} <= {*re.findall(r"fill: (rgb\(232, 230, 224\))", ET.tostring(root, encoding="unicode"))}


def test_a_png_has_two_pixels_for_each(client: TestClient) -> None:
    image = Image.open(io.BytesIO(client.get("/api/v1/charts/verdicts.png?width=400&mode=dark").content))
    assert image.width == 800
    assert image.getpixel((2, 2))[:3] == (0x14, 0x18, 0x1D)
    assert len(image.convert("RGB").getcolors(1 << 20) or []) > 100


def test_choices_that_leave_nothing_are_said(client: TestClient) -> None:
    root = ET.fromstring(client.get("/api/v1/charts/prisoner-estimates.svg?years=1982&years=1982&method=Satellite+imagery").content)
    assert "Nothing in the record matches these choices" in " ".join(root.itertext())


def test_the_names_of_a_picture_are_no_choices_of_charts() -> None:
    names = {"width", *(each.name for each in OPTIONS)}
    assert [control.name for chart in CHARTS.values() for control in chart.controls if control.name in names] == []


def test_a_picture_is_drawn_once_for_all_who_ask(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(process.DRAWING, "ask", lambda question: asked.append(question) or {"svg": "<svg/>"})
    assert [client.get("/api/v1/charts/verdicts.svg").text for _ in range(3)] == ["<svg/>"] * 3
    assert len(asked) == 1


def test_the_former_address_of_a_picture_leads_to_it(client: TestClient) -> None:
    answer = client.get("/picture/un-decisions.png?body=Third+Committee", follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (
        308,
        "http://testserver/api/v1/charts/un-decisions.png?body=Third+Committee",
    )


def test_a_figure_is_the_same_file_whoever_draws_it_whenever_after_whatever(monkeypatch: pytest.MonkeyPatch) -> None:
    figures = [render(CHARTS[name], CHARTS[name].read({})).figure for name in ("camps-map", "un-one-decision")]
    words = picture.PictureWords("Title", "Description", (("headline", "Headline"), ("choice", "Choice")))
    here = [picture.picture(each, words, picture.PictureForm()) for each in figures]
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000000000")  # the time of day, as fontTools tells it
    monkeypatch.setenv("PYTHONHASHSEED", "7")
    drawing = process.Drawing()
    monkeypatch.setattr(picture, "DRAWING", drawing)
    try:
        there = [picture.picture(each, words, picture.PictureForm()) for each in reversed(figures)]
    finally:
        drawing.close()
    assert [each in here for each in there] == [True, True]  # not the files: two of them take minutes to print


HEADINGS = "AZaz09 –—“”’…%,.;:()"
FIGURES = f"{HEADINGS}→≠≤■●○◐▲✕✚ÄéŏŭŠż\u2002"

WITHOUT_FONTS = """
from pathlib import Path
from components.pictures import engine, fonts
fonts.FOLDER = Path("nowhere")
engine.main()
"""

BAD = {
    "is not there": ["/nowhere/python"],
    "ends": [sys.executable, "-c", ""],
    "says nothing": [sys.executable, "-c", "import time; time.sleep(60)"],
    "says nonsense": [sys.executable, "-c", "print('{}'); input(); print('nonsense')"],
    "draws for too long": [sys.executable, "-c", "import time; print('{}', flush=True); input(); time.sleep(60)"],
    "cannot draw": [sys.executable, "-c", "print('{}')\nwhile input(): print('{\"error\": \"no such font\"}')"],
}


@pytest.mark.parametrize("command", BAD.values(), ids=BAD)
def test_a_process_that_fails_is_told_in_one_sentence_and_logged(
    command: list[str], client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    drawing = process.Drawing(command, start=1, draw=1)
    monkeypatch.setattr(picture, "DRAWING", drawing)
    try:
        answer = client.get("/api/v1/charts/verdicts.svg")
    finally:
        drawing.close()
    assert (answer.status_code, answer.json()) == (503, {"error": "The picture cannot be drawn at the moment."})
    assert answer.headers["cache-control"] == "no-store"
    assert len(caplog.records) == 1


def test_the_process_says_why_it_cannot_begin(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> None:
    drawing = process.Drawing([sys.executable, "-c", WITHOUT_FONTS])
    monkeypatch.setattr(picture, "DRAWING", drawing)
    with pytest.raises(process.PictureError):
        picture.picture(None, picture.PictureWords("", ""), picture.PictureForm())
    drawing.close()
    assert "nowhere/sans-regular.ttf" in capfd.readouterr().err


def test_a_machine_without_resvg_draws_svg_and_says_that_it_makes_no_png(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "KINDS", ("svg",))
    answer = client.get("/api/v1/charts/verdicts.png")
    assert (answer.status_code, answer.json()) == (503, {"error": picture.NO_PNG})
    assert client.get("/api/v1/charts/verdicts.svg").status_code == 200
    assert {*client.get("/api/v1/charts").json()[0]["pictures"]} == {"svg"}
    for address in ("/feed.xml", "/read/claims"):
        assert ".png?" not in client.get(address).text


def test_an_idle_process_gives_its_memory_back_and_another_one_draws() -> None:
    drawing = process.Drawing([sys.executable, "-c", "print('{}')\nwhile input(): print('{\"svg\": \"drawn\"}')"], idle=0.05)
    try:
        assert drawing.ask({}) == {"svg": "drawn"}
        first = drawing.process
        assert first is not None
        first.wait(10)
        assert drawing.ask({}) == {"svg": "drawn"}
    finally:
        drawing.close()


@pytest.mark.parametrize(("face", "signs"), [("regular", FIGURES), ("bold", FIGURES), ("serif", HEADINGS)])
def test_a_face_has_the_signs_of_what_is_set_in_it(face: str, signs: str) -> None:
    assert {*signs} - {*fonts.metrics()[face]["advances"]} == set()


def test_lines_have_room() -> None:
    text = "A word thatistoolongforanylineofsuchawidth and some more"
    made = fonts.lines(text, 13, "regular", 80)
    assert "".join(made).replace(" ", "") == text.replace(" ", "")
    assert max(fonts.width(each, 13, "regular") for each in made) <= 80
