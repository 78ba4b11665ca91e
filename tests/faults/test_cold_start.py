"""A server that starts while a table is broken: it starts, says which, and answers everything else; alive is not ready."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.web import server
from data import PACKAGE, package

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[2]
NAMES = {Path(each.path).stem: each.name for each in PACKAGE.tables.values()}


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, ...], dict[str, Any]]:
    """What servers said of themselves that started with these tables broken."""
    folder = tmp_path_factory.mktemp("cold")
    shutil.copytree(ROOT / "data", folder / "data", ignore=shutil.ignore_patterns("__pycache__"))
    for each in ("app.py", "components", "pages", "static", "tests", ".streamlit"):
        (folder / each).symlink_to(ROOT / each)
    command = [sys.executable, "-m", "tests.faults.cold_start", str(folder)]
    done = subprocess.run(command, cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)}, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-3000:]
    said = [json.loads(each) for each in done.stdout.splitlines() if each.startswith("{")]
    return {tuple(NAMES[each] for each in one["spoiled"]): one for one in said}


@pytest.mark.parametrize("table", PACKAGE.tables)
def test_a_server_starts_without_a_table_and_says_which(table: str, starts: dict[tuple[str, ...], dict[str, Any]]) -> None:
    spoiled, said = next(each for each in starts.items() if table in each[0])
    assert (said["alive"], said["page"], said["ready"]) == (200, 200, 503)
    assert said["told"] == {"status": "not ready", "unreadable": [each for each in PACKAGE.tables if each in spoiled]}


def test_a_server_starts_without_any_table(starts: dict[tuple[str, ...], dict[str, Any]]) -> None:
    said = starts[max(starts, key=len)]
    assert (said["alive"], said["page"], said["ready"]) == (200, 200, 503)
    assert said["told"]["unreadable"] == [*PACKAGE.tables]


@pytest.fixture
def client() -> Iterator[TestClient]:
    """A client of all routes."""
    with TestClient(Starlette(routes=server.routes(), middleware=server.middleware())) as client:
        yield client


def test_a_whole_server_is_ready(client: TestClient) -> None:
    assert (client.get("/readyz").status_code, client.get("/readyz").json()) == (200, {"status": "ready", "data_version": PACKAGE.version})


def test_ready_follows_the_files(client: TestClient, broken: Callable[..., None]) -> None:
    broken("camps", "events", text="nonsense")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (503, {"status": "not ready", "unreadable": ["events", "camps"]})
    assert answer.headers["cache-control"] == "no-store"
    assert client.get("/healthz").status_code == 200


@pytest.mark.parametrize("text", [None, "{", "{}"])
def test_a_descriptor_that_cannot_be_read_is_named(
    client: TestClient, text: str | None, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "data"
    shutil.copytree(PACKAGE.folder, folder, ignore=shutil.ignore_patterns("__pycache__"))
    copy = package.Package(folder)
    monkeypatch.setattr(server, "PACKAGE", copy)
    assert client.get("/readyz").status_code == 200
    if text is None:
        copy.file.unlink()
    else:
        copy.file.write_text(text, encoding="utf-8")
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["unreadable"]) == (503, ["datapackage.json"])
