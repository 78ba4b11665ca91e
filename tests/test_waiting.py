"""No test asserts what it read from a page at once, and none sleeps: read with `ast`, nothing is run.

A page may not have drawn yet what is read. `expect(…)` waits, and so do `until` and `becomes` of `tests/waiting.py`; what they look at is theirs.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.register import ROOT
from tests.waiting import becomes, until

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAITING = {"until", "becomes"}
READS = {
    *(
        "all_inner_texts",
        "all_text_contents",
        "aria_snapshot",
        "bounding_box",
        "evaluate",
        "evaluate_all",
        "evaluate_handle",
        "get_attribute",
    ),
    *("inner_html", "inner_text", "input_value", "is_checked", "is_disabled", "is_editable", "is_enabled", "is_hidden", "is_visible"),
    *("screenshot", "text_content", "Axe"),
}
"""What answers at once, asked of a page or of a part of it."""
BARE = {"all", "content", "count", "title"}
"""The same, only without arguments: texts and lists have methods of these names that take some."""
PAUSES = {"sleep", "wait_for_timeout"}
PACED = {"tests/waiting.py": "looks again after a while", "tests/bench/load.py": "takes a sample five times a second"}
"""Where something may be done after a while, and why."""


def name(node: ast.AST) -> str:
    """What a call, an attribute or a name is called at its end."""
    match node:
        case ast.Call(func=function):
            return name(function)
        case ast.Attribute(attr=attribute):
            return attribute
        case ast.Name(id=own):
            return own
    return ""


def reads(node: ast.AST, others: set[str]) -> Iterator[str]:
    """What an expression reads at once, itself or by one of the `others`: functions and names that hold what was read. What is waited for is left out."""
    match node:
        case ast.Call(args=args, keywords=keywords):
            if name(node) in WAITING:
                return
            if name(node) in READS | others or (name(node) in BARE and not args and not keywords):
                yield name(node)
        case ast.Name(id=own) if own in others:
            yield own
        case ast.Attribute(attr="url", value=page) if name(page) == "page":
            yield "url"
    for each in ast.iter_child_nodes(node):
        yield from reads(each, others)


def readers(trees: list[ast.Module]) -> set[str]:
    """The functions that hand out what they, or another of them, read at once."""
    functions = [each for tree in trees for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)]
    handed = {each.name: [one.value for one in ast.walk(each) if isinstance(one, ast.Return) and one.value] for each in functions}
    found, before = set[str](), None
    while found != before:
        before = {*found}
        found |= {function for function, values in handed.items() if any(any(reads(value, before)) for value in values)}
    return found - WAITING


def held(function: ast.FunctionDef, others: set[str]) -> set[str]:
    """The names in a function that hold what was read at once."""
    given = [each for each in ast.walk(function) if isinstance(each, ast.Assign | ast.AnnAssign | ast.NamedExpr) and each.value]
    targets = [(target, each.value) for each in given for target in (each.targets if isinstance(each, ast.Assign) else [each.target])]
    return {
        part.id
        for target, value in targets
        if any(reads(value, others))
        for part in ([target] if isinstance(target, ast.Name) else getattr(target, "elts", []))
        if isinstance(part, ast.Name)
    }


def hasty(root: Path) -> Iterator[str]:
    """Assertions over what was read at once, in tests that drive a browser."""
    texts = {file: file.read_text(encoding="utf-8") for file in sorted((root / "tests").rglob("*.py"))}
    trees = {file: ast.parse(text) for file, text in texts.items() if "playwright" in text or "browser.conftest" in text}
    others = readers([*trees.values()])
    for file, tree in trees.items():
        for function in (each for each in ast.walk(tree) if isinstance(each, ast.FunctionDef)):
            known = others | held(function, others)
            for each in (each for each in ast.walk(function) if isinstance(each, ast.Assert)):
                for found in dict.fromkeys(reads(each.test, known)):
                    yield f"{file.relative_to(root)}:{each.lineno} asserts {found} at once"


def sleeping(root: Path) -> Iterator[str]:
    """Pauses of a fixed length."""
    for file in sorted((root / "tests").rglob("*.py")):
        place = file.relative_to(root).as_posix()
        for each in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(each, ast.Call) and name(each) in PAUSES and place not in PACED:
                yield f"{place}:{each.lineno} sleeps"


@pytest.mark.parametrize("rule", [hasty, sleeping])
def test_the_tests_keep_the_rule(rule: object) -> None:
    assert [*rule(ROOT)] == []


HEAD = "from playwright.sync_api import Page\n"
BROKEN = [
    (hasty, "def test_a(page):\n    assert page.get_by_role('navigation').count() >= 1", "3 asserts count at once"),
    (hasty, "def test_a(page):\n    assert page.locator('h1').inner_text() == 'A'", "3 asserts inner_text at once"),
    (hasty, "def test_a(page):\n    assert not page.locator('h1').is_visible(timeout=1)", "3 asserts is_visible at once"),
    (hasty, "def test_a(page):\n    assert 'a' in [each for each in page.locator('a').all()]", "3 asserts all at once"),
    (hasty, "def test_a(one):\n    assert one.page.url == '/'", "3 asserts url at once"),
    (hasty, "def test_a(page):\n    wide = page.evaluate('1')\n    assert wide == 1", "4 asserts wide at once"),
    (hasty, "def test_a(page):\n    a, b = 1, page.title()\n    assert a, b\n    assert b", "4 asserts a at once"),
    (hasty, "def said(page):\n    return page.inner_text('h1')\ndef test_a(page):\n    assert said(page) == 'A'", "5 asserts said at once"),
    (
        hasty,
        "def test_a(page):\n    assert two(page)\ndef two(page):\n    return [one(page)]\ndef one(page):\n    return page.evaluate('1')",
        "3 asserts two at once",
    ),
    (
        hasty,
        "def faults(page):\n    return Axe().run(page).response\ndef test_a(page):\n    assert not faults(page)",
        "5 asserts faults at once",
    ),
    (sleeping, "def test_a(page):\n    page.wait_for_timeout(50)", "3 sleeps"),
    (sleeping, "import time\ntime.sleep(1)", "3 sleeps"),
    (sleeping, "from time import sleep\nsleep(1)", "3 sleeps"),
]
SOUND = [
    "def test_a(page):\n    assert until(lambda: page.locator('a').count()) == 2",
    "def test_a(page):\n    found = until(page.locator('a').inner_text)\n    assert found == 'A'",
    "def test_a(page):\n    becomes(lambda: page.evaluate('1'), 1)\n    assert [1, 2].count(1) == 1",
]


@pytest.mark.parametrize(("rule", "text", "complaint"), BROKEN, ids=[text.splitlines()[-1].strip() for _, text, _ in BROKEN])
def test_a_test_that_breaks_the_rule_is_found(tmp_path: Path, rule: object, text: str, complaint: str) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text(HEAD + text, encoding="utf-8")
    assert [each.removeprefix("tests/test_a.py:") for each in rule(tmp_path)][:1] == [complaint]


@pytest.mark.parametrize("text", SOUND)
def test_a_test_that_waits_is_left_alone(tmp_path: Path, text: str) -> None:
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_a.py").write_text(HEAD + text, encoding="utf-8")
    assert [*hasty(tmp_path), *sleeping(tmp_path)] == []


def test_what_comes_later_is_waited_for_and_what_never_comes_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    coming = iter([1, 2, 3])
    assert until(lambda: next(coming), lambda seen: seen == 3) == 3
    monkeypatch.setattr("tests.waiting.PATIENCE", 0)
    with pytest.raises(pytest.fail.Exception, match=r"after 0 seconds still not right: places \(wanted: 2\) 1"):
        becomes(lambda: 1, 2, "places")
