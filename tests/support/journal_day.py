"""A short trading day, one command after the other, each a commit; and what a journal shows after each of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.selling.sale import SaleLine, SaleState, move
from evertill.journal.file.connection import connect_sqlite
from evertill.journal.journal import Journal
from evertill.journal.reader import JournalReader
from evertill.kernel.ids import SaleId
from evertill.ports.journal import UnitOfWork
from evertill.ports.journal_rows import OutboxState, RowOutcome, Session
from tests.support.journal import (
    AN_OPERATOR,
    NumberedIds,
    a_draft,
    begin_shift,
    complete,
    lines_of,
    paid,
)
from tests.support.sales import A_MOMENT, a_sale, money

Step = Callable[[UnitOfWork], object]

_SALE_ID = SaleId("01930000-0000-7000-8000-0000000000f1")
_NEXT_SALE_ID = SaleId("01930000-0000-7000-8000-0000000000f2")
_LATER = A_MOMENT + timedelta(minutes=1)


def _id(number: int) -> str:
    return f"01930000-0000-7000-a000-{number:012x}"


def sign_on(unit: UnitOfWork) -> None:
    """A cashier begins."""
    unit.append(a_draft(TransactionKind.SIGN_ON, _id(1), {"operator": AN_OPERATOR}, shift_id=None))
    unit.keep_session(Session(AN_OPERATOR, A_MOMENT))
    unit.keep_failed_pins(AN_OPERATOR, 0, A_MOMENT)


def open_shift(unit: UnitOfWork) -> None:
    """The till opens with a float."""
    begin_shift(unit, NumberedIds(1000))


def add_line(unit: UnitOfWork) -> None:
    """One more line on the open sale."""
    sale = unit.open_sale() or replace(a_sale([]), sale_id=_SALE_ID)
    unit.keep_open_sale(replace(sale, lines=_numbered_lines(len(sale.lines) + 1)))


def _numbered_lines(count: int) -> tuple[SaleLine, ...]:
    return a_sale(lines_of(count)).lines


def suspend(unit: UnitOfWork) -> None:
    """The open sale is put aside."""
    sale = unit.open_sale()
    assert sale is not None
    unit.append(a_draft(TransactionKind.SUSPEND_SALE, _id(2), {"sale_id": sale.sale_id}))
    unit.suspend(move(sale, SaleState.SUSPENDED), gross=money("9.98"), at=A_MOMENT)


def recall(unit: UnitOfWork) -> None:
    """It comes back."""
    aside = unit.take_suspended(_SALE_ID)
    assert aside is not None
    unit.append(a_draft(TransactionKind.RECALL_SALE, _id(3), {"sale_id": aside.sale_id}))
    unit.keep_open_sale(move(aside, SaleState.OPEN))


def complete_first(unit: UnitOfWork) -> None:
    """It is paid."""
    sale = unit.open_sale()
    assert sale is not None
    complete(unit, paid(sale, over_minor=2), _id(4))


def begin_next(unit: UnitOfWork) -> None:
    """The next customer's first item."""
    unit.keep_open_sale(replace(a_sale(lines_of(1)), sale_id=_NEXT_SALE_ID))


def complete_next(unit: UnitOfWork) -> None:
    """And pays."""
    sale = unit.open_sale()
    assert sale is not None
    complete(unit, paid(sale), _id(5), at=_LATER)


def record(unit: UnitOfWork) -> None:
    """The backend has answered for the first facts."""
    delivered = [RowOutcome(row_id, OutboxState.DELIVERED, f"r-{row_id}", str(row_id)) for row_id in (1, 2, 3, 4)]
    unit.record_outcomes([*delivered, RowOutcome(5, OutboxState.PARKED, reason="unknown item")], _LATER)
    unit.record_unreachable([7], next_try_at=_LATER, reason="no link")


def release(unit: UnitOfWork) -> None:
    """A person lets the parked fact go out again."""
    unit.record_outcomes([RowOutcome(5, OutboxState.WAITING)], _LATER)


def send(unit: UnitOfWork) -> None:
    """The printer is about to get the first receipt."""
    unit.mark_sending(1)


def printed(unit: UnitOfWork) -> None:
    """It came out."""
    unit.mark_printed(1, _LATER)


def count_copy(unit: UnitOfWork) -> None:
    """A copy of the first receipt."""
    sold = unit.receipts(9)[-1]
    copy = unit.count_copy(sold.transaction_id)
    unit.append(a_draft(TransactionKind.RECEIPT_COPY, _id(6), {"transaction": sold.transaction_id, "copy": copy}))


DAY: tuple[Step, ...] = (
    sign_on,
    open_shift,
    add_line,
    add_line,
    suspend,
    recall,
    complete_first,
    begin_next,
    complete_next,
    record,
    release,
    send,
    printed,
    count_copy,
)


def live(journal: Journal, step: Step) -> None:
    """One command."""
    with journal.begin() as unit:
        step(unit)
        unit.commit()


def shown(path: Path) -> str:
    """Everything a person could see of the journal, as one text to compare."""
    raw = connect_sqlite(f"{path.resolve().as_uri()}?mode=ro")
    tables = raw.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT IN ('settings', 'sqlite_stat1') ORDER BY name"
    )
    rows = [(name, sorted(raw.execute(f"SELECT * FROM {name}").fetchall(), key=repr)) for (name,) in tables.fetchall()]
    raw.close()
    reader = JournalReader(path)
    sale, waiting = reader.open_sale(), reader.waiting()
    reader.close()
    return repr((rows, sale, waiting))
