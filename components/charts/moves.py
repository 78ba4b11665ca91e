"""Who moved between two recorded votes with a complete list, and what became of a text between committee and plenary."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.chart import Chart, Column, columns
from components.description.choice import Choices, Control, Options
from components.description.words import join_words
from components.drawing import alluvial, theme, vote_labels
from components.drawing.roll_call import signs
from data import dates

PRESETS = {"2011 to 2014": ("2011", "2014"), "2005 to 2015": ("2005", "2015"), "2014 to 2015": ("2014", "2015")}
COMPARE = {**{each: each for each in PRESETS}, "next": "One vote to the next", "any": "Any two votes"}
WHOLE = ("UNGA", "UNGA_C3")
"""Bodies in which every member sits: their votes can be compared with each other."""
INDENT = "\u00a0" * 12
NAMED = 15
"""As many states the finding names; of more it gives the number."""
SHOWN = (
    *columns("countries", "iso3"),
    Column("state", "State"),
    *columns("countries", "region_group"),
    Column("position_from", "Position in the first vote", labels=vote_labels.POSITION_LABELS),
    Column("position_to", "Position in the second vote", labels=vote_labels.POSITION_LABELS),
    Column("moved", "Moved"),
    Column("vote_from", "First vote"),
    Column("vote_to", "Second vote"),
)


def _plenary(year: str) -> str:
    return f"unga-{year}-plenary"


def starts(made: Choices) -> Options:
    """The votes from which moves can be counted: complete lists, for a preset only its own."""
    rows = votes.recorded("complete")
    if made["compare"] in PRESETS:
        rows = rows[rows.decision_id == _plenary(PRESETS[made["compare"]][0])]
    elif made["compare"] == "next":
        rows = rows[[len(_later(each)) > 0 for each in rows.decision_id]]
    return dict(rows.set_index("decision_id").dated)


def ends(made: Choices) -> Options:
    """The votes to which moves can be counted: complete lists of a body with the same members."""
    one = votes.decision(made["vote_from"])
    rows = votes.recorded("complete")
    if made["compare"] in PRESETS:
        rows = rows[rows.decision_id == _plenary(PRESETS[made["compare"]][1])]
    elif made["compare"] == "next":
        rows = _later(one.decision_id).head(1)
    else:
        rows = rows[rows.body.isin(WHOLE if one.body in WHOLE else [one.body]) & (rows.decision_id != one.decision_id)]
    return dict(rows.set_index("decision_id").dated)


def _later(decision_id: str) -> pd.DataFrame:
    """The votes of the same body after this one, with complete lists."""
    rows = votes.recorded("complete", votes.decision(decision_id).body)
    return rows[rows.date > votes.decision(decision_id).date]


def _default_start(made: Choices) -> str:
    allowed = starts(made)
    return _plenary("2014") if _plenary("2014") in allowed else next(iter(allowed))


def _default_end(made: Choices) -> str:
    """The next vote of the same body, or the one before if there is none later."""
    later = [each for each in _later(made["vote_from"]).decision_id if each in ends(made)]
    return later[0] if later else [*ends(made)][-1]


def states(choices: Choices) -> pd.DataFrame:
    """The states that sat in one of the two votes at least: those that moved first, by regional group and name."""
    one, two = votes.roll_call(choices["vote_from"]), votes.roll_call(choices["vote_to"])
    rows = one[["iso3", "state", "region_group"]].assign(position_from=one.position.astype(str), position_to=two.position.astype(str))
    rows = rows.assign(
        from_id=(choices["vote_from"] + "/" + rows.iso3).where(rows.position_from != "not_member"),
        to_id=(choices["vote_to"] + "/" + rows.iso3).where(rows.position_to != "not_member"),
    )
    rows = rows[(rows.position_from != "not_member") | (rows.position_to != "not_member")]
    both = (rows.position_from != "not_member") & (rows.position_to != "not_member")
    rows = rows.assign(
        both=both, moved=both & (rows.position_from != rows.position_to), decision_from=choices["vote_from"], decision_to=choices["vote_to"]
    )
    rows = rows.assign(vote_from=votes.decision(choices["vote_from"]).dated, vote_to=votes.decision(choices["vote_to"]).dated)
    return rows.sort_values(["moved", "region_group", "state"], ascending=[False, True, True], kind="stable").reset_index(drop=True)


def sentence(row: pd.Series) -> str:
    """One state's positions in the two votes."""
    one, two = (vote_labels.POSITION_LABELS[each].lower() for each in (row.position_from, row.position_to))
    return f"{row.state}: {one} ({row.vote_from}), then {two} ({row.vote_to})." if one != two else f"{row.state}: {one} both times."


