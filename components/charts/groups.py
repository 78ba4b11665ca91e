"""How the five regional groups voted in the General Assembly."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.chart import Chart, Column
from components.description.choice import Choices, Control
from components.description.words import first_that_fits
from components.drawing import theme, vote_labels
from data import dates

ORDER = ("yes", "abstain", "absent", "no")
"""From the bottom of a bar to its top: in favour stands on the ground, against hangs from the top."""


def shares(choices: Choices) -> pd.DataFrame:
    """One row for each position in each group in each complete plenary vote: states, members of the group, share."""
    chosen = choices["group"] or [*vote_labels.GROUPS]
    found = []
    for decision_id in votes.recorded("complete", "UNGA").decision_id:
        roll = votes.roll_call(decision_id)
        roll = roll[roll.position != "not_member"]
        for group in [each for each in vote_labels.GROUPS if each in chosen]:
            counts = votes.counts(roll[roll.region_group == group])
            members = sum(counts.values())
            found += [(decision_id, group, each, counts[each], members, round(100 * counts[each] / members, 1)) for each in ORDER]
    rows = pd.DataFrame(found, columns=["decision_id", "region_group", "position", "states", "members", "share"])
    rows = rows.merge(votes.decisions()[["decision_id", "year", "date"]], on="decision_id")
    rank = rows.region_group.map({code: place for place, code in enumerate(vote_labels.GROUPS)})
    return rows.assign(rank=rank).sort_values(["rank", "date"], kind="stable").drop(columns="rank").reset_index(drop=True)


def panels(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """One small panel a group, one bar a vote, filled to the whole of the group's members."""
    groups = [*dict.fromkeys(rows.region_group)]
    height = 130 + 130 * len(groups) if len(groups) > 1 else 380
    drawn = theme.figure(height=height, margin_t=114, barmode="stack", bargap=0.18, legend_traceorder="normal")
    for place, group in enumerate(groups, 1):
        for position in ORDER:
            part = rows[(rows.region_group == group) & (rows.position == position)]
            drawn.add_trace(_bars(part, position, place))
        _heads(drawn, rows[rows.region_group == group], group, place)
        _axes(drawn, place, len(groups))
    return drawn


def _bars(part: pd.DataFrame, position: str, place: int) -> go.Bar:
    """The segments of one position in one panel."""
    axis = "" if place == 1 else str(place)
    return go.Bar(
        x=part.year.astype(str),
        y=part.share,
        name=vote_labels.POSITION_LABELS[position],
        marker=theme.position_fill(position) | {"opacity": theme.opacities(part)},
        showlegend=place == 1,
        **theme.marks(part, sentence),
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
    )


def _heads(drawn: go.Figure, part: pd.DataFrame, group: str, place: int) -> None:
    """The name of the group with its members, above its panel."""
    axis = "" if place == 1 else str(place)
    head = f"<b>{vote_labels.GROUPS[group]}</b>, {part.members.iloc[0]} members" + (
        f" ({part.members.iloc[-1]} in {part.year.max()})" if part.members.iloc[-1] != part.members.iloc[0] else ""
    )
    place_head = {"x": 0, "xref": f"x{axis} domain", "y": 1, "yref": f"y{axis} domain", "xanchor": "left", "yanchor": "bottom", "yshift": 3}
    drawn.add_annotation(text=head, showarrow=False, font={"size": 13}, **place_head)


