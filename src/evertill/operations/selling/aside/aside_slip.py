"""The slip of a sale put aside: its label, what it comes to, who put it there, and a barcode that fetches it back."""

from datetime import datetime

from evertill.domain.facts.transaction import Transaction
from evertill.domain.receipts.receipt import Align, Block, Code, CodeKind, Columns, Gap, Receipt, Rule, Text, Weight
from evertill.domain.selling.put_aside import aside_code
from evertill.domain.selling.sale import Sale
from evertill.kernel.money import Money
from evertill.operations.counter.counter import Counter


def aside_slip(counter: Counter, sale: Sale, *, gross: Money, at: datetime, done: Transaction) -> Receipt:
    """For the customer or the counter; it is no receipt."""
    words, formats = counter.words, counter.formats
    title = words.of_till.aside_slip
    operator = None if done.operator_id is None else counter.people.find_operator(done.operator_id)
    who = f" · {operator.name}" if operator is not None else ""
    code = aside_code(sale.sale_id)
    blocks: list[Block] = [
        Text(title, Align.CENTRE, Weight.LARGE),
        Text(sale.label, Align.CENTRE, Weight.BOLD),
        Rule(),
        *(Text(line.item.name or line.item.sku) for line in sale.live_lines),
        Rule(),
        Columns(f"{words.total} {gross.currency}", formats.amount(gross), Weight.LARGE),
        Gap(),
        Text(f"{words.till} {done.identity.workstation}{who}", Align.CENTRE),
        Text(formats.moment(at), Align.CENTRE),
    ]
    if done.identity.is_training:
        blocks.append(Text(words.training, Align.CENTRE, Weight.BOLD))
    blocks += [Gap(), Code(CodeKind.CODE128, code, code), Text(words.of_till.aside_note, Align.CENTRE)]
    return Receipt(tuple(blocks), f"{title} {sale.label}")
