"""One state: every vote on record with its outcome, dissociations from a consensus, and what the state has said."""

from __future__ import annotations

import pandas as pd

from components.charts import positions, records, runs, votes
from components.charts.dossier_figure import AMENDMENT, KINDS, LANES, STATEMENT, figure, sentence
from components.charts.strips import DISSOCIATED, OUTCOME_COLUMNS, STRIP_LABELS
from components.description.chart import YES_NO, Chart, Column
from components.description.choice import Choices, Control, Options
from components.description.words import quantity, span_of_years
from data import PACKAGE, dates, table


def choices_of_state(_before: Choices) -> Options:
    """The codes and names of all members."""
    return votes.state_names()


STATE = Control(
    "name",
    "State",
    "one",
    choices_of_state,
    default="IDN",
    shared=True,
    tables=("countries",),
    where_listed="All 193 are listed at the end of this page, and the search finds a state by its other names.",
)
"""Whose dossier is shown: made once for the whole page."""


def record_of_state(choices: Choices) -> pd.DataFrame:
    """One row a vote, a dissociation or a position taken, in order of time; `changed` says of each vote whether it differs from the
    last one that the state cast in the same body.
    """
    iso3 = choices["name"]
    rows = pd.concat([_votes(iso3), _dissociations(iso3)], ignore_index=True)
    decisions = votes.decisions().assign(amends=lambda each: each.kind == AMENDMENT)
    decided = decisions[["decision_id", "name", "date", "body", "amends", "title", *OUTCOME_COLUMNS]]
    rows = rows.merge(decided, on="decision_id").rename(columns={"title": "what"})
    rows = rows.assign(lane=rows.body.astype(str).mask(rows.amends, AMENDMENT))
    rows = pd.concat([rows, _statements(iso3)], ignore_index=True)
    rows = rows.assign(iso3=iso3, who=votes.state_names()[iso3], at=dates.middle(rows.date))
    rows = rows.assign(said_of=[votes.name_in(int(date[:4]), iso3, who) for date, who in zip(rows.date, rows.who, strict=True)])
    rows = rows.sort_values(["date", "lane"], kind="stable").reset_index(drop=True)
    cast = rows[votes.is_vote_cast(rows.position)]
    before = cast[cast.lane != AMENDMENT].groupby("lane").position.shift()
    changed = (before.notna() & (before != cast.position.reindex(before.index))).astype("boolean").reindex(rows.index)
    return rows.assign(changed=changed)


def _votes(iso3: str) -> pd.DataFrame:
    rows = table("un_positions")
    rows = rows[rows.iso3 == iso3]
    columns = {each: rows[each].astype(str) for each in ("position", "basis", "confidence")}
    return rows[["decision_id"]].assign(kind="vote", row_id=rows.decision_id + "/" + iso3, **columns)


def _dissociations(iso3: str) -> pd.DataFrame:
    rows = table("un_dissociations")
    rows = rows[rows.iso3 == iso3]
    columns = {"kind": DISSOCIATED, "position": DISSOCIATED, "confidence": rows.confidence.astype(str)}
    return rows[["decision_id"]].assign(left_id=rows.decision_id + "/" + iso3, **columns)


