"""Cards by business day: what the till took on them, and what the terminal itself told at its own end of day."""

from collections.abc import Iterator

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Transaction, TransactionKind
from evertill.domain.records.refund_debt import DEBT_KINDS
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass

_KINDS = (*sorted(TAKES_RECEIPT_NUMBER), *DEBT_KINDS, TransactionKind.TERMINAL_TOTALS, TransactionKind.CARD_EXCEPTION)


@dataclass(frozen=True, slots=True)
class CardDay:
    """One business day; amounts in minor units."""

    day: str
    taken: int = 0
    """Card tenders, refunds taken off, without what was charged on top."""
    tips: int = 0
    cash_out: int = 0
    offline: int = 0
    """Of what was taken: approved by the terminal alone, not yet certain."""
    by_person: int = 0
    """Of what was taken: said by a person to be paid."""
    exceptions: int = 0
    """How many card payments an owner must look at."""
    terminal: int | None = None
    """What the terminal told; None when it told nothing on that day."""

    @property
    def difference(self) -> int | None:
        """What the terminal told beyond what was taken with tips and cash paid out."""
        return None if self.terminal is None else self.terminal - self.taken - self.tips - self.cash_out


def card_days(reader: JournalReader, day: str | None = None) -> tuple[CardDay, ...]:
    """Every business day on which something was done with cards, in order."""
    days: dict[str, dict[str, int]] = {}
    for _, transaction in reader.transactions(kinds=_KINDS):
        name = transaction.business_day.isoformat()
        if day in (None, name):
            for member, amount in _added(transaction):
                of_day = days.setdefault(name, {})
                of_day[member] = of_day.get(member, 0) + amount
    return tuple(CardDay(name, **days[name]) for name in sorted(days))


def cards_json(days: tuple[CardDay, ...]) -> list[Json]:
    """The days as data."""
    return [
        {
            "day": one.day,
            "taken": one.taken,
            "tips": one.tips,
            "cash_out": one.cash_out,
            "offline": one.offline,
            "by_person": one.by_person,
            "exceptions": one.exceptions,
            "terminal": one.terminal,
            "difference": one.difference,
        }
        for one in days
    ]


def _added(transaction: Transaction) -> Iterator[tuple[str, int]]:
    match transaction.kind:
        case TransactionKind.TERMINAL_TOTALS:
            total = transaction.body.get("total")
            if isinstance(total, int):
                yield "terminal", total
        case TransactionKind.CARD_EXCEPTION:
            yield "exceptions", 1
        case _:
            tenders = transaction.body.get("tenders")
            for tender in tenders if isinstance(tenders, list) else []:
                if isinstance(tender, dict) and tender.get("kind") == "card":
                    yield from _of_tender(tender)


def _of_tender(tender: JsonObject) -> Iterator[tuple[str, int]]:
    amount, card = tender.get("amount"), tender.get("card")
    taken = amount if isinstance(amount, int) else 0
    marks = card if isinstance(card, dict) else {}
    yield "taken", taken
    for member, name in (("tips", "tip"), ("cash_out", "cash_out")):
        on_top = marks.get(name)
        if isinstance(on_top, int):
            yield member, on_top
    for member, name in (("offline", "offline"), ("by_person", "by_person")):
        if marks.get(name) is True:
            yield member, taken
