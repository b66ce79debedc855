"""A question asked in place, beside the sale: what it is about, what may be answered."""

from enum import StrEnum

from evertill.kernel.values import dataclass


class Tint(StrEnum):
    """What the question's icon and edge look like."""

    CALM = "calm"
    WARNING = "warning"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: a stored name, its label, and what it means in a second line."""

    name: str
    label: str
    note: str = ""
    is_main: bool = False
    """Enter chooses it."""
    is_danger: bool = False
    key: str = ""
    """A letter that chooses it where digits are wanted for something else."""
    keeps_open: bool = False
    """Does something and leaves the question standing."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that matters more than anything else, with a line about it."""

    text: str
    note: str
    tint: Tint


@dataclass(frozen=True, slots=True)
class NumberField:
    """The question takes a number, typed on the entry line or the pad."""

    badge: str
    waits_for: str
    decimals_max: int


@dataclass(frozen=True, slots=True)
class AskView:
    """The question as it is drawn."""

    icon: str
    tint: Tint
    title: str
    sentence: str
    choices: tuple[Choice, ...] = ()
    number: NumberField | None = None
    facts: tuple[tuple[str, str], ...] = ()
    """What is known of it, in pairs of word and value."""
    total: str = ""
    """The word of the fact that stands out."""
    figure: Figure | None = None
    holds_scans: bool = False
    """An answer is owed before anything else is rung: a scan meanwhile is refused, not lost in silence."""
