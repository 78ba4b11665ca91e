"""What North Korea accepted in four Universal Periodic Reviews."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.description.chart import Chart, columns
from components.description.choice import AS_OF, Choices
from components.drawing import recommendation_bars, theme
from components.drawing.recommendation_bars import ANSWERS, STATEMENT
from data import PACKAGE, dates, table

REVIEWS = "upr_reviews"
STAGES = PACKAGE.labels(REVIEWS, "stage")
COUNTERS = PACKAGE.labels(REVIEWS, "counted_by")


def review_counts(choices: Choices) -> pd.DataFrame:
    """The counts of each review at each stage in order of time; `open` is what no number says.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(REVIEWS)
    given = rows[["accepted", "partially_accepted", "noted"]].fillna(0).sum(axis=1)
    later = pd.Series([dates.first(each) > dates.BRIEF_PUBLISHED for each in rows.date], index=rows.index)
    ghost = later & (choices["known"] == "brief")
    return rows.assign(open=rows.received - given, ghost=ghost).sort_values(["year", "date", "stage"], kind="stable").reset_index(drop=True)


def bars(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """A bar for each stage of each review; what has no number is hollow, and nothing joins one stage to the next."""
    heads = rows.year.map(lambda year: f"Review of {year}")
    places, headings = recommendation_bars.heights(heads)
    count = len(places) + len(headings)
    fig = theme.figure(height=140 + theme.row_height(count, 26) * count, margin_t=128, barmode="stack", legend_traceorder="normal")
    for answer in ANSWERS:
        bar = recommendation_bars.bar(rows, places, rows[answer], answer, sentence)
        part = rows.loc[[*bar.customdata]]
        fig.add_trace(bar.update(marker_opacity=theme.opacities(part, [theme.FAINT if each else 1 for each in part.ghost])))
        _numbers(fig, rows, places, answer)
    recommendation_bars.label_bars(fig, places, headings, [_label(row) for _, row in rows.iterrows()])
    recommendation_bars.label_ends(
        fig, rows.received, places, [f"{row.received}{' ≠' if pd.notna(row.disagreement) else ''}" for _, row in rows.iterrows()]
    )
    fig.update_xaxes(title="recommendations", side="top", range=[0, rows.received.max() * 1.18])
    return fig


def _label(row: pd.Series) -> str:
    """Stage and year of a count, and who counted where that is not the review itself."""
    by = f" ({COUNTERS[row.counted_by]})" if row.counted_by == "upr_info" else ""
    return f"{_stage(row.stage)}, {row.date[:4]}{by}"


def _stage(stage: str) -> str:
    short = {
        "working_group": "Working Group",
        "final": "final",
        "adoption": "adoption",
        "later_answer": "later answer",
        "press": "press account",
    }
    return short[stage]


def _numbers(fig: go.Figure, rows: pd.DataFrame, places: list[int], answer: str) -> None:
    """The number in the middle of each piece that is wide enough for it."""
    order = [*ANSWERS]
    before = rows[order[: order.index(answer)]].fillna(0).sum(axis=1)
    notes: list[dict[str, object]] = []
    for start, number, place, ghost in zip(before, rows[answer], places, rows.ghost, strict=True):
        if pd.notna(number) and number > 20:
            plain = ghost or answer == "open"
            look = {} if plain else {"bgcolor": theme.ANSWER[answer], "borderpad": 1}
            font = {"size": 12} | ({} if plain else {"color": "#ffffff"})
            notes.append({"x": start + number / 2, "y": place, "text": f"{number}", "font": font, **look})
    theme.annotate(fig, notes)


def sentence(row: pd.Series) -> str:
    """The count of one review at one stage."""
    said = [f"{row[answer]} {words}" for answer, words in ANSWERS.items() if answer != "open" and pd.notna(row[answer])]
    rest = f", {row.open} not answered at that time or without a number in the sources" if row.open else ""
    differ = f" Sources differ: {row.disagreement}" if pd.notna(row.disagreement) else ""
    return (
        f"Review of {row.year}, {STAGES[row.stage].lower()} ({dates.in_words(row.date)}): {row.received} "
        f"recommendations{': ' if said else ''}{', '.join(said)}{rest}. {COUNTERS[row.counted_by]}.{differ}"
    )


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """What had been accepted in the latest count of each review."""
    known = rows[~rows.ghost]
    last = known[known.accepted.notna()].drop_duplicates("cycle", keep="last")
    said = []
    for row in last.itertuples():
        part = f" and {row.partially_accepted} more in part" if pd.notna(row.partially_accepted) else ""
        by = "" if row.counted_by == "official" else f", counted by {COUNTERS[row.counted_by]}"
        said.append(f"{row.accepted} of {row.received}{part} (review of {row.year}, {dates.in_words(row.date)}{by})")
    none = known[known.accepted == 0]
    start = "By 10 March 2015 " if choices["known"] == "brief" else ""
    first = (
        f" When the first outcome was adopted ({dates.in_words(none.date.iloc[0])}), none of {none.received.iloc[0]} had been accepted."
        if not none.empty
        else ""
    )
    return f"{start}North Korea {'had ' if start else ''}accepted {'; '.join(said)}.{first}"


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """What had been accepted in the latest review with a count."""
    known = rows[~rows.ghost & rows.accepted.notna()]
    last = known[known.year == known.year.max()].iloc[-1]
    return f"In its review of {last.year} North Korea accepted {last.accepted} of {last.received} recommendations"


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is counted, over which years, and what hollow pieces are."""
    read = "faint bars came after the brief" if rows.ghost.any() else "hollow pieces have no number in the sources"
    return (
        f"Recommendations received and answered in {rows.year.nunique()} Universal Periodic Reviews, "
        f"{rows.year.min()}–{rows.year.max()}. "
        f"{len(rows)} counts, one a stage; {read}."
    )


def record_today() -> str:
    """What was accepted in the latest review with a count. Raises `data.TableError` when a table cannot be read."""
    rows = table(REVIEWS)
    last = rows[rows.accepted.notna()].sort_values("date").iloc[-1]
    part = f" and **{last.partially_accepted}** more in part" if pd.notna(last.partially_accepted) else ""
    return (
        f"In its review of {last.year} North Korea accepted **{last.accepted} of {last.received}** recommendations{part} "
        f"({dates.in_words(last.date)}). Acceptance is a statement, not a result."
    )


FOUR_REVIEWS = Chart(
    id="four-reviews",
    page="engagement",
    title="What did North Korea accept in four reviews?",
    tables=(REVIEWS,),
    controls=(AS_OF,),
    rows=review_counts,
    columns=columns(
        REVIEWS,
        "review_id",
        "year",
        "stage",
        "date",
        "received",
        "accepted",
        "partially_accepted",
        "noted",
        "counted_by",
        "disagreement",
        "note",
        "confidence",
    ),
    figure=bars,
    finding=finding,
    short_title="four reviews",
    headline=headline,
    measure=measure,
    record_today=record_today,
    sentence=sentence,
    row_citation_keys=((REVIEWS, "review_id"),),
    caveat="Acceptance is a statement by the state, not a result; stages of a review cannot be compared.",
    notes=(
        STATEMENT,
        "Every bar is a count at one stage. Stages differ in what they count: what is “noted” at the Working Group is not "
        "the final figure, so the bars of one review do not show a trend.",
        "The final answers of 2014 are UPR Info’s count, as the chart says beside them; those of the other reviews are official counts.",
        "Where sources differ, the number has the sign ≠: 2014, 269 recommendations in UPR Info’s list and 268 in the UN "
        "report, and 93 not accepted in a press account; 2009, UPR Info’s own "
        "summary of the later answer counts 87 accepted (81 in full, 6 in part), 65 rejected and 15 pending; 2024, 306 "
        "recommendations in the draft report by another count.",
        "Hollow pieces are recommendations not yet answered at that stage, or for which the sources give no number, as for "
        "the 130 of 2019.",
    ),
    excerpts=("dialogue",),
)
