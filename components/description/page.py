"""A page described once: its address, what it is about, its charts and what else stands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from components.description.chart import Chart
from components.description.choice import Control, Query

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
    controls: tuple[Control, ...] = ()
    """The choices of the page that are not of its charts."""
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

    def in_todays_words(self, query: Query) -> Query:
        """The query of a link with the labels that options have today in place of those that they had before."""
        former = {each.name: each for each in (*self.controls, *(control for chart in self.charts for control in chart.controls))}
        return {name: [_today(former[name], each) if name in former else each for each in values] for name, values in query.items()}


def _today(control: Control, label: str) -> str:
    """The label of an option, whatever it was called when a link was made."""
    return control.allowed({})[control.former[label]] if label in control.former else label
