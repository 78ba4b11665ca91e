"""The ledger: links to one claim, choices, search, and what an excerpt leads to."""

from __future__ import annotations

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from tests import register

pytestmark = pytest.mark.usefixtures("record")


def visit(**query: Any) -> AppTest:
    return register.visit("claims", **query)


def cards(at: AppTest) -> list[str]:
    """The claims that are listed, by number."""
    return [each.label.split(" ")[0] for each in at.expander if each.label.startswith("C")]


def read(at: AppTest) -> str:
    return "\n".join(each.value for each in [*at.markdown, *at.caption]).replace("\\", "")


def test_all_claims_are_listed_those_that_cannot_be_checked_too() -> None:
    at = visit()
    assert len(cards(at)) == 68
    assert any("○ Cannot be checked" in each.label.replace("\\", "") for each in at.expander)


def test_a_link_shows_one_claim_first_and_all_below() -> None:
    at = visit(claim="C24")
    first = next(each.value for each in at.markdown if each.value.startswith("C24"))
    assert "✕ Wrong" in first
    assert len(cards(at)) == 68


def test_a_claim_that_is_none_is_told_in_one_line() -> None:
    at = visit(claim="C99")
    assert read(at).count("“C99” is not a choice for “Show one claim first”.") == 1
    assert len(cards(at)) == 68


def test_choices_in_the_link_narrow_the_list() -> None:
    at = visit(verdict=["Contested", "Wrong"])
    assert cards(at) == ["C09", "C24", "C26", "C43", "C46", "C56"]
    assert "6 of 68 claims." in read(at)


def test_a_link_in_former_words_is_told_what_they_are_called_now() -> None:
    at = visit(verdict=["Inaccurate"])
    assert read(at).count("The link is in former words; now it says “Wrong”.") == 1


def test_choices_and_search_work_together() -> None:
    assert cards(visit(claim_kind="Prediction", find_claim="court referral")) == ["C35"]


def test_nothing_found_says_so() -> None:
    at = visit(find_claim="xyzzy")
    assert cards(at) == []
    assert "No claim matches these choices." in read(at)


def test_a_theme_and_a_paragraph_can_be_linked() -> None:
    assert cards(visit(claim_theme="Double standards")) == [f"C{number}" for number in range(48, 56)]
    assert cards(visit(claim_paragraph="standfirst")) == ["C01", "C02"]
