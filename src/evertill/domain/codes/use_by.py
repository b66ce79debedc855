"""The day goods must be used by, as people read it off a pack."""

import re
from calendar import monthrange
from datetime import date

_WAYS = (
    re.compile(r"(?P<year>[0-9]{4})-(?P<month>[0-9]{1,2})-(?P<day>[0-9]{1,2})"),
    re.compile(r"(?P<day>[0-9]{1,2})\.(?P<month>[0-9]{1,2})\.(?P<year>[0-9]{4}|[0-9]{2})"),
    re.compile(r"(?P<month>[0-9]{1,2})[./](?P<year>[0-9]{4})"),
    re.compile(r"(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"),
)
"""Year first, day first with points, month and year alone, and GS1's six digits. With strokes between three numbers
nobody can tell day from month."""


def use_by_day(text: str) -> date | None:
    """The day; without one (or with day 00) the last of the month. None for what is no such day."""
    for way in _WAYS:
        found = way.fullmatch(text.strip())
        if found is not None:
            return _day(found.groupdict())
    return None


def _day(parts: dict[str, str]) -> date | None:
    year, month, day = int(parts["year"]), int(parts["month"]), int(parts.get("day", "0"))
    year += 2000 if year < 100 else 0
    if not 1 <= month <= 12 or year < 2000:
        return None
    last = monthrange(year, month)[1]
    return date(year, month, day or last) if day <= last else None
