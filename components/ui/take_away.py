"""What a reader takes along from a chart: files, pictures, sentences, citations, links. Made when asked for, not before."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import Any

import streamlit as st

from components.content import addresses
from components.description.chart import Chart
from components.description.choice import Choices
from components.description.words import escape_markdown, link
from components.drawing.render import RenderedChart
from components.export import cite, share
from components.export.formats import FORMATS, csv_bytes
from components.export.sheets import chart_sheet
from components.pictures import picture
from components.ui import on_request
from components.ui.layout import small


def take_away(chart: Chart, choices: Choices, rendered: RenderedChart, view: str) -> None:
    """The row under a chart: quote, picture, data, share, and for class; what is in each is made when it is opened.

    Raises `data.TableError` when a table cannot be read.
    """
    with st.container(horizontal=True, wrap=False, gap="small", key=f"take-away-{chart.id}"):
        with _menu("Quote", "format_quote", f"quotation-{chart.id}", chart.id) as menu:
            if menu.open:
                _quote(chart, choices, rendered, view)
        if addresses.routes_are_served():
            with _menu("Picture", "image", f"picture-{chart.id}", chart.id) as menu:
                if menu.open:
                    _pictures(chart, choices)
        with _menu("Data", "download", f"files-{chart.id}", chart.id) as menu:
            if menu.open:
                _files(chart, rendered, addresses.permanent(chart, choices, view, base()))
        with _menu("Share", "share", f"share-{chart.id}", chart.id) as menu:
            if menu.open:
                _share(chart, choices, view)
        if addresses.routes_are_served():
            st.link_button(
                "For class",
                addresses.class_sheet(chart, choices),
                icon=":material/school:",
                type="tertiary",
                help="A sheet to print: questions, the chart, and the key; the chart also with lines to write on.",
            )


def base() -> str:
    """The address of the first page, with a slash at its end."""
    return str(st.context.url or "").split("?")[0].rsplit("/", 1)[0] + "/"


def _menu(label: str, icon: str, key: str, chart_id: str = "") -> Any:
    """A menu that opens over the page, of a chart or of the page; what is in it is made when it is opened."""
    return st.popover(label, icon=f":material/{icon}:", type="tertiary", on_change=partial(on_request.note_use, chart_id), key=key)


def _file(chart: Chart, rendered: RenderedChart, ending: str, link: str) -> None:
    kind = FORMATS[ending]
    st.download_button(
        kind.label,
        lambda: kind.write(chart_sheet(chart, rendered, link)),
        f"{chart.id}.{ending}",
        kind.media,
        on_click="ignore",
        icon=":material/download:",
        key=f"{ending}-{chart.id}",
        help="Exactly the rows that are drawn.",
    )


def _files(chart: Chart, rendered: RenderedChart, link: str) -> None:
    count = len(rendered.rows)
    st.caption(f"Exactly the {count:,} row{'' if count == 1 else 's'} that {'is' if count == 1 else 'are'} drawn.")
    with st.container(horizontal=True):
        for ending in FORMATS:
            _file(chart, rendered, ending, link)
        st.download_button(
            "CSV for Excel",
            lambda: csv_bytes(chart_sheet(chart, rendered).rows, bom=True),
            f"{chart.id}.csv",
            "text/csv",
            on_click="ignore",
            icon=":material/download:",
            key=f"bom-{chart.id}",
            help="The same rows; a mark at the start tells Excel that they are UTF-8.",
        )


def _pictures(chart: Chart, choices: Choices) -> None:
    with st.container(horizontal=True):
        for kind in picture.KINDS:
            st.link_button(
                kind.upper(), addresses.picture(chart, choices, kind), icon=":material/image:", help=f"The picture as {kind.upper()}."
            )


def _quote(chart: Chart, choices: Choices, rendered: RenderedChart, view: str) -> None:
    address = addresses.permanent(chart, choices, view, base())
    accessed = dt.datetime.now(dt.UTC).date()
    with st.container(key=f"words-{chart.id}", width=560):
        sentence, longer, citation = st.tabs(["Sentence", "Longer forms", "Citation"])
        with sentence:
            copy_box(share.QUOTATION, share.quotation(chart, rendered))
        with longer:
            for name, write in share.SENTENCES.items():
                copy_box(name, write(chart, rendered, address, accessed))
        with citation:
            st.caption(
                "This cites the chart. Cite the brief and the original sources separately: they are listed under the chart "
                "and on the data page."
            )
            _formats(share.csl_item(chart, address, accessed))


def _share(chart: Chart, choices: Choices, view: str) -> None:
    address = addresses.permanent(chart, choices, view, base())
    with st.container(key=f"words-share-{chart.id}", width=560):
        copy_box("Link to this view", address)
        if addresses.routes_are_served():
            copy_box("Code to embed the chart", share.embed_code(chart, choices, base()))
            small(link("How a frame fits its height", "api#embedding"))
        code, short = share.qr_code(address), chart.link(base=base())
        if code is None:
            copy_box("This link is too long for a QR code. A short link opens the chart as it stands before a choice is made", short)
        st.image(code or share.qr_code(short) or "", caption=f"QR code of the {'link' if code else 'short link'}, for a slide", width=180)


def citations(source: cite.Item) -> None:
    """A menu with the citations of a part of the dashboard that is no chart."""
    with _menu("Citation", "format_quote", f"cite-{source['id']}") as menu:
        if menu.open:
            with st.container(key=f"words-cite-{source['id']}"):
                _formats(source)


def _formats(source: cite.Item) -> None:
    for name, write in cite.FORMATS.items():
        copy_box(name, write(source))


def copy_box(name: str, text: str) -> None:
    """Text in a box with a button that copies it."""
    st.caption(escape_markdown(name))
    st.code(text, language=None, wrap_lines=True)
