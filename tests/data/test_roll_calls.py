"""Roll calls in every layout that the United Nations publishes, all made up: read whole, or refused with the line that says why."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

import pytest

from data.package import PACKAGE
from data.roll_calls import Names, RollCall, RollCallError, read_roll_call
from data.roll_calls.days import could_be
from data.rules import Tables

if TYPE_CHECKING:
    from pathlib import Path

SYMBOL, DATE = "A/RES/69/188", "2014-12-18"
LISTS = """In favour:
Argentina, Côte d’Ivoire, Timor-Leste,
Guinea-Bissau, France.

Against:
China, Cuba.

Abstaining:
Chad.
"""
"""Five in favour, two against, one abstaining, as committee reports and meeting records print them: nobody is named as absent."""
EXPECTED = {"ARG": "in_favour", "CIV": "in_favour", "TLS": "in_favour", "GNB": "in_favour", "FRA": "in_favour"} | {
    "CHN": "against",
    "CUB": "against",
    "TCD": "abstain",
}
SENTENCE = "The draft was adopted by a recorded vote of 5 to 2, with 1 abstention. The voting was as follows:\n\n"
COLUMNS = ("undl_id", "ms_code", "ms_name", "ms_vote", "date", "session", "resolution", "draft", "title")
ROWS = [("FRA", "FRANCE", "Y"), ("GNB", "GUINEA-BISSAU", "Y"), ("CHN", "CHINA", "N"), ("TCD", "CHAD", "A"), ("RWA", "RWANDA", "X")]
VOTES = {"FRA": "in_favour", "GNB": "in_favour", "CHN": "against", "TCD": "abstain", "RWA": "absent"}


@pytest.fixture(scope="module")
def names() -> Names:
    """The names of the 193 members."""
    return Names.of(Tables.read(PACKAGE).rows["countries"])


class Reader:
    """Reads made-up files as roll calls of one decision."""

    def __init__(self, folder: Path, names: Names) -> None:
        self.file, self.names = folder / "made-up", names

    def __call__(self, text: str | bytes) -> RollCall:
        """The roll call in a text."""
        self.file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_roll_call(self.file, self.names, SYMBOL, DATE)

    def positions(self, text: str | bytes) -> dict[str, str]:
        """The positions by country code."""
        return {each.iso3: each.position for each in self(text).votes}

    def refused(self, text: str | bytes) -> tuple[int, str]:
        """The line and the words of the refusal of a text."""
        with pytest.raises(RollCallError) as refusal:
            self(text)
        return refusal.value.line, str(refusal.value)


@pytest.fixture
def reader(tmp_path: Path, names: Names) -> Reader:
    """What reads made-up files."""
    return Reader(tmp_path, names)


def export(
    rows: list[tuple[str, str, str]], *, header: str = ",".join(COLUMNS), delimiter: str = ",", date: str = DATE, **more: str
) -> str:
    """An export of rows (code, name, vote) with more columns that are the same in all rows."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    writer.writerow([*header.split(","), *more])
    writer.writerows([7, *row, date, 69, SYMBOL, "A/69/488/Add.3 DR III", "Situation, made up", *more.values()] for row in rows)
    return stream.getvalue()


def test_lists_are_read(reader: Reader) -> None:
    assert reader.positions(LISTS) == EXPECTED
    assert reader(SENTENCE + LISTS).printed == {"in_favour": (1, 5), "against": (1, 2), "abstain": (1, 1)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Timor-Leste,\n", "Timor-Leste,\n\n"),  # an empty line inside a list
        ("Timor-Leste,\nGuinea-Bissau", "Timor-Leste, Guinea-\nBissau"),  # a name broken at its own hyphen
        ("Argentina", "Argen-\ntina"),
        ("Argentina", "Argen\u00ad\ntina"),  # a soft hyphen at the end of a line
        ("Guinea-Bissau", "Guinea\u2011Bissau"),
        ("In favour:", "In favour (5):"),
        ("In favour:", "In favor:"),
        ("In favour:", "IN FAVOUR: (5)"),
        ("In favour:\n", "In\u00a0favour:\u00a0"),
        ("Abstaining:", "Abstentions (1):"),
        ("Côte d’Ivoire, Timor", "Côte\u00a0d’Ivoire,\u202fTimor"),
        ("Timor-Leste,\n", "Timor-Leste,\n(more)\nGA/11604\n18 December 2014 Page 12\n\n"),
        ("Timor-Leste,\n", "Timor-Leste,\n14-67911 3/24\n- 3 -\n/...\n* *** *\n"),
        (
            "Argentina, Côte d’Ivoire, Timor-Leste,\nGuinea-Bissau, France.",
            "• Argentina\n• Côte d’Ivoire\n- Timor-Leste\n– Guinea-Bissau\n* France",
        ),
        ("Argentina, Côte", "Argentina*, Côte"),
        ("France.", "France.1"),
        ("Cuba.", "Cuba¹."),
        ("Chad.", "Chad.*"),
        ("Chad.", "Chad [a]."),
        ("Argentina, Côte d’Ivoire, Timor-Leste,", "Argentina; Côte d’Ivoire; Timor-Leste;"),
        ("\n\nAbstaining", "\nThe meeting rose.\nAbstaining"),
        ("Chad.\n", "Chad.\nAbsent:\nNone.\n"),
    ],
)
def test_lists_are_read_whatever_the_page_does_to_them(reader: Reader, old: str, new: str) -> None:
    assert old in LISTS
    assert reader.positions(SENTENCE + LISTS.replace(old, new)) == EXPECTED


