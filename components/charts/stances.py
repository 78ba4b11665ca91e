"""Who stands where on each question: the latest position of every actor on a scale, with the way it came."""

from __future__ import annotations

import datetime as dt

import pandas as pd

from components.charts.positions import KINDS, NAME, QUESTION, SCALE, TABLE, positions, questions, sentence, short_name, signed
from components.charts.stances_figure import ROLES, moved, scale
from components.description.chart import Chart, Column, columns
from components.description.choice import AS_OF, Choices, Control, Options
from components.description.words import escape_markdown, join_words, quantity, span_of_years
from data import dates, table

SAME_TIME = pd.Timedelta(days=62)
"""How near in time a statement of the brief and another source have to be to be compared."""
TOPICS = {
    "coi_credibility": "the Commission’s findings",
    "icc_referral": "a referral",
    "ga_resolution": "the yearly resolution",
    "unsc_agenda": "the Council’s agenda",
    "dialogue_cooperation": "dialogue",
    "country_mandates": "single-country scrutiny",
    "widen_agenda": "a wider agenda",
}
"""The questions in a headline."""


def choices_of_last_day(_before: Choices) -> Options:
    """Days up to which positions can be shown: the last on record, the day of the brief, the end of each year with positions."""
    years = range(positions()["at"].min().year, positions()["at"].max().year)
    return {"today": "today", dates.BRIEF_PUBLISHED.isoformat(): dates.in_words(dates.BRIEF_PUBLISHED.isoformat())} | {
        f"{year}-12-31": f"end of {year}" for year in years
    }


def kinds(_before: Choices) -> Options:
    """The kinds of actor that have positions."""
    return {kind: KINDS[kind] for kind in positions().kind.cat.remove_unused_categories().cat.categories}


def positions_on_scale(choices: Choices) -> pd.DataFrame:
    """The coded positions on one question, from the actors most against to those most for; `role` says as what each is drawn."""
    rows = positions()
    rows = rows[(rows.question_id == choices["question"]) & rows.stance.notna()]
    if choices["actor_kind"]:
        rows = rows[rows.kind.isin(choices["actor_kind"])]
    if choices["until"] != "today":
        rows = rows[[dates.first(each) <= dt.date.fromisoformat(choices["until"]) for each in rows.date]]
    return _ordered(rows.assign(role=_roles(rows, choices["known"] == "brief")))


def _roles(rows: pd.DataFrame, as_of_brief: bool) -> pd.Series:
    role = pd.Series("earlier", index=rows.index, dtype="str").mask(rows.basis == "brief", "brief")
    role = role.mask(rows.later & as_of_brief, "later")
    latest = rows[role == "earlier"].drop_duplicates("actor_id", keep="last").index
    return role.mask(rows.index.isin(latest), "latest").astype(pd.CategoricalDtype([*ROLES], ordered=True))


def _ordered(rows: pd.DataFrame) -> pd.DataFrame:
    """Actors by where they stand, then by name; `place` numbers them from the top."""
    standing = rows.sort_values("role", kind="stable").drop_duplicates("actor_id").set_index("actor_id").stance
    rows = rows.assign(standing=rows.actor_id.map(standing)).sort_values(["standing", "name", "at", "position_id"], kind="stable")
    places = {actor: place for place, actor in enumerate(rows.actor_id.drop_duplicates())}
    return rows.assign(place=rows.actor_id.map(places)).reset_index(drop=True)


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """How many stand on either side, whose positions vary, and where the brief's wording differs from other sources."""
    question = questions({})[choices["question"]]
    latest = rows[rows.role == "latest"]
    day = "on record" if choices["until"] == "today" else f"by the {choices_of_last_day({})[choices['until']]}".replace("the 10", "10")
    day = "by 10 March 2015" if choices["known"] == "brief" else day
    if latest.empty:
        return f"“{question}”: {len(rows)} coded position{'s' * (len(rows) > 1)} here, none of them from outside the brief {day}."
    count = f"{len(latest)} actor{' has' if len(latest) == 1 else 's have'}"
    sides = [(latest.stance > 0).sum(), (latest.stance < 0).sum(), (latest.stance == 0).sum()]
    side = [f"{number or 'none'} {word}" for number, word in zip(sides, ("for it", "against it", "at 0"), strict=True)]
    return " ".join([f"“{question}”: {count} a coded position {day}, {join_words(side)}.", *_movers(rows), *_differences(rows)])


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """How many actors stand on either side of the question."""
    on, latest = f"On {TOPICS[choices['question']]}", rows[rows.role == "latest"]
    if latest.empty:
        return f"{on} only the brief’s own words are on record"
    sides = {"for": (latest.stance > 0).sum(), "against": (latest.stance < 0).sum(), "between": (latest.stance == 0).sum()}
    (first, word), *more = [(number, word) for word, number in sides.items() if number]
    if len(latest) == 1:
        return f"{on} the one actor on record is {word}"
    return ", ".join([f"{on} {first} {'actor is' if first == 1 else 'actors are'} {word}", *(f"{number} {word}" for number, word in more)])


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """What is coded, over which years, how many positions of how many actors, and what hollow diamonds are."""
    years = span_of_years(rows["at"].min().year, rows["at"].max().year)
    read = "; hollow diamonds are the brief’s words" if (rows.role == "brief").any() else "; dots are the latest positions"
    if (rows.role == "later").any():
        read = "; faint dots came after the brief"
    return (
        f"Positions on {TOPICS[choices['question']]}, coded from −2 to +2, {years}. {quantity(len(rows), 'position')} of "
        f"{quantity(rows.actor_id.nunique(), 'actor')}{read}."
    )


