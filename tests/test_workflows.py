"""The workflows on GitHub and `.ci/run`: the site is published only after the tests, and all they run is what the README shows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from tests.register import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

FOLDER = ROOT / ".github" / "workflows"
FLOWS: dict[str, dict[Any, Any]] = {each.stem: yaml.safe_load(each.read_text(encoding="utf-8")) for each in sorted(FOLDER.glob("*.yml"))}
README = (ROOT / "README.md").read_text(encoding="utf-8")
SHOWN = {f"make {each}" for each in re.findall(r"^make (\w+) +#", README, re.MULTILINE)}
"""The commands in the README's list."""


def events(name: str) -> dict[str, Any]:
    """What starts a workflow; YAML 1.1 reads the key `on` as true."""
    return FLOWS[name].get("on") or FLOWS[name][True]


def steps(flow: dict[Any, Any]) -> Iterator[dict[str, Any]]:
    for job in flow["jobs"].values():
        yield from job.get("steps", [])


def commands(text: str) -> list[str]:
    """The targets of make that a script calls, each as a command of its own."""
    return [f"make {each}" for line in re.findall(r"^(?:sudo )?make (.+)$", text, re.MULTILINE) for each in line.split() if "=" not in each]


def before(flow: dict[Any, Any], job: str) -> set[str]:
    """The jobs that must have passed before one begins."""
    needs = flow["jobs"][job].get("needs", [])
    direct = {needs} if isinstance(needs, str) else {*needs}
    return direct.union(*(before(flow, each) for each in direct))


def unguarded(flow: dict[Any, Any]) -> list[str]:
    """Jobs that make or publish pages without the tests before them."""
    tests = {name for name, job in flow["jobs"].items() if job.get("uses") == "./.github/workflows/tests.yml"}
    return [
        name
        for name, job in flow["jobs"].items()
        if name not in tests and (not tests & before(flow, name) or "if" in job)  # `if: always()` would begin all the same
    ]


def test_the_site_is_published_only_after_the_tests() -> None:
    assert unguarded(FLOWS["site"]) == []
    assert any("deploy-pages" in each.get("uses", "") for each in steps(FLOWS["site"]))
    assert "workflow_call" in events("tests")


@pytest.mark.parametrize(
    ("job", "found"),
    [({}, ["deploy"]), ({"needs": "tests", "if": "always()"}, ["deploy"]), ({"needs": "bake"}, []), ({"needs": ["bake", "tests"]}, [])],
)
def test_a_site_that_is_published_without_the_tests_is_found(job: dict[str, Any], found: list[str]) -> None:
    tests = {"uses": "./.github/workflows/tests.yml"}
    assert unguarded({"jobs": {"tests": tests, "bake": {"needs": "tests"}, "deploy": job}}) == found


def test_every_change_is_tested_once() -> None:
    assert events("site")["push"] == {"branches": ["main"]}
    assert events("tests")["push"] == {"branches-ignore": ["main"]}
    assert "pull_request" in events("tests")


def test_all_tests_run_with_each_python_that_the_readme_names() -> None:
    job = FLOWS["tests"]["jobs"]["all"]
    versions = job["strategy"]["matrix"]["python"]
    assert f"Python {', '.join(versions[:-1])} and {versions[-1]}" in README
    assert "ubuntu" in job["runs-on"]
    assert "make test" in [each.get("run") for each in job["steps"]]


def test_the_quick_tests_run_on_a_mac() -> None:
    job = FLOWS["tests"]["jobs"]["quick"]
    assert ("macos" in job["runs-on"], job["steps"][-1]["run"]) == (True, "make quick")


@pytest.mark.parametrize("name", FLOWS)
def test_a_workflow_may_do_nothing_but_what_its_jobs_say(name: str) -> None:
    assert FLOWS[name]["permissions"] == {}
    assert [each for each, job in FLOWS[name]["jobs"].items() if "permissions" not in job] == []
    checkouts = [each for each in steps(FLOWS[name]) if "checkout" in each.get("uses", "")]
    assert checkouts
    assert [each for each in checkouts if each["with"]["persist-credentials"] is not False] == []


@pytest.mark.parametrize("name", FLOWS)
def test_every_action_is_one_of_github_with_its_version(name: str) -> None:
    assert [each["uses"] for each in steps(FLOWS[name]) if "uses" in each and not re.fullmatch(r"actions/[\w-]+@v\d+", each["uses"])] == []


@pytest.mark.parametrize("text", [*(each["run"] for flow in FLOWS.values() for each in steps(flow) if "run" in each)])
def test_a_workflow_runs_what_the_readme_shows(text: str) -> None:
    assert commands(text)
    assert {*commands(text)} <= SHOWN


def test_ci_runs_what_the_readme_shows_and_nothing_else() -> None:
    lines = [each for each in (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines() if not each.startswith(("#", "set ", "cd "))]
    assert lines
    assert [each for each in lines if not each.startswith("make ") or not {*commands(each)} <= SHOWN] == []


def test_every_command_of_the_readme_is_a_target() -> None:
    targets = {f"make {each}" for each in re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)}
    assert targets >= SHOWN
    assert len(SHOWN) > 5


def test_tests_install_no_program_but_a_browser() -> None:
    recipes = dict(re.findall(r"^(\w+):.*\n((?:\t.*\n)+)", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    assert [name for name, recipe in recipes.items() if "tools.sh" in recipe] == ["clients", "webkit", "tools"]
    needed = re.findall(r"^test: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    assert needed
    assert not {"clients", "webkit", "tools"} & {*needed[0].split()}
    assert not {"make clients", "make webkit"} & {*commands((ROOT / ".ci" / "run").read_text(encoding="utf-8"))}
