"""Colours by meaning: readable on both pages, and apart under the three common kinds of colour blindness."""

from __future__ import annotations

import itertools
import tomllib

import numpy as np
import pytest

from components.drawing import theme
from tests.register import ROOT

APART = 8.0
"""Smallest distance (CIE76) between two colours of a family."""

SIGHT = {
    "normal": np.eye(3),
    "protanopia": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]),
    "deuteranopia": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]),
    "tritanopia": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.303900]]),
}
"""Machado, Oliveira and Fernandes (2009), severity 1.0: what linear RGB becomes."""

COLOURS = {f"{family}.{name}": colour for family, colours in theme.FAMILIES.items() for name, colour in colours.items()}
COLOURS |= {"accent": theme.ACCENT, "quiet": theme.QUIET}
PAIRS = [
    pytest.param(colours[one], colours[other], id=f"{family}: {one}, {other}")
    for family, colours in theme.FAMILIES.items()
    for one, other in itertools.combinations(colours, 2)
]
PAGES = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]


def linear(colour: str) -> np.ndarray:
    """Linear RGB of a colour written as #rrggbb."""
    parts = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2."""
    dark, light = sorted(linear(each) @ [0.2126, 0.7152, 0.0722] + 0.05 for each in (one, other))
    return light / dark


def lab(rgb: np.ndarray) -> np.ndarray:
    """CIE L*a*b* (D65) of linear RGB."""
    xyz = np.array([[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]) @ rgb
    x, y, z = np.cbrt(np.clip(xyz / [0.95047, 1.0, 1.08883], 0.008856, None))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def distance(one: str, other: str, sight: str) -> float:
    """How far apart two colours are for a kind of sight."""
    seen = [lab(np.clip(SIGHT[sight] @ linear(each), 0, 1)) for each in (one, other)]
    return float(np.linalg.norm(seen[0] - seen[1]))


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("colour", COLOURS.values(), ids=COLOURS)
def test_a_mark_can_be_seen(colour: str, mode: theme.Mode) -> None:
    assert contrast(colour, theme.PAPER[mode]) >= 3


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("key", ["textColor", "linkColor", "primaryColor"])
def test_text_can_be_read(key: str, mode: theme.Mode) -> None:
    papers = (PAGES[mode]["backgroundColor"], PAGES[mode]["secondaryBackgroundColor"])
    assert min(contrast(PAGES[mode][key], paper) for paper in papers) >= 4.5


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_colours_of_a_family_stay_apart(one: str, other: str, sight: str) -> None:
    assert distance(one, other, sight) >= APART


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_figures_stand_on_the_page(mode: theme.Mode) -> None:
    assert theme.PAPER[mode] == PAGES[mode]["backgroundColor"]
    assert theme.INK[mode] == PAGES[mode]["textColor"]


def test_every_family_is_tested() -> None:
    colours = [
        name for name, value in vars(theme).items() if isinstance(value, dict) and all(str(each).startswith("#") for each in value.values())
    ]
    families = [name for name in colours if vars(theme)[name] in theme.FAMILIES.values()]
    assert sorted(colours) == sorted([*families, "INK", "PAPER"])


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.48), ("#808080", "#808080", 1.0)]
)
def test_contrast_is_that_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)


@pytest.mark.parametrize(("sight", "apart"), [("normal", True), ("protanopia", False), ("deuteranopia", False), ("tritanopia", True)])
def test_a_red_and_a_green_that_some_cannot_tell_apart_are_found(sight: str, apart: bool) -> None:
    assert (distance("#a06a30", "#7c7c2e", sight) >= APART) is apart
