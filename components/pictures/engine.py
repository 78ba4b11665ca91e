"""The process that draws: plotly.js in V8 with a small document of ours; a line of JSON in, a line of JSON out.

A process of its own, so that what is too slow or too large can be ended, and so that its memory is given back when nobody asks.
"""

from __future__ import annotations

import base64
import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from components.pictures import fonts
from components.pictures.card import card
from components.pictures.words_around import with_words

HERE = Path(__file__).parent
SHAPES = "world_110m"
"""Outlines of countries for maps of the world, by the name that plotly.js knows them by."""
HEAP = 256 * 1024 * 1024
"""Bytes that the script may use for one figure."""
FLAGS = ("--optimize-for-size", "--max-semi-space-size=2")
"""How V8 runs: with 75 MB less memory, no slower."""
ROUNDS = 1000
"""How often what waits is run before a figure counts as one that never gets done."""


EMPTY = '<svg width="{0}" height="8" viewBox="0 0 {0} 8"/>'
"""What stands where there is nothing to draw."""


class Plotly:
    """plotly.js in an engine of V8, ready to draw one figure after another."""

    def __init__(self) -> None:
        from py_mini_racer import MiniRacer, init_mini_racer  # noqa: PLC0415 - where it is missing, the process can say so

        init_mini_racer(flags=FLAGS)
        self.script = MiniRacer()
        self.script.eval(f"var metrics = {json.dumps(fonts.metrics())};{(HERE / 'dom.js').read_text(encoding='utf-8')}")
        self.script.eval(_plotly_js().read_text(encoding="utf-8"))
        shapes = (HERE.parents[1] / "static/topojson" / f"{SHAPES}.json").read_text(encoding="utf-8")
        self.script.eval(f"window.PlotlyGeoAssets = {{topojson: {{{SHAPES}: {shapes}}}}}; null")
        self.script.set_hard_memory_limit(HEAP)

    def svg(self, figure: str, width: int) -> str:
        """A figure, as JSON, drawn as SVG; `ValueError` when it cannot be drawn."""
        self.script.eval(f"draw({figure}, {width})")
        for _ in range(ROUNDS):
            drawn = self.script.eval("drawing ? JSON.stringify(drawing) : (runLater(), null)")
            if drawn:
                made = json.loads(str(drawn))
                if "error" in made:
                    raise ValueError(made["error"])
                return made["svg"]
        raise ValueError("the drawing never came to an end")


def _plotly_js() -> Path:
    """The file that comes with the package, found without importing it."""
    package = find_spec("plotly")
    if package is None or package.origin is None:
        raise FileNotFoundError("the package plotly is not installed")
    return Path(package.origin).parent / "package_data/plotly.min.js"


def png(svg: str, zoom: int) -> bytes:
    """An SVG as PNG, with the fonts of this folder and no others."""
    import resvg_py  # noqa: PLC0415 - where it is missing, SVG is drawn all the same

    return resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=zoom,
        skip_system_fonts=True,
        font_files=[str(fonts.FOLDER / f"{name}.ttf") for name in fonts.FACES.values()],
        font_family=fonts.SANS,
        sans_serif_family=fonts.SANS,
        serif_family=fonts.SERIF,
    )


def answer(plotly: Plotly, request: dict[str, Any]) -> dict[str, str]:
    """What is asked for: a figure in a width with words around it, as SVG or PNG."""
    figure = plotly.svg(request["figure"], request["figure_width"]) if request["figure"] else EMPTY.format(request["figure_width"])
    svg = (card if request["shape"] == "card" else with_words)(figure, request["words"])
    if request["kind"] == "png":
        return {"png": base64.b64encode(png(svg, request["zoom"])).decode()}
    return {"svg": fonts.with_fonts(svg)}


def main() -> None:
    """Answer line by line until there are no more."""
    plotly = Plotly()
    _say({})
    for line in sys.stdin:
        try:
            made = answer(plotly, json.loads(line))
        except Exception as error:  # the next figure may be drawn
            made = {"error": f"{type(error).__name__}: {error}"}
            if plotly.script.was_hard_memory_limit_reached():  # the script cannot go on: another process will
                raise
        _say(made)


def _say(made: dict[str, str]) -> None:
    sys.stdout.write(json.dumps(made) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
