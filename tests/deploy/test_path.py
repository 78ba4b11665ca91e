"""The site below a path of its host: pages, routes and whole addresses."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

import pytest

from deploy.loopback import cores
from tests.deploy.conftest import ask
from tests.register import PAGES
from tests.waiting import until

if TYPE_CHECKING:
    from collections.abc import Callable

    from deploy.loopback import Site
    from tests.browser.conftest import Reader


def host(site: Site) -> str:
    """The address without the path."""
    return site.address.removesuffix("/dashboard")


@pytest.mark.parametrize("uri", ["/read/un-votes?body=HRC", "/api/v1/charts", "/embed/un-decisions", "/sitemap.xml", "/un-votes"])
def test_whole_addresses_in_answers_have_the_path(below: Site, uri: str) -> None:
    answer = ask(below.address, uri, Accept_Encoding="")
    found = set(re.findall(rf"{host(below)}/[^\"<\s]*", answer.body.decode()))
    assert answer.status == 200
    assert found
    assert {each for each in found if not each.startswith(f"{below.address}/")} == set()


def test_an_address_with_a_slash_too_many_leads_to_the_page(below: Site) -> None:
    answer = ask(below.address, "/un-votes/")
    assert (answer.status, urljoin(f"{below.address}/un-votes/", answer.headers["location"])) == (301, f"{below.address}/un-votes")


def test_nothing_of_the_site_is_outside_the_path(below: Site) -> None:
    assert ask(host(below), "/un-votes").status == 404
    assert ask(host(below), "/healthz").status == 200  # but whoever watches finds it at one place


def test_pages_work_below_the_path_and_every_link_stays_there(below: Site, reading: Callable[[Site], Reader]) -> None:
    one = reading(below)
    page = one.visit("un-votes?body=HRC")
    one.way(next(each for each in PAGES if each.path == "claims")).click()
    page.wait_for_url("**/dashboard/claims*")
    one.settled()
    links, here = page.locator("a"), urlsplit(below.address).netloc
    inside = until(lambda: [each for each in links.evaluate_all("all => all.map(each => each.href)") if urlsplit(each).netloc == here])
    assert [each for each in inside if not each.startswith(f"{below.address}/")] == []
    assert one.trouble == []
    assert one.outside == []


@pytest.mark.skipif(not hasattr(os, "sched_getaffinity"), reason="this system does not let a process choose its cores")
def test_a_replica_has_a_core_of_its_own_where_there_are_enough(below: Site) -> None:
    [one] = below.replicas
    assert one.process is not None
    assert os.sched_getaffinity(one.process.pid) == {one.core}
    there = os.sched_getaffinity(0)
    assert {*cores(len(there))} == there
    assert {*cores(len(there) + 1)} == {None}
