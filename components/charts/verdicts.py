"""How the statements of the brief hold up: every claim a unit, by verdict, in groups."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.description.chart import Chart, columns
from components.description.choice import Choices, Control
from components.description.words import join_words, quantity
from components.drawing import theme
from data import PACKAGE, dates, table

TABLE = "claims"
VERDICTS, KINDS, SECTIONS, THEMES = (PACKAGE.labels(TABLE, column) for column in ("verdict", "kind", "section", "theme"))
GROUPS = {"kind": "Kind of statement", "section": "Section", "theme": "Theme"}
WORDS = {
    "confirmed": "right",
    "confirmed_with_precision": "right with a more exact date, number or wording",
    "outdated": "overtaken by events",
    "contested": "contested",
    "inaccurate": "wrong",
    "not_checkable": "that cannot be checked",
}
"""The verdicts inside a sentence."""


def paragraph_in_words(paragraph: int) -> str:
    """Where in the brief, in words: "paragraph 2", or the standfirst before the first."""
    return f"paragraph {paragraph}" if paragraph else "standfirst"


def ledger(choices: Choices) -> pd.DataFrame:
    """All claims in groups, within a group by verdict; `unit` numbers them from the left, `group` from the top.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    by = choices["verdicts_by"]
    rows = rows.sort_values([by, "verdict", "claim_id"], kind="stable").reset_index(drop=True)
    groups = {value: number for number, value in enumerate(rows[by].drop_duplicates())}
    return rows.assign(unit=rows.groupby(by, observed=True).cumcount(), group=[groups[each] for each in rows[by]])


def sentence(row: pd.Series) -> str:
    """One claim with its verdict as a sentence."""
    return f"{row.claim_id}, {paragraph_in_words(row.paragraph)}: {row.claim} {VERDICTS[row.verdict]}. {row.finding}"


