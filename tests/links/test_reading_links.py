"""Links as charts read and write them, for any choices and any words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from components.charts import CHARTS
from components.content import addresses
from components.description.choice import ChoiceError
from components.html.section import read_choices
from tests.links.conftest import CONTROLS, NASTY, anything, choices, queries, words

if TYPE_CHECKING:
    from components.description.chart import Chart
    from components.description.choice import Choices, Control

every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=lambda chart: chart.id)
every_control = pytest.mark.parametrize(("control", "before"), CONTROLS, ids=lambda value: getattr(value, "name", ""))


def possible(control: Control, before: Choices, value: Any) -> bool:
    """Whether a value is one that the control can have."""
    options = control.allowed(before)
    match control.kind:
        case "flag":
            return value in (True, False)
        case "span":
            low, high = options
            return low <= value[0] <= value[1] <= high
        case "many":
            return {*value} <= {*options} and len(value) == len({*value})
        case _:
            return value in options


def refusal(error: ChoiceError, allowed: list[str]) -> bool:
    """Whether a refusal is a sentence of its own with what is allowed instead."""
    return len(str(error)) < 400 and error.allowed == allowed


@every_control
@settings(max_examples=20)
@given(data=st.data())
def test_any_words_are_a_choice_or_are_refused(control: Control, before: Choices, data: st.DataObject) -> None:
    given_words = data.draw(words(control, before))
    try:
        fits = possible(control, before, control.read(given_words, before))
    except ChoiceError as error:
        fits = refusal(error, control.link_words(before))
    assert fits


@every_control
def test_words_that_break_others_are_refused(control: Control, before: Choices) -> None:
    meant = {*control.link_words(before), *(["True"] if control.kind == "flag" else [""] if control.kind == "many" else [])}
    for word in {*NASTY} - meant:
        with pytest.raises(ChoiceError):
            control.read([word], before)


@every_chart
@settings(max_examples=10)
@given(data=st.data())
def test_a_link_brings_back_any_choices(chart: Chart, data: st.DataObject) -> None:
    chosen = data.draw(choices(chart))
    assert chart.read(parse_qs(urlsplit(chart.link(chosen)).query, keep_blank_values=True)) == chosen
    permanent = parse_qs(urlsplit(addresses.permanent(chart, chosen, "Chart", "http://host/")).query, keep_blank_values=True)
    permanent.pop(addresses.VERSION)
    assert chart.read(permanent) == chosen


@every_chart
@settings(max_examples=10)
@given(data=st.data())
def test_a_wrong_link_is_refused_with_what_is_allowed_or_shown_with_the_default(chart: Chart, data: st.DataObject) -> None:
    query = data.draw(queries(chart))
    chosen, wrong = read_choices(chart, query)
    assert [*chosen] == [each.name for each in chart.controls]
    assert all(len(each) < 400 for each in wrong)
    if wrong or {*query} - {each.name for each in chart.controls}:
        with pytest.raises(ChoiceError):
            chart.read(query)
    else:
        assert chart.read(query) == chosen


@every_chart
@settings(max_examples=5)
@given(name=anything)
def test_a_name_that_is_none_is_refused_in_a_short_sentence(chart: Chart, name: str) -> None:
    with pytest.raises(ChoiceError) as error:
        chart.read({name: ["x"]})
    assert len(str(error.value)) < 400
