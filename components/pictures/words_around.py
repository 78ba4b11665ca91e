"""What a picture says around its figure: what it shows above, who says so and where below; and all of it in words for who cannot see."""

from __future__ import annotations

import re
from html import escape
from typing import Any, NamedTuple

from components.pictures import fonts

SIDE = 16
"""Pixels beside the figure and the words."""
HEAD = re.compile(r'<svg\b[^>]*?\bwidth="([\d.]+)" height="([\d.]+)" viewBox="([^"]*)"')


class Style(NamedTuple):
    """How a line of words looks: size in pixels, face, and its leading and the room above it."""

    size: int
    face: str
    leading: float
    above: float


HEADLINE = Style(20, "serif", 1.2, 0)
QUESTION = Style(13, "regular", 1.35, 4)
CHOICE = Style(13, "bold", 1.35, 4)
FOOT = Style(11, "regular", 1.4, 3)


def with_words(figure: str, words: dict[str, Any]) -> str:
    """The figure, as SVG, with title and description; `words` as `picture.PictureWords` has them. Above and below stays empty for none."""
    found = HEAD.match(figure)
    if found is None:
        raise ValueError("the figure is no SVG")
    figure_width, tall = float(found[1]), float(found[2])
    side = SIDE if words["above"] or words["below"] else 0
    whole = figure_width + 2 * side
    styles = {"headline": HEADLINE, "question": QUESTION, "choice": CHOICE}
    above, top = set_lines([(styles[name], text) for name, text in words["above"]], side, side, figure_width, words["ink"])
    place = top + (10 if above else 0)
    below, bottom = set_lines(
        [(FOOT, text) for text in words["below"]], place + tall + (6 if words["below"] else 0), side, figure_width, words["ink"]
    )
    height = round(bottom + side)
    ground = f'<rect width="{whole:g}" height="{height}" fill="{words["paper"]}"/>' if words["paper"] else ""
    placed = figure.replace("<svg", f'<svg x="{side}" y="{place:g}"', 1)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{whole:g}" height="{height}" viewBox="0 0 {whole:g} {height}" role="img" '
        f'xml:lang="en"><title>{escape(words["title"])}</title><desc>{escape(words["description"])}</desc>'
        f"{ground}{above}{placed}{below}</svg>"
    )


def set_lines(parts: list[tuple[Style, str]], top: float, left: float, room: float, ink: str) -> tuple[str, float]:
    """Texts one below the other from `top` on, and where they end."""
    made, at = "", top
    for style, text in parts:
        at += style.above
        family = "serif-heading, serif" if style.face == "serif" else "Source Sans, sans-serif"
        weight = {"serif": ' font-weight="600"', "bold": ' font-weight="bold"'}.get(style.face, "")
        for line in fonts.lines(text, style.size, style.face, room):
            base = at + style.size * (style.leading + 0.6) / 2
            made += f'<text x="{left:g}" y="{base:.1f}" font-family="{family}" font-size="{style.size}"{weight} fill="{ink}">'
            made += f"{escape(line)}</text>"
            at += style.size * style.leading
    return made, at
