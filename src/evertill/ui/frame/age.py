"""How long ago something was, as people say it."""

from datetime import datetime

from evertill.ports.formats import Formats
from evertill.ui.words import tr, tr_count

HOUR_S = 3600
DAY_S = 86_400


def seconds_between(earlier: datetime, later: datetime) -> int:
    """Whole seconds from one moment to the other; never below zero, for clocks may jump."""
    passed = later - earlier
    return max(0, passed.days * DAY_S + passed.seconds)


def age_text(earlier: datetime, now: datetime) -> str:
    """ "1 s" at least, "12 min", "3 h", "2 days"; in German as after a preposition with the dative ("seit 2 Tagen")."""
    seconds = max(1, seconds_between(earlier, now))
    if seconds < 60:
        return tr("{n} s", n=seconds)
    if seconds < HOUR_S:
        return tr("{n} min", n=seconds // 60)
    if seconds < DAY_S:
        return tr("{n} h", n=seconds // HOUR_S)
    return tr_count("{n} day", "{n} days", seconds // DAY_S)


def ago_text(earlier: datetime, now: datetime) -> str:
    """ "just now", then "12 min ago": where nothing before it says so."""
    if seconds_between(earlier, now) == 0:
        return tr("just now")
    return tr("{age} ago", age=age_text(earlier, now))


def time_left_text(now: datetime, until: datetime) -> str:
    """ "12 min", "1 h 59 min", "2 days": to the minute while it is a matter of hours, for somebody hurries by it."""
    seconds = seconds_between(now, until)
    if not HOUR_S <= seconds < DAY_S:
        return age_text(now, until)
    return tr("{hours} h {minutes} min", hours=seconds // HOUR_S, minutes=seconds % HOUR_S // 60)


def clock_text(moment: datetime, now: datetime, formats: Formats) -> str:
    """The time of day, with the date when it was not today."""
    here = moment.astimezone(now.tzinfo)
    return formats.time(here) if here.date() == now.date() else formats.moment(here)
