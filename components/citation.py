"""How to cite: this dashboard, the brief, and the sources, each for itself, as plain text."""

from __future__ import annotations

import pandas as pd

from data import PACKAGE, dates


def source(row: pd.Series) -> str:
    """A source in full, as a reader would put it in a list of references."""
    author = row.author if pd.notna(row.author) else None
    published = dates.words(row.published) if pd.notna(row.published) else "undated"
    publisher = row.publisher if row.publisher != author else None
    parts = [author, f"“{row.title}”", publisher, row.symbol, published]
    address = f" {row.url}" if pd.notna(row.url) else ""
    return f"{', '.join(str(each) for each in parts if pd.notna(each))}.{address}"


def dashboard() -> str:
    """This dashboard and its data, with the version of the data."""
    created = dates.words(PACKAGE.json["created"][:10])
    return f"{PACKAGE.json['title']} (data version {PACKAGE.version}, {created}) [dashboard and data set]."
