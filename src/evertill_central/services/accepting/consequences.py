"""What facts do beyond stock and sums: receipts listed, returns counted, balances booked, suspended sales over.

Nothing here refuses a fact; what disagrees is said beside it.
"""

from collections.abc import Mapping, Sequence

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.records.refund_debt import DEBT_KINDS
from evertill_central.services.balances.balance_facts import book_balances
from evertill_central.services.common.actors import Signer, actor_of
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.customers.customer_facts import book_customer_fact, tells_of_customer
from evertill_central.services.exceptions.stale_prices import note_stale_prices
from evertill_central.services.exceptions.team_exceptions import Raised, close_one, open_exceptions, raise_exceptions
from evertill_central.services.orders.order_facts import book_order_fact, tells_of_orders
from evertill_central.services.returns.refund_facts import book_refund
from evertill_central.services.returns.return_facts import book_returns
from evertill_central.services.stock.assortment import book_assortment
from evertill_central.services.stock.move_stock import Booked
from evertill_central.services.stock.movements import Movement
from evertill_central.services.stock.stocktakes import book_stocktake
from evertill_central.services.stock.transfers import book_step
from evertill_central.services.workstations.suspended import hold_fetched, settle_sold
from evertill_central.store.database import Connection
from evertill_central.store.receipts import ReceiptRow, add_receipts
from evertill_central.store.shops import set_shift

Remarks = Mapping[str, list[Remark]]
_MONEY = frozenset({TransactionKind.SALE, TransactionKind.RETURN, TransactionKind.POST_VOID})
_SHIFTS = frozenset({TransactionKind.SHIFT_OPEN, TransactionKind.TILL_SETTLE})
_ENDS_SALE = frozenset({TransactionKind.SALE, TransactionKind.RETURN, TransactionKind.CANCEL_SALE})


def book_consequences(
    connection: Connection, signer: Signer, facts: Sequence[ReadFact], remarks: Remarks, now: str
) -> list[Movement]:
    """Book what the facts of one delivery do; gives what more they move in their own store."""
    receipts = [_receipt(fact) for fact in facts if fact.receipt_number is not None]
    if receipts:
        add_receipts(connection, receipts)
    money = [fact for fact in facts if fact.kind in _MONEY]
    book_returns(connection, money, remarks)
    ended = [str(fact.body["sale_id"]) for fact in facts if _ends_sale(fact) and _has_sale_id(fact)]
    fetched = [fact for fact in facts if fact.kind == TransactionKind.RECALL_SALE and _has_sale_id(fact)]
    for fact in fetched:
        if "taken_by" not in fact.body:
            hold_fetched(connection, signer, str(fact.body["sale_id"]), fact.occurred_at)
    if ended:
        settle_sold(connection, signer.store, ended)
    for fact in money:
        remarks[fact.fact_id].extend(book_balances(connection, fact, actor_of(signer).name, now))
    for fact in facts:
        if fact.kind in _SHIFTS:
            opened = fact.occurred_at if fact.kind == TransactionKind.SHIFT_OPEN else None
            set_shift(connection, signer.store, signer.workstation, opened)
    note_stale_prices(connection, facts, now)
    movements: list[Movement] = []
    for fact in facts:
        if tells_of_orders(fact):
            told = book_order_fact(connection, fact, actor_of(signer).name, now)
            movements.extend(told.movements)
            remarks[fact.fact_id].extend(told.remarks)
        if tells_of_customer(fact):
            remarks[fact.fact_id].extend(book_customer_fact(connection, signer, fact, now))
        if fact.kind in DEBT_KINDS or "owed_no_more" in fact.body:
            remarks[fact.fact_id].extend(book_refund(connection, fact, actor_of(signer).name, now))
        if fact.kind == TransactionKind.STOCK_COUNT:
            book_stocktake(connection, fact)
        if fact.kind == TransactionKind.ASSORTMENT_SET:
            remarks[fact.fact_id].extend(book_assortment(connection, signer, fact))
        if fact.kind == TransactionKind.TRANSFER_STEP:
            moved, said = book_step(connection, fact, now)
            movements.extend(moved)
            remarks[fact.fact_id].extend(said)
    return movements


def _ends_sale(fact: ReadFact) -> bool:
    """Whether a sale put aside is over by it: sold, given up, or made one with another."""
    is_merged = fact.kind == TransactionKind.RECALL_SALE and isinstance(fact.body.get("merged_into"), str)
    return is_merged or fact.kind in _ENDS_SALE


def raise_for_people(connection: Connection, signer: Signer, remarks: Remarks, booked: Booked, now: str) -> None:
    """Make a task for the shop of what a person has to settle, and close what a count has settled."""
    raised = [
        Raised(_TASK_OF[remark.kind], fact_id, remark.said)
        for fact_id, said in remarks.items()
        for remark in said
        if remark.kind in _TASK_OF
    ]
    if booked.counted:
        _close_counted(connection, signer, booked.counted, now)
    for sku, cause in booked.disagreeing:
        text = f"Two tills counted {sku} with different results; the later count stands."
        raised.append(Raised(ExceptionKind.COUNTS_DISAGREE, f"{sku[:100]}:{cause}", text))
    for sku, cause in booked.fell_below_zero:
        text = f"More of {sku} left the shop than its books had; count it."
        raised.append(Raised(ExceptionKind.NEGATIVE_STOCK, f"{sku[:100]}:{cause}", text))
    raise_exceptions(connection, signer.store, raised, now)


def _close_counted(connection: Connection, signer: Signer, skus: Sequence[str], now: str) -> None:
    """Articles that were counted are known again, however far below zero they had fallen."""
    known = {sku[:100] for sku in skus}
    for task in open_exceptions(connection, signer.store, ExceptionKind.NEGATIVE_STOCK):
        if (task.subject or "").rpartition(":")[0] in known:
            close_one(connection, task, by=actor_of(signer).name, outcome="counted", now=now)


_TASK_OF = {
    RemarkKind.OVER_RETURN: ExceptionKind.OVER_RETURN,
    RemarkKind.BALANCE_SHORTFALL: ExceptionKind.BALANCE_SHORTFALL,
}


def _receipt(fact: ReadFact) -> ReceiptRow:
    number = f"{fact.store}-{fact.workstation}-{fact.epoch_number}-{fact.receipt_number}"
    return ReceiptRow(number, fact.fact_id, fact.store, fact.workstation, fact.occurred_at)


def _has_sale_id(fact: ReadFact) -> bool:
    sale_id = fact.body.get("sale_id")
    return isinstance(sale_id, str) and 0 < len(sale_id) <= 64 and "\0" not in sale_id
