"""Write the baked edition: `python -m components.bake FOLDER`."""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from components.bake.folder import MOST_COMBINATIONS, bake
from components.bake.pages import Host
from components.bake.workers import Progress
from data import TableError


def main() -> int:
    """Bake, and say how big it has become; 1 when it cannot be done."""
    parser = argparse.ArgumentParser(prog="python -m components.bake", description="Write the baked edition into a folder.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=_address, metavar="ADDRESS", help="where the folder will be served: adds the feed and the site map")
    parser.add_argument("--live", type=_address, metavar="ADDRESS", help="where the dashboard is: pages link to it")
    most = f"combinations of choices a chart, beside those of single choices ({MOST_COMBINATIONS})"
    parser.add_argument("--most", type=int, default=MOST_COMBINATIONS, metavar="NUMBER", help=most)
    given = parser.parse_args()
    start = time.monotonic()
    try:
        bake(given.folder, Host(given.base or "", given.live or ""), given.most, _bar if sys.stderr.isatty() else lambda _progress: None)
    except (OSError, TableError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sizes = [each.stat().st_size for each in given.folder.rglob("*") if each.is_file()]
    sys.stdout.write(f"{given.folder}: {len(sizes):,} files, {sum(sizes) / 1e6:.1f} MB, {time.monotonic() - start:.0f} seconds\n")
    return 0


def _bar(progress: Progress) -> None:
    """One line on the terminal, written over until all parts are done."""
    sys.stderr.write(f"\r\033[K{progress}{'' if progress.done < progress.total else chr(10)}")
    sys.stderr.flush()


def _address(text: str) -> str:
    if not text.startswith(("https://", "http://")):
        raise argparse.ArgumentTypeError("an address begins with https:// or http://")
    return f"{text.rstrip('/')}/"


if __name__ == "__main__":
    sys.exit(main())
