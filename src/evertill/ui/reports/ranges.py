"""The ranges of business days that reports are asked for."""

from datetime import date, timedelta
from enum import StrEnum

from evertill.kernel.values import dataclass
from evertill.ui.words import tr


class Range(StrEnum):
    """In the order they are offered; the text is part of the object name of its key."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "lastMonth"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Days:
    """From the first to the last, both included."""

    first: date
    last: date


def days_of(chosen: Range, today: date) -> Days:
    """The days a range stands for."""
    month = today.replace(day=1)
    before = month - timedelta(days=1)
    return {
        Range.TODAY: Days(today, today),
        Range.YESTERDAY: Days(today - timedelta(days=1), today - timedelta(days=1)),
        Range.WEEK: Days(today - timedelta(days=6), today),
        Range.MONTH: Days(month, today),
        Range.LAST_MONTH: Days(before.replace(day=1), before),
        Range.YEAR: Days(today.replace(month=1, day=1), today),
    }[chosen]


def range_name(chosen: Range) -> str:
    """What it is called."""
    return {
        Range.TODAY: tr("Today"),
        Range.YESTERDAY: tr("Yesterday"),
        Range.WEEK: tr("7 days"),
        Range.MONTH: tr("This month"),
        Range.LAST_MONTH: tr("Last month"),
        Range.YEAR: tr("This year"),
    }[chosen]
