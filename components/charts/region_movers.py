"""The states of one regional group that changed their vote in the plenary, beside the state whose dossier is shown."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import records, strips_figure, votes
from components.charts.dossier import STATE
from components.charts.strips import strips
from components.description.chart import Chart
from components.description.choice import Choices
from components.description.words import join_words, quantity, span_of_years
from components.drawing import vote_labels

BODY = "UNGA"
MOST_NAMES = 12
"""As many states the finding names; of more it gives the number."""


def movers(choices: Choices) -> pd.DataFrame:
    """One row a mark, as in `strips`: the state first, then the members of its regional group that changed their vote at least once.

    `of_voters` is how many members of the group cast a vote at all.
    """
    states = votes.states()
    group = states.iso3[states.region_group == states.set_index("iso3").region_group[choices["name"]]]
    rows = strips({"states": [*group], "record_body": BODY})
    moved = rows.iso3[rows.changed.fillna(False)].unique()
    own = rows.iso3 == choices["name"]
    rows = rows.assign(own=own, of_voters=rows.iso3[votes.is_vote_cast(rows.position)].nunique())
    rows = rows[own | rows.iso3.isin(moved) | (rows.kind == "group")]
    return rows.sort_values("own", ascending=False, kind="stable").reset_index(drop=True)


def figure(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """The strips of the chosen states in the votes of the plenary."""
    return strips_figure.figure(rows, {"record_body": BODY})


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many states of the group changed their vote."""
    moved, _steady = records.movers(rows[rows.kind == "state"])
    return f"{len(moved) or 'None'} of {rows.of_voters.iloc[0]} {vote_labels.GROUPS[rows.group.iloc[0]]} that voted changed position"


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many states of the group changed their vote over the recorded plenary votes, by name where they are few."""
    moved, _steady = records.movers(rows[rows.kind == "state"])
    held = votes.recorded_votes("complete", BODY)
    who = f": {join_words(map(votes.with_article, sorted(moved.index)))}" if 0 < len(moved) <= MOST_NAMES else ""
    return (
        f"Over {len(held)} recorded votes of the General Assembly plenary, {held.year.min()}–{held.year.max()}, {len(moved)} of the "
        f"{rows.of_voters.iloc[0]} {vote_labels.GROUPS[rows.group.iloc[0]]} that cast a vote changed it at least once{who}."
    )


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """Whose votes, over which years, how many marks, and what a tick is."""
    years = rows.date.str[:4]
    return (
        f"Positions of {quantity(rows.who[rows.kind == 'state'].nunique(), 'state')} in the General Assembly plenary, "
        f"{span_of_years(years.min(), years.max())}, beside most of the group. {quantity(len(rows), 'mark')}; a tick is a changed vote."
    )


def record_today() -> str:
    """In which regional groups most and fewest of the states that cast a vote changed position.

    Raises `data.TableError` when a table cannot be read.
    """
    changed = records.changed_in_the_plenary()
    groups = changed.groupby(votes.states().set_index("iso3").region_group.reindex(changed.index).astype(str))
    share = groups.mean().sort_values(kind="stable")

    most, fewest = (
        f"{vote_labels.GROUPS[group]}, **{groups.sum()[group]} of {groups.size()[group]}**" for group in (share.index[-1], share.index[0])
    )
    return f"Of the states that voted, the largest share changed position among the {most}; the smallest, among the {fewest}."


REGION = Chart(
    id="state-region",
    page="state",
    title="Who else in its regional group changed position?",
    tables=records.RECORDS.tables,
    controls=(STATE,),
    rows=movers,
    columns=records.RECORDS.columns,
    figure=figure,
    finding=finding,
    short_title="its region",
    headline=headline,
    measure=measure,
    record_today=record_today,
    sentence=strips_figure.sentence,
    row_citation_keys=records.RECORDS.row_citation_keys,
    chart_citation_keys=records.RECORDS.chart_citation_keys,
    caveat="Joining a consensus is not a vote in favour.",
    notes=(
        "The state of the dossier stands first, whether it moved or not; below it the members of its regional group that changed their "
        "vote at least once. Only votes that were cast are compared: an absence is neither a change nor none.",
        *records.RECORDS.notes[1:],
    ),
)
