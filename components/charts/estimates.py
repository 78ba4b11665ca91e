"""Estimates of people held, read and said in words: what several charts share."""

from __future__ import annotations

import pandas as pd

from components.charts import camps
from components.description.chart import columns
from components.description.words import join_words
from components.drawing.forest import METHODS
from data import cached_by_tables, table

TABLE = "prisoner_estimates"
CAMP_COUNT_REMARKS = {"E026": ", beside the remnant of Camp 18"}
"""What a count of camps leaves aside (row K18N of the camps)."""
ESTIMATE_COLUMNS = columns(
    TABLE,
    "estimate_id",
    "reference_year",
    "estimator",
    "camps_counted",
    "low",
    "high",
    "point",
    "qualifier",
    "value_text",
    "method",
    "confidence",
    "publication",
    "published_year",
    "repeat_of",
    "repeat_basis",
    "in_brief",
    "disagreement",
    "note",
)
HOW_TO_READ = (
    "Bars are ranges, dots single figures, arrows open ends (up to, at least). Hollow marks are no count of their own: they "
    "repeat another figure, to which a bracket on the left ties them at the year that was counted, or take over one that is "
    "not here. A year after a name is the year of publication."
)
NAMES = (
    "COI is the United Nations Commission of Inquiry, HRNK the Committee for Human Rights in North Korea, KINU the Korea "
    "Institute for National Unification in Seoul, "
    "NKDB the Database Center for North Korean Human Rights."
)

UNDATED = "year of publication not known"


def figures_in_words(row: pd.Series) -> str:
    """What an estimate says, in figures: "80,000–120,000", "about 154,000", "up to 200,000"."""
    match row.qualifier:
        case "range":
            return f"{row.low:,}–{row.high:,}"
        case "up_to":
            return f"up to {row.high:,}"
        case "at_least":
            return f"at least {row.low:,}"
        case "words":
            return f"{row.value_text}"
        case _:
            return f"about {row.point:,}"


def sentence(row: pd.Series) -> str:
    """One estimate as a sentence: who, for which year, how many people, by what method, and whom it repeats.

    Raises `data.TableError` when a table cannot be read.
    """
    where = "political prison camps" if pd.isna(row.camp_id) else camps.label_by_id(row.camp_id)
    same = pd.notna(row.published_year) and row.published_year == row.reference_year
    published = "" if same else f", {f'published {row.published_year}' if pd.notna(row.published_year) else UNDATED}"
    text = (
        f"{row.estimator}{published}, on {row.reference_year}: {figures_in_words(row)} people in {where}. Method: "
        f"{METHODS[row.method].lower()}."
    )
    if pd.notna(row.value_text):
        text += f" In the source: {row.value_text}."
    if pd.notna(row.repeat_of):
        original = table(TABLE).set_index("estimate_id").loc[row.repeat_of]
        text += (
            f" {'Repeats' if row.repeat_basis == 'stated' else 'Probably repeats'} {original.estimator}, "
            f"{original.published_year if pd.notna(original.published_year) else UNDATED}."
        )
    elif row.repeat_basis == "taken_over":
        text += " Taken over from others, no count of its own."
    return f"{text} {row.disagreement}" if pd.notna(row.disagreement) else text


@cached_by_tables(TABLE, size=4)
def estimates_with_year(scope: str) -> pd.DataFrame:
    """The estimates with this scope for which the source names a year.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    return rows[(rows.scope == scope) & rows.reference_year.notna() & rows.left_out.isna()]


def repeats_below(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows by the year described, each repeat below what it repeats."""
    original = rows.repeat_of.fillna(rows.estimate_id)
    order = rows.assign(original=original, repeats=rows.repeat_of.notna()).sort_values(
        ["reference_year", "original", "repeats", "published_year"], kind="stable"
    )
    return order.drop(columns=["original", "repeats"]).reset_index(drop=True)


def origins(rows: pd.DataFrame) -> pd.Series:
    """For each row the identifier of the estimate that its figure goes back to: its own where it repeats none.

    Raises `data.TableError` when a table cannot be read.
    """
    repeated = table(TABLE).set_index("estimate_id").repeat_of.dropna().to_dict()
    origins = rows.estimate_id
    while origins.isin(repeated).any():
        origins = origins.replace(repeated)
    return origins


def lowest_and_highest(rows: pd.DataFrame) -> tuple[int, int]:
    """The lowest and the highest number of people that the rows name."""
    numbers = rows[["low", "point", "high"]]
    return int(numbers.min(axis=None)), int(numbers.max(axis=None))


def how_to_read(rows: pd.DataFrame) -> str:
    """How the sign that matters is read: hollow marks where there are any, else bars."""
    return "; hollow marks are no own count" if (rows.repeat_basis != "own").any() else "; bars are ranges, dots single figures"


def newest_by_method(rows: pd.DataFrame, most_years_back: int) -> pd.DataFrame:
    """The newest own count of each method, at most `most_years_back` years older than the newest of all; lowest first."""
    rows = rows[rows.repeat_basis == "own"].sort_values("reference_year", kind="stable").groupby("method", observed=True).tail(1)
    rows = rows[rows.reference_year >= rows.reference_year.max() - most_years_back]
    return rows.assign(at=rows.high.fillna(rows.point).fillna(rows.low)).sort_values("at", kind="stable")


def method_and_estimator(row: pd.Series) -> str:
    """By what method and by whom, without what stands in brackets."""
    method = "method not stated" if row.method == "not_stated" else METHODS[row.method].lower()
    return f"{method}, {row.estimator.split(' (')[0]}"


def years_described(rows: pd.DataFrame) -> str:
    """The years that the rows describe: "2017", "1982 to 2025"."""
    first, last = rows.reference_year.min(), rows.reference_year.max()
    return f"{first}" if first == last else f"{first} to {last}"


def counted_camps(year: int) -> pd.DataFrame:
    """Who counted how many operating camps in a year: the estimates published in it that say so, the fewest first.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(TABLE)
    rows = rows[(rows.published_year == year) & rows.camps_counted.notna()]
    return rows.sort_values(["camps_counted", "estimate_id"], kind="stable")


def who_counted_camps(year: int) -> str:
    """Each number of camps with those who counted it in a year: "4 (Commission of Inquiry), 5 (…)".

    Raises `data.TableError` when a table cannot be read.
    """
    rows = counted_camps(year)
    names = rows.estimator.map(lambda name: name.split(" (")[0]) + rows.estimate_id.map(CAMP_COUNT_REMARKS).fillna("")
    return ", ".join(f"{count} ({join_words(who.unique())})" for count, who in names.groupby(rows.camps_counted))
