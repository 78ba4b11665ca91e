"""From the words of the brief to the acts in law and to the chapters of the Commission of Inquiry's report."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.description.chart import Chart, Column, columns
from components.description.choice import Choices, Control
from components.description.words import escape_markdown, join_words, shorten
from components.drawing import theme
from data import PACKAGE, table

TABLES = ("violation_categories", "category_links")
STRENGTH = PACKAGE.labels(TABLES[1], "strength")
CONCLUSIONS = "CA-G"
"""The chapter that holds the Commission's own list of crimes (paragraph 76)."""
SHORT = {
    "BC-09": "Political imprisonment",
    "RS-7-1-d": "(d) forcible transfer",
    "RS-7-1-e": "(e) imprisonment",
    "RS-7-1-g": "(g) sexual violence",
    "RS-7-1-i": "(i) disappearance",
    "CA-A": "A Thought and religion",
    "CA-B": "B Discrimination",
    "CA-C": "C Movement",
    "CA-D": "D Food",
    "CA-E": "E Detention and camps",
    "CA-F": "F Abductions",
}
WORDS = {"RS-7-1-k": "Causing starvation"}
"""What the Commission puts under an act that says little by its name."""
LAW, WORD, REPORT, HALF = 0.12, 0.46, 0.88, 0.12
"""Where the columns of boxes stand in the flows, and half the width of a box."""
NOTICE = "The words below name crimes and violence against people."
NOT_A_CONVICTION = (
    "The Commission of Inquiry found reasonable grounds; it is no court, and nobody has been convicted. North Korea rejects the "
    "report and its findings."
)


def links(_choices: Choices) -> pd.DataFrame:
    """The links of the brief's ten charges and of the acts that it leaves out, each with the act or chapter at which it is drawn.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLES[1])
    listed = rows.from_id[(rows.to_id == CONCLUSIONS) & rows.from_id.isin(_ids("rome_act"))]
    left_out = [each for each in _ids("rome_act") if each in set(listed) and not _category(each).in_brief]
    rows = rows[rows.from_id.isin(_ids("brief_charge") + left_out)]
    rows = rows.assign(
        link_id=rows.from_id + "/" + rows.to_id,
        from_label=rows.from_id.map(_label),
        to_label=rows.to_id.map(_label),
        in_brief=~rows.from_id.isin(left_out),
        at=[_drawn_at(row.from_id, row.to_id) for row in rows.itertuples()],
    )
    order = {each: place for place, each in enumerate(names(rows))}
    return rows.sort_values(["from_id", "to_id"], key=lambda cells: cells.map(order).fillna(99), kind="stable").reset_index(drop=True)


def _ids(level: str) -> list[str]:
    rows = table(TABLES[0])
    return [*rows[rows.level == level].sort_values("position").category_id]


def _category(each: str) -> pd.Series:
    return table(TABLES[0]).set_index("category_id").loc[each]


def _label(each: str) -> str:
    return _category(each).label


def _drawn_at(start: str, end: str) -> str:
    """The chapter of a section, the act itself for its place in the Commission's list, otherwise the end of the link."""
    if end == CONCLUSIONS:
        return start
    parent = _category(end).parent_id
    return end if pd.isna(parent) else parent


def names(rows: pd.DataFrame) -> list[str]:
    """Charges and acts left out, in the order of the acts that they belong to."""
    first = rows.assign(act=rows["at"].where(rows["at"].str.startswith("RS"))).groupby("from_id")["act"].min()
    charges = _ids("brief_charge")
    return sorted(first.index, key=lambda each: (first[each], charges.index(each) if each in charges else 99))


def short(each: str) -> str:
    """A name that fits beside a row or in a box."""
    return SHORT.get(each) or shorten(_label(each).removeprefix("Article 7(1)").replace("):", ")"))


def named(each: str) -> str:
    """A charge under its name, an act left out as a word among the charges."""
    word = WORDS.get(each) or short(each)
    return word[4:].capitalize() if word.startswith("(") else word


def sentence(row: pd.Series) -> str:
    """One link as a sentence: the two categories that it joins, and on what ground."""
    note = f" {row.note}" if pd.notna(row.note) else ""
    word = row.from_label
    if row.to_id == CONCLUSIONS:
        return f"{word} – not among the brief’s charges.{note}"
    said = f"“{word}” in the brief" if row.in_brief else f"{word} – not among the brief’s charges –"
    joins = "is charged as" if row.relation == "charged_as" else "is found in"
    return f"{said} {joins} “{row.to_label}” ({STRENGTH[row.strength].lower()}).{note}"


def cells(rows: pd.DataFrame) -> pd.DataFrame:
    """One row a cell: explicit where any of its links is, with the sentences of all of them; `links` are its rows."""
    said = rows.assign(said=[sentence(row) for _, row in rows.iterrows()], inferred=rows.strength == "inferred")
    by = said.groupby(["from_id", "at"], sort=False)
    found = by.agg(inferred=("inferred", "all"), in_brief=("in_brief", "all"), said=("said", " ".join))
    return found.assign(links=[part for _, part in by]).reset_index()


