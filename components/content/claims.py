"""The claim ledger as words: what the brief says, the verdict and why, what would change it, and the sources, claim by claim."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from components.charts.verdicts import KINDS, SECTIONS, THEMES, VERDICTS, where
from components.content.excerpts import paragraph_heading
from components.content.text_match import TextIndex, row_texts
from components.description.choice import Control
from components.description.words import number_word, quantity
from components.drawing.theme import VERDICT_SIGN
from data import cached_by_tables, dates, table
from data.citations import citations_of

FORMER_VERDICTS = {
    "Confirmed": "confirmed",
    "Confirmed, with a precision": "confirmed_with_precision",
    "Overtaken by events": "outdated",
    "Inaccurate": "inaccurate",
    "Not checkable": "not_checkable",
}
"""What the verdicts were called in links until November 2026."""
FILTERS = {
    "verdict": Control("verdict", "Verdict", "many", VERDICTS, former=FORMER_VERDICTS),
    "kind": Control("claim_kind", "Kind of claim", "many", KINDS),
    "theme": Control("claim_theme", "Theme", "many", THEMES),
    "paragraph": Control(
        "claim_paragraph", "Paragraph", "many", lambda _made: {each: where(each) for each in table("brief_paragraphs").paragraph}
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
    """Sign and word."""
    place: str
    """Where in the brief: "Paragraph 3, Introduction"."""
    kind: str
    checked: str
    """The day of the check in words."""
    confidence: str
    finding: str
    would_change: str
    note: str
    """Empty when there is none."""
    section: str
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
        place=f"{heading}, {section}" if row.paragraph else heading,
        kind=KINDS[row.kind],
        checked=dates.in_words(row.checked.date().isoformat()),
        confidence=str(row.confidence),
        finding=row.finding,
        would_change=row.would_change,
        note="" if pd.isna(row.note) else row.note,
        section=section,
        excerpt_id="" if pd.isna(row.excerpt_id) else row.excerpt_id,
    )


def claims_in_excerpt(excerpt_id: str) -> list[ClaimCard]:
    """The claims that an excerpt of the brief holds. Raises `data.TableError` when they cannot be read."""
    return [each for each in claim_cards().values() if each.excerpt_id == excerpt_id]


def claim_citations(claim_id: str) -> pd.DataFrame:
    """The citations of a claim with the columns of their sources, each place in a source once."""
    return citations_of("claims", [claim_id]).drop_duplicates(["source_id", "locator"])


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
    by_verdict = table("claims").groupby("verdict", observed=True).claim_id
    return {str(verdict): [cards[each] for each in ids] for verdict, ids in by_verdict}


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
