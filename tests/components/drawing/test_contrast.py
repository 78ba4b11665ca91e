"""Every text and mark of a figure against what it lies on, looked up in the figures as they are drawn, on both pages."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import plotly.graph_objects as go
import pytest

from components.charts import CHARTS
from components.drawing import theme
from components.drawing.render import render
from tests.components.charts.cases import complete
from tests.components.drawing.test_theme import contrast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from components.description.chart import Chart

GLYPH = re.compile(r"color:(#[0-9a-fA-F]{6})")
TEXT, MARK = 4.5, 3.0


def fonts(part: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Where a figure sets the colour of text, with the colour; a list gives each of its colours."""
    if isinstance(part, dict):
        for name, value in part.items():
            if name.endswith("font") and isinstance(value, dict) and "color" in value:
                colours = value["color"] if isinstance(value["color"], list | tuple) else [value["color"]]
                yield from ((f"{path}.{name}", each) for each in {*colours})
            yield from fonts(value, f"{path}.{name}")
    elif isinstance(part, list | tuple):
        for each in part:
            yield from fonts(each, path)


def pale_text(figure: go.Figure, mode: theme.Mode) -> list[str]:
    """Colours of text that are too close to the page; text on a coloured block is looked at for itself."""
    return [
        f"{place}: {colour}"
        for place, colour in fonts(figure.to_dict())
        if colour != theme.ON_COLOUR and contrast(str(colour), theme.PAPER[mode]) < TEXT
    ]


def pale_signs(figure: go.Figure, mode: theme.Mode) -> list[str]:
    """Colours of signs within text that are too close to the page for a mark."""
    return [colour for colour in {*GLYPH.findall(str(figure.to_dict()))} if contrast(colour, theme.PAPER[mode]) < MARK]


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_the_text_of_a_figure_can_be_read(chart: Chart, mode: theme.Mode) -> None:
    assert pale_text(render(chart, complete(chart, {}), mode).figure, mode) == []


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)
def test_the_signs_in_the_text_of_a_figure_can_be_seen(chart: Chart, mode: theme.Mode) -> None:
    assert pale_signs(render(chart, complete(chart, {}), mode).figure, mode) == []


@pytest.mark.parametrize("position", theme.POSITION)
def test_a_sign_on_a_colour_can_be_seen(position: str) -> None:
    assert contrast(theme.ON_COLOUR, theme.POSITION[position]) >= MARK


@pytest.mark.parametrize("answer", theme.ANSWER)
def test_a_number_on_a_block_of_answers_can_be_read(answer: str) -> None:
    assert contrast(theme.ON_COLOUR, theme.ANSWER[answer]) >= TEXT


def test_pale_text_and_pale_signs_are_found() -> None:
    figure = theme.with_ink(theme.figure(go.Scatter(x=[1], y=[1], textfont={"color": ["#777777", "#cccccc"]}), height=100), "light")
    figure.add_annotation(text='<span style="color:#dddddd">x</span>')
    assert sorted(pale_text(figure, "light")) == [".data.textfont: #777777", ".data.textfont: #cccccc"]
    assert pale_signs(figure, "light") == ["#dddddd"]
