"""The whole data package as one ZIP file: tables, descriptor, codebook, citation, licence, changelog, checksums. No Streamlit here."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from pathlib import Path
from typing import Any

from data import PACKAGE, cached_by_tables, table

PROJECT = Path(__file__).parents[2]
PROJECT_FILES = ("CITATION.cff", "LICENSE", "CHANGELOG.md")
LICENCE = (
    "The tables are licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); the excerpts of the brief are "
    "quotations and under no licence of ours; LICENSE is that of the code.\n"
)


def name() -> str:
    """What the package is called as a file and a folder, without an ending."""
    return f"pressure-and-engagement-{PACKAGE.version}"


def descriptor(base: str) -> dict[str, Any]:
    """The descriptor of the package with the address of the first page, which the file in the project cannot know; none where the
    answer is asked for without a host.
    """
    return {**PACKAGE.json, **({"homepage": base} if base.startswith("http") else {})}


@cached_by_tables(size=2)
def package_bytes(base: str) -> bytes:
    """The ZIP file, the same bytes for the same files, the descriptor at its root; `base` is the address of the first page.

    `TableError` when a table cannot be read.
    """
    for each in PACKAGE.tables:
        table(each)
    written = json.dumps(descriptor(base), ensure_ascii=False, indent=1)
    files = {"datapackage.json": written.encode(), "README.md": (PACKAGE.folder / "README.md").read_bytes()}
    files |= {each.path: each.file.read_bytes() for each in PACKAGE.tables.values()}
    files |= {each: (PROJECT / each).read_bytes() for each in PROJECT_FILES} | {"LICENCE-DATA.txt": LICENCE.encode()}
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    files["SHA256SUMS"] = sums.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(path), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
