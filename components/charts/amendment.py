"""How the supporters of an amendment stood on the text: Cuba's amendment of 2014 against the vote on the text as a whole."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import votes
from components.description.chart import Chart, Column
from components.description.choice import Choices, Control
from components.description.words import join_words
from components.drawing import theme, vote_labels
from data import dates

AMENDMENT = "unga-c3-2014-amendment"
TEXTS = {"unga-c3-2014": "Committee, same day", "unga-2014-plenary": "Plenary, a month later"}
ORDER = ("yes", "abstain", "no", "absent")
SHORT = {"yes": "For", "abstain": "Abstained", "no": "Against", "absent": "Absent"}
DID = {"yes": "in favour", "abstain": "abstained", "no": "against", "absent": "absent"}
UNSAID = "not in the record here"


def positions(choices: Choices) -> pd.DataFrame:
    """One row a member state: its position on the amendment and on the text, missing where no source names it."""
    amendment, text = votes.roll_call(AMENDMENT), votes.roll_call(choices["amendment_against"])
    rows = amendment[["iso3", "state", "region_group"]].assign(
        amendment=amendment.position, amendment_basis=amendment.basis, amendment_decision=AMENDMENT
    )
    final = text.set_index("iso3")
    rows = rows.assign(text=rows.iso3.map(final.position), text_basis=rows.iso3.map(final.basis), decision_id=choices["amendment_against"])
    rows = rows.assign(
        known=rows.amendment.notna().astype(int) + rows.text.notna(),
        amendment_id=(AMENDMENT + "/" + rows.iso3).where(rows.amendment.notna()),
        text_id=(rows.decision_id + "/" + rows.iso3).where(rows.text.notna()),
    )
    rows = rows.assign(unsaid_id=rows.decision_id.where(rows.known == 0))
    return rows.sort_values(["known", "state"], ascending=[False, True], kind="stable").reset_index(drop=True)


def whole(rows: pd.DataFrame) -> bool:
    """Whether both roll calls are complete, so that states may be counted."""
    return bool((rows.known == 2).all())


def cell(rows: pd.DataFrame, amendment: str | None, text: str | None) -> pd.DataFrame:
    """The states with these two positions; `None` is not in the record."""
    first = rows.amendment.isna() if amendment is None else rows.amendment == amendment
    second = rows.text.isna() if text is None else rows.text == text
    return rows[first & second]


def two_way(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """A table of counts: rows are positions on the amendment, columns positions on the text, with the official totals in the heads."""
    ends = ORDER if whole(rows) else (*ORDER, None)
    cells = {(down, across): cell(rows, ends[down], ends[across]) for down in range(len(ends)) for across in range(len(ends))}
    shades = go.Bar(
        x=[across for _, across in cells],
        y=[0.95] * len(cells),
        base=[down - 0.475 for down, _ in cells],
        width=0.95,
        marker={
            "color": theme.ACCENT,
            "opacity": [
                theme.opacity(part, _shade(len(part), None in (ends[down], ends[across]))) for (down, across), part in cells.items()
            ],
        },
        customdata=[theme.mark_of(part)[0] for part in cells.values()],
        hovertext=[_names(part, ends[down], ends[across]) for (down, across), part in cells.items()],
        hoverinfo="text",
    )
    numbers = go.Scatter(
        x=[across for _, across in cells],
        y=[down for down, _ in cells],
        text=[_number(len(part), whole(rows)) for part in cells.values()],
        mode="text",
        textfont={"size": 15},
        hoverinfo="skip",
    )
    return _heads(theme.figure(shades, numbers, showlegend=False, height=110 + 62 * len(ends), margin_t=78), rows, ends)


def _shade(number: int, unsaid: bool) -> float:
    """How strongly a cell is filled, from 0.07 to 0.55: by the square root of its count; states that the record lacks stay faint."""
    return 0.07 + 0.48 * (0 if unsaid else min(1, (number / 80) ** 0.5))


def _number(number: int, complete: bool) -> str:
    """What a cell shows: a count, or "–" where a record with gaps names nobody."""
    return str(number) if number or complete else "–"


def _names(part: pd.DataFrame, amendment: str | None, text: str | None) -> str:
    """The hover label of a cell: its two positions and the states in it."""
    head = (
        f"Amendment: {DID.get(amendment or '', UNSAID)}. Text: {DID.get(text or '', UNSAID)}. {len(part)} "
        f"state{'' if len(part) == 1 else 's'}."
    )
    return theme.wrap(f"{head} {', '.join(part.state)}." if len(part) else head)


def _heads(drawn: go.Figure, rows: pd.DataFrame, ends: tuple[str | None, ...]) -> go.Figure:
    """The heads of rows and columns with the official totals, and a frame around the states of the question."""
    amendment, text = votes.decision(AMENDMENT), votes.decision(rows.decision_id.iloc[0])
    across = ["Not in<br>record" if each is None else f"{SHORT[each]}<br><b>{text[each]}</b>" for each in ends]
    down = ["Not in record" if each is None else f"{SHORT[each]} <b>{amendment[each]}</b>" for each in ends]
    drawn.update_xaxes(
        tickvals=[*range(len(ends))],
        ticktext=across,
        range=[-0.5, len(ends) - 0.5],
        side="top",
        title="vote on the text",
        showgrid=False,
        tickangle=0,
        tickfont_size=12,
    )
    drawn.update_yaxes(tickvals=[*range(len(ends))], ticktext=down, range=[len(ends) - 0.5, -0.5], showgrid=False, tickfont_size=12)
    corner = {
        "x": 0,
        "xref": "x domain",
        "xanchor": "right",
        "xshift": -8,
        "y": 1,
        "yref": "y domain",
        "yanchor": "bottom",
        "align": "right",
    }
    drawn.add_annotation(text="vote on the<br>amendment", showarrow=False, **corner)
    drawn.add_shape(type="rect", x0=-0.48, x1=0.48, y0=-0.48, y1=0.48, line={"color": theme.ACCENT, "width": 2.5})
    return drawn


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """What those who wanted the wording out did with the text, and how many of them the record names."""
    amendment, text = votes.decision(AMENDMENT), votes.decision(rows.decision_id.iloc[0])
    wanted = rows[rows.amendment == "yes"]
    there = f"in the {text.body_name.removeprefix('General Assembly ')} on {dates.in_words(text.date)} ({vote_labels.tally(text)})"
    parts = [(len(cell(wanted, "yes", each)), DID.get(each or "", UNSAID)) for each in (*ORDER, None)]
    stood = join_words(f"{number or 'none'} {did}" for number, did in parts if number or (did == "in favour" and whole(rows)))
    if whole(rows):
        return (
            f"Of the {amendment.yes} states for Cuba’s amendment of {dates.in_words(amendment.date)} "
            f"({vote_labels.tally(amendment)}), {there}: {stood}."
        )
    inferred = wanted.amendment_basis.isin(votes.INFERRED).sum()
    return (
        f"Cuba’s amendment failed by {vote_labels.tally(amendment)} on {dates.in_words(amendment.date)}. Of the "
        f"{amendment.yes} states for it the record here names "
        f"{len(wanted)}, {inferred} of them inferred from what they moved or said; on the text {there} their positions are: {stood}. "
        f"The other {amendment.yes - len(wanted)} are missing here."
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """The tally of the amendment, and what became of its supporters or how many of them the record names."""
    amendment, wanted = votes.decision(AMENDMENT), rows[rows.amendment == "yes"]
    tally = f"Cuba’s amendment failed {vote_labels.tally(amendment)}"
    if whole(rows):
        return f"{tally}; {len(cell(wanted, 'yes', 'no'))} of its supporters opposed the text"
    return f"{tally}; the record names {len(wanted)} of {amendment.yes} supporters"


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """Which two votes, how many states, and what a dash is."""
    text = votes.decision(rows.decision_id.iloc[0])
    return (
        f"States by their votes on the amendment and on the text ({text.body_name.removeprefix('General Assembly ')}, "
        f"{dates.in_words(text.date)}). "
        f"{len(rows)} members; “–” means that nobody is named."
    )


def today() -> str:
    """The tallies of amendment and text, and how many of its supporters are known. Raises `data.TableError` when a table cannot be read."""
    amendment, text = votes.decision(AMENDMENT), votes.decision("unga-c3-2014")
    named = (votes.roll_call(AMENDMENT).position == "yes").sum()
    return (
        f"The text passed by **{vote_labels.tally(text)}**, after Cuba’s amendment had failed by **{vote_labels.tally(amendment)}**. "
        f"Of the **{amendment.yes}** states for the amendment the record names **{named}**."
    )


def sentence(row: pd.Series) -> str:
    """How one state stood in both votes."""
    return f"{row.state}: on the amendment {_said(row.amendment, row.amendment_basis)}; on the text {_said(row.text, row.text_basis)}."


def _said(position: str, basis: str) -> str:
    if pd.isna(position):
        return UNSAID
    return f"{DID[position]} ({votes.BASES[basis][0].lower()}{votes.BASES[basis][1:]})" if basis in votes.INFERRED else DID[position]


AMENDMENT_AND_TEXT = Chart(
    id="amendment",
    page="un-votes",
    title="How did supporters of Cuba’s amendment vote on the text?",
    tables=("un_decisions", "un_positions", "un_memberships", "countries"),
    controls=(Control("amendment_against", "Vote on the text", "one", TEXTS, help="The vote that the amendment is set against."),),
    rows=positions,
    columns=(
        Column("iso3", "Country code"),
        Column("state", "State"),
        Column("region_group", "Regional group", labels=vote_labels.GROUPS),
        Column("amendment", "On the amendment", labels=vote_labels.POSITION_LABELS),
        Column("amendment_basis", "Basis, amendment", labels=votes.BASES),
        Column("text", "On the text", labels=vote_labels.POSITION_LABELS),
        Column("text_basis", "Basis, text", labels=votes.BASES),
        Column("decision_id", "Vote on the text"),
    ),
    figure=two_way,
    finding=finding,
    place="the amendment",
    headline=headline,
    measure=measure,
    today=today,
    main_control="amendment_against",
    sentence=sentence,
    record=(("un_positions", "amendment_id"), ("un_positions", "text_id"), ("un_decisions", "unsaid_id")),
    background=(("un_decisions", "amendment_decision"), ("un_decisions", "decision_id")),
    caveat="The roll calls of both committee votes are not complete in the record here.",
    notes=(
        "Bold numbers in the heads are the official totals; numbers in the cells count the states that the record here "
        "gives. “–” means that nobody is "
        "named, not that nobody stood there. The frame marks the states of the question: for the amendment, and still for the text.",
        "As tabled, the amendment would have struck the two paragraphs on crimes against humanity and a referral to the "
        "International Criminal Court. In the "
        "room only its part on a new cooperative approach was put to the vote.",
        "What is missing: the full roll calls of both committee votes of 18 November 2014. They belong to UN press release "
        "GA/SHC/4122 and the committee’s own "
        "records.",
    ),
    excerpts=("third-committee",),
)
