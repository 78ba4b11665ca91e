"""An article on a page: a part that cannot be made costs no other, and is not kept."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest

from components.ui.errors import PART_MISSING

TRIED: list[str] = []


def fails_first() -> str:
    """Words that cannot be made for the first reader."""
    TRIED.append("")
    if len(TRIED) == 1:
        raise ValueError
    return "Second."


PARTS = (("Title", lambda: "First."), ("", fails_first))


def page() -> None:
    """A page with the article."""
    from components.ui.articles import article
    from tests.components.ui.test_articles import PARTS

    article(PARTS)


def test_a_part_that_fails_costs_no_other_and_is_made_for_the_next_reader() -> None:
    one, next_one = (AppTest.from_function(page).run() for _ in range(2))
    assert ([each.value for each in one.markdown], [each.value for each in one.error]) == (["### Title\n\nFirst."], [PART_MISSING])
    assert ([each.value for each in next_one.markdown], [*next_one.error]) == (["### Title\n\nFirst.\n\nSecond."], [])
