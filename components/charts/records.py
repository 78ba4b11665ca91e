"""How a state has voted, decision by decision, beside the majority of its regional group."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.chart import Chart, Column
from components.description.choice import Choices, Control, Options
from components.description.words import first_that_fits, join_words, quantity, span_of_years
from components.drawing import theme, vote_labels
from data import dates, table

TELLING = ["BRA", "CHN", "IDN", "KOR"]
"""Four states whose records differ: one that moved twice, one that never did, one that left the noes, one that came to co-sponsor."""
BODIES = {**{code: votes.BODIES[code] for code in ("UNGA", "UNGA_C3", "HRC", "UNSC", "CHR")}, "all": "All recorded votes"}
LEFT = "left"
"""Stands for a state that stepped out of a consensus: no vote, and never coloured as one."""
WHO = {"state": "State", "group": "Most of the regional group"}
SAID = {**vote_labels.POSITION_LABELS, LEFT: "Dissociated from the consensus"}
GROUPS_IN_SENTENCES = {
    **vote_labels.GROUPS_SHORT,
    "latin_american_caribbean": "Latin America",
    "western_european_others": "Western, others",
}
"""The groups by names that fit beside a row on a phone."""
DID = {"yes": "in favour", "no": "against", "abstain": "abstaining", "absent": "absent"}
"""The positions in a headline."""
TIMES = {1: "once", 2: "twice"}


def shown(body: str) -> pd.DataFrame:
    """The decisions along the strip, in order of time, without amendments: all of one body, or every recorded vote of all."""
    rows = votes.recorded() if body == "all" else votes.decisions()[votes.decisions().body == body]
    return rows[rows.kind != "amendment"]


def strips(choices: Choices) -> pd.DataFrame:
    """One row a mark: a state's position in a decision, where it left a consensus, and the most common position of its group."""
    decisions = shown(choices["record_body"]).reset_index(drop=True)
    order = pd.Series(decisions.index, index=decisions.decision_id)
    states = votes.states().set_index("iso3")
    chosen = [iso3 for iso3 in states.index if not choices["states"] or iso3 in choices["states"]]
    marks = pd.concat([_positions(decisions), _departures(decisions)], ignore_index=True)
    marks = _changes(marks[marks.iso3.isin(chosen)].assign(kind="state", column=lambda rows: rows.decision_id.map(order)))
    marks = marks.assign(who=marks.iso3.map(states.state), group=marks.iso3.map(states.region_group).astype(str))
    groups = _majorities(decisions, [each for each in vote_labels.GROUPS if each in set(marks.group)])
    rows = pd.concat([marks, groups.assign(column=groups.decision_id.map(order))], ignore_index=True)
    rows = rows.merge(decisions[["decision_id", "name", "date", "body"]], on="decision_id")
    rank = rows.group.map({code: place for place, code in enumerate(vote_labels.GROUPS)})
    return rows.assign(rank=rank).sort_values(["rank", "kind", "who", "column"], ascending=[True, False, True, True]).reset_index(drop=True)


def _positions(decisions: pd.DataFrame) -> pd.DataFrame:
    rows = table("un_positions")
    rows = rows[rows.decision_id.isin(decisions.decision_id)]
    return rows.assign(position=rows.position.astype(str), basis=rows.basis.astype(str), row_id=rows.decision_id + "/" + rows.iso3)


def _departures(decisions: pd.DataFrame) -> pd.DataFrame:
    rows = table("un_dissociations")
    rows = rows[rows.decision_id.isin(decisions.decision_id)]
    return rows.assign(position=LEFT, left_id=rows.decision_id + "/" + rows.iso3)[
        ["decision_id", "iso3", "position", "confidence", "left_id"]
    ]


def _changes(marks: pd.DataFrame) -> pd.DataFrame:
    """Mark the votes in which a state's position is not that of its last vote on record in the same body."""
    marks = marks.sort_values(["iso3", "column"], kind="stable")
    voted = marks[marks.position != LEFT]
    before = voted.groupby(
        [voted.iso3, voted.decision_id.map(votes.decisions().set_index("decision_id").body)], observed=True
    ).position.shift()
    return marks.assign(changed=(before.notna() & (before != voted.position)).reindex(marks.index, fill_value=False))


