"""What facts do beyond stock and sums: receipts listed, returns counted, balances booked, suspended sales over.

Nothing here refuses a fact; what disagrees is said beside it.
"""

from collections.abc import Mapping, Sequence

from evertill.domain.transaction import TransactionKind
from evertill_central.services.actors import Signer, actor_of
from evertill_central.services.balance_facts import book_balances
from evertill_central.services.fact_reading import ReadFact
from evertill_central.services.remarks import Remark
from evertill_central.services.return_facts import book_returns
from evertill_central.services.suspended import settle_sold
from evertill_central.store.database import Connection
from evertill_central.store.receipts import ReceiptRow, add_receipts

Remarks = Mapping[str, list[Remark]]
_MONEY = frozenset({TransactionKind.SALE, TransactionKind.RETURN})
_ENDS_SALE = frozenset({TransactionKind.SALE, TransactionKind.RETURN, TransactionKind.CANCEL_SALE})


def book_consequences(
    connection: Connection, signer: Signer, facts: Sequence[ReadFact], remarks: Remarks, now: str
) -> None:
    """Book what the facts of one delivery do."""
    receipts = [_receipt(fact) for fact in facts if fact.receipt_number is not None]
    if receipts:
        add_receipts(connection, receipts)
    money = [fact for fact in facts if fact.kind in _MONEY]
    book_returns(connection, money, remarks)
    ended = [str(fact.body["sale_id"]) for fact in facts if fact.kind in _ENDS_SALE and _has_sale_id(fact)]
    if ended:
        settle_sold(connection, signer.store, ended)
    for fact in money:
        remarks[fact.fact_id].extend(book_balances(connection, fact, actor_of(signer).name, now))


def _receipt(fact: ReadFact) -> ReceiptRow:
    number = f"{fact.store}-{fact.workstation}-{fact.epoch_number}-{fact.receipt_number}"
    return ReceiptRow(number, fact.fact_id, fact.store, fact.workstation, fact.occurred_at)


def _has_sale_id(fact: ReadFact) -> bool:
    sale_id = fact.body.get("sale_id")
    return isinstance(sale_id, str) and 0 < len(sale_id) <= 64 and "\0" not in sale_id
