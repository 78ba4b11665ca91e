"""The pages that `pages/main.py` registers, read when tests are collected: a new page is tested on arrival."""

from __future__ import annotations

import re
import runpy
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from streamlit.testing.v1 import AppTest

from components.charts import CHARTS
from components.ui import on_request

if TYPE_CHECKING:
    from collections.abc import Iterable

ROOT = Path(__file__).parent.parent
MAIN = ROOT / "pages" / "main.py"


@dataclass(frozen=True)
class Entry:
    """One registered page."""

    file: str
    """Its script, relative to `pages/main.py`."""
    title: str
    """What it is called in the menu."""
    heading: str
    """Its title as it opens: that of what it is about, where it is about one of several."""
    path: str
    """Its address, relative to the root: empty for the page that opens first."""
    section: str
    """The entry of the menu that it stands under; empty for a page that is an entry itself."""
    charts: tuple[str, ...]
    """The ids of its charts, in their order."""

    @property
    def name(self) -> str:
        """What to call it in the output of a test."""
        return self.path or "root"


def registered(main: Path = MAIN) -> list[Entry]:
    """The pages in display order, as the script hands them to the frame."""
    with patch("components.ui.frame.show") as show:
        runpy.run_path(str(main))
    return [
        Entry(each.script, each.title, each.heading({}), each.path, each.section, tuple(chart.id for chart in each.charts))
        for each in show.call_args.args[0]
    ]


PAGES = registered()


def opened() -> AppTest:
    """The dashboard at its first page, for a reader who has come to all panels: pages come with all of theirs whole."""
    at = AppTest.from_file(MAIN, default_timeout=120)
    at.session_state[on_request.WHOLE_PANELS] = dict.fromkeys(CHARTS, True)
    return at.run()


def visit(path: str, *unfolded: str, **query: Any) -> AppTest:
    """The page at an address, as it is for a reader who comes by a link with this query.

    `unfolded` are the keys of menus and expanders that the reader has opened: what is in them is made only then.
    """
    at = opened().switch_page(next(each.file for each in PAGES if each.path == path))
    at.query_params.update(query)
    for each in unfolded:
        at.session_state[each] = True
    return at.run()


def more(charts: Iterable[str]) -> list[str]:
    """The keys of the expanders under some charts that say what the charts say in full."""
    return [f"more-{each}" for each in charts]


def page_text(at: AppTest) -> str:
    """All running text of a page as a reader reads it: Markdown without its escapes, and the words of its panels."""
    return "\n".join(
        [*(each.value.replace("\\", "") for each in [*at.markdown, *at.caption, *at.warning]), *map(read, panels(at).values())]
    )


def panels(at: AppTest) -> dict[str, str]:
    """The words of the panels of a page in HTML, by the ids of their charts, which are the anchors of their headings."""
    bodies = [each.proto.body for each in at.get("html")]
    return {found[1]: body for body in bodies if (found := re.search('<div class="panel-head">.*?<h2 id="([^"]+)">', body))}


def read(html: str) -> str:
    """HTML as a reader reads it: its text, a line a paragraph."""
    return unescape(re.sub("<[^>]+>", "", re.sub("</(p|h2|div)>", "\n", html)))
