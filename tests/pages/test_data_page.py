"""The page of data and sources: every table, every source, and the words on method, citing and errors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qs, urlsplit

import pytest

from components.charts import CHARTS
from components.content import addresses, glossary, method, source_register, tables
from components.ui import row_pages
from data import PACKAGE, table
from tests.register import visit

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd
    from streamlit.testing.v1 import AppTest

HEADERS = ["Tables", "Sources", "Method", "Limits", "What the host can see", "How to cite", "How to report an error", "Glossary"]
TITLES = {each.name: each.title for each in PACKAGE.tables.values()}


UNFOLDED = ("all-tables", "columns-of-table", "sources-of-table")


def page(*unfolded: str, **query: Any) -> AppTest:
    """The page at an address with these parameters, with what a reader has unfolded."""
    at = visit("data", *unfolded, **query)
    assert not [*at.exception, *at.error]
    return at


@pytest.fixture(scope="module")
def page_as_it_is() -> AppTest:
    """The page as it is, for questions that change nothing."""
    return page()


def bare(text: str) -> str:
    """Markdown without its escapes."""
    return text.replace("\\", "")


def text(at: AppTest) -> str:
    """All running text of the page."""
    return "\n".join(bare(each.value) for each in [*at.markdown, *at.caption])


def rows(at: AppTest) -> pd.DataFrame:
    """The rows of the picked table that are shown."""
    return at.dataframe[0].value


def turn(at: AppTest, name: str, number: int) -> AppTest:
    """The page after a reader has turned to another page of rows."""
    at.session_state[name] = number
    return at.run()


def first_page(count: int) -> int:
    """How many of so many rows a page shows first."""
    return min(count, row_pages.ROWS_OF_A_PAGE)


def test_the_parts_of_the_page_stand_in_order_with_stable_anchors(page_as_it_is: AppTest) -> None:
    assert [each.value for each in page_as_it_is.header] == HEADERS
    assert [each.anchor for each in page_as_it_is.header] == ["tables", "sources", "method", "limits", "host", "cite", "errors", "glossary"]


def test_each_table_is_shown_by_page_and_has_an_address() -> None:
    at = page(*UNFOLDED)
    for name, title in TITLES.items():
        at.selectbox("table").set_value(name).run()
        assert at.subheader[0].value.replace("\\", "") == title
        assert len(rows(at)) == first_page(len(table(name))), name
        for each in PACKAGE.tables[name].fields.values():
            assert f"**{each.title}** (`{each.name}`" in text(at), name
            assert each.description in text(at), name
        assert parse_qs(urlsplit(addresses.table(name)).query) == {"table": [title]}


def test_the_address_of_a_table_shows_it() -> None:
    query = parse_qs(urlsplit(addresses.table("camps")).query)
    at = page(**{key: value[0] for key, value in query.items()})
    assert at.subheader[0].value == TITLES["camps"]
    assert [*rows(at)["Camp"]] == [*table("camps").camp_id[: row_pages.ROWS_OF_A_PAGE]]


def test_all_rows_of_a_table_are_on_its_pages_in_the_order_of_the_file() -> None:
    at, known = page(table="Camps"), [*table("camps").camp_id]
    seen = [*rows(at)["Camp"]]
    for number in range(2, len(known) // row_pages.ROWS_OF_A_PAGE + 2):
        seen += [*rows(turn(at, "page", number))["Camp"]]
    assert seen == known


@pytest.mark.parametrize(
    ("asked", "shown"), [("2", "11–20"), ("3", "21–25"), ("4", "1–10"), ("0", "1–10"), ("x", "1–10")], ids=lambda value: f"“{value}”"
)
@pytest.mark.usefixtures("record")
def test_a_link_shows_its_page_of_rows_or_the_first(asked: str, shown: str) -> None:
    assert f"25 rows. Shown: {shown}." in text(page(table="Camps", page=asked))


def test_rows_are_ordered_over_all_pages_with_what_is_missing_last() -> None:
    known, heads = table("prisoner_estimates"), tables.column_heads(PACKAGE.tables["prisoner_estimates"])
    at = page(table=TITLES["prisoner_estimates"], order=f"{heads['low']}, descending")
    assert [*rows(at)[heads["low"]]] == [*known.low.dropna().sort_values(ascending=False)[: row_pages.ROWS_OF_A_PAGE]]
    last = -(-len(known) // row_pages.ROWS_OF_A_PAGE)
    assert known.low.isna().any()
    assert rows(turn(at, "page", last))[heads["low"]].isna().iloc[-1]


def test_another_table_or_search_begins_at_its_first_page_and_in_the_order_of_the_file() -> None:
    at = page(table=TITLES["prisoner_estimates"], order="Year published, ascending", page="3")
    assert "Shown: 21–30." in text(at)
    at.selectbox("table").set_value("events").run()
    assert at.selectbox("order").value == ""
    assert [*rows(at)["Event"]] == [*table("events").event_id[: row_pages.ROWS_OF_A_PAGE]]
    assert "is not a choice" not in text(at)
    at = turn(at, "page", 2)
    at.text_input("contains").set_value("court").run()
    assert "Shown: 1–10." in text(at)


def test_an_unknown_order_is_told_in_one_line() -> None:
    at = page(table="Camps", order="Nonsense")
    assert "“Nonsense” is not a choice for “Order”. Shown instead: the default." in text(at)
    assert [*rows(at)["Camp"]] == [*table("camps").camp_id[: row_pages.ROWS_OF_A_PAGE]]


def test_the_list_of_tables_has_each_with_its_rows_and_what_a_row_is() -> None:
    opened = page("all-tables")
    listed = {
        f"**[{each.title}]({addresses.table(name)})** ({rows:,} row{'' if rows == 1 else 's'}). {each.description}"
        for name, each in PACKAGE.tables.items()
        for rows in [len(table(name))]
    }
    assert listed <= {bare(each.value) for each in opened.markdown}


def test_an_unknown_table_is_told_in_one_line_and_the_first_is_shown() -> None:
    at = page(table="Nonsense")
    assert "“Nonsense” is not a choice for “Table”. Shown instead: the default." in text(at)
    assert at.selectbox("table").value == tables.DEFAULT_TABLE


def test_the_table_is_set_and_set_back() -> None:
    at = page()
    at.selectbox("table").set_value("camps").run()
    assert f"{len(table('camps'))} rows." in text(at)
    at.selectbox("table").set_value(tables.DEFAULT_TABLE).run()
    assert f"{len(table(tables.DEFAULT_TABLE))} rows." in text(at)


def test_categories_lists_and_truth_values_are_shown_in_words() -> None:
    at = page(table="Events")
    shown, known = rows(at), table("events")
    first = known.index[0]
    assert shown["Kind"][first] == PACKAGE.label("events", "kind", known.kind[first])
    assert shown["Actors"][first] == ", ".join(known.actors[first])
    assert [*shown["In the brief"]] == ["yes" if each else "no" for each in known.in_brief[: row_pages.ROWS_OF_A_PAGE]]


@pytest.mark.usefixtures("record")
def test_keys_of_other_rows_stand_beside_what_they_mean() -> None:
    at = page(table="Positions of states", contains="unga-2014-plenary CHN")
    assert rows(at)[["Country code", "Country code: in words", "Position"]].to_numpy().tolist() == [["CHN", "China", "Against"]]


def test_no_table_has_two_columns_with_the_same_head() -> None:
    for name in TITLES:
        heads = [*tables.readable_rows(name).columns]
        assert len(heads) == len(set(heads)), name


@pytest.mark.usefixtures("record")
@pytest.mark.parametrize(("words", "ids"), [("hoeryong", ["K22", "K25"]), ("K14 high", ["K14"]), ("Yŏdŏk", ["K15"])])
def test_the_search_keeps_rows_that_hold_all_its_words(words: str, ids: list[str]) -> None:
    at = page(table="Camps", contains=words)
    assert {*ids} >= {*rows(at)["Camp"]} >= {ids[0]}
    assert f"of 25 rows hold “{words}”." in text(at)


def test_a_search_that_finds_no_row_says_so_and_is_set_back() -> None:
    at = page(table="Camps")
    at.text_input("contains").set_value("*zzz*").run()
    assert f"No row holds “*zzz*”. Clear the search to see all {len(table('camps'))}." in text(at)
    at.text_input("contains").set_value("").run()
    assert f"{len(table('camps'))} rows." in text(at)


def test_the_downloads_are_the_whole_table() -> None:
    at = page("files-camps", table="Camps", contains="K14")
    assert [each.label for each in at.get("download_button")] == ["CSV", "Excel", "Parquet", "JSON"]
    assert [each.key for each in at.get("download_button")] == ["csv-camps", "xlsx-camps", "parquet-camps", "json-camps"]


def test_a_table_names_its_sources_with_the_rows_that_cite_each() -> None:
    found = source_register.sources_of_table("camps")
    cites = table("citations")
    cites = cites[cites.table == "camps"]
    assert {*found.index} == {*cites.source_id}
    assert found.rows.iloc[0] == cites.groupby("source_id").row_id.nunique().max()
    at = page("sources-of-table", table="Camps")
    assert f"The {len(found)} sources of this table" in [each.label for each in at.expander]
    listed = []
    for number in range(1, -(-len(found) // row_pages.ROWS_OF_A_PAGE) + 1):
        at = turn(at, "table_sources_page", number)
        (shown,) = [each.value for each in at.markdown if "of this table." in each.value]
        listed += shown.splitlines()
    assert [
        f"Cited by {row.rows:,} row{'' if row.rows == 1 else 's'} of this table." in line
        for row, line in zip(found.itertuples(), listed, strict=True)
    ] == [True] * len(found)


def test_every_source_is_in_the_register_with_what_cites_it() -> None:
    whole, cites = source_register.register(), table("citations")
    assert {*whole.index} == {*table("sources").source_id}
    assert whole.rows.sum() == len(cites.drop_duplicates(["source_id", "table", "row_id"]))
    assert whole.cited_by["jonsson-2015"]["excerpts"] == len(table("excerpts"))


def test_the_register_says_where_and_in_which_language_a_source_was_read() -> None:
    cites = table("citations")
    one = cites[cites.seen_at.notna() & (cites.language == "ja")].iloc[0]
    found = source_register.register().loc[one.source_id]
    assert one.seen_at in found.copies
    assert "Japanese" in found.languages


def test_a_search_of_few_sources_shows_each_in_full() -> None:
    at = page(source="jonsson-2015")
    assert len(at.dataframe[1].value) == 1
    assert any("isdp.se" in each.value and f"Excerpts ({len(table('excerpts'))})" in bare(each.value) for each in at.markdown)


def test_a_search_that_finds_no_source_says_so_and_is_set_back() -> None:
    at = page(source="zzzz")
    assert f"No source holds “zzzz”. Clear the search to see all {len(table('sources'))}." in text(at)
    at.text_input("source").set_value("").run()
    assert f"{len(table('sources'))} sources, most cited first" in text(at)
    assert len(at.dataframe[1].value) == row_pages.ROWS_OF_A_PAGE


def test_the_register_goes_out_by_page_in_the_order_that_is_chosen() -> None:
    at, whole = page(), source_register.register()
    names = "Name in the data"
    assert [*at.dataframe[1].value[names]] == [*whole.source_id[: row_pages.ROWS_OF_A_PAGE]]
    assert [*turn(at, "sources_page", 3).dataframe[1].value[names]] == [
        *whole.source_id[2 * row_pages.ROWS_OF_A_PAGE : 3 * row_pages.ROWS_OF_A_PAGE]
    ]
    at.selectbox("sources_order").set_value("-published").run()
    newest = table("sources").published.sort_values(ascending=False, kind="stable")
    assert [*at.dataframe[1].value["Published"]] == [*newest[: row_pages.ROWS_OF_A_PAGE]]


@pytest.mark.usefixtures("record")
def test_numbers_in_the_words_on_method_and_limits_are_counted() -> None:
    shown, cites = text(page()), table("citations")
    assert f"{len(cites):,} citations say on which part of which of the {len(table('sources'))} sources" in shown
    assert "18 of the 116 estimates only give an earlier one again." in shown
    assert "35 of the 78 UN decisions were put to a recorded vote. For 20 of these" in shown
    assert f"{cites.seen_at.notna().sum():,} of {len(cites):,} citations rest on a copy" in shown


def test_confidence_is_counted_over_all_tables() -> None:
    counts = method.confidence_counts()
    assert counts["low"] > 0
    assert sum(counts.values()) >= len(table("un_positions")) + len(table("events")) + len(table("un_decisions"))


def test_dashboard_brief_and_source_are_cited_apart(page_as_it_is: AppTest) -> None:
    cited = [each.value for each in page_as_it_is.code]
    assert any("Add the address of the page" in each.value for each in page_as_it_is.markdown)
    assert cited[0] == (
        "Gabriel Jonsson, “Human Rights in North Korea: Pressure and Engagement”, Institute for Security and Development Policy, "
        "10 March 2015, Policy Brief No. 172. https://www.isdp.se/publication/human-rights-north-korea-pressure-engagement/"
    )
    assert "A/HRC/25/63" in cited[1]


def test_a_table_that_cannot_be_read_is_told_where_it_is_shown_and_where_it_is_listed(broken: Callable[..., None]) -> None:
    broken("camps")
    at = page("all-tables", table=TITLES["camps"])
    assert {bare(each.value) for each in at.warning} == {"The table “Camps” cannot be read at the moment."}
    assert [each.value for each in at.header] == HEADERS
    assert f"Camps]({addresses.table('camps')})** (cannot be read at the moment)" in text(at)


def test_a_table_whose_names_are_missing_shows_its_codes(broken: Callable[..., None]) -> None:
    broken("countries")
    shown = rows(page(table="Positions of states"))
    assert "Country code: in words" not in shown
    assert "Decision: in words" in shown


def test_the_names_of_its_choices_are_those_of_no_chart() -> None:
    taken = {control.name for chart in CHARTS.values() for control in chart.controls} | {*CHARTS}
    names = {"table", "contains", "order", "page", "table_sources_page", "source", "sources_order", "sources_page", "terms"}
    assert not names & taken


def test_the_glossary_is_made_when_it_is_opened_or_a_link_says_so(page_as_it_is: AppTest) -> None:
    assert not [each for each in page_as_it_is.get("html") if "<dl" in each.proto.body]
    for at in (page("terms"), page(terms="true")):
        (shown,) = [each.proto.body for each in at.get("html") if "<dl" in each.proto.body]
        assert shown.count("<dt") == len(glossary.all_terms())
    assert addresses.terms() == "data?terms=true#glossary"


def test_the_method_stands_under_its_titles(page_as_it_is: AppTest) -> None:
    (shown,) = [each.value for each in page_as_it_is.markdown if "### Confidence" in each.value]
    assert [line.removeprefix("### ") for line in shown.splitlines() if line.startswith("### ")] == [
        title for title, _ in method.ARTICLES["Method"]
    ]
