"""Every rule is proved by a row that breaks it.

A case is the changes to the tiny package (table, line, cells) and every line that the rules then give.
A rule without a case fails the last test.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from data import PACKAGE
from data.check import rule_problems
from data.rules import RULES, Tables
from data.rules.references import every_row_is_cited

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.data.conftest import Folder

Change = tuple[str, int | None, dict[str, Any] | None]

CELLS = [
    ("camps", 2, {"name": " Kaechon"}, "camps.csv:2 name has white space at its start or end"),
    ("camps", 2, {"note": "a\tb"}, "camps.csv:2 note has a control character"),
    ("camps", 2, {"status_2014": "open"}, 'camps.csv:2 status_2014 "open" is not one of operating, closed, unclear'),
    ("countries", 2, {"other_names": "A;"}, "countries.csv:2 other_names has an empty item or white space around one"),
    ("events", 2, {"end_date": "2014-3"}, 'events.csv:2 end_date "2014-3" is no year (2014), month (2014-02) or day (2014-02-17)'),
    ("events", 2, {"date": "2014-01-01"}, 'events.csv:2 date "2014-01-01" is a day that the row does not speak of: write the year, 2014'),
    ("events", 2, {"date": "2014-01-01", "title": "A debate on 1 January"}),
    ("events", 2, {"paragraphs": "1;x"}, 'events.csv:2 paragraphs "1;x" is not a list of its type'),
    ("events", 2, {"date": "2014-02-30"}, 'events.csv:2 date "2014-02-30" is no year (2014), month (2014-02) or day (2014-02-17)'),
    ("events", 2, {"end_date": "2014-02"}, "events.csv:2 end_date 2014-02 is before the date 2014-03"),
]

NO_PARAGRAPH = "locator names no paragraph of a report with numbered paragraphs, and no note says why"
NEWEST = {"version": PACKAGE.version, "kind": "corrected"}
REFERENCES = [
    ("events", 2, {"actors": "eu;coi"}, 'events.csv:2 actors "coi" is not in actors.actor_id'),
    ("events", 2, {"paragraphs": "1;9"}, 'events.csv:2 paragraphs "9" is not in brief_paragraphs.paragraph'),
    ("citations", 2, {"table": "x"}, "actors.csv:2 - eu has no citation", 'citations.csv:2 table "x" is no table of the package'),
    ("citations", 2, {"row_id": "us"}, "actors.csv:2 - eu has no citation", 'citations.csv:2 row_id "us" is no row of actors'),
    ("citations", 2, None, "actors.csv:2 - eu has no citation"),
    ("changes", 2, {"table": "x"}, 'changes.csv:2 table "x" is no table of the package'),
    ("changes", 2, {"row_id": "K99"}, 'changes.csv:2 row_id "K99" is no row of camps'),
    ("changes", 2, {"version": "9.0.0"}, f"changes.csv:2 version 9.0.0 is above the version of the package, {PACKAGE.version}"),
    ("changes", 2, NEWEST | {"column": "name", "new": "Kaechon-ri"}, 'changes.csv:2 new "Kaechon-ri" does not stand in camps.name of K14'),
    ("changes", 2, NEWEST | {"column": "name", "old": "chon"}, 'changes.csv:2 old "chon" still stands in camps.name of K14'),
    ("changes", 2, NEWEST | {"column": "warden", "new": "x"}, 'changes.csv:2 column "warden" is no column of camps'),
    ("sources", None, {"source_id": "coi"}, "sources.csv:3 source_id coi is cited nowhere"),
    (
        "sources",
        2,
        {"kind": "news"},
        *(f"prisoner_estimates.csv:{n} confidence is high, but rests on one report of another" for n in range(2, 6)),
    ),
    ("citations", 2, {"locator": "paras 34–44"}, "citations.csv:2 locator spans paragraphs 34–44, more than 10, and no note says why"),
    ("citations", 2, {"locator": "section on camps"}, f"citations.csv:2 {NO_PARAGRAPH}"),
    ("citations", 2, {"locator": ""}, f"citations.csv:2 {NO_PARAGRAPH}"),
    (
        "coi_findings",
        2,
        {"coi_paragraphs": "within paras 265–354"},
        "coi_findings.csv:2 coi_paragraphs spans paragraphs 265–354, more than 10",
    ),
    (
        "coi_findings",
        2,
        {"coi_paragraphs": "section IV"},
        "coi_findings.csv:2 coi_paragraphs names a section, and no citation says why not the paragraphs",
    ),
    ("arrivals", 2, {"male": 511}, "arrivals.csv:2 total is 1142, but both sexes come to 1143"),
    ("arrivals", 3, {"year_from": 2002}, "arrivals.csv:3 year_from is 2002, but the period before ends in 2002"),
    ("arrivals", 3, {"cumulative": 4418}, "arrivals.csv:3 cumulative is 4418, the sum so far comes to 4417"),
    ("hr_sanctions", 2, {"listed_for": "export of workers"}, 'hr_sanctions.csv:2 reason human_rights does not go with "export of workers"'),
    ("hr_sanctions", 2, {"runs_until": "2013-12-18"}, "hr_sanctions.csv:2 runs_until 2013-12-18 is not after the listing of 2013-12-18"),
    ("hr_sanctions", 2, {"date": "2014-12-18"}, "hr_sanctions.csv:2 date 2014-12-18 has no event of eu"),
    ("audits", 2, {"right": 95}, "audits.csv:2 checkable is 107, but right, imprecise and wrong come to 108"),
    ("audits", 2, {"rows": 100}, "audits.csv:2 checkable is 107, but only 100 rows were drawn"),
    ("searches", 2, {"until": "2099-01-01"}, f"searches.csv:2 until 2099-01-01 is after the day of the package, {PACKAGE.as_of}"),
    ("events", 2, {"direction": ""}, "events.csv:2 direction nothing does not go with pressure"),
    ("events", 2, {"track": "context"}, "events.csv:2 direction for does not go with context"),
    (
        "events",
        4,
        {"date": "2013-12-17"},
        "events.csv:4 date 2013-12-17 is no day of a decision of UNGA",
        "hr_sanctions.csv:2 date 2013-12-18 has no event of eu",
    ),
    ("rights_agenda", 2, {"date": "2014-05-06"}, "rights_agenda.csv:2 date is 2014-05-06, but event E102 has 2014-05-01"),
]

ESTIMATES = [
    (2, {"low": 130000}, "low 130000 is above the upper end 120000", "3 repeat_of 80000 is no number of E013"),
    (2, {"high": ""}, "qualifier range goes with low and high, given: low", "3 repeat_of 120000 is no number of E013"),
    (2, {"point": 100000}, "qualifier range goes with low and high, given: low, high, point"),
    (4, {"qualifier": "up_to"}, "qualifier up_to goes with high, given: point"),
    (4, {"qualifier": "at_least"}, "qualifier at_least goes with low, given: point"),
    (4, {"point": "", "note": ""}, "qualifier about goes with point, given: nothing"),
    (3, {"repeat_of": "E017"}, "repeat_of comes back to itself: E017 → E017"),
    (3, {"repeat_of": ""}, "repeat_of is empty beside the basis stated"),
    (3, {"repeat_basis": "own"}, "repeat_basis own does not go with a repetition of E013"),
    (2, {"note": "Of 2011. Not a new count."}, 'repeat_basis is own, but the row says "Not a new count"'),
    (3, {"low": "", "high": 110000, "qualifier": "up_to"}, "repeat_of 110000 is no number of E013"),
    (5, {"publication": "A paper"}, "reference_year is 2014, but E060 of the same publication 2013, and no note names the year"),
    (3, {"method": "mixed"}, "method is mixed, but E013 of the same publication testimony, and no note explains the method"),
    (4, {"note": "The camps add up to 16,000."}, "note names a sum of 16,000, the rows of the publication add up to 15,000"),
    (2, {"confidence": "low", "note": ""}, "confidence is low, and neither note nor disagreement says why"),
    (3, {"reference_year": 2010}, "reference_year describes 2010, but E013, which it repeats, 2011"),
    (3, {"reference_year": ""}, "reference_year describes no year, but E013, which it repeats, 2011"),
    (4, {"camp_id": ""}, "camp_id no camp does not go with single_camp"),
    (2, {"camp_id": "K14"}, "camp_id K14 does not go with political_camps_total"),
    (2, {"published_year": 2010}, "published_year 2010 is before the year described, 2011"),
]

CAMPS = [
    (2, {"opened_from": 1966}, "opened_from 1966 is after opened_to 1965"),
    (3, {"opened_to": 2013}, "opened_to 2013 is after closed_to 2012"),
    (3, {"closed_from": 2013}, "closed_from 2013 is after closed_to 2012"),
    (2, {"opened_to": ""}, "opened_to is empty beside opened_from 1959"),
    (2, {"opened_from": ""}, "opened_from is empty beside opened_to 1965"),
    (3, {"closed_from": ""}, "closed_from is empty beside closed_to 2012"),
    (3, {"closed_to": ""}, "closed_to is empty beside closed_from 2012"),
    (2, {"latitude": ""}, "latitude is empty beside the longitude 126.06"),
    (3, {"latitude": 42.5}, "longitude is empty beside the latitude 42.5"),
    (2, {"latitude": 36.9}, "latitude 36.9 is outside 37 to 43.1"),
    (2, {"longitude": 131.5}, "longitude 131.5 is outside 124 to 131"),
]

DECISIONS = [
    (2, {"members": 52}, "members is 52, but the tally comes to 53"),
    (4, {"yes": 10}, "yes is 10, but 11 positions are listed and tally_differences has no reason"),
    (2, {"absent": 0}, "absent is 0, but 1 positions are listed and tally_differences has no reason"),
    (4, {"record": ""}, "record is empty, the positions say complete"),
    (2, {"record": "complete"}, "record is complete, the positions say partial"),
    (3, {"record": "none"}, "record is none, the positions say empty"),
    (2, {"absent": ""}, "absent is empty beside yes 28"),
    (2, {"yes": ""}, "yes is empty beside no 10"),
    (2, {"twin_id": "unga-2013"}, "twin_id unga-2013 names none as its twin"),
    (3, {"yes": 0}, "yes is a tally, but there was no recorded vote"),
    (3, {"symbol": "A/RES/68/182"}, "symbol A/RES/68/182 is the resolution on Syria"),
]

CLAIMS = [
    (2, {"verdict": "inaccurate"}, "verdict is inaccurate, but on 10 March 2015 it was confirmed: wrong on one day only"),
    (2, {"verdict_2015": "inaccurate"}, "verdict is confirmed, but on 10 March 2015 it was inaccurate: wrong on one day only"),
    (2, {"verdict_2015": "open"}, "verdict_2015 is open, but the claim is of the kind attribution"),
    (
        2,
        {"verdict_2015": "not_checkable", "verdict": "outdated"},
        "verdict is outdated, but on 10 March 2015 it could not be checked",
    ),
]

NEWER = {"estimate_id": "E044", "scope": "political_camps_total", "estimator": "KINU", "reference_year": 2025, "published_year": 2025}
NEWER |= {"low": 53700, "high": 65700, "qualifier": "range", "estimator_kind": "government", "publication": "Report", "method": "imagery"}
NEWER |= {"method_note": "Houses.", "in_brief": "false", "confidence": "high"}
"""An estimate that replaces the one which the claim of the tiny package gives."""

NO_REASON = "and tally_differences has no reason"

LATER = {"decision_id": "unga-2013", "iso3": "KOR", "position": "in_favour"}
DIFFERENCE = {"decision_id": "unsc-2014", "position": "abstain", "counted": 1, "official": 2, "reason": "One is not known."}

SEVERAL = [
    (
        [("un_positions", 2, {"position": "not_member"})],
        ["un_positions.csv:2 position a state that is not a member has no row"],
    ),
    (
        [("countries", 9, {"admitted": 2015})],
        ["un_positions.csv:10 iso3 LTU has a position in 2014, but was admitted in 2015"],
    ),
    (
        [("un_memberships", 3, None)],
        ["un_positions.csv:3 iso3 ARG is not among the members listed for unsc-2014"],
    ),
    (
        [("un_positions", None, LATER)],
        ["un_positions.csv:18 decision_id unga-2013 had no recorded vote, so there are no positions"],
    ),
    (
        [("un_positions", 17, {"position": "in_favour"})],
        [
            f"un_decisions.csv:4 abstain is 2, but 1 positions are listed {NO_REASON}",
            f"un_decisions.csv:4 yes is 11, but 12 positions are listed {NO_REASON}",
        ],
    ),
    (
        [("tally_differences", None, DIFFERENCE)],
        [
            "tally_differences.csv:2 counted is 1, but 2 positions are listed",
            "un_decisions.csv:4 record is complete, the positions say partial",
        ],
    ),
    (
        [("tally_differences", None, DIFFERENCE | {"counted": 2, "official": 3}), ("un_decisions", 4, {"record": "partial"})],
        ["tally_differences.csv:2 official is 3, but the decision has 2"],
    ),
    (
        [("tally_differences", None, DIFFERENCE | {"counted": 2})],
        ["tally_differences.csv:2 - explains a difference that is none"],
    ),
    (
        [("un_positions", 17, None), ("tally_differences", None, DIFFERENCE)],
        [],
    ),
    (
        [("prisoner_estimates", None, NEWER)],
        [
            "claims.csv:2 finding does not say that E044 of 2025 has replaced 80,000–120,000",
            "claims.csv:2 verdict is confirmed, but 80,000–120,000 has been replaced by E044 of 2025",
        ],
    ),
    (
        [("prisoner_estimates", None, NEWER), ("claims", 2, {"verdict": "outdated", "finding": "KINU now gives 53,700–65,700."})],
        [],
    ),
    (
        [
            ("prisoner_estimates", None, NEWER),
            ("claims", 2, {"claim": "Many are held.", "finding": "The estimate is 80,000–120,000."}),
        ],
        ["claims.csv:2 finding does not say that E044 of 2025 has replaced 80,000–120,000"],
    ),
    (
        [("excerpts", 2, {"quote": "word " * 35 + "word"})],
        ["excerpts.csv:2 quote has 36 words, at most 35 are allowed"],
    ),
    (
        [("excerpts", None, {"excerpt_id": key, "quote": "word " * 34 + "word"}) for key in "abcdefghi"],
        ["excerpts.csv:12 quote brings the excerpts to 322 words, at most 300 in all are allowed"],
    ),
    (
        [("prisoner_estimates", 2, {"repeat_of": "E017", "repeat_basis": "stated"})],
        [
            "prisoner_estimates.csv:2 repeat_of comes back to itself: E013 → E017 → E013",
            "prisoner_estimates.csv:3 repeat_of comes back to itself: E017 → E013 → E017",
        ],
    ),
]


def _named(line: int, messages: list[str]) -> list[str]:
    """Messages about a line of the estimates; one about another line begins with its number."""
    return [f"prisoner_estimates.csv:{each}" if each[0].isdigit() else f"prisoner_estimates.csv:{line} {each}" for each in messages]


SINGLE = [
    *CELLS,
    *REFERENCES,
    *(("prisoner_estimates", line, cells, *_named(line, messages)) for line, cells, *messages in ESTIMATES),
    (
        "prisoner_estimates",
        5,
        {"reference_year": 2011},
        "prisoner_estimates.csv:2 reference_year the estimates of the whole system describe fewer than two years",
    ),
    ("violation_categories", 3, {"parent_id": ""}, "violation_categories.csv:3 parent_id is empty in the list coi_section"),
    ("violation_categories", 2, {"parent_id": "CA-E5"}, "violation_categories.csv:2 parent_id coi_chapter is at the top"),
    (
        "court_routes",
        2,
        {"reaches_back_to": ""},
        "court_routes.csv:2 reaches_back_to is empty, but a referral can reach back to the first day of the Statute",
    ),
    *(("camps", line, cells, f"camps.csv:{line} {message}") for line, cells, message in CAMPS),
    *(("claims", line, cells, f"claims.csv:{line} {message}") for line, cells, message in CLAIMS),
    *(("un_decisions", line, cells, f"un_decisions.csv:{line} {message}") for line, cells, message in DECISIONS),
]

CASES = [([(table, line, cells)], expected) for table, line, cells, *expected in SINGLE] + SEVERAL


def test_the_rules_find_nothing_in_the_tiny_package(folder: Folder) -> None:
    assert folder.check_rules() == []


@pytest.mark.parametrize(("changes", "expected"), CASES, ids=[(lines or ["nothing"])[0] for _, lines in CASES])
def test_a_row_that_breaks_a_rule_is_named(folder: Folder, changes: list[Change], expected: list[str]) -> None:
    for change in changes:
        folder.change(*change)
    assert folder.check_rules() == expected


def test_every_rule_has_a_row_that_breaks_it(new_folder: Callable[[], Folder]) -> None:
    broken = set()
    for changes, _ in CASES:
        folder = new_folder()
        for change in changes:
            folder.change(*change)
        tables = Tables.read(folder.write())
        broken |= {rule.__name__ for rule in RULES if any(True for _ in rule(tables))}
    assert broken == {rule.__name__ for rule in RULES}


def test_every_table_but_those_about_the_package_needs_citations() -> None:
    tables = Tables.read(PACKAGE)
    tables.rows["citations"].clear()
    named = {each.file.removesuffix(".csv") for each in every_row_is_cited(tables)}
    empty = {name for name, rows in tables.rows.items() if not rows}
    assert {*PACKAGE.tables} - named - empty == {"sources", "changes", "searches", "audits"}


def test_rules_wait_for_their_tables(folder: Folder) -> None:
    package = folder.write()
    for table in package.tables.values():
        table.file.unlink()
    assert list(rule_problems(Tables.read(package))) == []
