"""What the container holds is enough: the server runs from a copy of it, and writes nothing there."""

from __future__ import annotations

import io
import shutil
import zipfile
from typing import TYPE_CHECKING

import pytest

from components.content.pages import PAGES
from deploy.loopback import replicas
from tests.apart import apart
from tests.bench.session import session
from tests.deploy.conftest import ask
from tests.deploy.test_manifests import COPIED
from tests.register import ROOT

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bench.session import Run


def files(folder: Path) -> dict[str, int]:
    """Every file below a folder, with the time at which it was written."""
    return {str(each.relative_to(folder)): each.stat().st_mtime_ns for each in folder.rglob("*")}


async def visits(address: str) -> list[Run]:
    """Every page, run once."""
    async with session(address) as one:
        return [await one.visit(each.path, to_the_end=True) for each in PAGES]


def test_every_page_and_the_data_package_come_from_what_is_copied_and_nothing_is_written_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = tmp_path / "app"
    for each in COPIED:
        to = app / each
        to.parent.mkdir(parents=True, exist_ok=True)
        if (ROOT / each).is_dir():
            shutil.copytree(ROOT / each, to, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / each, to)
    before = files(app)
    monkeypatch.setenv("PYTHONPATH", "")
    with replicas(1, root=app) as (only,):
        assert [each.faults for each in apart(visits(only.address))] == [[]] * len(PAGES)
        package = ask(only.address, "/package.zip")
        assert zipfile.ZipFile(io.BytesIO(package.body)).testzip() is None
    assert files(app) == before
