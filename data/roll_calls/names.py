"""The member states by every name that is known for them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from data.roll_calls.call import RollCallError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from data.rules.rows import Row

BREAK = "\x00"
"""Stands in a name where a hyphen ended the line: part of the name, or there for the break alone."""
SIGN = r"(?:[*†‡§¶]|\[\w{1,2}\]|(?<=[^\W\d])\d{1,2}$)"
"""The sign of a footnote after a name: a star or dagger, a letter or number in brackets, a number with no space before it."""


@dataclass
class Names:
    """The member states by every name that is known for them, with the years of their admission."""

    by_name: dict[str, str] = field(default_factory=dict)
    admitted: dict[str, int] = field(default_factory=dict)
    """The year in which each state was admitted, by its code."""

    @classmethod
    def of(cls, countries: Iterable[Row]) -> Names:
        """The names in the rows of `countries`."""
        names = cls()
        for row in countries:
            names.admitted[row["iso3"]] = row["admitted"]
            names.by_name |= {normalised(each): row["iso3"] for each in (row["name"], *row["other_names"])}
        return names

    def find(self, name: str) -> str | None:
        """The country code of a name; `None` for a name that is not known."""
        return self.by_name.get(normalised(name.replace(BREAK, "-"))) or self.by_name.get(normalised(name.replace(BREAK, "")))

    def code(self, name: str, line: int) -> str:
        """The country code of a name; `RollCallError` for a name that is not known."""
        if found := self.find(name):
            return found
        shown = name.replace(BREAK, "-").strip()
        raise RollCallError(line, f"“{shown}” is no name of a member state; add it to countries.other_names if it is one")

    def within(self, text: str) -> Iterator[re.Match[str]]:
        """The names that stand in a text, the longest first where one begins another; in the text as `normalised` makes it."""
        return self._any.finditer(normalised(text))

    def without(self, text: str) -> str:
        """A text as `normalised` makes it, without the names in it."""
        return self._any.sub("", normalised(text))

    @cached_property
    def _any(self) -> re.Pattern[str]:
        longest = sorted(self.by_name, key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def normalised(name: str) -> str:
    """A name without what its spellings differ in: accents, capitals, kinds of apostrophes, white space, footnote signs, "the" in front."""
    name = re.sub(SIGN, "", re.sub(r"[⁰¹²³⁴-⁹]+", "", name).strip(" ."))
    letters = unicodedata.normalize("NFKD", name.replace("’", "'").replace("‘", "'").replace("`", "'"))
    text = "".join(each for each in letters if not unicodedata.combining(each)).casefold()
    return re.sub(r"^the ", "", " ".join(text.split()).strip(" ."))
