"""Goods bought online whose order nobody can look up now: taken in, and paid back later or at once.

As a claim they have no amount: the money waits for a person. A shop may pay what they cost today as store credit
instead, within the ceilings of what nobody can look up; the backend then counts it against the order, once, and tells
where the customer was wrong.
"""

from dataclasses import replace

from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.catalogue import Item
from evertill.domain.people.people import Right
from evertill.domain.policy.returns import UnknownOrder
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.order_claim import OrderClaim
from evertill.domain.selling.origin import Restock
from evertill.domain.selling.sale import Direction, Sale, SaleLine, add_line
from evertill.domain.stock.stock_facts import SET_ASIDE
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.quantity import MICRO, Quantity
from evertill.kernel.values import dataclass
from evertill.operations.balances.credit_balance import NO_KEY, credit_tender, new_credit, print_credit
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.drafts import draft
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.orders.outcomes import OrderNotPossible
from evertill.operations.orders.take_back_order import REASON_MISSING
from evertill.operations.returns.take_back_by_code import as_sold_today, beyond_unchecked, can_come_back
from evertill.operations.selling.paying.complete_sale import SaleDone, complete_sale
from evertill.operations.selling.sale.limits import QUANTITY_MICRO_MAX
from evertill.operations.selling.sale.listed_price import at_listed_price
from evertill.operations.selling.sale.open_sale import sale_or_new
from evertill.operations.selling.sale.reasons import reason_of
from evertill.operations.words.epoch_sentences import refuse_when_over
from evertill.operations.words.free_text import plain_text
from evertill.ports.journal import UnitOfWork

NUMBER_MAX = 64


@dataclass(frozen=True, slots=True)
class ClaimTaken:
    """The goods are here; what is paid back waits until the order is found."""


ClaimOutcome = ClaimTaken | SaleDone | OrderNotPossible | Barred


@dataclass(frozen=True, slots=True)
class ClaimReturn(Command[ClaimOutcome]):
    """Goods come back of an order that cannot be looked up now."""

    order_number: str
    sku: str
    pieces: int
    reason: str
    restock: Restock = Restock.SHELF
    as_credit: bool = False
    """Paid at once as store credit, where the shop does so."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> ClaimOutcome:
        """By `claim_return`."""
        return claim_return(unit, counter, self)


def claim_return(unit: UnitOfWork, counter: Counter, command: ClaimReturn) -> ClaimOutcome:
    """Write the claim down: the goods count as here, the money as open, or as paid."""
    who = at_till(unit, counter, Right.TAKE_BACK)
    if not isinstance(who, AtTill):
        return who
    refuse_when_over(unit)
    reason = reason_of(command.reason, REASON_MISSING)
    if not isinstance(reason, str):
        return OrderNotPossible(reason.sentence)
    if counter.policy().returns.unknown_order is UnknownOrder.REFUSE:
        return OrderNotPossible(
            "This shop takes back nothing of an order that cannot be looked up, so nothing was changed; try again when "
            "the backend answers."
        )
    item = _article(counter, command.sku)
    number = plain_text(command.order_number)[:NUMBER_MAX]
    if item is None or command.pieces < 1 or not number:
        return OrderNotPossible(
            "Without the order's number and an article that is known nothing can be claimed, so nothing was changed; "
            "key both."
        )
    if command.as_credit:
        claim = OrderClaim(number, item.sku, command.pieces * MICRO)
        return _paid_as_credit(unit, counter, who, replace(command, reason=reason), claim, item)
    moved: JsonObject = {"sku": item.sku, "micro": command.pieces * MICRO, "unit": item.unit.value}
    body: JsonObject = {"order_number": number, "stock": [moved], "reason": reason}
    if command.restock is not Restock.SHELF:
        stock: list[Json] = [{**moved, "condition": "damaged"}]
        body |= {"stock": stock, SET_ASIDE: [moved], "restock": command.restock.value}
    unit.append(draft(unit, counter, TransactionKind.RETURN_CLAIM, body, at=moment(unit, counter)))
    return ClaimTaken()


def _article(counter: Counter, code: str) -> Item | None:
    """By its number or barcode."""
    gtin = normalise_gtin(code.strip())
    found = None if gtin is None else counter.catalogue.find_by_gtin(gtin)
    return found or counter.catalogue.find_by_code(code.strip())


def _paid_as_credit(
    unit: UnitOfWork, counter: Counter, who: AtTill, command: ClaimReturn, claim: OrderClaim, item: Item
) -> ClaimOutcome:
    """A return of its own, at today's price, onto a new store credit."""
    if counter.policy().returns.unknown_order is not UnknownOrder.CREDIT:
        return OrderNotPossible(
            "This shop pays nothing at once for an order that cannot be looked up, so nothing was changed; take the "
            "goods in, and their money waits until the order is found."
        )
    if unit.open_sale() is not None:
        return OrderNotPossible("A sale is on the counter, so the return waits; finish it or put it aside first.")
    listed = at_listed_price(unit, counter, item)
    if not can_come_back(listed) or claim.micro > QUANTITY_MICRO_MAX:
        return OrderNotPossible(
            "What this article costs by the piece is not in the catalogue, so nothing was changed; take the goods in, "
            "and their money waits until the order is found."
        )
    sale = _with_goods(unit, counter, who, command, claim, listed)
    priced = price_sale(sale)
    beyond = beyond_unchecked(unit, who, -priced.gross.minor)
    if beyond is not None:
        return beyond
    credit = new_credit(counter)
    if credit is None:
        return OrderNotPossible(NO_KEY)
    paid = (credit_tender(-priced.gross, credit.onto),) if priced.gross.minor else ()
    counter.fiscal.begin(sale.sale_id, sale.started_at)
    done = complete_sale(unit, counter, replace(priced, sale=replace(sale, tenders=paid)))
    if paid:
        print_credit(unit, counter, credit, -priced.gross, done.transaction.number_text)
    return done


def _with_goods(
    unit: UnitOfWork, counter: Counter, who: AtTill, command: ClaimReturn, claim: OrderClaim, item: Item
) -> Sale:
    """The goods and their deposits, at what they would cost if they were sold now, and never more."""
    assert item.unit_price is not None, "it can come back"
    at = moment(unit, counter)
    sale = replace(sale_or_new(unit, counter, who, at), customer_id=None, customer_groups=(), claim=claim)
    rung = SaleLine(0, item, Quantity(claim.micro), item.unit_price, reason=command.reason, restock=command.restock)
    for line, today in as_sold_today(unit, counter, sale, [rung], at):
        fixed = replace(line.item, details=replace(line.item.details, takes_discounts=False, deposit=None))
        back = replace(
            line,
            item=fixed,
            direction=Direction.RETURN,
            label_amount=today.regular - today.discount,
            modifiers=(),
            tied_to=None,
        )
        sale = add_line(sale, back)
    return sale
