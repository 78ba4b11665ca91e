"""Rules about how a row can be checked: where in its source it stands, and what its confidence means."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.rules.registry import each_row, each_table, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Rows

WIDEST = 10
"""As many paragraphs a reader can be asked to search."""
SPAN = re.compile(r"\bparas?\b[^;]*?(?<![\d.])(\d+)[–-](\d+)(?![\d.])")
SECTION = re.compile(r"\bwithin\b|\bsection\b|\bchapter\b")
NUMBERED = re.compile(r"^A/HRC/25/")
"""The symbols of the two reports of the Commission of Inquiry, all of whose paragraphs are numbered."""
SECOND_HAND = ("news", "reference", "other")
"""Kinds of source that tell of a publication rather than being it."""


def _too_wide(place: str) -> str | None:
    """The paragraphs that a place spans, where they are more than a reader can be asked to search."""
    wide = [(first, last) for first, last in SPAN.findall(place) if int(last) - int(first) >= WIDEST]
    return f"{wide[0][0]}–{wide[0][1]}" if wide else None


@each_row("citations")
def locator_can_be_opened(row: Row) -> Iterator[Problem]:
    """A locator names at most ten paragraphs, or its note says why it is wider."""
    if (span := _too_wide(row["locator"] or "")) and not row["note"]:
        yield row.problem("locator", f"spans paragraphs {span}, more than {WIDEST}, and no note says why")


@together("citations", "sources")
def report_is_cited_by_paragraph(citations: Rows, sources: Rows) -> Iterator[Problem]:
    """A citation of the Commission of Inquiry names no whole section, or its note says why."""
    numbered = {row.key for row in sources if NUMBERED.match(row["symbol"] or "")}
    for row in citations:
        if row["source_id"] in numbered and not row["note"] and (not row["locator"] or SECTION.search(row["locator"])):
            yield row.problem("locator", "names no paragraph of a report with numbered paragraphs, and no note says why")


@together("coi_findings", "citations", "sources")
def finding_names_its_paragraphs(findings: Rows, citations: Rows, sources: Rows) -> Iterator[Problem]:
    """Where a finding stands is at most ten paragraphs, or a section of a copy of which a citation says that it has no numbers."""
    numbered = {row.key for row in sources if NUMBERED.match(row["symbol"] or "")}
    excused = {row["row_id"] for row in citations if row["table"] == "coi_findings" and row["source_id"] in numbered and row["note"]}
    for row in findings:
        place = row["coi_paragraphs"] or ""
        if span := _too_wide(place):
            yield row.problem("coi_paragraphs", f"spans paragraphs {span}, more than {WIDEST}")
        elif SECTION.search(place) and row.key not in excused:
            yield row.problem("coi_paragraphs", "names a section, and no citation says why not the paragraphs")


@each_table
def low_confidence_says_why(rows: Rows) -> Iterator[Problem]:
    """A row of low confidence has a note or a disagreement that says why."""
    if {"confidence", "disagreement", "note"} <= set(rows.table.fields):
        for row in rows:
            if row["confidence"] == "low" and not (row["note"] or row["disagreement"]):
                yield row.problem("confidence", "is low, and neither note nor disagreement says why")


@together("prisoner_estimates", "citations", "sources")
def high_confidence_has_the_sources(estimates: Rows, citations: Rows, sources: Rows) -> Iterator[Problem]:
    """An estimate of high confidence rests on the publication itself or on several reports of it, as the scale of the table says."""
    documents = sources.by_key
    cited: dict[str, list[Row]] = {}
    for row in citations:
        if row["table"] == "prisoner_estimates" and row["source_id"] in documents:
            cited.setdefault(row["row_id"], []).append(documents[row["source_id"]])
    for row in estimates:
        found = cited.get(row.key, [])
        if row["confidence"] == "high" and len(found) == 1 and found[0]["kind"] in SECOND_HAND and not _is_by(found[0], row):
            yield row.problem("confidence", "is high, but rests on one report of another")


def _is_by(document: Row, estimate: Row) -> bool:
    """Whether a document was published by the estimator itself."""
    return (document["publisher"] or "").startswith(estimate["estimator"] or " ")
