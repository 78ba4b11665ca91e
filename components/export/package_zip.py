"""The whole data package as one ZIP file: tables, descriptor, codebook, citation, licence, changelog, checksums. No Streamlit here."""

from __future__ import annotations

import hashlib
import io
import zipfile
from pathlib import Path

from data import PACKAGE, cached_by_tables, table

ROOT = Path(__file__).parents[2]
BESIDE = ("CITATION.cff", "LICENSE", "CHANGELOG.md")
LICENCE = (
    "The tables are licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); the excerpts of the brief are "
    "quotations and under no licence of ours; LICENSE is that of the code.\n"
)


def name() -> str:
    """What the package is called as a file and a folder, without an ending."""
    return f"pressure-and-engagement-{PACKAGE.version}"


@cached_by_tables(size=1)
def package_bytes() -> bytes:
    """The ZIP file, the same bytes for the same files; `TableError` when one of them cannot be read."""
    for each in PACKAGE.tables:
        table(each)
    files = {"datapackage.json": PACKAGE.file.read_bytes(), "README.md": (PACKAGE.folder / "README.md").read_bytes()}
    files |= {each.path: each.file.read_bytes() for each in PACKAGE.tables.values()}
    files |= {each: (ROOT / each).read_bytes() for each in BESIDE} | {"LICENCE-DATA.txt": LICENCE.encode()}
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(files.items()))
    files["SHA256SUMS"] = sums.encode()
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            archive.writestr(zipfile.ZipInfo(f"{name()}/{path}"), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()