def _majorities(decisions: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """The most common position in each group and how many members took it, where the list is complete."""
    found = []
    for decision_id in decisions.decision_id[decisions.record == "complete"]:
        roll = votes.roll_call(decision_id)
        roll = roll[roll.position.notna() & (roll.position != "not_member")]
        for group in groups:
            counts = roll.position[roll.region_group == group].value_counts()
            if counts.sum():
                found.append((decision_id, group, str(counts.index[0]), int(counts.iloc[0]), int(counts.sum())))
    rows = pd.DataFrame(found, columns=["decision_id", "group", "position", "same", "seats"])
    return rows.assign(group_of=rows.decision_id, kind="group", who="most: " + rows.group.map(vote_labels.GROUPS_SHORT), changed=False)


def figure(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """A strip a state, its group's majority as small marks beneath, ticks where it changed, bands where nobody voted."""
    lines = rows.drop_duplicates(["group", "who"]).reset_index(drop=True)
    rows = rows.assign(y=rows.set_index(["group", "who"]).index.map({(each.group, each.who): place for place, each in lines.iterrows()}))
    size = 11 if rows.column.max() < 12 else 8
    codes = [each for each in SAID if (rows.position == each).any()]
    traces = [trace for code in codes for trace in _traces(rows[rows.position == code], code, SAID[code], size)]
    changed = rows[rows.changed]
    sign = {"symbol": "triangle-down", "size": 8, "color": theme.ACCENT}
    tick = sign | {"opacity": theme.opacities(changed)}
    ticks = go.Scatter(x=changed.column, y=changed.y - 0.46, mode="markers", marker=tick, name="Changed", **theme.marks(changed))
    traces += theme.with_key(ticks, sign)
    drawn = theme.figure(*traces, height=160 + max(18, 28 - len(lines) // 8) * len(lines), margin_t=130)
    drawn.update_yaxes(
        tickvals=[*lines.index],
        ticktext=[
            f"<i>{GROUPS_IN_SENTENCES[each.group]}</i>" if each.kind == "group" else f"<b>{theme.escape_plotly(each.who)}</b>"
            for _, each in lines.iterrows()
        ],
        range=[len(lines) - 0.4, -0.8],
        showgrid=False,
    )
    return _years(drawn, shown(choices["record_body"]).reset_index(drop=True))


def _traces(part: pd.DataFrame, code: str, label: str, size: int) -> list[go.Scatter]:
    """The marks of one position, and their key; those of groups are small and those that no list names are faint."""
    colour = theme.POSITION.get(code, theme.QUIET)
    sign = {"symbol": theme.POSITION_SYMBOL.get(code, "triangle-left-open"), "color": colour, "line": {"color": colour, "width": 1.5}}
    faint = part.basis.isin(votes.INFERRED)
    drawn = go.Scatter(
        x=part.column,
        y=part.y,
        mode="markers",
        name=label,
        marker=sign
        | {
            "size": [size if kind == "state" else size - 3 for kind in part.kind],
            "opacity": theme.opacities(part, [0.5 if each else 1 for each in faint]),
        },
        **theme.marks(part, sentence),
    )
    return theme.with_key(drawn, sign | {"size": size})


def _years(drawn: go.Figure, decisions: pd.DataFrame) -> go.Figure:
    """The years along the top, and a quiet band over each stretch of decisions without a vote."""
    seen = decisions.drop_duplicates("year")
    every = 1 if len(decisions) <= 12 else 3
    ticks = seen.iloc[::every]
    drawn.update_xaxes(
        tickvals=[*ticks.index], ticktext=[f"’{year % 100:02}" for year in ticks.year], side="top", range=[-0.7, len(decisions) - 0.3]
    )
    drawn.update_xaxes(showgrid=False, title="year of the decision", tickangle=0)
    band = {
        "type": "rect",
        "yref": "y domain",
        "y0": 0,
        "y1": 1,
        "fillcolor": theme.QUIET,
        "opacity": 0.16,
        "line_width": 0,
        "layer": "below",
    }
    without = decisions.index[decisions.method != "recorded"]
    drawn.update_layout(shapes=[band | {"x0": place - 0.5, "x1": place + 0.5} for place in without])
    return drawn


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many votes, who changed and who never did, and since when nobody has voted."""
    decisions = shown(choices["record_body"])
    voted = decisions[decisions.method == "recorded"]
    states = rows[rows.kind == "state"]
    moved = states[states.changed].groupby("who").size()
    steady = sorted(set(states.who) - set(moved.index))
    last = voted.iloc[-1]
    silent = (
        ""
        if choices["record_body"] == "all" or last.decision_id == decisions.decision_id.iloc[-1]
        else " Since then every text of the body was adopted without a vote."
    )
    body = "in all bodies" if choices["record_body"] == "all" else f"of the {BODIES[choices['record_body']]}"
    return (
        f"Over {len(voted)} recorded votes {body}, {voted.year.min()}–{voted.year.max()}: {_words(moved, steady)} The last was on "
        f"{dates.in_words(last.date)}.{silent}"
    )


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """For one state from what to what and when; for several who changed how often."""
    states = rows[rows.kind == "state"]
    moved = states[states.changed].groupby("who").size()
    steady = sorted(set(states.who) - set(moved.index))
    count = len(moved) + len(steady)
    if count == 1:
        return _one_record(states, choices["record_body"])
    if moved.empty:
        return f"None of {count} states changed position in {_held(choices)} recorded votes"
    plain = f"{len(moved)} of {count} states changed position at least once"
    return first_that_fits(_who_changed(moved, steady), plain) if count <= len(TELLING) else plain


def _held(choices: Choices) -> int:
    """How many recorded votes the strips have."""
    return int((shown(choices["record_body"]).method == "recorded").sum())


def _who_changed(moved: pd.Series, steady: list[str]) -> str:
    """States by how often they changed, most often first: "Brazil changed twice, Indonesia once; China never did"."""
    groups = [(number, moved.index[moved == number]) for number in sorted(moved.unique(), reverse=True)]
    parts = [
        f"{join_words(map(votes.with_article, names))} {'' if place else 'changed '}{TIMES.get(number, f'{number} times')}"
        for place, (number, names) in enumerate(groups)
    ]
    said = ", ".join(parts) + (f"; {join_words(map(votes.with_article, steady))} never" if steady else "")
    return f"{said[0].upper()}{said[1:]}"


def _one_record(states: pd.DataFrame, body: str) -> str:
    """The record of one state: its positions with their years within a body, or how often it changed."""
    name = votes.with_article(states.who.iloc[0])
    name = f"{name[0].upper()}{name[1:]}"
    voted = states[states.position != LEFT]
    if voted.empty:
        return f"{name} has no vote on record here"
    plain = f"{name} changed position {TIMES.get(int(voted.changed.sum()), f'{voted.changed.sum()} times')} in {len(voted)} votes"
    if len({*voted.position}) == 1:
        times = {1: "one vote", 2: "both votes"}.get(len(voted), f"all {len(voted)} votes")
        return f"{name}: {DID[voted.position.iloc[0]]} in {times}"
    if body == "all":
        return plain
    runs = voted.groupby(voted.changed.cumsum())
    phases = [f"{DID[part.position.iloc[0]]} {span_of_years(part.date.iloc[0][:4], part.date.iloc[-1][:4])}" for _, part in runs]
    return first_that_fits(f"{name}: {', '.join(phases)}", plain)


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """Whose votes, in which body, over which years, how many marks, and what a tick is."""
    decisions, who = shown(choices["record_body"]), rows.who[rows.kind == "state"].unique()
    body = "all bodies" if choices["record_body"] == "all" else f"the {BODIES[choices['record_body']]}"
    whose = votes.with_article(who[0]) if len(who) == 1 else quantity(len(who), "state")
    return (
        f"Positions of {whose} in {body}, {span_of_years(decisions.year.min(), decisions.year.max())}, beside most of the regional group. "
        f"{quantity(len(rows), 'mark')}; a tick means a change."
    )


def today() -> str:
    """How many states changed in the recorded plenary votes, and whether one was held since.

    Raises `data.TableError` when a table cannot be read.
    """
    voted = votes.recorded("complete", "UNGA")
    seen = table("un_positions")
    changed = seen[seen.decision_id.isin(voted.decision_id)].groupby("iso3").position.agg(lambda each: len({*each}) > 1)
    later = shown("UNGA")
    later = later[later.date > voted.date.max()]
    since = " Since then every text was adopted without a vote." if len(later) and (later.method == "without_vote").all() else ""
    return (
        f"In **{len(voted)}** recorded plenary votes, {voted.year.min()}–{voted.year.max()}, **{changed.sum()}** of "
        f"{len(votes.states())} states changed position at least once.{since}"
    )


def _words(moved: pd.Series, steady: list[str]) -> str:
    """Who changed how often; counts instead of names when there are many."""
    if len(moved) + len(steady) > 8:
        return f"{len(moved)} of {len(moved) + len(steady)} states changed their position at least once."
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


def sentence(row: pd.Series) -> str:
    """One mark as a sentence: how a state, or its group, stood in a decision."""
    day = f"{row['name']}, {dates.in_words(row.date)}"
    if row.kind == "group":
        return (
            f"{day}: {row.same} of {row.seats} {vote_labels.GROUPS[row.group]}: {SAID[row.position].lower()}, more than any other position."
        )
    if row.position == LEFT:
        return f"{day}: {row.who} dissociated from the consensus on a text adopted without a vote. This is not a vote."
    inferred = f" ({votes.BASES[row.basis].lower()})" if row.basis in votes.INFERRED else ""
    return (
        f"{day}: {row.who}: "
        f"{SAID[row.position].lower()}{inferred}{', a change from its last vote on record in this body' if row.changed else ''}."
    )


def choices_of_state(_made: Choices) -> Options:
    """The codes of all members, which a reader may choose among."""
    return votes.state_names()


RECORDS = Chart(
    id="state-records",
    page="un-votes",
    title="How has a state voted?",
    tables=("un_decisions", "un_positions", "un_memberships", "un_dissociations", "countries"),
    controls=(
        Control("states", "States", "many", choices_of_state, default=TELLING, help="Leave empty for all 193."),
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
        Column("position", "Position", labels=SAID),
        Column("basis", "Basis", labels=votes.BASES),
        Column("changed", "Changed", labels={True: "yes", False: "no"}),
        Column("same", "Members of the group with this position", "states"),
        Column("seats", "Members of the group", "states"),
    ),
    figure=figure,
    finding=finding,
    place="one state",
    headline=headline,
    measure=measure,
    today=today,
    main_control="states",
    sentence=sentence,
    record=(("un_positions", "row_id"), ("un_dissociations", "left_id"), ("un_decisions", "group_of")),
    background=(("un_decisions", "decision_id"),),
    caveat="Joining a consensus is not a vote in favour.",
    notes=(
        "Columns are decisions in order of time. A tick above a mark says that the position differs from the state’s last "
        "vote on record in the same body. Small marks beside a group’s name give the "
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
