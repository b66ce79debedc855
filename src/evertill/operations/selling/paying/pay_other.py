"""A means of payment by name is taken: a voucher, a wallet, a bank transfer, a house account; no change, no device."""

from dataclasses import replace

from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.selling.settlement import TenderRefused as Refusal
from evertill.domain.selling.settlement import check_tender, exact_other
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.moment import moment
from evertill.operations.selling.paying.complete_sale import complete_sale
from evertill.operations.selling.paying.pay_cash import PayOutcome, TenderRefused, TenderTaken
from evertill.operations.selling.paying.tender_sentences import other_tender_sentence
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.open_sale import sale_to_pay
from evertill.operations.selling.sale.refund import refund_refusal
from evertill.operations.selling.sale.rung_sale import price_open, rung_as_priced
from evertill.operations.words.free_text import plain_text
from evertill.ports.journal import UnitOfWork

REFERENCE_MAX = 60


@dataclass(frozen=True, slots=True)
class PayOther(Command[PayOutcome]):
    """Take this much by the means with this code; without an amount, all that is due. Below zero it pays out."""

    code: str
    amount: Money | None = None
    reference: str = ""

    def perform(self, unit: UnitOfWork, counter: Counter) -> PayOutcome:
        """By `pay_other`."""
        return pay_other(unit, counter, self)


def pay_other(unit: UnitOfWork, counter: Counter, command: PayOther) -> PayOutcome:
    """Take it; complete the sale when that settles it."""
    at_hand = sale_to_pay(unit, counter)
    if not isinstance(at_hand, tuple):
        return at_hand
    who, sale = at_hand
    means = counter.policy().tenders.find(command.code)
    reference = plain_text(command.reference)[:REFERENCE_MAX]
    if means is None:
        return TenderRefused("This shop does not take that any more, so nothing was taken; choose how else to pay.")
    if means.needs_reference and not reference:
        return TenderRefused(f"{means.label} needs its number, so nothing was taken; key the number first.")
    if _was_taken(sale.tenders, means.kind, reference):
        return TenderRefused(f"{means.label} {reference} is on this sale already, so it was not taken again.")
    total = (priced := price_open(sale, counter)).gross
    given = exact_other(total, sale.tenders, sale.policy) if command.amount is None else command.amount
    if given.currency != sale.currency or abs(given.minor) > AMOUNT_MINOR_MAX:
        return TenderRefused(f"{counter.formats.money(given)} cannot be taken here, so the sale is unchanged.")
    tender = Tender(means.kind, given, reference=reference or None, means=means.label)
    verdict = check_tender(total, sale.tenders, tender, sale.policy)
    if isinstance(verdict, Refusal):
        return TenderRefused(other_tender_sentence(verdict, counter))
    refusal = refund_refusal(who, priced, tender, counter.policy())
    if refusal is not None:
        return refusal
    paid = replace(sale, tenders=(*sale.tenders, tender))
    if verdict.settlement.is_complete:
        return complete_sale(unit, counter, replace(priced, sale=paid))
    unit.keep_open_sale(paid)
    counter.fiscal.update(paid.sale_id, moment(unit, counter))
    return TenderTaken(rung_as_priced(replace(priced, sale=paid), counter))


def _was_taken(tenders: tuple[Tender, ...], kind: TenderKind, reference: str) -> bool:
    """A voucher counts once; other references (an account, a wallet) may come twice in a split."""
    return kind is TenderKind.VOUCHER and any(one.kind is kind and one.reference == reference for one in tenders)
