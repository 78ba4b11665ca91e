"""The pages in the order in which they are shown: address, script, title, what each is about, the terms that it uses. No Streamlit here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from components import charts
from components.charts import CHARTS
from components.description.chart import Chart

SCRIPTS = Path(__file__).parents[2] / "pages"


@dataclass(frozen=True)
class Page:
    """One page of the dashboard."""

    path: str
    """Its address, relative to the root; empty for the page that opens first."""
    script: str
    """Its script, beside the entry script."""
    title: str
    lede: str
    """What the page is about, in one to three sentences, under its title."""
    terms: tuple[str, ...] = ()
    """Terms of the glossary that are offered under the lede."""
    covered: bool = False
    """Whether the page has a cover of its own in place of title and lede."""


PAGES = (
    Page(
        "",
        "overview.py",
        "Overview",
        "In March 2015 a policy brief argued that pressure and dialogue must go together to improve human rights in North Korea. "
        "Here each of its claims stands beside the evidence: what the record said then, and what it says now.",
        covered=True,
    ),
    Page(
        "prisoners",
        "prisoners.py",
        "Prisoners",
        "The brief says that 80,000–120,000 political prisoners are held in camps. This page shows every estimate on record, what each rests on, "
        "and which ones repeat each other. The totals do not count the same camps; one camp at a time shows where the sources differ.",
        ("kwanliso", "kyohwaso", "kinu", "hrnk", "daily-nk", "single-insider", "reference-year"),
    ),
    Page(
        "violations",
        "violations.py",
        "Violations",
        "The brief sums up what the Commission of Inquiry found in 2014. This page sets its words beside the acts in the law and the "
        "chapters of the report, and lists the findings themselves. Reasonable grounds are not a conviction, and North Korea rejects the findings.",
        ("coi", "crimes-against-humanity", "enforced-disappearance", "reasonable-grounds", "songbun", "forced-return"),
    ),
    Page(
        "un-votes",
        "un_votes.py",
        "UN votes",
        "The brief says that the Third Committee “overwhelmingly” adopted its resolution on 18 November 2014. This page shows every recorded vote on "
        "human rights in North Korea since 2003, the years in which nobody asked for one, and how each state stood before and after.",
        (
            "third-committee",
            "plenary",
            "recorded-vote",
            "adopted-without-a-vote",
            "abstention",
            "absent",
            "dissociation",
            "regional-group",
            "amendment",
        ),
    ),
    Page(
        "council-and-court",
        "council_and_court.py",
        "Council and Court",
        "The brief expects China and Russia, among others, to block every attempt to bring those responsible before the International Criminal Court, and names a limit "
        "that would remain even then. This page shows how the Security Council voted, what a referral would take, and from when on the Court could look.",
        ("procedural-vote", "veto", "referral", "icc", "rome-statute", "arria-meeting"),
    ),
    Page(
        "engagement",
        "engagement.py",
        "Engagement",
        "The brief proposes to talk about basic needs and about the rights of women, children and people with disabilities, because they may be less politically charged. "
        "This page tests that on four reviews at the United Nations and on what has happened since.",
        ("upr", "accepted", "noted", "treaty-body", "human-security"),
    ),
    Page(
        "actors",
        "actors.py",
        "Actors",
        "States, UN bodies, officials and organisations: where each stands on seven questions that the brief raises, by what evidence, and what followed "
        "what. Every position is dated, has a source, and can be read behind its number.",
        ("coi", "referral", "third-committee", "co-sponsor", "procedural-vote", "special-rapporteur", "ohchr"),
    ),
    Page(
        "brief",
        "brief.py",
        "The brief",
        "The policy brief that this dashboard is about: what it argues, section by section, and short excerpts, each with the charts and claims that bear on it.",
    ),
    Page(
        "claims",
        "claims.py",
        "Claims, checked",
        "The brief divided into its claims. Each has a verdict, the finding behind it, its sources, and what would change the verdict.",
        ("coi", "third-committee", "referral", "rome-statute", "reasonable-grounds", "human-security", "upr"),
    ),
    Page(
        "data",
        "data_and_sources.py",
        "Data and sources",
        "Every table behind the charts, with each row open to search and download, and every source with the rows that rest on it.",
    ),
    Page(
        "search",
        "search.py",
        "Search",
        "One search over everything on these pages: charts, claims, excerpts, tables, events, terms and sources. A result is a link to the right view.",
    ),
)


def page(path: str) -> Page:
    """The page at an address; `KeyError` when there is none."""
    return {each.path: each for each in PAGES}[path]


def shown(page: Page) -> list[Chart]:
    """The charts of a page, in the order in which its script shows them."""
    places = _places(page.script)
    return sorted((each for each in CHARTS.values() if each.page == page.path), key=lambda each: places.get(each.id, len(places)))


@lru_cache(maxsize=32)
def _places(script: str) -> dict[str, int]:
    found = re.findall(r"panel\((\w+)\.(\w+)\)", (SCRIPTS / script).read_text(encoding="utf-8"))
    return {getattr(getattr(charts, family), name).id: place for place, (family, name) in enumerate(found)}
