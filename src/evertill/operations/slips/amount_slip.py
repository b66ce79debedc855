"""What every slip about one amount begins with: the shop, what it is, how much, and the day with its number."""

from evertill.domain.receipts.receipt import Align, Block, Columns, Gap, Rule, Text, Weight
from evertill.kernel.money import Money
from evertill.operations.counter.counter import Counter


def amount_blocks(counter: Counter, title: str, word: str, amount: Money, number: str) -> list[Block]:
    """`word` says what the amount is; the currency stands behind it."""
    formats = counter.formats
    heads: list[Block] = [
        Text(text, Align.CENTRE, Weight.LARGE if at == 0 else Weight.NORMAL)
        for at, text in enumerate(counter.policy().receipt_header)
    ]
    return [
        *heads,
        Text(title, Align.CENTRE, Weight.BOLD),
        Rule(),
        Columns(f"{word} {amount.currency}", formats.amount(amount), Weight.LARGE),
        Text(f"{formats.day(counter.clock.now())} · {number}", Align.CENTRE),
        Gap(),
    ]
