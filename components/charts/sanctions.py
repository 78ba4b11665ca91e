"""Who has been listed for human rights in North Korea, by whom and when; what was listed for the export of workers stands apart."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.description.chart import Chart, columns
from components.description.choice import AS_OF, Choices, Control
from components.description.words import escape_markdown, first_that_fits, join_words, quantity, span_of_years
from components.drawing import theme
from data import PACKAGE, dates, table

TABLE = "hr_sanctions"
AUTHORITIES = PACKAGE.labels(TABLE, "authority")
REASONS = PACKAGE.labels(TABLE, "reason")
FOR = {"human_rights": "for human rights", "export_of_workers": "for the export of workers"}
COLOURS = {"human_rights": theme.ACCENT, "export_of_workers": theme.QUIET}
SYMBOLS = {"person": "circle", "body": "square"}
BRIEF_DAY = dates.BRIEF_PUBLISHED.isoformat()
IN_A_COLUMN = 8
"""As many marks of one day stand above each other before the next column begins."""
COLUMN_GAP = pd.Timedelta(days=60)
"""How far the next column of the same day stands to the right."""


def listings(choices: Choices) -> pd.DataFrame:
    """The chosen listings in order of reason, authority and day, with the place where each is drawn.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    if choices["listed_by"]:
        rows = rows[rows.authority.isin(choices["listed_by"])]
    if choices["listed_for"]:
        rows = rows[rows.reason.isin(choices["listed_for"])]
    rows = rows.sort_values(["reason", "authority", "date", "listing_id"], kind="stable").reset_index(drop=True)
    nth = rows.groupby(["reason", "authority", "date"], observed=True).cumcount()
    at = pd.to_datetime(rows.date) + nth // IN_A_COLUMN * COLUMN_GAP
    return rows.assign(at=at, height=nth % IN_A_COLUMN, later=rows.date > BRIEF_DAY)


