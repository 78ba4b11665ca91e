"""Every UN decision on human rights in the DPRK: the tally where a vote was recorded, the reason where none was."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.chart import Chart, Column, columns
from components.description.choice import Choices, Control, Options
from components.description.words import join_words, quantity, span_of_years
from components.drawing import tally_bars, theme, thumbnails, vote_labels
from data import PACKAGE, dates, table

TABLE = "un_decisions"
KINDS = PACKAGE.labels(TABLE, "kind")
BODIES = {**votes.BODIES, "all": "All bodies"}
LEFT = 84
"""Pixels for the dates left of the bars."""
SHOWN = (
    *columns(TABLE, "decision_id", "date", "body", "kind", "symbol", "method", "outcome", "yes", "no", "abstain", "absent", "members"),
    Column("voting", "States voting", "states"),
    Column("share_yes", "In favour", "% of the denominator"),
    Column("share_no", "Against", "% of the denominator"),
    Column("share_abstain", "Abstained", "% of the denominator"),
    Column("out_of", "Denominator of the shares", "states"),
    Column("left_consensus", "Known to have dissociated from the consensus"),
    *columns(TABLE, "record", "tally_confidence", "in_brief", "title", "reason", "disagreement", "note"),
)


def kinds(made: Choices) -> Options:
    """The kinds of decision that the chosen body took."""
    rows = votes.decisions()
    taken = set(rows.kind if made["body"] == "all" else rows.kind[rows.body == made["body"]])
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
    rows = rows.assign(out_of=rows.members if choices["unit"] == "members" else rows.voting, **_left(rows))
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


def bars(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """One bar a decision under the name of its body; hatched bands where there was no vote."""
    group = rows.body_name + rows.amends.map({True: ", amendments", False: ""})
    at = pd.Series(range(len(rows)), index=rows.index) + 1.3 * ((group != group.shift()).cumsum() - 1) + 1
    rows = rows.assign(at=at.astype(float))
    drawn = tally_bars.draw(rows, choices["unit"], rows.decision_id.isin(_spoken(rows, choices["unit"])), LEFT)
    drawn.update_yaxes(tickvals=rows["at"], ticktext=[_day(each) for each in rows.date])
    for name, part in rows.groupby(group, sort=False):
        drawn.add_annotation(
            x=0,
            xref="paper",
            xanchor="left",
            xshift=-LEFT,
            y=part["at"].min() - 1,
            showarrow=False,
            text=f"<b>{theme.escape_plotly(str(name))}</b>",
            font={"size": 13},
        )
    tally_bars.head(drawn, 0)
    return drawn


def _day(date: str) -> str:
    """A date that fits beside a row: "16 Dec 2005"."""
    *day, month, year = dates.in_words(date).split()
    return " ".join([*day, month[:3], year])


def _counted(rows: pd.DataFrame) -> pd.DataFrame:
    """The tallies that can be compared in time: of one body, and resolutions rather than amendments."""
    told = rows[rows.yes.notna()]
    if len(set(told.body)) != 1:
        return told.head(0)
    return told[~told.amends] if (~told.amends).any() else told


def _most(told: pd.DataFrame, unit: str) -> pd.Series:
    """The row with the most in favour, in the unit that is drawn."""
    measure = told.yes if unit == "states" else told.yes / told[unit]
    return told.loc[measure.idxmax()]


def _spoken(rows: pd.DataFrame, unit: str) -> list[str]:
    """The decisions that the finding speaks of: the first, the last, and the one with the most in favour."""
    told = _counted(rows)
    return [] if told.empty else [told.decision_id.iloc[0], told.decision_id.iloc[-1], _most(told, unit).decision_id]


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How support went from the first recorded vote to the last, and how many decisions had none."""
    parts = [_trend(_counted(rows), choices["unit"])] if len(_counted(rows)) else [_overview(rows)]
    if rest := _uncounted(rows):
        told = "; ".join(rest)
        parts.append(f"{told[0].upper()}{told[1:]}.")
    return " ".join(parts)


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """Votes in favour in the first and the last recorded vote, and whether any was held since; else how many decisions had a vote."""
    told, unit = _counted(rows), choices["unit"]
    if told.empty:
        held = int((rows.method == "recorded").sum())
        count = quantity(len(rows), "decision")
        return f"{count}, {held or 'none'} by recorded vote" if len(rows) > 1 else _alone(rows.iloc[0])
    first, last = told.iloc[0], told.iloc[-1]
    if len(told) == 1:
        return f"{_short(first, unit)} in favour in the one recorded vote, of {first.year}"
    later = rows[(rows.date > last.date) & (rows.amends == last.amends)]
    since = "; later texts without a vote" if not last.amends and len(later) and (later.method != "recorded").all() else ""
    return f"In favour: {_short(first, unit)} ({first.year}), {_short(last, unit)} ({last.year}){since}"


def _short(row: pd.Series, unit: str) -> str:
    return f"{row.yes}" if unit == "states" else f"{100 * row.yes / row[unit]:.0f}%"


