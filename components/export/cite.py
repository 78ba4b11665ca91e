"""Citations of a chart, a table or the whole dashboard, written by a CSL processor and the usual libraries from one CSL item.

The libraries are loaded when the first citation is asked for: a server starts without them.
"""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import warnings
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from data import PACKAGE

if TYPE_CHECKING:
    from citeproc import CitationStylesStyle

    from data import Table

STYLES = Path(__file__).parent / "styles"
SITE = "Pressure and engagement"
AUTHOR = "The Pressure and engagement contributors"

Item = dict[str, Any]


def csl_item(name: str, title: str, address: str, accessed: dt.date | None = None) -> Item:
    """The CSL item of a part of the dashboard, or of all of it with its own title; `name` is a public id, `accessed` the day it was looked
    at, `None` for a file, which says the version.
    """
    whole = title == PACKAGE.json["title"]
    issued = dt.date.fromisoformat(PACKAGE.as_of)
    return {
        "id": f"pressure-and-engagement-{name}",
        "type": "dataset",
        "title": title,
        **({} if whole else {"container-title": PACKAGE.json["title"]}),
        "author": [{"literal": AUTHOR}],
        "issued": {"date-parts": [[issued.year, issued.month, issued.day]]},
        **({"accessed": {"date-parts": [[accessed.year, accessed.month, accessed.day]]}} if accessed else {}),
        "version": PACKAGE.version,
        **({"URL": address} if address else {}),
    }


def table_item(table: Table, address: str, accessed: dt.date | None = None) -> Item:
    """The CSL item of a table; its id differs from that of a chart of the same name."""
    return csl_item(f"table-{table.name}", table.title, address, accessed)


def apa(source: Item) -> str:
    """A citation in APA style, 7th edition, as plain text."""
    return _styled(source, "apa")


def chicago(source: Item) -> str:
    """A citation in the style of the Chicago Manual, author and date, as plain text."""
    return _styled(source, "chicago-author-date")


def bibtex(source: Item) -> str:
    """BibTeX, as `@dataset`, which older styles of LaTeX take for `@misc`: the title in its own capitals, the address as it is."""
    from pybtex.database import BibliographyData, Entry, Person  # noqa: PLC0415
    from pybtex.database.output.bibtex import Writer  # noqa: PLC0415

    class AsItIs(Writer):
        """Writes braces and characters as they are given: an address is for programs, and text is escaped before."""

        def _encode(self, text: str) -> str:
            return text

        def quote(self, s: str) -> str:
            return f"{{{s}}}"  # between quotation marks pandoc 2 takes the % of an address for a comment

    year, month, day = source["issued"]["date-parts"][0]
    fields = {
        "title": f"{{{_latex(source['title'])}}}",
        "publisher": f"{{{_latex(source.get('container-title', SITE))}}}",
        "version": source["version"],
        "year": str(year),
        "month": str(month),
        "date": f"{year}-{month:02}-{day:02}",
        "note": f"Data version {source['version']}",
        **({"url": _plainly(source["URL"])} if "URL" in source else {}),
        **({"urldate": _seen(source)} if "accessed" in source else {}),
    }
    entry = Entry("dataset", fields=fields, persons={"author": [Person(last=f"{{{AUTHOR}}}")]})
    stream = io.StringIO()
    AsItIs().write_stream(BibliographyData({source["id"]: entry}), stream)
    return stream.getvalue()


PLAIN = {"%27": "'", "%2C": ",", "%2F": "/", "%3A": ":", "%3F": "?"}
"""Signs that a query may hold as they are."""


def _plainly(address: str) -> str:
    """An address with no more escapes than it needs: citation-js escapes those of reserved signs once more."""
    return re.sub("|".join(PLAIN), lambda found: PLAIN[found[0]], address)


def _latex(text: str) -> str:
    """Text as LaTeX sets it: the signs that mean something there are written out."""
    return re.sub(r"[#$%&_{}]", r"\\\g<0>", text)


def ris(source: Item) -> str:
    """A citation as an entry of RIS, which reference managers import."""
    import rispy  # noqa: PLC0415

    class Plain(rispy.RisWriter):
        """Writes nothing before the first tag: the number of an entry is no part of the format."""

        def set_header(self, count: int) -> str:  # noqa: ARG002 - asked for by the library
            return ""

    year, month, day = source["issued"]["date-parts"][0]
    entry = {
        "type_of_reference": "DATA",
        "id": source["id"],
        "authors": [AUTHOR],
        "title": source["title"],
        "secondary_title": source.get("container-title", ""),
        "year": str(year),
        "date": f"{year}/{month:02}/{day:02}",
        "edition": source["version"],
        "urls": [source["URL"]] if "URL" in source else [],
        "access_date": _seen(source).replace("-", "/") if "accessed" in source else "",
    }
    return rispy.dumps([{name: value for name, value in entry.items() if value}], implementation=Plain).lstrip()


def csl(source: Item) -> str:
    """A citation as CSL JSON, which citation software reads."""
    return json.dumps([source], ensure_ascii=False, indent=2)


PREPOSITIONS = (
    *("about", "above", "across", "after", "against", "among", "around", "before", "behind", "between", "beyond", "during", "since"),
    *("through", "under", "until", "up?", "without"),
)
"""Words that stay small in a title besides those that the processor knows: as in citeproc-js."""
FORMATS: dict[str, Callable[[Item], str]] = {"APA": apa, "Chicago": chicago, "BibTeX": bibtex, "RIS": ris, "CSL JSON": csl}
"""The formats in which a reader can copy a citation, by name."""


def _seen(source: Item) -> str:
    return dt.date(*source["accessed"]["date-parts"][0]).isoformat()


@cache
def _style(name: str) -> CitationStylesStyle:
    from citeproc import CitationStylesStyle  # noqa: PLC0415
    from citeproc.model import TextCased  # noqa: PLC0415

    known = TextCased._stop_words  # noqa: SLF001 - the processor takes them from nowhere else
    TextCased._stop_words = [*dict.fromkeys([*known, *PREPOSITIONS])]  # noqa: SLF001
    return CitationStylesStyle(str(STYLES / f"{name}.csl"), validate=False)


def _styled(source: Item, style: str) -> str:
    from citeproc import Citation, CitationItem, CitationStylesBibliography, formatter  # noqa: PLC0415
    from citeproc.source.json import CiteProcJSON  # noqa: PLC0415

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the processor warns of fields that a style does not use
        entries = CitationStylesBibliography(_style(style), CiteProcJSON([source]), formatter.plain)
        entries.register(Citation([CitationItem(source["id"])]))
        return re.sub(r"([.?!])?”\.", lambda found: f"{found[1] or '.'}”", str(entries.bibliography()[0]))
