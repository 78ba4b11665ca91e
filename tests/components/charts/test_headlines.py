"""Headlines, measures and what stands today say what the drawn rows say: over choices that leave other kinds of rows."""

from __future__ import annotations

from typing import Any

import pytest

from components.charts import CHARTS
from components.description.words import first_that_fits, quantity, span_of_years
from data import PACKAGE, dates, table
from tests.components.charts.cases import complete
from tests.components.charts.word_rules import without_markdown

pytestmark = pytest.mark.usefixtures("record")

HEADLINES: list[tuple[str, dict[str, Any], str]] = [
    ("prisoner-estimates", {}, "The institute that first gave the brief’s range now says 53,700–65,700"),
    ("prisoner-estimates", {"hide_repeats": True}, "The institute that first gave the brief’s range now says 53,700–65,700"),
    ("prisoner-estimates", {"method": ["testimony"]}, "10 estimates for 1982–2012 go from 80,000 to 200,000 people"),
    ("prisoner-estimates", {"years": (2017, 2017)}, "The one estimate, for 2017, is 80,000–130,000 people"),
    ("prisoner-estimates", {"years": (2007, 2007)}, "2 estimates for 2007 both name 200,000 people"),
    ("camp-estimates", {"camp": "K26B"}, "Sungho-ri: one figure, about 21,000 people in 2021"),
    ("findings", {}, "The Commission put 22 of 46 findings among crimes against humanity"),
    ("findings", {"finding_group": ["political_prisoners"]}, "The Commission put all 8 findings among crimes against humanity"),
    ("findings", {"finding": "CF-10"}, "Finding 10 is among the crimes against humanity"),
    ("un-decisions", {}, "In favour: 88 (2005), 119 (2015); later texts without a vote"),
    ("un-decisions", {"body": "UNSC"}, "In favour: 11 (2014), 12 (2024)"),
    ("un-decisions", {"body": "all"}, "77 decisions, 35 by recorded vote"),
    ("un-decisions", {"kind": ["amendment"]}, "One decision, of 2018: rejected, tally not known"),
    ("un-one-decision", {}, "The text was adopted by 116 to 20, 53 abstaining"),
    ("un-one-decision", {"decision": "unga-c3-2014"}, "The text was approved by 111 to 19, 55 abstaining"),
    ("un-one-decision", {"decision": "unga-c3-2014-amendment"}, "The amendment was rejected by 40 to 77, 50 abstaining"),
    ("un-one-decision", {"decision": "unsc-2014"}, "The agenda was adopted by 11 to 2, 2 abstaining"),
    ("un-one-decision", {"follow": "CHN"}, "China voted against; the text was adopted, 116–20–53"),
    ("un-one-decision", {"follow": "VCT"}, "Saint Vincent and the Grenadines abstained; the text was adopted, 116–20–53"),
    ("un-moves", {"compare": "2014 to 2015"}, "14 of 185 states voting both times changed position, 2014 to 2015"),
    ("state-records", {"states": ["IDN"]}, "Indonesia: against 2005–2009, abstaining since 2010"),
    ("state-records", {"states": ["USA"]}, "The United States: in favour in all 9 votes"),
    ("state-records", {"states": []}, "76 of 192 states that voted changed position at least once"),
    ("state-records", {"states": ["USA", "CAN"]}, "None of 2 states changed position in 9 recorded votes"),
    ("state-records", {"states": ["MNE"]}, "Montenegro: in favour in all 8 votes on record"),
    ("state-records", {"record_body": "UNGA_C3"}, "South Korea changed 3 times; Brazil and China never on record"),
    ("state-records", {"states": ["BRA", "CHN"], "record_body": "UNGA_C3"}, "None of 2 states changed position in the votes on record"),
    ("regional-groups", {"group": ["african"]}, "Africa: 1 in favour in 2005, 22 in 2015"),
    ("referral", {}, "As set here, China and Russia would veto a referral"),
    ("referral", {"refer_no": ["GBR", "USA", "FRA"]}, "As set here, 3 permanent members would veto a referral"),
    ("referral", {"refer_no": []}, "As set here, a referral would pass: 14 in favour, no veto"),
    ("less-charged", {}, "67 of 75 entry-point recommendations were accepted, 11 of 123 core ones"),
    ("four-reviews", {"known": "brief"}, "In its review of 2014 North Korea accepted 114 of 269 recommendations"),
    ("rights-agenda", {"agenda": ["human_security"]}, "Since the brief: 1 step and 2 setbacks"),
    ("two-tracks", {"event_kind": ["detainees"]}, "Since the brief: 1 engagement event, 2 context"),
    ("two-tracks", {}, "Since the brief: 45 pressure events, 8 against, 13 engagement, 13 context"),
    ("who-stands-where", {"question": "widen_agenda"}, "On a wider agenda 4 actors are for"),
    ("who-stands-where", {"actor_kind": ["scholar"]}, "On a referral only the brief’s own words are on record"),
    ("what-followed-what", {}, "8 events followed within 60 days, 4 by North Korea"),
    ("verdicts", {}, "Of 68 claims, 2 are wrong and 3 have been overtaken"),
]


