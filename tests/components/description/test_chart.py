"""Choices and links of a chart, and how it is drawn and exported."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pandas as pd
import plotly.graph_objects as go
import pytest

from components.description.chart import Chart, Column, columns, download_rows, label_cell
from components.description.choice import ChoiceError, Control
from components.description.words import join_words, shorten
from components.drawing import theme
from components.drawing.render import NO_MATCH, render
from data import TableError

BODY = Control("body", "Body", "one", {"UNGA": "General Assembly", "UNSC": "Security Council"})
STATES = Control("states", "States", "many", {"CHN": "China", "KOR": "Republic of Korea"})
YEARS = Control("years", "Years", "span", (2003, 2026))
DENSE = Control("dense", "Dense", "flag")
SEAT = Control(
    "seat",
    "Seat",
    "one",
    lambda before: {"p5": "Permanent", "e10": "Elected"} if before["body"] == "UNSC" else {"all": "Member"},
    lambda before: "e10" if before["body"] == "UNSC" else "all",
)

CHART = Chart(
    id="chart",
    page="page",
    title="Which?",
    tables=("events",),
    controls=(BODY, STATES, YEARS, DENSE, SEAT),
    rows=lambda choices: pd.DataFrame({"year": [year for year in (2003, 2014) if choices["years"][0] <= year <= choices["years"][1]]}),
    columns=(Column("year", "Year"),),
    figure=lambda rows, _choices: go.Figure(go.Bar(x=rows.year)),
    short_title="years",
    finding=lambda rows, _choices: f"{len(rows)} years.",
    headline=lambda rows, _choices: f"{len(rows)} years are drawn",
    measure=lambda rows, _choices: f"Years of the tests. {len(rows)} rows.",
    record_today=lambda: "**2** years are known.",
    main_control="body",
    sentence=lambda row: f"{row.year}.",
    row_citation_keys=(),
    caveat="Made up for the tests.",
)
START = {"body": "UNGA", "states": [], "years": (2003, 2026), "dense": False, "seat": "all"}

READ = [
    ({}, {}),
    ({"body": ["Security Council"]}, {"body": "UNSC", "seat": "e10"}),
    ({"body": ["Security Council"], "seat": ["Permanent"]}, {"body": "UNSC", "seat": "p5"}),
    ({"states": ["China", "Republic of Korea"]}, {"states": ["CHN", "KOR"]}),
    ({"states": [""]}, {}),
    ({"years": ["2005", "2014"]}, {"years": (2005, 2014)}),
    ({"dense": ["true"]}, {"dense": True}),
    ({"dense": ["True"]}, {"dense": True}),
    ({"body": ["nonsense", "Security Council"]}, {"body": "UNSC", "seat": "e10"}),
]

WRONG = [
    ({"bodies": ["x"]}, "“bodies” is not a choice of this chart.", ["body", "dense", "seat", "states", "years"]),
    ({"body": ["UNGA"]}, "“UNGA” is not a choice for “Body”.", ["General Assembly", "Security Council"]),
    ({"seat": ["Permanent"]}, "“Permanent” is not a choice for “Seat”.", ["Member"]),
    ({"states": ["China", "Korea"]}, "“China, Korea” is not a choice for “States”.", ["China", "Republic of Korea"]),
    ({"years": ["2014"]}, "“2014” is not a choice for “Years”.", ["two whole numbers from 2003 to 2026"]),
    ({"years": ["2014", "2005"]}, "“2014, 2005” is not a choice for “Years”.", ["two whole numbers from 2003 to 2026"]),
    ({"years": ["2002", "2005"]}, "“2002, 2005” is not a choice for “Years”.", ["two whole numbers from 2003 to 2026"]),
    ({"years": ["nan", "2005"]}, "“nan, 2005” is not a choice for “Years”.", ["two whole numbers from 2003 to 2026"]),
    ({"years": ["2005", "inf"]}, "“2005, inf” is not a choice for “Years”.", ["two whole numbers from 2003 to 2026"]),
    ({"dense": ["yes"]}, "“yes” is not a choice for “Dense”.", ["true", "false"]),
    ({"body": ["x" * 900]}, f"“{'x' * 59}…” is not a choice for “Body”.", ["General Assembly", "Security Council"]),
]


@pytest.mark.parametrize(("query", "choices"), READ)
def test_a_link_makes_choices(query: dict[str, list[str]], choices: dict[str, Any]) -> None:
    assert CHART.read(query) == START | choices


@pytest.mark.parametrize(("query", "message", "allowed"), WRONG)
def test_a_wrong_link_is_told_what_is_allowed(query: dict[str, list[str]], message: str, allowed: list[str]) -> None:
    with pytest.raises(ChoiceError) as error:
        CHART.read(query)
    assert str(error.value) == message
    assert error.value.allowed == allowed


def test_a_link_leaves_out_what_is_at_its_default() -> None:
    assert CHART.link() == "page#chart"
    assert CHART.link({"body": "UNSC"}) == "page?body=Security+Council#chart"


def test_a_link_carries_the_view() -> None:
    assert CHART.link({"dense": True}, view="Table") == "page?dense=true&chart=Table#chart"


@pytest.mark.parametrize("states", [[], ["CHN"], ["KOR", "CHN"]])
def test_a_choice_of_many_with_a_default_comes_back_from_its_link(states: list[str]) -> None:
    chart = replace(CHART, controls=(replace(STATES, default=["CHN"]),))
    query = parse_qs(urlsplit(chart.link({"states": states})).query, keep_blank_values=True)
    assert chart.read(query) == {"states": states}


def test_a_chart_without_rows_has_no_figure() -> None:
    drawn = render(CHART, START | {"years": (2004, 2005)})
    assert (drawn.figure, drawn.finding) == (None, NO_MATCH)
    assert (drawn.headline, drawn.measure) == (NO_MATCH.removesuffix("."), "")


def test_a_chart_is_drawn_once_for_the_same_choices() -> None:
    first, again, other = (render(CHART, each) for each in ({**START}, {**START}, START | {"dense": True}))
    assert again == first
    assert again.figure is first.figure
    assert other != first
    assert other.figure is not first.figure


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_is_in_the_ink_of_the_page(mode: theme.Mode) -> None:
    drawn = render(CHART, START, mode)
    assert drawn.figure is not None
    assert drawn.figure.layout.font.color == theme.INK[mode]


def test_a_table_that_cannot_be_read_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_choices: dict[str, Any]) -> pd.DataFrame:
        raise TableError("events")

    with pytest.raises(TableError, match=r"^The table “.+” cannot be read at the moment\.$"):
        render(replace(CHART, rows=broken), START)


def test_the_file_has_the_declared_columns_and_codes() -> None:
    chart = replace(CHART, columns=(Column("kind", "Kind", labels={"vote": "Vote"}), Column("actors", "Actors", type="list")))
    rows = pd.DataFrame({"hidden": [1], "actors": [["eu", "us"]], "kind": ["vote"]})
    assert download_rows(chart, rows).to_dict("records") == [{"kind": "vote", "actors": "eu;us"}]


@pytest.mark.parametrize(("cell", "seen"), [("vote", "Vote"), (pd.NA, None), (["vote", "visit"], "Vote, visit"), (3, 3)])
def test_readers_see_labels(cell: object, seen: object) -> None:
    assert label_cell(Column("kind", "Kind", labels={"vote": "Vote"}), cell) == seen


def test_columns_are_described_by_the_package() -> None:
    (column,) = columns("events", "kind")
    assert column.heading == "Kind"
    assert "report" in column.labels


@pytest.mark.parametrize(("unit", "heading"), [("people", "Low (people)"), ("year", "Low"), ("none", "Low"), ("", "Low")])
def test_a_heading_has_its_unit(unit: str, heading: str) -> None:
    assert Column("low", "Low", unit).heading == heading


def test_words_in_a_row() -> None:
    assert [join_words(each) for each in (["a"], ["a", "b"], ["a", "b", "c"])] == ["a", "a and b", "a, b and c"]


def test_text_of_unknown_length_is_shortened() -> None:
    assert [shorten("abc", 3), shorten("abcd", 3)] == ["abc", "ab…"]
