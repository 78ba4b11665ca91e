"""Text for readers: data in Markdown as it is, links, long words cut, lists in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from markdown_it import MarkdownIt

MARKDOWN = MarkdownIt("commonmark", {"html": False})
_SPECIAL = re.compile(r"([\\`*_{}\[\]()#+\-.!|~$<>:&])")
_ADDRESS = re.compile(r"https?://|mailto:|[a-z#/?.][\w\-/#?=&.%+]*$")
_NOT_IN_ADDRESS = re.compile(r"[()<> ]")


def escape_markdown(text: object) -> str:
    """Data as text: nothing in it is read as Markdown, as a formula or as markup."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def link(text: object, address: object) -> str:
    """A link to an http(s), mail or relative address; the text alone when the address is none."""
    target = str(address)
    if not _ADDRESS.match(target):
        return escape_markdown(text)
    return f"[{escape_markdown(text)}]({_NOT_IN_ADDRESS.sub(lambda found: f'%{ord(found[0]):02X}', target)})"


def inline_html(text: str) -> str:
    """A line of our own Markdown as HTML; small print and links to other sites, which open beside the page, as on pages."""
    html = re.sub(r":small\[(.*)\]$", r"<small>\1</small>", MARKDOWN.renderInline(text))
    return re.sub(r'<a href="(?=https?:)', '<a target="_blank" href="', html)


def web_address(address: Any) -> str | None:
    """An address that a link may lead to; `None` for anything else."""
    return address if isinstance(address, str) and address.startswith(("http://", "https://")) else None


def shorten(text: str, length: int = 60) -> str:
    """Text cut to at most `length` characters, for a message."""
    return text if len(text) <= length else f"{text[: length - 1]}…"


def join_words(parts: Iterable[str], last: str = "and") -> str:
    """Texts, at least one, as a list in a sentence: "a, b and c"."""
    *front, end = [*parts]
    return f"{', '.join(front)} {last} {end}" if front else end


def number_word(number: int) -> str:
    """A whole number as it stands in a heading: a word up to twelve, figures from there on."""
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    return words[number] if 0 <= number < len(words) else f"{number:,}"


def quantity(number: int, one: str, many: str = "") -> str:
    """How many of something: "1 estimate", "46 estimates"."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def first_that_fits(*texts: str, most: int = 12) -> str:
    """The first of some wordings with no more words than `most`; the last one when none has so few."""
    return next((each for each in texts if len(each.split()) <= most), texts[-1])


def span_of_years(first: object, last: object) -> str:
    """Years as a span: "2005–2015", or one year."""
    return f"{first}" if first == last else f"{first}–{last}"
