"""Goods of another till's receipt come back while nobody can be asked for the sale: on the word of its signed code.

The code says what the receipt came to, not its lines. So the goods are worth what they cost today, never more than
the receipt, less what this till paid back of it already; and the shop's ceilings for such returns hold. Whoever counts
all returns finds out later what they were of, and whether another till took them back as well.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from evertill.domain.goods.catalogue import Item
from evertill.domain.people.people import Right
from evertill.domain.policy.returns import PaidBackTo
from evertill.domain.policy.rights import Limit
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.returns.coded_return import capped, coded_origin
from evertill.domain.returns.returned_units import CameBack
from evertill.domain.selling.order_claim import PAID_CLAIMS, paid_on_claims
from evertill.domain.selling.origin import Restock, code_line
from evertill.domain.selling.priced import PricedLine, PricedSale
from evertill.domain.selling.sale import Direction, Sale, SaleLine, add_line
from evertill.domain.tenders.refund_plan import PaidTender, RefundSource, with_refunded
from evertill.kernel.ids import TransactionId
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.returns.find_original import NotToReturn
from evertill.operations.returns.signed_receipt import NOT_GENUINE, SignedReceipt, all_back, amount_left, prove_code
from evertill.operations.returns.take_back import (
    NOTHING_CHOSEN,
    PART_PAID,
    is_late,
    other_currency,
    put_back,
    reason_why,
)
from evertill.operations.selling.ringing.ring import deposit_of
from evertill.operations.selling.sale.limits import QUANTITY_MICRO_MAX
from evertill.operations.selling.sale.listed_price import at_listed_price
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import sale_or_new
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class CodedLine:
    """So many pieces of one article come back."""

    sku: str
    count: int
    reason: str
    restock: Restock = Restock.SHELF


@dataclass(frozen=True, slots=True)
class TakeBackByCode(Command[ChangeOutcome]):
    """Take these goods back of the receipt with this signed code; deposits come with them."""

    code: str
    lines: tuple[CodedLine, ...]

    begins_sale = True

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `take_back_by_code`."""
        return take_back_by_code(unit, counter, self)


def take_back_by_code(unit: UnitOfWork, counter: Counter, command: TakeBackByCode) -> ChangeOutcome:
    """Put the goods on the open sale."""
    who = at_till(unit, counter, Right.TAKE_BACK)
    if not isinstance(who, AtTill):
        return who
    before = unit.open_sale()
    if before is not None and before.is_part_paid:
        return EntryNotPossible(PART_PAID)
    receipt = prove_code(counter.receipt_keys, command.code)
    if isinstance(receipt, NotToReturn):
        return EntryNotPossible(receipt.sentence)
    if unit.transaction(TransactionId(receipt.claim.fact_id)) is not None:
        return EntryNotPossible(NOT_GENUINE)
    if is_late(counter.policy().returns.window_days, receipt.sold_at.date(), who.shift.business_day):
        refusal = who.authority.refusal(Right.TAKE_BACK_LATE)
        if refusal is not None:
            return refusal
    at = moment(unit, counter)
    after = _with_goods(unit, counter, sale_or_new(unit, counter, who, at), receipt, command, at)
    if isinstance(after, EntryNotPossible):
        return after
    return put_back(unit, counter, who, before, after, at, beyond=lambda priced: _beyond_code(unit, who, priced))


def _with_goods(
    unit: UnitOfWork, counter: Counter, sale: Sale, receipt: SignedReceipt, command: TakeBackByCode, at: datetime
) -> Sale | EntryNotPossible:
    claim = receipt.claim
    if claim.currency != sale.currency:
        return other_currency(claim.currency, sale)
    came_back = unit.came_back(claim.fact_id)
    left = amount_left(receipt, came_back) - _on_sale(sale, claim.fact_id)
    if left <= 0:
        return EntryNotPossible(all_back(receipt))
    goods = _goods(unit, counter, command)
    if isinstance(goods, EntryNotPossible):
        return goods
    for line, today in as_sold_today(unit, counter, sale, goods, at):
        first = _taken(sale, came_back, claim.fact_id, code_line(line.item.sku))
        origin = capped(coded_origin(claim, today, first_micro=first), left)
        left -= origin.gross
        sale = add_line(sale, replace(line, direction=Direction.RETURN, origin=origin, tied_to=None))
    return _with_source(sale, receipt, counter.policy(), came_back)


