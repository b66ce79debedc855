"""Cash is taken (or paid out): the tender joins the sale, and what settles it completes it in the same commit."""

from dataclasses import replace

from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.selling.settlement import TenderRefused as Refusal
from evertill.domain.selling.settlement import check_tender, exact_cash, settle
from evertill.domain.tenders.note_keys import is_mistyped
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.effects.balance_holds import release_holds
from evertill.operations.selling.paying.complete_sale import SaleDone, complete_sale
from evertill.operations.selling.paying.tender_sentences import cash_sentence, too_much_sentence
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.open_sale import sale_to_pay
from evertill.operations.selling.sale.outcomes import ChangeOutcome, NothingToChange, SaleChanged
from evertill.operations.selling.sale.refund import refund_refusal
from evertill.operations.selling.sale.rung_sale import RungSale, price_open, rung_as_priced, rung_sale
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class TenderTaken:
    """Part of the sale is paid; the rest is still due."""

    rung: RungSale


@dataclass(frozen=True, slots=True)
class TenderRefused:
    """This amount cannot be taken; the sale is unchanged."""

    sentence: str


PayOutcome = SaleDone | TenderTaken | TenderRefused | NothingToChange | Barred


@dataclass(frozen=True, slots=True)
class PayCash(Command[PayOutcome]):
    """This much cash is taken; without an amount, exactly what is due."""

    amount: Money | None = None
    handed_over: Money | None = None
    """Where one of several pays: what they gave for their share, if more; the difference is given back at once."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> PayOutcome:
        """By `pay_cash`."""
        return counter.at_once(lambda: pay_cash(unit, counter, self))


@dataclass(frozen=True, slots=True)
class RemoveTenders(Command[ChangeOutcome]):
    """Give back what was taken so far but for cards, which their terminal undoes; the sale is open to changes again."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `remove_tenders`."""
        return remove_tenders(unit, counter, self)


def pay_cash(unit: UnitOfWork, counter: Counter, command: PayCash) -> PayOutcome:
    """Take the cash; complete the sale when that settles it."""
    at_hand = sale_to_pay(unit, counter)
    if not isinstance(at_hand, tuple):
        return at_hand
    who, sale = at_hand
    total = (priced := price_open(sale, counter)).gross
    given = command.amount
    if given is not None and (given.currency != sale.currency or abs(given.minor) > AMOUNT_MINOR_MAX):
        return TenderRefused(
            f"{counter.formats.money(given)} cannot be taken here, so the sale is unchanged; "
            f"key what was handed over in {sale.currency}."
        )
    if given is None:
        given = exact_cash(total, sale.tenders, sale.policy)
    is_complete = settle(total, sale.tenders, sale.policy).is_complete
    if not is_complete or given.minor:
        tender = Tender(TenderKind.CASH, given)
        verdict = check_tender(total, sale.tenders, tender, sale.policy)
        if isinstance(verdict, Refusal):
            return TenderRefused(cash_sentence(verdict, counter))
        handed_over = given if command.handed_over is None else command.handed_over
        change = verdict.settlement.change + handed_over - given
        if is_mistyped(change, counter.policy().note_values_minor):
            return TenderRefused(too_much_sentence(handed_over, change, counter))
        refusal = refund_refusal(who, priced, tender, counter.policy())
        if refusal is not None:
            return refusal
        sale, is_complete = replace(sale, tenders=(*sale.tenders, tender)), verdict.settlement.is_complete
    priced = replace(priced, sale=sale)
    if is_complete:
        return complete_sale(unit, counter, priced)
    unit.keep_open_sale(sale)
    counter.fiscal.update(sale.sale_id, moment(unit, counter))
    return TenderTaken(rung_as_priced(priced, counter))


def remove_tenders(unit: UnitOfWork, counter: Counter, command: RemoveTenders) -> ChangeOutcome:
    """Take all tenders but cards off the sale again, and the vouchers that pay by a line."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is None:
        return NothingToChange()
    kept = tuple(tender for tender in sale.tenders if tender.kind is TenderKind.CARD)
    lines = tuple(line for line in sale.lines if line.redeems is None)
    if kept == sale.tenders and lines == sale.lines:
        return NothingToChange()
    release_holds(unit, counter, sale)
    after = replace(sale, tenders=kept, lines=lines)
    unit.keep_open_sale(after)
    counter.fiscal.update(after.sale_id, moment(unit, counter))
    return SaleChanged(rung_sale(after, counter))
