"""The two tracks of the brief, pressure and engagement, and what is against them, on one time line."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.description.chart import Chart, columns
from components.description.choice import AS_OF, Choices, Control
from components.description.words import first_that_fits, quantity, span_of_years
from components.drawing import theme
from data import PACKAGE, dates, table

TABLE = "events"
TRACKS = PACKAGE.labels(TABLE, "track")
LANES = {
    "pressure": "Pressure",
    "against_pressure": "Against pressure",
    "engagement": "Engagement",
    "against_engagement": "Against engagement",
    "context": "Context",
}
"""The lanes of the chart: a track, and apart from it what rejects, opposes or drops what the track is about."""
KINDS = PACKAGE.labels(TABLE, "kind")
NOT_CAUSE = "Order in time is not cause: that one event came after another does not show that it came because of it."
TEN_YEAR_UPDATE = "E109"
"""The report of the UN human rights office on the ten years since the Commission of Inquiry."""
BIN = 4
"""Events of one track within so many months are stacked on each other."""


def chosen_events(choices: Choices) -> pd.DataFrame:
    """The events of the chosen tracks and kinds in order of time, with the place where each is drawn.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    if choices["track"]:
        rows = rows[rows.track.isin(choices["track"])]
    if choices["event_kind"]:
        rows = rows[rows.kind.isin(choices["event_kind"])]
    rows = rows.assign(at=dates.middle(rows.date), later=[dates.first(each) > dates.BRIEF_PUBLISHED for each in rows.date])
    rows = rows.sort_values(["at", "event_id"], kind="stable").reset_index(drop=True)
    months = rows["at"].dt.year * 12 + rows["at"].dt.month
    rows = rows.assign(lane=lanes_of(rows))
    return rows.assign(height=rows.groupby([rows.lane, months // BIN]).cumcount())


def lanes_of(rows: pd.DataFrame) -> pd.Series:
    """The lane of each event: its track, or what stands against its track."""
    return rows.track.astype(str).where(rows.direction != "against", "against_" + rows.track.astype(str))


def lanes(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """One lane a track, and one for what is against it; an event is a dot, an event of the brief a diamond."""
    shown = [each for each in LANES if (rows.lane == each).any()]
    floor, floors = 0.0, {}
    for lane in reversed(shown):
        floors[lane] = floor
        floor += rows.height[rows.lane == lane].max() + 3
    fig = theme.figure(
        *[_dots(rows[rows.lane == lane], floors[lane], choices["known"] == "brief") for lane in shown],
        height=int(110 + 16 * floor),
        showlegend=False,
        margin_t=24,
    )
    fig.update_yaxes(visible=False, range=[-1, floor])
    fig.update_xaxes(range=["2002-06-01", dates.month_after(PACKAGE.as_of, 7)], dtick="M48", tick0="2003-01-01", tickformat="%Y")
    fig.add_vline(x=dates.BRIEF_PUBLISHED.isoformat(), line={"color": theme.QUIET, "dash": "dot", "width": 1.5})
    tops = {lane: at + rows.height[rows.lane == lane].max() for lane, at in floors.items()}
    brief = {"x": dates.BRIEF_PUBLISHED.isoformat(), "y": 1, "yref": "paper", "yanchor": "bottom", "text": "the brief, 10 March 2015"}
    theme.annotate(fig, [*(_lane_name(lane, top) for lane, top in tops.items()), brief])
    return fig


def _lane_name(lane: str, top: float) -> dict[str, object]:
    """The sign and the name of a lane above its highest dot, as `theme.annotate` takes it."""
    text = f'<span style="color:{_colour(lane)}">{"✕" if lane.startswith("against") else "●"}</span> <b>{LANES[lane]}</b>'
    return {"x": 0, "xref": "paper", "xanchor": "left", "y": top + 1.2, "text": text}


def _colour(lane: str) -> str:
    return theme.TRACK.get(lane, theme.QUIET)


def _dots(part: pd.DataFrame, floor: float, as_of_brief: bool) -> go.Scatter:
    lane = part.lane.iloc[0]
    colour, against = _colour(lane), lane.startswith("against")
    return go.Scatter(
        x=part["at"],
        y=part.height + floor,
        mode="markers",
        marker={
            "color": [colour if named else theme.HOLLOW for named in part.in_brief],
            "symbol": ["diamond" if named else "x" if against else "circle" for named in part.in_brief],
            "size": [12 if named else 8 for named in part.in_brief],
            "line": {"color": colour, "width": 1.6},
            "opacity": theme.opacities(part, [theme.FAINT if as_of_brief and later else 1 for later in part.later]),
        },
        **theme.mark_attributes(part, sentence),
    )


def _stated(rows: pd.DataFrame, excerpt: str) -> pd.Series:
    """The events that the brief states in the paragraph of an excerpt."""
    paragraph = table("excerpts").set_index("excerpt_id").paragraph[excerpt]
    return rows.in_brief & rows.paragraphs.map(lambda each: paragraph in each)


def sentence(row: pd.Series) -> str:
    """One event as a sentence: its date, track and kind, what happened, and where sources differ."""
    until = f" to {dates.in_words(row.end_date)}" if pd.notna(row.end_date) else ""
    named = " Stated in the brief." if row.in_brief else ""
    return f"{dates.in_words(row.date)}{until}: {row.title}. Lane: {LANES[row.lane].lower()}.{named}"


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many events of each lane, before and after the brief."""
    counts = rows.groupby("lane").later.agg(["size", "sum"])
    counts = counts.loc[[each for each in LANES if each in counts.index]]
    if choices["known"] == "brief":
        said = ", ".join(f"{row['size'] - row['sum']} {_of(lane)}" for lane, row in counts.iterrows())
        return f"By 10 March 2015 the record here holds {len(rows) - rows.later.sum()} events: {said}."
    said = ", ".join(f"{row['size']} {_of(lane)} ({row['sum']} of them after the brief)" for lane, row in counts.iterrows())
    return (
        f"The record here holds {len(rows)} events from {rows['at'].min().year} to {rows['at'].max().year}: {said}. The brief "
        f"itself states {rows.in_brief.sum()} of them."
    )


def _of(lane: object) -> str:
    """A lane after a number: "of pressure", "against pressure"."""
    words = LANES[str(lane)].lower()
    return words if words.startswith("against") else f"of {words}"


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How many events of each lane there are since the brief, or until it; as many lanes as there is room for."""
    as_of_brief = choices["known"] == "brief"
    counts = rows[rows.later != as_of_brief].lane.value_counts()
    said = [(counts[lane], "against" if lane.startswith("against") else label.lower()) for lane, label in LANES.items() if lane in counts]
    when = "Until the brief" if as_of_brief else "Since the brief"
    if not said:
        return f"{when} the record here has no such event"
    (first, of), *more = said
    noun = "event" if first == 1 else "events"
    parts = [f"{first} {noun} against" if of == "against" else f"{first} {of} {noun}", *(f"{number} {label}" for number, label in more)]
    return first_that_fits(*(f"{when}: {', '.join(parts[:number])}" for number in range(len(parts), 0, -1)))


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """What is drawn, over which years, and what filled diamonds are."""
    years = span_of_years(rows["at"].min().year, rows["at"].max().year)
    if choices["known"] == "brief" and rows.later.any():
        read = "faint ones came after the brief"
    else:
        read = "filled diamonds are stated in the brief" if rows.in_brief.any() else "none is stated in the brief"
    return f"Events on human rights in North Korea by track and date, {years}; the choice is ours. {quantity(len(rows), 'event')}; {read}."


def record_today() -> str:
    """The events of pressure, against it and of engagement since the brief, and the last finding on the situation.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    counts = lanes_of(rows[[dates.first(each) > dates.BRIEF_PUBLISHED for each in rows.date]]).value_counts()
    update = rows.set_index("event_id").date[TEN_YEAR_UPDATE]
    return (
        f"Since the brief: **{counts['pressure']}** events of pressure, **{counts['against_pressure']}** against it, "
        f"**{counts['engagement']}** of engagement. On {dates.in_words(update)} the UN human rights office saw no improvement."
    )


TIMELINE = Chart(
    id="two-tracks",
    page="",
    title="What happened on the two tracks, pressure and engagement?",
    tables=(TABLE,),
    controls=(
        AS_OF,
        Control("track", "Track", "many", TRACKS),
        Control("event_kind", "Kind of event", "many", KINDS),
    ),
    rows=chosen_events,
    columns=columns(
        TABLE, "event_id", "date", "end_date", "title", "kind", "track", "direction", "in_brief", "confidence", "disagreement", "note"
    ),
    figure=lanes,
    finding=finding,
    short_title="two tracks",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="track",
    sentence=sentence,
    row_citation_keys=((TABLE, "event_id"),),
    caveat="Order in time is not cause, and the choice of events is ours.",
    notes=(
        NOT_CAUSE,
        "What rejects, opposes or drops pressure, such as a reply of North Korea or a meeting that was not asked for, stands in a lane "
        "of its own and not under pressure; so does what breaks off engagement.",
        "Filled diamonds are events that the brief itself states. Events of the same lane within four months are stacked; "
        "an event of which only the year or the month "
        "is known stands in the middle of it. The choice of events is ours, and more of them are known for the years that "
        "the brief deals with. "
        "DPRK is the name of North Korea at the UN, ICC the International Criminal Court; three figures in a row are the "
        "votes in favour, against and abstaining.",
    ),
    excerpts=("dual-track",),
    rows_for_excerpt=_stated,
)
