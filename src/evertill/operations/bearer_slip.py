"""The paper of a new store credit or gift card: its number in words and bars, once, for whoever holds it."""

from evertill.domain.card_number import grouped
from evertill.domain.receipt import Align, Block, Code, CodeKind, Columns, Gap, Receipt, Rule, Text, Weight
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.operations.counter import Counter


def bearer_slip(counter: Counter, name: str, number: Secret, amount: Money, receipt_number: str) -> Receipt:
    """The paper; whoever has it has the money, so the spool forgets its number once it is printed."""
    words, formats, plain = counter.words, counter.formats, number.reveal()
    blocks: list[Block] = [
        Text(text, Align.CENTRE, Weight.LARGE if at == 0 else Weight.NORMAL)
        for at, text in enumerate(counter.policy().receipt_header)
    ]
    blocks += [
        Text(name, Align.CENTRE, Weight.BOLD),
        Rule(),
        Columns(f"{words.amount_of_credit} {amount.currency}", formats.amount(amount), Weight.LARGE),
        Text(f"{formats.day(counter.clock.now())} · {receipt_number}", Align.CENTRE),
        Gap(),
        Code(CodeKind.CODE128, plain, grouped(plain)),
        Text(words.credit_note, Align.CENTRE),
    ]
    return Receipt(tuple(blocks), f"{name} {receipt_number}", is_bearer=True)