def _statements(iso3: str) -> pd.DataFrame:
    """The positions of the actor that is this state."""
    actors = table("actors")
    rows = positions.positions()
    rows = rows[rows.actor_id.isin(actors.actor_id[actors.iso3 == iso3])]
    columns = {"kind": STATEMENT, "lane": STATEMENT, "what": rows.evidence, "confidence": rows.confidence.astype(str)}
    return rows[["position_id", "date", "label", "stance"]].assign(
        **columns, words=rows.apply(positions.sentence, axis=1) if len(rows) else []
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """From what to what the state went in the plenary of the General Assembly, and when."""
    plenary = rows[rows.lane == "UNGA"]
    return records.record_in_words(plenary[plenary.kind == "vote"] if len(plenary) else rows, "UNGA")


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """The votes that the state cast, body by body; how often it was away; what it did where there was no vote; when the last vote was."""
    name = votes.with_article(rows.who.iloc[0])
    texts = rows[(rows.kind == "vote") & (rows.lane != AMENDMENT)]
    cast = texts[votes.is_vote_cast(texts.position)]
    phrases = [f" {LANES[each]}: {runs.runs_of_votes(texts[texts.lane == each], each)}." for each in LANES if (cast.lane == each).any()]
    last = votes.recorded_votes("complete", "UNGA").date.iloc[-1]
    count = quantity(len(cast), "vote") if len(cast) else "no vote"
    parts = [
        f"{name[0].upper()}{name[1:]}: {count} cast on whole texts and agendas.{''.join(phrases)}",
        _away(rows),
        _beside(rows),
        f"The last recorded vote in the plenary was on {dates.in_words(last)}.",
    ]
    return " ".join(each for each in parts if each)


def _away(rows: pd.DataFrame) -> str:
    """How often the state was absent, which is no stance."""
    away = rows[rows.position == "absent"]
    return f"Absent from {quantity(len(away), 'vote')} ({_years(away)}), which is no stance." if len(away) else ""


def _beside(rows: pd.DataFrame) -> str:
    """The dissociations and the positions taken, in numbers."""
    left, said = rows[rows.kind == DISSOCIATED], rows[rows.kind == STATEMENT]
    counted = (
        (left, "known dissociation from a consensus", "known dissociations from a consensus"),
        (said, "position taken", "positions taken"),
    )
    parts = [f"{quantity(len(part), one, many)}, {_years(part)}" for part, one, many in counted if len(part)]
    return f"Beside the votes: {'; '.join(parts)}." if parts else ""


def _years(rows: pd.DataFrame) -> str:
    return span_of_years(rows.date.min()[:4], rows.date.max()[:4])


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn of which state, over which years, and what a tick and a band are."""
    return (
        f"Votes, dissociations and positions of {votes.with_article(rows.who.iloc[0])}, "
        f"{_years(rows)}. {quantity(len(rows), 'row')}; a tick is a changed vote, "
        "a grey band a text without a vote."
    )


DOSSIER = Chart(
    id="state-dossier",
    page="state",
    title="How has this state voted, and what has it said?",
    tables=("un_decisions", "un_positions", "un_dissociations", "countries", "actors", positions.TABLE, "position_questions"),
    controls=(STATE,),
    rows=record_of_state,
    columns=(
        Column("date", "Date"),
        Column("kind", "Kind", labels=KINDS),
        Column("said_of", "State"),
        Column("iso3", "Country code"),
        Column("name", "Body and year"),
        Column("what", "What was decided or said"),
        Column("symbol", "Symbol"),
        Column("outcome", "Outcome", labels=PACKAGE.labels("un_decisions", "outcome")),
        Column("tally", "Tally, in favour–against–abstaining"),
        Column("position", "Position", labels=STRIP_LABELS),
        Column("changed", "Changed its vote", labels=YES_NO, type="boolean"),
        Column("basis", "Basis", labels=votes.BASES),
        Column("label", "Question"),
        Column("stance", "Stance, −2 to +2", "points", type="integer"),
        Column("confidence", "Confidence", labels=PACKAGE.labels("un_positions", "confidence"), ordered=True),
        Column("decision_id", "Decision (key)"),
        Column("position_id", "Position (key)"),
    ),
    figure=figure,
    finding=finding,
    short_title="its record",
    headline=headline,
    measure=measure,
    record_today=records.record_today,
    sentence=sentence,
    row_citation_keys=(("un_positions", "row_id"), ("un_dissociations", "left_id"), (positions.TABLE, "position_id")),
    chart_citation_keys=(("un_decisions", "decision_id"),),
    caveat="No vote on record is not a stance.",
    notes=(
        "A tick above a mark says that the vote differs from the last one that the state cast in the same body. Who votes for an amendment "
        "votes against wording of the text: amendments stand in a lane of their own. "
        "An absence is no vote, and neither a change nor none. Faint marks are inferred, as from co-sponsoring.",
        "Grey bands are texts that the body adopted without a vote. Joining a consensus means only that a state did not ask for a vote; "
        "a triangle marks a state that dissociated from the consensus, and such lists may be incomplete.",
        "For the Third Committee and the Commission on Human Rights the record names some states only: where it names none, this state "
        "may have voted all the same.",
        positions.SCALE,
        "Positions are coded for a few states only. Which state made which recommendation in the reviews of North Korea is not in the "
        "data here.",
    ),
)
