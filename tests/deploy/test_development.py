"""`make dev`: changed code starts the server anew, changed tables and descriptor do not, and both are there when a page is loaded again."""

from __future__ import annotations

import json
import re
import shlex
import sys
from contextlib import suppress
from http.client import HTTPException
from typing import TYPE_CHECKING

import pytest

from components.export.cite import SITE
from data import PACKAGE
from deploy.loopback import Replica
from tests.copies import copied
from tests.deploy.conftest import ask, free
from tests.register import ROOT
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def command(port: int) -> list[str]:
    """What the Makefile runs for `make dev`, with this Python."""
    (recipe,) = re.findall(r"^dev:.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    program, *options = shlex.split(recipe.replace("\\\n", " ").replace("$(PORT)", str(port)))
    assert program == "$(BIN)/python"
    return [sys.executable, *options]


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Replica]:
    """The server of a contributor, on a copy of the project."""
    folder, port = tmp_path_factory.mktemp("development"), free()
    only = Replica(port, folder / "log.txt", copied(folder / "project"), command=command(port))
    only.start()
    try:
        only.wait()
        yield only
    finally:
        only.stop()


def starts(server: Replica) -> int:
    return server.log.read_text(encoding="utf-8").count("Started server process")


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_changed_tables_and_descriptor_are_shown_without_a_new_start(server: Replica) -> None:
    before = starts(server)
    edit(server.root / "data" / "camps.csv", "Yodok", "Yodok-ri")
    edit(server.root / "data" / "datapackage.json", f'"version": "{PACKAGE.version}"', '"version": "99.1.0"')
    assert "Yodok-ri" in ask(server.address, "/api/v1/tables/camps.csv").body.decode()
    assert json.loads(ask(server.address, "/healthz").body)["data_version"] == "99.1.0"
    assert starts(server) == before


def titled(server: Replica, name: str) -> bool:
    """Whether the first page has a title that begins so; a server that is starting has none."""
    with suppress(OSError, HTTPException):
        return f"<title>{name}" in ask(server.address).body.decode()
    return False


def holders(root: Path, text: str) -> list[Path]:
    """The modules that hold a text."""
    return [each for each in sorted((root / "components").rglob("*.py")) if text in each.read_text(encoding="utf-8")]


def test_changed_code_is_shown_after_a_new_start(server: Replica) -> None:
    before, line = starts(server), f'SITE = "{SITE}"'
    changed = holders(server.root, line)
    assert changed
    for each in changed:
        edit(each, line, 'SITE = "Another name"')
    until(lambda: titled(server, "Another name"), what="the new name is shown")
    assert starts(server) > before


@pytest.mark.parametrize("ending", ["js", "css", "html"])
def test_a_changed_part_for_the_browser_is_a_new_start(server: Replica, ending: str) -> None:
    server.wait()
    before = starts(server)
    file = next((server.root / "components").rglob(f"points.{ending}"))
    file.write_text(file.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    until(lambda: starts(server) > before, what="the server has started anew")
    server.wait()
