"""A page described once: its address, what it is about, its charts and what else stands on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from components.description.chart import Chart
from components.description.choice import HIGHLIGHT, Control, Options, Query
from data import TableError

Parts = tuple[tuple[str, Callable[[], str]], ...]
"""The parts of an article: a title or none, and what makes their words (Markdown)."""
Articles = dict[str, Parts]
"""Headings, and under each the parts of its article."""


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
    pictures_first: bool = False
    """Whether its charts are pictures until a reader points at one; else they become live as soon as they can."""
    subject: Control | None = None
    """The shared control whose chosen option the page is about, on a page that is one for each: its label is the title."""
    has_own_cover: bool = False
    """Whether the page has a cover of its own in place of title and lede."""

    def __post_init__(self) -> None:
        for each in self.charts:
            if each.page != self.path:
                raise ValueError(f"the chart “{each.id}” stands on the page “{each.page}”, not on “{self.path}”")

    @property
    def shared_controls(self) -> tuple[Control, ...]:
        """The choices that are made once for all charts of the page, at its head."""
        every = (control for chart in self.charts for control in chart.controls if control.shared and control is not HIGHLIGHT)
        return tuple(dict.fromkeys(every))

    def chart_at(self, query: Query, anchor: str = "") -> Chart | None:
        """The chart that a link to the page is about: the one at its anchor, else the one that its choices are of, else the first."""
        named = (each for each in self.charts if each.id == anchor)
        chosen = (each for each in self.charts if any(control.name in query for control in each.controls))
        return next(iter((*named, *chosen, *self.charts)), None)

    def subject_query(self, query: Query) -> Query:
        """The part of the query of a link that says which one the page is about; empty for a page without a subject, or where the link
        names none that there is.
        """
        given = query.get(self.subject.name) if self.subject else None
        return {self.subject.name: given} if self.subject and given and given[-1] in self.subjects().values() else {}

    def subjects(self) -> Options:
        """What the page can be about; nothing when it is not one for each, or the table of them cannot be read."""
        try:
            return self.subject.allowed({}) if self.subject else {}
        except TableError:
            return {}

    def heading(self, query: Query) -> str:
        """The title of the page as the link opens it: that of what it is about, where it is about one of several."""
        for given in self.subject_query(query).values():
            return given[-1]
        return self.subjects().get(self.subject.default_value({}), self.title) if self.subject else self.title

    def with_current_labels(self, query: Query) -> Query:
        """The query of a link with the labels that options have today in place of those that they had before."""
        controls = {each.name: each for each in (*self.controls, *(control for chart in self.charts for control in chart.controls))}
        return {
            name: [_current_label(controls[name], each) if name in controls else each for each in values] for name, values in query.items()
        }


def _current_label(control: Control, label: str) -> str:
    """The label of an option, whatever it was called when a link was made."""
    return control.allowed({})[control.former_labels[label]] if label in control.former_labels else label
