"""One recorded vote, state by state: how each of the 193 members stood, as far as the record here says."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.chart import Chart, Column, columns
from components.description.choice import Choices, Control, Options
from components.description.words import first_that_fits, join_words
from components.drawing import roll_call, vote_labels
from data import dates, table

DEFAULT = "unga-2014-plenary"
VIEWS = {"seats": "Seats", "map": "Map", "list": "List"}
CHART_COLUMNS = (
    *columns("un_positions", "decision_id", "iso3"),
    Column("state", "State"),
    *columns("countries", "region_group"),
    Column("position", "Position", labels=roll_call.POSITIONS_AND_UNKNOWN),
    *columns("un_positions", "basis", "confidence"),
)


def choices_of_decision(_before: Choices) -> Options:
    """Every decision with a recorded vote, by date and body."""
    return votes.recorded_votes().set_index("decision_id").dated.to_dict()


def choices_of_state(_before: Choices) -> Options:
    """No state, or one of the members."""
    return {"": "No state", **votes.state_names()}


def states(choices: Choices) -> pd.DataFrame:
    """All 193 members with their position, the followed one first, then by position and name."""
    rows = votes.roll_call(choices["decision"])
    position = rows.position.cat.set_categories(list(roll_call.POSITIONS_AND_UNKNOWN), ordered=True).fillna(roll_call.NOT_IN_RECORD)
    named = rows.basis.notna()
    rows = rows.assign(
        position=position,
        followed=rows.iso3 == choices["follow"],
        row_id=(rows.decision_id + "/" + rows.iso3).where(named),
        unnamed_id=rows.decision_id.mask(named),
    )
    rows = rows.assign(words=rows.apply(sentence, axis=1))
    return rows.sort_values(["followed", "position"], ascending=[False, True], kind="stable").reset_index(drop=True)


IN_SENTENCE = {
    "in_favour": "voted in favour",
    "against": "voted against",
    "abstain": "abstained",
    "absent": "was absent or did not vote",
    "not_member": "was not a member",
    roll_call.NOT_IN_RECORD: "is not in the record here",
}
IN_HEADLINE = IN_SENTENCE | {"absent": "did not vote"}
"""The same in a headline."""


def sentence(row: pd.Series) -> str:
    """How one state stood, and how that is known where it is worked out."""
    one = votes.decision(row.decision_id)
    told = f"{_name(row)} {IN_SENTENCE[row.position]}: {one.label}. {vote_labels.GROUPS[row.region_group]}."
    return f"{told} {votes.BASES[row.basis]}." if row.inferred else told


def _name(row: pd.Series) -> str:
    """The state as a sentence begins with it."""
    state = votes.with_article(row.state)
    return f"{state[0].upper()}{state[1:]}"


def view(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """The map, the seats or the list of the same rows."""
    draw = {"map": roll_call.world, "seats": roll_call.seats, "list": roll_call.names}[choices["shown_as"]]
    return draw(rows, votes.decision(choices["decision"]))


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """The outcome with its tally, what the record lacks or where those against sit, and the followed state."""
    one = votes.decision(choices["decision"])
    parts = [_outcome(one), _missing(rows) if one.record != "complete" else _against(rows)]
    parts += [f"{_name(row)} {IN_SENTENCE[row.position]}." for _, row in rows[rows.followed].iterrows()]
    return " ".join(each for each in parts if each)


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How the followed state stood, and the outcome with its tally."""
    one = votes.decision(choices["decision"])
    what = {"amendment": "amendment", "procedural_agenda": "agenda"}.get(one.kind, "text")
    verb = "was rejected" if one.outcome == "rejected" else "was approved" if one.body == "UNGA_C3" else "was adopted"
    for _, row in rows[rows.followed].iterrows():
        state = _name(row)
        if row.position in ("not_member", roll_call.NOT_IN_RECORD):
            return f"{state} {'had no seat' if row.position == 'not_member' else 'is not in the record'} at this vote".replace(
                "record at", "record of"
            )
        tally = f", {vote_labels.tally(one)}" if pd.notna(one.yes) else ""
        return first_that_fits(
            f"{state} {IN_HEADLINE[row.position]}; the {what} {verb}{tally}",
            f"{state} {IN_HEADLINE[row.position]}; {what} {verb[4:]}{tally}",
        )
    if pd.isna(one.yes):
        return f"The {what} {verb} in {one.year}; the tally is not known"
    return f"The {what} {verb} by {one.yes} to {one.no}, {one.abstain} abstaining"


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """Which vote, how many states, and what lighter marks are."""
    one = votes.decision(choices["decision"])
    lighter = "; lighter ones are inferred" if rows.inferred.any() else ""
    known = int((~rows.position.isin([roll_call.NOT_IN_RECORD, "not_member"])).sum())
    record_has = "" if one.record == "complete" else f", {known} with a known position"
    return f"How each state voted: {one.body_name}, {dates.in_words(one.date)}. {len(rows)} of today’s members{record_has}{lighter}."


