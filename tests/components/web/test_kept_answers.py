"""The tag of an answer changes with everything that the answer is made of, and with nothing else; one view is computed once."""

from __future__ import annotations

import shutil
from dataclasses import replace
from typing import TYPE_CHECKING
from unittest.mock import Mock

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.description.choice import choices_key
from components.drawing.render import render
from components.web import answers, build, server
from tests.unlimited import unlimited

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from components.description.chart import Chart

ADDRESS = "/read/claims"
MANY = [
    each for each in CHARTS.values() if any(control.kind == "many" and len(control.allowed(each.read({}))) > 1 for control in each.controls)
]


@pytest.fixture(scope="module")
def client() -> Iterator[TestClient]:
    """A client of the routes with the middleware, without limits."""
    with TestClient(Starlette(routes=server.routes(), middleware=unlimited())) as client:
        yield client


@pytest.mark.parametrize("address", [ADDRESS, "/api", "/api/v1/tables/camps.csv", "/feed.xml"])
def test_a_mended_sentence_is_sent_to_who_has_the_old_one(client: TestClient, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    old = client.get(address).headers["etag"]
    assert client.get(address, headers={"If-None-Match": old}).status_code == 304
    monkeypatch.setattr(answers, "BUILD", "another")
    assert client.get(address, headers={"If-None-Match": old}).status_code == 200


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project's own files."""
    folder = tmp_path_factory.mktemp("project")
    for each in ("components", "data", "pages", "static"):
        shutil.copytree(build.PROJECT / each, folder / each, ignore=shutil.ignore_patterns("__pycache__"))
    for each in ("app.py", "requirements.txt", "README.md"):
        shutil.copy(build.PROJECT / each, folder / each)
    return folder


CODE = [
    "app.py",
    "requirements.txt",
    "components/content/method.py",
    "components/html/templates/read.html",
    "components/html/templates/read.css",
    "components/ui/points.js",
    "pages/main.py",
    "data/load.py",
    "data/rules/rows.py",
    "static/card.png",
]


@pytest.mark.parametrize("name", CODE)
def test_a_build_has_a_name_of_its_own(project: Path, name: str) -> None:
    before, content = build.build_id(project), (project / name).read_bytes()
    (project / name).write_bytes(content + b"\n")
    changed = build.build_id(project)
    (project / name).write_bytes(content)
    assert changed != before == build.build_id(project)


def test_a_file_that_moves_is_another_build(project: Path) -> None:
    before = build.build_id(project)
    moved = (project / "app.py").rename(project / "components" / "app.py")
    assert build.build_id(project) != before
    moved.rename(project / "app.py")


@pytest.mark.parametrize("name", ["README.md", "data/camps.csv", "data/datapackage.json", "components/__pycache__/a.pyc"])
def test_what_has_its_own_stamp_or_makes_no_answer_is_not_in_it(project: Path, name: str) -> None:
    before = build.build_id(project)
    (project / name).parent.mkdir(exist_ok=True)
    with (project / name).open("ab") as file:
        file.write(b"\n")
    assert build.build_id(project) == before


def test_a_project_at_another_place_is_the_same_build(project: Path) -> None:
    assert build.build_id(project) == build.BUILD


def test_the_order_of_choices_makes_no_other_key() -> None:
    assert choices_key({"b": ["y", "x"], "a": (2003, 2026)}) == choices_key({"a": (2003, 2026), "b": ["x", "y"]})
    assert choices_key({"a": ["x", "y"]}) != choices_key({"a": ["x"]})


@pytest.mark.parametrize("chart", MANY, ids=lambda chart: chart.id)
def test_one_view_is_drawn_once_in_whatever_order_it_is_chosen(chart: Chart) -> None:
    start = chart.read({})
    control = next(each for each in chart.controls if each.kind == "many" and len(each.allowed(start)) > 1)
    some = [*control.allowed(start)][:3]
    there, back = start | {control.name: some}, dict(reversed([*(start | {control.name: some[::-1]}).items()]))
    one, other = render(chart, there), render(chart, back)
    assert one.number == other.number
    plain = chart.rows(there)
    assert one.rows.to_csv() == plain.to_csv() == chart.rows(back).to_csv()


def test_who_changes_drawn_rows_changes_his_own() -> None:
    chart = CHARTS["prisoner-estimates"]
    before = render(chart, chart.read({})).rows.to_csv()
    own = render(chart, chart.read({})).rows
    own.iloc[:, 0] = "changed"
    assert render(chart, chart.read({})).rows.to_csv() == before


def test_an_answer_is_computed_once_for_all_who_ask(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = CHARTS["two-tracks"]
    finding = Mock(wraps=chart.finding)
    monkeypatch.setitem(CHARTS, chart.id, replace(chart, finding=finding))
    for accepted in ("br", "gzip", "identity"):
        for _ in range(2):
            assert client.get("/api/v1/charts/two-tracks.json", headers={"Accept-Encoding": accepted}).status_code == 200
    assert finding.call_count == 1
