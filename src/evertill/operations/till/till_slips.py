"""What the till prints beside receipts: slips of cash movements and counts, X and Z reports."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from evertill.domain.facts.transaction import Transaction
from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.receipts.receipt import Align, Block, Columns, Gap, Receipt, Rule, Text, Weight
from evertill.domain.till.shift_report import ShiftReport, ZReport, z_number_text
from evertill.domain.till.till_count import CountedTender, TillCount
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.values import dataclass
from evertill.operations.counter.counter import Counter
from evertill.operations.till.report_lines import Language, LineKind, ReportLine, closing_lines, report_lines
from evertill.operations.words.till_words import TillWords, reason_label
from evertill.ports.journal_rows import Shift


@dataclass(frozen=True, slots=True)
class Settled:
    """What the count came to, and where the cash went."""

    expected: Money
    counted: Money | None
    float_left: Money | None = None
    bag: str = ""
    slips: tuple[CountedTender, ...] = ()
    """What the slips of other tenders were counted to."""


def language_of(counter: Counter) -> Language:
    """The shop's own."""
    return Language(counter.words.of_till, counter.formats, counter.policy().reasons)


def cash_slip(counter: Counter, transaction: Transaction, amount: Money | None) -> Receipt:
    """For the drawer or the safe: who moved how much and why, with a line to sign; opens the drawer."""
    words, body = counter.words.of_till, transaction.body
    title = words.no_sale if amount is None else words.name(f"cash:{transaction.kind.value}")
    code = str(body.get("reason") or "")
    deed = ReasonFor.OPEN_DRAWER if amount is None else transaction.kind.value
    reason = words.reason_name(code, reason_label(counter.policy().reasons, deed, code))
    blocks: list[Block] = [*slip_head(counter, title), Rule()]
    if amount is not None:
        blocks.append(Columns(f"{words.amount} {amount.currency}", counter.formats.amount(amount), Weight.LARGE))
    blocks.append(Columns(words.reason, reason))
    blocks.extend(Columns(name, str(body[member])) for name, member in _said(counter) if body.get(member))
    blocks.extend(slip_foot(counter, transaction))
    if amount is not None:
        blocks += [Gap(), Gap(), Rule(), Text(words.signature)]
    return Receipt(tuple(blocks), title, kicks_drawer=True)


def count_slip(counter: Counter, transaction: Transaction, count: TillCount) -> Receipt:
    """What was counted, piece by piece; blind, so it names nothing that was expected."""
    words, formats = counter.words.of_till, counter.formats
    blocks: list[Block] = [*slip_head(counter, words.count), Rule()]
    for value, number in count.pieces:
        if number:
            one, all_ = Money(value, count.currency), Money(value * number, count.currency)
            pieces = formats.quantity(Quantity(number * MICRO, Unit.PIECE))
            blocks.append(Columns(f"{pieces} × {formats.amount(one)}", formats.amount(all_)))
    if count.loose_minor:
        blocks.append(Columns(words.loose, formats.amount(Money(count.loose_minor, count.currency))))
    blocks.append(Columns(f"{words.name('tender:cash')} {count.currency}", formats.amount(count.cash), Weight.BOLD))
    blocks.extend(
        Columns(_tender_name(words, tender), formats.amount(Money(tender.minor, count.currency)))
        for tender in count.tenders
    )
    return Receipt((*blocks, *slip_foot(counter, transaction)), words.count)


def x_paper(counter: Counter, transaction: Transaction, shift: Shift, report: ShiftReport) -> Receipt:
    """The open shift so far."""
    words = counter.words.of_till
    blocks: list[Block] = [*slip_head(counter, words.x_report), *_shift(counter, shift, None), Rule()]
    blocks.extend(_blocks(report_lines(report, language_of(counter))))
    expected = counter.formats.amount(report.cash_expected)
    blocks += [Rule(), Columns(words.expected, expected, Weight.BOLD), *slip_foot(counter, transaction)]
    return Receipt(tuple(blocks), words.x_report)


