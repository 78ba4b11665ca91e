"""The ledger of claims as a register in HTML: a line a claim that opens in place, the same on every face."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from html import escape
from itertools import groupby
from pathlib import Path
from urllib.parse import urljoin

import pandas as pd

from components.charts.verdicts import VERDICTS
from components.content import addresses, reports
from components.content.claims import (
    ClaimCard,
    charts_for_claim,
    claim_cards,
    claim_citations,
    claim_quotation,
    weak_sources_notice,
)
from components.content.excerpts import attribution, excerpts_by_id, nested_quotation
from components.content.source_register import language_name
from components.description.words import web_address
from components.drawing.theme import VERDICT, VERDICT_SIGN
from data import cached_by_tables
from data.citations import reference

STYLESHEET = Path(__file__).with_suffix(".css")
ORDER = ("inaccurate", "outdated", "contested", "confirmed_with_precision", "confirmed", "not_checkable")
"""The verdicts as the register has them: first those that a reader of the brief has to know."""
LinkTo = Callable[[str], str]
"""Where an address of the dashboard, relative to its first page, is for a link on the page."""


def style() -> str:
    """How the register looks, and the colours of the verdicts wherever their signs stand."""
    signs = "".join(f".sign-{verdict} {{ color: {colour}; }}" for verdict, colour in VERDICT.items())
    bars = "".join(f".claim-{verdict} {{ border-left-color: {colour}; }}" for verdict, colour in VERDICT.items())
    return f"{STYLESHEET.read_text(encoding='utf-8')} {signs} {bars}"


def sign(verdict: str) -> str:
    """The sign of a verdict in its colour; for the eye only, since the word stands beside it."""
    return f'<span class="sign-{verdict}" aria-hidden="true">{VERDICT_SIGN[verdict]}</span>'


def register(ids: Iterable[str], base: str, link_to: LinkTo = str, *, opened: bool = False) -> str:
    """The register of some claims, under their verdicts; `base` is the address of the first page, with a slash at its end.

    Raises `data.TableError` when a table cannot be read.
    """
    return _by_verdict(ids, lambda claim_id: entry(claim_id, base, link_to, opened=opened))


@cached_by_tables("claims", size=64)
def register_lines(ids: tuple[str, ...]) -> str:
    """The register of some claims, a line each that opens: for a page that asks for what is below it (`claim_details`) then.

    Raises `data.TableError` when the claims cannot be read.
    """
    return _by_verdict(ids, lambda claim_id: _details(claim_cards()[claim_id], f' id="{claim_id}"', ""))


def _by_verdict(ids: Iterable[str], write: Callable[[str], str]) -> str:
    cards, wanted = claim_cards(), {*ids}
    found = sorted((cards[each] for each in cards if each in wanted), key=lambda card: ORDER.index(card.verdict_key))
    return "".join(
        f'<h3 class="claims-of">{sign(verdict)} {escape(VERDICTS[verdict])}, {len(part)}</h3>'
        f"{''.join(write(card.claim_id) for card in part)}"
        for verdict, part in ((verdict, [*each]) for verdict, each in groupby(found, key=lambda card: card.verdict_key))
    )


def entry(claim_id: str, base: str, link_to: LinkTo = str, *, opened: bool = False, first: bool = False) -> str:
    """One claim of the register; `first` stands alone above it, opened, without an anchor and with the sentence to quote elsewhere.

    Raises `data.TableError` when a table cannot be read.
    """
    state = " open" if opened or first else ""
    named = "" if first else f' id="{claim_id}"'
    return _details(claim_cards()[claim_id], f"{named}{state}", claim_details(claim_id, base, link_to, quotable=not first))


def claim_details(claim_id: str, base: str, link_to: LinkTo = str, *, quotable: bool = True) -> str:
    """What opens below the line of a claim; `quotable` with the sentence to quote.

    Raises `data.TableError` when a table cannot be read.
    """
    quotation = f'<p class="claim-small"><strong>To quote.</strong> {escape(claim_quotation(claim_id))}</p>' if quotable else ""
    return f"{_evidence(claim_id, link_to)}{quotation}{_foot(claim_cards()[claim_id], base, link_to)}"


def _details(card: ClaimCard, attributes: str, below: str) -> str:
    """The line of a claim, and what opens below it."""
    return (
        f'<details class="claim claim-{card.verdict_key}"{attributes}><summary>'
        f'<span class="claim-verdict">{sign(card.verdict_key)} {escape(VERDICTS[card.verdict_key])}</span>'
        f'<span class="claim-text"><span class="claim-id">{card.claim_id}</span> {escape(card.claim)}</span>'
        f'<span class="claim-record">{escape(card.short_finding)}</span></summary>'
        f'<div class="claim-more">{below}</div></details>'
    )


@cached_by_tables("claims", "excerpts", "citations", "sources", size=512)
def _evidence(claim_id: str, link_to: LinkTo) -> str:
    """What opens below the line of a claim but for its last lines: days, finding, sources, charts."""
    card, trust = claim_cards()[claim_id], weak_sources_notice(claim_id)
    days = (("On 10 March 2015", card.in_2015), ("Today", VERDICTS[card.verdict_key]))
    parts = [
        f'<dl class="claim-days">{"".join(f"<div><dt>{name}</dt><dd>{escape(said)}</dd></div>" for name, said in days)}</dl>',
        f"<p><strong>What the record says.</strong> {escape(card.finding)}</p>",
        *([f"<p>{escape(trust)}</p>"] if trust else []),
        f"<p><strong>What would change the verdict.</strong> {escape(card.would_change)}</p>",
        *([f"<p><strong>Note.</strong> {escape(card.note)}</p>"] if card.note else []),
        *_excerpt(card, link_to),
        f'<p class="claim-small"><strong>Sources</strong></p><ul>{"".join(_sources(claim_id))}</ul>',
        *_charts(card, link_to),
    ]
    return "".join(parts)


def _foot(card: ClaimCard, base: str, link_to: LinkTo) -> str:
    """Where the claim stands, when it was checked, the link to it, and the link that reports an error in it."""
    facts = (card.claim_id, card.passage, card.kind, f"checked on {card.checked}", f"confidence {card.confidence}")
    own = link_to(addresses.claim(card.claim_id))
    report = reports.report_address(f"Claim {card.claim_id}: {card.claim}", urljoin(base, own))
    ways = [_link("Link to this claim", own), *([_link(reports.LABEL, report)] if report else [])]
    return f'<p class="claim-small">{" · ".join([*map(escape, facts), *ways])}</p>'


def _excerpt(card: ClaimCard, link_to: LinkTo) -> Iterable[str]:
    """The author's own words where they are quoted in this dashboard."""
    if card.excerpt_id:
        excerpt = excerpts_by_id()[card.excerpt_id]
        way = _link("the excerpt in its context", link_to(addresses.excerpt(card.excerpt_id)))
        quote, whose = escape(nested_quotation(excerpt.quote)), escape(attribution(excerpt.paragraph))
        yield f"<p><strong>In the author’s words.</strong> “{quote}” ({whose}; {way})</p>"


def _charts(card: ClaimCard, link_to: LinkTo) -> Iterable[str]:
    ways = [_link(chart.title, link_to(chart.excerpt_link(each))) for chart, each in charts_for_claim(card)]
    if ways:
        yield f'<p class="claim-small"><strong>Charts.</strong> {" · ".join(ways)}</p>'


def _sources(claim_id: str) -> Iterable[str]:
    """Each source with the place in it, as a link where it has an address, and where it was read if elsewhere."""
    for _, source in claim_citations(claim_id).iterrows():
        address, copy = web_address(source.url), web_address(source.seen_at)
        text = _link(reference(source), address) if address else escape(reference(source))
        if copy:
            language = f" ({escape(language_name(source.language))})" if pd.notna(source.language) else ""
            text += f" – read in {_link('a copy', copy)}{language}"
        yield f"<li>{text}</li>"


def _link(text: str, address: str) -> str:
    """A link that stays in this window when it leads to another page of ours."""
    target = ' target="_blank" rel="noopener"' if web_address(address) else ' target="_self"'
    return f'<a href="{escape(address)}"{target}>{escape(text)}</a>'
