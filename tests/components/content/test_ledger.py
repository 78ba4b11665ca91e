"""The register of claims as HTML: what a line says, what opens below it, and that every face has the same."""

from __future__ import annotations

import re
from html import unescape

import pytest

from components.content import ledger, reports
from components.content.claims import claim_cards, claim_citations, claim_quotation, weak_sources_notice
from components.content.excerpts import BRIEF_SOURCE
from components.content.quote import MOST_WORDS
from data import PACKAGE, table
from data.citations import AUTHORITY, authority

BASE = "https://example.org/"


def text(html: str) -> str:
    """What a reader reads of a piece of HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.fixture
def contact(monkeypatch: pytest.MonkeyPatch) -> None:
    """An issue tracker that takes reports."""
    monkeypatch.setattr(reports, "target", lambda: "https://tracker.example/new")


def test_the_wrong_the_overtaken_and_the_contested_come_first() -> None:
    html = ledger.register(claim_cards(), BASE)
    order = re.findall(r'<details class="claim claim-(\w+)" id="(C\d\d)"', html)
    verdicts = [*dict.fromkeys(verdict for verdict, _ in order)]
    assert verdicts == [each for each in ledger.ORDER if each in {*table("claims").verdict}]
    assert verdicts[:3] == ["inaccurate", "outdated", "contested"]
    assert sorted(each for _, each in order) == [*claim_cards()]
    assert not re.search(r"<details [^>]* open>", html)


def test_a_line_has_verdict_claim_and_what_the_record_says() -> None:
    line = text(ledger.entry("C15", BASE).partition("</summary>")[0])
    card = claim_cards()["C15"]
    assert line == f"{card.verdict} C15 {card.claim} {card.short_finding}"
    assert card.finding.startswith(card.short_finding)


def test_what_opens_says_both_days_what_would_change_it_the_sources_and_the_ways_on() -> None:
    html = ledger.entry("C15", BASE)
    said = text(html)
    card = claim_cards()["C15"]
    assert "On 10 March 2015 Right, with a correction Today Overtaken" in said
    for each in (card.finding, card.would_change, card.note, card.passage, f"checked on {card.checked}", claim_quotation("C15")):
        assert each in said, each
    assert 'href="claims?claim=C15"' in html
    assert 'href="prisoners?highlight=prisoners#prisoner-estimates"' in html
    assert html.count("<li>") == len(claim_citations("C15"))


def test_the_best_source_comes_first_and_the_brief_last() -> None:
    for claim_id in claim_cards():
        found = claim_citations(claim_id)
        beside = found[found.source_id != BRIEF_SOURCE]
        assert authority(beside.kind).is_monotonic_increasing, claim_id
        assert [*found.source_id[len(beside) :]] == [BRIEF_SOURCE] * (len(found) - len(beside)), claim_id


def test_a_verdict_on_the_press_alone_says_so() -> None:
    better = {*AUTHORITY[: AUTHORITY.index("news")]}
    for claim_id in claim_cards():
        kinds = {*claim_citations(claim_id).loc[lambda found: found.source_id != BRIEF_SOURCE].kind}
        said = weak_sources_notice(claim_id)
        assert bool(said) == (not kinds & better), claim_id
        assert said in text(ledger.entry(claim_id, BASE))
    assert (
        weak_sources_notice("C33")
        == "This verdict rests on press reports alone: no document, official statement or study was found for it."
    )
    assert weak_sources_notice("C50") == "This verdict rests on the brief’s own words alone."


@pytest.mark.parametrize("claim_id", [*claim_cards()])
def test_a_claim_is_quoted_in_one_short_sentence_with_its_sources(claim_id: str) -> None:
    said = claim_quotation(claim_id)
    assert len(said.split()) <= MOST_WORDS
    assert claim_cards()[claim_id].claim.rstrip(".") in said
    assert re.search(r"\([^()]*\(?.*\)\.$", said)


def test_a_claim_shown_alone_is_open_and_leaves_the_anchor_to_the_register() -> None:
    assert '<details class="claim claim-outdated" open>' in ledger.entry("C15", BASE, first=True)


@pytest.mark.usefixtures("contact")
def test_an_error_is_reported_with_claim_address_and_data_version() -> None:
    (address,) = re.findall(r'href="(https://tracker.example/new[^"]+)"', ledger.entry("C15", BASE))
    for each in ("C15", "https%3A%2F%2Fexample.org%2Fclaims%3Fclaim%3DC15", f"Data+version+{PACKAGE.version}"):
        assert each in address, each


def test_without_a_target_there_is_no_link_and_pages_say_so() -> None:
    assert reports.target() == ""
    assert reports.LABEL not in ledger.entry("C15", BASE)
    assert reports.report_statement() == "No address for reports of errors is configured for this copy."


def test_a_report_by_mail_has_subject_and_text(monkeypatch: pytest.MonkeyPatch) -> None:
    described = {**PACKAGE.json, "contributors": [{"title": "Editors", "roles": ["contact"], "email": "errors@example.org"}]}
    monkeypatch.setattr(type(PACKAGE), "json", property(lambda _package: described))
    assert reports.report_address("Chart “A?”", BASE).startswith(
        "mailto:errors@example.org?subject=Error%3A%20Chart%20%E2%80%9CA%3F%E2%80%9D&body=Chart"
    )
    assert "stands under each chart and each claim" in reports.report_statement()
