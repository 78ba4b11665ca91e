"""Which states changed their vote between two recorded votes with a complete list; being away is not a vote."""

from __future__ import annotations

import pandas as pd

from components.charts import votes
from components.charts.moves_figure import WHOLE, alluvium
from components.description.chart import Chart, Column, columns
from components.description.choice import Choices, Control, Options
from components.description.words import first_that_fits, join_words, quantity
from components.drawing import vote_labels
from data import dates

PRESETS = {"2011 to 2014": ("2011", "2014"), "2005 to 2015": ("2005", "2015"), "2014 to 2015": ("2014", "2015")}
COMPARE = {**{each: each for each in PRESETS}, "next": "One vote to the next", "any": "Any two votes"}
MOST_NAMES = 15
"""As many states the finding names; of more it gives the number."""
CHANGES = {
    "moved": "Changed its vote",
    "kept": "Voted the same way",
    "away": "Did not vote at one of the two, or at both",
    "outside": "Had no seat at one of the two",
}
"""What can be said of a state over two votes; only votes that were cast are compared."""
CHART_COLUMNS = (
    *columns("countries", "iso3"),
    Column("state", "State"),
    *columns("countries", "region_group"),
    Column("position_from", "Position in the first vote", labels=vote_labels.POSITION_LABELS),
    Column("position_to", "Position in the second vote", labels=vote_labels.POSITION_LABELS),
    Column("change", "From one vote to the other", labels=CHANGES),
    Column("vote_from", "First vote"),
    Column("vote_to", "Second vote"),
)


def _plenary(year: str) -> str:
    return f"unga-{year}-plenary"


def choices_of_first_vote(before: Choices) -> Options:
    """The votes from which moves can be counted: complete lists, for a preset only its own."""
    rows = votes.recorded_votes("complete")
    if before["compare"] in PRESETS:
        rows = rows[rows.decision_id == _plenary(PRESETS[before["compare"]][0])]
    elif before["compare"] == "next":
        rows = rows[[len(_later_votes(each)) > 0 for each in rows.decision_id]]
    return rows.set_index("decision_id").dated.to_dict()


def choices_of_second_vote(before: Choices) -> Options:
    """The votes to which moves can be counted: complete lists of a body with the same members."""
    one = votes.decision(before["vote_from"])
    rows = votes.recorded_votes("complete")
    if before["compare"] in PRESETS:
        rows = rows[rows.decision_id == _plenary(PRESETS[before["compare"]][1])]
    elif before["compare"] == "next":
        rows = _later_votes(one.decision_id).head(1)
    else:
        rows = rows[rows.body.isin(WHOLE if one.body in WHOLE else [one.body]) & (rows.decision_id != one.decision_id)]
    return rows.set_index("decision_id").dated.to_dict()


def _later_votes(decision_id: str) -> pd.DataFrame:
    """The votes of the same body after this one, with complete lists."""
    rows = votes.recorded_votes("complete", votes.decision(decision_id).body)
    return rows[rows.date > votes.decision(decision_id).date]


def _default_start(before: Choices) -> str:
    allowed = choices_of_first_vote(before)
    return _plenary("2014") if _plenary("2014") in allowed else next(iter(allowed))


def _default_end(before: Choices) -> str:
    """The next vote of the same body, or the one before if there is none later."""
    later = [each for each in _later_votes(before["vote_from"]).decision_id if each in choices_of_second_vote(before)]
    return later[0] if later else [*choices_of_second_vote(before)][-1]


def states(choices: Choices) -> pd.DataFrame:
    """The states of the chosen regional groups that sat in one of the two votes at least: those that moved first, then those that kept
    their vote, by regional group and name.
    """
    one, two = votes.roll_call(choices["vote_from"]), votes.roll_call(choices["vote_to"])
    rows = two[["iso3", "state", "region_group"]].assign(position_from=one.position.astype(str), position_to=two.position.astype(str))
    if choices["moves_group"]:
        rows = rows[rows.region_group.isin(choices["moves_group"])]
    rows = rows.assign(
        from_id=(choices["vote_from"] + "/" + rows.iso3).where(rows.position_from != "not_member"),
        to_id=(choices["vote_to"] + "/" + rows.iso3).where(rows.position_to != "not_member"),
    )
    rows = rows[(rows.position_from != "not_member") | (rows.position_to != "not_member")]
    rows = rows.assign(change=_changes(rows), decision_from=choices["vote_from"], decision_to=choices["vote_to"])
    rows = rows.assign(vote_from=votes.decision(choices["vote_from"]).dated, vote_to=votes.decision(choices["vote_to"]).dated)
    return rows.sort_values(["change", "region_group", "state"], kind="stable").reset_index(drop=True)


def _changes(rows: pd.DataFrame) -> pd.Series:
    """What can be said of each state: it moved or kept its vote if it voted both times, else it was away or had no seat."""
    change = pd.Series("kept", index=rows.index).mask(rows.position_from != rows.position_to, "moved")
    change = change.mask(~(votes.is_vote_cast(rows.position_from) & votes.is_vote_cast(rows.position_to)), "away")
    change = change.mask((rows.position_from == "not_member") | (rows.position_to == "not_member"), "outside")
    return change.astype(pd.CategoricalDtype([*CHANGES], ordered=True))


