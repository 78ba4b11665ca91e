"""What came after an event: three lanes after a chosen event, with the days between, and no word about cause."""

from __future__ import annotations

import textwrap

import pandas as pd
import plotly.graph_objects as go

from components.charts.timeline import NOT_CAUSE
from components.description.chart import Chart, Column, columns
from components.description.choice import KNOWN, Choices, Control, Options
from components.description.words import join_words, quantity, shorten
from components.drawing import theme
from data import PACKAGE, cached_by_tables, dates, table

TABLE = "events"
TRACKS = PACKAGE.labels(TABLE, "track")
LANES = {"pressure": "Pressure", "engagement": "Engagement", "north_korea": "North Korea’s acts and replies"}
START = "E040"
"""The vote in the Third Committee on 18 November 2014."""
VOICES = ("dprk", "kcna")
"""North Korea and its news agency."""
ROW = 52
"""Height of an event's row in pixels: two lines of text and its mark."""
SYMBOL = {"pressure": "square", "engagement": "circle", "context": "diamond"}


def lane(event: pd.Series) -> str | None:
    """The lane of an event: what North Korea did or said, pressure, engagement; `None` when it is context only.

    North Korea's are the events in which it or its news agency is named first, reviews left aside, and those about detainees whom it held.
    """
    own = len(event.actors) > 0 and event.actors[0] in VOICES and event.kind != "review"
    if own or (event.kind == "detainees" and VOICES[0] in event.actors):
        return "north_korea"
    return event.track if event.track in LANES else None


@cached_by_tables(TABLE, size=2)
def laned() -> pd.DataFrame:
    """The events that have a lane and at least a month, in order of time; `at` is where they are drawn.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    rows = rows.assign(lane=[lane(row) for _, row in rows.iterrows()], at=dates.middle(rows.date))
    rows = rows[rows.lane.notna() & (rows.date.str.len() > 4)]
    return rows.sort_values(["at", "event_id"], kind="stable").reset_index(drop=True)


def events(_made: Choices) -> Options:
    """The events that can be chosen, newest first, by date and title."""
    rows = laned().iloc[::-1]
    named = zip(rows.event_id, rows.date, rows.title, strict=True)
    return {event: f"{dates.in_words(date)}: {textwrap.shorten(title, 48, placeholder='…')}" for event, date, title in named}


def followed(choices: Choices) -> pd.DataFrame:
    """The chosen event, then what is on record within so many days after it, by lane.

    `days` is the lag; `exact` says whether both dates are full days. Without that the middle of the month stands for the date.
    """
    rows = laned()
    chosen = rows[rows.event_id == choices["event"]].iloc[0]
    rows = rows.assign(
        days=(rows["at"] - chosen["at"]).dt.days,
        exact=(rows.date.str.len() == 10) & (len(chosen.date) == 10),
        later=[dates.first(each) > dates.BRIEF_PUBLISHED for each in rows.date],
    )
    after = rows[rows.days.between(0, int(choices["within_days"])) & (rows.event_id != chosen.event_id)]
    order = {each: place for place, each in enumerate(LANES)}
    after = after.sort_values(["lane", "days", "event_id"], key=lambda column: column.map(order) if column.name == "lane" else column)
    return pd.concat([rows[rows.event_id == chosen.event_id], after], ignore_index=True)


def lag(row: pd.Series) -> str:
    """The days after the chosen event in words: "same day", "12 days", "about 20 days", "same month"."""
    if row.exact:
        return {0: "same day", 1: "1 day"}.get(row.days, f"{row.days} days")
    return f"about {row.days} days" if row.days else "same month"


def _after(row: pd.Series) -> str:
    return f"{lag(row)} after" if row.days else f"{'on' if row.exact else 'in'} the {lag(row)} as"


def sentence(row: pd.Series) -> str:
    """One event as a sentence, with its lag."""
    until = f" to {dates.in_words(row.end_date)}" if pd.notna(row.end_date) else ""
    doubt = f" Sources differ: {row.disagreement}" if pd.notna(row.disagreement) else ""
    after = "" if row.name == 0 else f" ({_after(row)} the chosen event)"
    return f"{dates.in_words(row.date)}{until}{after}: {row.title}. Lane: {LANES[row.lane]}.{doubt}"


def three_lanes(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """The chosen event on day 0, then the lanes one below the other; every event a line as long as its lag, with lag and title above it."""
    drawn = theme.figure(_mark(rows.iloc[0], 0, choices), height=100, margin_t=8, showlegend=False)
    _text(drawn, -0.46, theme.wrap(shorten(f"{dates.in_words(rows.date[0])} · {rows.title[0]}", 88), 52))
    place, nothing = 0.9, f": nothing on record within {choices['within_days']} days"
    for name, title in LANES.items():
        part = rows.iloc[1:][rows.lane[1:] == name]
        _text(drawn, place, f"<b>{title}</b>{nothing if part.empty else ''}")
        for step, (_, row) in enumerate(part.iterrows(), 1):
            drawn.add_trace(_mark(row, place + step, choices))
            _text(drawn, place + step - 0.46, _title(row))
        place += len(part) + 0.9
    within = int(choices["within_days"])
    drawn.update_layout(height=int(110 + ROW * place))
    drawn.update_yaxes(visible=False, range=[place - 0.4, -1])
    drawn.update_xaxes(title=f"days after {dates.in_words(rows.date[0])}", range=[0, 1.03 * within], showgrid=False)
    return drawn


def _title(row: pd.Series) -> str:
    """Lag and title of an event in at most two lines that a phone has room for."""
    return theme.wrap(shorten(f"{lag(row)} · {row.title}", 88), 52).replace(lag(row), f"<b>{lag(row)}</b>", 1)


def _text(drawn: go.Figure, y: float, text: str) -> None:
    drawn.add_annotation(x=0, xref="paper", xanchor="left", align="left", y=y, yanchor="middle", showarrow=False, text=text)


def _mark(row: pd.Series, y: float, choices: Choices) -> go.Scatter:
    """The line of one event from the chosen day to its own; dotted where the days are not exact."""
    colour = theme.TRACK[row.track]
    return go.Scatter(
        x=[0, row.days],
        y=[y, y],
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": "solid" if row.exact else "dot"},
        marker={"color": colour, "size": [0, 11], "symbol": SYMBOL[row.track], "opacity": 1},
        cliponaxis=False,
        opacity=theme.opacity(row.to_frame().T, theme.FAINT if choices["known"] == "then" and row.later else 1),
        customdata=[None, int(str(row.name))],
        hovertext=["", theme.wrap(sentence(row))],
        hoverinfo="text",
    )


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many events of each lane followed, and what North Korea did first."""
    chosen, after = rows.iloc[0], rows.iloc[1:]
    then = choices["known"] == "then"
    after = after[~after.later] if then else after
    known = ", as known on 10 March 2015" if then else ""
    start = f"After “{chosen.title}” ({dates.in_words(chosen.date)}) the record has"
    if after.empty:
        return f"{start} nothing within {choices['within_days']} days{known}."
    counts = join_words(
        f"{(after.lane == each).sum() or 'none'} of {title.lower() if each != 'north_korea' else title}" for each, title in LANES.items()
    )
    said = f"{start} {len(after)} event{'s' if len(after) > 1 else ''} within {choices['within_days']} days{known}: {counts}."
    own = after[after.lane == "north_korea"]
    if own.empty:
        return said
    first = own.sort_values("days", kind="stable").iloc[0]
    when = f"after {lag(first)}" if first.days else f"{'on' if first.exact else 'in'} the {lag(first)}"
    return f"{said} First of the last group, {when}: {first.title}."


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How many events followed, and how many of them are North Korea's own."""
    after, within, then = rows.iloc[1:], f"within {choices['within_days']} days", choices["known"] == "then"
    after = after[~after.later] if then else after
    if after.empty:
        return f"Until the brief, nothing on record followed {within}" if then else f"Nothing on record followed {within}"
    own = int((after.lane == "north_korea").sum())
    share = {0: "none ", len(after): "both " if own == 2 else "all "}.get(own, f"{own} ") if len(after) > 1 else "" if own else "not "
    said = f"{share}by North Korea"
    count = quantity(len(after), "event")
    return f"Until the brief: {count} {within}, {said}" if then else f"{count} followed {within}, {said}"


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """After which day, over how many days, how many events, and what dotted lines are."""
    count = f"{len(rows)} rows, the first the event itself" if len(rows) > 1 else "1 row, the event itself"
    read = "faint ones came after the brief" if choices["known"] == "then" and rows.later.any() else "dotted lines are exact to the month"
    return (
        f"Events within {choices['within_days']} days after that of {dates.in_words(rows.date.iloc[0])}, by lane, in days. {count}; {read}."
    )


