"""Data in Markdown and in Plotly text is shown as it is, and a link only leads where links lead."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from components.description.words import escape_markdown, link, number_word
from components.drawing import theme

HOSTILE = [
    "a * b * c and _d_",
    "# 1. head",
    "- item",
    "[x](https://example.org)",
    "<b>bold</b> & <script>alert(1)</script>",
    ":material/home: :red[x]",
    "$E = mc^2$ and `code`",
    "1. one ~~two~~ | three",
]

ADDRESSES = [
    ("https://undocs.org/A/69/PV.73", "[x](https://undocs.org/A/69/PV.73)"),
    ("https://example.org/a (b)", "[x](https://example.org/a%20%28b%29)"),
    ("data#cite", "[x](data#cite)"),
    ("un-votes?body=Security+Council", "[x](un-votes?body=Security+Council)"),
    ("javascript:alert(1)", "x"),
    ("data:text/html,x", "x"),
    ("nan", "[x](nan)"),
]


@pytest.mark.parametrize("text", HOSTILE)
def test_data_is_shown_as_it_is(text: str) -> None:
    (paragraph, inline, close) = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(escape_markdown(text))
    assert (paragraph.type, close.type) == ("paragraph_open", "paragraph_close")
    assert "".join(each.content for each in inline.children or []) == text


@pytest.mark.parametrize("sign", ["$", ":"])
def test_what_only_streamlit_reads_is_escaped(sign: str) -> None:
    assert escape_markdown(f"a {sign}b") == f"a \\{sign}b"


def test_white_space_becomes_one_blank() -> None:
    assert escape_markdown("a\n\n b\t c") == "a b c"


@pytest.mark.parametrize(("address", "shown"), ADDRESSES)
def test_a_link_leads_only_to_pages(address: str, shown: str) -> None:
    assert link("x", address) == shown


def test_a_link_shows_its_text_as_it_is() -> None:
    assert link("[a]*", "data") == "[\\[a\\]\\*](data)"


@pytest.mark.parametrize("text", ["<b>x</b>", "a & b", "$x$"])
def test_plotly_reads_no_markup_in_data(text: str) -> None:
    assert not set(theme.escape_plotly(text).replace("&lt;", "").replace("&gt;", "").replace("&amp;", "").replace("&#36;", "")) & set(
        "<>&$"
    )


def test_hover_text_is_broken_between_words() -> None:
    assert theme.wrap("one two three four", width=9) == "one two<br>three<br>four"


@pytest.mark.parametrize(
    ("number", "word"), [(0, "no"), (1, "one"), (3, "three"), (12, "twelve"), (13, "13"), (68, "68"), (1_068, "1,068"), (-1, "-1")]
)
def test_a_number_in_a_heading_is_a_word_up_to_twelve(number: int, word: str) -> None:
    assert number_word(number) == word
