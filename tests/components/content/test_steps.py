"""The argument in five steps: each key figure counts what its words say, on small tables; each way leads to a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from components.content.pages import PAGES
from components.content.steps import STEPS
from data import table

if TYPE_CHECKING:
    from collections.abc import Callable

INQUIRY, CONDEMNED, COURT, PRESSURE, DIALOGUE = STEPS


def test_findings_are_counted_among_crimes_against_humanity_out_of_all(small: Callable[..., None]) -> None:
    small(
        "coi_findings",
        {"finding_id": "CF-1", "crimes_against_humanity": True},
        {"finding_id": "CF-2", "crimes_against_humanity": True},
        {"finding_id": "CF-3", "crimes_against_humanity": False},
        {"finding_id": "CF-4"},
    )
    assert INQUIRY.figure()[0] == "2 of 4"


def test_the_vote_is_that_of_the_third_committee_in_2014_in_favour_against_abstaining(small: Callable[..., None]) -> None:
    small(
        "un_decisions",
        {"decision_id": "unga-2014-plenary", "body": "UNGA", "yes": 9, "no": 9, "abstain": 9, "absent": 9, "members": 36},
        {"decision_id": "unga-c3-2014", "body": "UNGA_C3", "yes": 5, "no": 2, "abstain": 3, "absent": 1, "members": 11},
    )
    figure, words = CONDEMNED.figure()
    assert figure == "5–2–3"
    assert words.endswith("in the Third Committee on 18 November 2014; 1 of 11 took no part")


def test_only_recorded_votes_of_the_security_council_are_counted(small: Callable[..., None]) -> None:
    small(
        "un_decisions",
        {"decision_id": "unsc-1", "body": "UNSC", "method": "recorded"},
        {"decision_id": "unsc-2", "body": "UNSC", "method": "recorded"},
        {"decision_id": "unsc-3", "body": "UNSC", "method": "no_vote_held"},
        {"decision_id": "hrc-1", "body": "HRC", "method": "recorded"},
    )
    figure, words = COURT.figure()
    assert figure == "0"
    assert "the 2 votes in the Security Council were about its agenda" in words


def test_confirmed_are_the_claims_that_hold_today_also_those_that_needed_more_exact_words(small: Callable[..., None]) -> None:
    verdicts = ("confirmed", "confirmed", "confirmed_with_precision", "outdated", "contested", "inaccurate", "not_checkable")
    small("claims", *({"claim_id": f"C{number}", "verdict": verdict} for number, verdict in enumerate(verdicts)))
    assert PRESSURE.figure()[0] == "3 of 7"


def test_accepted_are_those_of_the_less_charged_subjects_and_of_the_core_each_out_of_all(small: Callable[..., None]) -> None:
    small(
        "upr_2014_themes",
        {"theme_id": "group-entry-point-groups", "accepted": 9, "noted": 9, "total": 18},
        {"theme_id": "exclusive-only-entry-points", "accepted": 3, "noted": 2, "total": 5},
        {"theme_id": "exclusive-only-coi-core", "accepted": 0, "noted": 4, "total": 4},
    )
    figure, words = DIALOGUE.figure()
    assert figure == "3 of 5"
    assert words.endswith("of those on the core violations alone, 0 of 4")


def test_each_step_has_an_excerpt_that_is_there_and_leads_to_a_page_that_is_there() -> None:
    assert [each.title for each in STEPS if each.excerpt not in {*table("excerpts").excerpt_id}] == []
    assert [each.title for each in STEPS if each.page not in {page.script for page in PAGES}] == []
