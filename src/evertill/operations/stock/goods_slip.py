"""The slip of booked goods: what was received, sent, counted or adjusted, by whom; one that goes with a carton carries
the code by which it is received."""

from evertill.domain.facts.transaction import Transaction
from evertill.domain.receipts.receipt import Align, Block, Code, CodeKind, Columns, Gap, Receipt, Rule, Text, Weight
from evertill.domain.stock.goods_code import goods_code
from evertill.domain.stock.stock_document import DocumentKind, StockDocument, StockLine
from evertill.kernel.quantity import Quantity
from evertill.operations.counter.counter import Counter
from evertill.operations.till.till_slips import slip_foot, slip_head
from evertill.operations.words.till_words import TillWords

LINES_SHOWN = 200
"""A slip of a full count would be metres long; the journal has all of it."""


def goods_slip(counter: Counter, document: StockDocument, done: Transaction) -> Receipt:
    """For the carton, the note or the file."""
    words = counter.words.of_till
    title = words.name(f"goods:{document.kind.value}")
    blocks: list[Block] = [*slip_head(counter, title), Rule()]
    blocks += [Columns(left, right) for left, right in _about(words, document) if right]
    lines = document.differing if document.kind is DocumentKind.COUNT else document.touched
    for line in lines[:LINES_SHOWN]:
        blocks += _line(counter, document, line)
    if len(lines) > LINES_SHOWN:
        blocks.append(Text(f"… {len(lines) - LINES_SHOWN}"))
    blocks += [Rule(), Columns(words.articles, str(len(document.touched)), Weight.BOLD)]
    if document.kind is DocumentKind.COUNT:
        blocks.append(Columns(words.differences, str(len(lines))))
    if document.kind is DocumentKind.TRANSFER_OUT:
        code = goods_code(document.transfer_id, done.identity.store, document.carton)
        blocks += [Gap(), Code(CodeKind.QR, code, words.goods_note)]
    blocks += [*slip_foot(counter, done), Gap(), Rule(), Text(words.signature)]
    return Receipt(tuple(blocks), title)


def _about(words: TillWords, document: StockDocument) -> tuple[tuple[str, str], ...]:
    comes = document.kind in (DocumentKind.RECEIPT, DocumentKind.TRANSFER_IN, DocumentKind.REQUEST)
    reason = words.reason_name(document.reason) if document.reason else ""
    return (
        (words.goods_from if comes else words.goods_to, document.partner),
        (words.goods_number, document.number),
        (words.reason, reason),
        (words.note, document.note),
    )


def _line(counter: Counter, document: StockDocument, line: StockLine) -> list[Block]:
    words, formats = counter.words.of_till, counter.formats

    def shown(micro: int) -> str:
        return formats.quantity(Quantity(micro, line.unit))

    blocks: list[Block] = [Text(line.name, Align.LEFT), Columns(line.sku, shown(line.micro), indent=2)]
    if line.difference_micro and line.expected_micro is not None:
        expected = words.counted_expected if document.kind is DocumentKind.COUNT else words.on_note
        blocks.append(Columns(expected, shown(line.expected_micro), indent=2))
    if line.aside_micro:
        blocks.append(Columns(words.damaged, shown(line.aside_micro), indent=2))
    return blocks
