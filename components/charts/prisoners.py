"""How many people are held in the political prison camps, according to whom."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import camps
from components.description.chart import Chart, columns
from components.description.choice import Choices, Control, Options
from components.description.words import escape_markdown, span_of_years
from components.drawing import theme, thumbnails
from components.drawing.forest import METHODS, forest, short
from data import PACKAGE, cached_by_tables, table

TABLE = "prisoner_estimates"
BRIEF_ESTIMATE, ORIGIN_ESTIMATE, LATEST_ESTIMATE = "E026", "E020", "E044"
REMARKS = {BRIEF_ESTIMATE: "the brief’s figure", ORIGIN_ESTIMATE: "first seen here", LATEST_ESTIMATE: "replaces it"}
CONFIDENCE = PACKAGE.labels(TABLE, "confidence")
SHOWN = columns(
    TABLE,
    "estimate_id",
    "reference_year",
    "estimator",
    "low",
    "high",
    "point",
    "qualifier",
    "method",
    "confidence",
    "publication",
    "published_year",
    "repeat_of",
    "repeat_basis",
    "in_brief",
    "disagreement",
    "note",
)
HOW_TO_READ = (
    "Bars are ranges, dots single figures, arrows open ends (up to, at least). Hollow marks repeat another figure; a bracket "
    "on the left ties them to it, "
    "and they stand at the year that was counted. A year after a name is the year of publication."
)
NOT_A_COUNT = (
    "Nobody outside the country has counted the prisoners, and North Korea denies the camps. Confidence is how surely the "
    "publication gives the figure, not how near it is to the truth."
)
NAMES = (
    "COI is the United Nations Commission of Inquiry, HRNK the Committee for Human Rights in North Korea, KINU the Korea "
    "Institute for National Unification in Seoul, "
    "NKDB the Database Center for North Korean Human Rights."
)


UNDATED = "year of publication not known"


def figures_in_words(row: pd.Series) -> str:
    """What an estimate says, in figures: "80,000–120,000", "about 154,000", "up to 200,000"."""
    match row.qualifier:
        case "range":
            return f"{row.low:,}–{row.high:,}"
        case "up_to":
            return f"up to {row.high:,}"
        case "at_least":
            return f"at least {row.low:,}"
        case _:
            return f"about {row.point:,}"


def sentence(row: pd.Series) -> str:
    """One estimate as a sentence: who, for which year, how many people, by what method, and whom it repeats.

    Raises `data.TableError` when a table cannot be read.
    """
    where = "political prison camps" if pd.isna(row.camp_id) else camps.named(row.camp_id)
    same = pd.notna(row.published_year) and row.published_year == row.reference_year
    published = "" if same else f", {f'published {row.published_year}' if pd.notna(row.published_year) else UNDATED}"
    text = (
        f"{row.estimator}{published}, on {row.reference_year}: {figures_in_words(row)} people in {where}. Method: "
        f"{METHODS[row.method].lower()}."
    )
    if pd.notna(row.repeat_of):
        original = table(TABLE).set_index("estimate_id").loc[row.repeat_of]
        text += (
            f" {'Repeats' if row.repeat_basis == 'stated' else 'Probably repeats'} {original.estimator}, "
            f"{original.published_year if pd.notna(original.published_year) else UNDATED}."
        )
    return f"{text} {row.disagreement}" if pd.notna(row.disagreement) else text


def system_totals(choices: Choices) -> pd.DataFrame:
    """The estimates of the whole camp system that have a year, repeats right below what they repeat."""
    rows = dated("political_camps_total")
    rows = rows[rows.reference_year.between(*choices["years"])]
    if choices["method"]:
        rows = rows[rows.method.isin(choices["method"])]
    if choices["confidence"]:
        rows = rows[rows.confidence.isin(choices["confidence"])]
    if choices["hide_repeats"]:
        rows = rows[rows.repeat_of.isna()]
    return repeats_below(rows)


@cached_by_tables(TABLE, size=4)
def dated(scope: str) -> pd.DataFrame:
    """The estimates with this scope for which the source names a year.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    return rows[(rows.scope == scope) & rows.reference_year.notna() & rows.left_out.isna()]


