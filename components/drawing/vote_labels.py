"""Words for votes: the five positions of a state, the regional groups, a tally."""

from __future__ import annotations

import pandas as pd

from data import PACKAGE

POSITION_LABELS = PACKAGE.labels("un_positions", "position")
"""The five states of a vote and what readers see: in_favour, against, abstain, absent, not_member."""

VOTES_CAST = ("against", "abstain", "in_favour")
"""The positions that count as voting, from left to right as they are drawn."""

UNKNOWN = "Not in the record here"
"""What is said of a state in a partial list that no source names; its position is `<NA>`."""

GROUPS = PACKAGE.labels("countries", "region_group")
"""The five regional groups, full labels by code."""

GROUPS_SHORT = {
    "african": "Africa",
    "asia_pacific": "Asia-Pacific",
    "eastern_european": "Eastern Europe",
    "latin_american_caribbean": "Latin America and Caribbean",
    "western_european_others": "Western Europe and others",
}


def tally(row: pd.Series) -> str:
    """A tally in the usual order, in favour–against–abstaining: "116–20–53"; words where it is not known."""
    return "tally not known" if pd.isna(row.yes) else f"{row.yes}–{row.no}–{row.abstain}"
