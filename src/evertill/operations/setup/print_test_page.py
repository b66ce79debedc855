"""A page that shows what the receipt printer can do; it takes the way of every receipt, through the spool."""

from datetime import datetime

from evertill.domain.receipts.receipt import Align, Code, CodeKind, Columns, Gap, Receipt, Rule, Text, Weight
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed, SignOnNeeded
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import signed_on
from evertill.operations.counter.moment import moment
from evertill.operations.words.till_words import TillWords
from evertill.ports.formats import Formats
from evertill.ports.journal import UnitOfWork
from evertill.ports.notices import SpoolWritten


@dataclass(frozen=True, slots=True)
class TestPageQueued:
    """It comes out as soon as the printer prints."""


TestPageOutcome = TestPageQueued | SignOnNeeded | NotAllowed


@dataclass(frozen=True, slots=True)
class PrintTestPage(Command[TestPageOutcome]):
    """Print a test page."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> TestPageOutcome:
        """By `print_test_page`."""
        return print_test_page(unit, counter, self)


def print_test_page(unit: UnitOfWork, counter: Counter, command: PrintTestPage) -> TestPageOutcome:
    """Queue the page."""
    if signed_on(unit, counter) is None:
        return SignOnNeeded()
    at = moment(unit, counter)
    unit.put_document(test_page(counter.formats, counter.words.of_till, at), transaction_id=None, at=at)
    counter.notices.append(SpoolWritten())
    return TestPageQueued()


def test_page(formats: Formats, words: TillWords, at: datetime) -> Receipt:
    """Everything a receipt may hold, without a sale."""
    blocks = (
        Text("Evertill", Align.CENTRE, Weight.LARGE),
        Text(formats.moment(at), Align.CENTRE),
        Rule(),
        Text("ABCDEFGHIJKLMNOPQRSTUVWXYZ 0123456789"),
        Text("ÄÖÜ äöü ß é è ç ñ å ø € £"),
        Text(words.test_bold, weight=Weight.BOLD),
        Columns(words.test_left, formats.amount(Money(123456, "EUR"))),
        Columns(words.test_large, formats.amount(Money(999, "EUR")), Weight.LARGE),
        Rule(),
        Code(CodeKind.QR, "https://evertill.example/test", "QR"),
        Code(CodeKind.EAN13, "4006381333931", "EAN-13"),
        Code(CodeKind.CODE128, "EVERTILL-1", "Code 128"),
        Gap(),
    )
    return Receipt(blocks, "Evertill")
