"""A claim as a card: everything that belongs to it, as text that nothing in it can break."""

from __future__ import annotations

import pytest

from components.content.claims import claim_cards
from components.description.words import escape_markdown
from components.ui.claims import card_body
from data import table

pytestmark = pytest.mark.usefixtures("record")


def test_a_card_holds_finding_what_would_change_it_and_sources() -> None:
    for _, claim in table("claims").iterrows():
        text = card_body(claim.claim_id)
        assert escape_markdown(claim.finding) in text
        assert escape_markdown(claim.would_change) in text
        assert "**Sources**\n- " in text, claim.claim_id


def test_a_card_says_where_the_statement_stands_and_when_it_was_checked() -> None:
    assert card_body("C24").startswith("Paragraph 3, Human Rights and the COI · Fact · checked on 24 November 2026 · confidence high")
    assert card_body("C01").startswith("Standfirst · Fact · checked on")


def test_a_card_has_a_link_of_its_own() -> None:
    assert card_body("C18").endswith("[Link to this claim](claims?claim=C18)")


def test_a_card_quotes_the_excerpt_where_there_is_one() -> None:
    assert "brief?excerpt=rejection" in card_body("C30")
    assert "In the author’s words" not in card_body("C31")


def test_a_verdict_is_a_sign_and_a_word() -> None:
    assert claim_cards()["C24"].verdict == "✕ Wrong"
    assert claim_cards()["C02"].verdict == "○ Cannot be checked"