def flows(rows: pd.DataFrame) -> pd.Series:
    """The number of states for each pair of positions, in the order of drawing."""
    counted = rows[["position_from", "position_to"]].value_counts()
    return counted.sort_index(key=lambda level: level.map(list(signs.ORDER).index))


def alluvium(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """The flows from the first vote to the second, and below them the states that moved, by regional group."""
    numbers = flows(rows)
    parts = {(start, end): rows[(rows.position_from == start) & (rows.position_to == end)] for start, end in numbers.index}
    lines = movers(rows)
    depth = alluvial.depth(numbers) + 17 * len(lines)
    drawn = theme.figure(
        *alluvial.traces(numbers, parts, _flow_words),
        height=depth + 44,
        margin={"t": 44, "b": 0, "l": alluvial.SIDE, "r": alluvial.SIDE},
        barmode="overlay",
    )
    drawn.update_xaxes(visible=False, range=[0, 1])
    drawn.update_yaxes(visible=False, range=[depth, 0])
    names = {
        **vote_labels.POSITION_LABELS,
        "absent": "Absent",
        "not_member": "Not yet in" if votes.decision(choices["vote_from"]).body in WHOLE else "No seat",
    }
    alluvial.labels(drawn, numbers, names)
    edges = ((0, "left", -alluvial.SIDE, choices["vote_from"]), (1, "right", alluvial.SIDE, choices["vote_to"]))
    for x, anchor, shift, decision_id in edges:
        one = votes.decision(decision_id)
        text = f"<b>{theme.escape_plotly(dates.in_words(one.date))}</b><br>{vote_labels.tally(one)}"
        drawn.add_annotation(
            x=x, xref="paper", xanchor=anchor, xshift=shift, y=0, yanchor="bottom", yshift=6, align=anchor, showarrow=False, text=text
        )
    drawn.add_annotation(
        x=0,
        xref="paper",
        xanchor="left",
        xshift=-alluvial.SIDE,
        y=depth,
        yanchor="bottom",
        align="left",
        showarrow=False,
        text="<br>".join(lines),
        font={"size": 12},
    )
    return drawn


def _flow_words(part: pd.DataFrame) -> str:
    """What the hover label of a band says."""
    start, end = part.position_from.iloc[0], part.position_to.iloc[0]
    one, two = vote_labels.POSITION_LABELS[start].lower(), vote_labels.POSITION_LABELS[end].lower()
    if start == end:
        return f"{len(part)} {'states' if len(part) > 1 else 'state'}: {one} both times."
    return f"From {one} to {two}, {len(part)}: {join_words(part.state)}."


def movers(rows: pd.DataFrame) -> list[str]:
    """The states that moved as lines of text, under their regional groups."""
    lines: list[str] = []
    for group, part in rows[rows.moved].groupby("region_group", observed=True):
        lines += ["", f"<b>{theme.escape_plotly(vote_labels.GROUPS[group])}: {len(part)} moved</b>"]
        for start, end in flows(part).index:
            some = part.state[(part.position_from == start) & (part.position_to == end)]
            first, *more = textwrap.wrap(", ".join(name.replace(" ", "\u00a0") for name in some), 44)
            lines += [
                f"{signs.glyph(start)} → {signs.glyph(end)}  {theme.escape_plotly(first)}",
                *(INDENT + theme.escape_plotly(each) for each in more),
            ]
    return lines


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many changed position, and who left and who came to the votes in favour."""
    one, two = votes.decision(choices["vote_from"]), votes.decision(choices["vote_to"])
    both, moved = rows[rows.both], rows[rows.moved]
    told = (
        f"{one.body_name}, {dates.in_words(one.date)} ({vote_labels.tally(one)}) to {dates.in_words(two.date)} ({vote_labels.tally(two)}): "
        f"{len(moved)} of the {len(both)} states that sat both times changed position."
    )
    left, came = (moved.state[moved[column] == "yes"] for column in ("position_from", "position_to"))
    flow = (
        f"{_who(left)} left the votes in favour; {_who(came)} came to them"
        if len(left) + len(came)
        else "The votes in favour neither lost nor gained any of them"
    )
    outside = len(rows) - len(both)
    seat = f" {outside} {'state' if outside == 1 else 'states'} sat at one of the two votes only." if outside else ""
    return f"{told} {flow[0].upper()}{flow[1:]}.{seat}"


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How many states changed position between the two votes."""
    one, two = sorted((votes.decision(choices["vote_from"]), votes.decision(choices["vote_to"])), key=lambda each: each.date)
    when = f"between {one.year} and {two.year}" if one.year != two.year else f"within {one.year}"
    return f"{rows.moved.sum() or 'None'} of {rows.both.sum()} states changed position {when}"


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """Which two votes, how many states, and what strong bands are."""
    one, two = votes.decision(choices["vote_from"]), votes.decision(choices["vote_to"])
    second = dates.in_words(two.date) if one.body == two.body else two.dated
    return (
        f"Positions of states in two votes: {one.dated}, and {second}. {len(rows)} states; strong bands changed position, faint "
        "ones did not."
    )


def today() -> str:
    """How many states moved between the last two recorded plenary votes, and whether one was held since.

    Raises `data.TableError` when a table cannot be read.
    """
    complete = votes.recorded("complete", "UNGA")
    one, two = complete.iloc[-2], complete.iloc[-1]
    rows = states({"vote_from": one.decision_id, "vote_to": two.decision_id})
    later = votes.decisions()
    later = later[(later.body == "UNGA") & (later.kind != "amendment") & (later.date > two.date)]
    since = " Since then every text was adopted without a vote." if len(later) and (later.method == "without_vote").all() else ""
    return (
        f"Between the last two recorded plenary votes, of **{one.year}** and **{two.year}**, **{rows.moved.sum()}** of "
        f"**{rows.both.sum()}** states changed position.{since}"
    )


def _who(names: pd.Series) -> str:
    """How many states, and which where they are few: "14 (Fiji, Gabon and Togo)"."""
    if names.empty:
        return "nobody"
    return f"{len(names)} ({join_words(sorted(names))})" if len(names) <= NAMED else f"{len(names)}"


MOVES = Chart(
    id="un-moves",
    page="un-votes",
    title="Which states changed position?",
    tables=("un_positions", "un_decisions", "un_memberships", "countries"),
    controls=(
        Control(
            "compare", "Compare", "one", COMPARE, help="2014 was the first vote on a text that speaks of the International Criminal Court."
        ),
        Control("vote_from", "First vote", "one", starts, default=_default_start),
        Control("vote_to", "Second vote", "one", ends, default=_default_end),
    ),
    rows=states,
    columns=SHOWN,
    figure=alluvium,
    finding=finding,
    place="who moved",
    headline=headline,
    measure=measure,
    today=today,
    main_control="compare",
    sentence=sentence,
    record=(("un_positions", "from_id"), ("un_positions", "to_id")),
    background=(("un_decisions", "decision_from"), ("un_decisions", "decision_to")),
    caveat="The texts differ from year to year, and an absence has many reasons.",
    notes=(
        "Strong bands are states that changed position, in the colour of where they went; faint bands are states that "
        "stayed, or had a seat at one of the two votes only. Only votes with a complete list can be picked, and only those "
        "of bodies "
        "with the same members can be compared.",
        "Absence has many reasons, and the record does not give them: a state that was absent at one of the two votes counts as moved.",
        "The texts differ from year to year, so a move may answer a new text rather than show a new view.",
        "Of the Human Rights Council in 2011 one seat of 47, absent at the vote, is not identified and is not drawn.",
    ),
)
