"""What a reader copies of a chart: sentences, citations, the permanent link. Over all charts, none has code of its own."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
import rispy
from pybtex.database import parse_string

from components.charts import CHARTS
from components.content import addresses
from components.description.chart import Chart
from components.drawing.render import RenderedChart, render
from components.export import cite, share
from data import PACKAGE
from tests.components.charts.test_rules import GOOD

SEEN = dt.date(2031, 2, 3)
"""A day that is not the one of the data."""
BASE = "https://example.org/"

every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


def rendered(chart: Chart) -> tuple[RenderedChart, str]:
    """A chart as it opens, and the link to it."""
    choices = chart.read({})
    return render(chart, choices), addresses.permanent(chart, choices, "Chart", BASE)


@every_chart
@pytest.mark.parametrize("form", share.SENTENCES)
def test_a_sentence_says_what_was_found_and_its_caveat(chart: Chart, form: str) -> None:
    drawn, address = rendered(chart)
    said = share.SENTENCES[form](chart, drawn, address, SEEN)
    assert drawn.finding in said
    assert chart.caveat in said
    assert not {"nan", "<NA>", "None"} & {*said.replace(",", " ").split()}


@every_chart
def test_the_text_alternative_says_question_headline_finding_and_caveat_in_this_order(chart: Chart) -> None:
    drawn, _ = rendered(chart)
    assert share.alt_text(chart, drawn) == f"Chart: {chart.title} {drawn.headline}. {drawn.finding} {chart.caveat}"


def test_the_text_alternative_of_nothing_says_so_once() -> None:
    chart = replace(GOOD, rows=lambda choices: GOOD.rows(choices).head(0))
    assert share.alt_text(chart, rendered(chart)[0]).count("Nothing in the record") == 1


@every_chart
@pytest.mark.parametrize("form", ["Press sentence", "Footnote"])
def test_a_sentence_names_sources_version_day_and_link(chart: Chart, form: str) -> None:
    drawn, address = rendered(chart)
    said = share.SENTENCES[form](chart, drawn, address, SEEN)
    assert f"data version {PACKAGE.version}, accessed 3 February 2031: {address}" in said


@every_chart
def test_a_permanent_link_leads_back_to_the_same_view(chart: Chart) -> None:
    choices = chart.read({})
    parts = urlsplit(addresses.permanent(chart, choices, "Table", BASE))
    query = parse_qs(parts.query)
    assert (parts.path, parts.fragment) == (f"/{chart.page}", chart.id)
    assert query.pop(addresses.VERSION) == [PACKAGE.version]
    assert query.pop(chart.id) == ["Table"]
    assert chart.read(query) == choices


@every_chart
@pytest.mark.parametrize("style", ["APA", "Chicago"])
def test_a_styled_citation_has_title_year_version_and_link(chart: Chart, style: str) -> None:
    address = rendered(chart)[1]
    text = cite.FORMATS[style](share.csl_item(chart, address, SEEN))
    assert chart.title.rstrip("?").casefold() in text.casefold()
    assert all(each in text for each in (PACKAGE.as_of[:4], PACKAGE.version, address))


@every_chart
def test_bibtex_is_read_back(chart: Chart) -> None:
    entry = parse_string(cite.bibtex(share.csl_item(chart, rendered(chart)[1], SEEN)), "bibtex").entries[
        f"pressure-and-engagement-{chart.id}"
    ]
    assert entry.fields["title"] == f"{{{chart.title}}}"
    assert (entry.fields["url"], entry.fields["urldate"]) == (rendered(chart)[1], "2031-02-03")
    assert (entry.type, entry.fields["version"]) == ("dataset", PACKAGE.version)


@every_chart
def test_ris_is_read_back(chart: Chart) -> None:
    (entry,) = rispy.loads(cite.ris(share.csl_item(chart, rendered(chart)[1], SEEN)))
    assert entry["title"] == chart.title
    assert entry["urls"] == [rendered(chart)[1]]
    assert (entry["date"], entry["access_date"]) == (PACKAGE.as_of.replace("-", "/"), "2031/02/03")


@every_chart
def test_csl_json_is_read_back(chart: Chart) -> None:
    (entry,) = json.loads(cite.csl(share.csl_item(chart, rendered(chart)[1], SEEN)))
    assert (entry["title"], entry["version"], entry["URL"]) == (chart.title, PACKAGE.version, rendered(chart)[1])
    assert [entry[each]["date-parts"] for each in ("issued", "accessed")] == [[[*map(int, PACKAGE.as_of.split("-"))]], [[2031, 2, 3]]]


def test_the_whole_dashboard_stands_in_nothing_else() -> None:
    whole = cite.csl_item("dashboard", PACKAGE.json["title"], BASE, SEEN)
    assert "container-title" not in whole
    assert PACKAGE.json["title"].casefold() in cite.apa(whole).casefold()


def test_a_code_holds_a_link() -> None:
    assert share.qr_code(BASE).startswith("<svg")
    assert share.qr_code(BASE) != share.qr_code(f"{BASE}prisoners")
