"""Who let the Security Council discuss human rights in the DPRK, and what a referral to the Court would take."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.chart import Chart, Column
from components.description.choice import Choices
from components.description.words import join_words, quantity
from components.drawing import theme, thumbnails, vote_labels
from data import dates

NEEDED = 9
"""Votes in favour that a decision of the Security Council takes (UN Charter, Article 27)."""
WITHOUT = {
    "unsc-2018": "dropped: eight of the nine supporters needed",
    "unsc-2019": "dropped: the request was not signed",
    "unsc-2020": "closed talks, no vote",
    "unsc-2021": "closed talks, no vote",
    "unsc-2022": "closed talks, no vote",
    "unsc-2023": "open meeting, no vote",
}
"""What happened in the years without a vote, in a few words."""


def decisions() -> pd.DataFrame:
    """The decisions of the Security Council, one a year, in order of time."""
    rows = votes.decisions()
    return rows[rows.body == "UNSC"].reset_index(drop=True)


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


def agenda(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """A grid of states and years with a mark for each position, and bands for the years without a vote."""
    voted = rows[rows.iso3.notna()]
    states = voted.drop_duplicates("iso3").reset_index(drop=True)
    voted = voted.assign(y=voted.iso3.map(pd.Series(states.index, index=states.iso3)))
    traces = [
        _bands(rows[rows.iso3.isna()], len(states)),
        *(trace for each in ("yes", "abstain", "no") for trace in _marks(voted[voted.position == each], each)),
    ]
    drawn = theme.figure(*traces, height=150 + 21 * len(states), margin_t=112)
    permanent = states.permanent.astype(bool)
    drawn.update_yaxes(
        tickvals=[*states.index],
        ticktext=[
            f"<b>{theme.escape_plotly(name)}</b>" if fixed else theme.escape_plotly(name)
            for name, fixed in zip(states.state, permanent, strict=True)
        ],
        range=[len(states) - 0.4, -0.8],
    )
    drawn.add_shape(
        type="line",
        x0=0,
        x1=1,
        xref="x domain",
        y0=permanent.sum() - 0.5,
        y1=permanent.sum() - 0.5,
        line={"color": theme.QUIET, "width": 1},
    )
    return _columns(drawn)


def _marks(part: pd.DataFrame, position: str) -> list[go.Scatter]:
    sign = {"symbol": theme.POSITION_SYMBOL[position], "color": theme.POSITION[position], "size": 12}
    drawn = go.Scatter(
        x=part.year,
        y=part.y,
        mode="markers",
        name=vote_labels.POSITION_LABELS[position],
        marker=sign | {"opacity": theme.opacities(part)},
        **theme.marks(part, sentence),
    )
    return theme.with_key(drawn, sign)


def _bands(without: pd.DataFrame, height: int) -> go.Bar:
    """A quiet band over each year without a vote."""
    return go.Bar(
        x=without.year,
        y=[height + 0.4] * len(without),
        base=-0.8,
        width=1,
        marker={"color": theme.QUIET, "opacity": theme.opacities(without, 0.16)},
        **theme.marks(without, sentence),
        showlegend=False,
    )


def _columns(drawn: go.Figure) -> go.Figure:
    """Year and tally above each column, and in the years without a vote what happened."""
    years = decisions()
    lines = [
        [f"’{one.year % 100}", *(str(one[each]) if pd.notna(one[each]) else "–" for each in ("yes", "no", "abstain"))]
        for _, one in years.iterrows()
    ]
    heads = ["<br>".join(each) for each in lines]
    drawn.update_xaxes(
        tickvals=[*years.year], ticktext=heads, side="top", range=[years.year.min() - 0.6, years.year.max() + 0.6], showgrid=False
    )
    drawn.add_annotation(
        text="<br>in favour<br>against<br>abstained", x=0, xref="x domain", xanchor="right", xshift=-8, y=1, yref="y domain",
        yanchor="bottom", yshift=6,
        align="right", showarrow=False,
    )  # fmt: skip
    for _, one in years[years.method != "recorded"].iterrows():
        drawn.add_annotation(
            x=one.year, y=0.98, yref="y domain", yanchor="top", text=WITHOUT.get(one.decision_id, "no vote"), textangle=-90, showarrow=False
        )
    return drawn


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """How close the votes were, who voted the same way each time, and the years without a vote."""
    voted = rows[rows.iso3.notna()]
    tallies = voted.drop_duplicates("decision_id")
    held = tallies.decision_id.nunique()
    times = voted.groupby(["position", "state"], observed=True, sort=False).size()
    always = {
        each: join_words(votes.with_article(state) for position, state in times.index[times == held] if position == each)
        for each in ("yes", "no")
    }
    without = rows.loc[rows.iso3.isna(), "year"]
    return (
        f"In {held} votes of the Security Council on its agenda, {tallies.year.min()}–{tallies.year.max()}, "
        f"{tallies.yes.min()} to {tallies.yes.max()} of the 15 members were in favour; "
        f"{NEEDED} were needed. {always['no']} voted against each time, {always['yes']} in favour each time. "
        f"There was no vote in {without.min()}–{without.max()}: two meetings were dropped for want of support, then the "
        "Council talked behind closed doors, "
        "and in 2023 it met without a vote."
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """Who voted against each time, and whether the votes were won."""
    voted = rows[rows.iso3.notna()]
    tallies = voted.drop_duplicates("decision_id")
    against = _each_time(voted, "no")
    won = int((tallies.yes >= NEEDED).sum())
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


def today() -> str:
    """How many votes there were, on what; that none was on a referral. Raises `data.TableError` when a table cannot be read."""
    voted = votes.recorded(body="UNSC")
    return (
        f"Still none: no draft referral is known to have been put to the vote. The **{len(voted)}** votes of "
        f"**{voted.year.min()}–{voted.year.max()}** "
        "were on the agenda, where there is no veto."
    )


def sentence(row: pd.Series) -> str:
    """One seat at one vote, or a year without a vote, as a sentence."""
    if pd.isna(row.iso3):
        return f"{dates.in_words(row.date)}: {row.title}. {row.reason if pd.notna(row.reason) else ''}".strip()
    seat = "permanent member" if row.permanent else "elected member"
    inferred = f" ({votes.BASES[row.basis].lower()})" if row.inferred else ""
    return (
        f"{dates.in_words(row.date)}: {row.state}, {seat}: {vote_labels.POSITION_LABELS[row.position].lower()}{inferred}. "
        f"{row.title}, {row.yes}–{row.no}–{row.abstain}."
    )


def _spoken_of(rows: pd.DataFrame, excerpt: str) -> pd.Series:
    """The votes of the meeting of 2014, or those of China and Russia."""
    return rows.year.eq(2014) if excerpt == "council-meeting" else rows.iso3.isin(["CHN", "RUS"]) & (excerpt == "china-russia")


def thumbnail(_rows: pd.DataFrame) -> go.Figure:
    """The votes in favour against the nine that are needed, and the years without a vote."""
    years = decisions()
    open_meeting = years[(years.method != "recorded") & years.decision_id.map(WITHOUT).str.startswith("open").fillna(False)]
    ending = "no vote" if open_meeting.empty else f"no vote; an open<br>meeting in {open_meeting.year.max()}"
    return thumbnails.votes_against_a_line(years[["year", "yes"]], NEEDED, f"{NEEDED} needed", ending)


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
        Column("permanent", "Permanent member", labels={True: "yes", False: "no"}),
        Column("position", "Position", labels=vote_labels.POSITION_LABELS),
        Column("basis", "Basis", labels=votes.BASES),
        Column("confidence", "Confidence"),
        Column("reason", "Why there was no vote"),
    ),
    figure=agenda,
    thumbnail=thumbnail,
    finding=finding,
    place="the agenda",
    headline=headline,
    measure=measure,
    today=today,
    sentence=sentence,
    record=(("un_positions", "row_id"), ("un_decisions", "without_id")),
    background=(("un_decisions", "decision_id"),),
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
    rows_for_excerpt=_spoken_of,
)
