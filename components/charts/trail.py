"""What one actor said, and when: every dated position by question, and since when nothing more is on record."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import positions as paper
from components.description.chart import YES_NO, Chart, Column, columns
from components.description.choice import AS_OF, Choices, Control, Options
from components.description.words import first_that_fits, join_words, quantity, span_of_years
from components.drawing import theme
from data import PACKAGE, dates, table

SILENCE = 3 * 365
"""Days without a later position after which a question is marked as silent."""
LANE, OFF = 7.5, -3.2
"""Height of a question's lane in steps of the scale, and where in it a position without a stance is drawn."""
STEP = 13
"""Height of a step of the scale in pixels."""


def actors(_before: Choices) -> Options:
    """The actors that have positions, in the order of their table.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table("actors")
    rows = rows[rows.actor_id.isin(table(paper.TABLE).actor_id)]
    return dict(zip(rows.actor_id, rows.name, strict=True))


def positions_of_actor(choices: Choices) -> pd.DataFrame:
    """Every position of one actor by question in order of time; `last_on_record` marks the last of each question from outside the brief."""
    rows = paper.positions()
    rows = rows[rows.actor_id == choices["actor"]]
    order = {question: number for number, question in enumerate(paper.questions({}))}
    rows = rows.sort_values(["at", "position_id"], kind="stable").sort_values("question_id", key=lambda ids: ids.map(order), kind="stable")
    lanes = {question: lane for lane, question in enumerate(rows.question_id.drop_duplicates())}
    last = rows[rows.basis == "external"].drop_duplicates("question_id", keep="last").index
    return rows.assign(lane=rows.question_id.map(lanes), last_on_record=rows.index.isin(last)).reset_index(drop=True)


def sentence(row: pd.Series) -> str:
    """One position as a sentence, with what is on record after it when that is nothing."""
    return f"{paper.sentence(row)}{' No later position outside the brief is on record.' if row.last_on_record else ''}"


def lanes(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """One lane a question, −2 to +2 from bottom to top; dotted where nothing later is on record."""
    count = int(rows.lane.max()) + 1
    as_of_brief = choices["known"] == "brief"
    fig = theme.figure(*_paths(rows, as_of_brief), *_marks(rows, as_of_brief), height=int(90 + STEP * LANE * count), margin_t=72)
    ticks = [(-lane * LANE + stance, paper.signed(stance)) for lane in range(count) for stance in (2, 0, -2)]
    fig.update_yaxes(tickvals=[at for at, _ in ticks], ticktext=[text for _, text in ticks], range=[-(count - 1) * LANE - 3.8, 4.4])
    first = min(rows["at"].min(), pd.Timestamp("2014-01-01")) - pd.Timedelta(days=150)
    fig.update_xaxes(range=[first, dates.month_after(PACKAGE.as_of, 4)], tickformat="%Y", showgrid=False)
    fig.layout.shapes = [_day_of_the_brief(-lane * LANE) for lane in range(count)]
    fig.add_annotation(
        x=dates.BRIEF_PUBLISHED.isoformat(), y=1, yref="paper", yanchor="bottom", showarrow=False, text="the brief, 10 March 2015"
    )
    _headings(fig, rows, as_of_brief)
    return fig


def _day_of_the_brief(middle: float) -> dict[str, object]:
    """The line of the day through a lane, as a shape of the layout."""
    day, line = dates.BRIEF_PUBLISHED.isoformat(), {"color": theme.QUIET, "dash": "dot", "width": 1.5}
    return {"type": "line", "x0": day, "x1": day, "y0": middle - 2.4, "y1": middle + 2.4, "line": line, "layer": "below"}


def _headings(fig: go.Figure, rows: pd.DataFrame, as_of_brief: bool) -> None:
    """The question above each lane, and the year since when nothing is on record at its end."""
    heads = [
        {"x": 0, "xref": "paper", "xanchor": "left", "y": 3.2 - row.lane * LANE, "text": f"<b>{theme.escape_plotly(row.label)}</b>"}
        for _, row in rows.drop_duplicates("lane").iterrows()
    ]
    ends = [] if as_of_brief else [row for _, row in _silent(rows).iterrows()]
    silences = [
        {"x": 1, "xref": "paper", "xanchor": "right", "y": _height(row) + _beside(row), "text": f"nothing since {row.date[:4]}"}
        for row in ends
    ]
    theme.annotate(fig, [*heads, *silences])


def _beside(row: pd.Series) -> float:
    """How far above the last position of a question its words stand; below where it stands high."""
    return 0.9 if pd.isna(row.stance) or row.stance <= 0 else -0.9


def _silent(rows: pd.DataFrame) -> pd.DataFrame:
    """The last positions of the questions on which nothing has been on record for a long time."""
    last = rows[rows.last_on_record]
    return last[[(dates.first(PACKAGE.as_of) - dates.last(each)).days > SILENCE for each in last.date]]


def _height(row: pd.Series) -> float:
    return -row.lane * LANE + (OFF if pd.isna(row.stance) else row.stance)


def _paths(rows: pd.DataFrame, as_of_brief: bool) -> list[object]:
    """A thin line through the coded positions of each question, and a dotted one from the last to the end of the record."""
    traces: list[object] = []
    for _, part in rows.groupby("lane"):
        coded = part[part.stance.notna() & (part.basis == "external")]
        drawn = coded[~coded.later] if as_of_brief else coded
        traces.append(_line(drawn["at"], [_height(row) for _, row in drawn.iterrows()]))
        if as_of_brief:
            after = coded[coded.later | (coded.index == drawn.index.max())]
            traces.append(_line(after["at"], [_height(row) for _, row in after.iterrows()], opacity=theme.FAINT))
        for _, last in part[part.last_on_record & (not as_of_brief)].iterrows():
            traces.append(_line([last["at"], dates.first(PACKAGE.as_of)], [_height(last)] * 2, "dot"))
    return traces


def _line(x: object, y: object, dash: str = "solid", opacity: float = 1) -> go.Scatter:
    line = {"color": theme.QUIET, "width": 1.2, "dash": dash}
    return go.Scatter(x=x, y=y, mode="lines", line=line, opacity=opacity, hoverinfo="skip", showlegend=False)


def _marks(rows: pd.DataFrame, as_of_brief: bool) -> list[object]:
    """The positions: dots from other sources, hollow diamonds from the brief, crosses without a stance."""
    looks = {
        "from other sources": (rows.stance.notna() & (rows.basis == "external"), {"symbol": "circle", "color": theme.ACCENT, "size": 9}),
        "as the brief puts it": (
            rows.stance.notna() & (rows.basis == "brief"),
            {"symbol": "diamond-open", "color": theme.QUIET, "size": 12, "line": {"width": 2}},
        ),
        "no stance": (rows.stance.isna(), {"symbol": "x-thin-open", "color": theme.QUIET, "size": 9, "line": {"width": 2}}),
    }
    traces: list[object] = []
    for name, (chosen, look) in looks.items():
        part = rows[chosen]
        if not part.empty:
            trace = go.Scatter(
                x=part["at"],
                y=[_height(row) for _, row in part.iterrows()],
                mode="markers",
                name=name,
                marker=look | {"opacity": theme.opacities(part, [theme.FAINT if as_of_brief and later else 1 for later in part.later])},
                **theme.mark_attributes(part, sentence),
            )
            traces += theme.with_legend_entry(trace, look)
    return traces


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many positions on how many questions, where they vary, and where the record has fallen silent."""
    as_of_brief = choices["known"] == "brief"
    seen = rows[~rows.later] if as_of_brief else rows
    name, by = rows["name"].iloc[0], "by 10 March 2015" if as_of_brief else "on record"
    count = {0: "no dated position", 1: "1 dated position"}.get(len(seen), f"{len(seen)} dated positions")
    if seen.empty:
        return f"{name}: {count} {by}; {len(rows)} later."
    ends = [dates.in_words(seen["date"][at]) for at in dict.fromkeys([seen["at"].idxmin(), seen["at"].idxmax()])]
    when = f"from {ends[0]} to {ends[1]}" if len({*ends}) > 1 else f"of {ends[0]}"
    on = f"on {seen.question_id.nunique()} of the {len(paper.questions({}))} questions"
    return " ".join([f"{name}: {count} {by} {on}, {when}.", *_varying(seen), *([] if as_of_brief else _silence(seen))])


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How many positions of the actor are on record, on how many questions, over which years."""
    as_of_brief = choices["known"] == "brief"
    seen = rows[~rows.later] if as_of_brief else rows
    name = paper.short_name(rows["name"].iloc[0])
    if seen.empty:
        return first_that_fits(f"{name}: no position by the brief’s day", "No position by the brief’s day")
    years = span_of_years(seen["at"].min().year, seen["at"].max().year)
    said = f"{quantity(len(seen), 'position')} on {quantity(seen.question_id.nunique(), 'question')}, {years}"
    return first_that_fits(f"{name}: {said}", said)


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """Whose positions, on which scale, over which years, and what dotted lines are."""
    read = (
        "faint ones came after the brief"
        if choices["known"] == "brief" and rows.later.any()
        else "a dotted end means nothing later on record"
    )
    years = span_of_years(rows["at"].min().year, rows["at"].max().year)
    return (
        f"{paper.short_name(rows['name'].iloc[0])}: dated positions, coded from −2 to +2, {years}. "
        f"{quantity(len(rows), 'position')}; {read}."
    )


def record_today() -> str:
    """How many positions of how many actors are on record, and the latest. Raises `data.TableError` when a table cannot be read."""
    rows = paper.positions()
    return (
        f"The record here has **{len(rows)}** dated positions of **{rows.actor_id.nunique()}** actors on "
        f"**{rows.question_id.nunique()}** questions, "
        f"the latest of {dates.in_words(rows.date.iloc[-1])}. It is a selection."
    )


def _varying(seen: pd.DataFrame) -> list[str]:
    spread = seen[seen.basis == "external"].groupby("label", sort=False).stance.agg(["min", "max"])
    spread = spread[spread["min"] < spread["max"]]
    if spread.empty:
        return []
    return [
        "Its coding varies on "
        f"{join_words(f'“{label}” ({paper.signed(low)} to {paper.signed(high)})' for label, low, high in spread.itertuples())}."
    ]


def _silence(seen: pd.DataFrame) -> list[str]:
    last = _silent(seen)
    if last.empty:
        return []
    oldest = last.loc[last["at"].idxmin()]
    return [
        f"On {len(last)} of these questions nothing outside the brief is on record for the last three years; the longest silence, "
        f"since {oldest.date[:4]}, is on “{oldest.label}”."
    ]


TRAIL = Chart(
    id="paper-trail",
    page="actors",
    title="What did one actor say, and when?",
    tables=(paper.TABLE, "actors", "position_questions"),
    controls=(AS_OF, Control("actor", "Actor", "one", actors, "dprk")),
    rows=positions_of_actor,
    columns=(
        *columns(paper.TABLE, "position_id", "actor_id"),
        paper.NAME,
        paper.QUESTION,
        *columns(paper.TABLE, "date", "stance", "evidence", "basis", "paragraph"),
        Column("last_on_record", "Last on record", labels=YES_NO, type="boolean"),
        *columns(paper.TABLE, "confidence", "disagreement", "note"),
    ),
    figure=lanes,
    finding=finding,
    short_title="one actor",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="actor",
    sentence=sentence,
    row_citation_keys=((paper.TABLE, "position_id"),),
    caveat="The number is our coding of the evidence, and the record is a selection.",
    notes=(
        paper.SCALE,
        "Positions that contradict each other are all kept. A position of which only the year or the month is known stands "
        "in the middle of it. The thin line only leads the "
        "eye from one position to the next; nothing is known of the time between.",
        "“Nothing since” stands where the last position from outside the brief is more than three years old. It means that "
        "the record here, which is a selection, has nothing later from the actor on that question; it does not mean that the "
        "actor said nothing.",
    ),
)
