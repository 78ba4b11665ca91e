"""The page on Council and Court: a change of year starts the referral again from the vote of that year."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests import register


def visit(**query: Any) -> AppTest:
    """The page for a reader who comes by a link."""
    return register.visit("council-and-court", "more-referral", **query)


@pytest.mark.usefixtures("record")
def test_another_year_starts_from_how_its_members_voted() -> None:
    at = visit(council_year="2015", refer_no=["Chad"])
    at.selectbox("council_year").set_value("unsc-2016").run()
    assert not [*at.exception, *at.error]
    assert {*at.multiselect("refer_no").value} == {"AGO", "CHN", "EGY", "RUS", "VEN"}
    assert at.multiselect("refer_abstain").value == ["SEN"]


def test_a_link_can_say_that_nobody_is_against() -> None:
    at = visit(refer_no="")
    assert at.multiselect("refer_no").value == []
    assert any("it would pass" in each.value for each in at.markdown)
