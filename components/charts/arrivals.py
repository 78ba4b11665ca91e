"""Who reached South Korea, year by year, beside the estimates of prisoners that rest on testimony; no line joins the two."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import estimates
from components.description.chart import Chart, Column
from components.description.choice import Choices, Control, Options
from components.description.words import join_words, quantity, span_of_years
from components.drawing import theme
from data import PACKAGE, table

TABLE = "arrivals"
KINDS = {"arrivals": "Arrivals in South Korea", "estimate": "Estimate by testimony"}
SEXES = {"female": ("women and girls", theme.ACCENT, ""), "male": ("men and boys", theme.QUIET, "/")}
"""Words, colour and pattern of the two parts of a bar."""
LANDMARKS = (2014, 2019, 2021)
"""Years that the finding names where they are drawn: the inquiry's report, the last year before the border closed, the lowest."""
START = 1990
"""Where the axis begins: before it lies only the open beginning of the first period."""
NO_CAUSE = "That arrivals and estimates by testimony both became fewer does not show that the one caused the other."


def arrivals_and_estimates(choices: Choices) -> pd.DataFrame:
    """The periods of arrival that end in the chosen years, then the estimates by testimony that were published in them.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    arrivals = rows[rows.year_to.between(*choices["arrived"])].assign(kind="arrivals", id=rows.period_id, words=rows.period)
    estimate_rows = testimony()
    estimate_rows = estimate_rows[estimate_rows.year_to.between(*choices["arrived"])].assign(
        kind="estimate", id=lambda each: each.estimate_id, nth=lambda each: each.groupby("year_to").cumcount()
    )
    return pd.concat([arrivals, estimate_rows], ignore_index=True)


def testimony() -> pd.DataFrame:
    """The own counts of people held that rest on testimony, by year of publication. Raises `data.TableError`."""
    rows = table(estimates.TABLE)
    rows = rows[(rows.method == "testimony") & (rows.repeat_basis == "own") & rows.published_year.notna() & rows.reference_year.notna()]
    rows = rows.assign(
        year_from=rows.published_year, year_to=rows.published_year, words=[estimates.sentence(row) for _, row in rows.iterrows()]
    )
    return rows[["estimate_id", "year_from", "year_to", "words"]].sort_values(["year_to", "estimate_id"], kind="stable")


def years(_before: Choices) -> Options:
    """The first and the last year in which a period of arrival ends. Raises `data.TableError` when a table cannot be read."""
    ends = table(TABLE).year_to
    return {int(each): str(each) for each in (ends.min(), ends.max())}


def bars(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """Bars of arrivals by sex, spans for periods that are no years, and below them, apart, a mark for each estimate by testimony."""
    arrivals, estimate_rows = rows[rows.kind == "arrivals"], rows[rows.kind == "estimate"]
    yearly = arrivals[(arrivals.year_from == arrivals.year_to).fillna(value=False)]
    fig = theme.figure(height=650, margin_t=64, barmode="stack")
    for sex, (words, colour, shape) in SEXES.items():
        fig.add_trace(_bar(yearly, sex, colour, shape))
        fig.add_trace(theme.legend_entry(words, {"symbol": "square", "size": 10, "color": colour}))
    for _, row in arrivals.drop(yearly.index).iterrows():
        fig.add_trace(_span(row))
        start = START if pd.isna(row.year_from) else row.year_from
        label = f"{row.total:,}<br>in all"  # one long line would run into that of the next period on a phone
        fig.add_annotation(x=(start + row.year_to) / 2, y=row.total, text=label, yanchor="bottom", yshift=4, showarrow=False, font_size=12)
    fig.add_trace(_estimates(estimate_rows))
    fig.add_trace(
        theme.legend_entry("estimate by testimony, by year of publication", {"symbol": "circle", "size": 10, "color": _TESTIMONY})
    )
    fig.update_layout(
        yaxis={"domain": [0.3, 1], "title": "people", "rangemode": "tozero", "tickformat": ","},
        yaxis2={"domain": [0, 0.2], "anchor": "x", "showticklabels": False, "showgrid": False, "range": [-0.8, max(4, len(estimate_rows))]},
    )
    fig.update_xaxes(range=[START - 1, int(PACKAGE.as_of[:4]) + 1], dtick=5, tick0=1990, tickformat="d", anchor="y2", title="year")
    return fig


_TESTIMONY = theme.METHOD["testimony"]


def _bar(yearly: pd.DataFrame, sex: str, colour: str, shape: str) -> go.Bar:
    pattern = {"shape": shape, "fillmode": "overlay", "fgcolor": theme.ON_COLOUR, "fgopacity": 0.6, "size": 6, "solidity": 0.2}
    marker = {"color": colour, "opacity": theme.opacities(yearly), "pattern": pattern}
    return go.Bar(x=yearly.year_to, y=yearly[sex], showlegend=False, marker=marker, **theme.mark_attributes(yearly, sentence))


def _span(row: pd.Series) -> go.Scatter:
    """A period of several years as a span at the height of its total, open to the left where it has no beginning."""
    one = row.to_frame().T
    mark_options = {name: [*each, *each] if isinstance(each, list) else each for name, each in theme.mark_attributes(one, sentence).items()}
    open_ = pd.isna(row.year_from)
    return go.Scatter(
        x=[START if open_ else row.year_from - 0.4, row.year_to + 0.4],
        y=[row.total, row.total],
        mode="lines+markers",
        line={"color": theme.ACCENT, "width": 4},
        marker={"symbol": ["triangle-left" if open_ else "line-ns", "line-ns"], "size": [11, 11], "color": theme.ACCENT, "line_width": 2}
        | {"line_color": theme.ACCENT, "opacity": 1},
        opacity=theme.opacity(one),
        showlegend=False,
        **mark_options,
    )


def _estimates(estimate_rows: pd.DataFrame) -> go.Scatter:
    return go.Scatter(
        x=estimate_rows.year_to,
        y=estimate_rows.nth if len(estimate_rows) else [],
        yaxis="y2",
        mode="markers",
        showlegend=False,
        marker={"symbol": "circle", "size": 9, "color": _TESTIMONY, "opacity": theme.opacities(estimate_rows)},
        **theme.mark_attributes(estimate_rows, sentence),
    )


def sentence(row: pd.Series) -> str:
    """One period with its arrivals by sex, or one estimate by testimony."""
    if row.kind == "estimate":
        return f"Estimate published in {row.year_to}: {row.words}"
    provisional = ", provisional" if row.status == "provisional" else ""
    differs = f" {row.note}" if pd.notna(row.note) else ""
    return (
        f"{row.words[0].upper()}{row.words[1:]}: {row.total:,} people reached South Korea ({row.female:,} women and girls, "
        f"{row.male:,} men and boys{provisional}); {row.cumulative:,} in all by then.{differs}"
    )


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """The arrivals of the landmark years and the latest one, and how many estimates by testimony there are and since when none."""
    arrivals, estimate_rows = rows[rows.kind == "arrivals"], rows[rows.kind == "estimate"]
    latest = arrivals.iloc[-1]
    shown = arrivals[arrivals.year_to.isin(LANDMARKS) & (arrivals.year_to < latest.year_to)]
    said = [f"{row.total:,} in {row.words}" for _, row in shown.iterrows()]
    said.append(f"{latest.total:,} {_when(latest)}")
    text = f"Arrivals in South Korea: {join_words(said)}{', a provisional figure' if latest.status == 'provisional' else ''}."
    if estimate_rows.empty:
        return f"{text} No estimate of prisoners that rests on testimony alone was published in these years."
    last = estimate_rows.year_to.max()
    rest = "rests" if len(estimate_rows) == 1 else "rest"
    return (
        f"{text} Of {quantity(len(estimate_rows), 'own count')} of prisoners that {rest} on testimony alone, "
        f"the latest was published in {last}. Order in time is not cause."
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """From what to what the arrivals went, from the year of the inquiry's report where it is drawn."""
    arrivals = rows[rows.kind == "arrivals"]
    latest = arrivals.iloc[-1]
    first = arrivals[arrivals.year_to == LANDMARKS[0]].iloc[0] if (arrivals.year_to == LANDMARKS[0]).any() else arrivals.iloc[0]
    if first.period_id == latest.period_id:
        return f"{latest.total:,} people reached South Korea {_when(latest)}"
    went = "fell" if latest.total < first.total else "rose"
    return f"Arrivals {went} from {first.total:,} {_when(first)} to {latest.total:,} {_when(latest)}"


