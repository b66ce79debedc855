"""Cash is taken (or paid out): the tender joins the sale, and what settles it completes it in the same commit."""

from dataclasses import dataclass, replace
from typing import assert_never

from evertill.domain.pricing import price_sale
from evertill.domain.sale import Tender, TenderKind
from evertill.domain.settlement import TenderRefusal, check_tender, exact_cash, settle
from evertill.domain.settlement import TenderRefused as Refusal
from evertill.kernel.money import Money
from evertill.operations.command import Command
from evertill.operations.counter import Counter
from evertill.operations.entitled import AtTill, Barred, at_till
from evertill.operations.moment import moment
from evertill.operations.selling.complete_sale import SaleDone, complete_sale
from evertill.operations.selling.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.outcomes import ChangeOutcome, NothingToChange, SaleChanged
from evertill.operations.selling.rung_sale import RungSale, rung_as_priced, rung_sale
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
    """This much cash is handed over; without an amount, exactly what is due."""

    amount: Money | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> PayOutcome:
        """By `pay_cash`."""
        return pay_cash(unit, counter, self)


@dataclass(frozen=True, slots=True)
class RemoveTenders(Command[ChangeOutcome]):
    """Give back the cash taken so far; the sale is open to changes again."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `remove_tenders`."""
        return remove_tenders(unit, counter, self)


def pay_cash(unit: UnitOfWork, counter: Counter, command: PayCash) -> PayOutcome:
    """Take the cash; complete the sale when that settles it."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is None or not sale.live_lines:
        return NothingToChange()
    total = (priced := price_sale(sale)).gross
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
            return TenderRefused(_sentence(verdict, counter))
        sale, is_complete = replace(sale, tenders=(*sale.tenders, tender)), verdict.settlement.is_complete
    priced = replace(priced, sale=sale)
    if is_complete:
        return complete_sale(unit, counter, priced)
    unit.keep_open_sale(sale)
    counter.fiscal.update(sale.sale_id, moment(unit, counter))
    return TenderTaken(rung_as_priced(priced, counter))


def _sentence(refusal: Refusal, counter: Counter) -> str:
    is_paid_out = refusal.most.minor < 0
    most = counter.formats.money(-refusal.most if is_paid_out else refusal.most)
    match refusal.reason:
        case TenderRefusal.NOTHING_DUE:
            return "Nothing more is due in cash, so the amount was not taken; finish the sale."
        case TenderRefusal.WRONG_WAY:
            who = f"the customer is owed {most}" if is_paid_out else f"the customer still owes {most}"
            return f"Money has to go the other way here, so the amount was not taken; {who}."
        case TenderRefusal.NO_AMOUNT:
            return f"Nothing was handed over, so the sale is unchanged; key the amount, {most} is due."
        case TenderRefusal.BEYOND_DUE:
            return f"That is more than can be taken or paid out here, so the sale is unchanged; at most {most}."
        case _:
            assert_never(refusal.reason)


def remove_tenders(unit: UnitOfWork, counter: Counter, command: RemoveTenders) -> ChangeOutcome:
    """Take the cash tenders off the sale again."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    kept = () if sale is None else tuple(tender for tender in sale.tenders if tender.kind is not TenderKind.CASH)
    if sale is None or kept == sale.tenders:
        return NothingToChange()
    after = replace(sale, tenders=kept)
    unit.keep_open_sale(after)
    counter.fiscal.update(after.sale_id, moment(unit, counter))
    return SaleChanged(rung_sale(after, counter))
