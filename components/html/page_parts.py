"""What a page of the readable edition holds beside its charts: the steps, the claims, the excerpts, the tables and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlsplit

import pandas as pd
from markupsafe import Markup

from components.content import addresses, brief, claims, excerpts, glossary, ledger, source_register, steps, tables
from components.content.ledger import LinkTo
from components.content.pages import ACTORS, CLAIMS, DATA, OVERVIEW, PAGES, STATE, THE_BRIEF
from components.description.choice import ChoiceError, Query
from components.description.page import Page
from components.description.words import MARKDOWN, web_address
from components.html.section import Source
from data import Table, TableError, table
from data.citations import reference


@dataclass(frozen=True)
class Supplement:
    """What a page holds beside its charts: the template that writes it, and what goes into it."""

    template: str
    content: Callable[[Query, LinkTo], dict[str, Any]]
    """(query of the address, where links lead) → what the template shows, with a sentence in `wrong` for each choice that was none."""
    before_charts: bool = True


def missing(page: Page) -> list[str]:
    """What a page leaves out because a table cannot be read: a sentence a table."""
    beside = {"glossary": bool(page.terms), "excerpts": any(chart.excerpts for chart in page.charts), "searches": True}
    return [trouble for name, wanted in beside.items() if wanted and (trouble := _why_unreadable(name))]


def _why_unreadable(name: str) -> str:
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
    """Excerpts by their ids, each with its attribution; none when they cannot be read (`data.TableError`)."""
    try:
        known = excerpts.excerpts_by_id()
    except TableError:
        return []
    return [_quoted(known[each]) for each in ids]


def _quoted(excerpt: excerpts.Excerpt) -> dict[str, Any]:
    return {
        "id": excerpt.excerpt_id,
        "quote": excerpts.nested_quotation(excerpt.quote),
        "attribution": excerpts.attribution(excerpt.paragraph),
        "address": excerpts.publisher_page(),
    }


def _steps(_query: Query, _link_to: LinkTo) -> dict[str, Any]:
    pages = {each.script: each.path for each in PAGES}
    return {
        "steps": [
            {"step": each, "figure": each.figure(), "excerpts": quoted([each.excerpt]), "page": pages[each.page]} for each in steps.STEPS
        ],
        "conclusion": quoted(["slow-change", "small-progress"]),
    }


def _claims(query: Query, link_to: LinkTo) -> dict[str, Any]:
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
    named = {*query.get(addresses.CLAIM, [])} & {*rows.claim_id}
    if named:
        kept = rows.claim_id.isin(named)
    ids = (*rows.claim_id[kept],)

    def register(base: str) -> Markup:
        return Markup(ledger.register(ids, base, link_to, opened=bool(named)))  # noqa: S704 - escaped where it is made

    return {"headline": claims.ledger_headline(), "register": register, "count": len(ids), "total": len(rows), "wrong": wrong}


def _brief(query: Query, _link_to: LinkTo) -> dict[str, Any]:
    rows = table("excerpts")
    paragraphs = table("brief_paragraphs")
    source = table("sources").set_index("source_id").loc[excerpts.BRIEF_SOURCE]
    named = {*query.get(addresses.EXCERPT, [])} & {*rows.excerpt_id}
    kept = rows[rows.excerpt_id.isin(named)] if named else rows
    return {
        "source": Source(reference(source), web_address(source.url)),
        "gists": [
            (name, brief.GISTS.get(name, ""), [each for each in part.paragraph if each])
            for name, part in paragraphs.groupby("section", sort=False)
        ],
        "paragraphs": [
            (excerpts.paragraph_heading(int(str(number))), number, [_excerpt(each) for each in part.excerpt_id])
            for number, part in kept.groupby("paragraph")
        ],
        "count": len(kept),
        "total": len(rows),
        "notice": excerpts.violence_notice(kept.excerpt_id),
    }


def _excerpt(excerpt_id: str) -> dict[str, Any]:
    excerpt = excerpts.excerpts_by_id()[excerpt_id]
    return {
        "excerpt": _quoted(excerpt),
        "context": excerpt.context,
        "charts": [(each.title, f"{each.page}#{each.id}") for each in excerpts.charts_for_excerpt(excerpt_id)],
        "claims": [(each.verdict, each.claim, addresses.claim(each.claim_id)) for each in claims.claims_in_excerpt(excerpt_id)],
    }


def _data(_query: Query, link_to: LinkTo) -> dict[str, Any]:
    sources = [
        (
            row.source_id,
            Source(reference(row), web_address(row.url), tuple(filter(web_address, row.copies)), ", ".join(row.languages)),
            int(row.rows),
        )
        for _, row in source_register.register().iterrows()
    ]
    return {
        "tables": [(each, _count(each)) for each in tables.listed_tables()],
        "sources": sources,
        "glossary": _definitions(glossary.all_terms()),
        "articles": articles_as_html(DATA, link_to),
    }


def _count(entry: Table) -> str:
    try:
        rows = len(table(entry.name))
    except TableError as error:
        return str(error)
    return f"{rows:,} row{'' if rows == 1 else 's'}"


def _index(_query: Query, _link_to: LinkTo) -> dict[str, Any]:
    return {"index": PAGES}


def _articles(page: Page, _query: Query, link_to: LinkTo) -> dict[str, Any]:
    return {"articles": articles_as_html(page, link_to)}


def articles_as_html(page: Page, link_to: LinkTo) -> list[tuple[str, list[tuple[str, Markup]]]]:
    """The articles of a page: headings, each with the titles of its parts and their words as HTML."""
    return [(heading, [(title, _html(text(), link_to)) for title, text in parts]) for heading, parts in (page.articles or {}).items()]


def _html(words: str, link_to: LinkTo) -> Markup:
    """Markdown of our own as HTML; raw HTML in it stays text, and its links lead to this edition."""
    tokens = MARKDOWN.parse(words)
    for each in (child for token in tokens for child in token.children or ()):
        address = str(each.attrs.get("href", ""))
        if address and not address.startswith("#") and not urlsplit(address).scheme:
            each.attrs["href"] = link_to(address)
    return Markup(MARKDOWN.renderer.render(tokens, MARKDOWN.options, {}))  # noqa: S704


SUPPLEMENTS = {
    **{each.path: Supplement("read_articles.html", partial(_articles, each), before_charts=False) for each in (STATE, ACTORS)},
    OVERVIEW.path: Supplement("read_steps.html", _steps),
    THE_BRIEF.path: Supplement("read_brief.html", _brief),
    CLAIMS.path: Supplement("read_claims.html", _claims),
    DATA.path: Supplement("read_data.html", _data),
}
"""By the path of the page."""
INDEX = Supplement("read_index.html", _index)
"""What a page holds that has neither charts nor a supplement of its own."""


def supplement(page: Page) -> Supplement | None:
    """What a page holds beside its charts; `None` when there is nothing."""
    return SUPPLEMENTS.get(page.path) or (None if page.charts else INDEX)
