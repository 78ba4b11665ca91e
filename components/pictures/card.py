"""A picture for a link on other people's pages, 1200 by 630 pixels as PNG: words on the left, the figure on the right."""

from __future__ import annotations

from html import escape
from typing import Any

from components.pictures.words_around import HEAD, Style, set_lines

WIDTH, HEIGHT = 600, 315
"""Of a card, in pixels of which a PNG has two."""
SIDE, LEFT = 20, 210
"""Pixels around everything, and the width of the words."""
FIGURE_ROOM = (WIDTH - LEFT - 3 * SIDE, HEIGHT - 2 * SIDE)
"""Pixels for the figure: width and height."""
SITE = Style(11, "bold", 1.4, 0)
HEADLINE = Style(21, "serif", 1.18, 10)
QUESTION = Style(12, "regular", 1.35, 8)


def drawn_width(height: float) -> int:
    """How wide a figure of this height is drawn, so that it fills its room when it is made smaller."""
    return round(min(1600, FIGURE_ROOM[0] * max(1, height / FIGURE_ROOM[1])))


def card(figure: str, words: dict[str, Any]) -> str:
    """The card, as SVG; `words` as `with_words` has them."""
    found = HEAD.match(figure)
    if found is None:
        raise ValueError("the figure is no SVG")
    wide, tall = float(found[1]), float(found[2])
    scale = min(1, FIGURE_ROOM[0] / wide, FIGURE_ROOM[1] / tall)
    styles = {"site": SITE, "headline": HEADLINE}
    said, _ = set_lines([(styles.get(name, QUESTION), text) for name, text in words["above"]], SIDE, SIDE, LEFT, words["ink"])
    x, y = WIDTH - SIDE - wide * scale, (HEIGHT - tall * scale) / 2
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" '
        f'xml:lang="en"><title>{escape(words["title"])}</title><desc>{escape(words["description"])}</desc>'
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{words["paper"]}"/>{said}'
        f'<g transform="translate({x:g} {y:g}) scale({scale:g})">{figure}</g></svg>'
    )
