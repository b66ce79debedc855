"""The X and the Z report: what a shift came to, as a pure function of its transactions, and frozen in its TillSettle.

An X is a look at the open shift; a Z has a number, closes the shift and never changes again. Z numbers count on over
the epochs of a workstation, and so do the grand totals; the printed number names the epoch, so none is ever repeated.
"""

from collections.abc import Iterable, Sequence
from dataclasses import field
from decimal import Decimal

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Identity, Transaction
from evertill.domain.till.tallies import Section, Tally, summed, tallies_of
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass

Z_VERSION = 2
"""The first added tenders up by kind, and said nothing of itself; `first_z` tells what else was otherwise."""


@dataclass(frozen=True, slots=True)
class ShiftReport:
    """The figures of a shift, in one currency; amounts of returns and of cash taken out are below zero."""

    currency: str
    tallies: tuple[Tally, ...] = ()
    first_receipt: str | None = None
    last_receipt: str | None = None

    def rows(self, section: Section) -> tuple[Tally, ...]:
        """The rows of one part."""
        return tuple(tally for tally in self.tallies if tally.section is section)

    def count(self, section: Section) -> int:
        """How often, over the rows of a part."""
        return sum(tally.count for tally in self.rows(section))

    def amount(self, section: Section) -> Money:
        """How much, over the rows of a part."""
        return Money(sum(tally.amount for tally in self.rows(section)), self.currency)

    @property
    def turnover(self) -> Money:
        """Sold less returned, taxes included."""
        return self.amount(Section.TURNOVER)

    @property
    def absolute(self) -> Money:
        """Sold and returned, both counted upwards."""
        return Money(sum(abs(tally.amount) for tally in self.rows(Section.TURNOVER)), self.currency)

    @property
    def cash_expected(self) -> Money:
        """What the drawer should hold: float and movements, cash taken less change and refunds."""
        taken = sum(tally.amount for tally in self.rows(Section.TENDER) if tally.code == "cash")
        return self.amount(Section.CASH) + Money(taken, self.currency)

    def slips_expected(self, kind: str, label: str) -> Money:
        """What the slips of a tender should add up to: those of cards with what was charged on top of sales."""
        if kind == "card":
            return self.cards_in_all
        rows = (tally for tally in self.rows(Section.TENDER) if (tally.code, tally.label) == (kind, label))
        return Money(sum(tally.amount for tally in rows), self.currency)

    @property
    def cards_in_all(self) -> Money:
        """What was charged on cards, refunds taken off: of sales, and on top of them."""
        taken = sum(tally.amount for tally in self.rows(Section.TENDER) if tally.code == "card")
        return self.amount(Section.ON_TOP) + Money(taken, self.currency)


@dataclass(frozen=True, slots=True)
class GrandTotals:
    """All a workstation ever sold, in minor units: with returns taken off, and with them added."""

    signed: int = 0
    absolute: int = 0

    def after(self, report: ShiftReport) -> "GrandTotals":
        """With one shift more."""
        return GrandTotals(self.signed + report.turnover.minor, self.absolute + report.absolute.minor)


@dataclass(frozen=True, slots=True)
class AsideAtClose:
    """A sale that was put aside when the shift ended."""

    sale_id: str
    gross_minor: int


@dataclass(frozen=True, slots=True)
class ZReport:
    """A shift's frozen end."""

    number: int
    """Counts the Zs of the workstation from 1, without gaps."""
    report: ShiftReport
    before: GrandTotals
    unsent: int
    """Facts that had not reached the backend when the shift ended; they keep their shift."""
    aside: tuple[AsideAtClose, ...] = ()
    version: int = Z_VERSION
    """By which rules its rows were added up."""

    @property
    def totals(self) -> GrandTotals:
        """The grand totals with this shift."""
        return self.before.after(self.report)


def report_of(transactions: Iterable[Transaction], currency: str) -> ShiftReport:
    """The figures of these transactions, all those of one shift. ValueError when a body is not of its kind."""
    builder = ReportBuilder(currency)
    for transaction in transactions:
        builder.add(transaction)
    return builder.report()


