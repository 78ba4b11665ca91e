"""The whole folder: pages, charts, data, what the scripts need, and a copy of it all to take along."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import plotly
import streamlit

from components.bake import charts, pages
from components.bake.addresses import inside
from components.bake.pages import Host
from components.charts import CHARTS
from components.content import addresses, claims, search_index
from components.drawing import theme
from components.export import package_zip
from components.export.formats import FORMATS
from components.html.templates import TEMPLATES
from components.web.in_process import asked
from data import PACKAGE, table

MOST = 120
"""How many combinations of choices of a chart are baked, beside those of single choices."""
CLIENT = Path(__file__).parent / "client"
STATIC = Path(__file__).parent.parent.parent / "static"
MARK = ".baked"
"""A file that says that the folder was made here and may be made again."""


def bake(folder: Path, host: Host, most: int = MOST) -> None:
    """Write the folder anew; `FileExistsError` when there is something else in it.

    Raises `data.TableError` when a table cannot be read.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).exists():
        raise FileExistsError(f"{folder} holds files that were not baked; name another folder")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    (folder / MARK).touch()
    for name, content in _files(host, most):
        _write(folder / name, content)
    _copy(folder)
    for name, content in pages.files(host, offline=False):
        _write(folder / name, content)


def _files(host: Host, most: int) -> Iterator[tuple[str, bytes]]:
    yield from pages.files(host, offline=True)
    yield from pages.for_machines(host)
    for chart in CHARTS.values():
        yield from charts.files(chart, most, host.base)
    yield from _data()
    yield from _assets()


def _write(file: Path, content: bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


def _data() -> Iterator[tuple[str, bytes]]:
    """The tables and the package, as the routes of the dashboard give them."""
    for name in PACKAGE.tables:
        for ending in FORMATS:
            yield f"data/{name}.{ending}", asked(addresses.table_rows(name, ending))
    yield "package.zip", asked("package.zip")


def _assets() -> Iterator[tuple[str, bytes]]:
    """What the pages load: looks, scripts, fonts, the libraries, the shapes of the maps, what is searched."""
    yield "assets/read.css", TEMPLATES.get_template("read.css").render().encode()
    for each in sorted(CLIENT.iterdir()):
        yield f"assets/{each.name}", each.read_bytes()
    yield "assets/theme.js", _set("THEME", {"ink": theme.INK, "paper": theme.PAPER})
    yield "assets/entries.js", _set("ENTRIES", _entries())
    yield "assets/ledger.js", _set("LEDGER", _ledger())
    yield "assets/plotly.min.js", (Path(plotly.__file__).parent / "package_data" / "plotly.min.js").read_bytes()
    (font,) = (Path(streamlit.__file__).parent / "static").rglob(
        "SourceSansVF-Upright.*.woff2"
    )  # the dashboard's own, which figures are set in
    yield "assets/source-sans.woff2", font.read_bytes()
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
                {"title": each.title, "address": inside(each.address), "passages": each.passages, "notice": each.notice}
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
                "nothing": control.nothing,
                "options": [*options[column].values()],
                "former": {label: options[column][value] for label, value in control.former.items()},
            }
            for column, control in claims.FILTERS.items()
        ],
        "claims": {row.claim_id: [options[column][row[column]] for column in claims.FILTERS] for _, row in rows.iterrows()},
    }


def _copy(folder: Path) -> None:
    """Everything that is there so far as one ZIP file, the same bytes for the same files."""
    files = sorted(each for each in folder.rglob("*") if each.is_file() and each.name != MARK)
    with zipfile.ZipFile(folder / "offline.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        for each in files:
            entry = zipfile.ZipInfo(f"{package_zip.name()}-pages/{each.relative_to(folder).as_posix()}")
            archive.writestr(entry, each.read_bytes(), zipfile.ZIP_DEFLATED)
