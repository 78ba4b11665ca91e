"""The claim ledger as words: what the brief says, the verdict and why, what would change it, and the sources, claim by claim."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.charts.verdicts import KINDS, SECTIONS, THEMES, VERDICTS, paragraph_in_words
from components.content.excerpts import BRIEF_SOURCE, charts_for_excerpt, paragraph_heading
from components.content.quote import quotable, sentences
from components.content.text_match import TextIndex, row_texts
from components.description.chart import Chart
from components.description.choice import Control
from components.description.words import number_word, quantity
from components.drawing.theme import VERDICT_SIGN
from data import PACKAGE, cached_by_tables, dates, table
from data.citations import AUTHORITY, authority, citations_of

FORMER_VERDICTS = {
    "Confirmed": "confirmed",
    "Confirmed, with a precision": "confirmed_with_precision",
    "Overtaken by events": "outdated",
    "Inaccurate": "inaccurate",
    "Not checkable": "not_checkable",
}
"""What the verdicts were called in links until November 2026."""
LINE = 130
"""Characters of what the record says that fit on a line of the register."""
PREDICATES = {
    "confirmed": "is right",
    "confirmed_with_precision": "is right, with a correction",
    "outdated": "has been overtaken",
    "contested": "is contested",
    "inaccurate": "is wrong",
    "not_checkable": "cannot be checked",
}
"""The verdicts as the end of a sentence about a claim."""
PRESS = AUTHORITY[AUTHORITY.index("news") :]
"""The kinds of source that a verdict should not have to rest on alone."""
FILTERS = {
    "verdict": Control("verdict", "Verdict", "many", VERDICTS, former_labels=FORMER_VERDICTS),
    "kind": Control("claim_kind", "Kind of claim", "many", KINDS),
    "theme": Control("claim_theme", "Theme", "many", THEMES),
    "paragraph": Control(
        "claim_paragraph",
        "Paragraph",
        "many",
        lambda _before: {each: paragraph_in_words(each) for each in table("brief_paragraphs").paragraph},
    ),
}
"""The choices of the ledger by the column of the table that they look at."""


@dataclass(frozen=True)
class ClaimCard:
    """What every face shows of a claim, as text."""

    claim_id: str
    claim: str
    """What the brief says, in this project's words."""
    verdict: str
    """Sign and word, as of today."""
    verdict_key: str
    """The verdict as the data have it."""
    in_2015: str
    """The verdict on 10 March 2015 in words."""
    passage: str
    """Where in the brief: "Paragraph 3, Introduction"."""
    kind: str
    checked: str
    """The day of the check in words."""
    confidence: str
    short_finding: str
    """What the record says, in one sentence."""
    finding: str
    would_change: str
    note: str
    """Empty when there is none."""
    theme: str
    """As the data have it."""
    excerpt_id: str
    """The excerpt that holds the claim; empty when none does."""


@cached_by_tables("claims", size=2)
def claim_cards() -> dict[str, ClaimCard]:
    """All claims by their ids, in the order of the text. Raises `data.TableError` when they cannot be read."""
    return {row.claim_id: _card(row) for _, row in table("claims").iterrows()}


def _card(row: pd.Series) -> ClaimCard:
    section, heading = SECTIONS[row.section], paragraph_heading(row.paragraph)
    return ClaimCard(
        claim_id=row.claim_id,
        claim=row.claim,
        verdict=f"{VERDICT_SIGN[row.verdict]} {VERDICTS[row.verdict]}",
        verdict_key=row.verdict,
        in_2015=PACKAGE.label("claims", "verdict_2015", row.verdict_2015),
        passage=f"{heading}, {section}" if row.paragraph else heading,
        kind=KINDS[row.kind],
        checked=dates.in_words(row.checked.date().isoformat()),
        confidence=str(row.confidence),
        short_finding=_in_short(row.finding),
        finding=row.finding,
        would_change=row.would_change,
        note="" if pd.isna(row.note) else row.note,
        theme=row.theme,
        excerpt_id="" if pd.isna(row.excerpt_id) else row.excerpt_id,
    )


