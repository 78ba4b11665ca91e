"""The page of the actors: the switch for all its charts, and what is said about double standards."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from components.content.pages import ACTORS
from tests import register

pytestmark = pytest.mark.usefixtures("record")


CHARTS = [each.id for each in ACTORS.charts]


def visit(*unfolded: str) -> AppTest:
    return register.visit("actors", *unfolded)


def read(at: AppTest) -> str:
    return "\n".join(each.value for each in at.markdown).replace("\\", "")


def test_the_switch_moves_all_charts() -> None:
    at = visit(*register.more(CHARTS))
    next(each for each in at.get("button_group") if each.key == "known").set_value("brief")
    said = read(at.run())
    assert "11 actors have a coded position by 10 March 2015" in said
    assert "21 dated positions by 10 March 2015" in said
    assert "as of 10 March 2015" in said


def test_double_standards_are_not_measured_and_it_says_what_is_missing() -> None:
    said = read(visit())
    assert "5 of its 8 claims on this cannot be checked" in said
    assert "not enough data here" in said
    assert "Votes on other countries" in said


def test_every_row_named_there_has_its_source() -> None:
    listed = [line for each in visit().markdown for line in each.value.splitlines() if line.startswith("- ") and line.endswith("))")]
    assert len(listed) == 16
