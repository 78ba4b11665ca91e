"""The page of the brief: its head, its argument by section, its excerpts, and the address of one of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from components.charts import CHARTS
from components.content import addresses, brief, claims, excerpts
from data import table
from tests.register import visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from streamlit.testing.v1 import AppTest

    from components.description.chart import Chart

ALL = [*table("excerpts").excerpt_id]


def page(**query: Any) -> AppTest:
    """The page at an address with these parameters."""
    at = visit("brief", **query)
    assert not [*at.exception, *at.error]
    return at


@pytest.fixture(scope="module")
def page_as_it_is() -> AppTest:
    """The page as it is, for questions that change nothing."""
    return page()


def bare(text: str) -> str:
    """Markdown without its escapes."""
    return text.replace("\\", "")


def captions(at: AppTest) -> list[str]:
    return [bare(each.value) for each in at.caption]


def quoted(at: AppTest) -> list[str]:
    """The quotations on the page, in their order."""
    return [line[3:-1] for each in at.markdown for line in bare(each.value).splitlines() if line.startswith("> “")]


def quote(excerpt_id: str) -> str:
    return excerpts.nested_quotation(table("excerpts").set_index("excerpt_id").quote[excerpt_id])


def test_the_head_names_the_brief_and_links_to_its_publisher(page_as_it_is: AppTest) -> None:
    (head,) = [bare(each.value) for each in page_as_it_is.markdown if each.value.startswith("- Author: ")]
    assert head.splitlines()[:5] == [
        "- Author: Gabriel Jonsson",
        "- Title: *Human Rights in North Korea: Pressure and Engagement*",
        "- Published: 10 March 2015",
        "- Publisher: Institute for Security and Development Policy",
        "- Series and number: Policy Brief No. 172",
    ]
    assert "(https://www.isdp.se/publication/human-rights-north-korea-pressure-engagement/)" in head


def test_it_says_how_much_is_quoted(page_as_it_is: AppTest) -> None:
    words = sum(len(each.split()) for each in table("excerpts").quote)
    assert words <= 300
    assert any(f"{len(ALL)} of them, {words} of the brief’s 1,168 words" in each.value for each in page_as_it_is.markdown)


def test_each_section_of_the_brief_has_its_gist(page_as_it_is: AppTest) -> None:
    sections = [*table("brief_paragraphs").section.unique()]
    assert [*brief.GISTS] == sections
    assert [each.value for each in page_as_it_is.subheader][: len(sections)] == sections
    assert [*brief.GISTS.values()] == [
        gist for each in page_as_it_is.markdown for gist in each.value.split("  \n") if gist in brief.GISTS.values()
    ]


@pytest.mark.parametrize(("paragraphs", "words"), [([0], "Above the text"), ([1], "Paragraph [1](#para-1)")])
def test_a_section_links_to_its_paragraphs(paragraphs: list[int], words: str) -> None:
    rows = table("brief_paragraphs")
    assert brief.section_place(rows[rows.paragraph.isin(paragraphs)].paragraph) == words


def test_all_excerpts_stand_under_their_paragraphs_in_order(page_as_it_is: AppTest) -> None:
    assert quoted(page_as_it_is) == [quote(each) for each in ALL]
    numbered = [each.anchor for each in page_as_it_is.subheader if each.anchor and each.anchor.startswith("para-")]
    assert numbered == [f"para-{each}" for each in sorted(set(table("excerpts").paragraph))]


def test_the_claims_of_an_excerpt_stand_below_it_with_their_verdicts(page_as_it_is: AppTest) -> None:
    words = "\n\n".join(bare(each.value) for each in page_as_it_is.markdown)
    for each in ALL:
        held = [f"- {card.verdict}: [{card.claim}]({addresses.claim(card.claim_id)})" for card in claims.claims_in_excerpt(each)]
        after = words.partition(f"> “{quote(each)}”")[2].partition("> “")[0]
        assert [line for line in after.splitlines() if line.startswith("- ")] == held, each


def test_claims_that_cannot_be_read_are_told_and_the_excerpts_stand(broken: Callable[..., None]) -> None:
    broken("claims")
    at = page()
    assert {bare(each.value) for each in at.warning} == {"The table “Claims of the brief, checked” cannot be read at the moment."}
    assert quoted(at) == [quote(each) for each in ALL]


def test_each_chart_is_linked_from_the_excerpts_that_it_bears_on(page_as_it_is: AppTest) -> None:
    links = "\n".join(bare(each.value) for each in page_as_it_is.markdown)
    for chart in CHARTS.values():
        wanted = [chart.excerpt_link(each) for each in chart.excerpts]
        assert all(links.count(f"]({each})") == wanted.count(each) for each in wanted), chart.id


def test_the_charts_of_an_excerpt_are_those_that_name_it() -> None:
    assert {each.id for each in excerpts.charts_for_excerpt("prisoners")} >= {"prisoner-estimates"}
    assert excerpts.charts_for_excerpt("no-such-excerpt") == []


def test_an_excerpt_has_an_address_that_shows_it_first() -> None:
    at = page(excerpt="court-limits")
    assert addresses.excerpt("court-limits") == "brief?excerpt=court-limits"
    assert quoted(at) == [quote("court-limits"), *(quote(each) for each in ALL)]


@pytest.mark.parametrize("chart", [each for each in CHARTS.values() if each.rows_for_excerpt], ids=lambda chart: chart.id)
def test_the_excerpt_that_stands_first_links_to_the_charts_with_its_marks_picked_out(chart: Chart) -> None:
    for excerpt in chart.excerpts:
        first = next(bare(each.value) for each in page(excerpt=excerpt).markdown if "\n\n> “" in bare(each.value))
        assert f"> “{quote(excerpt)}”" in first
        assert f"[{chart.title}]({chart.excerpt_link(excerpt)})" in first


def test_an_unknown_excerpt_is_told_in_one_line_and_all_are_shown() -> None:
    at = page(excerpt="nonsense")
    assert [each for each in captions(at) if "nonsense" in each] == [":material/link_off: “nonsense” is the name of no excerpt."]
    assert quoted(at) == [quote(each) for each in ALL]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("80,000-120,000", ["prisoners"]),
        ("COURT criminal", ["council-meeting", "china-russia", "court-limits"]),
        ("dual-track strategy", ["dual-track"]),
        ("conclusion outlook", ["slow-change"]),
    ],
)
def test_the_search_keeps_what_holds_all_its_words(words: str, ids: list[str]) -> None:
    at = page(find=words)
    assert quoted(at) == [quote(each) for each in ids]
    assert any(each.startswith(f"{len(ids)} of {len(ALL)} excerpts hold") for each in captions(at))


def test_a_search_that_finds_nothing_says_so_and_is_set_back() -> None:
    at = page()
    at.text_input("find").set_value("<b>zzz</b>").run()
    assert quoted(at) == []
    assert f"No excerpt holds “<b>zzz</b>”. Clear the search to see all {len(ALL)}." in captions(at)
    at.text_input("find").set_value("").run()
    assert quoted(at) == [quote(each) for each in ALL]


def test_without_sources_it_says_so_and_the_excerpts_are_still_quoted(broken: Callable[..., None]) -> None:
    broken("sources")
    at = page()
    assert {bare(each.value) for each in at.warning} == {"The table “Sources” cannot be read at the moment."}
    assert [each.value for each in at.header] == ["The argument by section", "Excerpts by paragraph"]
    assert quoted(at) == [quote(each) for each in ALL]


def test_the_names_of_its_choices_are_those_of_no_chart() -> None:
    taken = {control.name for chart in CHARTS.values() for control in chart.controls} | {*CHARTS}
    assert not {"excerpt", "find"} & taken
