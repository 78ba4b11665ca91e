"""Who let the Security Council discuss human rights in the DPRK, and what a referral to the Court would take."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.charts.council_figure import WITHOUT, agenda, decisions, sentence
from components.description.chart import YES_NO, Chart, Column
from components.description.choice import Choices
from components.description.words import join_words, quantity
from components.drawing import thumbnails, vote_labels
from data import PACKAGE

VOTES_NEEDED = 9
"""Votes in favour that a decision of the Security Council takes (UN Charter, Article 27)."""


def seats(_choices: Choices) -> pd.DataFrame:
    """One row a seat at a vote, permanent members first, then the others in the order in which they sat; one row a year without a vote."""
    found = []
    for _, one in decisions().iterrows():
        if one.record == "complete":
            roll = votes.roll_call(one.decision_id)
            found.append(roll[roll.permanent.notna()].assign(row_id=one.decision_id + "/" + roll.iso3))
        else:
            found.append(pd.DataFrame({"decision_id": [one.decision_id], "without_id": [one.decision_id]}))
    rows = pd.concat(found, ignore_index=True)
    rows = rows.merge(decisions()[["decision_id", "year", "date", "title", "reason", "method", "yes", "no", "abstain"]], on="decision_id")
    first = rows.iso3.map(rows.groupby("iso3").year.min())
    rank = rows.assign(elected=rows.permanent != True, first=first)  # noqa: E712 (the column has missing values)
    return rows.loc[rank.sort_values(["elected", "first", "state", "year"], kind="stable").index].reset_index(drop=True)


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """How close the votes were, who voted the same way each time, and the years without a vote."""
    voted = rows[rows.iso3.notna()]
    tallies = voted.drop_duplicates("decision_id")
    held = tallies.decision_id.nunique()
    times = voted.groupby(["position", "state"], observed=True, sort=False).size()
    always = {
        each: join_words(votes.with_article(state) for position, state in times.index[times == held] if position == each)
        for each in ("in_favour", "against")
    }
    without = rows.loc[rows.iso3.isna(), "year"]
    return (
        f"In {held} votes of the Security Council on its agenda, {tallies.year.min()}–{tallies.year.max()}, "
        f"{tallies.yes.min()} to {tallies.yes.max()} of the 15 members were in favour; "
        f"{VOTES_NEEDED} were needed. {always['against']} voted against each time, {always['in_favour']} in favour each time. "
        f"There was no vote in {without.min()}–{without.max()}: two meetings were dropped for want of support, then the "
        "Council talked behind closed doors, "
        "and in 2023 it met without a vote."
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """Who voted against each time, and whether the votes were won."""
    voted = rows[rows.iso3.notna()]
    tallies = voted.drop_duplicates("decision_id")
    against = _each_time(voted, "against")
    won = int((tallies.yes >= VOTES_NEEDED).sum())
    outcome = "each passed" if won == len(tallies) else f"{won} passed"
    return (
        f"{join_words(against)} opposed all {len(tallies)} agenda votes; {outcome}"
        if against
        else f"{len(tallies)} agenda votes; {outcome}"
    )


def _each_time(voted: pd.DataFrame, position: str) -> list[str]:
    """The states that had this position at every vote, as they stand in a sentence."""
    times = voted[voted.position == position].groupby("state", sort=False).size()
    return [votes.with_article(str(state)) for state in times.index[times == voted.decision_id.nunique()]]


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, over which years, and what bands are."""
    voted = rows[rows.iso3.notna()]
    return (
        f"Seats in the Security Council’s votes on its agenda, {rows.year.min()}–{rows.year.max()}. {len(rows)} rows: "
        f"{len(voted)} positions and, as grey bands, "
        f"{quantity(len(rows) - len(voted), 'year')} without a vote."
    )


def record_today() -> str:
    """How many votes there were, on what; that none was on a referral. Raises `data.TableError` when a table cannot be read."""
    voted = votes.recorded_votes(body="UNSC")
    return (
        f"Still none: no draft referral is known to have been put to the vote. The **{len(voted)}** votes of "
        f"**{voted.year.min()}–{voted.year.max()}** "
        "were on the agenda, where there is no veto."
    )


def _rows_for_excerpt(rows: pd.DataFrame, excerpt: str) -> pd.Series:
    """The votes of the meeting of 2014, or those of China and Russia."""
    return rows.year.eq(2014) if excerpt == "council-meeting" else rows.iso3.isin(["CHN", "RUS"]) & (excerpt == "china-russia")


def thumbnail(_rows: pd.DataFrame) -> go.Figure:
    """The votes in favour against the nine that are needed, and the years without a vote."""
    years = decisions()
    open_meeting = years[(years.method != "recorded") & years.decision_id.map(WITHOUT).str.startswith("open").fillna(False)]
    ending = "no vote" if open_meeting.empty else f"no vote; an open<br>meeting in {open_meeting.year.max()}"
    return thumbnails.votes_against_a_line(years[["year", "yes"]], VOTES_NEEDED, f"{VOTES_NEEDED} needed", ending)


AGENDA = Chart(
    id="council-agenda",
    page="council-and-court",
    title="Who let the Security Council discuss human rights in North Korea?",
    tables=("un_decisions", "un_positions", "un_memberships", "countries"),
    rows=seats,
    columns=(
        Column("decision_id", "Decision"),
        Column("date", "Date"),
        Column("title", "What was decided"),
        Column("iso3", "Country code"),
        Column("state", "State"),
        Column("permanent", "Permanent member", labels=YES_NO, type="boolean"),
        Column("position", "Position", labels=vote_labels.POSITION_LABELS),
        Column("basis", "Basis", labels=votes.BASES),
        Column("confidence", "Confidence", labels=PACKAGE.labels("un_positions", "confidence")),
        Column("reason", "Why there was no vote"),
    ),
    figure=agenda,
    thumbnail=thumbnail,
    finding=finding,
    short_title="the agenda",
    headline=headline,
    measure=measure,
    record_today=record_today,
    sentence=sentence,
    row_citation_keys=(("un_positions", "row_id"), ("un_decisions", "without_id")),
    chart_citation_keys=(("un_decisions", "decision_id"),),
    caveat="These were votes on the agenda, not on a referral to the Court.",
    notes=(
        "Permanent members stand first, in bold; the others follow in the order in which they sat. A gap means that the state had no seat.",
        "All five were votes on whether to discuss the matter, not on a referral to the Court. A vote on the agenda is "
        "procedural: nine votes decide, and there is no veto.",
        "Where the sources name only some of the fifteen, the others follow from the tally; the table view says which.",
        "In 2018 eight members supported a meeting, one short of nine; in 2019 the request was not signed. From 2020 to 2022 "
        "the matter came up in closed talks.",
    ),
    excerpts=("council-meeting", "china-russia"),
    rows_for_excerpt=_rows_for_excerpt,
)