def z_paper(counter: Counter, transaction: Transaction, shift: Shift, z: ZReport, settled: Settled) -> Receipt:
    """The end of a shift."""
    words, language = counter.words.of_till, language_of(counter)
    number = z_number_text(transaction.identity, z.number)
    blocks: list[Block] = [
        *slip_head(counter, f"{words.z_report} {z.number}"),
        Text(number, Align.CENTRE),
        *_shift(counter, shift, transaction.occurred_at),
        Rule(),
        *_blocks(report_lines(z.report, language)),
        Rule(),
        *_settled(counter, settled),
        *_slips(counter, settled, z.report),
        Rule(),
        *_blocks(closing_lines(z, language)),
        *slip_foot(counter, transaction),
    ]
    return Receipt(tuple(blocks), f"{words.z_report} {number}")


def _settled(counter: Counter, settled: Settled) -> list[Block]:
    words, formats = counter.words.of_till, counter.formats
    blocks: list[Block] = [Columns(words.expected, formats.amount(settled.expected))]
    if settled.counted is None:
        return [*blocks, Columns(words.counted, words.not_counted)]
    blocks.append(Columns(words.counted, formats.amount(settled.counted)))
    blocks.append(Columns(words.over_short, formats.amount(settled.counted - settled.expected), Weight.BOLD))
    if settled.float_left is not None:
        blocks.append(Columns(words.float_left, formats.amount(settled.float_left)))
        blocks.append(Columns(words.deposit, formats.amount(settled.counted - settled.float_left)))
    if settled.bag:
        blocks.append(Columns(words.bag, settled.bag))
    return blocks


def _slips(counter: Counter, settled: Settled, report: ShiftReport) -> Iterator[Block]:
    """Each tender whose slips were counted, with its difference from what the sales say."""
    words, formats = counter.words.of_till, counter.formats
    for tender in settled.slips:
        counted = Money(tender.minor, report.currency)
        off = counted - report.slips_expected(tender.kind, tender.label)
        yield Columns(f"{_tender_name(words, tender)}: {words.counted}", formats.amount(counted))
        yield Columns(words.over_short, formats.amount(off), indent=2)


def _tender_name(words: TillWords, tender: CountedTender) -> str:
    return tender.label or words.name(f"tender:{tender.kind}")


def _blocks(lines: Iterable[ReportLine]) -> list[Block]:
    blocks: list[Block] = []
    for line in lines:
        match line.kind:
            case LineKind.HEADING:
                blocks += [Gap(), Text(line.left, weight=Weight.BOLD)]
            case LineKind.NOTE:
                blocks.append(Text(line.left))
            case LineKind.DETAIL:
                blocks.append(Columns(line.left, line.right, indent=2))
            case LineKind.TOTAL:
                blocks.append(Columns(line.left, line.right, Weight.BOLD))
            case _:
                blocks.append(Columns(line.left, line.right))
    return blocks


def slip_head(counter: Counter, title: str) -> list[Block]:
    """Which shop, and what paper this is."""
    header = counter.policy().receipt_header[:1]
    return [*(Text(text, Align.CENTRE) for text in header), Text(title, Align.CENTRE, Weight.LARGE)]


def _shift(counter: Counter, shift: Shift, closed_at: datetime | None) -> list[Block]:
    words, formats = counter.words.of_till, counter.formats
    blocks: list[Block] = [
        Columns(words.shift, str(shift.number)),
        Columns(words.business_day, formats.day(shift.business_day)),
        Columns(words.opened, formats.moment(shift.opened_at)),
    ]
    return blocks if closed_at is None else [*blocks, Columns(words.closed, formats.moment(closed_at))]


def _said(counter: Counter) -> tuple[tuple[str, str], ...]:
    words = counter.words.of_till
    return (words.note, "note"), (words.bag, "bag")


def slip_foot(counter: Counter, transaction: Transaction) -> list[Block]:
    """Which till, who, when, and the entry's number in the journal."""
    words = counter.words
    operator = None
    if transaction.operator_id is not None:
        operator = counter.people.find_operator(transaction.operator_id)
    who = f" · {operator.name}" if operator is not None else ""
    identity = transaction.identity
    blocks: list[Block] = [Gap(), Text(f"{words.till} {identity.workstation}{who}", Align.CENTRE)]
    if identity.is_training:
        blocks.append(Text(words.training, Align.CENTRE, Weight.BOLD))
    when = counter.formats.moment(transaction.occurred_at)
    return [*blocks, Text(f"{when} · {identity.epoch_number}-{transaction.sequence}", Align.CENTRE)]