def repeats_below(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by the year described, each repeat below what it repeats."""
    original = rows.repeat_of.fillna(rows.estimate_id)
    order = rows.assign(original=original, repeats=rows.repeat_of.notna()).sort_values(
        ["reference_year", "original", "repeats", "published_year"], kind="stable"
    )
    return order.drop(columns=["original", "repeats"]).reset_index(drop=True)


def totals_figure(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """The forest of all estimates, with the brief's range as a quiet band.

    Raises `data.TableError` when a table cannot be read.
    """
    brief = table(TABLE).set_index("estimate_id").loc[BRIEF_ESTIMATE]
    drawn = forest(rows, sentence, REMARKS)
    return drawn.add_vrect(x0=brief.low, x1=brief.high, fillcolor=theme.QUIET, opacity=0.14, line_width=0, layer="below")


def totals_finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many rows are one study repeated, and what the methods give for the latest year."""
    parts = [*_one_study(rows), *_apart(newest(rows, 0))]
    return " ".join(parts) or f"{_count(rows)} shown, for {span(rows)}; none gives 80,000–120,000."


def totals_headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """Where the brief's range and its successor are both drawn, what its first source says now; else from what to what the figures go."""
    drawn = rows.set_index("estimate_id")
    if ORIGIN_ESTIMATE in drawn.index and LATEST_ESTIMATE in drawn.index:
        return f"The institute that first gave the brief’s range now says {figures_in_words(drawn.loc[LATEST_ESTIMATE])}"
    if len(rows) == 1:
        return f"The one estimate, for {span(rows)}, is {figures_in_words(rows.iloc[0])} people"
    low, high = limits(rows)
    lead = f"{_count(rows)} for {_years(rows)}"
    return (
        f"{lead} {'both' if len(rows) == 2 else 'all'} name {low:,} people" if low == high else f"{lead} go from {low:,} to {high:,} people"
    )


def limits(rows: pd.DataFrame) -> tuple[int, int]:
    """The lowest and the highest number of people that the rows name."""
    numbers = rows[["low", "point", "high"]]
    return int(numbers.min(axis=None)), int(numbers.max(axis=None))


def totals_measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is counted, over which years, and how hollow marks are read where there are any."""
    return f"People held in political prison camps at one time, by year described, {_years(rows)}. {_count(rows)}{how_to_read(rows)}."


def _years(rows: pd.DataFrame) -> str:
    return span_of_years(rows.reference_year.min(), rows.reference_year.max())


def how_to_read(rows: pd.DataFrame) -> str:
    """How the sign that matters is read: hollow marks where there are any, else bars."""
    return "; hollow marks repeat another" if rows.repeat_of.notna().any() else "; bars are ranges, dots single figures"


def totals_today() -> str:
    """What the institute that first gave the brief's range says now, and the latest figure of the one insider.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = dated("political_camps_total")
    now = rows.set_index("estimate_id").loc[LATEST_ESTIMATE]
    insider = rows[rows.method == "single_insider"].sort_values("reference_year").iloc[-1]
    then = "" if insider.reference_year == now.reference_year else f" for {insider.reference_year}"
    return (
        f"KINU, which first gave that range, says **{escape_markdown(figures_in_words(now))}** for {now.reference_year}; one "
        "unnamed insider says "
        f"**{escape_markdown(figures_in_words(insider))}**{then}. Nobody outside the country has counted."
    )


def _one_study(rows: pd.DataFrame) -> list[str]:
    same = rows[(rows.low == 80_000) & (rows.high == 120_000)]
    number, repeats = len(same), int(same.repeat_of.notna().sum())
    if not number:
        return []
    text = f"{number} of the {_count(rows)} shown {'gives' if number == 1 else 'give'} 80,000–120,000"
    if repeats:
        text += f", and {f'{repeats} of these {number} repeat' if number > 1 else 'it repeats'} another{_probably(same)}"
    text += ": most are one study, " if repeats * 2 > number > 1 else "; the range was "
    return [
        f"{text}first issued in January 2013 by the Korea Institute for National Unification (KINU), whose team the "
        "Commission of Inquiry heard before it "
        "gave the same range in 2014."
    ]


def _probably(same: pd.DataFrame) -> str:
    """How many of the repeats are only probable."""
    probable = int((same.repeat_basis == "probable").sum())
    return f", {probable} of them probably" if 0 < probable < len(same) else ", probably" if probable else ""


def newest(rows: pd.DataFrame, back: int) -> pd.DataFrame:
    """The newest row of each method, no repeats, at most `back` years older than the newest of all; lowest first."""
    rows = rows[rows.repeat_of.isna()].sort_values("reference_year", kind="stable").groupby("method", observed=True).tail(1)
    rows = rows[rows.reference_year >= rows.reference_year.max() - back]
    return rows.assign(at=rows.high.fillna(rows.point).fillna(rows.low)).sort_values("at", kind="stable")


def _apart(latest: pd.DataFrame) -> list[str]:
    if len(latest) < 2:
        return []
    low, high = latest.iloc[0], latest.iloc[-1]
    return [f"For {low.reference_year} the record has {figures_in_words(low)} ({by(low)}) beside {figures_in_words(high)} ({by(high)})."]


def by(row: pd.Series) -> str:
    """By what method and by whom, without what stands in brackets."""
    method = "method not stated" if row.method == "not_stated" else METHODS[row.method].lower()
    return f"{method}, {row.estimator.split(' (')[0]}"


def span(rows: pd.DataFrame) -> str:
    """The years that the rows describe: "2017", "1982 to 2025"."""
    first, last = rows.reference_year.min(), rows.reference_year.max()
    return f"{first}" if first == last else f"{first} to {last}"


def _count(rows: pd.DataFrame) -> str:
    return f"{len(rows)} {'estimate' if len(rows) == 1 else 'estimates'}"


def years(_made: Choices) -> Options:
    """The first and the last year that an estimate describes."""
    described = dated("political_camps_total").reference_year
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
        Control("confidence", "Confidence", "many", CONFIDENCE, help="How surely the publication gives the figure."),
        Control("years", "Year described", "span", years),
        Control("hide_repeats", "Hide repeats", "flag"),
    ),
    rows=system_totals,
    columns=SHOWN,
    figure=totals_figure,
    thumbnail=thumbnail,
    finding=totals_finding,
    place="all camps",
    headline=totals_headline,
    measure=totals_measure,
    today=totals_today,
    main_control="hide_repeats",
    sentence=sentence,
    record=((TABLE, "estimate_id"),),
    caveat="Nobody outside the country has counted the prisoners, and North Korea denies the camps; figures by different methods "
    "cannot be compared directly.",
    notes=(
        f"{HOW_TO_READ} The grey band is the range in the brief.",
        "Counted are people held in political prison camps (kwanliso) at about one time: not ordinary prisons, not people "
        "who passed through, not the dead.",
        NOT_A_COUNT,
        "Different methods count differently; a lower figure by another method is not a release or a death. For this reason "
        "no average is given.",
        "Left out are three figures for which the source names no year (150,000; 150,000–200,000; at least 200,000 in the "
        "1990s as a whole) and one outlier of low "
        "confidence that contradicts the count it comments on (up to 300,000, 2011). They are in the table on the data page.",
        NAMES,
    ),
    excerpts=("prisoners",),
    rows_for_excerpt=lambda rows, excerpt: rows.in_brief & (excerpt == "prisoners"),
)
