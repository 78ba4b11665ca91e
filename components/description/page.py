"""A page described once: its address, what it is about, its charts and what else stands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from components.description.chart import Chart

Articles = dict[str, tuple[tuple[str, Callable[[], str]], ...]]
"""Headings, and under each its parts: a heading of their own or none, and what makes their words (Markdown)."""


@dataclass(frozen=True, eq=False)
class Page:
    """One page of the dashboard. Every face shows its charts in the order given here.

    Raises `ValueError` for a chart that says it stands on another page.
    """

    path: str
    """Its address, relative to the root; empty for the page that opens first."""
    script: str
    """Its script, beside the entry script."""
    title: str
    lede: str
    """What the page is about, in one to three sentences, under its title."""
    charts: tuple[Chart, ...] = ()
    section: str = ""
    """Under which heading of the menu it stands; empty for the page that stands alone."""
    terms: tuple[str, ...] = ()
    """Terms of the glossary that are offered under the lede."""
    articles: Articles | None = None
    """Running text below the charts."""
    has_own_cover: bool = False
    """Whether the page has a cover of its own in place of title and lede."""

    def __post_init__(self) -> None:
        for each in self.charts:
            if each.page != self.path:
                raise ValueError(f"the chart “{each.id}” stands on the page “{each.page}”, not on “{self.path}”")
