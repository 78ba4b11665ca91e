"""The page about caches names every module that keeps something, and there is no other way to keep it than those that the page names."""

from __future__ import annotations

import ast
import re
from typing import TYPE_CHECKING

from tests.register import ROOT

if TYPE_CHECKING:
    from pathlib import Path

DOCUMENT = (ROOT / "docs" / "caches.md").read_text(encoding="utf-8")
KEEPING = {"cached_by_tables", "single_flight", "cache", "cache_data", "LRUCache"}
"""What makes something be kept."""
ELSEWHERE = {"lru_cache", "cache_resource", "TTLCache", "LFUCache", "cachedmethod"}
"""Other ways, which nobody takes."""
MODULES = [each for folder in ("components", "data", "pages") for each in sorted((ROOT / folder).rglob("*.py"))]


def used(text: str) -> set[str]:
    """The names and attributes that a module uses, as code and not in words."""
    nodes = [*ast.walk(ast.parse(text))]
    return {each.id for each in nodes if isinstance(each, ast.Name)} | {each.attr for each in nodes if isinstance(each, ast.Attribute)}


def named(path: Path) -> bool:
    """Whether the page names a module, by its path or by its folder and its name."""
    place = path.relative_to(ROOT).as_posix()
    folder = re.escape(place.rpartition("/")[0])
    return f"`{place}`" in DOCUMENT or bool(re.search(rf"`{folder}/` \([^)]*`{re.escape(path.name)}`", DOCUMENT))


def test_a_module_that_keeps_something_is_on_the_page() -> None:
    keeping = [each for each in MODULES if used(each.read_text(encoding="utf-8")) & KEEPING]
    assert keeping
    assert [each for each in keeping if not named(each)] == []


def test_nothing_is_kept_in_another_way() -> None:
    assert {each.name: found for each in MODULES if (found := used(each.read_text(encoding="utf-8")) & ELSEWHERE)} == {}


def test_a_module_that_is_not_named_is_found() -> None:
    assert not named(ROOT / "components" / "content" / "pages.py")
    assert "lru_cache" in used("import functools\n@functools.lru_cache\ndef a(): ...")
