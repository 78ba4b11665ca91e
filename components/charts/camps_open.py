"""When each political prison camp was open, and how many operated in 2014 according to whom."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.charts import estimates
from components.charts.camps import STATUS, TABLE, numbered, sentence, status
from components.charts.estimates import counted_camps, who_counted_camps
from components.description.chart import Chart, columns
from components.description.choice import Choices
from components.description.words import escape_markdown
from components.drawing import theme
from data import PACKAGE, dates, table

REPORT_YEAR = 2014
"""The year of the report of the Commission of Inquiry, for which the table gives the status of each camp."""
BRIEF_YEAR = dates.BRIEF_PUBLISHED.year + (dates.BRIEF_PUBLISHED.timetuple().tm_yday - 1) / 365
STUB_YEARS = 3
"""Years that the dots before a span without an opening year are long: a sign, not a length."""


def camps_with_years(_choices: Choices) -> pd.DataFrame:
    """The political prison camps with an opening or a closing year: the open ones first, then by closing, the latest first; `counts` are
    the estimates that count the camps of 2014.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    rows = rows[rows.is_kwanliso & (rows.opened_from.notna() | rows.closed_from.notna())]
    order = rows.assign(open=rows.closed_to.isna())
    order = order.sort_values(
        ["open", "closed_to", "closed_from", "status_2014", "opened_to"], ascending=[False, False, False, True, True], na_position="first"
    )
    counts = [*counted_camps(REPORT_YEAR).estimate_id]
    return order.drop(columns="open").reset_index(drop=True).assign(counts=[counts] * len(order))


def spans(rows: pd.DataFrame, _choices: Choices) -> go.Figure:
    """One bar a camp: solid where it was surely open, faded in the years of opening and closing, an arrow where no closing is on record."""
    now = _now()
    traces: list[object] = []
    for kind in [each for each in STATUS if (rows.status_2014 == each).any()]:
        part = rows[rows.status_2014 == kind]
        surely = part[part.opened_to.notna()]
        end = surely.closed_from.astype("Float64").fillna(now)
        traces += [
            _bars(surely, surely.opened_to + 1, end, kind, 1),
            _bars(surely, surely.opened_from, surely.opened_to + 1, kind, 0.45),
            _bars(part.dropna(subset=["closed_to"]), part.closed_from.dropna(), part.closed_to.dropna() + 1, kind, 0.45),
            _legend_entry(kind),
        ]
    still = rows[rows.closed_to.isna()]
    traces += [_arrowheads(still, now), *_stubs(rows[rows.opened_to.isna()])]
    fig = theme.figure(
        *traces, height=110 + theme.row_height(len(rows), 24) * len(rows), margin_t=74, barmode="overlay", legend_font_size=12
    )
    fig.update_yaxes(
        tickvals=[*rows.index],
        ticktext=[_tick(row) for _, row in rows.iterrows()],
        tickfont_size=12,
        range=[len(rows) - 0.4, -0.6],
        showgrid=False,
    )
    fig.update_xaxes(title={"text": "year", "font_size": 13}, range=[1956, now + 2], dtick=20, tick0=1960, tickangle=0, tickfont_size=12)
    return _brief_line(fig)


def _now() -> float:
    """The day the record ends, as a year with a fraction."""
    day = dates.first(PACKAGE.as_of)
    return day.year + (day.timetuple().tm_yday - 1) / 365


def _bars(part: pd.DataFrame, start: pd.Series, end: pd.Series, status: str, opacity: float) -> go.Bar:
    colour = STATUS[status][3]
    fill = theme.HOLLOW if status == "unclear" else colour
    return go.Bar(
        y=part.index,
        base=start,
        x=end - start,
        orientation="h",
        width=0.5,
        marker={
            "color": fill,
            "opacity": theme.opacities(part, opacity),
            "line": {"color": colour, "width": 1.5 if status == "unclear" else 0},
        },
        **theme.mark_attributes(part, sentence, 44),
        showlegend=False,
    )


def _legend_entry(status: str) -> go.Scatter:
    words, symbol, _, colour = STATUS[status]
    return theme.legend_entry(words, {"color": colour, "size": 9, "symbol": symbol})


def _arrowheads(part: pd.DataFrame, now: float) -> go.Scatter:
    colours = [STATUS[each][3] for each in part.status_2014]
    marker = {"symbol": "triangle-right", "size": 12, "color": colours, "opacity": theme.opacities(part)}
    return go.Scatter(
        x=[now] * len(part), y=part.index, mode="markers", marker=marker, cliponaxis=False, showlegend=False, **theme.mark_attributes(part)
    )


