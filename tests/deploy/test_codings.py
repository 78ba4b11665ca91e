"""What the proxy keeps is given to those whom it suits: the coding that a browser takes, the headers that another site's page needs, the part that is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.deploy.conftest import ask

if TYPE_CHECKING:
    from deploy.loopback import Site

CSV = "/api/v1/tables/excerpts.csv"


@pytest.mark.parametrize(("accepted", "coding"), [("br;q=0, gzip", "gzip"), ("gzip;q=0", ""), ("br; q=0.0", ""), ("br;q=0.5", "br")])
def test_a_coding_that_is_not_wanted_is_not_sent(site: Site, accepted: str, coding: str) -> None:
    for _ in range(2):
        assert ask(site.address, "/assets/plotly.min.js?taken", Accept_Encoding=accepted).headers.get("content-encoding", "") == coding


def test_another_site_may_read_what_is_kept_for_all(site: Site) -> None:
    uri = "/api/v1/tables/camps.json?elsewhere"
    ask(site.address, uri)
    answers = [ask(site.address, uri, Origin=f"https://{name}.example") for name in ("one", "two")]
    assert {each.headers["access-control-allow-origin"] for each in answers} == {"*"}
    assert [each.headers["x-cache"] for each in answers] == ["MISS", "HIT"]


def test_a_part_of_what_is_kept_is_that_part(site: Site) -> None:
    whole = ask(site.address, CSV).body
    for _ in range(2):
        part = ask(site.address, CSV, Range="bytes=10-19")
        assert (part.status, part.body) == (206, whole[10:20])
