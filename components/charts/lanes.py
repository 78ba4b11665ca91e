"""What came after an event: four lanes after a chosen event, with the days between, and no word about cause."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.sequence import COUNTED, FORMER, LANES, START, TABLE, events, followed
from components.charts.timeline import NOT_CAUSE
from components.description.chart import YES_NO, Chart, Column, LabelsIn, columns
from components.description.choice import AS_OF, Choices, Control
from components.description.words import join_words, quantity
from components.drawing import theme
from data import dates, table

LINE, LANE_GAP = 17, 22
"""Pixels: a line of text, and the space above the name of a lane."""
SYMBOL = {"pressure": "square", "engagement": "circle", "context": "diamond"}


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


def four_lanes(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """The chosen event on day 0, then the lanes one below the other; every event a line as long as its lag, with lag and title above it.

    The vertical axis counts pixels from the top.
    """
    within = int(choices["within_days"])
    fig = theme.figure(height=100, margin_t=8, showlegend=False)
    depth = _event(fig, rows.iloc[0], 0, choices) + LANE_GAP
    for name, title in LANES.items():
        part = rows.iloc[1:][rows.lane[1:] == name]
        _text(fig, depth, f"<b>{title}</b>{f': nothing on record within {within} days' if part.empty else ''}")
        depth += LINE + 3
        for _, row in part.iterrows():
            depth = _event(fig, row, depth, choices)
        depth += LANE_GAP
    fig.update_layout(height=depth + 60)
    fig.update_yaxes(visible=False, range=[depth, 0])
    fig.update_xaxes(title=f"days after {dates.in_words(rows.date[0])}", range=[0, 1.03 * within], showgrid=False)
    return fig


def _event(fig: go.Figure, row: pd.Series, depth: int, choices: Choices) -> int:
    """Draw an event from a depth on: its lag, or the day of the chosen one, and its title in lines that a phone has room for, the mark
    below; hands out where the next one begins.
    """
    when = lag(row) if row.name else dates.in_words(row.date)
    title = theme.wrap(f"{when} · {row.title}", 52)
    _text(fig, depth, title.replace(when, f"<b>{when}</b>", 1))
    mark = depth + LINE * (title.count("<br>") + 1) + 9
    fig.add_trace(_mark(row, mark, choices))
    return mark + 12


def _text(fig: go.Figure, y: float, text: str) -> None:
    place = {"x": 0, "xref": "paper", "xanchor": "left", "y": y, "yanchor": "top", "borderpad": 0}
    fig.add_annotation(align="left", showarrow=False, text=text, **place)


def _mark(row: pd.Series, y: float, choices: Choices) -> go.Scatter:
    """The line of one event from the chosen day to its own; dotted where the days are not exact."""
    against = row.direction == "against"
    colour = theme.QUIET if against else theme.TRACK[row.track]
    return go.Scatter(
        x=[0, row.days],
        y=[y, y],
        mode="lines+markers",
        line={"color": colour, "width": 2, "dash": "solid" if row.exact else "dot"},
        marker={"color": colour, "size": [0, 11], "symbol": "x" if against else SYMBOL[row.track], "opacity": 1},
        cliponaxis=False,
        opacity=theme.opacity(row.to_frame().T, theme.FAINT if choices["known"] == "brief" and row.later else 1),
        customdata=[None, int(str(row.name))],
        hovertext=["", theme.wrap(sentence(row))],
        hoverinfo="text",
    )


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many events of each lane followed, and what North Korea did first."""
    chosen, after = rows.iloc[0], rows.iloc[1:]
    as_of_brief = choices["known"] == "brief"
    after = after[~after.later] if as_of_brief else after
    when = ", as of 10 March 2015" if as_of_brief else ""
    start = f"After “{chosen.title}” ({dates.in_words(chosen.date)}) the record has"
    if after.empty:
        return f"{start} nothing within {choices['within_days']} days{when}."
    counts = join_words(f"{(after.lane == each).sum() or 'none'} {COUNTED[each]}" for each in LANES)
    said = f"{start} {len(after)} event{'s' if len(after) > 1 else ''} within {choices['within_days']} days{when}: {counts}."
    own = after[after.lane == "north_korea"]
    if own.empty:
        return said
    first = own.sort_values("days", kind="stable").iloc[0]
    when = f"after {lag(first)}" if first.days else f"{'on' if first.exact else 'in'} the {lag(first)}"
    return f"{said} First of the last group, {when}: {first.title}."


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How many events followed, and how many of them are North Korea's own."""
    after, within, as_of_brief = rows.iloc[1:], f"within {choices['within_days']} days", choices["known"] == "brief"
    after = after[~after.later] if as_of_brief else after
    if after.empty:
        return f"Until the brief, nothing on record followed {within}" if as_of_brief else f"Nothing on record followed {within}"
    own = int((after.lane == "north_korea").sum())
    share = {0: "none ", len(after): "both " if own == 2 else "all "}.get(own, f"{own} ") if len(after) > 1 else "" if own else "not "
    said = f"{share}by North Korea"
    count = quantity(len(after), "event")
    return f"Until the brief: {count} {within}, {said}" if as_of_brief else f"{count} followed {within}, {said}"


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """After which day, over how many days, how many events, and what dotted lines are."""
    count = f"{len(rows)} rows, the first the event itself" if len(rows) > 1 else "1 row, the event itself"
    read = "faint ones came after the brief" if choices["known"] == "brief" and rows.later.any() else "dotted lines are exact to the month"
    return (
        f"Events within {choices['within_days']} days after that of {dates.in_words(rows.date.iloc[0])}, by lane, in days. {count}; {read}."
    )


def record_today() -> str:
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
        AS_OF,
        Control("event", "After this event", "one", events, START, former_labels=FORMER),
        Control("within_days", "Within", "one", {each: f"{each} days" for each in ("30", "60", "90", "180")}, "60"),
    ),
    rows=followed,
    columns=(
        *columns(TABLE, "event_id", "date", "end_date", "title", "kind", "track", "direction"),
        Column("lane", "Lane", labels=LANES),
        Column("days", "Days after the chosen event", "days", type="integer"),
        Column("exact", "Days are exact", labels=YES_NO, type="boolean"),
        Column("actors", "Actors", labels=LabelsIn("actors", "actor_id", "name"), type="list"),
        *columns(TABLE, "in_brief", "confidence", "disagreement", "note"),
    ),
    figure=four_lanes,
    finding=finding,
    short_title="what followed",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="event",
    sentence=sentence,
    row_citation_keys=((TABLE, "event_id"),),
    caveat="Order in time is not cause.",
    notes=(
        NOT_CAUSE,
        "Every event is in one lane. North Korea’s own are the events in which it or its news agency KCNA is named first "
        "(statements, laws, tests, offers; not reviews of it), "
        "and the release or return of people whom it held. The others are in the lane of their track, or against pressure where "
        "they reject, oppose or drop it. Events of context that "
        "are not North Korea’s own are left out.",
        "Colour and symbol show the track: pressure square, engagement circle, context (such as nuclear tests) diamond; a grey cross is "
        "against its track. In "
        "North Korea’s lane they show to which track an act or reply belongs.",
        "Days are counted between full dates only. Where only the month is known the line is dotted, the lag is “about”, and "
        "the order within the month is open; events of which "
        "only the year is known are left out.",
        "DPRK is the name of North Korea at the UN, ICC the International Criminal Court; three figures in a row are the "
        "votes in favour, against and abstaining.",
    ),
    excerpts=("pressure-worked", "dialogue"),
)
