"""The files of a chart: its pictures before a choice is made, one script for each choice with its figure and words, one for each set of
rows with the table, and the rows as CSV.

Each script calls `baked(chart, name, content)`: a page that is read from a disk may run scripts, but not fetch data.
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from components.bake.addresses import baked_address, rows_file
from components.bake.combinations import Combination, combinations
from components.bake.workers import Files
from components.description.chart import Chart, download_rows, row_keys
from components.description.choice import HIGHLIGHT, Choices, Control
from components.drawing.render import RenderedChart, figure_json, render
from components.export import share
from components.export.formats import csv_bytes
from components.html.section import Picture, choices_in_words, figure_on_pages, section
from components.html.templates import TEMPLATES
from components.web.in_process import response_body

CHOICES = "choices"
"""Name of the script that lists the choices of a chart."""


def files(chart: Chart, most: int, base: str) -> Files:
    """Everything of a chart; `base` is the address of the site, which a printed page names.

    Raises `data.TableError` when a table of the chart cannot be read, `OSError` when a picture cannot be drawn.
    """
    for address in pictures(chart):
        yield baked_address(address), response_body(address)
    baked = combinations(chart, most)
    yield _script(chart, CHOICES, _choices(chart, baked))
    known: dict[tuple[str | bytes, ...], str] = {}
    for each in baked:
        rendered = render(chart, each.choices)
        content = csv_bytes(download_rows(chart, rendered.rows))
        keys = row_keys(rendered.rows, chart.row_citation_keys + chart.chart_citation_keys)
        key = (*sorted(content.splitlines()), *sorted(set(keys.table + "/" + keys.row_id)))
        if key not in known:
            known[key] = each.name
            yield rows_file(chart, each.name), content
            yield _script(chart, f"{each.name}.rows", _table(chart, each, base))
        yield _script(chart, each.name, _view(chart, each, rendered, known[key]))


def pictures(chart: Chart) -> list[str]:
    """The addresses of the pictures that pages show before a choice is made; none when nothing is drawn."""
    choices = chart.read({})
    shown = figure_on_pages(chart, choices, render(chart, choices))
    return [shown.address, *(address for _, address, _ in shown.others)] if shown else []


def baked_picture(shown: Picture) -> Picture:
    """The picture of a page with the addresses that it has in the baked edition."""
    return shown._replace(
        address=baked_address(shown.address), others=tuple((media, baked_address(each), width) for media, each, width in shown.others)
    )


def _script(chart: Chart, name: str, content: dict[str, Any]) -> tuple[str, bytes]:
    written = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    return f"charts/{chart.id}/{name}.js", f"baked({json.dumps(chart.id)}, {json.dumps(name)}, {written});\n".encode()


def _choices(chart: Chart, baked: list[Combination]) -> dict[str, Any]:
    """The controls with their options in order, and the combinations by name; a combination has its labels by their places among the
    options.
    """
    options = [list(dict.fromkeys(each.labels[place] for each in baked)) for place in range(len(chart.controls))]
    for control, listed in zip(chart.controls, options, strict=True):
        if control.kind == "one":
            order = {label: place for place, label in enumerate(control.allowed(baked[0].choices).values())}
            listed.sort(key=lambda each: order.get(each[0], len(order)))
    places = [{labels: place for place, labels in enumerate(listed)} for listed in options]
    return {
        "controls": [_control(each, listed, baked[0].choices) for each, listed in zip(chart.controls, options, strict=True)],
        "combinations": [
            {"name": each.name, "labels": [by[labels] for by, labels in zip(places, each.labels, strict=True)], "changed": each.changed}
            for each in baked
        ],
    }


def _control(control: Control, options: list[tuple[str, ...]], start: Choices) -> dict[str, Any]:
    return {
        "name": control.name,
        "label": control.label,
        "kind": control.kind,
        "nothing": control.empty_label,
        "help": control.help,
        "unasked": control == HIGHLIGHT,
        "former": {label: control.allowed(start)[value] for label, value in control.former_labels.items()},
        "said": {label: control.value_in_words(value) for value, label in control.allowed({}).items() if value}
        if control.value_in_words
        else {},
        "options": options,
    }


def _view(chart: Chart, chosen: Combination, rendered: RenderedChart, rows: str) -> dict[str, Any]:
    return {
        "headline": rendered.headline,
        "measure": rendered.measure,
        "finding": rendered.finding,
        "alt": share.alt_text(chart, rendered),
        "said": [*choices_in_words(chart, chosen.choices)],
        "rows": rows,
        "shapes": _shapes(rendered),
        "figure": figure_json(rendered.figure),
    }


def _shapes(rendered: RenderedChart) -> str | None:
    """The file of shapes that a map of the world is drawn over, as plotly.js names it."""
    if rendered.figure is None or not {each.type for each in rendered.figure.data} & {"choropleth", "scattergeo"}:
        return None
    return f"world_{rendered.figure.layout.geo.resolution}m"


def _table(chart: Chart, chosen: Combination, base: str) -> dict[str, Any]:
    """The rows and their sources as the pages show them."""
    shown = replace(section(chart, chosen.choices), csv=rows_file(chart, chosen.name))
    show: Any = TEMPLATES.get_template("macros.html").module
    return {
        "count": len(shown.rows),
        "table": str(show.table(shown, base)) if shown.rows else "",
        "sources": str(show.sources(shown.sources)),
    }
