"""Votes at the United Nations: decisions by name, the five positions of states, denominators, and which records are complete.

Pure functions on `un_decisions`, `un_positions`, `un_memberships` and `countries`. Frames are the caller's own; the series that
`decision` hands out is shared and must not be changed.
"""

from __future__ import annotations

import pandas as pd

from components.drawing import vote_labels
from data import PACKAGE, cached_by_tables, dates, table

BASES = PACKAGE.labels("un_positions", "basis")
INFERRED = tuple(each for each in BASES if each not in ("listed", "coded_absent"))
"""Bases of a position that no list names: drawn lighter, said to be inferred."""
BODIES = {
    "UNGA": "General Assembly plenary",
    "UNGA_C3": "Third Committee",
    "HRC": "Human Rights Council",
    "UNSC": "Security Council",
    "CHR": "Commission on Human Rights",
}
"""The bodies by their short names, the best known first."""
EVERYDAY = {
    "BRN": "Brunei",
    "COD": "DR Congo",
    "GBR": "United Kingdom",
    "KOR": "South Korea",
    "LAO": "Laos",
    "MDA": "Moldova",
    "PRK": "DPRK",
    "RUS": "Russia",
    "SYR": "Syria",
    "TZA": "Tanzania",
    "USA": "United States",
}
"""Names that the UN writes too long for a label."""

ARTICLED = {
    *(
        "Bahamas",
        "Central African Republic",
        "Comoros",
        "Congo",
        "DPRK",
        "DR Congo",
        "Dominican Republic",
        "Gambia",
        "Maldives",
        "Marshall Islands",
    ),
    *("Netherlands", "Philippines", "Solomon Islands", "United Arab Emirates", "United Kingdom", "United States"),
}
"""Names that take an article in a sentence."""
FORMER_STATES = {"SRB": (2006, "Serbia and Montenegro")}
"""Members that were another state before a year: in 2006 Montenegro became a member of its own, and Serbia carried on the membership."""


def with_article(state: str) -> str:
    """A name as it stands in a sentence: "the United States"."""
    return f"the {state}" if state in ARTICLED else state


def name_in(year: int, iso3: str, state: str) -> str:
    """What a member was called in a year where it was another state then: "Serbia and Montenegro"; else the name that is given."""
    until, name = FORMER_STATES.get(iso3, (0, ""))
    return name if year < until else state


def is_vote_cast(position: pd.Series) -> pd.Series:
    """Whether each position is a vote that was cast; an absence, a missing seat and a dissociation are none."""
    return position.isin(vote_labels.VOTES_CAST)


@cached_by_tables("un_decisions", size=2)
def decisions() -> pd.DataFrame:
    """All decisions that are shown, in order of time, with eight columns more.

    `year` (int), `name` ("General Assembly plenary 2014", unique), `dated` ("General Assembly plenary, 18 December 2014",
    unique), `label` (the same with the symbol in brackets), `body_name` (short), `voting` (yes + no + abstain, `<NA>` without
    a tally), `tally` ("116–20–53", `<NA>` without one), `became` (the outcome in a few words: "adopted 116–20–53").

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table("un_decisions")
    rows = rows[rows.in_chart].sort_values("date", kind="stable").reset_index(drop=True)
    body = rows.body.astype(str).map(BODIES)
    year = rows.date.str[:4].astype(int)
    kind = rows.kind.astype(str).map({"amendment": ", amendment"}).fillna("")
    day = rows.date.map(dates.in_words)
    symbol = (" (" + rows.symbol + ")").fillna("")
    return rows.assign(
        year=year,
        name=body + " " + year.astype(str) + kind,
        dated=body + kind + ", " + day,
        label=body + kind + ", " + day + symbol,
        body_name=body,
        voting=rows.yes + rows.no + rows.abstain,
        tally=pd.array([vote_labels.tally(row) if pd.notna(row.yes) else pd.NA for _, row in rows.iterrows()], dtype="string"),
        became=[_became(row) for _, row in rows.iterrows()],
    )


def _became(row: pd.Series) -> str:
    if row.method == "without_vote":
        return "adopted without a vote"
    if row.method == "no_vote_held":
        return "no vote was held"
    return f"{row.outcome if row.outcome in ('adopted', 'rejected') else 'decided'} {vote_labels.tally(row)}".replace(" tally", ", tally")


@cached_by_tables("un_decisions")
def recorded_votes(record: str = "", body: str = "") -> pd.DataFrame:
    """The decisions with a recorded vote, in order of time; of one `record` (complete, partial, none) or one `body` if given.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = decisions()
    rows = rows[rows.method == "recorded"]
    if record:
        rows = rows[rows.record == record]
    return rows[rows.body == body] if body else rows


def decision(decision_id: str) -> pd.Series:
    """One decision with the columns of `decisions`; `KeyError` when there is none. Raises `data.TableError` when a table cannot be read."""
    return _by_id()[decision_id]


@cached_by_tables("un_decisions", size=2)
def _by_id() -> dict[str, pd.Series]:
    return {row.decision_id: row for _, row in decisions().iterrows()}


@cached_by_tables("countries", size=2)
def states() -> pd.DataFrame:
    """The 193 members with `state`, the name used in labels, ordered by it within the columns of `countries`.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table("countries")
    short = rows.name.str.replace(r" \(.*\)", "", regex=True)
    rows = rows.assign(state=rows.iso3.map(EVERYDAY).fillna(short))
    plain = rows.state.str.normalize("NFKD").str.encode("ascii", "ignore").str.decode("ascii")
    return rows.assign(order=plain).sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)


def state_names() -> dict[str, str]:
    """Country codes and the names used in labels, in alphabetical order: the options of a control.

    Raises `data.TableError` when a table cannot be read.
    """
    return states().set_index("iso3").state.to_dict()


@cached_by_tables("un_decisions", "un_positions", "un_memberships", "countries", size=128)
def roll_call(decision_id: str) -> pd.DataFrame:
    """How each of today's 193 members stood in a recorded vote, one row a state, in alphabetical order.

    The columns of `states`, with the name of the day where the member was another state, then `decision_id`, `position` (ordered
    category; `<NA>` is not in the record here, which only happens in partial lists), `basis`, `confidence`, `inferred` (bool) and
    `permanent` (Security Council; else `<NA>`).
    `not_member` is worked out: not yet admitted, or no seat in a body of few seats whose list is complete.

    Raises `data.TableError` when a table cannot be read.
    """
    one = decision(decision_id)
    named = table("un_positions")
    rows = states().merge(named[named.decision_id == decision_id].drop(columns=["decision_id", "note"]), on="iso3", how="left")
    seats = table("un_memberships")
    rows = rows.merge(seats.loc[seats.decision_id == decision_id, ["iso3", "permanent"]], on="iso3", how="left")
    outside = rows.admitted > one.year
    if one.body in ("CHR", "HRC", "UNSC") and one.record == "complete":
        outside |= rows.permanent.isna()
    position = rows.position.where(~(outside & rows.position.isna()), "not_member")
    named = [name_in(one.year, *each) for each in zip(rows.iso3, rows.state, strict=True)]
    return rows.assign(state=named, decision_id=decision_id, position=position, inferred=rows.basis.isin(INFERRED))


def counts(roll: pd.DataFrame) -> dict[str, int]:
    """How many states of a roll call have each of the five positions; only complete lists may be counted."""
    return {position: int((roll.position == position).sum()) for position in vote_labels.POSITION_LABELS}
