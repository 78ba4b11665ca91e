"""Sources whose address is no address of the web: named everywhere, linked nowhere."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from streamlit.testing.v1 import AppTest

from components.content.pages import PAGES as EDITION
from components.web import server
from data import PACKAGE
from tests.hostile.conftest import Elements, spoil
from tests.register import visit

if TYPE_CHECKING:
    from collections.abc import Iterator

LINKING = {
    "": {},
    "prisoners": {"prisoner-estimates": "Table"},
    "brief": {},
    "claims": {"claim": "C24"},
    "data": {"source": "jonsson-2015"},
}
"""A page with each kind of part that links to sources: key figure, chart, table of rows, excerpt, claim, register; with the query that shows it."""
HOSTILE = "javascript:alert(1)//https://example.org"


@pytest.fixture(autouse=True, scope="module")
def misleading(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Every address of a source and of a copy that was read runs a script."""
    folder = tmp_path_factory.mktemp("misleading")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("sources", "citations"):
            patch.setitem(PACKAGE.tables, name, spoil(PACKAGE.tables[name], folder, "", HOSTILE))
        yield


def linked(at: AppTest) -> list[str]:
    """The cells of tables that are shown as links."""
    found = []
    for each in at.dataframe:
        columns = json.loads(each.proto.columns)
        links = [name for name, config in columns.items() if (config.get("type_config") or {}).get("type") == "link"]
        found += [cell for name in links if name in each.value for cell in each.value[name].dropna()]
    return found


@pytest.mark.parametrize("page", LINKING)
def test_a_page_links_to_no_script(page: str) -> None:
    at = visit(page, **LINKING[page])
    assert not [*at.exception, *at.error, *at.warning]
    assert not [each.value for each in [*at.markdown, *at.caption] if "](javascript" in each.value]
    assert not [each for each in linked(at) if "javascript" in each]
    assert not [each.proto.url for each in at.get("link_button") if each.proto.url.startswith("javascript")]
    assert not [found for each in at.get("html") for found in Elements(each.proto.body).made_from_data()]


def test_no_page_without_scripts_links_to_one() -> None:
    with TestClient(Starlette(routes=server.routes())) as client:
        for address in [*(f"/read/{each.path or 'overview'}" for each in EDITION), "/embed/prisoner-estimates"]:
            assert not Elements(client.get(address).text).made_from_data(), address
        sheet = Elements(client.get("/class/prisoner-estimates").text)
        assert [each for each in sheet.made_from_data() if "data:text/csv" not in each and "data:image/svg+xml," not in each] == []
