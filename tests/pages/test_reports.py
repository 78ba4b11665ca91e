"""Reports of errors: a link under each chart where a contact is configured, one sentence on each page where none is."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.content import reports
from components.content.pages import page
from components.web import server
from data import PACKAGE
from tests.register import panels, visit

NONE = "No address for reports of errors is configured for this copy."


@pytest.fixture
def contact(monkeypatch: pytest.MonkeyPatch) -> None:
    """An issue tracker that takes reports."""
    monkeypatch.setattr(reports, "target", lambda: "https://tracker.example/new")


@pytest.mark.usefixtures("contact")
def test_a_report_says_which_chart_where_and_which_data_version() -> None:
    links = [re.findall('<a[^>]* href="([^"]+)">Report an error</a>', html) for html in panels(visit("prisoners")).values()]
    assert [len(each) for each in links] == [1] * len(page("prisoners").charts)
    query = parse_qs(urlsplit(unescape(links[0][0])).query)
    chart = CHARTS["prisoner-estimates"]
    assert query["title"] == [f"Error: Chart “{chart.title}”"]
    assert f"#{chart.id}\nData version {PACKAGE.version}" in query["body"][0]


@pytest.mark.usefixtures("contact")
def test_the_readable_edition_takes_reports_too() -> None:
    text = TestClient(Starlette(routes=server.routes())).get("/read/prisoners").text
    assert text.count(">Report an error</a>") == len(page("prisoners").charts)
    assert "%23prisoner-estimates" in text


def test_where_none_is_configured_each_edition_says_so() -> None:
    assert any(NONE in each.value.replace("\\", "") for each in visit("prisoners").markdown)
    text = TestClient(Starlette(routes=server.routes())).get("/read/prisoners").text
    assert NONE in text
    assert "Report an error" not in text