def today() -> str:
    """When the nuclear tests came that the brief speaks of, after it. Raises `data.TableError` when a table cannot be read."""
    rows = table(TABLE)
    tests = rows[(rows.kind == "nuclear_test") & (rows.date > dates.BRIEF_PUBLISHED.isoformat())].sort_values("date")
    days = join_words(f"**{dates.in_words(each)}**" for each in tests.date)
    return f"After the brief North Korea tested nuclear weapons on {days}. The record does not show why."


FOLLOWED = Chart(
    id="what-followed-what",
    page="actors",
    title="What came after an event?",
    tables=(TABLE,),
    controls=(
        KNOWN,
        Control("event", "After this event", "one", events, START),
        Control("within_days", "Within", "one", {each: f"{each} days" for each in ("30", "60", "90", "180")}, "60"),
    ),
    rows=followed,
    columns=(
        *columns(TABLE, "event_id", "date", "end_date", "title", "kind", "track"),
        Column("lane", "Lane", labels=LANES),
        Column("days", "Days after the chosen event", "days"),
        Column("exact", "Days are exact"),
        *columns(TABLE, "actors", "in_brief", "confidence", "disagreement", "note"),
    ),
    figure=three_lanes,
    finding=finding,
    place="what followed",
    headline=headline,
    measure=measure,
    today=today,
    main_control="event",
    sentence=sentence,
    record=((TABLE, "event_id"),),
    caveat="Order in time is not cause.",
    notes=(
        NOT_CAUSE,
        "Every event is in one lane. North Korea’s own are the events in which it or its news agency KCNA is named first "
        "(statements, laws, tests, offers; not reviews of it), "
        "and the release or return of people whom it held. The others are in the lane of their track. Events of context that "
        "are not North Korea’s own are left out.",
        "Colour and symbol show the track: pressure square, engagement circle, context (such as nuclear tests) diamond. In "
        "North Korea’s lane they show to which track an act or reply belongs.",
        "Days are counted between full dates only. Where only the month is known the line is dotted, the lag is “about”, and "
        "the order within the month is open; events of which "
        "only the year is known are left out.",
        "DPRK is the name of North Korea at the UN, ICC the International Criminal Court; three figures in a row are the "
        "votes in favour, against and abstaining.",
    ),
    excerpts=("pressure-worked", "dialogue"),
)
