"""The same text twice: its tally in the Third Committee and a month later in the plenary of the General Assembly."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.chart import Chart, Column, columns
from components.description.choice import Choices
from components.description.words import join_words
from components.drawing import tally_bars, theme, vote_labels
from data import dates
from data.tallies import TALLY

TABLE = "un_decisions"
BRIEF_VOTE_YEAR = 2014
"""The year that the finding and the brief speak of."""
CHART_COLUMNS = (
    Column("year", "Year", "year", type="integer"),
    *columns(TABLE, "decision_id", "date", "body", "symbol", "yes", "no", "abstain", "absent", "members", "record"),
    Column("named_yes", "Named in favour", "states", type="integer"),
    Column("named_no", "Named against", "states", type="integer"),
    Column("named_abstain", "Named as abstaining", "states", type="integer"),
    *columns(TABLE, "tally_confidence", "disagreement", "note"),
)
MOST_NAMES = 24
"""As many states a sentence names for one position."""


def pairs(_choices: Choices) -> pd.DataFrame:
    """The years with a recorded vote on the same text in the committee and in the plenary, two rows a year."""
    rows = votes.recorded_votes()
    rows = rows[rows.yes.notna()]
    rows = rows[rows.twin_id.map(rows.set_index("decision_id").twin_id) == rows.decision_id]  # each names the other
    rows = rows.sort_values(["year", "date"]).reset_index(drop=True)
    rolls = {each: votes.roll_call(each) for each in rows.decision_id}
    named = {f"named_{TALLY[each]}": [int((roll.position == each).sum()) for roll in rolls.values()] for each in vote_labels.VOTES_CAST}
    rows = rows.assign(**named, named_states=[_states(roll) for roll in rolls.values()])
    return rows.assign(words=rows.apply(sentence, axis=1))


def _states(roll: pd.DataFrame) -> str:
    """The states that a source names, by position; numbers instead of names where they are many."""
    parts = []
    for position in ("against", "abstain", "in_favour"):
        some = roll.state[(roll.position == position) & ~roll.inferred]
        if len(some):
            parts.append(f"{vote_labels.POSITION_LABELS[position].lower()}: {join_words(some) if len(some) <= MOST_NAMES else len(some)}")
    return "; ".join(parts)


def sentence(row: pd.Series) -> str:
    """One of the two votes on a text, and the states that a source names."""
    told = (
        f"{row.label}: {row.yes} in favour, {row.no} against, {row.abstain} abstaining; {row.absent} of {row.members} members "
        "absent or not voting."
    )
    if row.record == "complete":
        return f"{told} The list of positions is complete."
    return f"{told} Named by a source, {row.named_states}." if row.named_states else f"{told} No source here names how a state voted."


def bars(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """Two bars a year, the committee above the plenary."""
    drawn_rows = rows.assign(day=rows.date.map(dates.in_words), at=[float(place) + 0.5 * (place // 2) + 1 for place in range(len(rows))])
    fig = tally_bars.draw(drawn_rows, "states", rows.year == BRIEF_VOTE_YEAR, 104)
    labels = [f"<b>{row.year}</b> committee" if row.body == "UNGA_C3" else "plenary" for _, row in rows.iterrows()]
    fig.update_yaxes(tickvals=drawn_rows["at"], ticktext=labels)
    theme.annotate(fig, [tally_bars.tally_heading(0)])
    return fig


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """The two tallies of 2014, and in how many years the plenary counted more in favour."""
    committee, plenary = rows[rows.body == "UNGA_C3"].set_index("year"), rows[rows.body == "UNGA"].set_index("year")
    more = int((plenary.yes > committee.yes).sum())
    years = f"In {more} of the {len(plenary)} years with two recorded votes the plenary counted more in favour than the committee."
    if BRIEF_VOTE_YEAR not in committee.index:
        return f"The two tallies of {BRIEF_VOTE_YEAR} are not known here. {years}"
    one, two = committee.loc[BRIEF_VOTE_YEAR], plenary.loc[BRIEF_VOTE_YEAR]
    return (
        f"On {dates.in_words(one.date)} the Third Committee approved the text by {vote_labels.tally(one)}, on "
        f"{dates.in_words(two.date)} the plenary adopted it by "
        f"{vote_labels.tally(two)} ({one.yes} and {two.yes} of {two.members} members in favour). {years}"
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """In how many years the plenary counted more in favour."""
    committee, plenary = rows[rows.body == "UNGA_C3"].set_index("year"), rows[rows.body == "UNGA"].set_index("year")
    more = int((plenary.yes > committee.yes).sum())
    count = f"all {len(plenary)}" if more == len(plenary) else f"{more} of {len(plenary)}"
    return f"In {count} years more were in favour in the plenary"


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """Which tallies are drawn, over which years, and how many."""
    return (
        "Votes on the same text in the Third Committee and, a month later, in the plenary, in states, "
        f"{rows.year.min()}–{rows.year.max()}. "
        f"{len(rows)} votes; the line divides those in favour from the rest."
    )


def record_today() -> str:
    """The two tallies of 2014, and the last year with both. Raises `data.TableError` when a table cannot be read."""
    rows = pairs({})
    one, two = (rows[(rows.year == BRIEF_VOTE_YEAR) & (rows.body == body)].iloc[0] for body in ("UNGA_C3", "UNGA"))
    return (
        f"In {BRIEF_VOTE_YEAR} the committee’s tally was **{vote_labels.tally(one)}**, the plenary’s **{vote_labels.tally(two)}**; "
        "reports often mix the two. "
        f"The last year with both is **{rows.year.max()}**."
    )


TWINS = Chart(
    id="un-twins",
    page="un-votes",
    title="The same text twice: did committee and plenary differ?",
    tables=(TABLE, "un_positions", "un_memberships", "countries"),
    rows=pairs,
    columns=CHART_COLUMNS,
    figure=bars,
    finding=finding,
    short_title="committee and plenary",
    headline=headline,
    measure=measure,
    record_today=record_today,
    sentence=sentence,
    row_citation_keys=((TABLE, "decision_id"),),
    caveat="Committee and plenary are two votes on one text.",
    notes=(
        "Every member sits in both. A draft goes to the Third Committee in November and to the plenary in December; reports "
        "often mix the two tallies.",
        "For the plenary the record holds every state. For the committee it holds the states that a source names, which the "
        "hover label and the text view list; "
        "co-sponsors, taken as in favour elsewhere on this page, are left out of these names.",
        "Left out: the years in which both adopted the text without a vote, and the amendment of 2018, whose tallies are not known.",
    ),
)
