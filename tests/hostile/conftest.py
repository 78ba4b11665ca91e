"""Tables whose every free text says what a program might run, read as markup or break on."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest

from data import PACKAGE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from data import Table

STARTS = ("=", "+", "-", "@", "\t")
"""What makes a spreadsheet run a text, one a row in turn."""
HURT = "document.documentElement.dataset.hurt=1"
MARKUP = (
    f"<script>{HURT}</script>",
    f'<img src="x" onerror="{HURT}">',
    f'<a href="javascript:{HURT}">A</a>',
    "<b>B</b>",
    "</script></style></title>",
)
MARKDOWN = (f"[x](javascript:{HURT})", "**STRONG**", "`CODE`", ":red[RED]", ":material/home:", "$x^2$", "~~GONE~~", "![p](x.png)")
TEMPLATES = ("%{x}", "{{ 7*7 }}", "{% raw %}", "${7*7}", "\u202eRTL\u202c", "&amp;lt;")
PAYLOAD = " ".join((*MARKUP, *MARKDOWN, *TEMPLATES))
WORD = "W" * 100
"""A word that no line of a phone holds: more than twice as wide."""
KINDS = ("prisoner-estimates", "two-tracks", "charges-and-law", "findings", "camps-map", "un-one-decision", "verdicts", "state-records")
"""Charts of every kind: ranges, dots in time, a matrix, a list with a notice, a map, a vote with choices that hang on others, bars, lanes."""
NAMING = {("changes", "table")}
"""Columns that hold the name of something and no text, without saying so in the package."""


def free(entry: Table) -> list[str]:
    """The columns of a table that may hold any text: no key, category, date, address or pattern."""
    described = next(each for each in PACKAGE.json["resources"] if each["name"] == entry.name)["schema"]["fields"]
    keys = {*entry.primary_key, *(each for key in entry.foreign_keys for each in key.fields)}
    return [
        each["name"]
        for each in described
        if each["type"] == "string"
        and not {"categories", "format", "datePrecision", "references"} & {*each}
        and "pattern" not in each.get("constraints", {})
        and each["name"] not in keys
        and (entry.name, each["name"]) not in NAMING
    ]


def spoil(entry: Table, folder: Path, payload: str = PAYLOAD, address: str | None = None) -> Table:
    """Write a hostile copy of a table: before every free text stands what may start a formula, and the payload; `address` is put for all addresses."""
    with entry.file.open(encoding="utf-8", newline="") as stream:
        rows = [*csv.DictReader(stream)]
    for number, row in enumerate(rows):
        for column in free(entry):
            if row[column]:
                row[column] = f"{STARTS[number % len(STARTS)]}1+1 {payload} {row[column]}"
        row.update({column: address for column in ("url", "seen_at") if address and row.get(column)})
    with (folder / entry.path).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, [*entry.fields], lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return replace(entry, folder=folder)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """All tables hostile, for the tests of one file: those of others must not meet them."""
    folder = tmp_path_factory.mktemp("hostile")
    with pytest.MonkeyPatch.context() as patch:
        for name, entry in [*PACKAGE.tables.items()]:
            patch.setitem(PACKAGE.tables, name, spoil(entry, folder))
        yield


OWN_PICTURE = re.compile(r"(\.\./)*api/v1/charts/[a-z-]+\.(svg|png)(\?[\w=&%+.~-]*)?")
"""The address of a picture of a chart, the only one that a page has for an `img`."""


class Elements(HTMLParser):
    """What a browser would make of a page: its elements with their attributes, and its text outside of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self._inside: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._inside:
            del self._inside[len(self._inside) - 1 - self._inside[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if not {"script", "style"} & {*self._inside}:
            self.text += data

    def made_from_data(self) -> list[str]:
        """Elements that only data can have made: what runs, and what only the payload has."""
        return [
            f"{tag} {attributes}"
            for tag, attributes in self.elements
            if any(name.startswith("on") for name in attributes)
            or any(
                re.match(r"\s*(javascript|data):", value or "", re.IGNORECASE)
                for name, value in attributes.items()
                if name in ("href", "src")
            )
            or tag == "b"
            or (tag == "img" and not OWN_PICTURE.fullmatch(attributes.get("src") or ""))
        ]

    def count(self, tag: str) -> int:
        """How many elements of a kind there are."""
        return sum(each == tag for each, _ in self.elements)
