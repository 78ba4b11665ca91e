"""A drawn chart as a file: SVG or PNG, with what it shows in words."""

from __future__ import annotations

import base64
from dataclasses import dataclass
from importlib.util import find_spec
from typing import Literal

import plotly.graph_objects as go

from components.drawing import theme
from components.pictures.card import drawn_width
from components.pictures.process import DRAWING, PictureError
from components.pictures.words_around import SIDE

Kind = Literal["svg", "png"]
Shape = Literal["whole", "figure", "small", "card"]
"""With words around the figure; the figure alone; the chart drawn small; a card for links, of a size of its own."""
KINDS: tuple[Kind, ...] = ("svg", "png") if find_spec("resvg_py") else ("svg",)
"""What can be made on this machine: PNG where resvg is installed."""
NO_PNG = "This server makes no PNG. The same picture is there as SVG: end the address in .svg."
NARROWEST, WIDEST, COMMON = 320, 1600, 736
"""Pixels that a picture may be wide, and is when nobody says."""
ZOOM = 2
"""Pixels of a PNG for each of the picture, so that it is sharp on fine screens and paper."""


@dataclass(frozen=True)
class PictureForm:
    """What kind of file a picture is, how many pixels wide, for which page, and in which shape."""

    kind: Kind = "svg"
    width: int = COMMON
    mode: theme.Mode = "light"
    shape: Shape = "whole"


@dataclass(frozen=True)
class PictureWords:
    """What a picture says beside its figure: for who cannot see it in `title` and `description`; `above` and `below` are drawn.

    A line above has its style: "site", "headline", "question" or "choice".
    """

    title: str
    description: str
    above: tuple[tuple[str, str], ...] = ()
    below: tuple[str, ...] = ()


def picture(figure: go.Figure | None, words: PictureWords, form: PictureForm) -> bytes:
    """The file; without a figure the words alone. Raises `PictureError` when it cannot be drawn at the moment, or not on this machine."""
    if form.kind not in KINDS:
        raise PictureError(NO_PNG)
    said = form.shape in ("whole", "card")
    answer = DRAWING.ask(
        {
            "figure": figure.to_json() if figure is not None else "",
            "figure_width": _figure_width(figure, form),
            "shape": form.shape,
            "kind": form.kind,
            "zoom": ZOOM,
            "words": {
                "title": words.title,
                "description": words.description,
                "above": words.above if said else (),
                "below": words.below if said else (),
                "ink": theme.INK[form.mode],
                "paper": theme.PAPER[form.mode] if said or form.kind == "png" else "",
            },
        }
    )
    return base64.b64decode(answer["png"]) if form.kind == "png" else answer["svg"].encode()


def _figure_width(figure: go.Figure | None, form: PictureForm) -> int:
    """Pixels that the figure itself is wide."""
    if form.shape == "card":
        return drawn_width(figure.layout.height if figure is not None else 0)
    return form.width - (2 * SIDE if form.shape == "whole" else 0)
