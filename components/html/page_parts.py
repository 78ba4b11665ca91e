"""What a page of the readable edition holds beside its charts: the steps, the claims, the excerpts, the tables and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from markdown_it import MarkdownIt
from markupsafe import Markup

from components.charts.verdicts import KINDS, SECTIONS, VERDICTS
from components.content import double_standards, excerpts, glossary, method, source_register, steps
from components.content.pages import PAGES, Page, shown
from components.description.choice import ChoiceError
from components.description.words import web
from components.drawing.theme import VERDICT_SIGN
from components.html.section import Query, Source, listed
from components.ui import brief, claims
from components.ui.layout import Articles
from data import PACKAGE, Table, TableError, table
from data.citations import cited, reference


@dataclass(frozen=True)
class Part:
    """What a page holds beside its charts: the template that writes it, what goes into it, and what of the link was no choice."""

    template: str
    make: Callable[[Query], dict[str, Any]]
    before: bool = True
    """Whether it stands before the charts."""


def address(path: str) -> str:
    """Where a page of the edition is, relative to another page of it."""
    return path or "./"


def missing(page: Page) -> list[str]:
    """What a page leaves out beside its charts because a table cannot be read: a sentence a table."""
    beside = {"glossary": bool(page.terms), "excerpts": any(chart.excerpts for chart in shown(page))}
    return [trouble for name, wanted in beside.items() if wanted and (trouble := _trouble(name))]


def _trouble(name: str) -> str:
    try:
        table(name)
    except TableError as error:
        return str(error)
    return ""


def terms(page: Page) -> Markup | None:
    """The terms of a page with their definitions; `None` when it has none or they cannot be read."""
    try:
        return _definitions(page.terms) if page.terms else None
    except TableError:
        return None


def _definitions(ids: tuple[str, ...]) -> Markup:
    return Markup(glossary.definitions(ids))  # noqa: S704 - escaped where it is made


def quoted(ids: Iterable[str]) -> list[dict[str, Any]]:
    """Excerpts by their ids, each with its attribution; none when they cannot be read."""
    try:
        rows = table("excerpts").set_index("excerpt_id")
    except TableError:
        return []
    return [_quoted(rows.loc[each]) for each in ids]


def _quoted(row: pd.Series) -> dict[str, Any]:
    return {"id": row.name, "quote": excerpts.inner(row.quote), "place": excerpts.place(row.paragraph), "address": excerpts.brief_address()}


def _steps(_query: Query) -> dict[str, Any]:
    pages = {each.script: each.path for each in PAGES}
    return {
        "steps": [
            {"step": each, "figure": each.figure(), "excerpts": quoted([each.excerpt]), "page": address(pages[each.page])}
            for each in steps.STEPS
        ],
        "conclusion": quoted(["slow-change", "small-progress"]),
    }


def _claims(query: Query) -> dict[str, Any]:
    rows, wrong = table("claims"), []
    kept = pd.Series(True, index=rows.index)
    for column, control in claims.FILTERS.items():
        try:
            wanted = control.read(query.get(control.name, []), {})
        except ChoiceError as error:
            wrong.append(f"{error} Shown instead: the default.")
            continue
        if wanted:
            kept &= rows[column].isin(wanted)
    named = {*query.get(claims.CHOICE, [])} & {*rows.claim_id}
    if named:
        kept = rows.claim_id.isin(named)
    groups = [(SECTIONS[each], [_claim(row) for _, row in part.iterrows()]) for each, part in rows[kept].groupby("section", observed=True)]
    return {"groups": groups, "count": int(kept.sum()), "total": len(rows), "wrong": wrong}


def _claim(row: pd.Series) -> dict[str, Any]:
    return {
        "id": row.claim_id,
        "claim": row.claim,
        "verdict": f"{VERDICT_SIGN[row.verdict]} {VERDICTS[row.verdict]}",
        "place": f"Paragraph {row.paragraph}" if row.paragraph else "Standfirst",
        "kind": KINDS[row.kind],
        "checked": row.checked.date().isoformat(),
        "confidence": row.confidence,
        "finding": row.finding,
        "would_change": row.would_change,
        "note": None if pd.isna(row.note) else row.note,
        "excerpts": [] if pd.isna(row.excerpt_id) else quoted([row.excerpt_id]),
        "sources": [*listed(cited("claims", [row.claim_id]))],
    }


def _brief(query: Query) -> dict[str, Any]:
    rows, ledger = table("excerpts"), table("claims")
    paragraphs = table("brief_paragraphs")
    source = table("sources").set_index("source_id").loc[excerpts.BRIEF]
    named = {*query.get(excerpts.CHOICE, [])} & {*rows.excerpt_id}
    kept = rows[rows.excerpt_id.isin(named)] if named else rows
    return {
        "source": Source(reference(source), web(source.url)),
        "gists": [
            (name, brief.GISTS.get(name, ""), [each for each in part.paragraph if each])
            for name, part in paragraphs.groupby("section", sort=False)
        ],
        "paragraphs": [
            (f"Paragraph {number}" if number else "Standfirst", number, [_excerpt(row, ledger) for _, row in part.iterrows()])
            for number, part in kept.set_index("excerpt_id").groupby("paragraph")
        ],
        "count": len(kept),
        "total": len(rows),
        "violent": brief.CHARGES in {*kept.excerpt_id},
    }


def _excerpt(row: pd.Series, ledger: pd.DataFrame) -> dict[str, Any]:
    bearing = ledger[ledger.excerpt_id == row.name]
    return {
        "excerpt": _quoted(row),
        "context": row.context,
        "charts": [(each.title, f"{address(each.page)}#{each.id}") for each in excerpts.charts(str(row.name))],
        "claims": [(claims.verdict(each), each.claim, f"claims#{each.claim_id}") for _, each in bearing.iterrows()],
    }


def _data(_query: Query) -> dict[str, Any]:
    sources = [
        (row.source_id, Source(reference(row), web(row.url), tuple(filter(web, row.copies)), ", ".join(row.languages)), int(row.rows))
        for _, row in source_register.register().iterrows()
    ]
    entries = sorted(PACKAGE.tables.values(), key=lambda each: each.name in source_register.TABLES)
    terms = table("glossary").sort_values("term", key=lambda column: column.str.lower()).term_id
    return {
        "tables": [(each, _count(each)) for each in entries],
        "sources": sources,
        "glossary": _definitions((*terms,)),
        "articles": _articles(method.ARTICLES),
    }


def _count(entry: Table) -> str:
    try:
        rows = len(table(entry.name))
    except TableError as error:
        return str(error)
    return f"{rows:,} row{'' if rows == 1 else 's'}"


def _index(_query: Query) -> dict[str, Any]:
    return {"index": [(each, address(each.path), shown(each)) for each in PAGES]}


def _articles(articles: Articles) -> list[tuple[str, list[tuple[str, Markup]]]]:
    """Articles as HTML; raw HTML in their words stays text."""
    write = MarkdownIt("commonmark", {"html": False}).render
    return [(heading, [(title, Markup(write(text()))) for title, text in parts]) for heading, parts in articles.items()]  # noqa: S704


PARTS = {
    "actors": Part("read_articles.html", lambda _query: {"articles": _articles(double_standards.ARTICLES)}, before=False),
    "": Part("read_steps.html", _steps),
    "brief": Part("read_brief.html", _brief),
    "claims": Part("read_claims.html", _claims, before=False),
    "data": Part("read_data.html", _data),
}
"""By the path of the page."""
INDEX = Part("read_index.html", _index)
"""What a page holds that has neither charts nor a part of its own."""


def part(page: Page) -> Part | None:
    """What a page holds beside its charts; `None` when there is nothing."""
    return PARTS.get(page.path) or (None if shown(page) else INDEX)
