"""A chart as a sheet for a class: a side with questions, the chart, and a side with the key, in one HTML file to print."""

from __future__ import annotations

import base64
import re
from itertools import accumulate
from typing import Any
from urllib.parse import quote

import pandas as pd
import plotly.graph_objects as go

from components.content import addresses, excerpts, pages
from components.description.chart import Chart, Column, download_rows, label_cell, row_keys
from components.description.choice import Choices
from components.drawing import theme
from components.drawing.render import RenderedChart, figure_json, render
from components.export import share
from components.export.formats import csv_bytes
from components.export.sheets import citations_behind
from components.html.templates import TEMPLATES, block
from components.pictures.picture import PictureForm, PictureWords, picture
from components.pictures.process import PictureError
from data import PACKAGE, Table, note_failure, table
from data.citations import rank_sources, reference

MOST_ROWS = 25
"""How many drawn rows the key side lists at most."""
FEWEST_ROWS = 5
"""How many it lists however long they are."""
KEY_SIDE_LINES = 44
"""How many printed lines the key has for notes, sources and rows, so that it stays on one side of a sheet of A4 or Letter."""
RULE_LINES = 0.3
"""What the rule under a row takes, in lines."""
FIGURE_WIDTH, MOST_FIGURE_HEIGHT = 660, 880
"""Pixels that a figure has on a sheet of A4 or Letter: its width, and its height at most."""
SAFE_IN_DATA_ADDRESS = " !$&'()*+,-./:;=?@_~"
"""What stands as it is in an address that holds a file: what compresses well and ends no attribute."""
LINE_LENGTH = 112
"""How many characters stand in a printed line."""
MOST_DISPUTES = 2
"""How many remarks on disagreements the key side quotes."""
MOST_SOURCES = 5
"""How many sources the key side names."""
MOST_GAPS = 5
"""How many rows stand on the question side with words left out."""
GAP = "________"
"""What stands on the question side for what is left out."""
NOT_ASKED = ("confidence", "basis", "section", "paragraph", "stance")
"""Columns that are not left out: they say how a row was coded or where it stands."""


def sheet(chart: Chart, choices: Choices, base: str, *, blank: bool = False) -> str:
    """The sheet as HTML; `base` is the address of the first page, with a slash at its end; `blank` leaves the words of the chart open.

    The chart is a picture in the file; where none can be drawn at the moment the browser draws it, with scripts of this server.
    Raises `data.TableError` when a table cannot be read.
    """
    rendered = render(chart, choices)
    ranked = rank_sources(citations_behind(chart, rendered.rows))
    sources = [(reference(source), _web(source.url)) for _, source in ranked.head(MOST_SOURCES).iterrows()]
    disputed = _disputed(chart, rendered.rows)[:MOST_DISPUTES]
    record = _row_table(chart, rendered.rows)
    beside = [
        rendered.headline,
        rendered.finding,
        chart.caveat,
        record.description,
        *chart.notes,
        *disputed,
        *(text for text, _ in sources),
    ]
    listed = _listed(chart, rendered.rows, KEY_SIDE_LINES - sum(map(_lines, beside)))
    return TEMPLATES.get_template("class_sheet.html").render(
        chart=chart,
        page=pages.page(chart.page),
        chosen=_chosen(chart, choices),
        **_drawing(chart, rendered, blank=blank),
        blank=blank,
        other=addresses.class_sheet(chart, choices, blank=not blank),
        root="../../" if blank else "../",
        excerpts=_excerpts(chart),
        brief=excerpts.publisher_page(),
        questions=_questions(chart, rendered, len(ranked)),
        gaps=_gaps(chart, rendered.rows.head(len(listed))),
        terms=_terms(chart),
        headline=rendered.headline,
        finding=rendered.finding,
        record=record,
        disputed=disputed,
        rows=listed,
        total=len(rendered.rows),
        sources=sources,
        cited=len(ranked),
        csv=base64.b64encode(csv_bytes(download_rows(chart, rendered.rows), bom=True)).decode(),
        link=chart.link(choices, base=base),
        base=base,
        version=PACKAGE.version,
        ink=theme.INK["light"],
        quiet=theme.QUIET,
    )


def _drawing(chart: Chart, rendered: RenderedChart, *, blank: bool) -> dict[str, Any]:
    """The figure for the template: its picture, or what the browser needs to draw it; without a figure that there is none."""
    printed = _printed(rendered, blank=blank)
    if printed is None:
        return {"figure": False}
    alt = chart.title if blank else share.alt_text(chart, rendered)
    picture = _picture(printed, PictureWords(chart.title if blank else f"{rendered.headline} – {chart.title}", alt))
    inks = {"ink": dict.fromkeys(theme.INK, theme.INK["light"]), "paper": theme.PAPER}
    return {
        "figure": True,
        "picture": picture,
        "spec": "" if picture else block({"spec": figure_json(printed), **inks}),
        "scale": _scale(rendered),
        "width": FIGURE_WIDTH,
        "height": round(_scale(rendered) * printed.layout.height),
        "alt": alt,
    }


