"""The votes of a state run by run, and how much of a body's recorded votes is on record of it."""

from __future__ import annotations

import pandas as pd

from components.charts import votes
from components.charts.strips import decisions_on_strip
from components.description.words import join_words, span_of_years

VOTE_WORDS = {"in_favour": "in favour", "against": "against", "abstain": "abstaining"}
"""The votes in a headline."""


def runs_of_votes(rows: pd.DataFrame, body: str, *, closed: bool = False) -> str:
    """The votes that one state cast in a body, run by run: "against 2005–2009, abstaining 2010–2015".

    Years are joined to a span where the record has the state in each vote between them, absent or not. In the plenary, where every state
    sits, the last run is open ("since 2010") if it reaches the last recorded vote, unless it is to be `closed`.
    """
    away = rows.decision_id[~votes.is_vote_cast(rows.position)]
    order = recorded_vote_ids(body)
    numbers = {decision_id: number for number, decision_id in enumerate(order[~order.isin(away)])}
    last = order.iloc[-1] if body == "UNGA" and not closed else ""
    cast, said = rows[votes.is_vote_cast(rows.position)], []
    for _, run in cast.groupby(cast.changed.fillna(False).cumsum()):
        stretches = (run.decision_id.map(numbers).diff() != 1).cumsum()
        said.append(f"{VOTE_WORDS[run.position.iloc[0]]} {join_words(_years(stretch, last) for _, stretch in run.groupby(stretches))}")
    return ", ".join(said)


def _years(stretch: pd.DataFrame, last: str) -> str:
    first, end = stretch.date.iloc[0][:4], stretch.date.iloc[-1][:4]
    return f"since {first}" if stretch.decision_id.iloc[-1] == last and first != end else span_of_years(first, end)


def recorded_votes_by_state(states: pd.DataFrame) -> pd.Series:
    """In how many recorded votes the record has each state, absent or not: counts, indexed by the name of the state."""
    return states[votes.is_vote_cast(states.position) | (states.position == "absent")].groupby("who").size()


def all_on_record(states: pd.DataFrame, body: str) -> bool:
    """Whether the record has each of these states in every recorded vote of the body (of all bodies: `all`)."""
    return bool((recorded_votes_by_state(states) == len(recorded_vote_ids(body))).all())


def recorded_vote_ids(body: str) -> pd.Series:
    """The recorded votes of a body on whole texts and agendas, in order of time."""
    decisions = decisions_on_strip(body)
    return decisions.decision_id[decisions.method == "recorded"]
