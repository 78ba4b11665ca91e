"""How the five regional groups voted in the plenary of the General Assembly, a line a group."""

from __future__ import annotations

from collections import Counter

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.charts.groups_figure import lines
from components.description.chart import Chart, Column
from components.description.choice import Choices, Control
from components.description.words import first_that_fits
from components.drawing import vote_labels
from data import dates

GROUP_POSITIONS = {**{each: vote_labels.POSITION_LABELS[each] for each in ("in_favour", "abstain", "against")}, "absent": "Absent"}
POSITION_WORDS = {"in_favour": "in favour", "abstain": "abstaining", "against": "against", "absent": "absent"}
"""The positions in a headline."""
VOTED = {"in_favour": "voted in favour", "abstain": "abstained", "against": "voted against", "absent": "did not vote"}
"""The positions in a sentence."""


def shares(choices: Choices) -> pd.DataFrame:
    """One row for each group in each complete plenary vote: states with the chosen position, members of the group, share."""
    chosen, position = choices["group"] or [*vote_labels.GROUPS], choices["group_position"]
    found = []
    for decision_id in votes.recorded_votes("complete", "UNGA").decision_id:
        roll = votes.roll_call(decision_id)
        seen = Counter(zip(roll.region_group, roll.position, strict=True))
        for group in [each for each in vote_labels.GROUPS if each in chosen]:
            counts = {each: seen[group, each] for each in GROUP_POSITIONS}
            members = sum(counts.values())
            found.append((decision_id, group, position, counts[position], members, round(100 * counts[position] / members, 1)))
    rows = pd.DataFrame(found, columns=["decision_id", "region_group", "position", "states", "members", "share"])
    rows = rows.merge(votes.decisions()[["decision_id", "year", "date"]], on="decision_id")
    rank = rows.region_group.map({code: place for place, code in enumerate(vote_labels.GROUPS)})
    return rows.assign(rank=rank).sort_values(["rank", "date"], kind="stable").drop(columns="rank").reset_index(drop=True)


def figure(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """A line a group, with the position on its axis."""
    return lines(rows, f"{POSITION_WORDS[choices['group_position']]}, % of the group", sentence)


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """The groups with the largest and the smallest share at the last vote, and which share changed most since the first."""
    voted = VOTED[choices["group_position"]]
    yes = rows.set_index(["region_group", "year"])
    first, last = yes.index.get_level_values("year").min(), yes.index.get_level_values("year").max()
    now, then = yes.xs(last, level="year"), yes.xs(first, level="year")
    day = dates.in_words(now.date.iloc[0])
    if len(now) == 1:
        return f"{_of(now, now.index[0])} {voted} on {day}; in {first} it was {_of(then, now.index[0])}."
    moved = (now.share - then.share).abs().idxmax()
    return (
        f"On {day}, the last recorded plenary vote on a whole text, {_of(now, now.share.idxmax())} {voted}, the "
        f"largest share, and {_of(now, now.share.idxmin())}, the smallest. "
        f"Since {first} the share of the {vote_labels.GROUPS[moved]} changed most: from {then.states[moved]} of {then.members[moved]} to "
        f"{now.states[moved]} of {now.members[moved]}."
    )


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """One group's states with the position at the first and the last vote, or the groups with most and fewest at the last."""
    yes, did = rows.sort_values("date", kind="stable"), POSITION_WORDS[choices["group_position"]]
    last = yes[yes.date == yes.date.max()].set_index("region_group")
    if len(last) == 1:
        one, two = yes.iloc[0], yes.iloc[-1]
        name = vote_labels.GROUPS_SHORT[two.region_group]
        return first_that_fits(
            f"{name}: {one.states} of {one.members} {did} in {one.year}, {two.states} of {two.members} in {two.year}",
            f"{name}: {one.states} {did} in {one.year}, {two.states} in {two.year}",
        )
    most, least = (vote_labels.GROUPS_SHORT[each] for each in (last.share.idxmax(), last.share.idxmin()))
    return first_that_fits(
        f"Most {did} in {last.year.iloc[0]}: {most}; least: {least}",
        f"Most {did}, {last.year.iloc[0]}: {most}; least: {least}",
    )


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """What is drawn, in what unit, over which votes."""
    return (
        f"Share of each regional group’s members {POSITION_WORDS[choices['group_position']]}, in per cent of all members, in "
        f"{rows.decision_id.nunique()} recorded plenary votes, {rows.year.min()}–{rows.year.max()}. {len(rows)} points."
    )


def record_today() -> str:
    """The votes in favour of the group with the smallest share at the last vote, at the first and at the last.

    Raises `data.TableError` when a table cannot be read.
    """
    yes = shares({"group": [], "group_position": "in_favour"})
    last = yes[yes.date == yes.date.max()]
    group = last.region_group[last.share.idxmin()]
    one, two = (part[part.region_group == group].iloc[0] for part in (yes[yes.date == yes.date.min()], last))
    return (
        f"Of the {vote_labels.GROUPS[group]}, the group least in favour at the last recorded vote, **{two.states} of "
        f"{two.members}** supported the text in "
        f"{two.year}, **{one.states} of {one.members}** in {one.year}."
    )


def _of(part: pd.DataFrame, group: str) -> str:
    return f"{part.states[group]} of the {part.members[group]} {vote_labels.GROUPS[group]}"


def sentence(row: pd.Series) -> str:
    """One point as a sentence: how many of a regional group took a position in a decision."""
    return (
        f"{dates.in_words(row.date)}, {vote_labels.GROUPS[row.region_group]}: {row.states} of {row.members} "
        f"{vote_labels.POSITION_LABELS[row.position].lower()} ({row.share:g} per cent)."
    )


GROUPS = Chart(
    id="regional-groups",
    page="un-votes",
    title="How did the regional groups vote?",
    tables=("un_decisions", "un_positions", "un_memberships", "countries"),
    controls=(
        Control("group", "Regional group", "many", vote_labels.GROUPS),
        Control("group_position", "Position", "one", GROUP_POSITIONS),
    ),
    rows=shares,
    columns=(
        Column("decision_id", "Decision"),
        Column("date", "Date"),
        Column("year", "Year", "year", type="integer"),
        Column("region_group", "Regional group", labels=vote_labels.GROUPS),
        Column("position", "Position", labels=vote_labels.POSITION_LABELS),
        Column("states", "States with this position", "states", type="integer"),
        Column("members", "Members of the group", "states", type="integer"),
        Column("share", "Share of the group", "%", type="number"),
    ),
    figure=figure,
    finding=finding,
    short_title="regional groups",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="group_position",
    sentence=sentence,
    row_citation_keys=(("un_decisions", "decision_id"),),
    caveat="Only votes with a complete list of positions are counted.",
    notes=(
        "Only the plenary votes whose lists are complete are drawn. In the years between and since, the General Assembly adopted its "
        "text without a vote, and there is nothing to count.",
        "The share is of all of a group’s members at that date, absent ones included; lines break where no vote was held. Each state is "
        "counted in one group as the UN lists it today; Türkiye belongs to two and is counted under Western European and other States.",
    ),
)
