"""Programs that are commands of their own, from Debian, and the extension of DuckDB for Excel files: without them these tests are skipped."""

from __future__ import annotations

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pytest

from components.export import cite
from tests.clients.test_quick import hard_items, items, same

if TYPE_CHECKING:
    from tests.clients.conftest import Face

HERE = Path(__file__).parent
EXTENSION = Path(sys.prefix) / "read_xlsx"
CALC = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,1"
"""Commas, quotation marks, UTF-8, the first sheet, cells as they are shown."""
CLASSES = {
    "integer": {"integer"},
    "number": {"integer", "numeric"},
    "boolean": {"logical", "character"},
    "string": {"character", "integer", "numeric"},
}
"""What R may take a described type for; it takes a column without a cell for truth values."""
READ_XLSX = {"integer": "DOUBLE", "number": "DOUBLE", "boolean": "BOOLEAN", "date": "DATE", "string": "VARCHAR"}


def run(*command: str, **environment: str) -> str:
    """What a command prints."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=240, env=os.environ | environment)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def needs(command: str) -> pytest.MarkDecorator:
    """Leaves a test out where a command is not installed."""
    return pytest.mark.skipif(not shutil.which(command), reason=f"make clients installs {command}")


def cells(file: Path) -> list[list[str]]:
    """The rows of a CSV that a program wrote, its truth values as ours."""
    _, *rows = csv.reader(file.read_text(encoding="utf-8").splitlines(keepends=True))
    return [[cell.lower() if cell in ("TRUE", "FALSE") else cell for cell in row] for row in rows]


@pytest.mark.skipif(not EXTENSION.is_dir(), reason="make clients installs the extension")
def test_duckdb_opens_workbooks_with_typed_columns(faces: list[Face]) -> None:
    files = {face.file("xlsx"): face for face in faces}
    found = json.loads(run(sys.executable, str(HERE / "read_xlsx" / "read.py"), *files, PYTHONPATH=str(EXTENSION)))
    for file, face in files.items():
        first = dict(zip(face.schema, face.rows[0], strict=True))
        # A cell without a value has no way to say that truth values follow: they come as 1 and 0.
        wanted = {name: "DOUBLE" if kind == "boolean" and not first[name] else READ_XLSX[kind] for name, kind in face.schema.items()}
        assert found[file]["types"] == wanted, face.name
        truth = {name: {1.0: True, 0.0: False} for name, kind in face.schema.items() if kind == "boolean"}
        rows = [[truth.get(name, {}).get(cell, cell) for name, cell in zip(face.schema, row, strict=True)] for row in found[file]["rows"]]
        assert same(face, rows, digits=15), face.name


@needs("Rscript")
def test_r_reads_csv(faces: list[Face]) -> None:
    said = run("Rscript", str(HERE / "read.R"), *[face.file("csv") for face in faces])
    for face, line in zip(faces, said.splitlines(), strict=True):
        classes = dict(each.rsplit("=", 1) for each in line.split("\t")[1:])
        assert [*classes] == [*face.schema]
        filled = {name for place, name in enumerate(face.schema) if any(row[place] for row in face.rows)}
        assert all(classes[name] in CLASSES.get(kind, {"character"}) for name, kind in face.schema.items() if name in filled), (
            face.name,
            classes,
        )
        assert same(face, cells(Path(face.file("R.csv"))), digits=15), face.name


@needs("soffice")
def test_libreoffice_shows_the_cells(faces: list[Face], tmp_path: Path) -> None:
    for folder in {face.folder for face in faces}:
        of_folder = [face for face in faces if face.folder == folder]
        files = [face.file("xlsx") for face in of_folder]
        profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
        run("soffice", profile, "--headless", "--convert-to", CALC, "--outdir", str(tmp_path / folder.name), *files)
        for face in of_folder:
            assert same(face, cells(tmp_path / folder.name / f"{face.name}-rows.csv"), digits=9), face.name


@needs("ssconvert")
def test_gnumeric_shows_the_cells(faces: list[Face], tmp_path: Path) -> None:
    for face in faces:
        file = tmp_path / f"{face.name}.csv"
        run("ssconvert", face.file("xlsx"), str(file))
        shown = [
            [re.sub(r"^(\d{4})/(\d\d)/(\d\d)$", r"\1-\2-\3", cell) for cell in row] for row in cells(file)
        ]  # it writes days with strokes
        assert same(face, shown, digits=9), face.name


@pytest.fixture
def bibliography(tmp_path: Path) -> Path:
    """Everything that can be cited, in one file."""
    file = tmp_path / "all.bib"
    file.write_text("\n".join(cite.bibtex(each) for each in [*items(), *hard_items()]), encoding="utf-8")
    return file


@needs("biber")
def test_biber_finds_nothing_wrong_with_the_bibliography(bibliography: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.bib"
    said = run("biber", "--tool", "--validate-datamodel", "--output-file", str(out), "--logfile", str(tmp_path / "log"), str(bibliography))
    assert not [line for line in said.splitlines() if line.startswith(("WARN", "ERROR"))]
    assert out.read_text(encoding="utf-8").count("@DATASET{") == len([*items(), *hard_items()])


@needs("pandoc")
@pytest.mark.parametrize("dialect", ["bibtex", "biblatex"])
def test_pandoc_reads_titles_and_links(bibliography: Path, dialect: str) -> None:
    found = {each["id"]: each for each in json.loads(run("pandoc", "-f", dialect, "-t", "csljson", str(bibliography)))}
    for item in [*items(), *hard_items()]:
        read = found[item["id"]]
        assert read["title"].replace('<span class="nocase">', "").replace("</span>", "") == item["title"]
        assert unquote(read["URL"]) == unquote(item["URL"])