def _picture(printed: go.Figure, words: PictureWords) -> str:
    """The figure as an address that holds its SVG; empty when it cannot be drawn at the moment."""
    try:
        svg = picture(printed, words, PictureForm(width=printed.layout.width, shape="figure"))
    except PictureError:  # the browser draws this sheet, and the next one is tried again
        note_failure()
        return ""
    return f"data:image/svg+xml,{quote(svg, safe=SAFE_IN_DATA_ADDRESS)}"


def _printed(rendered: RenderedChart, *, blank: bool) -> go.Figure | None:
    """The figure for paper; `blank` with lines to write on for its names and words: numbers of axes and the legend stay."""
    spec = figure_json(rendered.figure)
    if spec is None:
        return None
    layout = spec["layout"]
    layout["width"] = round(FIGURE_WIDTH / _scale(rendered))
    if blank:
        for axis in (value for name, value in layout.items() if name.startswith(("xaxis", "yaxis")) and value.get("ticktext")):
            axis["ticktext"] = [_line(each) for each in axis["ticktext"]]
        for each in layout.get("annotations", []):
            each["text"] = _line(each.get("text", ""))
        for trace in spec["data"]:
            if isinstance(trace.get("text"), list):
                trace["text"] = [each and _line(each) for each in trace["text"]]
    return go.Figure(spec)


def _scale(rendered: RenderedChart) -> float:
    """How much smaller a figure is drawn so that it stands on one side of a sheet."""
    return 1 if rendered.figure is None else min(1, MOST_FIGURE_HEIGHT / rendered.figure.layout.height)


def _line(text: object) -> str:
    """A line to write on where a name or words stand; numbers, years and signs stay."""
    plain = re.sub(r"<[^>]*>", "", str(text))
    return GAP if re.search(r"[^\W\d_]{2}", plain) else str(text)


def _chosen(chart: Chart, choices: Choices) -> list[str]:
    """The choices that differ from the default, in words."""
    labels = {each.name: each.label for each in chart.controls}
    return [f"{labels[name]}: {', '.join(words)}" for name, words in chart.query(choices).items()]


def _excerpts(chart: Chart) -> list[tuple[str, str]]:
    """The quotations that stand beside the chart, each with its place in the brief."""
    shown = [excerpts.excerpts_by_id()[each] for each in chart.excerpts]
    return [(excerpts.nested_quotation(each.quote), excerpts.attribution(each.paragraph)) for each in shown]


def _terms(chart: Chart) -> pd.DataFrame:
    return table("glossary").set_index("term_id").loc[[*pages.page(chart.page).terms]]


def _row_table(chart: Chart, rows: pd.DataFrame) -> Table:
    """The table that holds what a drawn row is about; where rows are about several, what most of them are about."""
    most = row_keys(rows, chart.row_citation_keys).table.mode()
    return PACKAGE.tables[most[0] if len(most) else chart.row_citation_keys[0][0]]


def _questions(chart: Chart, rendered: RenderedChart, sources: int) -> list[str]:
    disputed = len(_disputed(chart, rendered.rows))
    return [
        f"What is counted here? Say in your own words what one entry of the record “{_row_table(chart, rendered.rows).title}” is.",
        f"Who says so? The rows rest on {sources} source{'' if sources == 1 else 's'}. Who could know this at first hand, and "
        "who repeats others?",
        f"Sources disagree on {disputed} of the {len(rendered.rows)} rows. Why might that be, and what may be missing from the record?"
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
    """The first drawn rows as sentences, as many as there is room for in lines; `FEWEST_ROWS` at least."""
    sentences = [chart.sentence(row) for _, row in rows.head(MOST_ROWS).iterrows()]
    ends = accumulate(_lines(each) + RULE_LINES for each in sentences)
    return sentences[: max(FEWEST_ROWS, sum(end <= room for end in ends))]


def _lines(text: str) -> int:
    return len(text) // LINE_LENGTH + 1


def _gaps(chart: Chart, rows: pd.DataFrame) -> list[tuple[int, str]]:
    """Some rows with words left out, each with its number on the key side: amounts, or labels where a chart has no amounts."""
    for find in (_amounts, _labels):
        asked = [(number, _left_out(chart.sentence(row), find(chart, row))) for number, (_, row) in enumerate(rows.iterrows(), 1)]
        found = [(number, text) for number, text in asked if text]
        if found:
            return found[:: -(-len(found) // MOST_GAPS)]
    return []


def _amounts(chart: Chart, row: pd.Series) -> list[str]:
    return [
        f"{row[each.name]:,}"
        for each in _asked_columns(chart)
        if each.unit and each.unit != "year" and pd.api.types.is_number(row[each.name])
    ]


def _labels(chart: Chart, row: pd.Series) -> list[str]:
    shown = (label_cell(each, row[each.name]) for each in _asked_columns(chart) if each.labels)
    return [str(each) for each in shown if each is not None and each != ""]


def _asked_columns(chart: Chart) -> list[Column]:
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
