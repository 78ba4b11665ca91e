"""New data while the server runs: a corrected table with its new descriptor is what readers get next, without a restart."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING, Any

import pytest

from deploy.loopback import Replica, contained
from tests.apart import apart
from tests.bench.session import session
from tests.copies import copied
from tests.deploy.conftest import ask, free, on_cloud

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.session import Run

VERSION, DAY = "99.1.0", "3 February 2099"
GUARDS = {"name": "guards", "type": "integer", "title": "Guards", "description": "How many guards there are.", "unit": "people"}
LABEL = "Pictures from space"


@pytest.fixture(params=["container", "Community Cloud"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Replica]:
    """A server of a copy of the project, started as the container or Community Cloud starts it."""
    port = free()
    command = contained()[0] if request.param == "container" else on_cloud(port)
    only = Replica(port, tmp_path / "log.txt", copied(tmp_path / "project"), command=command)
    only.start()
    try:
        only.wait()
        yield only
    finally:
        only.stop()


def read(server: Replica, path: str) -> Any:
    """An answer of JSON."""
    answer = ask(server.address, path)
    assert answer.status == 200
    return json.loads(answer.body)


def methods(server: Replica) -> list[str]:
    """The methods that readers of the estimates can choose."""
    return next(each for each in read(server, "/api/v1/charts") if each["id"] == "prisoner-estimates")["choices"]["method"]


async def visit(address: str, path: str, query: str = "") -> Run:
    async with session(address) as reader:
        return await reader.visit(path, query, to_the_end=True)


def rewrite(data: Path) -> None:
    """A new column of the camps, another label of a method, and the release that this makes."""
    file = data / "camps.csv"
    with file.open(encoding="utf-8", newline="") as stream:
        head, *rows = csv.reader(stream)
    with file.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream, lineterminator="\n").writerows([[*head, "guards"], *([*row, "900"] for row in rows)])
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    package |= {"version": VERSION, "created": "2099-02-03T00:00:00Z"}
    fields = {(each["name"], one["name"]): one for each in package["resources"] for one in each["schema"]["fields"]}
    next(each for each in fields["prisoner_estimates", "method"]["categories"] if each["value"] == "imagery")["label"] = LABEL
    next(each for each in package["resources"] if each["name"] == "camps")["schema"]["fields"].append(GUARDS)
    (data / "datapackage.json").write_text(json.dumps(package), encoding="utf-8")


def test_a_new_descriptor_is_picked_up_with_its_table(server: Replica) -> None:
    before = read(server, "/healthz")["data_version"]
    assert (before != VERSION, LABEL in methods(server)) == (True, False)
    assert apart(visit(server.address, "data", "table=Camps")).faults == []
    rewrite(server.root / "data")
    assert read(server, "/healthz")["data_version"] == VERSION
    assert "guards" in next(each for each in read(server, "/api/v1/tables") if each["name"] == "camps")["columns"]
    head, first, *_ = csv.reader(ask(server.address, "/api/v1/tables/camps.csv").body.decode("utf-8-sig").splitlines())
    assert dict(zip(head, first, strict=True))["guards"] == "900"
    assert LABEL in methods(server)
    text = ask(server.address, "/read/data").body.decode()
    assert VERSION in text
    assert DAY in text
    assert "cannot be read" not in text
    assert ask(server.address, "/package.zip").headers["content-disposition"].endswith(f'-{VERSION}.zip"')
    for page, query in (("", ""), ("prisoners", ""), ("data", "table=Camps")):
        assert apart(visit(server.address, page, query)).faults == []


def test_a_half_written_descriptor_changes_nothing_for_readers(server: Replica) -> None:
    before = read(server, "/healthz")
    file = server.root / "data" / "datapackage.json"
    text = file.read_text(encoding="utf-8")
    file.write_text(text[: len(text) // 2], encoding="utf-8")
    assert read(server, "/healthz") == before
    assert ask(server.address, "/api/v1/tables/camps.csv").status == 200
    assert apart(visit(server.address, "prisoners")).faults == []
    file.write_text(text.replace(before["data_version"], VERSION, 1), encoding="utf-8")
    assert read(server, "/healthz")["data_version"] == VERSION
