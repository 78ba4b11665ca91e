"""Programs that take their time, or come from npm: `make clients` installs them; without them these tests are skipped."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import citeproc
import polars as pl
import pytest
import uvicorn
from starlette.applications import Starlette

from components.charts import CHARTS
from components.export import cite
from components.web import server
from data import PACKAGE
from tests.clients.test_quick import items, same
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator

    from starlette.testclient import TestClient

    from tests.clients.conftest import Face

HERE = Path(__file__).parent
LOCALE = Path(citeproc.__file__).parent / "data" / "locales" / "locales-en-US.xml"
NPM = pytest.mark.skipif(not (HERE / "node_modules").is_dir() or not shutil.which("node"), reason="make clients installs the npm packages")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The address of a server of the routes, with all that stands around every answer."""
    app = Starlette(routes=server.routes(), middleware=server.middleware())
    running = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", access_log=False))
    thread = threading.Thread(target=running.run, daemon=True)
    thread.start()
    until(lambda: running.started)
    port = running.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/"
    running.should_exit = True
    thread.join(10)


def node(script: str, *arguments: str, given: Any = None) -> Any:
    """What a script of ours in this folder says, as JSON."""
    done = subprocess.run(
        ["node", str(HERE / script), *arguments], input=json.dumps(given), capture_output=True, text=True, check=False, timeout=240
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return json.loads(done.stdout)


def test_polars_reads_by_address(address: str, faces: list[Face]) -> None:
    face = next(each for each in faces if each.name == "un_positions")
    assert same(face, pl.read_parquet(f"{address}api/v1/tables/un_positions.parquet").rows())
    assert pl.read_csv(f"{address}api/v1/tables/un_positions.csv").height == len(face.rows)
    assert pl.scan_parquet(f"{address}api/v1/tables/un_positions.parquet").select("iso3").collect().height == len(face.rows)


@pytest.fixture
def package(site: TestClient, tmp_path: Path) -> Path:
    """The whole package as one file."""
    file = tmp_path / "package.zip"
    file.write_bytes(site.get("/package.zip").content)
    return file


def test_frictionless_opens_the_package_and_puts_it_into_a_database(package: Path, address: str) -> None:
    frictionless = pytest.importorskip("frictionless")
    pytest.importorskip("sqlalchemy")
    report = frictionless.validate(str(package))
    assert report.valid, report.flatten(["title", "message"])[:5]
    assert len(report.tasks) == len(PACKAGE.tables)
    opened = frictionless.Package(str(package))
    database = package.with_name("tables.db")
    opened.publish(f"sqlite:///{database}")
    with sqlite3.connect(database) as connection:
        (count,) = connection.execute("SELECT count(*) FROM un_positions WHERE position = 'against'").fetchone()
    assert count == sum(1 for row in opened.get_resource("un_positions").read_rows() if row["position"] == "against")
    by_address = frictionless.Package(f"{address}datapackage.json")
    for name in PACKAGE.tables:
        by_address_rows, rows = ([row.to_dict() for row in each.get_resource(name).read_rows()] for each in (by_address, opened))
        assert by_address_rows == rows, name


def test_datapackage_to_datasette_loads_the_package(package: Path) -> None:
    pytest.importorskip("datapackage_to_datasette")
    folder = package.with_name("unpacked")
    shutil.unpack_archive(package, folder)
    database = package.with_name("datasette.db")
    program = Path(sys.executable).with_name("datapackage-to-datasette")
    done = subprocess.run(
        [str(program), str(database), str(folder / "datapackage.json"), str(package.with_name("metadata.json"))],
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    with sqlite3.connect(database) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert {*PACKAGE.tables} <= names


def test_csvkit_takes_no_text_for_truth_values(faces: list[Face]) -> None:
    agate = pytest.importorskip("agate")
    for face in faces:
        found = agate.Table.from_csv(face.file("csv"))
        booleans = {column.name for column in found.columns if isinstance(column.data_type, agate.Boolean)}
        text = {
            name
            for place, name in enumerate(face.schema)
            if face.schema[name] in ("string", "date") and any(row[place] for row in face.rows)
        }
        assert not booleans & text, face.name
        assert len(found.rows) == len(face.rows)


def test_mlcroissant_loads_the_tables(address: str, faces: list[Face]) -> None:
    mlcroissant = pytest.importorskip("mlcroissant")
    data = mlcroissant.Dataset(jsonld=f"{address}croissant.json")
    assert not data.metadata.ctx.issues.errors
    for name in ("un_positions", "camps"):
        face = next(each for each in faces if each.name == name)
        assert sum(1 for _ in data.records(name)) == len(face.rows)


@NPM
def test_citeproc_js_writes_the_same_citations() -> None:
    given = [{"item": each, "apa": cite.apa(each), "chicago": cite.chicago(each)} for each in items()]
    assert node("citations.js", str(cite.STYLES), str(LOCALE), given=given) == []


@NPM
def test_citation_js_reads_every_bibtex() -> None:
    found = node("bibtex.js", given=[cite.bibtex(each) for each in items()])
    assert [(each["title"], each["version"]) for each in found] == [(each["title"], PACKAGE.version) for each in items()]
    assert [unquote(each["URL"]) for each in found] == [unquote(each["URL"]) for each in items()]


@NPM
def test_hyparquet_and_datapackage_read_by_address(address: str, faces: list[Face]) -> None:
    names = ("un_positions", "claims", "state-records")
    found = node("read.js", address)
    for name in names:
        face = next(each for each in faces if each.name == name)
        assert found["hyparquet"][name] == len(face.rows)
    assert found["datapackage"] == {
        "valid": True,
        "tables": len(PACKAGE.tables),
        "camps": len(next(each for each in faces if each.name == "camps").rows),
    }


@NPM
def test_unfurl_and_oembetter_find_the_chart_at_an_address(address: str) -> None:
    chart = CHARTS["state-dossier"]
    for place in ("embed/state-dossier?name=China", "read/state?name=China", "embed/state-dossier?name=China&utm_source=letter"):
        found = node("oembed.mjs", f"{address}{place}")
        for consumer, answer in found.items():
            assert answer["title"] == chart.title, (consumer, place)
            assert f"{address}embed/state-dossier?name=China" in answer["html"], (consumer, place)
