"""Arrivals: bars for years, spans for what is no year, and estimates by testimony apart, with nothing that joins the two."""

from __future__ import annotations

import pytest

from components.charts.arrivals import ARRIVALS, sentence
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")


def rendered(first: int = 1998, last: int = 2025) -> RenderedChart:
    return render(ARRIVALS, {"arrived": (first, last)})


def test_the_parts_of_a_bar_are_the_sexes_of_a_year() -> None:
    drawn = rendered()
    women, men = (dict(zip(each.x, each.y, strict=True)) for each in drawn.figure.data if each.type == "bar")
    assert (women[2014], men[2014]) == (1092, 305)
    assert 2001 not in women
    assert 1998 not in women


def test_periods_that_are_no_years_are_spans_at_their_totals() -> None:
    spans = list(rendered().figure.select_traces({"mode": "lines+markers"}))
    assert [(*trace.x, *trace.y) for trace in spans] == [(1990, 1998.4, 947, 947), (1998.6, 2001.4, 1043, 1043)]
    assert spans[0].marker.symbol[0] == "triangle-left"


def test_estimates_stand_on_an_axis_of_their_own_and_no_line_joins_them() -> None:
    drawn = rendered()
    told = [*drawn.figure.select_traces({"yaxis": "y2"})]
    assert [trace.mode for trace in told] == ["markers"]
    rows = drawn.rows[drawn.rows.kind == "estimate"]
    assert [*told[0].x] == [*rows.year_to]
    assert "Order in time is not cause" in drawn.finding


def test_finding_and_headline_give_the_fall() -> None:
    drawn = rendered()
    assert drawn.headline == "Arrivals fell from 1,397 in 2014 to 223 in 2025"
    assert "1,397 in 2014, 1,047 in 2019, 63 in 2021 and 223 in 2025, a provisional figure." in drawn.finding


def test_an_open_beginning_is_said() -> None:
    drawn = rendered(1998, 1998)
    assert drawn.headline == "947 people reached South Korea until 1998"
    assert sentence(drawn.rows.iloc[0]).startswith("Until 1998: 947 people reached South Korea (116 women and girls, 831 men and boys)")