def sentence(row: pd.Series) -> str:
    """One state's positions in the two votes."""
    one, two = (vote_labels.POSITION_LABELS[each].lower() for each in (row.position_from, row.position_to))
    return f"{row.state}: {one} ({row.vote_from}), then {two} ({row.vote_to})." if one != two else f"{row.state}: {one} both times."


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many changed their vote, who left and who came to the votes in favour, and how many did not vote both times."""
    one, two = votes.decision(choices["vote_from"]), votes.decision(choices["vote_to"])
    both, moved = rows[rows.change.isin(["moved", "kept"])], rows[rows.change == "moved"]
    whose = _groups(choices) if choices["moves_group"] else "states"
    told = (
        f"{one.body_name}, {dates.in_words(one.date)} ({vote_labels.tally(one)}) to {dates.in_words(two.date)} ({vote_labels.tally(two)}): "
        f"{len(moved)} of the {len(both)} {whose} that voted both times changed their vote."
    )
    left, came = (moved.state[moved[column] == "in_favour"] for column in ("position_from", "position_to"))
    flow = (
        f"{_who(left)} left the votes in favour; {_who(came)} came to them"
        if len(left) + len(came)
        else "The votes in favour neither lost nor gained any of them"
    )
    return " ".join([told, f"{flow[0].upper()}{flow[1:]}.", *_not_compared(rows)])


def _not_compared(rows: pd.DataFrame) -> list[str]:
    """How many did not vote both times, which is no change of a vote."""
    away, outside = int((rows.change == "away").sum()), int((rows.change == "outside").sum())
    told = f"{quantity(away, 'state')} did not vote at one of the two or at both, and {'is' if away == 1 else 'are'} not counted."
    seat = f"{quantity(outside, 'state')} sat at one of the two votes only."
    return [*([told] if away else ()), *([seat] if outside else ())]


def _groups(choices: Choices) -> str:
    return join_words(vote_labels.GROUPS[each] for each in vote_labels.GROUPS if each in choices["moves_group"])


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How many of the states that voted both times changed their vote."""
    one, two = sorted((votes.decision(choices["vote_from"]), votes.decision(choices["vote_to"])), key=lambda each: each.date)
    when = f"{one.year} to {two.year}" if one.year != two.year else f"within {one.year}"
    both, moved = int(rows.change.isin(["moved", "kept"]).sum()), int((rows.change == "moved").sum())
    states = vote_labels.GROUPS[choices["moves_group"][0]] if len(choices["moves_group"]) == 1 else "states"
    count = f"{moved or 'None'} of {both} {states}"
    said = (f"{count} voting both times changed position, {when}", f"{count} changed position, {when}", f"{count} changed position")
    return first_that_fits(*said)


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """Which two votes, how many states, and what strong bands are."""
    one, two = votes.decision(choices["vote_from"]), votes.decision(choices["vote_to"])
    second = dates.in_words(two.date) if one.body == two.body else two.dated
    return (
        f"Positions of states in two votes: {one.dated}, and {second}. {len(rows)} states; strong bands changed their vote, faint "
        "ones did not."
    )


def record_today() -> str:
    """How many states moved between the last two recorded plenary votes, and whether one was held since.

    Raises `data.TableError` when a table cannot be read.
    """
    complete = votes.recorded_votes("complete", "UNGA")
    one, two = complete.iloc[-2], complete.iloc[-1]
    rows = states({"vote_from": one.decision_id, "vote_to": two.decision_id, "moves_group": []})
    later = votes.decisions()
    later = later[(later.body == "UNGA") & (later.kind != "amendment") & (later.date > two.date)]
    since = " Since then every text was adopted without a vote." if len(later) and (later.method == "without_vote").all() else ""
    return (
        f"Of the **{rows.change.isin(['moved', 'kept']).sum()}** states that voted in both of the last recorded plenary votes, of "
        f"**{one.year}** and **{two.year}**, **{(rows.change == 'moved').sum()}** changed position.{since}"
    )


def _who(names: pd.Series) -> str:
    """How many states, and which where they are few: "14 (Fiji, Gabon and Togo)"."""
    if names.empty:
        return "nobody"
    return f"{len(names)} ({join_words(sorted(names))})" if len(names) <= MOST_NAMES else f"{len(names)}"


MOVES = Chart(
    id="un-moves",
    page="un-votes",
    title="Which states changed position?",
    tables=("un_positions", "un_decisions", "un_memberships", "countries"),
    controls=(
        Control(
            "compare", "Compare", "one", COMPARE, help="2014 was the first vote on a text that speaks of the International Criminal Court."
        ),
        Control("vote_from", "First vote", "one", choices_of_first_vote, default=_default_start),
        Control("vote_to", "Second vote", "one", choices_of_second_vote, default=_default_end),
        Control("moves_group", "Regional group", "many", vote_labels.GROUPS),
    ),
    rows=states,
    columns=CHART_COLUMNS,
    figure=alluvium,
    finding=finding,
    short_title="who moved",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="compare",
    sentence=sentence,
    row_citation_keys=(("un_positions", "from_id"), ("un_positions", "to_id")),
    chart_citation_keys=(("un_decisions", "decision_from"), ("un_decisions", "decision_to")),
    caveat="The texts differ from year to year, and an absence has many reasons.",
    notes=(
        "Strong bands are states that changed their vote, in the colour of where they went; faint bands are states that "
        "voted the same way, did not vote, or had a seat at one of the two votes only. Only votes with a complete list can be "
        "picked, and only those "
        "of bodies "
        "with the same members can be compared.",
        "Absence has many reasons, and the record does not give them. It is not a stance: a state that did not vote at one of the two "
        "has neither moved nor stayed, and stands apart.",
        "The texts differ from year to year, so a move may answer a new text rather than show a new view.",
        "Of the Human Rights Council in 2011 one seat of 47, absent at the vote, is not identified and is not drawn.",
    ),
)
