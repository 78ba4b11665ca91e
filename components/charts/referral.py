"""A thought experiment: what a referral to the International Criminal Court would take in the Security Council."""

from __future__ import annotations

import pandas as pd

from components.charts import votes
from components.charts.chamber import chamber, passes, sentence
from components.charts.council import VOTES_NEEDED
from components.description.chart import YES_NO, Chart, Column
from components.description.choice import Choices, Control, Options
from components.description.words import first_that_fits, join_words
from components.drawing import vote_labels
from data import dates


def years() -> dict[str, str]:
    """The decisions whose fifteen members and positions are known, newest first, by their year."""
    rows = votes.recorded_votes("complete", "UNSC").iloc[::-1]
    return {one.decision_id: str(one.year) for _, one in rows.iterrows()}


def council_votes(decision_id: str) -> pd.DataFrame:
    """The fifteen members at a vote on the agenda and how they voted, permanent members first: the columns of `votes.roll_call`."""
    roll = votes.roll_call(decision_id)
    roll = roll[roll.permanent.notna()]
    return roll.sort_values("permanent", ascending=False, kind="stable").reset_index(drop=True)


def members(before: Choices) -> Options:
    """The fifteen members of the chosen year: codes and names."""
    return council_votes(before["council_year"]).set_index("iso3").state.to_dict()


def as_on_the_agenda(position: str) -> object:
    """The default of a choice: who had this position on the agenda of the chosen year."""

    def codes(before: Choices) -> list[str]:
        roll = council_votes(before["council_year"])
        return [*roll.iso3[roll.position == position]]

    return codes


def seats(choices: Choices) -> pd.DataFrame:
    """One row a member, as the reader has it vote; a state that is in both lists votes against."""
    roll = council_votes(choices["council_year"])
    position = pd.Series("in_favour", index=roll.index)
    position = position.mask(roll.iso3.isin(choices["refer_abstain"]), "abstain").mask(roll.iso3.isin(choices["refer_no"]), "against")
    rows = roll.assign(agenda=roll.position, position=position, row_id=roll.decision_id + "/" + roll.iso3, route_id="referral")
    return rows.assign(veto=rows.permanent.astype(bool) & (rows.position == "against"))


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """Whether the draft would pass, and what stops it."""
    yes, against = int((rows.position == "in_favour").sum()), [*rows.state[rows.veto].map(votes.with_article)]
    stops = ([f"{yes} votes in favour are fewer than the {VOTES_NEEDED} needed"] if yes < VOTES_NEEDED else []) + (
        [f"the veto of {join_words(against)}" if len(against) == 1 else f"the vetoes of {join_words(against)}"] if against else []
    )
    one = votes.decision(choices["council_year"])
    same = bool((rows.position == rows.agenda.astype(str)).all())
    how = (
        f"if the fifteen members of {one.year} voted on a referral as they did on the agenda on {dates.in_words(one.date)}"
        if same
        else f"as set here, with the fifteen members of {one.year}"
    )
    tally = f"{yes} in favour, {(rows.position == 'against').sum()} against, {(rows.position == 'abstain').sum()} abstaining"
    if passes(rows):
        return f"Thought experiment: {how}, it would pass: {tally}, with {VOTES_NEEDED} needed and no veto."
    enough = f" The {yes} votes in favour would be enough." if yes >= VOTES_NEEDED else ""
    return f"Thought experiment: {how}, it would fail ({tally}). What stops it: {join_words(stops)}.{enough}"


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """Whether the draft would pass as set, and what stops it."""
    yes, against = int((rows.position == "in_favour").sum()), [*rows.state[rows.veto].map(votes.with_article)]
    if passes(rows):
        return f"As set here, a referral would pass: {yes} in favour, no veto"
    if yes < VOTES_NEEDED:
        vetoes = f" and {len(against)} {'veto' if len(against) == 1 else 'vetoes'}" if against else ""
        return f"As set here, a referral would fail: {yes} in favour{vetoes}"
    return first_that_fits(
        f"As set here, {join_words(against)} would veto a referral",
        f"As set here, {len(against)} permanent members would veto a referral",
    )


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """Whose votes are set, what a draft takes, and what rings are."""
    return (
        f"Thought experiment with the {len(rows)} members of {votes.decision(choices['council_year']).year}. A referral takes "
        f"{VOTES_NEEDED} votes and no veto; "
        "grey rings show the vote on the agenda where it differs."
    )


def record_today() -> str:
    """How China and Russia voted on the agenda; that no referral was put to the vote. Raises `data.TableError` when a table cannot be
    read.
    """
    voted = votes.recorded_votes("complete", "UNSC")
    rolls = [council_votes(each).set_index("iso3").position for each in voted.decision_id]
    both = sum(roll.get("CHN") == "against" and roll.get("RUS") == "against" for roll in rolls)
    return (
        f"Both voted against the agenda in **{both} of {len(voted)}** votes, **{voted.year.min()}–{voted.year.max()}**. "
        "No draft referral is known to have been put to the vote, so no veto was cast."
    )


REFERRAL = Chart(
    id="referral",
    page="council-and-court",
    title="What would a referral take?",
    tables=("un_decisions", "un_positions", "un_memberships", "countries", "court_routes"),
    controls=(
        Control("council_year", "Members of", "one", lambda _before: years()),
        Control("refer_no", "Against", "many", members, default=as_on_the_agenda("against"), empty_label="Nobody"),
        Control("refer_abstain", "Abstaining", "many", members, default=as_on_the_agenda("abstain"), empty_label="Nobody"),
    ),
    rows=seats,
    columns=(
        Column("decision_id", "Members at"),
        Column("iso3", "Country code"),
        Column("state", "State"),
        Column("permanent", "Permanent member", labels=YES_NO, type="boolean"),
        Column("agenda", "On the agenda", labels=vote_labels.POSITION_LABELS),
        Column("position", "As set here", labels=vote_labels.POSITION_LABELS),
        Column("veto", "Veto", labels=YES_NO, type="boolean"),
    ),
    figure=chamber,
    finding=finding,
    short_title="a referral",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="council_year",
    sentence=sentence,
    row_citation_keys=(("un_positions", "row_id"),),
    chart_citation_keys=(("court_routes", "route_id"),),
    caveat="This is no forecast: no draft referral is known to have been put to the vote.",
    notes=(
        "The thought experiment starts from how the members of the year voted on the "
        "agenda; a grey ring shows where a state that is set otherwise stood then. A state in neither list votes in favour; "
        "a state in both lists votes against.",
        "A referral takes nine votes in favour and no vote against by a permanent member (in bold): UN Charter, Article "
        "27(3). An abstention of a permanent member is no veto.",
        "The vote on the agenda itself was procedural, where there is no veto. How a state votes on the agenda does not tell "
        "how it would vote on a referral.",
    ),
    excerpts=("china-russia",),
    rows_for_excerpt=lambda rows, excerpt: rows.iso3.isin(["CHN", "RUS"]) & (excerpt == "china-russia"),
)
