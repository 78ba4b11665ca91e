"""What a reader can choose: controls with public names, their options in words, and what a link says of them. No Streamlit here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Literal, cast

from components.description.words import join_words, shorten
from data import TableError, cached_by_tables, table

Choices = dict[str, Any]
Options = Mapping[Any, str]
Query = Mapping[str, list[str]]
"""The query of an address: names with their values."""
Kind = Literal["one", "many", "flag", "span"]


class ChoiceError(ValueError):
    """A choice that a chart does not have. `allowed` lists what it has."""

    def __init__(self, message: str, allowed: list[str]) -> None:
        self.allowed = allowed
        super().__init__(message)


@dataclass(frozen=True, eq=False)
class Control:
    """One choice a reader has.

    `name` is its public name in links, the same on the page and on the data route, and unique over all charts.
    `options` maps values to the labels that readers and links use; for a span it holds the two ends.
    Options and default may depend on the choices made before it.
    """

    name: str
    label: str
    kind: Kind
    options: Options | Callable[[Choices], Options] = field(default_factory=dict)
    default: Any = None
    help: str = ""
    empty_label: str = "All"
    """What an empty list of a `many` stands for."""
    former_labels: Mapping[str, Any] = field(default_factory=dict)
    """Labels that links carried before, with the values that they stand for: such links stay good."""
    where_listed: str = ""
    """Where all options are listed: a sentence for who named one that there is not."""
    shared: bool = False
    """Made once for the whole page, not in the panel of a chart."""
    value_in_words: Callable[[Any], str] | None = None
    """What a value is called where it is shown, if its label is but a name in links."""
    tables: tuple[str, ...] = ()
    """What options and default are computed from; a chart fills in its own tables."""

    def allowed(self, before: Choices) -> Options:
        """Values and labels, given the choices made before; shared by all callers and not to be changed."""
        return cast("Options", self._computed("options", before) if callable(self.options) else self.options)

    def _computed(self, what: str, before: Choices) -> Any:
        """Options or default from their function; kept only when it is known which tables they hang on."""
        if not self.tables:
            return getattr(self, what)(before)
        return _computed(self, what, choices_key(before))

    def default_value(self, before: Choices) -> Any:
        """The value when the reader has chosen nothing; shared by all callers and not to be changed."""
        if callable(self.default):
            return self._computed("default", before)
        if self.default is not None:
            return self.default
        match self.kind:
            case "many":
                return []
            case "flag":
                return False
            case "span":
                return tuple(self.allowed(before))
            case _:
                return next(iter(self.allowed(before)))

    def is_a_choice(self, before: Choices) -> bool:
        """Whether there is more than one thing to choose, given the choices made before; a control with one option is not shown."""
        return self.kind == "flag" or len(self.allowed(before)) > 1

    def link_words(self, before: Choices) -> list[str]:
        """The values that a link may carry for this control, as words of the address, given the choices made before; a span describes its
        two numbers.
        """
        options = self.allowed(before)
        if self.kind == "flag":
            return ["true", "false"]
        if self.kind == "span":
            low, high = options
            return [f"two whole numbers from {low} to {high}"]
        return list(options.values())

    def read(self, given: list[str], before: Choices) -> Any:
        """The value that the words of a link stand for; `ChoiceError` when there is none such."""
        options = self.allowed(before)
        try:
            match self.kind:
                case "flag":
                    return {"true": True, "false": False}[given[-1].lower()]
                case "span":
                    low, high = (int(float(each)) for each in given)
                    first, last = options
                    if not first <= low <= high <= last:
                        raise ValueError
                    return (low, high)
                case "many":
                    values = {**self.former_labels, **{label: value for value, label in options.items()}}
                    return [*dict.fromkeys(values[each] for each in given if each)]
                case _:
                    values = {**self.former_labels, **{label: value for value, label in options.items()}}
                    return values[given[-1]]
        except (LookupError, ValueError, OverflowError):
            near = get_close_matches(given[-1], options.values(), 3) if given and self.where_listed else ()
            nearest = f" Near in spelling: {join_words(f'“{each}”' for each in near)}." if near else ""
            message = f"“{shorten(', '.join(given))}” is not a choice for “{self.label}”.{nearest} {self.where_listed}".strip()
            raise ChoiceError(message, self.link_words(before)) from None

    def write(self, value: Any, before: Choices) -> list[str]:
        """The words with which a link carries a value: what `read` takes."""
        options = self.allowed(before)
        match self.kind:
            case "flag":
                return [str(value).lower()]
            case "span":
                return [str(each) for each in value]
            case "many":
                return [options[each] for each in value]
            case _:
                return [options[value]]


ChoicesKey = tuple[tuple[str, Any], ...]
"""Choices that can be the key of something that is kept."""


def choices_key(choices: Choices) -> ChoicesKey:
    """Choices as a key, the same in whatever order they were made; lists become sorted tuples."""
    return tuple((name, tuple(sorted(value)) if isinstance(value, list) else value) for name, value in sorted(choices.items()))


@cached_by_tables(of=lambda control, _what, _before: control.tables, size=2048)
def _computed(control: Control, what: str, before: ChoicesKey) -> Any:
    return getattr(control, what)(dict(before))


AS_OF = Control(
    "known",
    "What was known",
    "one",
    {"today": "As of today", "brief": "As of 10 March 2015"},
    help="What the brief could know ends on the day it was published. What came later is drawn faintly.",
    former_labels={"today": "today", "on 10 March 2015": "brief"},
    shared=True,
)
"""The one switch between the day of the brief and today: what later rows are drawn faintly, for every chart whose rows have a date."""


def _excerpts(_before: Choices) -> Options:
    try:
        return {"": "none"} | {each: each for each in table("excerpts").excerpt_id}
    except TableError:  # a chart can do without picking out
        return {"": "none"}


def _excerpt_in_words(excerpt_id: str) -> str:
    """An excerpt of the brief by its beginning and its paragraph. Raises `data.TableError` when the excerpts cannot be read."""
    excerpt = table("excerpts").set_index("excerpt_id").loc[excerpt_id]
    return f"“{shorten(excerpt.quote, 80)}” ({f'paragraph {excerpt.paragraph}' if excerpt.paragraph else 'standfirst'})"


HIGHLIGHT = Control(
    "highlight", "Marks picked out for the excerpt", "one", _excerpts, shared=True, value_in_words=_excerpt_in_words, tables=("excerpts",)
)
"""Which excerpt's marks stand out: for every chart that says which of its rows an excerpt speaks of."""
