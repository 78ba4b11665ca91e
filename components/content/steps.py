"""The argument of the brief in five steps, each with an excerpt, a key figure from the tables and the way to the evidence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from data import table


@dataclass(frozen=True)
class Step:
    """One step of the argument. `figure` gives the key figure and what it is, both computed from the tables."""

    title: str
    gist: str
    excerpt: str
    figure: Callable[[], tuple[str, str]]
    page: str
    """Script of the page with the evidence, beside the entry script."""
    link_text: str
    """What a reader finds there."""


def _findings() -> tuple[str, str]:
    rows = table("coi_findings")
    return (
        f"{rows.crimes_against_humanity.sum()} of {len(rows)}",
        "findings of the Commission of Inquiry listed here fall, by its own conclusions, under crimes against humanity",
    )


def _committee() -> tuple[str, str]:
    vote = table("un_decisions").set_index("decision_id").loc["unga-c3-2014"]
    return (
        f"{vote.yes}–{vote.no}–{vote.abstain}",
        f"states in favour, against and abstaining in the Third Committee on 18 November 2014; {vote.absent} of "
        f"{vote.members} took no part",
    )


def _agenda_votes() -> tuple[str, str]:
    rows = table("un_decisions")
    held = rows[(rows.body == "UNSC") & (rows.method == "recorded")]
    return "0", f"votes on a referral to the Court in the record here; the {len(held)} votes in the Security Council were about its agenda"


def _freed() -> tuple[str, str]:
    rows = table("claims")
    return (
        f"{(rows.verdict == 'confirmed').sum() + (rows.verdict == 'confirmed_with_precision').sum()} of {len(rows)}",
        "claims of the brief are confirmed by the record, some of them with a more exact date, number or wording",
    )


def _accepted() -> tuple[str, str]:
    rows = table("upr_2014_themes").set_index("theme_id")
    soft, core = rows.loc["exclusive-only-entry-points"], rows.loc["exclusive-only-coi-core"]
    return (
        f"{soft.accepted} of {soft.total}",
        "recommendations on women, children, disability or basic needs were accepted by North Korea in its review of 2014; "
        f"of those on the core violations alone, {core.accepted} of {core.total}",
    )


STEPS = (
    Step(
        "An inquiry found crimes against humanity",
        "The UN Commission of Inquiry reported in February 2014, eleven months after it was set up and after at least 320 testimonies, "
        "on murder, enslavement, torture and a system of camps.",
        "inquiry",
        _findings,
        "violations.py",
        "Charges, law and findings",
    ),
    Step(
        "The United Nations condemned them",
        "On that report the Third Committee of the General Assembly, and a month later the General Assembly itself, "
        "encouraged the Security Council to consider a referral to the International Criminal Court.",
        "third-committee",
        _committee,
        "un_votes.py",
        "Every UN vote, state by state",
    ),
    Step(
        "The way to the Court seems blocked",
        "A referral needs nine votes in the Security Council and no veto. China and Russia have voted even against putting "
        "human rights in North Korea on the agenda.",
        "china-russia",
        _agenda_votes,
        "council_and_court.py",
        "The Security Council’s votes, and a referral",
    ),
    Step(
        "Outside pressure has some effect",
        "The brief points to two freed detainees and to a nuclear test that had not come. The test came ten months later; "
        "how each claim has held up is on the page of claims.",
        "pressure-worked",
        _freed,
        "claims.py",
        "Each claim, checked",
    ),
    Step(
        "Dialogue may find a way in",
        "Talks could begin with basic needs and with the rights of women, children and people with disabilities, which may "
        "be less politically charged, while pressure goes on.",
        "entry-points",
        _accepted,
        "engagement.py",
        "The proposal, tested",
    ),
)
