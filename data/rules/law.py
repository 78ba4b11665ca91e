"""Rules about the lists of charges, acts and chapters, and about the ways to the Court."""

from __future__ import annotations

from typing import TYPE_CHECKING

from data.rules.registry import each_row

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row

PARTS = ("brief_ground", "coi_section")
"""Lists whose entries are parts of an entry of another list."""


@each_row("violation_categories")
def part_has_a_whole(row: Row) -> Iterator[Problem]:
    """A ground belongs to its charge and a section to its chapter; an entry at the top of a list belongs to none."""
    if (row["level"] in PARTS) != (row["parent_id"] is not None):
        yield row.problem("parent_id", f"is empty in the list {row['level']}" if row["level"] in PARTS else f"{row['level']} is at the top")


@each_row("court_routes")
def referral_reaches_back(row: Row) -> Iterator[Problem]:
    """How far back a referral reaches follows from the Statute, whenever it is made."""
    if row.key == "referral" and row["reaches_back_to"] is None:
        yield row.problem("reaches_back_to", "is empty, but a referral can reach back to the first day of the Statute")
