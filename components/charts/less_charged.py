"""What became of recommendations on less charged subjects and on core violations in the review of 2014."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.description.chart import Chart, Column, columns
from components.description.choice import Choices, Control
from components.drawing import recommendation_bars, theme, thumbnails
from components.drawing.recommendation_bars import STATEMENT
from data import PACKAGE, table

THEMES = "upr_2014_themes"
GROUPINGS = {
    "group_exclusive": "Main grouping",
    "group_labour": "Labour among the needs",
    "group_procedures": "Special procedures among the core",
}


BUCKETS = {"entry_point_groups": "Women, children, disability", "entry_point_needs": "Basic needs"}
"""Short names of long groups."""


TAGS = {
    "Torture and other cruel, inhuman or degrading treatment": "Torture, ill-treatment",
    "Economic, social and cultural rights in general": "Economic, social rights",
    "Freedom of association and peaceful assembly": "Association and assembly",
    "Human rights violations by state agents": "Violations by officials",
    "Technical assistance and cooperation": "Technical assistance",
    "Universal Periodic Review process": "Review process",
    "Human rights education and training": "Human rights education",
    "National human rights institution": "Human rights institution",
    "International humanitarian law": "Humanitarian law",
}
"""Short names of long tags."""


WANTED = ("only_entry_points", "only_coi_core")


def by_theme(choices: Choices) -> pd.DataFrame:
    """The groups of three groupings, or the single tags by group; `share` is the accepted part in per cent.

    Raises `data.TableError` when a table cannot be read.
    """
    rows = table(THEMES)
    if choices["review_by"] == "tags":
        rows = rows[rows.row_type == "theme"].sort_values(["bucket", "total"], ascending=[True, False], kind="stable")
    else:
        rows = rows[rows.row_type.isin(GROUPINGS)].sort_values(["row_type", "bucket"], kind="stable")
    head = (
        rows.bucket.map({**PACKAGE.labels(THEMES, "bucket"), **BUCKETS}) if choices["review_by"] == "tags" else rows.row_type.map(GROUPINGS)
    )
    return rows.assign(head=head.astype(str), share=100 * rows.accepted / rows.total).reset_index(drop=True)


def bars(rows: pd.DataFrame, choices: Choices) -> go.Figure:
    """A bar a group or tag: accepted and noted, in numbers or in shares, with both numbers beside it."""
    shares = choices["review_unit"] == "shares"
    places, headings = recommendation_bars.heights(rows["head"])
    whole = rows.total if shares else 1
    count = len(places) + len(headings)
    fig = theme.figure(height=100 + theme.row_height(count, 24) * count, margin_t=88, barmode="stack", legend_traceorder="normal")
    for answer in ("accepted", "noted"):
        fig.add_trace(recommendation_bars.bar(rows, places, rows[answer] / whole * (100 if shares else 1), answer, sentence))
    recommendation_bars.label_bars(fig, places, headings, [_named(row) for _, row in rows.iterrows()])
    ends = pd.Series(100.0, index=rows.index) if shares else rows.total
    recommendation_bars.label_ends(fig, ends, places, [f"{row.accepted} of {row.total}" for _, row in rows.iterrows()])
    fig.update_xaxes(
        title="share (per cent)" if shares else "recommendations",
        side="top",
        range=[0, ends.max() * 1.35],
    )
    if shares:
        fig.update_xaxes(tickvals=[0, 25, 50, 75, 100])
    return fig


def _named(row: pd.Series) -> str:
    short = {"only_entry_points": "entry points only", "both": "both", "only_coi_core": "core violations only"}
    label = short.get(row.bucket, row.label.lower()) if row.row_type != "theme" else row.label
    return f"<b>{label}</b>" if row.row_type == "group_exclusive" and row.bucket in WANTED else _short(label)


def _short(label: str) -> str:
    """A tag in few words, so that it fits beside its bar on a phone."""
    return theme.escape_plotly(TAGS.get(label, label.removeprefix("Freedom of ").capitalize() if len(label) > 26 else label))


def sentence(row: pd.Series) -> str:
    """What became of the recommendations of one group or tag."""
    where = f"tag “{row.label}”" if row.row_type == "theme" else f"{row['head']} – {row.label}"
    return (
        f"2014, {where}: {row.accepted} of {row.total} recommendation{'s' if row.total > 1 else ''} accepted ({row.share:.0f} per "
        f"cent), {row.noted} noted."
    )


def finding(rows: pd.DataFrame, choices: Choices) -> str:
    """Accepted of all, entry points against core violations, in every grouping; or the tags accepted always and never."""
    if choices["review_by"] == "tags":
        entry, core = rows[rows.bucket.str.startswith("entry")], rows[rows.bucket == "coi_core"]
        least = entry.loc[entry.share.idxmin()]
        return (
            f"In 2014 North Korea accepted every recommendation under {(entry.noted == 0).sum()} of the {len(entry)} tags of "
            "the entry points, and none under "
            f"{(core.accepted == 0).sum()} of the {len(core)} tags of the core violations. Of the entry points "
            f"“{least.label}” was accepted least: {least.accepted} of {least.total}."
        )
    others = [
        " against ".join(f"{row.accepted} of {row.total}" for row in part[part.bucket.isin(WANTED)].itertuples())
        for kind, part in rows.groupby("row_type", observed=True)
        if kind != "group_exclusive"
    ]
    main = {each: rows[rows.theme_id == f"exclusive-{each}"].iloc[0] for each in ("only-entry-points", "only-coi-core", "both")}
    soft, core, both = main.values()
    return (
        f"In 2014 North Korea accepted {soft.accepted} of the {soft.total} recommendations ({soft.share:.0f} per cent) that "
        "touch only women, children, disability or basic needs, "
        f"{core.accepted} of the {core.total} ({core.share:.0f} per cent) that touch only core violations, and "
        f"{both.accepted} of the {both.total} that touch both. "
        f"Under two other groupings, entry points against core violations: {'; '.join(others)}."
    )


def headline(rows: pd.DataFrame, choices: Choices) -> str:
    """Accepted of all, entry points against core violations; or under how many tags of the core nothing was accepted."""
    if choices["review_by"] == "tags":
        core = rows[rows.bucket == "coi_core"]
        return f"Nothing was accepted under {(core.accepted == 0).sum()} of {len(core)} tags of core violations"
    soft, core = _main(rows)
    return f"{soft.accepted} of {soft.total} entry-point recommendations were accepted, {core.accepted} of {core.total} core ones"


def _main(rows: pd.DataFrame) -> tuple[pd.Series, pd.Series]:
    """Entry points only and core violations only, in the main grouping."""
    by_id = rows.set_index("theme_id")
    return by_id.loc["exclusive-only-entry-points"], by_id.loc["exclusive-only-coi-core"]


def measure(rows: pd.DataFrame, choices: Choices) -> str:
    """What is counted, in what unit, and how the bars may be read together."""
    unit = "in per cent" if choices["review_unit"] == "shares" else "in numbers"
    if choices["review_by"] == "tags":
        return (
            f"Recommendations to North Korea in its review of 2014, accepted and noted, by tag, {unit}. {len(rows)} tags; they "
            "overlap and must not be added."
        )
    return (
        f"Recommendations to North Korea in its review of 2014, accepted and noted, by group, {unit}. {len(rows)} groups; three "
        "groupings of the same recommendations."
    )


def record_today() -> str:
    """Accepted of all, entry points against core violations. Raises `data.TableError` when a table cannot be read."""
    soft, core = _main(table(THEMES))
    return (
        f"In its review of 2014 North Korea accepted **{soft.accepted} of {soft.total}** recommendations on women, children, "
        "disability or basic needs alone, "
        f"**{core.accepted} of {core.total}** on core violations alone."
    )


def thumbnail(rows: pd.DataFrame) -> go.Figure:
    """The shares accepted of the recommendations on entry points alone and on core violations alone."""
    names = {"exclusive-only-entry-points": "Women, children, disability, basic needs", "exclusive-only-coi-core": "Core violations"}
    shown = rows.set_index("theme_id").loc[[*names]].reset_index()
    return thumbnails.parts_of_wholes(shown.assign(name=shown.theme_id.map(names)))


LESS_CHARGED = Chart(
    id="less-charged",
    page="engagement",
    title="Were recommendations on less charged subjects accepted more often?",
    tables=(THEMES,),
    controls=(
        Control("review_unit", "Bars show", "one", {"counts": "counts", "shares": "shares"}),
        Control("review_by", "Grouped by", "one", {"groups": "groups", "tags": "single tags"}),
    ),
    rows=by_theme,
    columns=(
        *columns(THEMES, "theme_id", "row_type", "label", "bucket", "accepted", "noted", "total"),
        Column("share", "Accepted", "per cent", type="number"),
        *columns(THEMES, "note", "confidence"),
    ),
    figure=bars,
    thumbnail=thumbnail,
    finding=finding,
    short_title="by theme",
    headline=headline,
    measure=measure,
    record_today=record_today,
    main_control="review_by",
    sentence=sentence,
    row_citation_keys=((THEMES, "theme_id"),),
    caveat="Acceptance is a statement by the state, not a result.",
    notes=(
        STATEMENT,
        "How the groups were made: UPR Info, a non-governmental organisation, gives each recommendation one or more tags. "
        "Entry points are its tags for women, children and disability and for basic needs (food, health, "
        "water, housing, education, poverty, development, economic and social rights); core violations are its tags for "
        "justice, detention, torture, the death penalty, disappearances, "
        "labour, the freedoms and the like. A recommendation with tags from both sides is in “both”. The grouping is this "
        "project’s; the tags view shows which tag is where.",
        "Two other groupings test it: one counts labour among the needs, the other counts the tag special procedures – "
        "visits and questions of UN experts – among the core.",
        "UPR Info lists 269 recommendations, the UN report 268. Recommendations differ in wording and in who made them as "
        "well as in subject; the chart does not take these apart.",
        "Single tags overlap: a recommendation with two tags is in two bars, so these bars must not be added.",
    ),
    excerpts=("entry-points",),
)
