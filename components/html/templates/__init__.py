"""HTML that the server writes itself, outside Streamlit; every value in it is escaped."""

from __future__ import annotations

import json
from typing import Any, cast

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from components.content import ledger

TEMPLATES = Environment(loader=PackageLoader("components.html"), autoescape=True, undefined=StrictUndefined)
cast("dict[str, Any]", TEMPLATES.globals)["ledger_style"] = lambda: Markup(ledger.style())  # noqa: S704 - of constants alone


def block(value: Any) -> Markup:
    """A value as JSON for a script element that holds data: nothing in it can end the element."""
    return Markup(json.dumps(value, ensure_ascii=False, indent=1).replace("<", "\\u003c"))  # noqa: S704
