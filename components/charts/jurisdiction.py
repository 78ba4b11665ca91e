"""What the International Criminal Court could look at: the ways to it, and what lies before and after its Statute took effect."""

from __future__ import annotations

import datetime as dt

import pandas as pd
import plotly.graph_objects as go

from components.charts.reach import KINDS, PARTS, REACH, gate, things
from components.description.chart import Chart, Column
from components.description.choice import Choices, Control
from components.description.words import join_words, quantity
from components.drawing import theme
from data import PACKAGE, dates, table

REPORT = "2014-02-17"
"""The day of the report of the Commission of Inquiry: findings without an end are drawn up to it."""
LOWER = {each: label.lower() for each, label in PARTS.items()}
START = dt.date(1947, 1, 1)


def _end() -> dt.date:
    """Where the axis ends: far enough after the day of the data for the ways that would reach forward from it."""
    return dates.month_after(PACKAGE.as_of, 38)


def line(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """A time line: what is out of reach lies left of the gate, on grey; what a referral could reach lies right of it.

    Raises `data.TableError` when a table cannot be read.
    """
    lanes = rows.assign(lane=rows.id.where(rows.kind != "event", "event")).drop_duplicates("lane").reset_index(drop=True)
    at = pd.Series(lanes.index, index=lanes.lane)
    bars = rows[rows.kind != "event"]
    traces = [_route(row, at[row.id]) for _, row in bars[bars.kind == "route"].iterrows()]
    for _, row in bars[bars.kind != "route"].iterrows():
        traces += _bar(row, at[row.id])
    marks = rows[rows.kind == "event"]
    traces.append(
        go.Scatter(
            x=marks["first"],
            y=[at.get("event")] * len(marks),
            mode="markers",
            marker={"symbol": "diamond", "size": 9, "color": theme.ACCENT, "opacity": theme.opacities(marks)},
            **theme.marks(marks, sentence),
        )
    )
    drawn = theme.figure(*traces, height=110 + 23 * len(lanes), margin_t=66, showlegend=False)
    drawn.update_yaxes(
        tickvals=[*lanes.index],
        ticktext=[theme.escape_plotly(each) for each in lanes.label],
        range=[len(lanes) - 0.4, -0.7],
        showgrid=False,
    )
    drawn.update_xaxes(range=[START, _end()], side="bottom", tickformat="%Y", dtick="M240", tick0="1940-01-01")
    for place in lanes.index[lanes.kind == "route"]:
        said = "opened" if table("court_routes").set_index("route_id").opened[lanes.id[place]] else "not opened"
        drawn.add_annotation(x=gate(), y=place, text=said, xanchor="right", xshift=-8, showarrow=False)
    for place in lanes.index[lanes.kind != lanes.kind.shift()][1:]:
        drawn.add_shape(type="line", x0=0, x1=1, xref="x domain", y0=place - 0.5, y1=place - 0.5, line={"color": theme.QUIET, "width": 1})
    return _gate(drawn)


def _told(row: pd.Series, points: int) -> dict[str, object]:
    """What tells a trace that is the mark of one row."""
    one = row.to_frame().T
    told = theme.marks(one, sentence)
    return {name: each * points if isinstance(each, list) else each for name, each in told.items()} | {"opacity": theme.opacity(one)}


def _route(row: pd.Series, y: int) -> go.Scatter:
    """A way that nobody opened: hollow marks and a dotted line from the day that it would reach back to."""
    today = dates.first(PACKAGE.as_of)
    start = row["first"] if pd.notna(row["first"]) else today
    return go.Scatter(
        x=[start, today if start < today else _end()], y=[y, y], mode="lines+markers",
        line={"color": theme.ACCENT, "width": 2, "dash": "dot"},
        marker={"symbol": "circle-open", "size": [9, 0], "color": theme.ACCENT}, **_told(row, 2),
    )  # fmt: skip


def _bar(row: pd.Series, y: int) -> list[go.Scatter]:
    """A span, grey before the gate and coloured after it; an open end where the sources give none."""
    begun, ended = pd.notna(row["first"]), pd.notna(row["last"])
    last = row["last"] if ended else dates.first(REPORT) if row.kind == "finding" else dates.first(PACKAGE.as_of)
    first = row["first"] if begun else last - dt.timedelta(days=1500)
    cut = gate()
    spans = [(first, min(last, cut), theme.QUIET), (max(first, cut), last, theme.ACCENT)]
    ends = [None if begun else (first, "triangle-left"), None if ended else (last, "triangle-right")]
    traces = [
        go.Scatter(
            x=[start, stop],
            y=[y, y],
            mode="lines",
            line={"color": colour, "width": 9 if colour == theme.ACCENT else 5},
            **_told(row, 2),
        )
        for start, stop, colour in spans
        if start <= stop
    ]
    for end in filter(None, ends):
        colour = theme.QUIET if end[0] < cut else theme.ACCENT
        traces.append(
            go.Scatter(x=[end[0]], y=[y], mode="markers", marker={"symbol": end[1], "size": 12, "color": colour}, **_told(row, 1))
        )
    return traces


def _gate(drawn: go.Figure) -> go.Figure:
    """The day of the Statute as a line, the time before it as a grey ground, and the words above both."""
    day = gate()
    drawn.add_vrect(x0=START, x1=day, fillcolor=theme.QUIET, opacity=0.14, line_width=0, layer="below")
    drawn.add_shape(type="line", x0=day, x1=day, y0=0, y1=1, yref="y domain", line={"color": theme.ACCENT, "width": 2})
    above = {"y": 1, "yref": "y domain", "yanchor": "bottom", "showarrow": False, "yshift": 4}
    drawn.add_annotation(x=day, text=f"<b>{dates.in_words(day.isoformat())}</b><br>Statute in force", xanchor="center", **above)
    drawn.add_annotation(x=START, text="out of reach", xanchor="left", **above)
    return drawn


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """From when on, which ways are open, and how much lies before the gate.

    Raises `data.TableError` when a table cannot be read.
    """
    ways = rows[rows.kind == "route"]
    opened = int(table("court_routes").opened.sum())
    others = rows[rows.kind.isin(["finding", "camp"])]
    text = (
        f"The International Criminal Court can look only at crimes from {dates.in_words(gate().isoformat())} on (the brief "
        f"writes June 2002), and {opened or 'none'} of the "
        f"{len(ways)} ways to it {'has' if opened < 2 else 'have'} been opened as of {dates.in_words(PACKAGE.as_of)}."
    )
    if others.empty:
        return text
    parts = [
        f"{(part.reach == 'before').sum()} of the {len(part)} {PARTS[kind].lower()}" for kind, part in others.groupby("kind", sort=False)
    ]
    return f"{text} Wholly out of reach, even with a referral: {' and '.join(parts)} that have a year."


def headline(_rows: pd.DataFrame, _choices: Choices) -> str:
    """From when on the Court could look, and how many ways to it are open.

    Raises `data.TableError` when a table cannot be read.
    """
    opened = int(table("court_routes").opened.sum())
    _, month, year = dates.in_words(gate().isoformat()).split()
    open_ways = quantity(opened, "way is", "ways are") if opened else "no way is"
    return f"Crimes before {month} {year} are out of reach; {open_ways} open"


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, and what grey and colour mean."""
    kinds = join_words(each for kind, each in {"route": "ways to the Court", **LOWER}.items() if (rows.kind == kind).any())
    return f"{kinds[0].upper()}{kinds[1:]} by date. {len(rows)} rows; grey lies before the Rome Statute took effect, colour after."


def today() -> str:
    """When the Statute took effect, and how many ways are open. Raises `data.TableError` when a table cannot be read."""
    rows = table("court_routes")
    opened = int(rows.opened.sum())
    return (
        f"The Statute took effect on **{dates.in_words(gate().isoformat())}**, not in June. As of {dates.in_words(PACKAGE.as_of)} "
        f"**{opened or 'none'}** of the **{len(rows)}** ways to the Court {'is' if opened < 2 else 'are'} open."
    )


def sentence(row: pd.Series) -> str:
    """One row as a sentence, with the side of the gate on which it lies."""
    side = {
        "before": " Before the Statute: out of reach.",
        "across": " Partly before the Statute.",
        "after": " After the Statute took effect.",
        "unknown": " Its beginning is not given.",
    }
    return f"{row.words}{'' if row.kind in ('event', 'route') else side[row.reach]}"


JURISDICTION = Chart(
    id="jurisdiction",
    page="council-and-court",
    title="What could the International Criminal Court look at?",
    tables=("court_routes", "finding_periods", "coi_findings", "camps", "events"),
    controls=(Control("gate_show", "Shown", "many", PARTS, help="The ways to the Court are always shown."),),
    rows=things,
    columns=(
        Column("kind", "What it is", labels=KINDS),
        Column("id", "Row"),
        Column("label", "In short"),
        Column("first", "First day"),
        Column("last", "Last day"),
        Column("reach", "Side of the gate", labels=REACH),
        Column("words", "In words"),
    ),
    figure=line,
    finding=finding,
    place="the time",
    headline=headline,
    measure=measure,
    today=today,
    main_control="gate_show",
    sentence=sentence,
    record=(
        ("court_routes", "route_id"),
        ("finding_periods", "finding_id"),
        ("coi_findings", "finding_id"),
        ("camps", "camp_id"),
        ("events", "event_id"),
    ),
    caveat="A finding is not a verdict; no case on North Korea is before the Court.",
    notes=(
        "The grey area is the time before the Rome Statute took effect, on 1 July 2002; the brief writes June 2002. No way "
        "to the Court reaches further back. "
        "Dotted lines are ways that nobody has opened. Spans turn from grey to colour on that day; arrowheads are ends that "
        "the sources do not give.",
        "A finding is not a verdict: the Commission of Inquiry found reasonable grounds, and North Korea rejects its report. "
        "Findings without a time, and camps "
        "without any year, are left out. A camp is drawn from the earliest opening to the latest closing that the sources allow.",
        "Whether a disappearance from before 2002 that was never cleared up counts as a continuing crime is a question of "
        "law that this chart does not answer. "
        "Left out as well: crimes on the territory of a state that has joined, or by its nationals.",
    ),
    excerpts=("court-limits",),
    notice="Speaks of deaths in camps, famine and abductions.",
)
