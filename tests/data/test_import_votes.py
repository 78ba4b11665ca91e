"""`python -m data import-votes`, on roll calls made up for these tests in the two layouts of the United Nations."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from data.__main__ import main
from data.check import rule_problems
from data.import_votes import replace_all
from data.package import PACKAGE, Package
from data.roll_calls import Names, RollCall, RollCallError, normalised, read_roll_call
from data.rules import Tables
from tests.data.conftest import COUNCIL

if TYPE_CHECKING:
    from tests.data.conftest import Folder

SYMBOL = "A/RES/69/188"
ANNEX = """ANNEX XX

Vote on a text made up for a test

The draft was adopted by a recorded vote of 9 in favour to 3 against, with 2 abstentions, as follows:

In favour:  Argentina, Australia, Chile, France, Jordan, Luxembourg, United Kingdom of Great Britain
and Northern Ireland, Republic of Korea, United States of America.

Against:  China, Rwanda,
Russian Federation.

Abstain:  Chad, Nigeria.

Absent:  Lithuania.
"""
HEADER = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,title"


def row(code: str, name: str, vote: str = "Y", resolution: str = SYMBOL, date: str = "2014-12-18") -> str:
    """A line of an export."""
    return f'1,{code},{name},{vote},{date},69,{resolution},A/69/488,A/69/488/Add.3,"Situation, made up"'


EXPORT = "\n".join(
    [HEADER, row("CHN", "CHINA", "N"), row("KOR", "REPUBLIC OF KOREA"), row("TCD", "CHAD", "X"), row("FRA", "FRANCE", "A", "A/RES/69/189")]
)


@pytest.fixture
def package(folder: Folder) -> Package:
    """A package with a vote of fifteen states in the General Assembly, of which one position is known."""
    names = {
        each: next(line for line in csv.DictReader(PACKAGE.tables["countries"].file.open(encoding="utf-8")) if line["iso3"] == each)
        for each in COUNCIL
    }
    for line, code in enumerate(COUNCIL, 2):
        folder.change("countries", line, {"name": names[code]["name"], "other_names": names[code]["other_names"]})
    tally = {"yes": 9, "no": 3, "abstain": 2, "absent": 1, "members": 15}
    decision = {
        "decision_id": "unga-2014",
        "body": "UNGA",
        "date": "2014-12-18",
        "symbol": SYMBOL,
        "method": "recorded",
        "record": "partial",
    }
    folder.change("un_decisions", None, folder.rows["un_decisions"][0] | decision | tally)
    folder.change(
        "un_positions",
        None,
        {"decision_id": "unga-2014", "iso3": "RWA", "position": "in_favour", "basis": "co_sponsor", "confidence": "medium"},
    )
    return folder.write()


CITED = ("--source", "coi-report", "--locator", "annex XX")
"""Where a position stands: this source is cited by its parts."""


def run(package: Package, text: str | bytes, *more: str, decision: str = "unga-2014") -> int:
    """Import a text into a package."""
    file = package.folder.parent / "roll_call.txt"
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return main(["--folder", str(package.folder), "import-votes", str(file), "--decision", decision, *more])


def files(package: Package) -> dict[str, bytes]:
    """What is in the folder of a package."""
    return {each.name: each.read_bytes() for each in package.folder.iterdir()}


def positions(package: Package) -> dict[str, tuple[str, str]]:
    """Position and basis of each state in the vote of the tests."""
    with package.tables["un_positions"].file.open(encoding="utf-8") as stream:
        return {each["iso3"]: (each["position"], each["basis"]) for each in csv.DictReader(stream) if each["decision_id"] == "unga-2014"}


def test_it_says_what_would_change_and_changes_nothing(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(package)
    assert run(package, ANNEX) == 0
    told = capsys.readouterr().out
    assert {"RWA: In favour → Against", "TCD: not in the record → Abstained", "LTU: not in the record → Absent or not voting"} <= {
        *told.splitlines()
    }
    assert "15 states in the file; 15 positions new or changed, 0 as before.\n" in told
    assert "In favour: 9 in the file, printed there 9, official 9\n" in told
    assert told.endswith("The counts of the file equal the official tally.\n")
    assert files(package) == before


def test_it_writes_every_position_with_a_citation(package: Package) -> None:
    assert run(package, ANNEX, "--write", *CITED) == 0
    known = positions(package)
    assert (len(known), known["GBR"], known["LTU"]) == (15, ("in_favour", "listed"), ("absent", "coded_absent"))
    assert [*rule_problems(Tables.read(package))] == []


def test_a_complete_roll_call_makes_the_record_complete(package: Package) -> None:
    run(package, ANNEX, "--write", *CITED)
    decisions = Tables.read(package).rows["un_decisions"].by_key
    assert decisions["unga-2014"]["record"] == "complete"


def test_citations_of_a_replaced_position_go_and_others_stay(package: Package) -> None:
    run(
        package,
        ANNEX.replace("China, Rwanda,", "China, Lithuania,").replace("Absent:  Lithuania", "Absent:  Rwanda"),
        "--write",
        "--source",
        "coi-report",
        "--locator",
        "annex",
    )
    cited = [each["locator"] for each in Tables.read(package).rows["citations"] if each["row_id"] == "unga-2014/RWA"]
    assert cited == ["annex"]


@pytest.mark.parametrize(("letter", "position"), [("Y", "in_favour"), ("N", "against"), ("A", "abstain"), ("X", "absent")])
def test_a_letter_of_an_export_is_one_position(package: Package, letter: str, position: str) -> None:
    assert run(package, "\n".join([HEADER, row("FRA", "FRANCE", letter)]), "--write", *CITED) == 0
    assert positions(package)["FRA"] == (position, "coded_absent" if position == "absent" else "listed")


def test_states_that_an_export_lacks_are_told_and_kept(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(package, EXPORT, "--write", *CITED) == 0
    told = capsys.readouterr().out
    assert "3 states in the file; 3 positions new or changed, 0 as before.\nNot in the file, left as they are: RWA.\n" in told
    assert "In favour: 1 in the file, official 9\n" in told
    assert "The counts of the file do not equal the official tally.\n" in told
    assert {code: each[0] for code, each in positions(package).items()} == {
        "CHN": "against",
        "KOR": "in_favour",
        "TCD": "absent",
        "RWA": "in_favour",
    }


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (ANNEX.replace("Chad,", "Chadland,"), 13, "“Chadland” is no name of a member state"),
        (ANNEX.replace("Abstain:  Chad", "Abstain:  China"), 13, "CHN has a position on line 10 already"),
        (ANNEX + ANNEX[ANNEX.index("In favour") :], 16, "a second list “In favour”"),
        (ANNEX.replace("Against:", "Opposed:"), 10, "stands in no list and holds a label"),
        (ANNEX.replace("Against:  China, Rwanda,\nRussian Federation.\n", ""), 1, "the list of the states against is missing"),
        ("Nothing of the kind", 1, "is neither a voting file"),
        ("", 1, "is neither a voting file"),
        (EXPORT.replace("REPUBLIC OF KOREA", "CHINA"), 3, "the code KOR does not go with the name “CHINA”"),
        (EXPORT.replace(",N,", ",No,"), 2, "“No” is no vote"),
        (EXPORT.replace(",69,A/RES/69/188", ",A/RES/69/188", 1), 2, "has 9 cells, the header has 10"),
        (EXPORT.replace("ms_code,", ""), 1, "the header lacks ms_code"),
        (EXPORT.replace(SYMBOL, "A/RES/68/183"), 2, "in the file: A/RES/68/183"),
        (EXPORT.replace("2014-12-18", "2013-12-18"), 2, "is of 2013-12-18, the decision of 2014-12-18"),
        (EXPORT.replace("REPUBLIC OF KOREA", '"REPUBLIC'), 3, "is not CSV"),
    ],
)
def test_a_file_that_is_no_roll_call_names_the_line_and_changes_nothing(
    package: Package, capsys: pytest.CaptureFixture[str], text: str, line: int, message: str
) -> None:
    before = files(package)
    assert run(package, text, "--write", *CITED) == 1
    told = capsys.readouterr().out
    assert told.startswith(f"roll_call.txt:{line} - ")
    assert message in told
    assert files(package) == before


def test_counts_that_break_a_rule_are_not_written(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(package)
    assert (
        run(
            package,
            ANNEX.replace("9 in favour to 3 against, with 2", "9 in favour to 2 against, with 3")
            .replace("China, Rwanda,", "China,")
            .replace("Chad, Nigeria", "Chad, Nigeria, Rwanda"),
            "--write",
            "--source",
            "coi-report",
        )
        == 1
    )
    assert "The counts of the file do not equal the official tally." in capsys.readouterr().out
    assert files(package) == before


@pytest.mark.parametrize("more", [["--write"], ["--write", "--source", "no-such-source"]])
def test_writing_needs_a_source(package: Package, more: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(package, ANNEX, *more) == 1
    assert "--write needs the id of a row as --source" in capsys.readouterr().out


@pytest.mark.parametrize(("decision", "wrong"), [("unga-1999", "is no decision"), ("unga-2013", "is no recorded vote")])
def test_only_a_recorded_vote_can_be_imported(package: Package, decision: str, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(package, ANNEX, decision=decision) == 1
    assert wrong in capsys.readouterr().out


def test_nobody_without_a_seat_is_imported(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    seats = package.tables["un_memberships"].file
    seats.write_text(seats.read_text(encoding="utf-8").replace("unsc-2014,TCD,false", "unsc-2014,USB,false"), encoding="utf-8")
    assert run(package, ANNEX, decision="unsc-2014") == 1
    assert "TCD had no seat in this body" in capsys.readouterr().out


def test_a_failure_while_files_are_replaced_undoes_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {"a.csv": "new", "b.csv": "new"}
    for name in texts:
        (tmp_path / name).write_text("old", encoding="utf-8")
    replace, calls = Path.replace, []

    def failing(source: Path, target: Path) -> None:
        calls.append(target.name)
        if calls == ["a.csv", "b.csv"]:
            raise InterruptedError
        replace(source, target)

    monkeypatch.setattr(Path, "replace", failing)
    with pytest.raises(InterruptedError):
        replace_all(tmp_path, texts)
    assert {each.name: each.read_text(encoding="utf-8") for each in tmp_path.iterdir()} == {"a.csv": "old", "b.csv": "old"}


@pytest.fixture(scope="module")
def names() -> Names:
    """The names of the 193 members."""
    return Names.of(Tables.read(PACKAGE).rows["countries"])


@pytest.mark.parametrize(
    ("printed", "iso3"),
    [
        ("Bolivia (Plurinational State of)", "BOL"),
        ("Turkey", "TUR"),
        ("TÜRKIYE", "TUR"),
        ("Côte d’Ivoire", "CIV"),
        ("COTE D'IVOIRE", "CIV"),
        ("Democratic People’s Republic of Korea", "PRK"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Viet Nam", "VNM"),
        ("Swaziland", "SWZ"),
        ("Cape Verde", "CPV"),
        ("Czech Republic", "CZE"),
        ("United Kingdom", "GBR"),
        ("Venezuela (Bolivarian Republic of)", "VEN"),
        ("Libyan Arab Jamahiriya", "LBY"),
        ("Gambia (Republic of The)", "GMB"),
        ("Democratic Republic of the Congo", "COD"),
        ("Congo", "COG"),
    ],
)
def test_names_as_the_un_prints_them(names: Names, printed: str, iso3: str) -> None:
    assert names.code(printed, 1) == iso3


def test_no_two_states_share_a_name(names: Names) -> None:
    rows = Tables.read(PACKAGE).rows["countries"]
    assert len(names.by_name) == len({(normalised(each), row["iso3"]) for row in rows for each in (row["name"], *row["other_names"])})


def read(tmp_path: Path, text: str, names: Names, symbol: str = SYMBOL, date: str = "2014-12-18") -> RollCall:
    """Read a text as a roll call of a decision."""
    file = tmp_path / "roll_call.txt"
    file.write_text(text, encoding="utf-8")
    return read_roll_call(file, names, symbol, date)


def test_without_a_symbol_the_export_must_hold_one_decision(names: Names, tmp_path: Path) -> None:
    two = EXPORT.replace("1,FRA", "2,FRA")
    with pytest.raises(RollCallError, match="the symbol is not known"):
        read(tmp_path, two, names, "")
    assert len(read(tmp_path, EXPORT.rsplit("\n", 1)[0], names, "").votes) == 3


REPORT = ANNEX.replace("\nAbsent:  Lithuania.\n", "")
"""The lists of a committee report, which names nobody as absent."""


def test_the_rest_of_the_members_are_absent_only_when_asked(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(package, REPORT) == 0
    assert "The file lists nobody as absent; with --rest-absent the other members are taken as absent.\n" in capsys.readouterr().out
    assert run(package, REPORT, "--rest-absent", "--write", *CITED) == 0
    told = capsys.readouterr().out
    assert "Taken as absent, as the rest of the members: LTU.\n" in told
    assert "The counts of the file equal the official tally.\n" in told
    assert positions(package)["LTU"] == ("absent", "derived_not_in_list")
    assert [*rule_problems(Tables.read(package))] == []


def test_a_record_that_names_the_absent_has_no_rest(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(package, ANNEX, "--rest-absent") == 1
    assert "names the absent itself" in capsys.readouterr().out


def test_the_rest_is_not_told_where_not_all_members_are_known(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    table = package.tables["un_decisions"].file
    table.write_text(table.read_text(encoding="utf-8").replace(",9,3,2,1,15,", ",9,3,2,2,16,"), encoding="utf-8")
    assert run(package, REPORT, "--rest-absent") == 1
    assert "15 of the 16 members are known" in capsys.readouterr().out


def test_positions_known_before_are_not_counted_with_those_of_the_file(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that lacks a state does not agree with the tally because the record knew that state already."""
    lacking = ANNEX.replace("9 in favour to 3 against", "9 in favour to 2 against").replace("China, Rwanda,", "China,")
    known = package.tables["un_positions"].file
    known.write_text(known.read_text(encoding="utf-8").replace("unga-2014,RWA,in_favour", "unga-2014,RWA,against"), encoding="utf-8")
    assert run(package, lacking) == 0
    told = capsys.readouterr().out
    assert "Not in the file, left as they are: RWA.\n" in told
    assert "Against: 2 in the file, printed there 2, official 3\n" in told
    assert "The counts of the file do not equal the official tally.\n" in told


