"""The political prison camps: what they are called, and when each was open."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd
import plotly.graph_objects as go

from components.description.chart import Chart, columns
from components.description.choice import Choices
from components.description.words import escape_markdown, join_words
from components.drawing import theme
from data import PACKAGE, dates, table

TABLE = "camps"
STATUS = {
    "operating": ("Operating in 2014", "circle", "●", theme.ACCENT),
    "closed": ("Closed by 2014", "x", "✕", theme.QUIET),
    "unclear": ("Unclear in 2014", "circle-open", "○", theme.QUIET),
    "prison": ("Re-education prison", "square-open", "□", theme.QUIET),
}
"""What a place was in 2014: words, mark, letter, colour."""
BRIEF_YEAR = dates.BRIEF_PUBLISHED.year + (dates.BRIEF_PUBLISHED.timetuple().tm_yday - 1) / 365
STUB = 3
"""Years that the dots before a span without an opening year are long: a sign, not a length."""


def label(camp: pd.Series) -> str:
    """A camp by number and place: "Camp 14, Kaechon"."""
    place = camp["name"].split(" (")[0]
    return f"Camp {camp.number}, {place}" if camp.is_kwanliso and pd.notna(camp.number) else place


def named(camp_id: str) -> str:
    """The label of the camp with this id. Raises `data.TableError` when a table cannot be read."""
    return label(table(TABLE).set_index("camp_id").loc[camp_id])


def names(camp_ids: Iterable[str]) -> dict[str, str]:
    """The labels of the political prison camps among these ids, by number; places without a number come last.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    rows = rows[rows.camp_id.isin([*camp_ids]) & rows.is_kwanliso].sort_values(["number", "name"], na_position="last")
    return {row.camp_id: label(row) for _, row in rows.iterrows()}


def numbered(rows: pd.DataFrame) -> str:
    """Some camps in few words: "Camps 14, 15 and 16"; by its place a camp whose number is not known."""
    words = [*sorted(rows.number.dropna()), *(label(row) for _, row in rows[rows.number.isna()].iterrows())]
    return f"{'Camp' if len(words) == 1 else 'Camps'} {join_words(words)}" if words else "none"


def sentence(row: pd.Series) -> str:
    """One camp as a sentence: where it lies, when it opened and closed, what is held about it today."""
    opened = _when("opened", row.opened_from, row.opened_to) or "opening year not on record"
    closed = _when("closed", row.closed_from, row.closed_to) or "no closing year on record"
    kind = f"status in 2014: {row.status_2014}" if row.is_kwanliso else "a re-education prison, not a political prison camp"
    text = f"{label(row)} ({row.province}): {opened}, {closed}; {kind}."
    return f"{text} {row.disagreement}" if pd.notna(row.disagreement) else text


def _when(verb: str, first: object, last: object) -> str:
    if pd.isna(first):
        return ""
    return f"{verb} in {first}" if first == last else f"{verb} between {first} and {last}"


def status(row: pd.Series) -> str:
    """What a place was in 2014, or that it is no political prison camp: a key of `STATUS`."""
    return row.status_2014 if row.is_kwanliso else "prison"