def lanes(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """A lane for each reason and authority; circles are people, squares bodies, and nothing stands before the brief."""
    kinds = [*dict.fromkeys(zip(rows.reason.astype(str), rows.authority.astype(str), strict=True))]
    floor, floors = 0.0, {}
    for kind in reversed(kinds):
        floors[kind] = floor
        floor += rows.height[(rows.reason == kind[0]) & (rows.authority == kind[1])].max() + 3
    fig = theme.figure(height=int(120 + 22 * floor), margin_t=64)
    for (reason, authority), at in floors.items():
        part = rows[(rows.reason == reason) & (rows.authority == authority)]
        fig.add_trace(_marks(part, reason, at, choices["known"] == "brief"))
        text = f"<b>{AUTHORITIES[authority]}</b>, {FOR[reason]}"
        fig.add_annotation(x=BRIEF_DAY, xanchor="left", xshift=4, y=at + part.height.max() + 1.2, showarrow=False, text=text)
    for kind, label in PACKAGE.labels(TABLE, "kind").items():
        fig.add_trace(theme.legend_entry(label.lower(), {"symbol": SYMBOLS[kind], "size": 9, "color": theme.QUIET}))
    fig.update_yaxes(visible=False, range=[-1, floor])
    fig.update_xaxes(range=["2014-01-01", dates.month_after(PACKAGE.as_of, 7)], dtick="M24", tick0="2014-01-01", tickformat="%Y")
    fig.add_vline(x=BRIEF_DAY, line={"color": theme.QUIET, "dash": "dot", "width": 1.5})
    return fig.add_annotation(
        x=BRIEF_DAY, y=1.0, yref="paper", yanchor="bottom", xanchor="left", showarrow=False, text="the brief, 10 March 2015"
    )


def _marks(part: pd.DataFrame, reason: str, floor: float, as_of_brief: bool) -> go.Scatter:
    return go.Scatter(
        x=part["at"],
        y=part.height + floor,
        mode="markers",
        showlegend=False,
        marker={
            "symbol": [*part.kind.astype(str).map(SYMBOLS)],
            "size": 9,
            "color": COLOURS[reason],
            "opacity": theme.opacities(part, theme.FAINT if as_of_brief else 1),
        },
        **theme.mark_attributes(part, sentence),
    )


def sentence(row: pd.Series) -> str:
    """One listing: day, authority, reason, name and office as listed."""
    office = f" ({row.role_at_listing})" if pd.notna(row.role_at_listing) else ""
    until = f" Last prolonged until {dates.in_words(row.runs_until)}." if pd.notna(row.runs_until) else ""
    return f"{dates.in_words(row.date)}, {AUTHORITIES[row.authority]}, {FOR[row.reason]}: {row.target}{office}.{until}"


def _counted(rows: pd.DataFrame) -> list[str]:
    """For each reason how many listings, by whom, and from when to when."""
    said = []
    for reason, part in rows.groupby("reason", observed=True):
        by = part.authority.value_counts()
        whose = join_words(f"{by[each]} by the {label}" for each, label in AUTHORITIES.items() if by.get(each))
        said.append(
            f"{quantity(len(part), 'listing')} {FOR[str(reason)]} ({whose}), the first on {dates.in_words(part.date.min())}, "
            f"the latest on {dates.in_words(part.date.max())}"
        )
    return said


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many listings for each reason, by whom, since when, and how long after the brief the first came."""
    if choices["known"] == "brief":
        return f"On 10 March 2015 none of the {quantity(len(rows), 'listing')} shown had been made; all of them came after the brief."
    months = (pd.Timestamp(rows.date.min()) - pd.Timestamp(dates.BRIEF_PUBLISHED)).days // 30
    until = [*dict.fromkeys(rows.runs_until.dropna())]
    run = f" Those of the European Union were last prolonged until {dates.in_words(until[0])}, as far as the record goes." if until else ""
    apart = " The two reasons are not added up." if len(set(rows.reason)) > 1 else ""
    return f"The record has {'; and '.join(_counted(rows))}. The first shown came {months} months after the brief.{apart}{run}"


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How many listings there are for each reason, or that there was none when the brief appeared."""
    if choices["known"] == "brief":
        return "When the brief appeared, nobody had been listed for this"
    counts = rows.reason.value_counts()
    said = [f"{quantity(counts[each], 'listing')} {words}" for each, words in FOR.items() if counts.get(each)]
    if len(said) > 1:
        said[1] = said[1].replace(" listings", "").replace(" listing", "")
        return ", ".join(said)
    return first_that_fits(f"{said[0]}, none of them before the brief", said[0])


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """What is listed, over which years, how many rows, and what marks are."""
    read = "faint ones came after the brief" if choices["known"] == "brief" else "the two reasons stand apart"
    years = span_of_years(rows.date.min()[:4], rows.date.max()[:4])
    return f"People and bodies listed, by day, authority and reason, {years}. {quantity(len(rows), 'listing')}; {read}."


def record_today() -> str:
    """How many listings for human rights there are since the brief, and until when those of the European Union were prolonged.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    rows = rows[rows.reason == "human_rights"]
    until = rows.runs_until.dropna().max()
    return (
        f"Nobody was listed for human rights when the brief appeared; **{len(rows)}** listings followed. "
        f"Those of the European Union were last prolonged until **{escape_markdown(dates.in_words(until))}**."
    )


SANCTIONS = Chart(
    id="hr-sanctions",
    page="actors",
    title="Who has been listed for it, and by whom?",
    tables=(TABLE,),
    controls=(
        AS_OF,
        Control("listed_by", "Listed by", "many", AUTHORITIES),
        Control("listed_for", "Reason", "many", REASONS),
    ),
    rows=listings,
    columns=columns(
        TABLE,
        "listing_id",
        "date",
        "authority",
        "reason",
        "listed_for",
        "target",
        "kind",
        "role_at_listing",
        "legal_basis",
        "list_number",
        "runs_until",
        "confidence",
        "note",
    ),
    figure=lanes,
    finding=finding,
    short_title="who is listed",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="listed_by",
    sentence=sentence,
    row_citation_keys=((TABLE, "listing_id"),),
    caveat="A listing is a measure of one authority, not a verdict; whether it is still in force is not in the record.",
    notes=(
        "Two reasons are kept apart and never added up: human rights in North Korea, and the export of North Korean workers, for which "
        "the notices do not always name human rights as the ground in law.",
        "A person or body that two authorities list has a mark in the lane of each, so marks are listings, not people. Listings of one day "
        "stand above each other, and in a further column to the right where they are many.",
        "Names and offices are those of the lists at the time. Whether a listing is still in force is not in the record. Of the listings "
        "of 9 December 2022 five foreign companies are not named in what was read and are not drawn.",
        "Sanctions for weapons, which are far more, are not in this table.",
    ),
    excerpts=("dual-track", "pressure-worked"),
)
