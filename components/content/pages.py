"""The pages in the order in which they are shown. Each is described once: its script and all other faces go through this description."""

from __future__ import annotations

from components.charts import (
    agenda,
    amendment,
    arrivals,
    camps_map,
    camps_open,
    council,
    crosswalk,
    decisions,
    dossier,
    findings,
    groups,
    jurisdiction,
    lanes,
    less_charged,
    moves,
    one_camp,
    one_decision,
    prisoners,
    records,
    referral,
    region_movers,
    reviews,
    sanctions,
    stances,
    timeline,
    trail,
    twins,
    verdicts,
)
from components.content import all_states, claims, double_standards, method, tables
from components.description.page import Page

OVERVIEW = Page(
    path="",
    script="overview.py",
    title="Overview",
    lede=(
        "In March 2015 a policy brief argued that pressure and dialogue must go together to improve human rights in North Korea. "
        "Here each of its claims stands beside the evidence: what the record said then, and what it says now."
    ),
    charts=(timeline.TIMELINE,),
    pictures_first=True,
    has_own_cover=True,
)
PRISONERS = Page(
    path="prisoners",
    section="Evidence",
    script="prisoners.py",
    title="Prisoners",
    lede=(
        "The brief says that 80,000–120,000 political prisoners are held in camps. This page shows every estimate on record, "
        "what each rests on, "
        "and which ones repeat each other. The totals do not count the same camps; one camp at a time shows where the sources differ. "
        "The last chart shows how many people still arrive who could testify."
    ),
    charts=(
        prisoners.ESTIMATES,
        one_camp.CAMP,
        camps_open.CAMPS_OPEN,
        camps_map.CAMPS_MAP,
        arrivals.ARRIVALS,
    ),
    terms=("kwanliso", "kyohwaso", "kinu", "hrnk", "daily-nk", "single-insider", "reference-year"),
)
VIOLATIONS = Page(
    path="violations",
    section="Evidence",
    script="violations.py",
    title="Violations",
    lede=(
        "The brief sums up what the Commission of Inquiry found in 2014. This page sets its words beside the acts in the law and the "
        "chapters of the report, and lists the findings themselves. Reasonable grounds are not a conviction, and North Korea "
        "rejects the findings."
    ),
    charts=(
        crosswalk.CROSSWALK,
        findings.FINDINGS,
    ),
    terms=("coi", "crimes-against-humanity", "enforced-disappearance", "reasonable-grounds", "songbun", "forced-return"),
)
UN_VOTES = Page(
    path="un-votes",
    section="Evidence",
    script="un_votes.py",
    title="UN votes",
    lede=(
        "The brief says that the Third Committee “overwhelmingly” adopted its resolution on 18 November 2014. This page "
        "shows every recorded vote on "
        "human rights in North Korea since 2003, the years in which nobody asked for one, and how each state stood before and after."
    ),
    charts=(
        decisions.DECISIONS,
        records.RECORDS,
        one_decision.ONE_DECISION,
        moves.MOVES,
        groups.GROUPS,
        twins.TWINS,
        amendment.AMENDMENT_AND_TEXT,
    ),
    terms=(
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
)
STATE = Page(
    path="state",
    section="Evidence",
    script="state.py",
    title="One state",
    lede=(
        "The dossier of one member state: each vote on human rights in North Korea with its outcome and tally, each known dissociation "
        "from a consensus, the positions that it took, and who else in its regional group changed position."
    ),
    charts=(
        dossier.DOSSIER,
        region_movers.REGION,
    ),
    terms=("recorded-vote", "adopted-without-a-vote", "abstention", "absent", "dissociation", "regional-group"),
    articles=all_states.ARTICLES,
    subject=dossier.STATE,
)
COUNCIL_AND_COURT = Page(
    path="council-and-court",
    section="Evidence",
    script="council_and_court.py",
    title="Council and Court",
    lede=(
        "The brief expects China and Russia, among others, to block every attempt to bring those responsible before the "
        "International Criminal Court, and names a limit "
        "that would remain even then. This page shows how the Security Council voted, what a referral would take, and from "
        "when on the Court could look."
    ),
    charts=(
        council.AGENDA,
        referral.REFERRAL,
        jurisdiction.JURISDICTION,
    ),
    terms=("procedural-vote", "veto", "referral", "icc", "rome-statute", "arria-meeting"),
)
ENGAGEMENT = Page(
    path="engagement",
    section="Evidence",
    script="engagement.py",
    title="Engagement",
    lede=(
        "The brief proposes to talk about basic needs and about the rights of women, children and people with disabilities, "
        "because they may be less politically charged. "
        "This page tests that on four reviews at the United Nations and on what has happened since."
    ),
    charts=(
        less_charged.LESS_CHARGED,
        reviews.FOUR_REVIEWS,
        agenda.AGENDA,
    ),
    terms=("upr", "accepted", "noted", "treaty-body", "human-security"),
)
ACTORS = Page(
    path="actors",
    section="Evidence",
    script="actors.py",
    title="Actors",
    lede=(
        "States, UN bodies, officials and organisations: where each stands on seven questions that the brief raises, by what "
        "evidence, what came after which event, and who has been put on a list for it. Every position is dated, has a source, and "
        "can be read behind its number."
    ),
    charts=(
        stances.STANCES,
        trail.TRAIL,
        lanes.FOLLOWED,
        sanctions.SANCTIONS,
    ),
    terms=("coi", "referral", "third-committee", "co-sponsor", "procedural-vote", "special-rapporteur", "ohchr"),
    articles=double_standards.ARTICLES,
)
THE_BRIEF = Page(
    path="brief",
    section="The brief",
    script="brief.py",
    title="The brief",
    lede="The policy brief that this dashboard is about: what it argues, section by section, and short excerpts, each with the "
    "charts and claims that bear on it.",
)
CLAIMS = Page(
    path="claims",
    section="The brief",
    script="claims.py",
    title="Claims, checked",
    lede="The brief divided into its claims. Each has a verdict, the finding behind it, its sources, and what would change the verdict.",
    charts=(verdicts.LEDGER,),
    controls=(*claims.FILTERS.values(),),
    terms=("coi", "third-committee", "referral", "rome-statute", "reasonable-grounds", "human-security", "upr"),
)
DATA = Page(
    path="data",
    section="Data",
    script="data_and_sources.py",
    title="Data and sources",
    lede="Every table behind the charts, with each row open to search and download, and every source with the rows that rest on it.",
    controls=(tables.TABLE_CONTROL,),
    articles=method.ARTICLES,
)
SEARCH = Page(
    path="search",
    section="Data",
    script="search.py",
    title="Search",
    lede="One search over everything on these pages: states, charts, claims, excerpts, tables, events, terms and sources. Each "
    "result leads to the right view.",
)

PAGES = (OVERVIEW, PRISONERS, VIOLATIONS, UN_VOTES, STATE, COUNCIL_AND_COURT, ENGAGEMENT, ACTORS, THE_BRIEF, CLAIMS, DATA, SEARCH)


def page(path: str) -> Page:
    """The page at an address; `KeyError` when there is none."""
    return {each.path: each for each in PAGES}[path]