def _stubs(part: pd.DataFrame) -> list[go.Scatter]:
    """Dots and a question mark before the closing of a camp whose opening year is not on record."""
    quiet: dict[str, object] = {"hoverinfo": "skip", "showlegend": False}
    line = {"color": theme.QUIET, "width": 2, "dash": "dot"}
    return [
        *(
            go.Scatter(
                x=[closed - STUB_YEARS, closed],
                y=[at, at],
                mode="lines",
                line=line,
                opacity=theme.opacity(part.loc[[at]]),
                customdata=theme.rows_of_mark(part.loc[[at]]),
                **quiet,
            )
            for at, closed in part.closed_from.items()
        ),
        go.Scatter(
            x=part.closed_from - STUB_YEARS,
            y=part.index,
            mode="text",
            text=["?\N{EN SPACE}"] * len(part),
            textposition="middle left",
            textfont_size=12,
            **quiet,
        ),
    ]


def _tick(row: pd.Series) -> str:
    """Number and place, short, with the sign of the status."""
    place = row["name"].split(" (")[0].split(" / ")[0]
    _, _, letter, colour = STATUS[status(row)]
    name = f"{row.number} {place}" if pd.notna(row.number) else place
    return f'{theme.escape_plotly(name)} <span style="color:{colour};font-size:15px">{letter}</span>'


def _brief_line(fig: go.Figure) -> go.Figure:
    fig.add_vline(x=BRIEF_YEAR, line={"color": theme.QUIET, "width": 1, "dash": "dash"})
    return fig.add_annotation(
        x=BRIEF_YEAR,
        y=1,
        yref="paper",
        yanchor="bottom",
        xanchor="right",
        xshift=26,
        text="brief, 10 March 2015",
        showarrow=False,
        font_size=12,
    )


def spans_finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many camps operated in 2014 according to whom, and for how many the opening year is missing.

    Raises `data.TableError` when a table cannot be read.
    """
    running, closed = rows[rows.status_2014 == "operating"], rows[rows.status_2014 == "closed"]
    unknown = int(rows.opened_to.isna().sum())
    return (
        f"Operating camps as counted in {REPORT_YEAR}: {who_counted_camps(REPORT_YEAR)}. "
        f"Of the {len(rows)} camps here with an opening or closing year on record "
        f"{len(running)} stand as operating then ({numbered(running)}) and {len(closed)} as closed. "
        f"For {unknown} of the {len(rows)} no source used here names the year of opening."
    )


def spans_headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many camps sources counted in 2014, and for how many the opening year is missing."""
    counts, unknown = sorted(set(counted_camps(REPORT_YEAR).camps_counted)), int(rows.opened_to.isna().sum())
    return f"In {REPORT_YEAR} sources counted {' or '.join(map(str, counts))} camps; {unknown} lack opening years"


def spans_measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, and how arrows and faded ends are read."""
    return (
        f"Political prison camps with an opening or closing year on record. {len(rows)} camps; "
        "faded ends are years in which the change may lie, arrows mean no closing on record."
    )


def spans_today() -> str:
    """For how many dated camps no closing is on record, and the latest closing that is.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = camps_with_years({})
    last = rows.sort_values("closed_to", na_position="first").iloc[-1]
    return (
        f"For **{rows.closed_to.isna().sum()}** of **{len(rows)}** dated camps no closing is on record. "
        f"The latest closing is that of **{escape_markdown(last['name'])}**, in {last.closed_to}."
    )


CAMPS_OPEN = Chart(
    id="camps-open",
    page="prisoners",
    title="When was each camp open?",
    tables=(TABLE, estimates.TABLE),
    rows=camps_with_years,
    columns=columns(
        TABLE,
        "camp_id",
        "number",
        "name",
        "province",
        "opened_from",
        "opened_to",
        "closed_from",
        "closed_to",
        "status_2014",
        "type",
        "confidence",
        "disagreement",
        "note",
    ),
    figure=spans,
    finding=spans_finding,
    short_title="when open",
    headline=spans_headline,
    measure=spans_measure,
    record_today=spans_today,
    sentence=sentence,
    row_citation_keys=((TABLE, "camp_id"),),
    chart_citation_keys=((estimates.TABLE, "counts"),),
    caveat="Years are the earliest and latest that the sources allow; some are not on record.",
    notes=(
        "Bars are solid for the years in which a camp was certainly open and faded for the years in which it may have opened or "
        "closed. Dots and a question mark stand where the year of opening is not on record; their length says nothing. An arrow means "
        "that no closing is on record. The sign beside a name is the status in 2014, which follows the Commission of Inquiry where its "
        "text was read; it counts the remnant of Camp 18 beside the large camps, which others count as a camp.",
        "Where sources differ about a camp, such as Camp 15, which one of them counts as closed in 2019 and another as open, the bar "
        "ends with the closing, and the sentence of the camp says who differs.",
        "Camps that only one source counts say so in their name. Left out are the camps of which neither year is on record, and the "
        "re-education prison, which is not a political prison camp; all are in the table on the data page.",
    ),
)
