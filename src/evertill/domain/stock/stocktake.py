"""A stocktake: which zones of a shop were counted, at whichever till, and which are still to be counted."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from evertill.domain.streams.stream_fields import BadRow, Members, code_text, list_of, moment, object_of, whole_number
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass

GOES_ON = timedelta(days=3)
"""A stocktake is gone on with for so many days, unless all zones are counted; then another one begins."""
NAME_LENGTH = 40
ZONES_MAX = 1_000
_ARTICLES_MAX = 10**7


@dataclass(frozen=True, slots=True)
class ZoneMark:
    """A zone that was counted."""

    zone: str
    at: datetime
    workstation: str
    articles: int


@dataclass(frozen=True, slots=True)
class Stocktake:
    """A row of `stocktakes`: which zones were counted so far, each by its latest count."""

    name: str
    """The day it began, as YYYY-MM-DD: tills that hear nothing of each other call it the same."""
    marks: tuple[ZoneMark, ...] = ()

    def is_complete(self, zones: Iterable[str]) -> bool:
        """Whether all of these are counted."""
        return {mark.zone for mark in self.marks}.issuperset(zones)

    def with_mark(self, mark: ZoneMark) -> "Stocktake":
        """With one more zone, or a later count of it."""
        known = {each.zone: each for each in self.marks}
        before = known.get(mark.zone)
        if before is None or mark.at >= before.at:
            known[mark.zone] = mark
        return Stocktake(self.name, tuple(known[zone] for zone in sorted(known)))


def marked_by(body: Members, at: datetime, workstation: str) -> Stocktake | None:
    """What the body of a `stock_count` says of the stocktake it is part of; None where it is of no zone."""
    zone, name, counted = body.get("zone"), body.get("stocktake"), body.get("counted")
    if not isinstance(zone, str) or not isinstance(name, str) or not (_is_name(zone) and _is_name(name)):
        return None
    return Stocktake(name, (ZoneMark(zone, at, workstation, len(counted) if isinstance(counted, list) else 0),))


def joined(stocktakes: Iterable[Stocktake]) -> tuple[Stocktake, ...]:
    """What several sources say of each stocktake, in the order of their days."""
    known: dict[str, Stocktake] = {}
    for stocktake in stocktakes:
        for mark in stocktake.marks:
            known[stocktake.name] = known.get(stocktake.name, Stocktake(stocktake.name)).with_mark(mark)
    return tuple(known[name] for name in sorted(known))


def running(stocktakes: Iterable[Stocktake], zones: Iterable[str], today: date) -> Stocktake:
    """The one that a zone counted now belongs to: the latest that is not over, or one that begins today."""
    wanted, name = frozenset(zones), today.isoformat()
    known = {stocktake.name: stocktake for stocktake in joined(stocktakes)}
    if name not in known:
        oldest = (today - GOES_ON).isoformat()
        going_on = [each for each in known.values() if oldest < each.name < name and not each.is_complete(wanted)]
        if going_on:
            return going_on[-1]
    return known.get(name, Stocktake(name))


def parse_stocktake(content: Members) -> Stocktake:
    """The stocktake in a row of `stocktakes`; BadRow for one that cannot be."""
    marks = [_mark(object_of(entry, "zone")) for entry in list_of(content, "zones", ZONES_MAX)]
    return Stocktake(code_text(content, "stocktake", NAME_LENGTH), tuple(marks))


def stocktake_content(stocktake: Stocktake) -> JsonObject:
    """The row content of a stocktake."""
    zones: list[Json] = [
        {"zone": mark.zone, "at": to_rfc3339(mark.at), "workstation": mark.workstation, "articles": mark.articles}
        for mark in stocktake.marks
    ]
    return {"stocktake": stocktake.name, "zones": zones}


def _is_name(text: str) -> bool:
    return 0 < len(text) <= NAME_LENGTH and text.isprintable()


def _mark(content: Members) -> ZoneMark:
    at = moment(content, "at")
    if at is None:
        raise BadRow("A zone does not say when it was counted.")
    articles = whole_number(content, "articles", least=0, most=_ARTICLES_MAX) or 0
    return ZoneMark(code_text(content, "zone"), at, code_text(content, "workstation"), articles)
