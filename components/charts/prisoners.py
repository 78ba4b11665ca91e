"""How many people are held in the political prison camps, according to whom."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts.estimates import (
    ESTIMATE_COLUMNS,
    HOW_TO_READ,
    NAMES,
    TABLE,
    estimates_with_year,
    figures_in_words,
    how_to_read,
    lowest_and_highest,
    method_and_estimator,
    newest_by_method,
    origins,
    repeats_below,
    sentence,
    years_described,
)
from components.description.chart import Chart
from components.description.choice import Choices, Control, Options
from components.description.words import escape_markdown, join_words, span_of_years
from components.drawing import theme, thumbnails
from components.drawing.forest import METHODS, forest, short
from data import PACKAGE, table

BRIEF_ESTIMATE, ORIGIN_ESTIMATE, LATEST_ESTIMATE = "E026", "E020", "E044"
REMARKS = {BRIEF_ESTIMATE: "the brief’s figure", ORIGIN_ESTIMATE: "first seen here", LATEST_ESTIMATE: "replaces it"}
CONFIDENCE = PACKAGE.labels(TABLE, "confidence")
NOT_A_COUNT = (
    "Nobody outside the country has counted the prisoners, and North Korea denies the camps. Confidence is how firmly the "
    "publication gives the figure, not how near it is to the truth."
)


def system_totals(choices: Choices) -> pd.DataFrame:
    """The estimates of the whole camp system that have a year, repeats right below what they repeat."""
    rows = estimates_with_year("political_camps_total")
    rows = rows[rows.reference_year.between(*choices["years"])]
    if choices["method"]:
        rows = rows[rows.method.isin(choices["method"])]
    if choices["confidence"]:
        rows = rows[rows.confidence.isin(choices["confidence"])]
    if choices["hide_repeats"]:
        rows = rows[rows.repeat_basis == "own"]
    return repeats_below(rows)


def totals_figure(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """The forest of all estimates, with the brief's range as a quiet band.

    Raises `data.TableError` when a table cannot be read.
    """
    brief = table(TABLE).set_index("estimate_id").loc[BRIEF_ESTIMATE]
    fig = forest(rows, sentence, REMARKS)
    return fig.add_vrect(x0=brief.low, x1=brief.high, fillcolor=theme.QUIET, opacity=0.14, line_width=0, layer="below")


def totals_finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """Whose figure the range of the brief is in how many rows, and what the methods give for the latest year."""
    parts = [*_one_figure(rows), *_apart(newest_by_method(rows, 0))]
    return " ".join(parts) or f"{_count(rows)} shown, for {years_described(rows)}; none gives 80,000–120,000."


def totals_headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """Where the brief's range and its successor are both drawn, what its first source says now; else from what to what the figures go."""
    by_id = rows.set_index("estimate_id")
    if ORIGIN_ESTIMATE in by_id.index and LATEST_ESTIMATE in by_id.index:
        return f"The institute that first gave the brief’s range now says {figures_in_words(by_id.loc[LATEST_ESTIMATE])}"
    if len(rows) == 1:
        return f"The one estimate, for {years_described(rows)}, is {figures_in_words(rows.iloc[0])} people"
    low, high = lowest_and_highest(rows)
    lead = f"{_count(rows)} for {_years(rows)}"
    return (
        f"{lead} {'both' if len(rows) == 2 else 'all'} name {low:,} people" if low == high else f"{lead} go from {low:,} to {high:,} people"
    )


def totals_measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is counted, over which years, and how hollow marks are read where there are any."""
    return f"People held in political prison camps at one time, by year described, {_years(rows)}. {_count(rows)}{how_to_read(rows)}."


def _years(rows: pd.DataFrame) -> str:
    return span_of_years(rows.reference_year.min(), rows.reference_year.max())


def totals_today() -> str:
    """What the institute that first gave the brief's range says now, and the latest figure of the one insider.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = estimates_with_year("political_camps_total")
    now = rows.set_index("estimate_id").loc[LATEST_ESTIMATE]
    insider = rows[rows.method == "single_insider"].sort_values("reference_year").iloc[-1]
    then = "" if insider.reference_year == now.reference_year else f" for {insider.reference_year}"
    return (
        f"KINU, which first gave that range, says **{escape_markdown(figures_in_words(now))}** for {now.reference_year}; one "
        "unnamed insider says "
        f"**{escape_markdown(figures_in_words(insider))}**{then}. Nobody outside the country has counted."
    )


