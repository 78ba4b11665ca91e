"""The sources of each drawn row are those of what it is about, all of them, and the same on every face."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING

import openpyxl
import pandas as pd
import pytest

from components.charts import CHARTS
from components.description.chart import row_keys
from components.drawing.render import render
from components.export.formats import FORMATS
from components.export.sheets import chart_sheet, citations_behind, row_citations, row_sources, table_sheet
from components.html import class_sheet
from components.html.section import section
from components.ui import panel
from data import PACKAGE, table
from data.citations import citations_of, short_reference
from tests.components.charts.cases import Case, complete

if TYPE_CHECKING:
    from components.description.chart import Chart

every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


def case(name: str, **choices: object) -> Case:
    """A chart with some choices made."""
    return Case(CHARTS[name], complete(CHARTS[name], choices))


def sources_of(shown: Case, **cells: object) -> set[str]:
    """The sources of the one row that has these cells."""
    rows = shown.drawn.rows
    (place,) = [at for at, row in enumerate(rows.to_dict("records")) if cells.items() <= row.items()]
    cited = row_citations(shown.chart, rows)
    return {*cited.source_id[cited["row"] == place]}


def cited_for(name: str, *keys: str) -> set[str]:
    """The sources that the record cites for rows of a table."""
    return {*citations_of(name, keys).source_id}


def test_a_member_of_the_council_rests_on_its_own_position() -> None:
    shown = case("referral", council_year="unsc-2014")
    for member in ("CHN", "CHL"):
        assert sources_of(shown, iso3=member) == cited_for("un_positions", f"unsc-2014/{member}")
    assert not cited_for("court_routes", "referral") & sources_of(shown, iso3="CHN")
    assert cited_for("court_routes", "referral") <= {*citations_behind(shown.chart, shown.drawn.rows).source_id}


def test_a_row_about_two_positions_rests_on_both_and_one_about_one_on_that() -> None:
    shown = case("amendment")
    both = [f"unga-c3-2014{part}/CUB" for part in ("-amendment", "")]
    assert sources_of(shown, iso3="CUB") == cited_for("un_positions", *both)
    alone = shown.drawn.rows.iso3[shown.drawn.rows.known == 1].iloc[0]
    assert sources_of(shown, iso3=alone) == cited_for("un_positions", f"unga-c3-2014-amendment/{alone}")


@pytest.mark.parametrize(
    ("kind", "tables"),
    [("route", ["court_routes"]), ("finding", ["finding_periods", "coi_findings"]), ("camp", ["camps"]), ("event", ["events"])],
)
def test_each_kind_of_row_of_the_time_line_rests_on_its_own_table(kind: str, tables: list[str]) -> None:
    shown = case("jurisdiction")
    for each in shown.drawn.rows.id[shown.drawn.rows.kind == kind]:
        assert sources_of(shown, id=each, kind=kind) == set().union(*(cited_for(name, each) for name in tables))


def test_a_vote_a_departure_and_a_majority_rest_on_different_records() -> None:
    shown = case("state-records", record_body="HRC", states=["IND"])
    rows = shown.drawn.rows
    assert {*row_keys(rows, shown.chart.row_citation_keys).table} == {"un_positions", "un_decisions"}
    for name, state, decision_id in zip(rows.kind, rows.iso3, rows.decision_id, strict=True):
        expected = cited_for("un_positions", f"{decision_id}/{state}") if name == "state" else cited_for("un_decisions", decision_id)
        assert sources_of(shown, kind=name, decision_id=decision_id) == expected


def test_a_decision_rests_on_what_names_those_who_left_the_consensus_too() -> None:
    shown = case("un-decisions")
    left = table("un_dissociations")
    decision_id = shown.drawn.rows.decision_id[shown.drawn.rows.decision_id.isin(left.decision_id)].iloc[0]
    left = left[left.decision_id == decision_id]
    expected = cited_for("un_decisions", decision_id) | cited_for("un_dissociations", *(left.decision_id + "/" + left.iso3))
    assert sources_of(shown, decision_id=decision_id) == expected


@every_chart
def test_every_face_shows_all_sources_of_a_row(chart: Chart) -> None:
    choices = complete(chart, {})
    drawn = render(chart, choices)
    cited = row_citations(chart, drawn.rows)
    expected = [{short_reference(each) for _, each in cited[cited["row"] == place].iterrows()} for place in range(len(drawn.rows))]
    listed = row_sources(chart, drawn.rows)
    assert [{each.text for each in of_row} for of_row in listed] == expected
    assert [{each.text for each in row.sources} for row in section(chart, choices).rows] == expected
    shown = panel._table(chart, drawn.rows)  # noqa: SLF001
    assert [*shown.Sources] == ["; ".join(each.text for each in of_row) for of_row in listed]
    assert [*shown.Source] == [of_row[0].address for of_row in listed]
    assert shown.Source.str.startswith("http").all()


@every_chart
def test_sources_in_a_file_are_joined_to_rows_by_their_number(chart: Chart) -> None:
    drawn = render(chart, complete(chart, {}))
    made = chart_sheet(chart, drawn)
    read = json.loads(FORMATS["json"].write(made))
    _, *book = openpyxl.load_workbook(io.BytesIO(FORMATS["xlsx"].write(made)))["sources"].iter_rows(values_only=True)
    cited = row_citations(chart, drawn.rows)
    expected = {*zip(cited["row"] + 1, cited.table, cited.row_id, cited.source_id, strict=True)}
    assert {(each["row"], each["table"], each["row_id"], each["source_id"]) for each in read["sources"] if each["row"]} == expected
    assert {row[:4] for row in book if row[0]} == expected
    assert {each["row"] for each in read["sources"] if each["row"]} == {*range(1, len(read["rows"]) + 1)}
    whole = {(each["table"], each["row_id"]) for each in read["sources"] if not each["row"]}
    background = row_keys(drawn.rows, chart.chart_citation_keys)
    assert whole == {*zip(background.table, background.row_id, strict=True)}


def test_sources_of_a_table_have_the_numbers_of_its_rows() -> None:
    made = table_sheet("un_dissociations")
    keys = made.rows.decision_id + "/" + made.rows.iso3
    assert [*made.sources.row_id] == [*keys.loc[made.sources["row"] - 1]]
    assert {*made.sources["row"]} == {*range(1, len(keys) + 1)}


@pytest.mark.parametrize(
    ("name", "record"),
    [("referral", "un_positions"), ("un-one-decision", "un_positions"), ("verdicts", "claims"), ("jurisdiction", "camps")],
)
def test_the_class_sheet_asks_about_the_record_of_the_rows(name: str, record: str) -> None:
    shown = case(name)
    assert f"one entry of the record “{PACKAGE.tables[record].title}” is." in class_sheet.sheet(
        shown.chart, shown.choices, "http://localhost/"
    )


def test_a_row_without_a_web_address_names_its_source_without_a_link(monkeypatch: pytest.MonkeyPatch) -> None:
    shown = case("verdicts")
    rows = shown.drawn.rows.head(1)
    found = row_citations(shown.chart, rows).assign(url="javascript:alert(1)")
    monkeypatch.setattr("components.export.sheets.row_citations", lambda *_: found)
    frame = panel._table(shown.chart, rows)  # noqa: SLF001
    assert frame.Sources[0] != ""
    assert pd.isna(frame.Source[0])
