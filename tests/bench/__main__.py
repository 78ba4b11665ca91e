"""`python -m tests.bench`: measure the dashboard, print the figures beside their targets, and write `docs/performance.md`."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from components.content.pages import PAGES
from tests.bench import (
    baking,
    choice,
    compare,
    first,
    growth,
    load,
    machine,
    pictures,
    profiles,
    replicas,
    report,
    runs,
    sent,
    start,
    visitors,
)
from tests.bench.effort import FULL, QUICK, Effort
from tests.bench.servers import KINDS, RUN, side_by_side
from tests.bench.table import markdown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from tests.bench.table import Figure

Measured = tuple[list["Figure"], str]

TOGETHER = {
    "first": ("First visit", first.measure, KINDS),
    "choice": ("A choice", choice.measure, KINDS),
    "runs": ("Script runs", runs.measure, RUN),
    "visitors": ("Cold visitors", visitors.measure, KINDS),
}
"""The parts that look at servers side by side, each with those that it looks at."""
ALONE: dict[str, tuple[str, Callable[[Effort], Measured]]] = {
    "sent": ("What a rerun sends", sent.measure),
    "start": ("Start and memory", start.measure),
    "load": ("Load", load.measure),
    "replicas": ("Replicas", replicas.measure),
    "bake": ("The baked edition", baking.measure),
    "pictures": ("Pictures", pictures.measure),
    "growth": ("Growth", growth.measure),
    "compare": ("Against an older checkout", compare.measure),
}
"""The parts that start servers of their own."""


def measured(names: Sequence[str], effort: Effort) -> Iterator[report.Part]:
    """Run parts by name, and print each when it is done."""
    for name in names:
        if name in ALONE:
            title, alone = ALONE[name]
            figures, remark = alone(effort)
        else:
            title, together, kinds = TOGETHER[name]
            with side_by_side(kinds) as servers:
                figures, remark = together(servers, effort)
        say(f"## {title}\n\n{markdown(figures)}\n\n{remark}\n")
        yield report.Part(title, figures, remark)


def say(text: str) -> None:
    """Print at once: a part takes minutes."""
    print(text, flush=True)  # noqa: T201


def explain(figures: Sequence[Figure]) -> None:
    """Print profiles for the targets that are not met: of the page that a figure is about, or of the start."""
    missed = [each.id for each in figures if each.met is False]
    known = {each.path or "overview": each.path for each in PAGES}
    pages = {known[name]: None for each in missed if (name := each.partition("-")[2].removeprefix("drawn-")) in known}
    if {"first-seconds", "choice"} & {*missed}:
        pages["un-votes"] = None
    for path in pages:
        say(f"Why /{path} takes its time:\n{profiles.page(path)}\n")
    if "start" in missed:
        say(f"What takes long to import (own | with what it imports, in µs):\n{profiles.imports()}\n")
        say(f"The first run of the process:\n{profiles.page('', first=True)}\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run the parts; 0 also when targets are not met, since what a machine does at the time is no fault of the code."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    names = [*TOGETHER, *ALONE]
    parser.add_argument("--only", help=f"parts, with commas between: {', '.join(names)}; the document is then left as it is")
    parser.add_argument("--quick", action="store_true", help="fewer repeats and shorter windows; the document says so")
    parser.add_argument("--write", action="store_true", help="write the document from these parts alone")
    parser.add_argument("--no-profiles", action="store_true", help="no profiles for targets that are not met")
    parser.add_argument("--against", default="", metavar="REVISION", help="what `compare` holds this checkout against, if not the last run")
    arguments = parser.parse_args(argv)
    chosen = arguments.only.split(",") if arguments.only else names
    if unknown := [each for each in chosen if each not in names]:
        parser.error(f"no such part: {', '.join(unknown)}")
    facts = {
        "Date": dt.datetime.now(dt.UTC).date().isoformat(),
        "Command": " ".join(["python -m tests.bench", *(sys.argv[1:] if argv is None else argv)]),
        **machine.described(),
    }
    parts: list[report.Part] = []
    for part in measured(chosen, replace(QUICK if arguments.quick else FULL, against=arguments.against)):
        parts.append(part)
        if arguments.only is None or arguments.write:
            report.write(parts, facts)  # after each: who ends the bench keeps what is done
    if not arguments.no_profiles:
        explain([each for part in parts for each in part.figures])
    return 0


if __name__ == "__main__":
    sys.exit(main())
