"""A claim as text: the sign of its verdict, and the claims of an excerpt."""

from __future__ import annotations

import pytest

from components.content.claims import claim_cards, claims_in_excerpt

pytestmark = pytest.mark.usefixtures("record")


def test_a_verdict_is_a_sign_and_a_word() -> None:
    assert claim_cards()["C24"].verdict == "✕ Wrong"
    assert claim_cards()["C02"].verdict == "○ Cannot be checked"


def test_an_excerpt_knows_its_claims() -> None:
    assert [each.claim_id for each in claims_in_excerpt("rejection")] == ["C30"]


def test_what_the_record_says_is_short_and_whole_sentences() -> None:
    assert (
        claim_cards()["C44"].short_finding == "True on 10 March 2015. Tests came on 6 January and 9 September 2016 and on 3 September 2017."
    )
    assert all(each.short_finding.endswith((".", "?", "!")) for each in claim_cards().values())
