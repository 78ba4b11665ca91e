"""A few values of the record that everything else leans on, as the sources give them: pinned on purpose, on the tables as they are today.

All other tests of charts compute on tables of their own (`small`, `record` in `tests/conftest.py`), so that a corrected cell breaks none of them.
Who changes one of these has found an error in a document that many have read: the sources of the row say which.
"""

from __future__ import annotations

import pytest

from components.charts.prisoners import BRIEF_ESTIMATE, ORIGIN_ESTIMATE
from data import dates, table

TALLIES = {
    "unga-c3-2014": (111, 19, 55),  # GA/SHC/4118: the vote that the brief speaks of
    "unga-2014-plenary": (116, 20, 53),  # A/RES/69/188
    "unsc-2014": (11, 2, 2),  # S/PV.7353: the Council takes the matter up
}


@pytest.mark.parametrize(("decision", "tally"), TALLIES.items())
def test_a_vote_of_2014_has_the_tally_of_its_record(decision: str, tally: tuple[int, int, int]) -> None:
    row = table("un_decisions").set_index("decision_id").loc[decision]
    assert (row.yes, row.no, row.abstain) == tally


def test_the_range_of_the_brief_is_that_of_the_commission_and_of_the_institute_before_it() -> None:
    rows = table("prisoner_estimates").set_index("estimate_id").loc[[BRIEF_ESTIMATE, ORIGIN_ESTIMATE]]
    assert [*zip(rows.low, rows.high, strict=True)] == [(80_000, 120_000)] * 2


def test_the_brief_is_of_10_march_2015() -> None:
    assert dates.BRIEF_PUBLISHED.isoformat() == "2015-03-10"


def test_the_united_nations_have_193_members() -> None:
    assert len(table("countries")) == 193
