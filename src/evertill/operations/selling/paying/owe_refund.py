"""Goods come back and their card cannot be given its money now: the return is finished, and the money stays owed."""

from dataclasses import replace

from evertill.domain.people.people import Right
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.selling.settlement import TenderRefused as Refusal
from evertill.domain.selling.settlement import check_tender, settle
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.paying.complete_sale import complete_sale
from evertill.operations.selling.paying.pay_cash import PayOutcome, TenderRefused, TenderTaken
from evertill.operations.selling.paying.tender_sentences import other_tender_sentence
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.operations.selling.sale.refund import refund_of
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class OweRefund(Command[PayOutcome]):
    """Owe the customer what was to go back to a card."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> PayOutcome:
        """By `owe_refund`."""
        return owe_refund(unit, counter, self)


def owe_refund(unit: UnitOfWork, counter: Counter, command: OweRefund) -> PayOutcome:
    """Take it off what is to be paid out, as a tender that is paid later; complete the return when that settles it."""
    del command
    who = at_till(unit, counter, Right.REFUND_OTHERWISE)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is None or not sale.live_lines:
        return NothingToChange()
    priced = price_sale(sale)
    plan = refund_of(priced, settle(priced.gross, sale.tenders, sale.policy), counter.policy())
    minor = 0 if plan is None else plan.amount_of(TenderKind.CARD.value)
    if not minor:
        return TenderRefused("Nothing is to go back to a card, so nothing is owed; pay out what is due.")
    tender = Tender(TenderKind.PENDING_REFUND, Money(-minor, sale.currency))
    verdict = check_tender(priced.gross, sale.tenders, tender, sale.policy)
    if isinstance(verdict, Refusal):
        return TenderRefused(other_tender_sentence(verdict, counter))
    owing = replace(sale, tenders=(*sale.tenders, tender))
    if verdict.settlement.is_complete:
        return complete_sale(unit, counter, replace(priced, sale=owing))
    unit.keep_open_sale(owing)
    counter.fiscal.update(owing.sale_id, moment(unit, counter))
    return TenderTaken(rung_as_priced(replace(priced, sale=owing), counter))
