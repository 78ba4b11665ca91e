"""What readers' links are made of stays: page addresses, chart ids, names of controls, labels of options, as `public_names.json` lists them.

A name may be added (write it into the list); one that has been published is never removed or changed, or links that people have kept lead elsewhere.
Labels that are made from tables are those that the code makes of the tables in `tests/record`.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from components.charts import CHARTS
from components.content.claims import FILTERS
from components.content.pages import PAGES
from components.description.chart import Chart
from components.description.choice import Control

pytestmark = pytest.mark.usefixtures("record")
KEPT = json.loads(Path(__file__).with_name("public_names.json").read_text(encoding="utf-8"))


def words(control: Control, chart: Chart | None = None) -> list[str]:
    """What a link may carry for a control, the other choices at their defaults."""
    return control.link_words(chart.read({}) if chart else {})


def test_every_page_is_where_it_was() -> None:
    assert {*KEPT["pages"]} == {each.path for each in PAGES}


def test_every_chart_has_the_id_it_had_and_is_on_the_page_it_was_on() -> None:
    assert KEPT["charts"].keys() == CHARTS.keys()
    assert {name: each["page"] for name, each in KEPT["charts"].items()} == {name: each.page for name, each in CHARTS.items()}


@pytest.mark.parametrize("name", KEPT["charts"])
def test_a_link_to_a_chart_finds_its_choices(name: str) -> None:
    chart = CHARTS[name]
    now = {control.name: {*words(control, chart), *control.former_labels} for control in chart.controls}
    assert {control: {*kept} for control, kept in KEPT["charts"][name]["choices"].items()} == now
    assert all(control.read([each], chart.read({})) is not None for control in chart.controls for each in control.former_labels)


@pytest.mark.parametrize("control", FILTERS.values(), ids=lambda control: control.name)
def test_a_link_to_the_ledger_finds_its_choices(control: Control) -> None:
    kept = KEPT["claims"][control.name]
    assert {*words(control), *control.former_labels} == {*kept}
    assert all(control.read([each], {}) for each in kept)


def test_a_former_name_of_a_verdict_stands_for_the_same_claims() -> None:
    control = FILTERS["verdict"]
    assert control.read(["Inaccurate", "Not checkable"], {}) == control.read(["Wrong", "Cannot be checked"], {})