def _in_short(finding: str) -> str:
    """The first sentence of what the check found, with those after it that still fit on a line of the register."""
    said, *more = sentences(finding)
    for each in more:
        if len(said) + len(each) > LINE:
            break
        said = f"{said} {each}"
    return said


def claims_in_excerpt(excerpt_id: str) -> list[ClaimCard]:
    """The claims that an excerpt of the brief holds. Raises `data.TableError` when they cannot be read."""
    return [each for each in claim_cards().values() if each.excerpt_id == excerpt_id]


def claim_citations(claim_id: str) -> pd.DataFrame:
    """The citations of a claim with the columns of their sources, each place in a source once: the best first, the brief itself last.

    Raises `data.TableError` when a table cannot be read.
    """
    found = citations_of("claims", [claim_id]).drop_duplicates(["source_id", "locator"])
    by = found.assign(brief=found.source_id == BRIEF_SOURCE, authority=authority(found.kind))
    return found.loc[by.sort_values(["brief", "authority"], kind="stable").index]


def weak_sources_notice(claim_id: str) -> str:
    """What to know of the sources of a verdict that rests on none better than the press; empty for the others.

    Raises `data.TableError` when a table cannot be read.
    """
    kinds = {*citations_of("claims", [claim_id]).loc[lambda found: found.source_id != BRIEF_SOURCE].kind.astype(str)}
    if not kinds:
        return "This verdict rests on the brief’s own words alone."
    if kinds <= {*PRESS}:
        named = "press reports" if kinds == {"news"} else "press reports and other secondary sources"
        return f"This verdict rests on {named} alone: no document, official statement or study was found for it."
    return ""


@cached_by_tables("claims", "citations", "sources", size=256)
def claim_quotation(claim_id: str) -> str:
    """One sentence about a claim with the one or two sources that carry the verdict, in at most 35 words where that can be said.

    Raises `data.TableError` when a table cannot be read.
    """
    card, found = claim_cards()[claim_id], claim_citations(claim_id)
    beside = found[found.source_id != BRIEF_SOURCE]
    said = f"“{card.claim.rstrip('.')}” {PREDICATES[card.verdict_key]}"
    openings = ("Gabriel Jonsson’s claim of 2015 on North Korea", "Jonsson’s claim of 2015")
    return quotable([f"{each} {said}" for each in openings], beside if len(beside) else found)


def charts_for_claim(card: ClaimCard) -> list[tuple[Chart, str]]:
    """The charts that bear on a claim, each with the excerpt that it bears on: that of the claim, or those of its theme.

    Raises `data.TableError` when the excerpts cannot be read.
    """
    rows = table("excerpts")
    ids = [card.excerpt_id] if card.excerpt_id else [*rows.excerpt_id[rows.theme == card.theme]]
    return [*{chart: (chart, each) for each in ids for chart in charts_for_excerpt(each)}.values()]


@cached_by_tables("claims", size=2)
def claim_texts() -> TextIndex:
    """What the search of the ledger looks through. Raises `data.TableError` when a table cannot be read."""
    return row_texts(table("claims")[["claim_id", "claim", "finding", "would_change", "note"]])


@cached_by_tables("claims", size=2)
def claims_by_verdict() -> dict[str, list[ClaimCard]]:
    """The claims by their verdict, in the order of the verdicts, those without a claim left out.

    Raises `data.TableError` when the claims cannot be read.
    """
    cards = claim_cards()
    return {verdict: found for verdict in VERDICTS if (found := [each for each in cards.values() if each.verdict_key == verdict])}


def ledger_headline() -> str:
    """What the check of all claims comes to, in two sentences with numbers. Raises `data.TableError` when the claims cannot be read."""
    count = {verdict: len(cards) for verdict, cards in claims_by_verdict().items()}
    wrong, overtaken = count.get("inaccurate", 0), count.get("outdated", 0)
    return (
        f"A 2015 brief on North Korea made {quantity(sum(count.values()), 'claim')}. "
        f"{_how_many(wrong).capitalize()} {'is' if wrong < 2 else 'are'} wrong, "
        f"{_how_many(overtaken)} {'has' if overtaken < 2 else 'have'} been overtaken."
    )


def _how_many(number: int) -> str:
    """A number of claims as the subject of a sentence."""
    return number_word(number) if number else "none"
