"""A tiny complete package, made of a few real rows, for tests that break one thing in it.

To cover a new table add its rows to `ROWS`; every row gets its citation by itself.
"""

from __future__ import annotations

import copy
import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from data import load
from data.check import problems, rule_problems
from data.package import PACKAGE, Package
from data.rules import Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

COUNCIL = {
    **dict.fromkeys(("ARG", "AUS", "CHL", "FRA", "GBR", "JOR", "KOR", "LTU", "LUX", "RWA", "USA"), "in_favour"),
    **dict.fromkeys(("CHN", "RUS"), "against"),
    **dict.fromkeys(("NGA", "TCD"), "abstain"),
}
"""The Security Council's vote of 22 December 2014."""

CATEGORY = {"position": 1, "description": "What it is.", "in_brief": "false", "coi_paragraphs": "1", "confidence": "high"}
"""What a category needs besides its names."""
ROWS: dict[str, list[dict[str, Any]]] = {
    "brief_paragraphs": [{"paragraph": 1, "section": "Introduction", "first_words": "In February last year, the", "words": 145}],
    "excerpts": [
        {"excerpt_id": "charges", "paragraph": 1, "theme": "charges", "quote": "has taken steps to ameliorate", "context": "No change."},
        {"excerpt_id": "prisoners", "paragraph": 1, "theme": "prisoners", "quote": "80,000–120,000 prisoners", "context": "The figure."},
    ],
    "actors": [
        {"actor_id": "eu", "name": "EU", "kind": "regional_organisation", "in_brief": "true", "description": "A union."},
        {"actor_id": "unga", "name": "Assembly", "kind": "un_body", "in_brief": "true", "description": "All states."},
    ],
    "events": [
        {"event_id": "E034", "date": "2014-03", "end_date": "2014-03-20", "title": "A debate", "kind": "review", "track": "pressure"}
        | {"direction": "for", "actors": "eu", "in_brief": "false", "paragraphs": "1", "confidence": "high"},
        {"event_id": "E102", "date": "2014-05-01", "title": "Second Universal Periodic Review", "kind": "review", "track": "engagement"}
        | {"direction": "for", "actors": "eu", "in_brief": "false", "confidence": "high"},
        {"event_id": "E045", "date": "2013-12-18", "title": "A text", "kind": "vote", "track": "pressure", "direction": "for"}
        | {"actors": "unga;eu", "in_brief": "false", "confidence": "high"},
    ],
    "camps": [
        {"camp_id": "K14", "name": "Kaechon", "latitude": 39.57, "longitude": 126.06, "opened_from": 1959, "opened_to": 1965},
        {"camp_id": "K22", "name": "Hoeryong", "opened_from": 1965, "opened_to": 1965, "closed_from": 2012, "closed_to": 2012},
    ],
    "prisoner_estimates": [
        {"estimate_id": "E013", "reference_year": 2011, "published_year": 2013, "low": 80000, "high": 120000, "qualifier": "range"}
        | {"note": "Of 2011."},
        {"estimate_id": "E017", "reference_year": 2011, "published_year": 2014, "low": 80000, "high": 120000, "qualifier": "range"}
        | {"repeat_of": "E013", "repeat_basis": "stated"},
        {"estimate_id": "E060", "scope": "single_camp", "camp_id": "K14", "reference_year": 2013, "point": 15000, "qualifier": "about"}
        | {"publication": "A paper", "note": "The camps add up to 15,000."},
        {"estimate_id": "E070", "reference_year": 2014, "published_year": 2014, "high": 200000, "qualifier": "up_to"}
        | {"publication": "Another paper"},
    ],
    "claims": [
        {"claim_id": "C15", "claim": "80,000–120,000 political prisoners are held.", "kind": "attribution", "finding": "An estimate."}
        | {"paragraph": 1, "section": "Introduction", "verdict_2015": "confirmed", "verdict": "confirmed", "would_change": "A count."}
        | {"checked": "2026-11-29", "theme": "prisoners", "confidence": "high"},
    ],
    "violation_categories": [
        {"category_id": "CA-E", "level": "coi_chapter", "label": "Detention"} | CATEGORY,
        {"category_id": "CA-E5", "level": "coi_section", "parent_id": "CA-E", "label": "Camps"} | CATEGORY,
    ],
    "affected_groups": [{"group_id": "prisoners", "label": "Prisoners"}],
    "coi_findings": [
        {"finding_id": "CF-01", "chapter_id": "CA-E5", "finding": "A finding.", "coi_paragraphs": "paras 60–61", "confidence": "high"}
        | {"affected_groups": "prisoners"},
    ],
    "arrivals": [
        {"period_id": "2002", "period": "2002", "year_from": 2002, "year_to": 2002, "male": 510, "female": 632, "total": 1142}
        | {"cumulative": 3132, "status": "final"},
        {"period_id": "2003", "period": "2003", "year_from": 2003, "year_to": 2003, "male": 474, "female": 811, "total": 1285}
        | {"cumulative": 4417, "status": "final"},
    ],
    "hr_sanctions": [
        {"listing_id": "HS-01", "date": "2013-12-18", "authority": "eu", "reason": "human_rights", "listed_for": "abuses"}
        | {"target": "A ministry", "kind": "body", "runs_until": "2026-12-08", "confidence": "high"},
    ],
    "audits": [
        {"audit_id": "a", "date": "2026-11-29", "version": "0.1.1", "seed": 1729, "rows": 110, "checkable": 107}
        | {"right": 94, "imprecise": 12, "wrong": 1},
    ],
    "searches": [
        {"search_id": "council", "subject": "a meeting", "until": "2026-11-24", "looked_in": "Stored pages", "result": "nothing"},
    ],
    "rights_agenda": [
        {"item_id": "RA-10", "agenda": "upr", "date": "2014-05-01", "title": "Second Universal Periodic Review: a report."}
        | {"direction": "neutral", "confidence": "high"},
    ],
    "court_routes": [
        {"route_id": "referral", "title": "Referral", "reaches_back_to": "2002-07-01", "opened": "false"}
        | {"articles": "Article 13(b)", "opened_by": "the Security Council", "needs": "A resolution."},
    ],
    "countries": [
        {"iso3": code, "name": code, "region_group": "asia_pacific", "admitted": 1945, "latitude": 39.0, "longitude": 126.0}
        for code in COUNCIL
    ],
    "un_decisions": [
        {"decision_id": "chr-2003", "body": "CHR", "date": "2003-04-16", "method": "recorded", "record": "partial"}
        | {"yes": 28, "no": 10, "abstain": 14, "absent": 1, "members": 53},
        {"decision_id": "unga-2013", "body": "UNGA", "date": "2013-12-18", "method": "without_vote", "members": 193},
        {"decision_id": "unsc-2014", "body": "UNSC", "date": "2014-12-22", "method": "recorded", "record": "complete"}
        | {"yes": 11, "no": 2, "abstain": 2, "absent": 0, "members": 15},
    ],
    "un_positions": [
        {"decision_id": "chr-2003", "iso3": "KOR", "position": "absent"},
        *({"decision_id": "unsc-2014", "iso3": code, "position": position} for code, position in COUNCIL.items()),
    ],
    "un_memberships": [
        {"decision_id": "chr-2003", "iso3": "KOR", "permanent": "false"},
        *({"decision_id": "unsc-2014", "iso3": code, "permanent": "false"} for code in COUNCIL),
    ],
    "tally_differences": [],
    "changes": [
        {
            "change_id": "0.1.0-1",
            "version": "0.1.0",
            "date": "2026-11-24",
            "kind": "added",
            "table": "camps",
            "row_id": "K14",
            "reason": "New.",
        }
    ],
    "sources": [
        {"source_id": "coi-report", "title": "Report", "publisher": "United Nations", "url_status": "none", "kind": "un_document"}
        | {"symbol": "A/HRC/25/63"},
    ],
}