def _one_figure(rows: pd.DataFrame) -> list[str]:
    """How many rows give the range of the brief, whose figure it is in how many, and how many only repeat it."""
    same = rows[(rows.low == 80_000) & (rows.high == 120_000)]
    number, repeats = len(same), int(same.repeat_of.notna().sum())
    if not number:
        return []
    first = table(TABLE).set_index("estimate_id")
    groups = same.groupby(origins(same), sort=False).size()
    counters = [f"of the {first.estimator[each].split(' (')[0]}{_published(first.published_year[each])}" for each in groups.index]
    whose = join_words(f"{name} in {count}" for name, count in zip(counters, groups, strict=True)) if len(groups) > 1 else counters[0]
    text = f"{number} of the {_count(rows)} shown {'gives' if number == 1 else 'give'} 80,000–120,000, the figure {whose}"
    if repeats:
        some = f"{repeats} of these {number} {'repeats' if repeats == 1 else 'repeat'}"
        which = "it repeats" if number == 1 else "all of these repeat" if repeats == number else some
        text += f"; {which} another{_probably(same)}"
    return [f"{text}."]


def _published(year: object) -> str:
    return "" if pd.isna(year) else f" ({year})"


def _probably(same: pd.DataFrame) -> str:
    """How many of the repeats are only probable."""
    probable = int((same.repeat_basis == "probable").sum())
    return f", {probable} of them probably" if 0 < probable < len(same) else ", probably" if probable else ""


def _apart(latest: pd.DataFrame) -> list[str]:
    if len(latest) < 2:
        return []
    low, high = latest.iloc[0], latest.iloc[-1]
    one, other = (f"{figures_in_words(each)} ({method_and_estimator(each)})" for each in (low, high))
    return [f"For {low.reference_year} the record has {one} beside {other}."]


def _count(rows: pd.DataFrame) -> str:
    return f"{len(rows)} {'estimate' if len(rows) == 1 else 'estimates'}"


def years(_before: Choices) -> Options:
    """The first and the last year that an estimate describes."""
    described = estimates_with_year("political_camps_total").reference_year
    return {int(each): str(each) for each in (described.min(), described.max())}


def thumbnail(rows: pd.DataFrame) -> go.Figure:
    """The ranges and figures by year; the newest of the study behind the brief's figure and of the insider stand out."""
    brief, latest = (rows[rows.estimate_id == each].iloc[0] for each in (BRIEF_ESTIMATE, LATEST_ESTIMATE))
    insider = rows[rows.method == "single_insider"].sort_values("reference_year", kind="stable").iloc[-1]
    named = {
        int(str(latest.name)): f"{short(latest.estimator)} {latest.reference_year}: {figures_in_words(latest)}",
        int(str(insider.name)): f"one insider: {figures_in_words(insider)}",
    }
    return thumbnails.ranges_by_year(rows, named, (brief.low, brief.high), f"the brief: {figures_in_words(brief)}")


ESTIMATES = Chart(
    id="prisoner-estimates",
    page="prisoners",
    title="How many people are held in political prison camps?",
    tables=(TABLE,),
    controls=(
        Control("method", "Method", "many", METHODS, help="How the figure was arrived at."),
        Control("confidence", "Confidence", "many", CONFIDENCE, help="How firmly the publication gives the figure."),
        Control("years", "Year described", "span", years),
        Control("hide_repeats", "Hide repeats", "flag", help="Leaves what is somebody’s own count."),
    ),
    rows=system_totals,
    columns=ESTIMATE_COLUMNS,
    figure=totals_figure,
    thumbnail=thumbnail,
    finding=totals_finding,
    short_title="all camps",
    headline=totals_headline,
    measure=totals_measure,
    record_today=totals_today,
    main_control="hide_repeats",
    sentence=sentence,
    row_citation_keys=((TABLE, "estimate_id"),),
    caveat="Nobody outside the country has counted the prisoners, and North Korea denies the camps; figures by different methods "
    "cannot be compared directly.",
    notes=(
        f"{HOW_TO_READ} The grey band is the range in the brief.",
        "What is counted: people held in political prison camps (kwanliso) at about one time; not ordinary prisons, not people "
        "who passed through, not the dead.",
        NOT_A_COUNT,
        "Different methods count differently; a lower figure by another method is not a release or a death. For this reason "
        "no average is given.",
        "Left out are figures for which the source names no year, figures that the table marks as left out, with the reason, and "
        "figures that count other people than those in political prison camps. They are in the table on the data page.",
        NAMES,
    ),
    excerpts=("prisoners",),
    rows_for_excerpt=lambda rows, excerpt: rows.in_brief & (excerpt == "prisoners"),
)
