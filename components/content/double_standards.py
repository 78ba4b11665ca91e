"""Double standards: what the record here lets one say about them, and what is missing. No chart, since no row compares countries."""

from __future__ import annotations

from urllib.parse import urlencode

from components.charts.positions import TABLE, questions
from components.charts.verdicts import THEMES
from components.description.page import Articles
from components.description.words import escape_markdown, link
from data import cached_by_tables, dates, table
from data.citations import citations_of, short_reference

ARGUMENT = ("P012", "P047", "P084", "P142", "P143", "P144")
"""Who argues that scrutiny of single countries is selective."""
PRACTICE = ("P093", "P095", "P096", "P097", "P098", "P100", "P101")
"""The United States on one country over time: what the record has on the consistency of a critic."""
ENVOY = ("E094", "E105", "E127")
"""The post of the US special envoy: filled, empty, announced."""
QUESTION, THEME = "country_mandates", "double_standards"


def _charge() -> str:
    return (
        "**The charge.** The argument that scrutiny is selective comes from North Korea and from states that object to texts "
        "on single countries. "
        f"All positions on it are in the chart above, under {link(f'“{questions({})[QUESTION]}”', _chart())}."
        f"\n\n{_list(TABLE, ARGUMENT)}"
    )


def _critic() -> str:
    return (
        "**One critic over time.** What the record has on how steadily the United States has pursued the subject in the United Nations, "
        f"and with a special envoy of its own:\n\n{_list(TABLE, PRACTICE)}\n{_list('events', ENVOY)}"
    )


def _opening() -> str:
    claims = table("claims")
    about = claims[claims.theme == THEME]
    unchecked = (about.verdict == "not_checkable").sum()
    listed = link("All of them are on the page of claims", f"claims?{urlencode({'claim_theme': THEMES[THEME]})}")
    return (
        "The brief (paragraph 6) sees double standards in policies towards other countries and says that they help Pyongyang "
        "deflect criticism. "
        f"{unchecked} of its {len(about)} claims on this cannot be checked, because they judge or advise, or name no country. {listed}. "
        "There is **not enough data here** to measure selectivity, and therefore no chart."
    )


def _missing() -> str:
    return (
        "- **Votes on other countries.** The record here holds UN decisions on North Korea only. Whether a state that votes "
        "in favour here votes the same way on other countries cannot be seen "
        "from it; it would take the roll calls on those texts, which the UN Digital Library has.\n"
        "- **The conduct of the critics.** The treatment of terror suspects and arms for forces involved in abuses are dealt "
        "with in two claims "
        f"({link('C51', 'claims?claim=C51')}, {link('C52', 'claims?claim=C52')}) with their sources; there is no table that "
        "would compare it between states.\n"
        "- **A yardstick.** The brief names no other country "
        f"({link('C53', 'claims?claim=C53')}), and the record here has no measure of how grave the situation in other "
        "countries is. Without one, a difference in treatment does not "
        "show a double standard."
    )


def _chart() -> str:
    return f"actors?{urlencode({'question': questions({})[QUESTION]})}#who-stands-where"


@cached_by_tables(TABLE, "events", "actors", "citations", "sources", size=8)
def _list(name: str, ids: tuple[str, ...]) -> str:
    """Rows of a table as a list in order of time, each with its first source."""
    actors = table("actors").set_index("actor_id").name
    key = "position_id" if name == TABLE else "event_id"
    rows = table(name).set_index(key).loc[[*ids]].sort_values("date")
    items = []
    for row_id, row in rows.iterrows():
        text = f"{actors[row.actor_id]}: {row.evidence}" if name == TABLE else f"{row.title}."
        first = citations_of(name, [row_id]).iloc[0]
        items.append(f"- {escape_markdown(f'{dates.in_words(row.date)}. {text}')} ({link(short_reference(first), first.url)})")
    return "\n".join(items)


ARTICLES: Articles = {
    "Double standards: what can be said?": (("", _opening), ("What is on record", _charge), ("", _critic), ("What is missing", _missing)),
}
"""The words of the section, which the readable edition has too."""
