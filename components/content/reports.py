"""Where a reader reports an error: a link that already says what is meant, where it is seen and which data version it has.

The address is that of the contributor with the role "contact" in `data/datapackage.json`: `path`, the page for a new entry of an issue
tracker (GitHub and Forgejo read title and text from it), or `email`.
"""

from __future__ import annotations

from urllib.parse import quote, urlencode

from components.description.words import web_address
from data import PACKAGE

LABEL = "Report an error"


def target() -> str:
    """The page or the mail address that reports go to; empty when none is configured."""
    contacts = [each for each in PACKAGE.json.get("contributors", []) if "contact" in each.get("roles", [])]
    return next((str(each.get("path") or each.get("email") or "") for each in contacts), "")


def report_address(what: str, address: str) -> str:
    """The link that reports an error in something, named in words, that is seen at a whole address; empty when no target is configured."""
    to = target()
    text = f"{what}\n{address}\nData version {PACKAGE.version}\n\nWhat is wrong, and which source says so:\n"
    if web_address(to):
        return f"{to}{'&' if '?' in to else '?'}{urlencode({'title': f'Error: {what}', 'body': text})}"
    return f"mailto:{to}?{urlencode({'subject': f'Error: {what}', 'body': text}, quote_via=quote)}" if "@" in to else ""


def report_statement() -> str:
    """What a page says of reports, once, in a sentence."""
    if report_address("", ""):
        return f"“{LABEL}” stands under each chart and each claim."
    return "No address for reports of errors is configured for this copy."