def _goods(unit: UnitOfWork, counter: Counter, command: TakeBackByCode) -> list[SaleLine] | EntryNotPossible:
    """A line for each article, with its reason."""
    goods: list[SaleLine] = []
    for wanted in command.lines:
        reason = reason_why(counter, wanted.reason)
        if isinstance(reason, EntryNotPossible):
            return reason
        item = counter.catalogue.find_by_sku(wanted.sku)
        priced = None if item is None else at_listed_price(unit, counter, item)
        if priced is None or not can_come_back(priced) or not 0 < wanted.count * MICRO <= QUANTITY_MICRO_MAX:
            name = wanted.sku if priced is None else priced.name
            return EntryNotPossible(
                f"What {name} costs by the piece is not in the catalogue, so nothing was taken back; wait for the "
                "link, or take it back without a receipt."
            )
        goods.append(_line(priced, wanted, reason))
    return goods or EntryNotPossible(NOTHING_CHOSEN)


def can_come_back(item: Item) -> bool:
    """Whether the catalogue alone says what one piece of it is worth."""
    return item.unit is Unit.PIECE and item.unit_price is not None and not item.is_open_price


def _line(item: Item, wanted: CodedLine, reason: str) -> SaleLine:
    assert item.unit_price is not None
    return SaleLine(
        line_id=0,
        item=item,
        quantity=Quantity(wanted.count * MICRO),
        regular_price=item.unit_price,
        reason=reason or None,
        restock=wanted.restock,
    )


def as_sold_today(
    unit: UnitOfWork, counter: Counter, sale: Sale, goods: list[SaleLine], at: datetime
) -> Iterator[tuple[SaleLine, PricedLine]]:
    """The goods, and the deposits that go with them, as a sale of their own would price them now."""
    today = replace(sale, lines=(), modifiers=(), coupons=(), taken=(), sources=(), order=None)
    for line in goods:
        today = add_line(today, line)
        deposit = deposit_of(counter, line, sale.business_day)
        if deposit is not None and deposit.unit_price is not None:
            tied = replace(line, item=deposit, regular_price=deposit.unit_price, tied_to=len(today.lines))
            today = add_line(today, tied)
    for priced in price_sale(offered(unit, counter, today, at)).lines:
        yield priced.line, priced


def _taken(sale: Sale, came_back: CameBack, fact_id: str, line: str) -> int:
    """How much of this SKU came back of that receipt here already, this sale counted."""
    origins = [one.origin for one in sale.live_lines if one.origin is not None and one.origin.fact_id == fact_id]
    on_sale = [span for origin in origins if origin.line == line for span in origin.spans]
    return max((end for _, end in (*came_back.spans.get(line, ()), *on_sale)), default=0)


def _on_sale(sale: Sale, fact_id: str) -> int:
    """What the open sale pays back of that receipt already."""
    origins = (line.origin for line in sale.live_lines if line.origin is not None)
    return sum(origin.gross for origin in origins if origin.fact_id == fact_id)


def _with_source(sale: Sale, receipt: SignedReceipt, policy: StorePolicy, came_back: CameBack) -> Sale:
    """To what the money goes, once for each receipt: what paid the sale is not known."""
    claim = receipt.claim
    if any(source.fact_id == claim.fact_id for source in sale.sources):
        return sale
    to = policy.returns.by_code_to.value
    paid = () if to == PaidBackTo.STORE_CREDIT else (PaidTender(to, to, claim.gross_minor),)
    source = with_refunded(
        RefundSource(claim.fact_id, claim.number, paid, promotions=claim.promotions), came_back.refunds.values()
    )
    return replace(sale, sources=(*sale.sources, source))


def _beyond_code(unit: UnitOfWork, who: AtTill, after: PricedSale) -> NotAllowed | None:
    """Why so much may not be paid back on codes alone."""
    origins = (line.line.origin for line in after.lines if line.line.origin is not None)
    return beyond_unchecked(unit, who, sum(origin.gross for origin in origins if origin.is_by_code))


def beyond_unchecked(unit: UnitOfWork, who: AtTill, amount: int) -> NotAllowed | None:
    """Why so much may not be paid back for what nobody can look up: in one sale, or in one shift."""
    right, shift = Right.TAKE_BACK_UNCHECKED, who.shift.shift_id
    claims = (each.transaction for each in unit.order_facts(PAID_CLAIMS) if each.transaction.shift_id == shift)
    in_shift = amount + unit.paid_by_code(shift) + paid_on_claims(claims)
    return who.authority.refusal(right, Limit.RETURN_UNCHECKED_AMOUNT, amount) or who.authority.refusal(
        right, Limit.RETURN_UNCHECKED_SHIFT_AMOUNT, in_shift
    )
