"""The paper of a new store credit or gift card: its number in words and bars, once, for whoever holds it."""

from evertill.domain.balances.card_number import grouped
from evertill.domain.receipts.receipt import Align, Code, CodeKind, Receipt, Text
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.operations.counter.counter import Counter
from evertill.operations.slips.amount_slip import amount_blocks


def bearer_slip(counter: Counter, name: str, number: Secret, amount: Money, receipt_number: str) -> Receipt:
    """The paper; whoever has it has the money, so the spool forgets its number once it is printed."""
    words, plain = counter.words, number.reveal()
    blocks = [
        *amount_blocks(counter, name, words.amount_of_credit, amount, receipt_number),
        Code(CodeKind.CODE128, plain, grouped(plain)),
        Text(words.credit_note, Align.CENTRE),
    ]
    return Receipt(tuple(blocks), f"{name} {receipt_number}", is_bearer=True)
