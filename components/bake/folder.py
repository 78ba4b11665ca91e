"""The whole folder: pages, charts, data, what the scripts need, and a copy of it all to take along."""

from __future__ import annotations

import json
import math
import shutil
import tempfile
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import plotly

from components.bake import charts, pages, workers
from components.bake.addresses import baked_address
from components.bake.pages import Host
from components.bake.workers import Files, Job
from components.charts import CHARTS
from components.content import addresses, claims, search_index
from components.description.chart import Chart
from components.drawing import theme
from components.export import package_zip
from components.export.formats import FORMATS
from components.html.templates import TEMPLATES
from components.web.in_process import response_body
from data import PACKAGE, table

MOST_COMBINATIONS = 120
"""How many combinations of choices of a chart are baked, beside those of single choices."""
CLIENT = Path(__file__).parent / "client"
STATIC = Path(__file__).parent.parent.parent / "static"
PAGE_WEIGHT, TABLE_WEIGHT = 20, 5
"""How long a page and a table take, in combinations of the choices of a chart."""
OPTIONS_OF_A_DEPENDENT_CONTROL = 60
"""How many options a control has, roughly, where they depend on the choices before it."""
BAKED_HERE = ".baked"
"""A file that says that the folder was made here and may be made again."""


def bake(folder: Path, host: Host, most: int = MOST_COMBINATIONS, on_progress: workers.OnProgress = lambda _progress: None) -> None:
    """Write the folder anew, on all cores; `on_progress` hears how far it is. `FileExistsError` when there is something else in the folder.

    Raises `data.TableError` when a table cannot be read.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / BAKED_HERE).exists():
        raise FileExistsError(f"{folder} holds files that were not baked; name another folder")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / BAKED_HERE).touch()
    with tempfile.TemporaryDirectory() as aside:
        workers.write(folder, jobs(host, most, Path(aside)), on_progress)
        _copy(folder)
        shutil.copytree(aside, folder, dirs_exist_ok=True)


def jobs(host: Host, most: int, aside: Path) -> Iterator[Job]:
    """Everything but the copy to take along, whose pages are written with the rest, those that offer it `aside`.

    Raises `data.TableError` when a table cannot be read.
    """
    yield from (Job(f"chart {each.id}", _weight(each, most), _chart, (each.id, most, host.base)) for each in CHARTS.values())
    yield from (Job(f"page {each.title}", PAGE_WEIGHT, _page, (each.path, host, aside)) for each in pages.BAKED_PAGES)
    yield from (Job(f"table {each}", TABLE_WEIGHT, _data, (each,)) for each in PACKAGE.tables)
    yield Job("data package", TABLE_WEIGHT, _package, ())
    yield Job("addresses", TABLE_WEIGHT, pages.feed_and_sitemap, (host,))
    yield Job("styles, scripts and search", PAGE_WEIGHT, _assets, ())


def _weight(chart: Chart, most: int) -> int:
    """About how many combinations of its choices are baked: without the options that hang on others, which take long to find."""
    counts = [len(each.options) if isinstance(each.options, Mapping) else OPTIONS_OF_A_DEPENDENT_CONTROL for each in chart.controls]
    return min(math.prod(counts), most) + sum(counts)


def _chart(name: str, most: int, base: str) -> Files:
    return charts.files(CHARTS[name], most, base)


def _page(path: str, host: Host, aside: Path) -> Files:
    return pages.files(next(each for each in pages.BAKED_PAGES if each.path == path), host, aside)


def _data(name: str) -> Files:
    """A table in every format, as the routes of the dashboard give it."""
    for ending in FORMATS:
        yield f"data/{name}.{ending}", response_body(addresses.table_rows(name, ending))


def _package() -> Files:
    yield "package.zip", response_body("package.zip")


def _assets() -> Files:
    """What the pages load: looks, scripts, fonts, the libraries, the shapes of the maps, what is searched."""
    yield "assets/read.css", TEMPLATES.get_template("read.css").render().encode()
    for each in sorted(CLIENT.iterdir()):
        yield f"assets/{each.name}", each.read_bytes()
    yield "assets/theme.js", _set("THEME", {"ink": theme.INK, "paper": theme.PAPER})
    yield "assets/entries.js", _set("ENTRIES", _entries())
    yield "assets/ledger.js", _set("LEDGER", _ledger())
    yield "assets/plotly.min.js", (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
    yield "assets/source-sans.woff2", response_body("assets/source-sans.woff2")
    for each in sorted((STATIC / "topojson").iterdir()):
        shapes = f"PlotlyGeoAssets.topojson[{json.dumps(each.stem)}] = {each.read_text(encoding='utf-8')};\n"
        yield f"assets/{each.stem}.js", shapes.encode()
    for each in sorted(STATIC.rglob("*")):
        if each.is_file() and each.parent.name != "topojson":
            yield f"app/static/{each.relative_to(STATIC).as_posix()}", each.read_bytes()


def _set(name: str, value: Any) -> bytes:
    return f"globalThis.{name} = {json.dumps(value, ensure_ascii=False, separators=(',', ':'))};\n".encode()


def _entries() -> list[dict[str, Any]]:
    """What can be found, by kind, as the search of the dashboard has it."""
    return [
        {
            "one": kind.one,
            "many": kind.many,
            "entries": [
                {
                    "title": each.title,
                    "address": baked_address(each.address),
                    "names": each.names,
                    "passages": each.passages,
                    "notice": each.notice,
                }
                for each in kind.entries()
            ],
        }
        for kind in search_index.KINDS
    ]


def _ledger() -> dict[str, Any]:
    """The choices of the ledger of claims, and which words of them each claim has."""
    rows = table("claims")
    options = {column: control.allowed({}) for column, control in claims.FILTERS.items()}
    return {
        "controls": [
            {
                "name": control.name,
                "label": control.label,
                "nothing": control.empty_label,
                "options": [*options[column].values()],
                "former": {label: options[column][value] for label, value in control.former_labels.items()},
            }
            for column, control in claims.FILTERS.items()
        ],
        "claims": {row.claim_id: [options[column][row[column]] for column in claims.FILTERS] for _, row in rows.iterrows()},
    }


def _copy(folder: Path) -> None:
    """Everything that is there so far as one ZIP file, the same bytes for the same files."""
    files = sorted(each for each in folder.rglob("*") if each.is_file() and each.name != BAKED_HERE)
    with zipfile.ZipFile(folder / "offline.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for each in files:
            entry = zipfile.ZipInfo(f"{package_zip.name()}-pages/{each.relative_to(folder).as_posix()}")
            archive.writestr(entry, each.read_bytes(), zipfile.ZIP_DEFLATED)
