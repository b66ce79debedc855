"""Zones of a stocktake, and when and where each was counted."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from evertill.domain.stock.stocktake import Stocktake, ZoneMark, running
from evertill.ports.formats import Formats
from evertill.ui.frame.age import clock_text
from evertill.ui.words import tr


def zones_to_count(
    stocktakes: Iterable[Stocktake], zones: Sequence[str], now: datetime, formats: Formats
) -> list[tuple[str, str]]:
    """Every zone with what is known of it; those not counted come first."""
    marks = {mark.zone: mark for mark in running(stocktakes, zones, now.date()).marks}
    listed = [(zone, _zone_text(marks.get(zone), now, formats)) for zone in zones]
    return sorted(listed, key=lambda pair: pair[0] in marks)


def zones_counted_text(stocktake: Stocktake, zones: Sequence[str]) -> str:
    """How many of them are counted."""
    counted = {mark.zone for mark in stocktake.marks}.intersection(zones)
    return tr("{n} of {all} zones", n=len(counted), all=len(zones))


def _zone_text(mark: ZoneMark | None, now: datetime, formats: Formats) -> str:
    if mark is None:
        return tr("not counted yet")
    return tr("counted {time}, till {till}", time=clock_text(mark.at, now, formats), till=mark.workstation)
