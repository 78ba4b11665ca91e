"""Every face of every chart and table as files, for the programs that read them."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from components.charts import CHARTS
from components.export.formats import FORMATS
from components.web import server
from data import PACKAGE

if TYPE_CHECKING:
    from pathlib import Path


@dataclass(frozen=True)
class Face:
    """One chart or table: its files by kind, its description, and the cells of its CSV as text."""

    name: str
    folder: Path
    schema: dict[str, str]
    """The type of each column by its name, as the description beside the CSV says."""
    rows: list[list[str]]

    def file(self, ending: str) -> str:
        """The path of a kind of file."""
        return str(self.folder / f"{self.name}.{ending}")


@pytest.fixture(scope="session")
def site() -> TestClient:
    """The server's own routes."""
    return TestClient(Starlette(routes=server.routes()))


@pytest.fixture(scope="session")
def faces(site: TestClient, tmp_path_factory: pytest.TempPathFactory) -> list[Face]:
    """Every table, and every chart as it opens."""
    folder = tmp_path_factory.mktemp("faces")
    kinds = {f"tables/{name}": name for name in PACKAGE.tables} | {f"charts/{name}": name for name in CHARTS}
    found = []
    for address, name in kinds.items():
        place = folder / address.partition("/")[0]
        place.mkdir(exist_ok=True)
        for ending in (*FORMATS, "metadata.json"):
            answer = site.get(f"/api/v1/{address}.{ending}")
            assert answer.status_code == 200, answer.text
            (place / f"{name}.{ending}").write_bytes(answer.content)
        _, *rows = csv.reader(io.StringIO((place / f"{name}.csv").read_text(encoding="utf-8")))
        fields = site.get(f"/api/v1/{address}.metadata.json").json()["schema"]["fields"]
        found.append(Face(name, place, {each["name"]: each["type"] for each in fields}, rows))
    return found