@pytest.mark.parametrize(("name", "given", "headline"), HEADLINES)
def test_a_headline_says_what_the_rows_say(name: str, given: dict[str, Any], headline: str) -> None:
    chart = CHARTS[name]
    choices = complete(chart, given)
    assert chart.headline(chart.rows(choices), choices) == headline


TODAY = {
    "prisoner-estimates": "KINU, which first gave that range, says 53,700–65,700 for 2025; one unnamed insider says about 192,000. Nobody outside the country has counted.",
    "council-agenda": "Still none: no draft referral is known to have been put to the vote. The 5 votes of 2014–2024 were on the agenda, where there is no veto.",
    "un-decisions": "The committee approved it by 111–19–55 on 18 November 2014, the plenary by 116–20–53. The latest text was adopted without a vote on 18 December 2025.",
    "jurisdiction": f"The Statute took effect on 1 July 2002, not in June. As of {dates.in_words(PACKAGE.as_of)} a case is open on none of the 3 ways to the Court.",
}


@pytest.mark.parametrize("name", TODAY)
def test_it_is_said_what_stands_today(name: str) -> None:
    assert without_markdown(CHARTS[name].record_today()) == TODAY[name]


def test_what_stands_today_is_about_the_first_excerpt() -> None:
    assert {name: CHARTS[name].excerpts[0] for name in ("who-stands-where", "council-agenda", "charges-and-law")} == {
        "who-stands-where": "china-russia",
        "council-agenda": "council-meeting",
        "charges-and-law": "charges",
    }


def test_what_came_after_the_brief_is_said_to_be_faint_where_it_is() -> None:
    for name in ("two-tracks", "rights-agenda", "paper-trail", "four-reviews", "who-stands-where"):
        chart = CHARTS[name]
        then, now = (complete(chart, {"known": each}) for each in ("brief", "today"))
        assert "came after the brief" in chart.measure(chart.rows(then), then)
        assert "came after the brief" not in chart.measure(chart.rows(now), now)


def test_the_headline_of_the_claims_counts_the_verdicts() -> None:
    counts = table("claims").verdict.value_counts()
    choices = complete(CHARTS["verdicts"], {})
    rows = CHARTS["verdicts"].rows(choices)
    none = rows[rows.verdict == "confirmed"]
    assert CHARTS["verdicts"].headline(none, choices) == f"Of {counts['confirmed']} claims, none are wrong and none have been overtaken"


def test_words_for_numbers() -> None:
    assert [quantity(each, "estimate") for each in (1, 46, 1200)] == ["1 estimate", "46 estimates", "1,200 estimates"]
    assert [quantity(each, "way is", "ways are") for each in (1, 2)] == ["1 way is", "2 ways are"]
    assert [span_of_years(*each) for each in ((2005, 2015), (2014, 2014))] == ["2005–2015", "2014"]
    assert [first_that_fits("one two three", "one two", "one", most=each) for each in (3, 2, 0)] == ["one two three", "one two", "one"]
