"""The search of the dashboard finds what every search must."""

from __future__ import annotations

from typing import Any

import pytest

from components.charts import votes
from components.content import addresses, search_index
from tests.search_expectations import CASES, Found, faults

pytestmark = pytest.mark.usefixtures("record")


def search(words: str) -> Found:
    """The dashboard's."""
    results = search_index.search(words)
    assert results.missing == []
    return Found([entry.address for group in results.groups for entry in group.entries], results.complete)


@pytest.mark.parametrize("case", CASES, ids=lambda case: ascii(case["words"]))
def test_a_search_finds_what_is_expected(case: dict[str, Any]) -> None:
    assert faults(case, search) == []


@pytest.mark.parametrize(
    "case",
    [
        {"words": "x", "first": "other"},
        {"words": "x", "finds": ["other"]},
        {"words": "x", "lacks": ["one"]},
        {"words": "x", "same_as": "y"},
        {"words": "x", "more_than": "x"},
        {"words": "x", "some": True},
        {"words": "x", "nothing": True},
        {"words": "y", "finds": []},
        {"words": "x", "least": 1},
    ],
    ids=str,
)
def test_a_search_that_does_otherwise_is_found_out(case: dict[str, Any]) -> None:
    assert faults(case, lambda words: Found(["one"] if words == "x" else []))


def test_every_state_is_found_by_its_name_and_leads_to_its_dossier() -> None:
    for name in votes.state_names().values():
        best = search_index.search(name).groups[0]
        assert (best.kind.one, best.entries[0].title) == ("state", name)
        assert best.entries[0].address == addresses.state(name)
