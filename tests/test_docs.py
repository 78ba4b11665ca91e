"""What the documents say is there is there: every page, every table, every chart's route, every file they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from components.web import server
from data import PACKAGE
from tests.register import PAGES, ROOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

DOCUMENTS = ["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "docs/operating.md", "docs/caches.md", "docs/pictures.md"]
ADDRESSES = [f"/{each.path}" for each in PAGES]
ROUTES = [each.path for each in server.routes() if each.path.startswith(("/api/", "/healthz"))]


def unsaid(text: str, names: Iterable[str]) -> list[str]:
    """The names that a document does not have in code marks."""
    return [each for each in names if f"`{each}`" not in text and f"`{each}?" not in text]


def lost(text: str, root: Path) -> Iterator[str]:
    """The files that a document links to or names in code marks and that are not there."""
    linked = re.findall(r"\]\((?![a-z]+:|#)([^)#]+)", text)
    named = re.findall(
        r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|json|csv|md|toml|txt|cff|sh)|(?:app|components|data|docs|pages|tests)/[\w/]*)`", text
    )
    for each in dict.fromkeys([*linked, *named]):
        if not (root / each).exists() and not [*root.glob(f"*/{each}"), *root.glob(f"*/*/{each}")]:
            yield each


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_readme_names_every_page(address: str) -> None:
    assert unsaid((ROOT / "README.md").read_text(encoding="utf-8"), [address]) == []


@pytest.mark.parametrize("table", PACKAGE.tables)
def test_the_readme_names_every_table(table: str) -> None:
    assert unsaid((ROOT / "README.md").read_text(encoding="utf-8"), [table]) == []


@pytest.mark.parametrize("route", ROUTES)
def test_the_readme_names_every_route(route: str) -> None:
    text = re.sub(
        r"<(id|name|page|ending)>", lambda found: f"{{{found[1].replace('id', 'name')}}}", (ROOT / "README.md").read_text(encoding="utf-8")
    )
    assert unsaid(text, [route]) == []


@pytest.mark.parametrize("document", DOCUMENTS)
def test_the_files_that_a_document_names_are_there(document: str) -> None:
    assert [*lost((ROOT / document).read_text(encoding="utf-8"), ROOT)] == []


def test_a_page_or_table_that_is_not_named_is_found() -> None:
    assert unsaid("| `/prisoners` | camps |", ["/prisoners", "/brief", "camps"]) == ["/brief", "camps"]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("[the codebook](data/README.md)", ["data/README.md"]),
        ("![a picture](docs/overview.png)", ["docs/overview.png"]),
        ("Edit `data/camps.csv`, then `main.py`.", ["data/camps.csv"]),
        ("See [here](https://example.org/a.md), [there](#cite), `tests/`, `components/charts/<family>.py`.", ["tests/"]),
    ],
)
def test_a_file_that_is_not_there_is_found(tmp_path: Path, text: str, missing: list[str]) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "main.py").touch()
    assert [*lost(text, tmp_path)] == missing


def pinned(file: Path = ROOT / "requirements.txt") -> dict[str, int]:
    """The libraries in a file of requirements, each with how many hashes of its files stand behind it."""
    blocks = re.findall(
        r"^([a-z0-9-]+)==\S+.*?\n((?:    --hash=sha256:[0-9a-f]{64}.*\n?)*)", file.read_text(encoding="utf-8"), re.MULTILINE
    )
    return {name: hashes.count("--hash") for name, hashes in blocks}


ASKED = [ROOT / "requirements.in", *sorted((ROOT / "tests").rglob("requirements.in"))]


@pytest.mark.parametrize("asked", ASKED, ids=lambda file: str(file.parent.relative_to(ROOT)))
def test_every_library_that_is_asked_for_is_pinned_with_hashes(asked: Path) -> None:
    file = asked.with_suffix(".txt")
    assert [name for name, hashes in pinned(file).items() if not hashes] == []
    wanted = re.findall(r"^([a-z0-9-]+==\S+)", asked.read_text(encoding="utf-8"), re.MULTILINE)
    lines = file.read_text(encoding="utf-8").splitlines()
    assert wanted
    assert [each for each in wanted if not any(line.startswith(f"{each} ") for line in lines)] == []
    assert "://" not in file.read_text(encoding="utf-8")


def test_every_folder_with_requirements_is_locked() -> None:
    folders = re.findall(r"^\t\$\(call locked,([^,)]+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert sorted(folders) == sorted(str(each.parent.relative_to(ROOT)) for each in ASKED)
    assert {*ASKED} == {ROOT / "requirements.in", *(each.with_suffix(".in") for each in (ROOT / "tests").rglob("requirements.txt"))}


def test_every_library_is_listed_with_its_licence() -> None:
    listed = re.findall(r"^\| ([a-z0-9-]+) \| ([A-Z].+) \|$", (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert [name for name, _ in listed] == [*pinned()]


SHAPES = [*sorted((ROOT / "static" / "topojson").iterdir()), *sorted((ROOT / "components").rglob("*.geojson"))]


@pytest.mark.parametrize("file", SHAPES, ids=lambda file: file.name)
def test_every_file_of_shapes_has_its_terms_written_down(file: Path) -> None:
    assert f"`{file.name}`" in (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