@pytest.mark.parametrize(
    ("old", "new", "line", "message"),
    [
        ("Timor-Leste,", "Timor-Leste.", 3, "“Guinea-Bissau, France.” stands in no list and holds a name"),
        ("Cuba.\n", "Cuba.\nChad\n", 7, "“Chad” stands in no list"),
        ("Chad.\n", "Chad.\nAbsentees: Mongolia.\n", 10, "holds a label"),
        ("Chad.\n", "Chad.\n193\n", 10, "“193” stands in no list and holds a number"),
        ("Timor-Leste,\n", "Timor-Leste,\n116\n", 3, "“116 Guinea-Bissau” is no name"),
        ("Argentina, ", "Argentina ", 2, "“Argentina Côte d’Ivoire” is no name"),
        ("Chad.", "Chad. Rwanda.", 9, "“Chad. Rwanda” is no name"),
        ("Abstaining:\n", "Abstainers:\n", 8, "holds a label"),
        ("In favour:\n", "Chad, Rwanda,\nIn favour:\n", 1, "stands before “In favour:” and could be a list of states"),
        ("In favour:", "In favour (6):", 1, "the file prints 6 for “in_favour” and lists 5"),
        ("In favour:", "Adopted by a vote of 6 in favour to 2 against, with one abstention.\nIn favour:", 1, "prints 6"),
    ],
)
def test_text_that_could_be_a_name_a_label_or_a_number_is_never_passed_over(
    reader: Reader, old: str, new: str, line: int, message: str
) -> None:
    assert old in LISTS
    found, told = reader.refused(LISTS.replace(old, new))
    assert found == line
    assert message in told


def test_a_file_that_gives_no_state_is_refused(reader: Reader) -> None:
    assert reader.refused("In favour:\nNone.\nAgainst:\nNone.\n") == (1, "gives the position of no state")
    assert "no single decision" in reader.refused(export([]))[1]


LATER = "Later, the delegations of Chad and Trinidad and Tobago advised the Secretariat that they had intended to vote in favour."


@pytest.mark.parametrize(
    "note",
    [
        LATER,
        LATER.replace("Later, the", "* Later, the"),
        LATER.replace("the Secretariat", "the\nSecretariat"),
        f"[{LATER}]",
        LATER.replace("Later", "¹ Subsequently"),
    ],
)
def test_what_a_delegation_advised_later_is_a_note_and_no_vote(reader: Reader, note: str) -> None:
    found = reader(f"{LISTS}\n{note}\n")
    assert {each.iso3: each.position for each in found.votes} == EXPECTED
    assert [each.states for each in found.notes] == [("TCD", "TTO")]
    assert found.notes[0].text.endswith("had intended to vote in favour.")


def test_a_note_of_an_unknown_delegation_is_refused(reader: Reader) -> None:
    line, told = reader.refused(f"{LISTS}\n{LATER.replace('Chad', 'Chadland')}")
    assert (line, "names no state that is known" in told) == (11, True)


def test_a_record_without_a_list_of_the_absent_says_so(reader: Reader) -> None:
    assert not reader(LISTS).names_absent
    assert reader(f"{LISTS}Absent:\nMongolia.").names_absent


@pytest.mark.parametrize(
    "text",
    [
        export(ROWS),
        export(ROWS, delimiter=";"),
        export(ROWS, delimiter="\t"),
        "\ufeff" + export(ROWS),
        export([(code, name, vote.lower()) for code, name, vote in ROWS]),
        export([(code, name, vote.replace("X", "")) for code, name, vote in ROWS]),
        export([(code, name, vote.replace("X", "  ")) for code, name, vote in ROWS]),
        export([(code, name, vote.replace("X", "NV")) for code, name, vote in ROWS], header=",".join(COLUMNS).replace("ms_", "xx_"))
        .replace("xx_code", "ms_codes")
        .replace("xx_name", "ms_names")
        .replace("xx_vote", "ms_votes"),
        export(ROWS).replace("A/RES/69/188", "R/69/188"),
        export(ROWS).replace("\r\n", "\r\n\r\n"),
        *(export(ROWS, date=each) for each in ("18/12/2014", "12/18/2014", "18.12.2014", "2014-12-18 00:00:00", "18-Dec-14", "41991")),
        export(ROWS, total_yes="2.0", total_no="1.0", total_abstentions="1.0", total_non_voting="1.0", total_ms="5.0"),
    ],
)
def test_exports_are_read_in_every_layout(reader: Reader, text: str) -> None:
    assert reader.positions(text) == VOTES


