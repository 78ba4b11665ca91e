"""The register of sources: every source with the rows that cite it, where it was read and in which language."""

from __future__ import annotations

import pandas as pd

from components.content.text_match import TextIndex, row_texts
from components.description.words import escape_markdown, link, web_address
from data import PACKAGE, cached_by_tables, table
from data.citations import reference

SOURCE_TABLES = ("sources", "citations")


@cached_by_tables(*SOURCE_TABLES, size=2)
def register() -> pd.DataFrame:
    """Every source, most cited first, with what cites it and where it was read.

    The columns of its table, and `rows` (how many rows cite it), `cited_by` (the same by table), `copies` (the addresses
    where it was read if elsewhere), `languages` (in which it was read). The frame is shared and must not be changed.

    Raises `data.TableError` when a table cannot be read.
    """
    known = table("sources").set_index("source_id", drop=False)
    uses = _uses()
    by_table = {each: dict(zip(group.table, group.rows, strict=True)) for each, group in uses.groupby("source_id", sort=False)}
    copies, languages = _lists("seen_at"), _lists("language")
    return known.assign(
        rows=uses.groupby("source_id").rows.sum().reindex(known.index, fill_value=0),
        cited_by=[by_table.get(each, {}) for each in known.index],
        copies=[copies.get(each, []) for each in known.index],
        languages=[[language_name(code) for code in languages.get(each, [])] for each in known.index],
    ).sort_values("rows", ascending=False, kind="stable")


def sources_of_table(name: str) -> pd.DataFrame:
    """The sources of one table, most cited first, with the register's columns; `rows` counts this table's rows only."""
    uses = _uses()
    uses = uses[uses.table == name].set_index("source_id").rows
    return register().loc[uses.index].assign(rows=uses)


@cached_by_tables(*SOURCE_TABLES, size=2)
def _uses() -> pd.DataFrame:
    """How many rows of which table cite which source, most first."""
    cites = table("citations")[["source_id", "table", "row_id"]].drop_duplicates()
    uses = cites.groupby(["source_id", "table"], sort=False).size().rename("rows").reset_index()
    return uses.sort_values("rows", ascending=False, kind="stable")


def _lists(column: str) -> dict[str, list[str]]:
    """The distinct values of a column of the citations, by source."""
    pairs = table("citations")[["source_id", column]].dropna().drop_duplicates()
    return pairs.groupby("source_id", sort=False)[column].agg(list).to_dict()


@cached_by_tables(*SOURCE_TABLES, size=2)
def readable_register() -> pd.DataFrame:
    """The register as the table shows it."""
    whole = register()
    kinds = PACKAGE.field("sources", "kind").labels
    return pd.DataFrame(
        {
            "Source": [reference(row) for _, row in whole.iterrows()],
            "Address": whole.url.map(web_address),
            "Rows": whole.rows,
            "Cited by": [cited_by_in_words(uses) for uses in whole.cited_by],
            "Kind": whole.kind.map(kinds).astype(object),
            "Published": whole.published,
            "Read at": [next(filter(None, map(web_address, each)), None) for each in whole.copies],
            "Copies read": whole.copies.map(len),
            "Language read": whole.languages.map(", ".join),
            "Note": whole.note,
            "Name in the data": whole.source_id,
        }
    )


@cached_by_tables(*SOURCE_TABLES, size=2)
def register_texts() -> TextIndex:
    """What a search in the register looks through: the cells of each source."""
    return row_texts(readable_register())


def cited_by_in_words(uses: dict[str, int]) -> str:
    """ "Events (3), Camps (1)": which tables cite a source, and in how many rows."""
    return ", ".join(f"{PACKAGE.tables[name].title if name in PACKAGE.tables else name} ({rows:,})" for name, rows in uses.items())


def entry(source: pd.Series) -> str:
    """A source as a list item in Markdown: the reference as a link, and where it was read if elsewhere."""
    text = link(reference(source), source.url) if pd.notna(source.url) else escape_markdown(reference(source))
    if pd.notna(source.get("seen_at")):
        language = f" ({escape_markdown(language_name(source.language))})" if pd.notna(source.get("language")) else ""
        text += f" – read in {link('a copy', source.seen_at)}{language}"
    return text


def language_name(code: str) -> str:
    """The language in which a source was read, in words."""
    return PACKAGE.label("citations", "language", code)