def dated(_choices: Choices) -> pd.DataFrame:
    """The political prison camps with an opening or a closing year: the open ones first, then by closing, the latest first.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    rows = rows[rows.is_kwanliso & (rows.opened_from.notna() | rows.closed_from.notna())]
    order = rows.assign(open=rows.closed_to.isna())
    order = order.sort_values(
        ["open", "closed_to", "closed_from", "status_2014", "opened_to"], ascending=[False, False, False, True, True], na_position="first"
    )
    return order.drop(columns="open").reset_index(drop=True)


def spans(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """One bar a camp: solid where it was surely open, faded in the years of opening and closing, an arrow where no closing is on record."""
    now = _now()
    traces: list[object] = []
    for status in [each for each in STATUS if (rows.status_2014 == each).any()]:
        part = rows[rows.status_2014 == status]
        surely = part[part.opened_to.notna()]
        end = surely.closed_from.astype("Float64").fillna(now)
        traces += [
            _bars(surely, surely.opened_to + 1, end, status, 1),
            _bars(surely, surely.opened_from, surely.opened_to + 1, status, 0.45),
            _bars(part.dropna(subset=["closed_to"]), part.closed_from.dropna(), part.closed_to.dropna() + 1, status, 0.45),
            _key(status),
        ]
    still = rows[rows.closed_to.isna()]
    traces += [_arrowheads(still, now), *_stubs(rows[rows.opened_to.isna()])]
    drawn = theme.figure(*traces, height=110 + 24 * len(rows), margin_t=74, barmode="overlay", legend_font_size=12)
    drawn.update_yaxes(
        tickvals=[*rows.index],
        ticktext=[_tick(row) for _, row in rows.iterrows()],
        tickfont_size=12,
        range=[len(rows) - 0.4, -0.6],
        showgrid=False,
    )
    drawn.update_xaxes(title={"text": "year", "font_size": 13}, range=[1956, now + 2], dtick=10, tick0=1960, tickangle=0, tickfont_size=12)
    return _brief_line(drawn)


def _now() -> float:
    """The day the record ends, as a year with a fraction."""
    day = dates.first(PACKAGE.as_of)
    return day.year + (day.timetuple().tm_yday - 1) / 365


def _bars(part: pd.DataFrame, start: pd.Series, end: pd.Series, status: str, opacity: float) -> go.Bar:
    colour = STATUS[status][3]
    fill = theme.HOLLOW if status == "unclear" else colour
    return go.Bar(
        y=part.index,
        base=start,
        x=end - start,
        orientation="h",
        width=0.5,
        marker={
            "color": fill,
            "opacity": theme.opacities(part, opacity),
            "line": {"color": colour, "width": 1.5 if status == "unclear" else 0},
        },
        **theme.marks(part, sentence, 44),
        showlegend=False,
    )


def _key(status: str) -> go.Scatter:
    words, symbol, _, colour = STATUS[status]
    return theme.key(words, {"color": colour, "size": 9, "symbol": symbol})


def _arrowheads(part: pd.DataFrame, now: float) -> go.Scatter:
    colours = [STATUS[each][3] for each in part.status_2014]
    marker = {"symbol": "triangle-right", "size": 12, "color": colours, "opacity": theme.opacities(part)}
    return go.Scatter(
        x=[now] * len(part), y=part.index, mode="markers", marker=marker, cliponaxis=False, showlegend=False, **theme.marks(part)
    )


def _stubs(part: pd.DataFrame) -> list[go.Scatter]:
    """Dots and a question mark before the closing of a camp whose opening year is not on record."""
    quiet: dict[str, object] = {"hoverinfo": "skip", "showlegend": False}
    line = {"color": theme.QUIET, "width": 2, "dash": "dot"}
    return [
        *(
            go.Scatter(
                x=[closed - STUB, closed],
                y=[at, at],
                mode="lines",
                line=line,
                opacity=theme.opacity(part.loc[[at]]),
                customdata=theme.mark_of(part.loc[[at]]),
                **quiet,
            )
            for at, closed in part.closed_from.items()
        ),
        go.Scatter(
            x=part.closed_from - STUB,
            y=part.index,
            mode="text",
            text=["?\N{EN SPACE}"] * len(part),
            textposition="middle left",
            textfont_size=12,
            **quiet,
        ),
    ]


def _tick(row: pd.Series) -> str:
    """Number and place, short, with the sign of the status."""
    place = row["name"].split(" (")[0].split(" / ")[0]
    _, _, letter, colour = STATUS[status(row)]
    name = f"{row.number} {place}" if pd.notna(row.number) else place
    return f'{theme.escape_plotly(name)} <span style="color:{colour};font-size:15px">{letter}</span>'


def _brief_line(drawn: go.Figure) -> go.Figure:
    drawn.add_vline(x=BRIEF_YEAR, line={"color": theme.QUIET, "width": 1, "dash": "dash"})
    return drawn.add_annotation(
        x=BRIEF_YEAR,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor="right",
        xshift=26,
        text="brief, 10 March 2015",
        showarrow=False,
        font_size=12,
    )


def spans_finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many camps operated in 2014, and for how many the opening year is missing."""
    running, closed = rows[rows.status_2014 == "operating"], rows[rows.status_2014 == "closed"]
    unknown = int(rows.opened_to.isna().sum())
    return (
        f"Of the {len(rows)} camps with an opening or closing year on record, {len(running)} operated in 2014 "
        f"({numbered(running)}) and {len(closed)} had closed. For {unknown} of the {len(rows)} no source used here names the "
        "year of opening."
    )


def spans_headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many of the drawn camps operated in 2014, and for how many the opening year is missing."""
    running, unknown = int((rows.status_2014 == "operating").sum()), int(rows.opened_to.isna().sum())
    return f"{running} of {len(rows)} dated camps operated in 2014; {unknown} lack opening years"


def spans_measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, and how arrows and faded ends are read."""
    return (
        f"Political prison camps with an opening or closing year on record. {len(rows)} camps; "
        "faded ends are years in which the change may lie, arrows mean no closing on record."
    )


def spans_today() -> str:
    """For how many dated camps no closing is on record, and the latest closing that is.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = dated({})
    last = rows.sort_values("closed_to", na_position="first").iloc[-1]
    return (
        f"For **{rows.closed_to.isna().sum()}** of **{len(rows)}** dated camps no closing is on record. "
        f"The latest closing is that of **{escape_markdown(last['name'])}**, in {last.closed_to}."
    )


CAMPS_OPEN = Chart(
    id="camps-open",
    page="prisoners",
    title="When was each camp open?",
    tables=(TABLE,),
    rows=dated,
    columns=columns(
        TABLE,
        "camp_id",
        "number",
        "name",
        "province",
        "opened_from",
        "opened_to",
        "closed_from",
        "closed_to",
        "status_2014",
        "type",
        "confidence",
        "disagreement",
        "note",
    ),
    figure=spans,
    finding=spans_finding,
    place="when open",
    headline=spans_headline,
    measure=spans_measure,
    today=spans_today,
    sentence=sentence,
    record=((TABLE, "camp_id"),),
    caveat="Years are the earliest and latest that the sources allow; some are not on record.",
    notes=(
        "Bars are solid for the years in which a camp was surely open and faded for the years in which it may have opened or "
        "closed. Dots and a question mark stand where "
        "the year of opening is not on record; their length says nothing. An arrow means that no closing is on record. The "
        "sign beside a name is the status in 2014.",
        "Camp 15 is shown as closed in 2019, as KINU (the Korea Institute for National Unification) has it; Daily NK still "
        "counts prisoners there in 2025.",
        "Pyongsan and the second place at Sungho-ri are counted by Daily NK only, which says that they opened after 2014.",
        "Left out, because neither year is on record: Camp 17 at Kaechon, the Choma-bong restricted area, Chongpyong, "
        "Huichon, Yongchon and Yongbyon. "
        "Left out as well: the re-education prison at Sariwon, which is not a political prison camp.",
    ),
)
