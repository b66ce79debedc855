"""The receipt of a transaction whose paper is not kept here any more, as after a restore: laid out anew from what was
sealed, by today's layout and words; its code is signed anew, by the key that this till has now.

What no body keeps is not told again: how many points there were, by what rule the offers of the sale counted of which
goods came back, and whether it was a price that somebody set or a discount that they gave.
"""

from dataclasses import replace

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, ReceiptHead, Transaction, TransactionKind
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.paper_digest import with_signed_code
from evertill.domain.receipts.receipt import Receipt
from evertill.domain.records.points_moves import read_moves
from evertill.domain.records.sealed_body import text_if_any
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.effects.points import told_of
from evertill.operations.selling.receipts.check_code import check_code
from evertill.operations.selling.receipts.receipt_layout import sale_receipt
from evertill.operations.selling.receipts.receipt_matter import PaperStyle, ReceiptMatter
from evertill.operations.selling.receipts.web_receipt import web_page
from evertill.ports.journal import UnitOfWork
from evertill.ports.signing import DeviceKey

_SIGNED = frozenset({TransactionKind.SALE, TransactionKind.RETURN})


def receipt_of(unit: UnitOfWork, counter: Counter, done: Transaction) -> Receipt | None:
    """The original of a transaction's receipt: as it was printed, else laid out anew and kept from then on."""
    kept = unit.receipt_document(done.transaction_id)
    if kept is not None:
        return kept
    operator = None if done.operator_id is None else counter.people.find_operator(done.operator_id)
    name = "" if operator is None else operator.name
    style = PaperStyle(counter.layout, counter.words, counter.formats)
    made = receipt_again(done, counter.policy(), style, operator_name=name, device_key=counter.device_key)
    if made is not None:
        at = moment(unit, counter)
        unit.put_document(made, transaction_id=done.transaction_id, at=at, is_printed=False)
    return made


def receipt_again(
    done: Transaction, policy: StorePolicy, style: PaperStyle, *, operator_name: str, device_key: DeviceKey
) -> Receipt | None:
    """The paper; None where the transaction has no receipt, or says less than one needs."""
    if done.kind not in TAKES_RECEIPT_NUMBER:
        return None
    try:
        matter = _matter(done, policy, operator_name)
        made = replace(sale_receipt(matter, policy, style), kicks_drawer=False)
        return with_signed_code(made, check_code(done, device_key)) if matter.is_signed else made
    except ValueError:
        return None


def _matter(done: Transaction, policy: StorePolicy, operator_name: str) -> ReceiptMatter:
    secret, moves = text_if_any(done.body, "web_secret"), read_moves(done.body.get("points"))
    address = policy.receipt.web_address
    return ReceiptMatter(
        head=ReceiptHead(done.kind, done.identity, done.occurred_at, done.number_text),
        body=done.body,
        operator_name=operator_name,
        is_signed=done.kind in _SIGNED,
        web_page=web_page(address, done.transaction_id, secret) if secret and address else "",
        points=told_of(moves, None) if moves else None,
    )
