"""The crosswalk draws the links of the table: which cell is filled, which dashed, and what the brief leaves out."""

from __future__ import annotations

import pytest

from components.charts.crosswalk import CROSSWALK
from components.charts.crosswalk_links import cells, links, names, sentence
from components.drawing import theme
from components.drawing.render import RenderedChart, render

pytestmark = pytest.mark.usefixtures("record")


def drawn_as(shape: str) -> RenderedChart:
    """The crosswalk as a matrix or as flows."""
    return render(CROSSWALK, {"crosswalk_as": shape})


def squares() -> dict[str, object]:
    return {trace.name: trace for trace in drawn_as("matrix").figure.data if trace.fill == "toself"}


def test_a_cell_is_dashed_only_when_every_link_in_it_is_inferred() -> None:
    drawn = squares()
    assert drawn["BC-03/CA-E"].line.dash == "solid"
    assert drawn["BC-01/CA-E"].line.dash == "dot"
    assert drawn["BC-01/CA-E"].fillcolor == theme.HOLLOW


def test_what_the_commission_lists_and_the_brief_leaves_out_has_the_accent() -> None:
    accent = {name.split("/")[0] for name, shape in squares().items() if shape.line.color == theme.ACCENT}
    assert accent == {"RS-7-1-b", "RS-7-1-d", "RS-7-1-k"}


def test_all_cells_have_one_size() -> None:
    sizes = {(round(max(each.x) - min(each.x), 6), round(max(each.y) - min(each.y), 6)) for each in squares().values()}
    assert len(sizes) == 1


def test_ten_charges_and_three_acts_stand_in_the_order_of_the_acts() -> None:
    found = names(drawn_as("matrix").rows)
    assert len([each for each in found if each.startswith("BC")]) == 10
    assert found[:4] == ["BC-01", "BC-02", "RS-7-1-b", "BC-03"]


def test_links_to_a_section_are_drawn_at_its_chapter() -> None:
    rows = drawn_as("matrix").rows.set_index("link_id")
    assert rows.loc["BC-08/CA-E1", "at"] == "CA-E"
    assert rows.loc["RS-7-1-b/CA-G", "at"] == "RS-7-1-b"


def test_flows_draw_the_same_links_as_the_matrix() -> None:
    lines = {trace.name: trace for trace in drawn_as("flows").figure.data if trace.name and "/" in trace.name}
    assert set(lines) == set(squares())
    assert lines["BC-06/RS-7-1-g"].line.dash == "dot"
    assert len({trace.line.width for trace in lines.values()}) == 1


def test_the_finding_counts_acts_listed_and_reached() -> None:
    assert "has 10 of the 11 acts" in drawn_as("matrix").finding
    assert "reach 7. They leave out extermination, forcible transfer and causing starvation" in drawn_as("matrix").finding


def test_a_cell_says_all_its_links() -> None:
    found = cells(links({})).set_index(["from_id", "at"])
    assert found.loc[("BC-02", "CA-E"), "said"].count("is found in") == 2


def test_a_sentence_says_who_made_the_link() -> None:
    row = drawn_as("matrix").rows.set_index("link_id", drop=False).loc["BC-06/RS-7-1-g"]
    assert "(inferred by this project)" in sentence(row)
