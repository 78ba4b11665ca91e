"""What is said about the number of people held in one camp, sources side by side."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import camps
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
    repeats_below,
    sentence,
    years_described,
)
from components.description.chart import Chart
from components.description.choice import Choices, Control, Options
from components.description.words import quantity, span_of_years
from components.drawing.forest import METHODS, forest

RECENT = 5
"""How many years back from the newest a statement still counts as one of the latest."""


def choices_of_camp(_before: Choices) -> Options:
    """The camps about which at least one source gives a figure for a year, by number."""
    return camps.names(estimates_with_year("single_camp").camp_id)


def single_camp(choices: Choices) -> pd.DataFrame:
    """What is said about one camp, for years that the source names."""
    rows = estimates_with_year("single_camp")
    return repeats_below(rows[rows.camp_id == choices["camp"]])


def figure(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """The forest of what is said about one camp."""
    return forest(rows, sentence)


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """The lowest and the highest of the latest statements by each method; never a sum."""
    latest = newest_by_method(rows, RECENT)
    low, high = latest.iloc[0], latest.iloc[-1]
    number = f"{len(rows)} {'figure' if len(rows) == 1 else 'figures'}"
    if len(rows) > 1 and len(set(rows.estimator)) == 1:
        said_so = _one_source(rows)
    elif len(latest) == 1:
        said_so = f"{'It says' if len(rows) == 1 else 'The latest is'} {_dated(high)}."
    else:
        said_so = f"Of the latest figures by each method, the lowest is {_dated(low)}, the highest {_dated(high)}."
    differs = f" {high.disagreement}" if pd.notna(high.disagreement) else ""
    return f"{camps.label_by_id(choices['camp'])}: {number}, for {years_described(rows)}. {said_so}{differs}"


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """From what to what the figures for the camp go."""
    name, (low, high) = camps.label_by_id(choices["camp"]), lowest_and_highest(rows)
    if len(rows) == 1:
        return f"{name}: one figure, {figures_in_words(rows.iloc[0])} people in {rows.reference_year.iloc[0]}"
    if low == high:
        return f"{name}: {len(rows)} figures, all {low:,} people"
    return f"{name}: {len(rows)} figures, from {low:,} to {high:,} people"


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """What is counted in which camp, over which years, by how many sources."""
    years = span_of_years(rows.reference_year.min(), rows.reference_year.max())
    count = f"{quantity(len(rows), 'figure')} from {quantity(rows.estimator.nunique(), 'source')}"
    return f"People held in {camps.label_by_id(choices['camp'])} at one time, by year described, {years}. {count}{how_to_read(rows)}."


def record_today() -> str:
    """For how many camps there are figures, and by how many more than one source speaks of.

    Raises `data.TableError` when a table cannot be read.
    """
    sources = estimates_with_year("single_camp").groupby("camp_id").estimator.nunique().loc[[*choices_of_camp({})]]
    return (
        f"**{len(sources)}** camps have figures for a year, **{(sources > 1).sum()}** of them from more than one source. "
        "Nobody outside the country has counted, and North Korea denies the camps."
    )


def _dated(row: pd.Series) -> str:
    return f"{figures_in_words(row)} ({method_and_estimator(row)}, {row.reference_year})"


def _one_source(rows: pd.DataFrame) -> str:
    """The lowest and the highest figure of the only source."""
    order = rows.assign(at=rows.high.fillna(rows.point).fillna(rows.low)).sort_values("at", kind="stable")
    low, high = order.iloc[0], order.iloc[-1]
    return (
        f"All come from {high.estimator} ({METHODS[high.method].lower()}): from {figures_in_words(low)} ({low.reference_year}) to "
        f"{figures_in_words(high)} ({high.reference_year})."
    )


CAMP = Chart(
    id="camp-estimates",
    page="prisoners",
    title="What is said about one camp?",
    tables=(TABLE, "camps"),
    controls=(Control("camp", "Camp", "one", choices_of_camp, default="K25"),),
    rows=single_camp,
    columns=ESTIMATE_COLUMNS,
    figure=figure,
    finding=finding,
    short_title="one camp",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="camp",
    sentence=sentence,
    row_citation_keys=((TABLE, "estimate_id"),),
    caveat="Nobody outside the country has counted the prisoners, and North Korea denies the camps.",
    notes=(
        f"{HOW_TO_READ} Sources count differently; figures of different sources are not added up here.",
        "Two places carry the number 18: the old site at Pukchang, closed by 2007, and a smaller one in Kaechon.",
        "Left out are figures for which the source names no year (Camps 12, 18 and 25) and the re-education prison at "
        "Sariwon, which is not a political prison camp.",
        NAMES,
    ),
)