def test_a_decision_without_an_official_tally_is_said_to_be_unchecked(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    table = package.tables["un_decisions"].file
    table.write_text(table.read_text(encoding="utf-8").replace(",9,3,2,1,15,", ",,,,,15,"), encoding="utf-8")
    assert run(package, ANNEX) == 0
    assert capsys.readouterr().out.endswith("The official tally is not known here: nothing could be checked against it.\n")


def test_a_source_that_nothing_cites_any_more_is_dropped_and_told(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    sources, citations = package.tables["sources"].file, package.tables["citations"].file
    line = next(each for each in sources.read_text(encoding="utf-8").splitlines() if each.startswith("coi-report"))
    sources.write_text(sources.read_text(encoding="utf-8") + line.replace("coi-report", "press-list") + "\n", encoding="utf-8")
    cited = citations.read_text(encoding="utf-8").replace("un_positions,unga-2014/RWA,coi-report", "un_positions,unga-2014/RWA,press-list")
    citations.write_text(cited, encoding="utf-8")
    assert run(package, ANNEX, "--write", *CITED) == 0
    assert "Dropped from sources.csv, cited nowhere any more: press-list.\n" in capsys.readouterr().out
    assert "press-list" not in sources.read_text(encoding="utf-8")
    assert [*rule_problems(Tables.read(package))] == []


def test_what_a_delegation_advised_later_is_printed_and_kept_and_never_counted(
    package: Package, capsys: pytest.CaptureFixture[str]
) -> None:
    note = "Later, the delegation of Lithuania advised the Secretariat that it had intended to vote in favour."
    assert run(package, f"{ANNEX}\n* {note}\n", "--write", *CITED) == 0
    told = capsys.readouterr().out
    assert f"Noted, and not counted: {note}\n" in told
    assert "The counts of the file equal the official tally.\n" in told
    with package.tables["un_positions"].file.open(encoding="utf-8") as stream:
        kept = {each["iso3"]: (each["position"], each["note"]) for each in csv.DictReader(stream) if each["decision_id"] == "unga-2014"}
    assert kept["LTU"] == ("absent", note)
    assert kept["FRA"] == ("in_favour", "")
