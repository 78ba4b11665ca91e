"""Rules about excerpts: short, few, and word for word."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from data.rules.registry import each_row, together

if TYPE_CHECKING:
    from collections.abc import Iterator

    from data.rules.rows import Problem, Row, Rows

WORDS_EACH = 35
WORDS_IN_ALL = 300

SAME = {
    **dict.fromkeys("'‘’", "['‘’]"),
    **dict.fromkeys('"“”', '["“”]'),
    **dict.fromkeys("-–—", r"(?:[-–—]\s*)?"),
}
"""Characters of a quotation that a copy of the brief may write in another way, or lose."""

BROKEN = r"(?:-?\s*\n\s*)?"
"""Between two letters a copy may break the line, with or without a hyphen."""


@each_row("excerpts")
def excerpt_is_short(row: Row) -> Iterator[Problem]:
    """No excerpt is longer than 35 words."""
    if (words := _words(row)) > WORDS_EACH:
        yield row.problem("quote", f"has {words} words, at most {WORDS_EACH} are allowed")


@together("excerpts")
def excerpts_are_few(excerpts: Rows) -> Iterator[Problem]:
    """All excerpts together are not longer than 300 words; the row that passes the limit is named."""
    total = 0
    for row in excerpts:
        total += _words(row)
        if total > WORDS_IN_ALL:
            yield row.problem("quote", f"brings the excerpts to {total} words, at most {WORDS_IN_ALL} in all are allowed")
            return


def in_the_brief(excerpts: Rows, brief: str) -> Iterator[Problem]:
    """Each excerpt is found word for word in the text of the brief."""
    for row in excerpts:
        if row["quote"] and not _pattern(row["quote"]).search(brief):
            yield row.problem("quote", "is not found word for word in the brief")


def _words(row: Row) -> int:
    return len((row["quote"] or "").split())


def _pattern(quote: str) -> re.Pattern[str]:
    """The quotation with any white space, line breaks within words, and quotation marks and dashes of any kind."""
    words = (BROKEN.join(SAME.get(character, re.escape(character)) for character in word) for word in quote.split())
    return re.compile(r"(?<!\w)" + r"\s+".join(words) + r"(?!\w)")
