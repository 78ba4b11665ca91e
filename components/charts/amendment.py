"""How the supporters of an amendment stood on the text: Cuba's amendment of 2014 against the vote on the text as a whole."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.charts.amendment_figure import DID, ORDER, cell, supporters, two_way
from components.description.chart import Chart, Column
from components.description.choice import Choices, Control
from components.description.words import join_words
from components.drawing import vote_labels
from data import dates

AMENDMENT = "unga-c3-2014-amendment"
TEXTS = {"unga-c3-2014": "Committee, same day", "unga-2014-plenary": "Plenary, a month later"}
UNSAID = "not in the record here"
BOTH = 2
"""Roll calls that hold a state when both its positions are known."""


def positions(choices: Choices) -> pd.DataFrame:
    """One row a member state: its position on the amendment and on the text. Until both roll calls are complete, only the states that a
    source names for the amendment, with the position on the text missing where none gives it.
    """
    amendment, text = votes.roll_call(AMENDMENT), votes.roll_call(choices["amendment_against"])
    rows = amendment[["iso3", "state", "region_group"]].assign(
        amendment=amendment.position, amendment_basis=amendment.basis, amendment_decision=AMENDMENT
    )
    final = text.set_index("iso3")
    rows = rows.assign(text=rows.iso3.map(final.position), text_basis=rows.iso3.map(final.basis), decision_id=choices["amendment_against"])
    rows = rows.assign(
        known=rows.amendment.notna().astype(int) + rows.text.notna(),
        amendment_id=(AMENDMENT + "/" + rows.iso3).where(rows.amendment.notna()),
        text_id=(rows.decision_id + "/" + rows.iso3).where(rows.text.notna()),
    )
    rows = rows.assign(words=rows.apply(sentence, axis=1))
    shown = rows if (rows.known == BOTH).all() else rows[rows.amendment == "in_favour"]
    return shown.sort_values(["known", "state"], ascending=[False, True], kind="stable").reset_index(drop=True)


def both_complete(rows: pd.DataFrame) -> bool:
    """Whether both roll calls are complete, so that states may be counted."""
    return len(rows) == len(votes.states()) and bool((rows.known == BOTH).all())


def figure(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """The table of counts once both roll calls are complete; until then a box for each supporter."""
    return two_way(rows) if both_complete(rows) else supporters(rows)


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """What those who wanted the wording out did with the text, and how many of them the record names."""
    amendment, text = votes.decision(AMENDMENT), votes.decision(rows.decision_id.iloc[0])
    wanted = rows[rows.amendment == "in_favour"]
    there = f"in the {text.body_name.removeprefix('General Assembly ')} on {dates.in_words(text.date)} ({vote_labels.tally(text)})"
    parts = [(len(cell(wanted, "in_favour", each)), DID.get(each or "", UNSAID)) for each in (*ORDER, None)]
    stood = join_words(f"{number or 'none'} {did}" for number, did in parts if number or (did == "in favour" and both_complete(rows)))
    if both_complete(rows):
        return (
            f"Of the {amendment.yes} states for Cuba’s amendment of {dates.in_words(amendment.date)} "
            f"({vote_labels.tally(amendment)}), {there}: {stood}."
        )
    inferred = wanted.amendment_basis.isin(votes.INFERRED).sum()
    return (
        f"Cuba’s amendment failed by {vote_labels.tally(amendment)} on {dates.in_words(amendment.date)}. Of the "
        f"{amendment.yes} states for it the record here names "
        f"{len(wanted)}, {inferred} of them inferred from what they moved or said; on the text {there} their positions are: {stood}. "
        f"The other {amendment.yes - len(wanted)} are missing here."
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many of the supporters, or of those that the record names, opposed the text."""
    amendment, wanted = votes.decision(AMENDMENT), rows[rows.amendment == "in_favour"]
    opposed = len(cell(wanted, "in_favour", "against"))
    if both_complete(rows):
        return f"Cuba’s amendment failed {vote_labels.tally(amendment)}; {opposed} of its supporters opposed the text"
    return f"{opposed} of {len(wanted)} named supporters of Cuba’s amendment opposed the text"


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """Which two votes are compared, and for how many states."""
    text = votes.decision(rows.decision_id.iloc[0])
    vote = f"{text.body_name.removeprefix('General Assembly ')}, {dates.in_words(text.date)}"
    if both_complete(rows):
        return f"States by their votes on the amendment and on the text ({vote}). {len(rows)} members."
    named = f"{len(rows)} of {votes.decision(AMENDMENT).yes} are named"
    return f"States for the amendment, a box each, by their vote on the text ({vote}). {named}."


def record_today() -> str:
    """The tallies of amendment and text, and how many of its supporters are known. Raises `data.TableError` when a table cannot be read."""
    amendment, text = votes.decision(AMENDMENT), votes.decision("unga-c3-2014")
    named = (votes.roll_call(AMENDMENT).position == "in_favour").sum()
    return (
        f"The text passed by **{vote_labels.tally(text)}**, after Cuba’s amendment had failed by **{vote_labels.tally(amendment)}**. "
        f"Of the **{amendment.yes}** states for the amendment the record names **{named}**."
    )


def sentence(row: pd.Series) -> str:
    """How one state stood in both votes."""
    first, second = _vote_in_words(row.amendment, row.amendment_basis), _vote_in_words(row.text, row.text_basis)
    return f"{row.state}: on the amendment {first}; on the text {second}."


def _vote_in_words(position: str, basis: str) -> str:
    if pd.isna(position):
        return UNSAID
    return f"{DID[position]} ({votes.BASES[basis][0].lower()}{votes.BASES[basis][1:]})" if basis in votes.INFERRED else DID[position]


AMENDMENT_AND_TEXT = Chart(
    id="amendment",
    page="un-votes",
    title="How did supporters of Cuba’s amendment vote on the text?",
    tables=("un_decisions", "un_positions", "un_memberships", "countries"),
    controls=(Control("amendment_against", "Vote on the text", "one", TEXTS, help="The vote that the amendment is set against."),),
    rows=positions,
    columns=(
        Column("iso3", "Country code"),
        Column("state", "State"),
        Column("region_group", "Regional group", labels=vote_labels.GROUPS),
        Column("amendment", "On the amendment", labels=vote_labels.POSITION_LABELS),
        Column("amendment_basis", "Basis, amendment", labels=votes.BASES),
        Column("text", "On the text", labels=vote_labels.POSITION_LABELS),
        Column("text_basis", "Basis, text", labels=votes.BASES),
        Column("decision_id", "Vote on the text"),
    ),
    figure=figure,
    finding=finding,
    short_title="the amendment",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="amendment_against",
    sentence=sentence,
    row_citation_keys=(("un_positions", "amendment_id"), ("un_positions", "text_id")),
    chart_citation_keys=(("un_decisions", "amendment_decision"), ("un_decisions", "decision_id")),
    caveat="The roll calls of both committee votes are not complete in the record here.",
    notes=(
        "The bar on top is the official tally of the amendment. Below it each of its supporters is a box, with its name where a source "
        "gives it; for most none does, so nothing can be counted. Once both roll calls are in the record, a table of counts stands here.",
        "As tabled, the amendment would have struck the two paragraphs on crimes against humanity and a referral to the "
        "International Criminal Court. In the "
        "room only its part on a new cooperative approach was put to the vote.",
        "What is missing: the full roll calls of both committee votes of 18 November 2014. They belong to UN press release "
        "GA/SHC/4122 and the committee’s own "
        "records.",
    ),
    excerpts=("third-committee",),
)
