"""The brief in words: its argument by section, its paragraphs, its excerpts."""

from __future__ import annotations

from contextlib import suppress

import pandas as pd

from components.content import excerpts
from components.content.text_match import TextIndex, row_texts
from components.description.words import link
from data import PACKAGE, TableError, cached_by_tables, table

GISTS = {
    "Standfirst": "Asks what the UN inquiry has led to, where its limits lie and how to go on, and announces the answer: pressure and "
    "dialogue at the same time.",
    "Introduction": "Recalls the report of the UN Commission of Inquiry (COI) and the resolution of November 2014 on a referral to the "
    "International Criminal Court, "
    "sees no evidence of steps to improve in North Korea, and sets out the thesis: pressure from outside together with "
    "dialogue may bring small improvements.",
    "Human Rights and the COI": "Reports the charges of the inquiry, the vote in the Third Committee, the meeting of the Security Council "
    "and North "
    "Korea’s reply. "
    "It expects China and Russia, among others, to block a referral, and names a limit that would remain: the Court cannot "
    "look at crimes from before its statute took effect.",
    "Pressure and Engagement": "Holds that pressure can work within narrow limits, and points to the release of two Americans. "
    "It then asks the international community for more consistency in its own approach and, since pressure alone has limits, "
    "for dialogue that starts with less charged subjects: "
    "basic needs and the rights of women, children and people with disabilities.",
    "Conclusion": "Expects no rapid change, but thinks small progress possible: by pressure through the UN, changes of policy by major "
    "powers, and a search for openings for dialogue.",
}
"""What each section says, in our own words."""


def section_place(paragraphs: pd.Series) -> str:
    """The paragraphs of a section, each linked to its excerpts: "Paragraphs 2, 3 and 4".

    Raises `data.TableError` when a table cannot be read.
    """
    quoted: set[int] = set()
    with suppress(TableError):
        quoted = set(table("excerpts").paragraph)
    numbers = [link(each, f"#para-{each}") if each in quoted else str(each) for each in paragraphs if each]
    if not numbers:
        return "Above the text"
    return f"Paragraph {numbers[0]}" if len(numbers) == 1 else f"Paragraphs {', '.join(numbers[:-1])} and {numbers[-1]}"


@cached_by_tables("excerpts", "brief_paragraphs", size=2)
def searched_excerpts() -> tuple[pd.DataFrame, TextIndex]:
    """The excerpts with the section that each stands in, and what the search looks through.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table("excerpts").merge(table("brief_paragraphs")[["paragraph", "section"]], on="paragraph", how="left")
    themes = PACKAGE.field("excerpts", "theme").labels
    return rows, row_texts(rows.assign(theme=rows.theme.map(themes).astype(str), place=rows.paragraph.map(excerpts.attribution)))
