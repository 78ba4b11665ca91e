"""Every UN decision on human rights in the DPRK: the tally where a vote was recorded, the reason where none was."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import decisions_figure, votes
from components.charts.decisions_words import decisions_in_finding, finding, headline, measure
from components.description.chart import Chart, Column, columns
from components.description.choice import Choices, Control, Options
from components.description.words import join_words
from components.drawing import tally_bars, thumbnails, vote_labels
from data import PACKAGE, dates, table

TABLE = "un_decisions"
KINDS = PACKAGE.labels(TABLE, "kind")
BODIES = {**votes.BODIES, "all": "All bodies"}
CHART_COLUMNS = (
    *columns(TABLE, "decision_id", "date", "body", "kind", "symbol", "method", "outcome", "yes", "no", "abstain", "absent", "members"),
    Column("voting", "States voting", "states", type="integer"),
    Column("share_yes", "In favour", "% of the denominator", type="number"),
    Column("share_no", "Against", "% of the denominator", type="number"),
    Column("share_abstain", "Abstained", "% of the denominator", type="number"),
    Column("out_of", "Denominator of the shares", "states", type="integer"),
    Column("left_consensus", "Known to have dissociated from the consensus", type="list"),
    *columns(TABLE, "record", "tally_confidence", "in_brief", "title", "reason", "disagreement", "note"),
)


def kinds(before: Choices) -> Options:
    """The kinds of decision that the chosen body took."""
    rows = votes.decisions()
    taken = set(rows.kind if before["body"] == "all" else rows.kind[rows.body == before["body"]])
    return {kind: label for kind, label in KINDS.items() if kind in taken}


def chosen(choices: Choices) -> pd.DataFrame:
    """The decisions of the chosen bodies and kinds, by body, resolutions before amendments, in order of time."""
    rows = votes.decisions()
    if choices["body"] != "all":
        rows = rows[rows.body == choices["body"]]
    if choices["kind"]:
        rows = rows[rows.kind.isin(choices["kind"])]
    rows = rows.assign(order=rows.body.astype(str).map(list(votes.BODIES).index), amends=rows.kind == "amendment")
    rows = rows.sort_values(["order", "amends", "date"], kind="stable").reset_index(drop=True)
    rows = rows.assign(
        day=rows.date.map(dates.in_words), out_of=rows.members if choices["unit"] == "members" else rows.voting, **_left(rows)
    )
    shares = {f"share_{each}": (100 * rows[each] / rows.out_of).astype("Float64").round(1) for each in ("yes", "no", "abstain")}
    return rows.assign(**shares, words=rows.apply(sentence, axis=1)) if len(rows) else rows.assign(**shares)


def _left(rows: pd.DataFrame) -> dict[str, list[list[str]]]:
    """For each decision the states known to have dissociated from the consensus: their names, and the keys of what says so."""
    left = table("un_dissociations").merge(votes.states()[["iso3", "state"]], on="iso3")
    left = left.assign(left_ids=left.decision_id + "/" + left.iso3)
    named, keys = (left.groupby("decision_id")[each].agg(sorted).to_dict() for each in ("state", "left_ids"))
    return {name: [known.get(each, []) for each in rows.decision_id] for name, known in (("left_consensus", named), ("left_ids", keys))}


def sentence(row: pd.Series) -> str:
    """One decision as a sentence: what was decided, by which tally or why without one."""
    head = f"{row.label}: {_decided(row)}. {row.title}."
    if len(row.left_consensus):
        head += f" Known to have dissociated from the consensus: {join_words(row.left_consensus)}."
    if pd.notna(row.reason):
        head += f" {row.reason}"
    return head if row.tally_confidence == "high" else f"{head} Confidence: {row.tally_confidence}."


def _decided(row: pd.Series) -> str:
    outcome = {"adopted": "adopted", "rejected": "rejected"}.get(row.outcome, "decided")
    match row.method:
        case "without_vote":
            return "adopted without a vote"
        case "no_vote_held":
            return "no vote was held"
        case _ if pd.isna(row.yes):
            return f"{outcome} by recorded vote; the tally is not known"
    absent = f"; {row.absent} of {row.members} members absent or not voting" if row.absent else f"; all {row.members} members voted"
    return f"{outcome} by {row.yes} in favour, {row.no} against and {row.abstain} abstaining{absent}"


def record_today() -> str:
    """The two tallies of 2014, and how the latest text was adopted. Raises `data.TableError` when a table cannot be read."""
    committee, plenary = votes.decision("unga-c3-2014"), votes.decision("unga-2014-plenary")
    rows = votes.decisions()
    last = rows[(rows.body == "UNGA") & (rows.kind != "amendment")].iloc[-1]
    how = "without a vote" if last.method == "without_vote" else f"by **{vote_labels.tally(last)}**"
    return (
        f"The committee approved it by **{vote_labels.tally(committee)}** on {dates.in_words(committee.date)}, the plenary by "
        f"**{vote_labels.tally(plenary)}**. "
        f"The latest text was adopted {how} on {dates.in_words(last.date)}."
    )


def figure(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """The bars, with the tallies that the finding speaks of in bold."""
    return decisions_figure.bars(rows, choices["unit"], decisions_in_finding(rows, choices["unit"]))


def thumbnail(rows: pd.DataFrame) -> go.Figure:
    """The recorded votes by year, and the years in which the text was adopted without one."""
    return thumbnails.tallies_by_year(rows)


DECISIONS = Chart(
    id="un-decisions",
    page="un-votes",
    title="Who voted how on human rights in North Korea?",
    tables=(TABLE, "un_dissociations", "countries"),
    controls=(
        Control("body", "Body", "one", BODIES, default="UNGA"),
        Control("kind", "Kind of decision", "many", kinds),
        Control("unit", "Measured as", "one", tally_bars.UNITS, help="States voting are those in favour, against or abstaining."),
    ),
    rows=chosen,
    columns=CHART_COLUMNS,
    figure=figure,
    thumbnail=thumbnail,
    finding=finding,
    short_title="every decision",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="body",
    sentence=sentence,
    row_citation_keys=((TABLE, "decision_id"), ("un_dissociations", "left_ids")),
    caveat="Adopted without a vote is neither zero votes nor unanimity.",
    notes=(
        "Right of the line stand the states in favour; left of it those that abstained and those against. Absent members "
        "stand apart at the far left, and so do states "
        "that joined the United Nations later. States without a seat in a smaller body are not drawn.",
        "Years in a row in which a text was adopted without a vote are one hatched band; the table and the text view have each of them.",
        "Adopted without a vote means that nobody asked for a vote. A state that joins a consensus lets the text pass; it "
        "does not thereby vote for it, and it may say that it "
        "stands outside. The text view names the states known to have done so; the lists may be incomplete.",
        f"{tally_bars.LESS_SURE} The sources give this decision, its tally or the manner of adoption with less certainty. For the General "
        "Assembly and its committee the absent are the members minus the votes.",
        "Left out: a Human Rights Council decision of 2026 that is known only from North Korea’s rejection of it.",
        "The DPRK (Democratic People’s Republic of Korea) is the name of North Korea at the UN. The resolutions A/RES/68/182 "
        "and A/RES/69/189, often quoted with these, are about Syria.",
    ),
    excerpts=("third-committee",),
)