def _axes(drawn: go.Figure, place: int, of: int) -> None:
    """One panel below the other, each with the shares of its group; the years stand under the last one only."""
    axis = "" if place == 1 else str(place)
    top = 1 - (place - 1) / of
    shares = {
        "range": [0, 100],
        "tickvals": [0, 50, 100],
        "ticktext": ["0", "50", "100%"],
        "domain": [top - 0.78 / of, top],
        "anchor": f"x{axis}",
    }
    years = {"type": "category", "showgrid": False, "showticklabels": place == of, "anchor": f"y{axis}"}
    drawn.update_layout({f"xaxis{axis}": years, f"yaxis{axis}": shares})


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """The group most in favour and the one least in favour at the last vote, and which moved most since the first."""
    yes = rows[rows.position == "yes"].set_index(["region_group", "year"])
    first, last = yes.index.get_level_values("year").min(), yes.index.get_level_values("year").max()
    now, then = yes.xs(last, level="year"), yes.xs(first, level="year")
    day = dates.in_words(now.date.iloc[0])
    if len(now) == 1:
        return f"{_of(now, now.index[0])} voted in favour on {day}; in {first} it was {_of(then, now.index[0])}."
    moved = (now.share - then.share).abs().idxmax()
    return (
        f"On {day}, the last recorded plenary vote on a whole text, {_of(now, now.share.idxmax())} voted in favour, the "
        f"largest share, and {_of(now, now.share.idxmin())}, the smallest. "
        f"Since {first} the support of the {vote_labels.GROUPS[moved]} changed most: from {then.states[moved]} of {then.members[moved]} to "
        f"{now.states[moved]} of {now.members[moved]}."
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """One group's votes in favour at the first and the last vote, or the groups with the largest and the smallest share at the last."""
    yes = rows[rows.position == "yes"].sort_values("date", kind="stable")
    last = yes[yes.date == yes.date.max()].set_index("region_group")
    if len(last) == 1:
        one, two = yes.iloc[0], yes.iloc[-1]
        name = vote_labels.GROUPS_SHORT[two.region_group]
        return first_that_fits(
            f"{name}: {one.states} of {one.members} in favour in {one.year}, {two.states} of {two.members} in {two.year}",
            f"{name}: {one.states} in favour in {one.year}, {two.states} in {two.year}",
        )
    most, least = (vote_labels.GROUPS_SHORT[each] for each in (last.share.idxmax(), last.share.idxmin()))
    return first_that_fits(
        f"Most in favour in {last.year.iloc[0]}: {most}; least: {least}",
        f"Most in favour, {last.year.iloc[0]}: {most}; least: {least}",
    )


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, in what unit, over which votes."""
    return (
        f"Share of each regional group’s members by position, in per cent, in {rows.decision_id.nunique()} recorded plenary votes, "
        f"{rows.year.min()}–{rows.year.max()}. {len(rows)} segments; a full bar is the whole group."
    )


def today() -> str:
    """The votes in favour of the group with the smallest share at the last vote, at the first and at the last.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = shares({"group": []})
    yes = rows[rows.position == "yes"]
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
    """One segment as a sentence: how many of a regional group took a position in a decision."""
    return (
        f"{dates.in_words(row.date)}, {vote_labels.GROUPS[row.region_group]}: {row.states} of {row.members} "
        f"{vote_labels.POSITION_LABELS[row.position].lower()} ({row.share:g} per cent)."
    )


GROUPS = Chart(
    id="regional-groups",
    page="un-votes",
    title="How did the regional groups vote?",
    tables=("un_decisions", "un_positions", "un_memberships", "countries"),
    controls=(Control("group", "Regional group", "many", vote_labels.GROUPS),),
    rows=shares,
    columns=(
        Column("decision_id", "Decision"),
        Column("date", "Date"),
        Column("year", "Year", "year"),
        Column("region_group", "Regional group", labels=vote_labels.GROUPS),
        Column("position", "Position", labels=vote_labels.POSITION_LABELS),
        Column("states", "States", "states"),
        Column("members", "Members of the group", "states"),
        Column("share", "Share of the group", "%"),
    ),
    figure=panels,
    finding=finding,
    place="regional groups",
    headline=headline,
    measure=measure,
    today=today,
    main_control="group",
    sentence=sentence,
    record=(("un_decisions", "decision_id"),),
    caveat="Only votes with a complete list of positions are counted.",
    notes=(
        "Only the nine plenary votes whose lists are complete, 2005–2011, 2014 and 2015. In the years between and since, the "
        "General Assembly adopted its text "
        "without a vote, and there is nothing to count.",
        "A bar is the whole of a group’s members at that date, absent ones included. Each state is counted in one group as "
        "the UN lists it today; Türkiye "
        "belongs to two and is counted under Western European and other States.",
    ),
)
