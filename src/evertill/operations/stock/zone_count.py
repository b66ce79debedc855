"""Booking the count of a zone: how each article differs from the books, with the other zones of the stocktake."""

from collections.abc import Iterable
from dataclasses import replace

from evertill.domain.stock.stock_document import StockDocument, StockLine
from evertill.domain.stock.stock_ledger import CountPlace, JournalPlace
from evertill.domain.stock.zone_counts import ZoneCount, sum_zones, zone_counts_in
from evertill.operations.counter.counter import Counter
from evertill.ports.journal import UnitOfWork


def with_other_zones(unit: UnitOfWork, counter: Counter, document: StockDocument) -> StockDocument:
    """The document whose lines expect what makes the books come out right: its fact tells this till's own view, which
    holds until the backend, who knows the counts of all tills, has booked it."""
    earlier = zone_counts_in(unit.counts_since(document.stocktake), document.stocktake)
    lines = (
        _with_others(unit, counter, document, line, earlier.get(line.sku, ())) if line.is_touched else line
        for line in document.lines
    )
    return replace(document, lines=tuple(lines))


def _with_others(
    unit: UnitOfWork, counter: Counter, document: StockDocument, line: StockLine, earlier: Iterable[ZoneCount]
) -> StockLine:
    stands = counter.catalogue.shelf_place(line.sku)
    is_home = stands is None or stands.aisle == document.zone
    others = tuple(earlier)
    if is_home and not others:
        return line  # it is as if the whole article was counted
    mine = ZoneCount(document.zone, line.micro, _counted(unit, line, document), is_home)
    together = sum_zones([*others, mine])
    if together is None:
        return replace(line, expected_micro=line.micro, is_elsewhere=True)
    moved = unit.moved_since(line.sku, together.sold_since.place.sequence).sold_micro
    moved += unit.moved_since(line.sku, together.moved_since.place.sequence).other_micro
    change = together.micro + moved - counter.stock.book_micro(line.sku)
    return replace(line, expected_micro=line.micro - change, is_elsewhere=not is_home)


def _counted(unit: UnitOfWork, line: StockLine, document: StockDocument) -> CountPlace:
    """Where it was counted; in an earlier epoch, or never by itself: as of now."""
    at, epoch = line.counted_at, unit.identity.epoch
    if at is not None and at.epoch == epoch:
        return CountPlace(JournalPlace(at.at, epoch, at.sequence), document.document_id)
    return CountPlace(JournalPlace(document.started_at, epoch, unit.head().sequence), document.document_id)