def record_today() -> str:
    """The latest positions of China and Russia on a referral. Raises `data.TableError` when a table cannot be read."""
    rows = positions_on_scale({"question": "icc_referral", "actor_kind": [], "until": "today", "known": "today"})
    latest = rows[rows.role == "latest"].set_index("actor_id").loc[["chn", "rus"]]
    (china, where_china, on_china), (russia, where_russia, on_russia) = (
        (escape_markdown(row["name"]), f"**{escape_markdown(signed(row.stance))}**", dates.in_words(row.date))
        for _, row in latest.iterrows()
    )
    return (
        f"Coded from −2 to \\+2, {china}’s latest position on a referral is {where_china}, of {on_china}; {russia}’s is "
        f"{where_russia}, of {on_russia}. "
        "Neither has a later one."
    )


def _movers(rows: pd.DataFrame) -> list[str]:
    movers = moved(rows)
    if movers.empty:
        return ["No actor has moved between its positions here."]
    said = join_words(f"{short_name(row['name'])} ({signed(row['min'])} to {signed(row['max'])})" for _, row in movers.iterrows())
    return [f"The positions of {said} vary over time."]


def _differences(rows: pd.DataFrame) -> list[str]:
    """Where the brief's wording is coded otherwise than other evidence of about the same time."""
    said = []
    for _, part in rows.groupby("actor_id", sort=False):
        brief, other = part[part.role == "brief"].tail(1), part[part.role.isin(["earlier", "latest"])]
        if not brief.empty and not other.empty:
            distance = (other["at"] - brief["at"].item()).abs()
            nearest = other.loc[distance.idxmin()]
            if distance.min() <= SAME_TIME and nearest.stance != brief.stance.item():
                said.append(
                    f"{short_name(nearest['name'])}: {signed(brief.stance.item())} in the brief, {signed(nearest.stance)} in "
                    "other sources of that time."
                )
    return said


ABOUT = {"rejection": ("coi_credibility", ["dprk", "kcna"]), "china-russia": ("icc_referral", ["chn", "rus"])}
"""The question and the actors that an excerpt speaks of, where its paragraph of the brief speaks of more."""


def _rows_for_excerpt(rows: pd.DataFrame, excerpt: str) -> pd.Series:
    """What the brief itself says in an excerpt."""
    said = rows.basis.eq("brief") & rows.paragraph.eq(table("excerpts").set_index("excerpt_id").paragraph[excerpt])
    if excerpt not in ABOUT:
        return said
    question, actors = ABOUT[excerpt]
    return said & rows.question_id.eq(question) & rows.actor_id.isin(actors)


STANCES = Chart(
    id="who-stands-where",
    page="actors",
    title="Who stands where?",
    tables=(TABLE, "actors", "position_questions"),
    controls=(
        AS_OF,
        Control("question", "Question", "one", questions, "icc_referral"),
        Control("actor_kind", "Kind of actor", "many", kinds),
        Control("until", "Positions up to", "one", choices_of_last_day),
    ),
    rows=positions_on_scale,
    columns=(
        *columns(TABLE, "position_id", "actor_id"),
        NAME,
        QUESTION,
        *columns(TABLE, "date", "stance", "evidence", "basis", "paragraph"),
        Column("role", "Drawn as", labels=ROLES),
        *columns(TABLE, "confidence", "disagreement", "note"),
    ),
    figure=scale,
    finding=finding,
    short_title="positions",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="question",
    sentence=sentence,
    row_citation_keys=((TABLE, "position_id"),),
    caveat="The number is our coding of the evidence.",
    notes=(
        SCALE,
        "Beside each name stands the year of the latest position; names of actors that moved are bold. Earlier positions "
        "stand above the latest in order of time. A hollow "
        "diamond is what the brief itself says about the actor, or the author about his own view; it is never counted as "
        "evidence from outside.",
        "Positions without a stance (an expectation, a legal limit, an analyst’s reading) are not on the scale; they are in "
        "the chart below. An actor without a position on a "
        "question has no row: that is missing evidence, not neutrality.",
    ),
    excerpts=("china-russia", "rejection"),
    rows_for_excerpt=_rows_for_excerpt,
    choices_for_excerpt={"rejection": {"question": "coi_credibility"}},
)
