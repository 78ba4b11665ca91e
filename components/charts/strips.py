"""The record of states, decision by decision: a mark a position, and the most common position of each regional group beside them."""

from __future__ import annotations

import pandas as pd

from components.charts import votes
from components.description.choice import Choices
from components.drawing import vote_labels
from data import cached_by_tables, table

BODIES = {**{code: votes.BODIES[code] for code in ("UNGA", "UNGA_C3", "HRC", "UNSC", "CHR")}, "all": "All recorded votes"}
DISSOCIATED = "left"
"""Stands for a state that dissociated itself from a consensus: no vote, and never coloured as one."""
OUTCOME_COLUMNS = ("symbol", "outcome", "tally", "became")
"""What is said of a decision beside each position in it: see `votes.decisions`."""
STRIP_LABELS = {**vote_labels.POSITION_LABELS, DISSOCIATED: "Dissociated from the consensus"}


def decisions_on_strip(body: str) -> pd.DataFrame:
    """The decisions along the strip, in order of time, without amendments: all of one body, or every recorded vote of all.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = votes.recorded_votes() if body == "all" else votes.decisions()[votes.decisions().body == body]
    return rows[rows.kind != "amendment"]


def strips(choices: Choices) -> pd.DataFrame:
    """One row a mark: a state's position in a decision, where it dissociated from a consensus, and the most common position of its group.

    `states` (empty for all) and `record_body` are read of the choices. Raises `data.TableError` when a table cannot be read.
    """
    decisions = decisions_on_strip(choices["record_body"]).reset_index(drop=True)
    order = pd.Series(decisions.index, index=decisions.decision_id)
    states = votes.states().set_index("iso3")
    chosen = [iso3 for iso3 in states.index if not choices["states"] or iso3 in choices["states"]]
    marks = pd.concat([_positions(decisions), _departures(decisions)], ignore_index=True)
    marks = _changes(marks[marks.iso3.isin(chosen)].assign(kind="state", column=lambda rows: rows.decision_id.map(order)))
    marks = marks.assign(who=marks.iso3.map(states.state), group=marks.iso3.map(states.region_group).astype(str))
    groups = _majorities(decisions, [each for each in vote_labels.GROUPS if each in set(marks.group)])
    rows = pd.concat([marks, groups.assign(column=groups.decision_id.map(order))], ignore_index=True)
    rows = rows.merge(decisions[["decision_id", "name", "date", "body", "year", *OUTCOME_COLUMNS]], on="decision_id")
    rows = rows.assign(said_of=[votes.name_in(*each) for each in zip(rows.year, rows.iso3, rows.who, strict=True)])
    rank = rows.group.map({code: place for place, code in enumerate(vote_labels.GROUPS)})
    return rows.assign(rank=rank).sort_values(["rank", "kind", "who", "column"], ascending=[True, False, True, True]).reset_index(drop=True)


def _positions(decisions: pd.DataFrame) -> pd.DataFrame:
    rows = table("un_positions")
    rows = rows[rows.decision_id.isin(decisions.decision_id)]
    return rows.assign(position=rows.position.astype(str), basis=rows.basis.astype(str), row_id=rows.decision_id + "/" + rows.iso3)


def _departures(decisions: pd.DataFrame) -> pd.DataFrame:
    rows = table("un_dissociations")
    rows = rows[rows.decision_id.isin(decisions.decision_id)]
    return rows.assign(position=DISSOCIATED, left_id=rows.decision_id + "/" + rows.iso3)[
        ["decision_id", "iso3", "position", "confidence", "left_id"]
    ]


def _changes(marks: pd.DataFrame) -> pd.DataFrame:
    """Mark the votes that differ from the last vote that the state cast in the same body; what is no vote is neither a change nor none."""
    marks = marks.sort_values(["iso3", "column"], kind="stable")
    cast = marks[votes.is_vote_cast(marks.position)]
    body = cast.decision_id.map(votes.decisions().set_index("decision_id").body)
    before = cast.groupby([cast.iso3, body], observed=True).position.shift()
    return marks.assign(changed=(before.notna() & (before != cast.position)).astype("boolean").reindex(marks.index))


def _majorities(decisions: pd.DataFrame, groups: list[str]) -> pd.DataFrame:
    """The most common position in each group and how many members took it, where the list is complete."""
    complete = decisions.decision_id[decisions.record == "complete"]
    found = [(each, group, *most[group]) for each in complete for most in [_majorities_in(each)] for group in groups if group in most]
    rows = pd.DataFrame(found, columns=["decision_id", "group", "position", "same", "seats"])
    return rows.assign(group_of=rows.decision_id, kind="group", who="most: " + rows.group.map(vote_labels.GROUPS_SHORT))


@cached_by_tables("un_decisions", "un_positions", "un_memberships", "countries", size=128)
def _majorities_in(decision_id: str) -> dict[str, tuple[str, int, int]]:
    """By regional group with a seat: the most common position in a decision, how many members took it, how many have a seat."""
    roll = votes.roll_call(decision_id)
    seated = roll[roll.position.notna() & (roll.position != "not_member")]
    counts = {str(group): part.position.value_counts() for group, part in seated.groupby("region_group", observed=True)}
    return {group: (str(each.index[0]), int(each.iloc[0]), int(each.sum())) for group, each in counts.items()}
