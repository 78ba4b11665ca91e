"""What is said of the decisions: how support went, how many had no vote, and in a headline the first and the last tally."""

from __future__ import annotations

import pandas as pd

from components.description.choice import Choices
from components.description.words import quantity, span_of_years
from data import dates


def _counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The tallies that can be compared in time: of one body, and resolutions rather than amendments."""
    tallied = rows[rows.yes.notna()]
    if len(set(tallied.body)) != 1:
        return tallied.head(0)
    return tallied[~tallied.amends] if (~tallied.amends).any() else tallied


def _most(tallied: pd.DataFrame, unit: str) -> pd.Series:
    """The row with the most in favour, in the unit that is drawn."""
    measure = tallied.yes if unit == "states" else tallied.yes / tallied[unit]
    return tallied.loc[measure.idxmax()]


def decisions_in_finding(rows: pd.DataFrame, unit: str) -> list[str]:
    """The decisions that the finding speaks of: the first, the last, and the one with the most in favour."""
    tallied = _counted(rows)
    return [] if tallied.empty else [tallied.decision_id.iloc[0], tallied.decision_id.iloc[-1], _most(tallied, unit).decision_id]


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How support went from the first recorded vote to the last, and how many decisions had none."""
    parts = [_trend(_counted(rows), choices["unit"])] if len(_counted(rows)) else [_overview(rows)]
    if rest := _uncounted(rows):
        remarks = "; ".join(rest)
        parts.append(f"{remarks[0].upper()}{remarks[1:]}.")
    return " ".join(parts)


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """Votes in favour in the first and the last recorded vote, and whether any was held since; else how many decisions had a vote."""
    tallied, unit = _counted(rows), choices["unit"]
    if tallied.empty:
        held = int((rows.method == "recorded").sum())
        count = quantity(len(rows), "decision")
        return f"{count}, {held or 'none'} by recorded vote" if len(rows) > 1 else _alone(rows.iloc[0])
    first, last = tallied.iloc[0], tallied.iloc[-1]
    if len(tallied) == 1:
        return f"{_short(first, unit)} in favour in the one recorded vote, of {first.year}"
    later = rows[(rows.date > last.date) & (rows.amends == last.amends)]
    since = "; later texts without a vote" if not last.amends and len(later) and (later.method != "recorded").all() else ""
    return f"In favour: {_short(first, unit)} ({first.year}), {_short(last, unit)} ({last.year}){since}"


def _short(row: pd.Series, unit: str) -> str:
    return f"{row.yes}" if unit == "states" else f"{100 * row.yes / row[unit]:.0f}%"


def _alone(row: pd.Series) -> str:
    """The only decision drawn, without a tally, in a few words."""
    how = {"without_vote": "without a vote", "no_vote_held": "no vote held"}.get(row.method, "tally not known")
    return f"One decision, of {row.year}: {row.outcome if row.outcome in ('adopted', 'rejected') else 'decided'}, {how}"


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """Whose decisions, in what unit, over which years, and what hatched bands are."""
    unit = {"states": "in states", "voting": "in per cent of states voting", "members": "in per cent of members"}[choices["unit"]]
    who = "all bodies" if len({*rows.body}) > 1 else f"the {rows.body_name.iloc[0]}"
    bands = "; hatched bands had no vote" if (rows.method != "recorded").any() else ""
    return (
        f"Decisions of {who} on human rights in North Korea, {unit}, {span_of_years(rows.year.min(), rows.year.max())}. "
        f"{quantity(len(rows), 'decision')}{bands}."
    )


def _uncounted(rows: pd.DataFrame) -> list[str]:
    """What is shown beside the tallies, in words."""
    parts = []
    without = rows[rows.method == "without_vote"]
    if len(without):
        verb = "was" if len(without) == 1 else "were"
        last = f"{', the last' if len(without) > 1 else ''} on {dates.in_words(without.date.max())}"
        parts.append(f"{len(without)} of the {len(rows)} decisions shown {verb} adopted without a vote{last}")
    if held := int((rows.method == "no_vote_held").sum()):
        parts.append(f"{held} times no vote was held")
    if unknown := int(((rows.method == "recorded") & rows.yes.isna()).sum()):
        parts.append(f"the tally of {unknown} recorded {'vote' if unknown == 1 else 'votes'} is not known")
    return parts


def _overview(rows: pd.DataFrame) -> str:
    votes_held = int((rows.method == "recorded").sum())
    span = f"from {dates.in_words(rows.date.min())} to {dates.in_words(rows.date.max())}"
    return f"{len(rows)} decisions are shown, {span}: {votes_held} had a recorded vote." if len(rows) > 1 else f"{rows.label.iloc[0]}."


def _trend(tallied: pd.DataFrame, unit: str) -> str:
    first, last, most = tallied.iloc[0], tallied.iloc[-1], _most(tallied, unit)
    what = "amendments" if tallied.amends.all() else "its agenda" if first.body == "UNSC" else "whole texts"
    if len(tallied) == 1:
        return (
            f"{first.body_name}, the one recorded vote with a known tally: {_amount(first, unit)} in favour on "
            f"{dates.in_words(first.date)}, {first.no} against."
        )
    most_told = (
        f", at most {_part(most, unit)} ({dates.in_words(most.date)})"
        if most.decision_id not in (first.decision_id, last.decision_id)
        else ""
    )
    return (
        f"{first.body_name}: {_amount(first, unit)} in favour in the first of {len(tallied)} recorded votes on {what} "
        f"({dates.in_words(first.date)}), "
        f"{_part(last, unit)} in the last ({dates.in_words(last.date)}){most_told}; {_against(first, unit)} and "
        f"{_against(last, unit)} against."
    )


def _amount(row: pd.Series, unit: str) -> str:
    return f"{_part(row, unit)} {'states voting' if unit == 'voting' else 'members'}"


def _part(row: pd.Series, unit: str) -> str:
    return f"{row.yes} of {row.members}" if unit == "states" else f"{100 * row.yes / row[unit]:.0f} per cent of {row[unit]}"


def _against(row: pd.Series, unit: str) -> str:
    return f"{row.no}" if unit == "states" else f"{100 * row.no / row[unit]:.0f} per cent"