@dataclass(slots=True)
class ReportBuilder:
    """Takes a shift's transactions one by one."""

    currency: str
    _tallies: tuple[Tally, ...] = ()
    _pending: list[Tally] = field(default_factory=list)
    _receipts: list[str] = field(default_factory=list)

    def add(self, transaction: Transaction) -> None:
        """One more."""
        self._pending.extend(tallies_of(transaction))
        if transaction.kind in TAKES_RECEIPT_NUMBER:
            self._receipts = [*self._receipts[:1], transaction.number_text]

    def report(self) -> ShiftReport:
        """What they come to so far."""
        self._tallies = summed([*self._tallies, *self._pending])
        self._pending.clear()
        first, last = (self._receipts[0], self._receipts[-1]) if self._receipts else (None, None)
        return ShiftReport(self.currency, self._tallies, first, last)


def z_number_text(identity: Identity, number: int) -> str:
    """As printed: store-workstation-epoch-Znumber."""
    return f"{identity.store}-{identity.workstation}-{identity.epoch_number}-Z{number}"


def rate_of(tally: Tally) -> Decimal:
    """The rate of a row of taxes, in percent."""
    return Decimal(tally.code.rpartition("@")[2])


def z_content(z: ZReport) -> JsonObject:
    """The report as the body of a TillSettle holds it."""
    totals = z.totals
    return {
        "number": z.number,
        "currency": z.report.currency,
        "rows": _rows_json(z.report.tallies),
        "first_receipt": z.report.first_receipt,
        "last_receipt": z.report.last_receipt,
        "before": [z.before.signed, z.before.absolute],
        "grand_totals": [totals.signed, totals.absolute],
        "unsent": z.unsent,
        "aside": [[sale.sale_id, sale.gross_minor] for sale in z.aside],
        **({} if z.version == 1 else {"version": z.version}),
    }


def read_z(body: JsonObject) -> ZReport | None:
    """The report in the body of a TillSettle; None when it was written before there were any.

    ValueError when it cannot be read or its grand totals do not follow from its rows.
    """
    match body.get("z"):
        case None:
            return None
        case {
            "number": int(number),
            "currency": str(currency),
            "rows": list(rows),
            "first_receipt": (str() | None) as first,
            "last_receipt": (str() | None) as last,
            "before": [int(signed), int(absolute)],
            "grand_totals": [int(signed_after), int(absolute_after)],
            "unsent": int(unsent),
            "aside": list(aside),
        }:
            report = ShiftReport(currency, _rows(rows), first, last)
            before, version = GrandTotals(signed, absolute), _version(body["z"])
            z = ZReport(number, report, before, unsent, _aside(aside), version)
            if z.totals != GrandTotals(signed_after, absolute_after):
                raise ValueError("the grand totals do not follow from the figures")
            return z
        case _:
            raise ValueError("not a Z report")


def _version(stated: Json) -> int:
    match stated:
        case {"version": int(version)} if version > 1:
            return version
        case {"version": _}:
            raise ValueError("a Z report's version is no number above 1")
        case _:
            return 1


def _rows_json(tallies: Sequence[Tally]) -> list[Json]:
    return [[tally.section.value, tally.code, tally.count, tally.amount, tally.base, tally.label] for tally in tallies]


def _rows(rows: Sequence[Json]) -> tuple[Tally, ...]:
    read: list[Tally] = []
    for row in rows:
        match row:
            case [str(section), str(code), int(count), int(amount), int(base), str(label)]:
                read.append(Tally(Section(section), code, count, amount, base, label))
            case _:
                raise ValueError("a row of a Z report cannot be read")
    return tuple(read)


def _aside(entries: Sequence[Json]) -> tuple[AsideAtClose, ...]:
    read: list[AsideAtClose] = []
    for entry in entries:
        match entry:
            case [str(sale_id), int(gross)]:
                read.append(AsideAtClose(sale_id, gross))
            case _:
                raise ValueError("a sale put aside cannot be read")
    return tuple(read)
