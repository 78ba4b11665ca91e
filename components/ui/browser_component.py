"""Own parts of a page that run in the browser: files of one name beside this one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer


def component(name: str, *endings: str) -> ComponentRenderer:
    """The part of a name, ready to be mounted, from its files with these endings (html, css, js); `FileNotFoundError` when one is
    missing.
    """
    files: dict[str, Any] = {each: Path(__file__).with_name(f"{name}.{each}").read_text(encoding="utf-8") for each in endings}
    return st.components.v2.component(name, **files)


def event_value(key: str, event: str) -> Any:
    """What the part with a key has sent with an event, for the callback of the event; `None` when Streamlit no longer knows the part: its
    page is being left, and what it sends is too late.
    """
    return (st.session_state.get(key) or {}).get(event)
