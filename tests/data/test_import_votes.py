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
from data.roll_calls import Names, RollCallError, plain, read_votes
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
HEADER = "undl_id,ms_code,ms_name,ms_vote,date,session,resolution,draft,committee_report,title,total_yes"


def row(code: str, name: str, vote: str = "Y", resolution: str = SYMBOL, date: str = "2014-12-18") -> str:
    """A line of an export."""
    return f'1,{code},{name},{vote},{date},69,{resolution},A/69/488,A/69/488/Add.3,"Situation, made up",9'


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
        "un_positions", None, {"decision_id": "unga-2014", "iso3": "RWA", "position": "yes", "basis": "co_sponsor", "confidence": "medium"}
    )
    return folder.write()


def run(package: Package, text: str, *more: str, decision: str = "unga-2014") -> int:
    """Import a text into a package."""
    file = package.folder.parent / "roll_call.txt"
    file.write_text(text, encoding="utf-8")
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
    assert {"RWA: yes → no", "TCD: not in the record → abstain", "LTU: not in the record → absent"} <= {*told.splitlines()}
    assert "15 states in the file; 15 positions new or changed, 0 as before.\n" in told
    assert told.endswith("The counts now equal the official tally.\n")
    assert files(package) == before


def test_it_writes_every_position_with_a_citation(package: Package) -> None:
    assert run(package, ANNEX, "--write", "--source", "coi-report", "--locator", "annex XX") == 0
    known = positions(package)
    assert (len(known), known["GBR"], known["LTU"]) == (15, ("yes", "listed"), ("absent", "coded_absent"))
    assert [*rule_problems(Tables.read(package))] == []


def test_a_complete_roll_call_makes_the_record_complete(package: Package) -> None:
    run(package, ANNEX, "--write", "--source", "coi-report")
    decisions = Tables.read(package).rows["un_decisions"].by_key()
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


@pytest.mark.parametrize(("letter", "position"), [("Y", "yes"), ("N", "no"), ("A", "abstain"), ("X", "absent")])
def test_a_letter_of_an_export_is_one_position(package: Package, letter: str, position: str) -> None:
    assert run(package, "\n".join([HEADER, row("FRA", "FRANCE", letter)]), "--write", "--source", "coi-report") == 0
    assert positions(package)["FRA"] == (position, "coded_absent" if position == "absent" else "listed")


def test_states_that_an_export_lacks_are_told_and_kept(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(package, EXPORT, "--write", "--source", "coi-report") == 0
    told = capsys.readouterr().out
    assert "3 states in the file; 3 positions new or changed, 0 as before.\nNot in the file, left as they are: RWA.\n" in told
    assert "yes: 2, official 9\n" in told
    assert "The counts do not equal the official tally.\n" in told
    assert {code: each[0] for code, each in positions(package).items()} == {"CHN": "no", "KOR": "yes", "TCD": "absent", "RWA": "yes"}


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (ANNEX.replace("Chad,", "Chadland,"), 13, "“Chadland” is no name of a member state"),
        (ANNEX.replace("Abstain:  Chad", "Abstain:  China"), 13, "CHN has a position on line 10 already"),
        (ANNEX + ANNEX, 22, "a second list “In favour”"),
        (ANNEX.replace("Against:", "Opposed:"), 1, "the list of the states against is missing"),
        ("Nothing of the kind", 1, "is neither a voting export"),
        ("", 1, "is neither a voting export"),
        (EXPORT.replace("REPUBLIC OF KOREA", "CHINA"), 3, "the code KOR does not go with the name “CHINA”"),
        (EXPORT.replace(",N,", ",No,"), 2, "“No” is no vote"),
        (EXPORT.replace(",69,A/RES/69/188", ",A/RES/69/188", 1), 2, "has 10 cells, the header has 11"),
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
    assert run(package, text, "--write", "--source", "coi-report") == 1
    told = capsys.readouterr().out
    assert told.startswith(f"roll_call.txt:{line} - ")
    assert message in told
    assert files(package) == before


def test_counts_that_break_a_rule_are_not_written(package: Package, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(package)
    assert (
        run(
            package,
            ANNEX.replace("China, Rwanda,", "China,").replace("Chad, Nigeria", "Chad, Nigeria, Rwanda"),
            "--write",
            "--source",
            "coi-report",
        )
        == 1
    )
    assert "The counts do not equal the official tally." in capsys.readouterr().out
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
    assert len(names.by_name) == len({(plain(each), row["iso3"]) for row in rows for each in (row["name"], *row["other_names"])})


def test_without_a_symbol_the_export_must_hold_one_decision(names: Names) -> None:
    two = EXPORT.replace("1,FRA", "2,FRA")
    with pytest.raises(RollCallError, match="the symbol is not known"):
        read_votes(two, names, "", "2014-12-18")
    assert len(read_votes(EXPORT.rsplit("\n", 1)[0], names, "", "2014-12-18")) == 3
