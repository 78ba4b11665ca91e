"""The five key figures of the argument, each counted from tables made up for these tests."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pandas as pd
import pytest

from components.content import steps
from components.content.steps import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable

VERDICTS = ["confirmed", "confirmed", "confirmed_with_precision", "outdated", "contested", "inaccurate", "not_checkable"]


@pytest.fixture
def figure(monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[str, str]]:
    """The key figure of the step with an excerpt, and what it is, when a table holds certain rows."""

    def counted(excerpt: str, name: str, rows: dict[str, list[Any]]) -> tuple[str, str]:
        monkeypatch.setattr(steps, "table", {name: pd.DataFrame(rows)}.__getitem__)
        return next(each.figure for each in STEPS if each.excerpt == excerpt)()

    return counted


def test_findings_are_counted_that_are_among_crimes_against_humanity(figure: Callable[..., tuple[str, str]]) -> None:
    judged = pd.array([True, False, None, True], dtype="boolean")
    assert figure("inquiry", "coi_findings", {"crimes_against_humanity": judged})[0] == "2 of 4"


def test_a_tally_is_in_favour_against_and_abstaining_and_the_absent_stand_apart(figure: Callable[..., tuple[str, str]]) -> None:
    rows = {"decision_id": ["unga-c3-2014"], "yes": [50], "no": [4], "abstain": [30], "absent": [2], "members": [86]}
    numbers, words = figure("third-committee", "un_decisions", rows)
    assert numbers == "50–4–30"
    assert words.endswith("; 2 of 86 took no part")


def test_votes_of_the_council_are_the_recorded_ones_of_that_body(figure: Callable[..., tuple[str, str]]) -> None:
    rows = {"body": ["UNSC", "UNSC", "UNSC", "UNGA"], "method": ["recorded", "no_vote_held", "recorded", "recorded"]}
    assert "the 2 votes in the Security Council" in figure("china-russia", "un_decisions", rows)[1]


def test_only_confirmed_claims_are_counted_as_confirmed(figure: Callable[..., tuple[str, str]]) -> None:
    assert figure("pressure-worked", "claims", {"verdict": VERDICTS})[0] == "3 of 7"


def test_what_was_accepted_is_of_the_total_of_its_own_group(figure: Callable[..., tuple[str, str]]) -> None:
    rows = {"theme_id": ["exclusive-only-entry-points", "exclusive-only-coi-core"], "accepted": [6, 1], "total": [7, 9]}
    numbers, words = figure("entry-points", "upr_2014_themes", rows)
    assert numbers == "6 of 7"
    assert words.endswith("of those on the core violations alone, 1 of 9")
