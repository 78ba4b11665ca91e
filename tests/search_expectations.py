"""What every search of everything must find, for the dashboard's and the baked edition's: the cases of `search_expectations.json`.

A case has `words`, and of these what applies: `first` (the address of the best result), `finds` and `lacks` (addresses), `same_as` (words with the same results),
`more_than` (words with fewer), `some` (nothing holds all the words, so the results hold some), `nothing` (there are no results).
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

CASES: list[dict[str, Any]] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
KNOWN = {"words", "first", "finds", "lacks", "same_as", "more_than", "some", "nothing"}
ASKED = [*dict.fromkeys(case[key] for case in CASES for key in ("words", "same_as", "more_than") if key in case)]
"""Everything that is searched for."""


@dataclass(frozen=True)
class Found:
    """The addresses of the results, best first, and whether each holds all the words."""

    addresses: list[str]
    complete: bool = True


def faults(case: dict[str, Any], search: Callable[[str], Found], moved: Callable[[str], str] = str) -> list[str]:
    """What a search gets wrong of a case; `moved` says where an address of the dashboard is in another edition."""
    found, wrong = search(case["words"]), [f"“{each}” is no expectation" for each in {*case} - KNOWN]
    if "first" in case and found.addresses[:1] != [moved(case["first"])]:
        wrong.append(f"first is {found.addresses[:1]}")
    wrong += [f"{each} is missing" for each in case.get("finds", []) if moved(each) not in found.addresses]
    wrong += [f"{each} is found" for each in case.get("lacks", []) if moved(each) in found.addresses]
    if "same_as" in case and {*found.addresses} != {*search(case["same_as"]).addresses}:
        wrong.append(f"“{case['same_as']}” has other results")
    if "more_than" in case and len(found.addresses) <= len(search(case["more_than"]).addresses):
        wrong.append(f"“{case['more_than']}” has as many results")
    if found.complete == case.get("some", False):
        wrong.append(f"complete is {found.complete}")
    if bool(found.addresses) == case.get("nothing", False) and {*case} - {"words", "same_as"}:
        wrong.append(f"there are {len(found.addresses)} results")
    return wrong
