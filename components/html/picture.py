"""A chart as a picture: which view it is, what it shows, who says so and where it is, in words around its figure."""

from __future__ import annotations

from typing import NamedTuple

from components.content import addresses
from components.description.chart import Chart
from components.description.choice import ChoiceError, Choices, Query
from components.description.page import Page
from components.drawing.render import RenderedChart, render, render_thumbnail
from components.export import share
from components.export.cite import SITE
from components.export.sheets import citations_behind
from components.html.section import Picture, choices_in_words, figure_on_pages, read_choices
from components.pictures import picture
from data import PACKAGE, TableError


def chart_picture(chart: Chart, choices: Choices, form: picture.PictureForm, base: str) -> bytes:
    """The file; `base` is the address of the first page.

    Raises `data.TableError` when a table of the chart cannot be read, `PictureError` when it cannot be drawn at the moment, `ChoiceError`
    for a shape that the chart does not have.
    """
    if form.shape == "small" and chart.thumbnail is None:
        raise ChoiceError("This chart is not drawn small.", ["whole", "figure", "card"])
    rendered = render(chart, choices, form.mode)
    figure = rendered.figure
    if form.shape == "small" or (form.shape == "card" and chart.thumbnail and not chart.query(choices)):
        figure = render_thumbnail(chart, form.mode)
    words = (_card if form.shape == "card" else _words)(chart, choices, rendered, base)
    return picture.picture(figure, words, form)


class Card(NamedTuple):
    """The picture beside a link, relative to the first page, and what it shows in words."""

    address: str
    alt: str


SITE_CARD = Card("app/static/card.png", f"{SITE}: the evidence behind a brief on human rights in North Korea")
"""Where a link is about no chart."""


def card_of(page: Page, query: Query) -> Card:
    """The card of a link to a page: of the chart that the link is about, or of the dashboard where it is about none."""
    chart = page.chart_at(query)
    try:
        if chart is not None and "png" in picture.KINDS:
            choices, _wrong = read_choices(chart, query)
            return Card(addresses.picture(chart, choices, "png", shape="card"), share.alt_text(chart, render(chart, choices)))
    except TableError:  # told on the page itself
        pass
    return SITE_CARD


class FirstPicture(NamedTuple):
    """The picture of the first chart of a page, with its headline and its text for who cannot see it."""

    headline: str
    alt: str
    picture: Picture


def first_picture(page: Page, query: Query) -> FirstPicture | None:
    """The picture of the chart that a link to a page is about; `None` where there is none, or a table of it cannot be read."""
    chart = page.chart_at(query)
    try:
        if chart is not None:
            choices, _wrong = read_choices(chart, query)
            rendered = render(chart, choices)
            shown = figure_on_pages(chart, choices, rendered, addresses.COLUMN_WIDTH)
            return FirstPicture(rendered.headline, share.alt_text(chart, rendered), shown) if shown else None
    except TableError:  # told on the page itself
        pass
    return None


def _card(chart: Chart, choices: Choices, rendered: RenderedChart, _base: str) -> picture.PictureWords:
    """What a card says: the site, the headline, the question, and what was chosen where that differs from what everybody sees."""
    chosen = "; ".join(", ".join(words) for words in chart.query(choices).values())
    above = (("site", SITE), ("headline", rendered.headline), ("question", chart.title), ("question", chosen))
    return picture.PictureWords(_title(chart, rendered), share.alt_text(chart, rendered), tuple(each for each in above if each[1]))


def _title(chart: Chart, rendered: RenderedChart) -> str:
    return f"{rendered.headline} – {chart.title}"


def _words(chart: Chart, choices: Choices, rendered: RenderedChart, base: str) -> picture.PictureWords:
    chosen = "; ".join(f"{label}: {value}" for label, value in choices_in_words(chart, choices))
    description = " ".join(filter(None, (share.alt_text(chart, rendered), chosen)))
    above = [("headline", rendered.headline), ("question", chart.title), ("choice", chosen), ("question", rendered.measure)]
    sources = share.name_sources(citations_behind(chart, rendered.rows))
    below = [
        f"Sources: {sources}." if sources else "",
        f"{SITE}, data version {PACKAGE.version}: {addresses.permanent(chart, choices, 'Chart', base)}",
    ]
    return picture.PictureWords(_title(chart, rendered), description, tuple(each for each in above if each[1]), tuple(filter(None, below)))
