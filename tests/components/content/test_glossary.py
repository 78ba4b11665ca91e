"""Terms: escaped, with their language and their sources; a term that is none is an error of the page."""

from __future__ import annotations

import pandas as pd
import pytest

from components.content import glossary
from data import table


def test_a_term_has_its_definition_and_a_linked_source() -> None:
    html = glossary.definitions(("recorded-vote",))
    assert "<span>Recorded vote</span>" in html
    assert "A vote in which the record shows for each state" in html
    assert '<a href="https://' in html


def test_a_term_in_another_language_says_which() -> None:
    assert '<span lang="ko-Latn">Kwanliso</span>' in glossary.definitions(("kwanliso",))


@pytest.mark.parametrize("term_id", table("glossary").term_id)
def test_every_term_names_a_source(term_id: str) -> None:
    assert "<small>Source: </small>" not in glossary.definitions((term_id,))


def test_nothing_in_the_table_becomes_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    hostile = pd.DataFrame(
        {"term": ["<b>x"], "language": ['en" onclick="'], "definition": ["<script>alert(1)</script>"]}, index=["hostile"]
    )
    monkeypatch.setattr(glossary, "terms_by_id", lambda: hostile)
    html = glossary.definitions(("hostile",))
    assert "<script>" not in html
    assert "<b>x" not in html
    assert 'onclick="' not in html


def test_a_term_that_is_none_is_an_error() -> None:
    with pytest.raises(KeyError):
        glossary.definitions(("nonsense",))
