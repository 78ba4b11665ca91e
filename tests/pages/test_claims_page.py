"""The ledger: links to one claim, choices, search, and what an excerpt leads to."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from components.content import ledger
from components.ui import claims
from components.ui.take_away import base
from tests import register

pytestmark = pytest.mark.usefixtures("record")


def visit(**query: Any) -> AppTest:
    return register.visit("claims", **query)


def cards(at: AppTest) -> list[str]:
    """The claims that are listed, by number."""
    return sorted(re.findall(r'<details class="claim [^>]+ id="(C\d\d)"', html(at)))


def html(at: AppTest) -> str:
    """The HTML on the page."""
    return "".join(each.proto.body for each in at.get("html"))


def read(at: AppTest) -> str:
    return "\n".join(each.value for each in [*at.markdown, *at.caption]).replace("\\", "")


def test_all_claims_are_listed_those_that_cannot_be_checked_too() -> None:
    at = visit()
    assert len(cards(at)) == 68
    assert "Cannot be checked, 12</h3>" in html(at)


def test_what_is_below_a_line_comes_for_the_lines_that_were_opened() -> None:
    at = visit()
    assert "What would change the verdict" not in html(at)
    at.session_state[claims.OPENED] = ["C24", "none", "C33"]
    (below,) = [each.proto.json for each in at.run().get("bidi_component") if each.proto.component_name.endswith("claims")]
    assert json.loads(below) == {each: ledger.claim_details(each, base()) for each in ("C24", "C33")}


def test_a_link_shows_one_claim_first_and_all_below() -> None:
    at = visit(claim="C24")
    first, rest = html(at).split(" open>", 1)
    assert first.endswith('<details class="claim claim-inaccurate"')
    assert 'id="C' not in first
    assert "Kim Jong-un is among those to be referred." in rest.partition("</details>")[0]
    assert len(cards(at)) == 68
    assert any(each.value.startswith("Gabriel Jonsson’s claim of 2015 on North Korea “Kim Jong-un") for each in at.code)


def test_a_claim_that_is_none_is_told_in_one_line() -> None:
    at = visit(claim="C99")
    assert read(at).count("“C99” is the name of no claim.") == 1
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