def test_text_as_excel_writes_it_on_a_western_system_is_read(reader: Reader) -> None:
    rows = [("CIV", "CÔTE D’IVOIRE", "Y"), ("TUR", "TÜRKİYE".replace("İ", "I"), "N")]
    assert reader.positions(export(rows).encode("cp1252")) == {"CIV": "in_favour", "TUR": "against"}
    assert reader.positions((SENTENCE + LISTS).encode("cp1252")) == EXPECTED


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (export(ROWS).encode("utf-16"), 1, "UTF-16"),
        (b"undl_id\r\nC\x81te", 2, "neither UTF-8 nor cp1252"),
        (export(ROWS, date="17/12/2014"), 2, "is of 17/12/2014"),
        (export([*ROWS, ("FRA", "FRANCE", "N")]), 7, "FRA has a position on line 2 already"),
        (export([*ROWS, ("XXX", "ATLANTIS", "Y")]), 7, "“ATLANTIS” is no name of a member state"),
        (export(ROWS, total_yes="3"), 2, "the file prints 3 for “in_favour” and lists 2"),
        (export(ROWS, total_yes="many"), 2, "“many” is no number"),
        (export(ROWS) + export(ROWS).split("\r\n", 1)[1].replace("7,FRA", "8,FRA"), 7, "more than one vote"),
        (export(ROWS).replace(",CHAD,", ",CHAD"), 5, "has 8 cells"),
    ],
)
def test_an_export_that_is_not_whole_is_refused(reader: Reader, text: str | bytes, line: int, message: str) -> None:
    found, told = reader.refused(text)
    assert found == line
    assert message in told


def test_a_note_of_the_library_is_kept(reader: Reader) -> None:
    found = reader(export(ROWS, vote_note=LATER.replace("Chad and Trinidad and Tobago", "Rwanda")))
    assert [each.states for each in found.notes] == [("RWA",)]
    assert reader(export(ROWS, vote_note="Recorded again at the request of the Chair")).notes[0].states == ()


WIDE = (
    "undl_id,date,session,resolution,title,FRANCE,GUINEA-BISSAU,CHINA,CHAD,RWANDA,SOUTH SUDAN,CZECHOSLOVAKIA,total_yes,undl_link\r\n"
    '1,1991-12-17,46,R/46/1,Other,Y,Y,Y,Y,Y,,Y,6,https://example.org/1\r\n7,2014-12-18,69,A/RES/69/188,"Made, up",Y,y,N,A,,NV,,2,\r\n'
)


def test_a_row_a_resolution_and_a_column_a_state_is_read(reader: Reader) -> None:
    assert reader.positions(WIDE) == VOTES | {"SSD": "absent"}
    line, told = reader.refused(WIDE.replace(",NV,,", ",NV,Y,"))
    assert (line, "“czechoslovakia” has the vote Y and is no name" in told) == (3, True)


def test_nothing_stands_under_a_state_before_its_admission(tmp_path: Path, names: Names) -> None:
    file = tmp_path / "wide.csv"
    file.write_text(WIDE.replace("2014-12-18,69,A/RES/69/188", "2007-12-18,62,A/RES/62/167").replace(",NV,", ",,"), encoding="utf-8")
    found = read_roll_call(file, names, "A/RES/62/167", "2007-12-18")
    assert {each.iso3: each.position for each in found.votes} == VOTES


@pytest.mark.parametrize(
    ("text", "date", "same"),
    [
        ("2014-12-18", "2014-12", True),
        ("2014-12-18", "2014-11", False),
        ("yesterday", "2014-12-18", False),
        ("12/11/2014", "2014-11-12", True),
    ],
)
def test_a_day_can_be_a_date_of_any_precision(text: str, date: str, same: bool) -> None:
    assert could_be(text, date) is same


def test_a_file_of_the_library_is_read_row_by_row(tmp_path: Path, names: Names) -> None:
    """What is kept of a file grows with the votes of the decision, not with the file."""
    import tracemalloc

    file = tmp_path / "large.csv"
    head, rest = export(ROWS).split("\r\n", 1)
    other = rest.replace("A/RES/69/188", "A/RES/70/1").replace("7,", "8,")
    with file.open("w", encoding="utf-8", newline="") as stream:
        stream.write(f"{head}\r\n{rest}")
        for _ in range(20_000):
            stream.write(other)
    tracemalloc.start()
    try:
        assert len(read_roll_call(file, names, SYMBOL, DATE).votes) == len(ROWS)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < file.stat().st_size / 2
