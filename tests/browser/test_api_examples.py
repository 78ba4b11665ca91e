"""The examples on the API page do what they say, against the real server."""

from __future__ import annotations

import shutil
import subprocess
import sys
from html.parser import HTMLParser
from urllib.request import urlopen

import pytest

from components.web.api import EXAMPLES
from data import table


class Examples(HTMLParser):
    """The texts of the boxes to copy."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self.inside = False

    def handle_starttag(self, tag: str, attrs: object) -> None:
        if tag == "pre":
            self.inside = True
            self.texts.append("")

    def handle_endtag(self, tag: str) -> None:
        self.inside = self.inside and tag != "pre"

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


@pytest.fixture
def examples(server: str) -> dict[str, str]:
    """The examples as a reader copies them from the page."""
    reader = Examples()
    with urlopen(f"{server}/api") as page:
        reader.feed(page.read().decode())
    *texts, _frame = reader.texts
    return dict(zip(EXAMPLES, texts, strict=True))


def run(*command: str) -> str:
    """What a command prints; it must not fail."""
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout


@pytest.mark.skipif(not shutil.which("curl"), reason="curl is not installed")
def test_curl(examples: dict[str, str]) -> None:
    lines = run("sh", "-c", examples["curl"]).splitlines()
    assert lines[0].startswith("estimate_id,")
    assert len(lines) > 3
    assert all(",imagery," in line for line in lines[1:])


def test_pandas(examples: dict[str, str]) -> None:
    assert "UNGA" in run(sys.executable, "-c", examples["Python (pandas)"])


def test_polars(examples: dict[str, str]) -> None:
    assert "in_favour" in run(sys.executable, "-c", examples["Python (polars)"])


def test_what_the_columns_mean(examples: dict[str, str]) -> None:
    lines = run(sys.executable, "-c", examples["Python (what the columns of a chart mean)"]).splitlines()
    assert "seats integer Members of the group states" in lines


def test_frictionless(examples: dict[str, str]) -> None:
    assert int(run(sys.executable, "-c", examples["Python (frictionless)"])) == len(table("camps"))


@pytest.mark.skipif(not shutil.which("Rscript"), reason="R is not installed: `make tools`")
def test_r(examples: dict[str, str]) -> None:
    assert "UNGA" in run("Rscript", "-e", examples["R"])
