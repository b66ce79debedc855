"""A paper for whoever is given the goods: what was bought, without prices, with the number by which it comes back."""

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.people.people import Right
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Align, Block, Code, CodeKind, Gap, Receipt, Rule, Text, Weight
from evertill.domain.receipts.receipt_reference import GIFT_PREFIX
from evertill.kernel.canonical import Json
from evertill.kernel.ids import TransactionId
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.operations.words.receipt_words import ReceiptWords
from evertill.ports.formats import Formats
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class GiftReceiptQueued:
    """The paper is on its way to the printer."""

    number_text: str


PrintGiftReceiptOutcome = GiftReceiptQueued | NothingToChange | Barred


@dataclass(frozen=True, slots=True)
class PrintGiftReceipt(Command[PrintGiftReceiptOutcome]):
    """Print it for this sale; without an id, for the latest."""

    transaction_id: TransactionId | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> PrintGiftReceiptOutcome:
        """By `print_gift_receipt`."""
        return print_gift_receipt(unit, counter, self)


def print_gift_receipt(unit: UnitOfWork, counter: Counter, command: PrintGiftReceipt) -> PrintGiftReceiptOutcome:
    """Queue the paper and write down that it was; whoever may sell may give it."""
    who = at_till(unit, counter, Right.SELL)
    if not isinstance(who, AtTill):
        return who
    sale = _sale(unit, command.transaction_id)
    if sale is None:
        return NothingToChange()
    at = moment(unit, counter)
    body: dict[str, Json] = {"transaction": sale.transaction_id, "gift": True}
    unit.append(draft(unit, counter, TransactionKind.RECEIPT_COPY, body, at=at))
    paper = gift_receipt(sale, counter.policy(), counter.words, counter.formats)
    unit.put_document(paper, transaction_id=sale.transaction_id, at=at)
    counter.notices.append(SpoolWritten())
    return GiftReceiptQueued(sale.number_text)


def gift_receipt(sale: Transaction, policy: StorePolicy, words: ReceiptWords, formats: Formats) -> Receipt:
    """The paper itself."""
    blocks: list[Block] = [
        Text(text, Align.CENTRE, Weight.LARGE if at == 0 else Weight.NORMAL)
        for at, text in enumerate(policy.receipt_header)
    ]
    blocks += [Text(words.gift, Align.CENTRE, Weight.BOLD), Rule()]
    lines = sale.body["lines"]
    assert isinstance(lines, list)
    blocks += [Text(_line(line, formats)) for line in lines if isinstance(line, dict) and line["direction"] == "sale"]
    blocks += [
        Rule(),
        Text(f"{formats.day(sale.occurred_at)} · {sale.number_text}", Align.CENTRE),
        Text(words.gift_note, Align.CENTRE),
        Gap(),
        Code(CodeKind.CODE128, f"{GIFT_PREFIX}{sale.number_text}", f"{GIFT_PREFIX}{sale.number_text}"),
    ]
    return Receipt(tuple(blocks), f"{words.gift} {sale.number_text}")


def _line(line: dict[str, Json], formats: Formats) -> str:
    micro, unit = line["quantity"], Unit(str(line["unit"]))
    assert isinstance(micro, int)
    name = str(line["name"] or line["sku"])
    return name if micro == MICRO and unit is Unit.PIECE else f"{formats.quantity(Quantity(micro, unit))} × {name}"


def _sale(unit: UnitOfWork, transaction_id: TransactionId | None) -> Transaction | None:
    """A sale that has goods going out; returns have no gift."""
    if transaction_id is None:
        latest = unit.receipts(1)
        transaction_id = latest[0].transaction_id if latest else None
    found = None if transaction_id is None else unit.transaction(transaction_id)
    return found if found is not None and found.kind is TransactionKind.SALE else None
