"""Builders for the journal: identities, shifts, drafts of every kind, receipts, and a journal in a folder."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from evertill.domain.facts.transaction import Draft, Identity, Transaction, TransactionKind
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.receipts.receipt import Columns, Receipt, Rule, Text
from evertill.domain.records.sale_record import kind_of, sale_body
from evertill.domain.selling.sale import Direction, Sale, SaleLine, Tender, TenderKind
from evertill.domain.selling.settlement import exact_cash, settle
from evertill.journal.file.connection import Connect, connect_sqlite
from evertill.journal.journal import Journal, JournalOptions, open_journal
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import EpochId, OperatorId, ShiftId, TransactionId
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import Shift
from tests.support.sales import A_DAY, A_MOMENT, a_line, a_sale, an_item

SMALL_RESERVE_BYTES = 64 * 1024
AN_OPERATOR = OperatorId("01930000-0000-7000-8000-00000000000a")
A_SHIFT_ID = ShiftId("01930000-0000-7000-8000-00000000000b")


class NumberedIds:
    """UUIDv7 texts that count: the same in every run."""

    def __init__(self, start: int = 1) -> None:
        self._next = start

    def new(self) -> str:
        """The next id."""
        number, self._next = self._next, self._next + 1
        return f"01930000-0000-7000-9000-{number:012x}"


def an_identity(epoch_number: int = 1, *, store: str = "S1", workstation: str = "2") -> Identity:
    """Workstation 2 of store S1, in its first epoch."""
    return Identity(store, workstation, EpochId(f"01920000-0000-7000-8000-{epoch_number:012x}"), epoch_number)


def a_shift(number: int = 1, *, shift_id: str = A_SHIFT_ID, day: date = A_DAY) -> Shift:
    """The shift that `tests.support.sales.a_sale` belongs to."""
    return Shift(ShiftId(shift_id), number, day, A_MOMENT, AN_OPERATOR)


def a_receipt(title: str = "Receipt", *, kicks_drawer: bool = True) -> Receipt:
    """A short document."""
    return Receipt((Text("Shop"), Rule(), Columns("Green tea", "4.99")), title, kicks_drawer)


def lines_of(count: int, *, price: str = "4.99", direction: Direction = Direction.SALE) -> list[SaleLine]:
    """So many lines of different items."""
    return [
        a_line(an_item(price, sku=f"A-{number}", name=f"Tea no. {number}"), direction=direction)
        for number in range(1, count + 1)
    ]


def paid(sale: Sale, *, over_minor: int = 0) -> Sale:
    """The sale with its exact cash tendered, or that much more."""
    due = exact_cash(price_sale(sale).gross, (), sale.policy)
    return replace(sale, tenders=(Tender(TenderKind.CASH, replace(due, minor=due.minor + over_minor)),))


def sale_draft(sale: Sale, transaction_id: str, *, at: datetime = A_MOMENT) -> Draft:
    """The draft of a completed sale; it must be paid."""
    priced = price_sale(sale)
    return Draft(
        transaction_id=TransactionId(transaction_id),
        kind=kind_of(sale),
        business_day=sale.business_day,
        occurred_at=at,
        operator_id=sale.operator_id,
        shift_id=sale.shift_id,
        body=sale_body(priced, settle(priced.gross, sale.tenders, sale.policy)),
    )


def a_draft(
    kind: TransactionKind,
    transaction_id: str,
    body: "JsonObject | None" = None,
    *,
    at: datetime = A_MOMENT,
    day: date = A_DAY,
    shift_id: str | None = A_SHIFT_ID,
) -> Draft:
    """The draft of any other transaction."""
    return Draft(
        transaction_id=TransactionId(transaction_id),
        kind=kind,
        business_day=day,
        occurred_at=at,
        operator_id=AN_OPERATOR,
        shift_id=None if shift_id is None else ShiftId(shift_id),
        body=body or {},
    )


def begin_shift(unit: UnitOfWork, ids: NumberedIds, *, float_minor: int = 10000) -> Shift:
    """Open the shift that sales belong to, with its float."""
    shift = a_shift(unit.next_shift_number())
    unit.open_shift(shift)
    unit.append(a_draft(TransactionKind.SHIFT_OPEN, ids.new(), {"number": shift.number}))
    loan: JsonObject = {"amount": float_minor, "currency": "EUR", "reason": "float"}
    unit.append(a_draft(TransactionKind.TENDER_LOAN, ids.new(), loan))
    return shift


def complete(unit: UnitOfWork, sale: Sale, transaction_id: str, *, at: datetime = A_MOMENT) -> Transaction:
    """What one commit of a finished sale holds: transaction, document, empty counter."""
    done = unit.append(sale_draft(sale, transaction_id, at=at))
    unit.put_document(a_receipt(done.number_text), transaction_id=done.transaction_id, at=at)
    unit.clear_open_sale()
    return done


def sell(
    journal: Journal, ids: NumberedIds, lines: Sequence[SaleLine] | None = None, *, days_on: int = 0
) -> Transaction:
    """A whole sale in one unit of work, so many days later; a line without a direction sells."""
    with journal.begin() as unit:
        number = unit.head().sequence
        at = A_MOMENT + timedelta(days=days_on, seconds=number)
        sale = paid(replace(a_sale(lines or lines_of(2)), sale_id=ids.new()))  # type: ignore[arg-type]  # a plain text
        done = complete(unit, sale, ids.new(), at=at)
        unit.commit()
    return done


def journal_in(
    folder: Path,
    *,
    routes: Sequence[str] = ("central",),
    connect: Connect = connect_sqlite,
    is_training: bool = False,
) -> Journal:
    """The journal of a folder, made when it is not there."""
    options = JournalOptions(connect=connect, reserve_bytes=SMALL_RESERVE_BYTES)
    identity = replace(an_identity(), is_training=is_training)
    return open_journal(folder / "journal.sqlite", routes=routes, new_identity=identity, options=options)


def trading_journal(folder: Path, ids: NumberedIds, *, routes: Sequence[str] = ("central",)) -> Journal:
    """A journal with a shift open."""
    journal = journal_in(folder, routes=routes)
    with journal.begin() as unit:
        begin_shift(unit, ids)
        unit.commit()
    return journal
