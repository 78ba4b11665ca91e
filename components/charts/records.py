"""How states have voted, decision by decision, beside the majority of their regional groups."""

from __future__ import annotations

import pandas as pd

from components.charts import runs, votes
from components.charts.strips import BODIES, STRIP_LABELS, decisions_on_strip, strips
from components.charts.strips_figure import figure, sentence
from components.description.chart import YES_NO, Chart, Column
from components.description.choice import Choices, Control, Options
from components.description.words import first_that_fits, join_words, quantity, span_of_years
from components.drawing import vote_labels
from data import PACKAGE, dates, table

DEFAULT_STATES = ["BRA", "CHN", "IDN", "KOR"]
"""Four states whose records differ: one that moved twice, one that never did, one that left the noes, one that came to co-sponsor."""
WHO = {"state": "State", "group": "Most of the regional group"}
TIMES = {1: "once", 2: "twice"}
MOST_NAMES = 8
"""More states than these are counted and not named."""


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many votes, who changed and who did not, of whom how many are on record, who was away, and since when nobody has voted."""
    decisions = decisions_on_strip(choices["record_body"])
    voted = decisions[decisions.method == "recorded"]
    states = rows[rows.kind == "state"]
    last = voted.iloc[-1]
    silent = (
        ""
        if choices["record_body"] == "all" or last.decision_id == decisions.decision_id.iloc[-1]
        else " Since then every text of the body was adopted without a vote."
    )
    body = "in all bodies" if choices["record_body"] == "all" else f"of the {BODIES[choices['record_body']]}"
    return (
        f"Over {len(voted)} recorded votes {body}, {voted.year.min()}–{voted.year.max()}: {_words(*movers(states))}"
        f"{_gaps(states, voted)}{_away(states)} The last was on {dates.in_words(last.date)}.{silent}"
    )


def movers(states: pd.DataFrame) -> tuple[pd.Series, list[str]]:
    """How often each state changed the vote that it cast, indexed by its name, and the names of those that cast votes and never did."""
    cast = states[votes.is_vote_cast(states.position)]
    moved = cast[cast.changed.fillna(False)].groupby("who").size()
    return moved, sorted(set(cast.who) - set(moved.index))


def _gaps(states: pd.DataFrame, voted: pd.DataFrame) -> str:
    """How many of the votes are on record of each state where not all are; of many states, of how many votes some only are named."""
    if states.who.nunique() > MOST_NAMES:
        partial = int((voted.record != "complete").sum())
        return f" In {partial} of these votes the record names some states only." if partial else ""
    found = runs.recorded_votes_by_state(states)
    told = [f"{number} of {votes.with_article(str(name))}" for name, number in found.items() if number < len(voted)]
    return f" Of these votes the record has {join_words(told)}." if told else ""


def _away(states: pd.DataFrame) -> str:
    """Who was absent, which is not a vote: by name where few are shown, else how many of them never voted."""
    absent = states[states.position == "absent"].groupby("who").size()
    never = sorted(set(absent.index) - set(states.who[votes.is_vote_cast(states.position)]))
    if states.who.nunique() > MOST_NAMES:
        return f" {quantity(len(never), 'state was', 'states were')} absent each time and took no stance." if never else ""
    told = [f"{votes.with_article(str(name))} was absent {TIMES.get(number, f'{number} times')}" for name, number in absent.items()]
    said = f"{join_words(told)}, which is no vote." if told else ""
    return f" {said[0].upper()}{said[1:]}" if said else ""


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """For one state from what to what and when; for several who changed how often."""
    states = rows[rows.kind == "state"]
    moved, steady = movers(states)
    count, body = states.who.nunique(), choices["record_body"]
    if count == 1:
        return record_in_words(states, body)
    here = "" if runs.all_on_record(states, body) else " on record"
    if moved.empty:
        which = "the votes on record" if here else f"{len(runs.recorded_vote_ids(body))} recorded votes"
        return f"None of {count} states changed position in {which}"
    plain = f"{len(moved)} of {len(moved) + len(steady)} states that voted changed position at least once"
    return first_that_fits(f"{_who_changed(moved, steady)}{here if steady else ''}", plain) if count <= len(DEFAULT_STATES) else plain


def _who_changed(moved: pd.Series, steady: list[str]) -> str:
    """States by how often they changed, most often first: "Brazil changed twice, Indonesia once; China never did"."""
    groups = [(number, moved.index[moved == number]) for number in sorted(moved.unique(), reverse=True)]
    parts = [
        f"{join_words(map(votes.with_article, names))} {'' if place else 'changed '}{TIMES.get(number, f'{number} times')}"
        for place, (number, names) in enumerate(groups)
    ]
    said = ", ".join(parts) + (f"; {join_words(map(votes.with_article, steady))} never" if steady else "")
    return f"{said[0].upper()}{said[1:]}"


def record_in_words(states: pd.DataFrame, body: str) -> str:
    """The record of one state: the votes that it cast with their years within a body, or how often it changed."""
    name = votes.with_article(states.who.iloc[0])
    name = f"{name[0].upper()}{name[1:]}"
    cast = states[votes.is_vote_cast(states.position)]
    if cast.empty:
        absent = int((states.position == "absent").sum())
        return f"{name} was absent from {_all(absent)} on record here" if absent else f"{name} has no vote on record here"
    changes = int(cast.changed.fillna(False).sum())
    plain = f"{name} changed position {TIMES.get(changes, f'{changes} times')} in {len(cast)} votes"
    if not changes and len({*cast.position}) == 1:
        here = "" if runs.all_on_record(states, body) else " on record"
        return f"{name}: {runs.VOTE_WORDS[cast.position.iloc[0]]} in {_all(len(cast))}{here}"
    if body == "all":
        return plain
    return first_that_fits(f"{name}: {runs.runs_of_votes(states, body)}", f"{name}: {runs.runs_of_votes(states, body, closed=True)}", plain)


def _all(number: int) -> str:
    return {1: "one vote", 2: "both votes"}.get(number, f"all {number} votes")


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """Whose votes, in which body, over which years, how many marks, and what a tick is."""
    decisions, who = decisions_on_strip(choices["record_body"]), rows.who[rows.kind == "state"].unique()
    body = "all bodies" if choices["record_body"] == "all" else f"the {BODIES[choices['record_body']]}"
    whose = votes.with_article(who[0]) if len(who) == 1 else quantity(len(who), "state")
    return (
        f"Positions of {whose} in {body}, {span_of_years(decisions.year.min(), decisions.year.max())}, beside most of the regional group. "
        f"{quantity(len(rows), 'mark')}; a tick means a changed vote."
    )


def record_today() -> str:
    """How many states changed in the recorded plenary votes, and whether one was held since.

    Raises `data.TableError` when a table cannot be read.
    """
    voted = votes.recorded_votes("complete", "UNGA")
    changed = changed_in_the_plenary()
    later = decisions_on_strip("UNGA")
    later = later[later.date > voted.date.max()]
    since = " Since then every text was adopted without a vote." if len(later) and (later.method == "without_vote").all() else ""
    return (
        f"In **{len(voted)}** recorded plenary votes, {voted.year.min()}–{voted.year.max()}, **{changed.sum()}** of "
        f"the {len(changed)} states that cast a vote changed position at least once.{since}"
    )


def changed_in_the_plenary() -> pd.Series:
    """Whether a state changed position over the recorded plenary votes, for all that cast one, by country code.

    Raises `data.TableError` when a table cannot be read.
    """
    seen = table("un_positions")
    cast = seen[seen.decision_id.isin(votes.recorded_votes("complete", "UNGA").decision_id) & votes.is_vote_cast(seen.position)]
    return cast.groupby("iso3").position.agg(lambda each: len({*each}) > 1)


def _words(moved: pd.Series, steady: list[str]) -> str:
    """Who changed how often; counts instead of names when there are many."""
    if len(moved) + len(steady) > MOST_NAMES:
        return f"{len(moved)} of the {len(moved) + len(steady)} states that cast a vote changed it at least once."
    if not len(moved) + len(steady):
        return "none of the states chosen has a vote on record."
    parts = [f"{votes.with_article(str(name))} changed {TIMES.get(number, f'{number} times')}" for name, number in moved.items()]
    return (
        join_words(
            [
                *parts,
                *(
                    f"{votes.with_article(name)} never did" if moved.size else f"{votes.with_article(name)} did not change"
                    for name in steady
                ),
            ]
        )
        + "."
    )


def choices_of_state(_before: Choices) -> Options:
    """The codes of all members, which a reader may choose among."""
    return votes.state_names()


RECORDS = Chart(
    id="state-records",
    page="un-votes",
    title="How has a state voted?",
    tables=("un_decisions", "un_positions", "un_memberships", "un_dissociations", "countries"),
    controls=(
        Control("states", "States", "many", choices_of_state, default=DEFAULT_STATES, help="Leave empty for all 193."),
        Control("record_body", "Body", "one", BODIES),
    ),
    rows=strips,
    columns=(
        Column("kind", "Row", labels=WHO),
        Column("iso3", "Country code"),
        Column("who", "State or group"),
        Column("group", "Regional group", labels=vote_labels.GROUPS),
        Column("decision_id", "Decision"),
        Column("name", "Body and year"),
        Column("date", "Date"),
        Column("symbol", "Symbol"),
        Column("outcome", "Outcome", labels=PACKAGE.labels("un_decisions", "outcome")),
        Column("tally", "Tally, in favour–against–abstaining"),
        Column("position", "Position", labels=STRIP_LABELS),
        Column("basis", "Basis", labels=votes.BASES),
        Column("changed", "Changed its vote", labels=YES_NO, type="boolean"),
        Column("same", "Members of the group with this position", "states", type="integer"),
        Column("seats", "Members of the group", "states", type="integer"),
    ),
    figure=figure,
    finding=finding,
    short_title="one state",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="states",
    sentence=sentence,
    row_citation_keys=(("un_positions", "row_id"), ("un_dissociations", "left_id"), ("un_decisions", "group_of")),
    chart_citation_keys=(("un_decisions", "decision_id"),),
    caveat="Joining a consensus is not a vote in favour.",
    notes=(
        "Columns are decisions in order of time. A tick above a mark says that the vote differs from the last one that the state "
        "cast in the same body; an absence is no vote, and neither a change nor none. Small marks beside a group’s name give the "
        "most common position in it, only where the list of states is complete. Faint marks are inferred, as from co-sponsoring.",
        "Grey columns had no vote: the text was adopted without one, or none was held. Joining a consensus means only that a "
        "state did not ask for a vote; it "
        "is not a vote in favour. A triangle marks a state that dissociated from the consensus, which is not a vote either; "
        "such lists may be incomplete.",
        "A gap in a white column means that the state had no seat, or that the list here is partial and does not name it. "
        "Amendments are left out: who votes "
        "for an amendment votes against wording of the text.",
    ),
)