def _alone(row: pd.Series) -> str:
    """The only decision drawn, without a tally, in a few words."""
    how = {"without_vote": "without a vote", "no_vote_held": "no vote held"}.get(row.method, "tally not known")
    return f"One decision, of {row.year}: {row.outcome if row.outcome in ('adopted', 'rejected') else 'decided'}, {how}"


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """Whose decisions, in what unit, over which years, and what hatched bands are."""
    unit = {"states": "in states", "voting": "in per cent of states voting", "members": "in per cent of members"}[choices["unit"]]
    who = "all bodies" if len({*rows.body}) > 1 else f"the {rows.body_name.iloc[0]}"
    bands = "; hatched bands had no vote" if (rows.method != "recorded").any() else ""
    return (
        f"Decisions of {who} on human rights in North Korea, {unit}, {span_of_years(rows.year.min(), rows.year.max())}. "
        f"{quantity(len(rows), 'decision')}{bands}."
    )


def today() -> str:
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


def _uncounted(rows: pd.DataFrame) -> list[str]:
    """What is shown beside the tallies, in words."""
    parts = []
    without = rows[rows.method == "without_vote"]
    if len(without):
        verb = "was" if len(without) == 1 else "were"
        last = f"{', the last' if len(without) > 1 else ''} on {dates.in_words(without.date.max())}"
        parts.append(f"{len(without)} of the {len(rows)} decisions shown {verb} adopted without a vote{last}")
    if held := int((rows.method == "no_vote_held").sum()):
        parts.append(f"{held} times no vote was held")
    if unknown := int(((rows.method == "recorded") & rows.yes.isna()).sum()):
        parts.append(f"the tally of {unknown} recorded {'vote' if unknown == 1 else 'votes'} is not known")
    return parts


def _overview(rows: pd.DataFrame) -> str:
    votes_held = int((rows.method == "recorded").sum())
    span = f"from {dates.in_words(rows.date.min())} to {dates.in_words(rows.date.max())}"
    return f"{len(rows)} decisions are shown, {span}: {votes_held} had a recorded vote." if len(rows) > 1 else f"{rows.label.iloc[0]}."


def _trend(told: pd.DataFrame, unit: str) -> str:
    first, last, most = told.iloc[0], told.iloc[-1], _most(told, unit)
    what = "amendments" if told.amends.all() else "its agenda" if first.body == "UNSC" else "whole texts"
    if len(told) == 1:
        return (
            f"{first.body_name}, the one recorded vote with a known tally: {_amount(first, unit)} in favour on "
            f"{dates.in_words(first.date)}, {first.no} against."
        )
    most_told = (
        f", at most {_part(most, unit)} ({dates.in_words(most.date)})"
        if most.decision_id not in (first.decision_id, last.decision_id)
        else ""
    )
    return (
        f"{first.body_name}: {_amount(first, unit)} in favour in the first of {len(told)} recorded votes on {what} "
        f"({dates.in_words(first.date)}), "
        f"{_part(last, unit)} in the last ({dates.in_words(last.date)}){most_told}; {_against(first, unit)} and "
        f"{_against(last, unit)} against."
    )


def _amount(row: pd.Series, unit: str) -> str:
    return f"{_part(row, unit)} {'states voting' if unit == 'voting' else 'members'}"


def _part(row: pd.Series, unit: str) -> str:
    return f"{row.yes} of {row.members}" if unit == "states" else f"{100 * row.yes / row[unit]:.0f} per cent of {row[unit]}"


def _against(row: pd.Series, unit: str) -> str:
    return f"{row.no}" if unit == "states" else f"{100 * row.no / row[unit]:.0f} per cent"


def thumbnail(rows: pd.DataFrame) -> go.Figure:
    """The recorded votes by year, and the years in which the text was adopted without one."""
    return thumbnails.tallies_by_year(rows)


DECISIONS = Chart(
    id="un-decisions",
    page="un-votes",
    title="Who voted how, 2003–2026?",
    tables=(TABLE, "un_dissociations", "countries"),
    controls=(
        Control("body", "Body", "one", BODIES, default="UNGA"),
        Control("kind", "Kind of decision", "many", kinds),
        Control("unit", "Measured as", "one", tally_bars.UNITS, help="States voting are those in favour, against or abstaining."),
    ),
    rows=chosen,
    columns=SHOWN,
    figure=bars,
    thumbnail=thumbnail,
    finding=finding,
    place="every decision",
    headline=headline,
    measure=measure,
    today=today,
    main_control="body",
    sentence=sentence,
    record=((TABLE, "decision_id"), ("un_dissociations", "left_ids")),
    caveat="Adopted without a vote is neither zero votes nor unanimity.",
    notes=(
        "Right of the line stand the states in favour; left of it those that abstained and those against. Absent members "
        "stand apart at the far left, and so do states "
        "that joined the United Nations later. States without a seat in a smaller body are not drawn.",
        "Adopted without a vote means that nobody asked for a vote. A state that joins a consensus lets the text pass; it "
        "does not thereby vote for it, and it may say that it "
        "stands outside. The hover label and the text view name the states known to have done so; the lists may be incomplete.",
        f"{tally_bars.WEAK} The sources give this decision, its tally or the manner of adoption less surely. For the General "
        "Assembly and its committee the absent are the members minus the votes.",
        "Left out: a Human Rights Council decision of 2026 that is known only from North Korea’s rejection of it.",
        "The DPRK (Democratic People’s Republic of Korea) is the name of North Korea at the UN. The resolutions A/RES/68/182 "
        "and A/RES/69/189, often quoted with these, are about Syria.",
    ),
    excerpts=("third-committee",),
)
