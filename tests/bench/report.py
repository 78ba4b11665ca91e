"""`docs/performance.md`: how it was measured, the tables, and why a target is not met."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

from tests.bench.servers import KINDS, ROOT, SETTLED
from tests.bench.table import Figure, markdown

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

DOCUMENT = ROOT / "docs" / "performance.md"
NOTES = Path(__file__).parent / "notes.toml"

METHOD = """They stand side by side on one machine and are asked in turn, so that what else the machine does hits all of them.

- **a** is this dashboard, `streamlit run app.py` with its own settings. Where a chart is looked at, it is the first on `/un-votes`, “Who voted how on human rights in North Korea?”;
  that page has six charts more, excerpts, sources and files to take away, and all of it is counted.
- **b** is a bare Streamlit page: a title, a select box, the choice as text. Plain `streamlit run`, as people start it.
- **b2** is the same bare page with this dashboard's settings (`.streamlit/config.toml`): no collection of garbage after each run, no watching of files.
- **c** is the same chart the ordinary way: `pd.read_csv` of the same table on each run, `plotly.express`, no cache, one select box. Plain `streamlit run`
  with its default settings; only usage statistics are off.
- **d** is the same chart in Dash: `dcc.Dropdown`, `dcc.Graph`, one callback, behind waitress with 8 threads.

The rows are the decisions of one body in `un_decisions.csv`, the marks horizontal bars for yes, no, abstained and absent; the choice is the body. The chart of (a) also draws
bands for decisions without a vote, and figures beside the bars.

Times are medians; each server has run its page once before, unless it says cold. “Empty profile” is a Chromium started with a new profile for each visit. Bytes are those of
`Network.loadingFinished` and of websocket frames. Script runs are asked for over Streamlit's own websocket protocol, without a browser, and end with the message that the script has finished. MB are 10⁶ bytes."""


@dataclass(frozen=True)
class Part:
    """One part of the bench after it has run."""

    title: str
    figures: list[Figure]
    remark: str = ""


def document(parts: Iterable[Part], facts: Mapping[str, str], notes: Mapping[str, str]) -> str:
    """The whole document."""
    parts = [*parts]
    lines = [
        "# Performance",
        "",
        "Written by `make bench`; explanations of targets that are not met come from `tests/bench/notes.toml`.",
        "",
    ]
    lines += [f"- {name}: {value}" for name, value in facts.items()]
    lines += ["", METHOD, "", *[f"- {each.letter}: {each.title}" for each in (*KINDS, SETTLED)]]
    for part in parts:
        lines += ["", f"## {part.title}", "", markdown(part.figures)]
        lines += ["", "```text", part.remark, "```"] if part.remark else []
    missed = [each for part in parts for each in part.figures if each.met is False]
    lines += ["", "## Targets that are not met", "", *(_explained(missed, notes) or ["None."])]
    return "\n".join(lines) + "\n"


def _explained(missed: Iterable[Figure], notes: Mapping[str, str]) -> list[str]:
    """Each explanation once, after the figures that it is for."""
    named: dict[str, list[str]] = {}
    for each in missed:
        why = next((text for name, text in notes.items() if fnmatch(each.id, name)), "Not explained yet.")
        named.setdefault(" ".join(why.split()), []).append(each.title)
    return [f"- {'; '.join(titles)}: {why}" for why, titles in named.items()]


def write(parts: Iterable[Part], facts: Mapping[str, str]) -> None:
    """Write the document."""
    DOCUMENT.write_text(document(parts, facts, tomllib.loads(NOTES.read_text(encoding="utf-8"))), encoding="utf-8")