def _when(row: pd.Series) -> str:
    """A period after a number: "in 2014", "in 1999–2001", "until 1998"."""
    return row.words if pd.isna(row.year_from) else f"in {row.words}"


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is counted, over which years, how many rows, and what spans are."""
    years_ = span_of_years(rows.year_to.min(), rows.year_to.max())
    arrivals = rows.kind == "arrivals"
    return (
        f"North Koreans who reached South Korea, by year and sex, {years_}, above estimates by testimony. {len(rows)} rows, "
        f"{arrivals.sum()} of them periods; spans are no years."
    )


def record_today() -> str:
    """The arrivals then and now. Raises `data.TableError` when a table cannot be read."""
    rows = table(TABLE).set_index("year_to").total
    last = testimony().year_to.max()
    return (
        f"**{rows[LANDMARKS[0]]:,}** people arrived in {LANDMARKS[0]}, **{rows.iloc[-1]:,}** in {rows.index[-1]}. The latest estimate "
        f"of prisoners by testimony alone is of **{last}**. Order in time is not cause."
    )


ARRIVALS = Chart(
    id="arrivals",
    page="prisoners",
    title="Who is left to testify?",
    tables=(TABLE, estimates.TABLE, "camps"),
    controls=(Control("arrived", "Years", "span", years),),
    rows=arrivals_and_estimates,
    columns=(
        Column("kind", "What it is", labels=KINDS),
        Column("id", "Row"),
        Column("year_from", "First year", "year", type="integer"),
        Column("year_to", "Last year", "year", type="integer"),
        Column("female", "Women and girls", "people", type="integer"),
        Column("male", "Men and boys", "people", type="integer"),
        Column("total", "Arrivals", "people", type="integer"),
        Column("cumulative", "In all", "people", type="integer"),
        Column("status", "State of the figure", labels=PACKAGE.labels(TABLE, "status")),
        Column("words", "In words"),
    ),
    figure=bars,
    finding=finding,
    short_title="who testifies",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="arrived",
    sentence=sentence,
    row_citation_keys=((TABLE, "period_id"), (estimates.TABLE, "estimate_id")),
    caveat="Order in time is not cause, and not everyone who arrives is a witness of the camps.",
    notes=(
        "Bars are years; the first two periods cover several years and are drawn as spans at the height of their totals, so they cannot be "
        "compared with a year. The last year is provisional.",
        "The lower part has a mark for each figure on prisoners that is somebody’s own count and rests on testimony alone, by the year in "
        "which it was published; how high a mark stands says nothing. Nothing joins the two parts.",
        NO_CAUSE,
        "The arrivals are counted by the Ministry of Unification of South Korea (open data), read in a copy; its licence is "
        "that of the publisher.",
    ),
    excerpts=("inquiry",),
)
