"""Cash is taken (or paid out): the tender joins the sale, and what settles it completes it in the same commit."""

from dataclasses import dataclass, replace
from typing import assert_never

from evertill.domain.sale import Tender, TenderKind
from evertill.domain.settlement import TenderRefusal, check_tender, settle
from evertill.domain.settlement import TenderRefused as Refusal
from evertill.kernel.money import Money
from evertill.operations.command import Command
from evertill.operations.counter import Counter
from evertill.operations.entitled import AtTill, Barred, at_till
from evertill.operations.moment import moment
from evertill.operations.selling.complete_sale import SaleDone, complete_sale
from evertill.operations.selling.outcomes import ChangeOutcome, NothingToChange, SaleChanged
from evertill.operations.selling.rung_sale import RungSale, rung_sale
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


@dataclass(frozen=True, slots=True)
class RemoveTenders(Command[ChangeOutcome]):
    """Give back the cash taken so far; the sale is open to changes again."""


def pay_cash(unit: UnitOfWork, counter: Counter, command: PayCash) -> PayOutcome:
    """Take the cash; complete the sale when that settles it."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is None or not sale.live_lines:
        return NothingToChange()
    rung = rung_sale(sale, counter)
    if not rung.settlement.is_complete:
        tender = Tender(TenderKind.CASH, rung.exact_cash if command.amount is None else command.amount)
        verdict = check_tender(rung.priced.gross, sale.tenders, tender, sale.policy)
        if isinstance(verdict, Refusal):
            return TenderRefused(_sentence(verdict, counter))
        sale = replace(sale, tenders=(*sale.tenders, tender))
    if settle(rung.priced.gross, sale.tenders, sale.policy).is_complete:
        return complete_sale(unit, counter, sale)
    unit.keep_open_sale(sale)
    counter.fiscal.update(sale.sale_id, moment(unit, counter))
    return TenderTaken(rung_sale(sale, counter))


def _sentence(refusal: Refusal, counter: Counter) -> str:
    most = counter.formats.money(refusal.most)
    match refusal.reason:
        case TenderRefusal.NOTHING_DUE:
            return "Nothing more is due in cash, so the amount was not taken; finish the sale."
        case TenderRefusal.WRONG_WAY:
            return f"Money has to go the other way here, so the amount was not taken; the customer is owed {most}."
        case TenderRefusal.NO_AMOUNT:
            return f"An amount of nothing pays nothing, so the sale is unchanged; key what was handed over, {most} is due."
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
    if sale is None or not sale.tenders:
        return NothingToChange()
    kept = tuple(tender for tender in sale.tenders if tender.kind is not TenderKind.CASH)
    after = replace(sale, tenders=kept)
    unit.keep_open_sale(after)
    return SaleChanged(rung_sale(after, counter))
