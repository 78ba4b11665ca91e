"""Positions in words: the scale, the names, the sentence."""

from __future__ import annotations

import pytest

from components.charts.positions import positions, sentence, short_name, signed

pytestmark = pytest.mark.usefixtures("record")


@pytest.mark.parametrize(("stance", "written"), [(-2, "−2"), (0, "0"), (1, "+1")])
def test_a_stance_as_it_is_written(stance: int, written: str) -> None:
    assert signed(stance) == written


def test_long_names_give_way_to_their_abbreviations() -> None:
    assert short_name("China") == "China"
    assert short_name("UN human rights office (OHCHR)") == "OHCHR"
    assert short_name("Coalition to Stop Crimes (ICNK) and Federation for Human Rights (FIDH)") == "ICNK and FIDH"


def test_a_position_as_a_sentence_with_evidence_and_coding() -> None:
    rows = positions().set_index("position_id")
    assert sentence(rows.loc["P029"]) == (
        "North Korea (DPRK), 1 May 2014: Complained of being singled out each year by unjust resolutions in the General Assembly and the Human "
        "Rights Council. (“Scrutiny of single countries”: −2 on a scale from −2 to +2.)"
    )


def test_a_sentence_says_when_it_is_the_brief_when_there_is_no_stance_and_when_sources_differ() -> None:
    rows = positions().set_index("position_id")
    assert "no stance, not on the scale.) This is how the brief puts it." in sentence(rows.loc["P015"])
    assert "Sources differ: Korea Herald reports" in sentence(rows.loc["P101"])
