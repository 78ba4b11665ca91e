"""What becomes of a request for a panel: also of one that comes while its page is being left, when the server knows nothing of it."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def ask(**come: bool) -> AppTest:
    """A page that hears a request once, and says which panels are to be whole and how often it has run."""

    def script(come: dict[str, bool]) -> None:
        import streamlit as st

        from components.ui import on_request

        st.session_state["runs"] = st.session_state.get("runs", 0) + 1
        if st.session_state["runs"] == 1:
            if come:
                st.session_state[on_request.KEY] = {"wanted_panels": come}
            on_request.make_panels_whole()
        st.text(f"{sorted(st.session_state.get(on_request.WHOLE_PANELS, {}))} after {st.session_state['runs']}")

    return AppTest.from_function(script, args=(come,)).run()


def test_what_is_asked_of_a_part_that_is_forgotten_is_passed_over() -> None:
    at = ask()
    assert not at.exception
    assert [each.value for each in at.text] == ["[] after 1"]


def test_a_panel_whose_part_is_not_there_comes_with_its_whole_page() -> None:
    at = ask(**{"camps-open": False, "un-twins": True})
    assert not at.exception
    assert [each.value for each in at.text] == ["['camps-open', 'un-twins'] after 2"]


def test_what_is_no_chart_is_passed_over() -> None:
    at = ask(**{"no-chart": True})
    assert not at.exception
    assert [each.value for each in at.text] == ["[] after 1"]


def drawn_again(*used: str) -> list[str]:
    """What is drawn again for a request for a panel, on the page of the violations, drawn as a whole after something was used."""

    def script(used: tuple[str, ...]) -> None:
        from unittest import mock

        import streamlit as st

        from components.content import addresses
        from components.content.pages import VIOLATIONS
        from components.ui import on_request

        for each in used:
            on_request.note_use(each)
        with mock.patch.object(addresses, "routes_are_served", return_value=False):  # other tests of the process may have said otherwise
            on_request.listen(VIOLATIONS)
        st.session_state[on_request.KEY] = {"wanted_panels": {"findings": True}}
        with mock.patch.object(st, "rerun") as rerun:
            on_request.make_panels_whole()
        for call in rerun.call_args_list:
            st.text(", ".join(*call.args) or "the page")

    at = AppTest.from_function(script, args=(used,)).run()
    assert not at.exception
    return [each.value for each in at.text]


def test_a_panel_is_drawn_with_what_was_used_beside_it() -> None:
    assert drawn_again() == ["part-findings"]
    assert drawn_again("charges-and-law") == ["part-charges-and-law, part-findings"]


def test_what_was_used_around_the_panels_is_drawn_once_and_not_with_every_panel_after_it() -> None:
    assert drawn_again("") == ["part-findings"]


def test_what_was_used_on_a_page_that_was_left_is_not_drawn_with_a_panel_of_another() -> None:
    assert drawn_again("prisoner-estimates") == ["part-findings"]