def figure(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """The links as a matrix or as flows."""
    return (flows if choices["crosswalk_as"] == "flows" else matrix)(rows)


def _key() -> list[go.Scatter]:
    """What the marks mean."""
    signs = (
        ("stated by the source", {"mode": "lines", "line": {"color": theme.QUIET, "width": 4}}),
        ("our reading", {"mode": "lines", "line": {"color": theme.QUIET, "width": 2, "dash": "dot"}}),
        ("in the Commission’s list, not in the brief", {"mode": "lines", "line": {"color": theme.ACCENT, "width": 4}}),
    )
    return [go.Scatter(x=[None], y=[None], name=label, **sign) for label, sign in signs]


def matrix(rows: pd.DataFrame) -> go.Figure:
    """Charges as columns; acts in law above, chapters of the report below; a cell of one size for each link."""
    across, acts, chapters = names(rows), _ids("rome_act"), [each for each in _ids("coi_chapter") if each != CONCLUSIONS]
    lines = ["<b>Acts in law</b>", *acts, "<b>Chapters of the report</b>", *chapters]
    drawn = theme.figure(*_key(), height=220 + 23 * len(lines), margin_t=218)
    for _, cell in cells(rows).iterrows():
        drawn.add_trace(_square(across.index(cell.from_id), lines.index(cell["at"]), cell))
    for place, each in enumerate(across):
        if each.startswith("RS"):
            drawn.add_vrect(x0=place - 0.5, x1=place + 0.5, fillcolor=theme.ACCENT, opacity=0.1, line_width=0, layer="below")
    drawn.add_annotation(x=-0.4, y=lines.index("RS-7-1-j"), text="in neither list", showarrow=False, xanchor="left", font_size=12)
    ticks = [f"<b>{theme.escape_plotly(named(each))}</b>" if each.startswith("RS") else theme.escape_plotly(named(each)) for each in across]
    drawn.update_xaxes(tickvals=[*range(len(across))], ticktext=ticks, tickangle=-90, side="top", range=[-0.5, len(across) - 0.5])
    labels = [each if each.startswith("<b>") else theme.escape_plotly(short(each)) for each in lines]
    drawn.update_yaxes(tickvals=[*range(len(lines))], ticktext=labels, range=[len(lines) - 0.5, -0.5])
    return drawn


def _square(x: int, y: int, cell: pd.Series) -> go.Scatter:
    """A square of one size: filled, or dotted and hollow when it is our reading."""
    return go.Scatter(
        x=[x + side * 0.36 for side in (-1, 1, 1, -1, -1)],
        y=[y + side * 0.34 for side in (-1, -1, 1, 1, -1)],
        fill="toself",
        fillcolor=theme.HOLLOW if cell.inferred else _colour(cell),
        hoveron="fills",
        text=theme.wrap(cell.said),
        **_look(cell, 1.6),
    )


def _colour(cell: pd.Series) -> str:
    return theme.QUIET if cell.in_brief else theme.ACCENT


def _look(cell: pd.Series, width: float) -> dict[str, Any]:
    """What a square and a line have in common: colour, dots when it is our reading, and which rows they stand for."""
    return {
        "mode": "lines",
        "line": {"color": _colour(cell), "width": width, "dash": "dot" if cell.inferred else "solid"},
        "opacity": theme.opacity(cell.links),
        "customdata": theme.mark_of(cell.links),
        "hoverinfo": "text",
        "name": f"{cell.from_id}/{cell['at']}",
        "showlegend": False,
    }


def flows(rows: pd.DataFrame) -> go.Figure:
    """Words in the middle, the acts in law on their left, the chapters of the report on their right; all boxes and lines of one size."""
    middle, acts, chapters = names(rows), _ids("rome_act"), [each for each in _ids("coi_chapter") if each != CONCLUSIONS]
    sides = {LAW: acts, WORD: middle, REPORT: chapters}
    places = {
        (x, each): (place + 0.5) * len(middle) / len(column) - 0.5 for x, column in sides.items() for place, each in enumerate(column)
    }
    drawn = theme.figure(*_key(), height=110 + 40 * len(middle), margin_t=96)
    for _, cell in cells(rows).sort_values("in_brief", ascending=False, kind="stable").iterrows():
        x = LAW if cell["at"] in acts else REPORT
        drawn.add_trace(_curve(places[WORD, cell.from_id], places[x, cell["at"]], x, cell))
    for (x, each), y in places.items():
        colour = theme.ACCENT if each in middle and each.startswith("RS") and x == WORD else theme.QUIET
        drawn.add_shape(type="rect", x0=x - HALF, x1=x + HALF, y0=y - 0.42, y1=y + 0.42, line={"color": colour, "width": 1.2})
        word = named(each) if x == WORD else short(each)
        drawn.add_annotation(x=x, y=y, text=theme.wrap(word, 14), showarrow=False, font_size=12)
    for x, head in zip(sides, ("the law", "the words", "the report"), strict=True):
        drawn.add_annotation(x=x, y=-0.5, yanchor="bottom", text=f"<b>{head}</b>", showarrow=False)
    drawn.update_xaxes(visible=False, range=[0, 1])
    drawn.update_yaxes(visible=False, range=[len(middle) - 0.5, -1.1])
    return drawn


def _curve(start: float, end: float, side: float, cell: pd.Series) -> go.Scatter:
    """A line from a word to an act or a chapter; dashed when it is our reading."""
    steps = [step / 12 for step in range(13)]
    near, far = (WORD - HALF, LAW + HALF) if side == LAW else (WORD + HALF, REPORT - HALF)
    return go.Scatter(
        x=[near + (far - near) * step for step in steps],
        y=[start + (end - start) * step * step * (3 - 2 * step) for step in steps],
        hovertext=[theme.wrap(cell.said)] * len(steps),
        **_look(cell, 1.4),
    )


def finding(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many of the acts in the Commission's list the brief names, and which it leaves out."""
    reached, left_out = _reached(rows)
    return (
        f"The Commission of Inquiry’s list of February 2014 has {reached + len(left_out)} of the {len(_ids('rome_act'))} acts "
        "of Article 7(1) of the Rome Statute; the brief’s words "
        f"reach {reached}. Left out are {join_words(left_out)}, the last a case of “other inhumane acts” (A/HRC/25/63, paragraph 76)."
    )


def headline(rows: pd.DataFrame, _choices: Choices) -> str:
    """How many of the acts in the Commission's list the brief names."""
    reached, left_out = _reached(rows)
    return f"The brief names {reached} of the {reached + len(left_out)} crimes in the Commission’s list"


def _reached(rows: pd.DataFrame) -> tuple[int, list[str]]:
    """How many acts in the Commission's list the brief's words reach, and the names of those that it leaves out."""
    reached = rows["at"][(rows.relation == "charged_as") & (rows.strength == "explicit")].nunique()
    return reached, [named(each).lower() for each in names(rows) if each.startswith("RS")]


def measure(rows: pd.DataFrame, _choices: Choices) -> str:
    """What is drawn, and how dashed signs are read."""
    return (
        "The brief’s words beside the acts in the Rome Statute and the chapters of the Commission’s report, 2014. "
        f"{len(rows)} links; dashed ones are our reading."
    )


def today() -> str:
    """What the Commission's list has beyond the brief's. Raises `data.TableError` when a table cannot be read."""
    _, left_out = _reached(links({}))
    said = join_words(f"**{escape_markdown(each)}**" for each in left_out)
    return (
        f"The Commission’s list of 2014 has {said} as well. It found reasonable grounds; nobody has been convicted, and North "
        "Korea rejects the findings."
    )


def _spoken_of(rows: pd.DataFrame, excerpt: str) -> pd.Series:
    """The charges of the brief; for its sentence on crimes against humanity the acts in the Commission's list and the words that state
    them.
    """
    listed = (rows.relation == "charged_as") & (rows.strength == "explicit") | (rows.to_id == CONCLUSIONS)
    return rows.in_brief & (excerpt == "charges") | listed & (excerpt == "inquiry")


CROSSWALK = Chart(
    id="charges-and-law",
    page="violations",
    title="What do the brief’s words mean in law, and where did the Commission of Inquiry report them?",
    tables=TABLES,
    controls=(Control("crosswalk_as", "Drawn as", "one", {"matrix": "matrix", "flows": "flows"}),),
    rows=links,
    columns=(
        Column("from_label", "Word or act"),
        *columns(TABLES[1], "relation"),
        Column("to_label", "Act, chapter or section"),
        *columns(TABLES[1], "strength", "note"),
        Column("from_id", "From (code)"),
        Column("to_id", "To (code)"),
    ),
    figure=figure,
    finding=finding,
    place="in law",
    headline=headline,
    measure=measure,
    today=today,
    main_control="crosswalk_as",
    sentence=sentence,
    record=((TABLES[1], "link_id"),),
    caveat="These are legal classes, not counts; the Commission found reasonable grounds, nobody has been convicted, and North "
    "Korea rejects the findings.",
    notes=(
        NOT_A_CONVICTION,
        "These are legal classes, not counts: every cell, box and line has the same size, whatever the number of victims.",
        "Filled cells and solid lines: the source uses the same term or reports it there. Dashed ones are this project’s "
        "reading. Links to a section of the report are drawn at its chapter.",
        "The last chapter of the report holds the list of crimes itself (paragraph 76) and is not drawn as a row. The four "
        "grounds of persecution that the brief names – political, "
        "religious, racial, gender – all belong to the act of persecution; they are in the table on the data page.",
    ),
    excerpts=("charges", "inquiry"),
    rows_for_excerpt=_spoken_of,
    notice=NOTICE,
)
