"""All member states by regional group, each a way to its dossier."""

from __future__ import annotations

from functools import partial

from components.charts import votes
from components.content import addresses
from components.description.page import Articles
from components.description.words import link
from components.drawing import vote_labels
from data import TableError


def dossier_addresses() -> list[str]:
    """The addresses of all dossiers, relative to the first page; none when the table of states cannot be read."""
    try:
        return [addresses.state(each) for each in votes.state_names().values()]
    except TableError:
        return []


def _members(group: str) -> str:
    """The members of a regional group as links, in Markdown."""
    rows = votes.states()
    return " · ".join(link(each, addresses.state(each)) for each in rows.state[rows.region_group == group])


ARTICLES: Articles = {"All states": tuple((label, partial(_members, group)) for group, label in vote_labels.GROUPS.items())}
"""The running text below the charts of a dossier."""
