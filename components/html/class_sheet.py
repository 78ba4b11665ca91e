"""A chart as a sheet for a class: a side with questions and a side with the key, in one HTML file that needs no network."""

from __future__ import annotations

import base64
import re
from itertools import accumulate

import pandas as pd

from components.content import excerpts, pages
from components.description.chart import Chart, Column, download_rows, label_cell, row_keys
from components.description.choice import Choices
from components.drawing import theme
from components.drawing.render import RenderedChart, render
from components.export.formats import csv_bytes
from components.export.sheets import citations_behind, rank_sources
from components.html.templates import TEMPLATES
from data import PACKAGE, Table, table
from data.citations import reference

ROWS = 25
"""How many drawn rows the key side lists at most."""
FEWEST = 5
"""How many it lists however long they are."""
LINES = 44
"""How many printed lines the key has for notes, sources and rows, so that it stays on one side of a sheet of A4 or Letter."""
RULE = 0.3
"""What the rule under a row takes, in lines."""
WIDTH = 112
"""How many characters stand in a printed line."""
DISPUTES = 2
"""How many remarks on disagreements the key side quotes."""
SOURCES = 5
"""How many sources the key side names."""
GAPS = 5
"""How many rows stand on the question side with words left out."""
GAP = "________"
"""What stands on the question side for what is left out."""
NOT_ASKED = ("confidence", "basis", "section", "paragraph", "stance")
"""Columns that are not left out: they say how a row was coded or where it stands."""


def sheet(chart: Chart, choices: Choices, base: str) -> str:
    """The file; `base` is the address of the first page, with a slash at its end."""
    shown = render(chart, choices)
    known = rank_sources(citations_behind(chart, shown.rows))
    sources = [(reference(source), _web(source.url)) for _, source in known.head(SOURCES).iterrows()]
    disputed = _disputed(chart, shown.rows)[:DISPUTES]
    record = _record(chart, shown.rows)
    beside = [shown.headline, shown.finding, chart.caveat, record.description, *chart.notes, *disputed, *(text for text, _ in sources)]
    listed = _listed(chart, shown.rows, LINES - sum(map(_lines, beside)))
    return TEMPLATES.get_template("class_sheet.html").render(
        chart=chart,
        page=pages.page(chart.page),
        chosen=_chosen(chart, choices),
        excerpts=_excerpts(chart),
        brief=excerpts.publisher_page(),
        questions=_questions(chart, shown, len(known)),
        gaps=_gaps(chart, shown.rows.head(len(listed))),
        terms=_terms(chart),
        headline=shown.headline,
        finding=shown.finding,
        record=record,
        disputed=disputed,
        rows=listed,
        total=len(shown.rows),
        sources=sources,
        cited=len(known),
        csv=base64.b64encode(csv_bytes(download_rows(chart, shown.rows), bom=True)).decode(),
        link=chart.link(choices, base=base),
        base=base,
        version=PACKAGE.version,
        ink=theme.INK["light"],
        quiet=theme.QUIET,
    )


def _chosen(chart: Chart, choices: Choices) -> list[str]:
    """The choices that differ from the default, in words."""
    labels = {each.name: each.label for each in chart.controls}
    return [f"{labels[name]}: {', '.join(words)}" for name, words in chart.query(choices).items()]


def _excerpts(chart: Chart) -> list[tuple[str, str]]:
    """The quotations that stand beside the chart, each with its place in the brief."""
    rows = table("excerpts").set_index("excerpt_id").loc[[*chart.excerpts]]
    return [(excerpts.nested_quotation(row.quote), excerpts.attribution(row.paragraph)) for _, row in rows.iterrows()]


def _terms(chart: Chart) -> pd.DataFrame:
    return table("glossary").set_index("term_id").loc[[*pages.page(chart.page).terms]]


def _record(chart: Chart, rows: pd.DataFrame) -> Table:
    """The table that holds what a drawn row is about; where rows are about several, what most of them are about."""
    most = row_keys(rows, chart.record).table.mode()
    return PACKAGE.tables[most[0] if len(most) else chart.record[0][0]]


def _questions(chart: Chart, shown: RenderedChart, sources: int) -> list[str]:
    disputed = len(_disputed(chart, shown.rows))
    return [
        f"What is counted here? Say in your own words what one entry of the record “{_record(chart, shown.rows).title}” is.",
        f"Who says so? The rows rest on {sources} source{'' if sources == 1 else 's'}. Who could know this at first hand, and "
        "who repeats others?",
        f"Sources disagree on {disputed} of the {len(shown.rows)} rows. Why might that be, and what may be missing from the record?"
        if disputed
        else "What may be missing from this record, or be left out of it on purpose?",
        "How would you check one of the rows? Name a document that could show it to be wrong.",
    ]


def _disputed(chart: Chart, rows: pd.DataFrame) -> list[str]:
    """What is said where sources disagree, without repeats."""
    if rows.empty or "disagreement" not in {each.name for each in chart.columns}:
        return []
    return [*rows.disagreement.dropna().drop_duplicates()]


def _listed(chart: Chart, rows: pd.DataFrame, room: float) -> list[str]:
    """The first drawn rows as sentences, as many as there is room for in lines; `FEWEST` at least."""
    sentences = [chart.sentence(row) for _, row in rows.head(ROWS).iterrows()]
    ends = accumulate(_lines(each) + RULE for each in sentences)
    return sentences[: max(FEWEST, sum(end <= room for end in ends))]


def _lines(text: str) -> int:
    return len(text) // WIDTH + 1


def _gaps(chart: Chart, rows: pd.DataFrame) -> list[tuple[int, str]]:
    """Some rows with words left out, each with its number on the key side: amounts, or labels where a chart has no amounts."""
    for find in (_amounts, _labels):
        asked = [(number, _left_out(chart.sentence(row), find(chart, row))) for number, (_, row) in enumerate(rows.iterrows(), 1)]
        found = [(number, text) for number, text in asked if text]
        if found:
            return found[:: -(-len(found) // GAPS)]
    return []


def _amounts(chart: Chart, row: pd.Series) -> list[str]:
    return [f"{row[each.name]:,}" for each in _asked(chart) if each.unit and each.unit != "year" and pd.api.types.is_number(row[each.name])]


def _labels(chart: Chart, row: pd.Series) -> list[str]:
    return [str(label_cell(each, row[each.name])) for each in _asked(chart) if each.labels and pd.notna(row[each.name])]


def _asked(chart: Chart) -> list[Column]:
    return [each for each in chart.columns if each.name not in NOT_ASKED and not each.name.endswith("_basis")]


def _left_out(sentence: str, words: list[str]) -> str:
    """A sentence with gaps for the words, up to where the last gap is; empty when it has none of them."""
    text = sentence
    for each in sorted(words, key=len, reverse=True):
        text = re.sub(rf"(?<![\w,./]){re.escape(each)}(?!\w|[.,/]\d)", GAP, text, flags=re.IGNORECASE)
    before, gap, after = text.rpartition(GAP)
    return f"{before}{gap}{re.split(r'(?<=[.;]) ', after)[0]}" if gap else ""


def _web(url: object) -> str:
    return str(url) if str(url).startswith(("http://", "https://")) else ""