def record_today() -> str:
    """How many recorded votes have a complete list of states. Raises `data.TableError` when a table cannot be read."""
    rows = votes.recorded_votes()
    return (
        f"Of **{len(rows)}** recorded votes, **{(rows.record == 'complete').sum()}** have a complete list of states here. "
        "For the others the record names some states or none, and such lists must not be counted."
    )


def _outcome(one: pd.Series) -> str:
    what = {"amendment": "the amendment", "procedural_agenda": "the agenda"}.get(one.kind, "the text")
    verb = "rejected" if one.outcome == "rejected" else "approved" if one.body == "UNGA_C3" else "adopted"
    symbol = f" ({one.symbol})" if pd.notna(one.symbol) else ""
    head = f"On {dates.in_words(one.date)} the {one.body_name} {verb} {what}{symbol}"
    if pd.isna(one.yes):
        return f"{head} by a recorded vote whose tally is not known."
    took = f"all {one.members} members voted" if not one.absent else f"{one.absent} of {one.members} members did not vote"
    return f"{head} by {one.yes} in favour, {one.no} against and {one.abstain} abstaining; {took}."


def _missing(rows: pd.DataFrame) -> str:
    """What a partial record names and what it lacks."""
    named = rows[~rows.position.isin([roll_call.NOT_IN_RECORD, "not_member"])]
    if named.empty:
        return "How each state voted is not in the record here."
    counts = join_words(
        f"{count} {roll_call.POSITIONS_AND_UNKNOWN[position].lower()}"
        for position, count in named.position.value_counts(sort=False).items()
        if count
    )
    worked = f", {named.inferred.sum()} of them worked out from other evidence" if named.inferred.any() else ""
    states = "one state" if len(named) == 1 else f"{len(named)} states"
    return f"The record here holds only {states} by name ({counts}){worked}; how the others voted is not in it."


def _against(rows: pd.DataFrame) -> str:
    """Who voted against, by name where they are few, or the regional group in which most of them sit; and what is known to be missing."""
    noes = rows[rows.position == "against"]
    groups = noes.region_group.value_counts()
    told = (
        f"Against: {join_words(noes.state)}."
        if len(noes) <= 9
        else f"Of the {len(noes)} against, {groups.iloc[0]} are {vote_labels.GROUPS[groups.index[0]]}."
    )
    known = table("tally_differences")
    return " ".join([told, *known.reason[known.decision_id == rows.decision_id.iloc[0]]])


ONE_DECISION = Chart(
    id="un-one-decision",
    page="un-votes",
    title="How did each state vote?",
    tables=("un_positions", "un_decisions", "un_memberships", "countries", "tally_differences"),
    controls=(
        Control("decision", "Decision", "one", choices_of_decision, default=DEFAULT),
        Control("shown_as", "Shown as", "one", VIEWS),
        Control(
            "follow",
            "Mark a state",
            "one",
            choices_of_state,
            default="",
            help="Marked in all three views and named in the finding.",
            former_labels={"Nobody": ""},
        ),
    ),
    rows=states,
    columns=CHART_COLUMNS,
    figure=view,
    finding=finding,
    short_title="one vote",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="decision",
    sentence=sentence,
    row_citation_keys=(("un_positions", "row_id"), ("un_decisions", "unnamed_id")),
    chart_citation_keys=(("un_decisions", "decision_id"),),
    caveat="Being absent is not abstaining; a partial list must not be counted.",
    notes=(
        "The bar on top is the official tally. A seat carries the three letters of the state’s ISO country code; seats stand by "
        "regional group and then by position. On the map every member is drawn once: 165 as shapes, the 28 too small for it as marks, "
        "with a cross for against, a diamond for abstained, a ring for absent. Borders are those of the map file.",
        "Lighter areas are positions worked out from other evidence, such as the co-sponsors of a draft. Only complete lists "
        "may be counted; for the Third Committee and the "
        "Commission on Human Rights the record holds official totals and the states that a source names, no more.",
        "Being absent is not abstaining: an abstaining state took part in the vote.",
        "The list names the states that took part or were absent; states without a seat, and states not in the record, are "
        "counted there and named in the table.",
    ),
)
