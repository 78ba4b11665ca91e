"""Contact, refusals and demands on the subjects that the brief calls possible entry points, on a time line."""

from __future__ import annotations

from itertools import pairwise

import pandas as pd
import plotly.graph_objects as go

from components.description.chart import Chart, columns
from components.description.choice import AS_OF, Choices, Control
from components.description.words import join_words, quantity, span_of_years
from components.drawing import theme
from data import PACKAGE, dates, table

TABLE = "rights_agenda"
AGENDAS = PACKAGE.labels(TABLE, "agenda")
DIRECTIONS = PACKAGE.labels(TABLE, "direction")
WORDS = {"engagement": "step", "setback": "setback", "neutral": "neutral"}
NOUNS = {"engagement": "step", "setback": "setback", "neutral": "neutral item"}
BRIEF_DAY = dates.BRIEF_PUBLISHED.isoformat()
LINE = {"color": theme.QUIET, "dash": "dot", "width": 1.5}
MARK_GAP = pd.Timedelta(days=300)
"""Items of one subject nearer in time than this stand on lines of their own."""


def agenda_items(choices: Choices) -> pd.DataFrame:
    """The items of the chosen subjects and directions in order of time; `line` keeps neighbours of a subject apart.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    if choices["agenda"]:
        rows = rows[rows.agenda.isin(choices["agenda"])]
    if choices["direction"]:
        rows = rows[rows.direction.isin(choices["direction"])]
    rows = rows.assign(at=dates.middle(rows.date), later=dates.middle(rows.date) > pd.Timestamp(dates.BRIEF_PUBLISHED))
    rows = rows.sort_values(["agenda", "at", "item_id"], kind="stable")
    lines = [line for _, part in rows.groupby("agenda", observed=True, sort=False) for line in _lines(part["at"])]
    return rows.assign(line=lines).reset_index(drop=True)


def _lines(times: pd.Series) -> list[int]:
    """For each time, in order, the first line on which nothing stands too near before it."""
    ends: list[pd.Timestamp] = []
    lines = []
    for time in times:
        line = next((number for number, end in enumerate(ends) if time - end >= MARK_GAP), len(ends))
        ends[line : line + 1] = [time]
        lines.append(line)
    return lines


def lanes(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """A lane a subject with its name above; steps point up, setbacks down."""
    floors, floor = {}, 0
    for agenda, part in rows.groupby("agenda", observed=True, sort=False):
        floors[agenda] = floor
        floor += part.line.max() + 3
    y = rows.agenda.astype(str).map(floors).astype(int) + rows.line + 1.2
    fig = theme.figure(height=int(120 + 15 * floor), margin_t=84)
    for direction in DIRECTIONS:
        part = rows.direction == direction
        fig.add_trace(_marks(rows[part], y[part], direction, choices["known"] == "brief"))
        fig.add_trace(theme.legend_entry(DIRECTIONS[direction].lower(), _sign(direction)))
    for top, bottom in pairwise([*floors.values(), floor]):
        fig.add_shape(type="line", x0=BRIEF_DAY, x1=BRIEF_DAY, y0=top + 0.6, y1=bottom - 0.6, layer="below", line=LINE)
    for agenda, top in floors.items():
        fig.add_annotation(x=0, xref="paper", xanchor="left", y=top, text=f"<b>{AGENDAS[agenda]}</b>", showarrow=False)
    fig.add_annotation(x=BRIEF_DAY, y=1, yref="paper", yanchor="bottom", text="the brief, 10 March 2015", showarrow=False)
    fig.update_yaxes(visible=False, range=[floor - 0.5, -0.8])
    fig.update_xaxes(range=["2009-01-01", dates.month_after(PACKAGE.as_of, 2)], dtick="M48", tick0="2010-01-01", tickformat="%Y")
    return fig


def _marks(part: pd.DataFrame, y: pd.Series, direction: str, as_of_brief: bool) -> go.Scatter:
    return go.Scatter(
        x=part["at"],
        y=y,
        mode="markers",
        name=direction,
        showlegend=False,
        marker=_sign(direction) | {"opacity": theme.opacities(part, [theme.FAINT if as_of_brief and later else 1 for later in part.later])},
        **theme.mark_attributes(part, sentence),
    )


def _sign(direction: str) -> dict[str, object]:
    return {
        "symbol": theme.DIRECTION_SYMBOL[direction],
        "color": theme.DIRECTION[direction],
        "size": 8 if direction == "neutral" else 11,
    }


def sentence(row: pd.Series) -> str:
    """One item of the agenda as a sentence: date, subject, what happened, and where sources differ."""
    return f"{dates.in_words(row.date)}, {AGENDAS[row.agenda]} ({DIRECTIONS[row.direction].lower()}): {row.title}"


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many steps, setbacks and neutral items there are since the brief, or until it."""
    as_of_brief = choices["known"] == "brief"
    part = rows[~rows.later] if as_of_brief else rows[rows.later]
    when = "By 10 March 2015" if as_of_brief else "After the brief of 10 March 2015"
    if part.empty:
        return f"{when} the record here holds no item of the kind chosen; {len(rows)} are shown in all."
    counts = part.direction.value_counts()
    said = join_words(
        f"{counts[each]} {word}{'s' if counts[each] > 1 and each != 'neutral' else ''}" for each, word in WORDS.items() if counts[each]
    )
    steps = part[part.direction == "engagement"].agenda.astype(str).value_counts()
    most = [f"“{AGENDAS[each]}”" for each in steps.index[steps == steps.max()]]
    led = (
        f" Most steps, {steps.max()}{' each' if len(most) > 1 else ''}, stand under {join_words(most)}."
        if len(steps) > 1 and len(most) < len(steps)
        else ""
    )
    return f"{when} the record here holds {len(part)} item{'s' if len(part) > 1 else ''}: {said}.{led}"


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How many steps, setbacks and neutral items there are since the brief, or until it."""
    as_of_brief = choices["known"] == "brief"
    part = rows[~rows.later] if as_of_brief else rows[rows.later]
    when = "Until the brief" if as_of_brief else "Since the brief"
    counts = part.direction.value_counts()
    said = [quantity(counts[each], noun) for each, noun in NOUNS.items() if counts[each]]
    return f"{when}: {join_words(said) if said else 'nothing on record here'}"


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """What is drawn, on how many subjects, over which years, and how triangles are read."""
    read = (
        "faint ones came after the brief"
        if choices["known"] == "brief" and rows.later.any()
        else "triangles point up for steps, down for setbacks"
    )
    years = span_of_years(rows["at"].min().year, rows["at"].max().year)
    return (
        f"Contacts, commitments, refusals and demands on {quantity(rows.agenda.nunique(), 'subject')}, {years}. "
        f"{quantity(len(rows), 'item')}; {read}."
    )


def record_today() -> str:
    """How many steps and setbacks on all subjects there are since the brief. Raises `data.TableError` when a table cannot be read."""
    rows = agenda_items({"agenda": [], "direction": []})
    counts = rows[rows.later].direction.value_counts()
    return (
        f"Since the brief the record here has **{quantity(counts['engagement'], 'step')}** forward and "
        f"**{quantity(counts['setback'], 'setback')}** on these subjects. "
        "A step is contact or a commitment, not a change in lives."
    )


AGENDA = Chart(
    id="rights-agenda",
    page="engagement",
    title="Did the less charged subjects open a way in?",
    tables=(TABLE,),
    controls=(
        AS_OF,
        Control("agenda", "Subject", "many", AGENDAS),
        Control("direction", "Direction", "many", DIRECTIONS),
    ),
    rows=agenda_items,
    columns=columns(TABLE, "item_id", "date", "agenda", "title", "direction", "confidence"),
    figure=lanes,
    finding=finding,
    short_title="since then",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="agenda",
    sentence=sentence,
    row_citation_keys=((TABLE, "item_id"),),
    caveat="A step is contact with UN bodies or the EU, or a commitment; it says nothing about how people live.",
    notes=(
        "A direction marks contact with UN bodies or with the EU, a commitment, a refusal or a demand; it says nothing about "
        "how people live. The UN human rights office found no overall "
        "improvement in the ten years to September 2025.",
        "Triangles pointing up are steps forward, pointing down setbacks; circles are neutral, as are the Commission’s own "
        "demands. Items near in time stand under each other; an item of which only the year or "
        "month is known stands in the middle of it, and counts as before or after the brief by that.",
        "Order in time is not cause. “Human security” is the brief’s word; which items belong to it is this project’s "
        "choice, and so is the choice of items.",
    ),
    excerpts=("human-security",),
)