def claim_squares(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """One bar a group, one cell a claim; the counts stand above their cells."""
    count = int(rows.group.max()) + 1
    fig = theme.figure(
        *[_cells(rows[rows.verdict == verdict], verdict, label) for verdict, label in VERDICTS.items()],
        height=48 + max(58 * count, theme.row_height(count, 46) * count + 82),  # on a phone the legend takes 82 pixels more
        margin_t=40,
        barmode="overlay",
        legend_traceorder="normal",
    )
    by = choices["verdicts_by"]
    labels = PACKAGE.field(TABLE, by).labels
    groups = rows.groupby(by, observed=True, sort=False)
    names = [theme.wrap(f"{labels[str(value)]}, {len(part)}", 21) for value, part in groups]
    fig.update_yaxes(tickvals=[*range(count)], ticktext=names, range=[count - 0.5, -0.7], showgrid=False)
    fig.update_xaxes(visible=False, range=[0, rows.unit.max() + 1.2])
    parts = [part for _, part in rows.groupby(["group", "verdict"], observed=True)]
    theme.annotate(
        fig,
        [{"x": part.unit.mean() + 0.5, "y": part.group.iloc[0] - 0.42, "text": str(len(part)), "font": {"size": 12}} for part in parts],
    )
    return fig


def _cells(part: pd.DataFrame, verdict: str, label: str) -> go.Bar:
    return go.Bar(
        x=[0.88] * len(part),
        base=part.unit + 0.06,
        y=part.group,
        orientation="h",
        width=0.46,
        name=f"{label} ({len(part)})",
        showlegend=True,
        marker={
            "color": theme.VERDICT[verdict],
            "opacity": theme.opacities(part),
            "pattern": {
                "shape": theme.VERDICT_PATTERN[verdict],
                "fillmode": "overlay",
                "fgcolor": theme.ON_COLOUR,
                "fgopacity": 0.8,
                "size": 6,
                "solidity": 0.25,
            },
        },
        **theme.mark_attributes(part, sentence),
    )


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many statements have which verdict, and which the record contradicts."""
    counts = rows.verdict.value_counts()
    said = join_words(f"{counts[verdict]} {words}" for verdict, words in WORDS.items() if counts.get(verdict))
    day = dates.in_words(rows.checked.max().date().isoformat())
    wrong = rows[rows.verdict == "inaccurate"].sort_values("claim_id")
    named = "; ".join(f"{row.claim_id}, “{row.claim.rstrip('.')}”" for _, row in wrong.iterrows())
    opening = f"The brief’s {len(rows)} claims, checked by {day}: {said}."
    return " ".join([opening, *([f"Wrong: {named}."] if named else []), *_extremes(rows, choices)])


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many claims are wrong, and how many have been overtaken."""
    counts = rows.verdict.value_counts()
    wrong, past = int(counts.get("inaccurate", 0)), int(counts.get("outdated", 0))
    said = [
        f"{number or 'none'} {one if number == 1 else many}"
        for number, one, many in ((wrong, "is wrong", "are wrong"), (past, "has been overtaken", "have been overtaken"))
    ]
    return f"Of {len(rows)} claims, {join_words(said)}"


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """What a cell is, and how the claims are grouped."""
    return (
        f"The brief’s claims by verdict, grouped by {GROUPS[choices['verdicts_by']].lower()}. {quantity(len(rows), 'claim')}, one "
        "cell each; longer is not weightier."
    )


def record_today() -> str:
    """How the claims that can be checked hold up. Raises `data.TableError` when a table cannot be read."""
    rows = table(TABLE)
    counts = rows.verdict.value_counts()
    corrected = counts["confirmed_with_precision"]
    return (
        f"Of the **{len(rows) - counts['not_checkable']}** claims that can be checked, **{counts['confirmed'] + corrected}** "
        f"are right, **{corrected}** of them with a correction, "
        f"**{counts['outdated']}** overtaken, **{counts['contested']}** contested and **{counts['inaccurate']}** wrong."
    )


def _extremes(rows: pd.DataFrame, choices: Choices) -> list[str]:
    """The groups in which most and fewest of the checkable statements are right; groups of less than five are left aside."""
    by = choices["verdicts_by"]
    checkable = rows[rows.verdict != "not_checkable"]
    held = checkable.verdict.isin(["confirmed", "confirmed_with_precision"]).groupby(checkable[by], observed=True).agg(["sum", "size"])
    held = held[held["size"] >= 5]
    share = held["sum"] / held["size"]
    if share.nunique() < 2:
        return []
    labels = PACKAGE.field(TABLE, by).labels
    most, least = (f"under “{labels[each]}” ({held['sum'][each]} of {held['size'][each]})" for each in (share.idxmax(), share.idxmin()))
    return [f"Of those that can be checked, the largest share is right {most}, the smallest {least}."]


LEDGER = Chart(
    id="verdicts",
    page="claims",
    title="How do the brief’s claims hold up?",
    tables=(TABLE,),
    controls=(Control("verdicts_by", "Group by", "one", GROUPS),),
    rows=ledger,
    columns=columns(
        TABLE,
        "claim_id",
        "paragraph",
        "section",
        "theme",
        "claim",
        "kind",
        "verdict",
        "finding",
        "would_change",
        "checked",
        "confidence",
        "excerpt_id",
        "note",
    ),
    figure=claim_squares,
    finding=finding,
    short_title="the ledger",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="verdicts_by",
    sentence=sentence,
    row_citation_keys=((TABLE, "claim_id"),),
    notice="Some claims name grave crimes, without detail.",
    caveat="A verdict is our reading of the sources that each claim names.",
    notes=(
        "One cell is one claim of the brief, in our own words; the numbers above the cells count them. Longer is not "
        "weightier: the claims differ in importance, and a "
        "sentence of the brief can hold several.",
        "“Right, with a correction” means right, but in need of a date, number or wording. “Overtaken” means "
        "right or reasonable in 2015 and no longer so. “Contested” "
        "means that sources disagree with it or with each other. “Cannot be checked” is judgement, advice or a quotation without "
        "a source: not a fault, and not hidden.",
    ),
)