SAME = {
    "camps": {"province": "South Pyongan", "status_2014": "operating", "is_kwanliso": "true", "confidence": "high"},
    "prisoner_estimates": {
        "scope": "political_camps_total",
        "estimator": "KINU",
        "estimator_kind": "government",
        "publication": "White Paper",
        "method": "testimony",
        "method_note": "Interviews.",
        "repeat_basis": "own",
        "in_brief": "false",
        "confidence": "high",
    },
    "un_decisions": {
        "title": "A decision",
        "kind": "resolution",
        "in_chart": "true",
        "tally_confidence": "high",
        "in_brief": "false",
    },
    "un_positions": {"basis": "listed", "confidence": "high"},
}
"""Cells that are the same in all rows of a table unless a row says otherwise."""


def _citation(table: str, row: dict[str, Any]) -> dict[str, str]:
    key = "/".join(str(row.get(part)) for part in PACKAGE.tables[table].primary_key)
    return {"table": table, "row_id": key, "source_id": "coi-report", "locator": "para 1"}


class Folder:
    """A package in a folder of its own, with the real descriptor reduced to a few tables."""

    def __init__(self, path: Path, tables: Iterable[str] = ROWS) -> None:
        self.path = path
        self.rows = {name: [SAME.get(name, {}) | row for row in ROWS[name]] for name in tables}
        self.rows["citations"] = [_citation(name, row) for name in sorted(tables) if name != "sources" for row in ROWS[name]]
        self.json = copy.deepcopy(PACKAGE.json)
        self.json["resources"] = [each for each in self.json["resources"] if each["name"] in self.rows]

    def field(self, table: str, column: str) -> dict[str, Any]:
        """The description of a column, to be changed."""
        fields = next(each["schema"]["fields"] for each in self.json["resources"] if each["name"] == table)
        return next(each for each in fields if each["name"] == column)

    def change(self, table: str, line: int | None, cells: dict[str, Any] | None) -> None:
        """Change cells of the row at a line of the file; without a line add a row, without cells drop it, with its citation."""
        if line is None:
            self.rows[table].append(cells or {})
            self.rows["citations"] += [_citation(table, cells or {})] if table != "citations" else []
        elif cells is None:
            dropped = self.rows[table].pop(line - 2)
            self.rows["citations"] = [each for each in self.rows["citations"] if each != _citation(table, dropped)]
        else:
            self.rows[table][line - 2].update(cells)

    def write(self) -> Package:
        """Write the descriptor and the tables."""
        (self.path / "datapackage.json").write_text(json.dumps(self.json, ensure_ascii=False, indent=1), encoding="utf-8")
        for entry in self.json["resources"]:
            with (self.path / entry["path"]).open("w", encoding="utf-8", newline="") as stream:
                columns = [each["name"] for each in entry["schema"]["fields"]]
                writer = csv.DictWriter(stream, columns, lineterminator="\n", extrasaction="ignore")
                writer.writeheader()
                writer.writerows(self.rows[entry["name"]])
        return Package(self.path)

    def check(self, brief: Path | None = None) -> list[str]:
        """Write the package and check all of it: the lines printed."""
        return [str(each) for each in problems(self.write(), brief)]

    def check_rules(self) -> list[str]:
        """Write the package and check the rules alone, which is much faster: their lines."""
        return [str(each) for each in sorted(rule_problems(Tables.read(self.write())))]


@pytest.fixture
def new_folder(tmp_path: Path) -> Callable[[], Folder]:
    """Tiny packages in which nothing is wrong, one after the other in the same place."""
    return lambda: Folder(tmp_path)


@pytest.fixture
def folder(new_folder: Callable[[], Folder]) -> Folder:
    """A tiny package in which nothing is wrong."""
    return new_folder()


@pytest.fixture
def small(tmp_path: Path) -> Folder:
    """A tiny package of four tables, for checks by frictionless, which takes its time for each table."""
    return Folder(tmp_path, ["sources", "camps", "prisoner_estimates"])


@pytest.fixture
def quotes(tmp_path: Path) -> Folder:
    """A tiny package of the excerpts and what they refer to."""
    return Folder(tmp_path, ["sources", "brief_paragraphs", "excerpts"])


@pytest.fixture
def tiny(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Folder:
    """A tiny package that `data.table` reads instead of the real one."""
    monkeypatch.setattr(load, "PACKAGE", folder.write())
    return folder
