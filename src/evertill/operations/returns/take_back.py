"""Units of an earlier sale come back on the open sale, each at exactly what was paid for it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date, datetime

from evertill.domain.facts.transaction import Transaction
from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.goods.item_details import PLAIN, ItemDetails
from evertill.domain.people.people import Right
from evertill.domain.policy.reasons import ReasonFor
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.returns.original_sale import OriginalLine, OriginalSale, origin_of, part_of, read_original
from evertill.domain.returns.re_evaluation import re_evaluated
from evertill.domain.returns.returned_units import CameBack, first_of, free_spans, placed, together
from evertill.domain.selling.origin import OfOrder, Restock, Span
from evertill.domain.selling.priced import PricedSale
from evertill.domain.selling.sale import Direction, Sale, SaleLine, add_line
from evertill.domain.tenders.refund_plan import with_refunded
from evertill.kernel.ids import ClaimId
from evertill.kernel.quantity import MICRO, Quantity
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.debts.pending_undoing import STILL_GOING_BACK, undoing_of
from evertill.operations.orders.seen_order import find_seen
from evertill.operations.returns.find_original import NO_SALE, UNDONE
from evertill.operations.selling.sale.limits import beyond_limits
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit, sale_or_new
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, SaleChanged
from evertill.operations.selling.sale.reasons import reason_of
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.operations.selling.sale.sale_rights import beyond_rights
from evertill.ports.journal import UnitOfWork

NO_CLAIM = ClaimId("")
PART_PAID = "Part of the sale is paid, so nothing was taken back; finish it, then take them back."
NO_REASON = "Goods come back for a reason, so nothing was taken back; choose or key one."
BACK_ALREADY = (
    "Goods of this order came back, or their money did, online or in the shop, so nothing was taken back; look at the "
    "order."
)
NOTHING_CHOSEN = "Nothing was chosen, so nothing was taken back; choose what comes back."


@dataclass(frozen=True, slots=True)
class BackLine:
    """So much of one line comes back."""

    line: str
    micro: int
    reason: str
    restock: Restock = Restock.SHELF


@dataclass(frozen=True, slots=True)
class TakeBack(Command[ChangeOutcome]):
    """Take these units of that sale back; deposits and fees tied to a line come with it."""

    original: Transaction
    lines: tuple[BackLine, ...]
    is_gift: bool = False
    claim_id: ClaimId = NO_CLAIM
    """Under which the backend holds the units; empty where it could not be asked, or does not know the sale yet."""
    held: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    """Which units it holds."""
    elsewhere: CameBack = field(default_factory=CameBack)
    """What the backend says came back so far."""

    begins_sale = True

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `take_back`."""
        return take_back(unit, counter, self)


@dataclass(frozen=True, slots=True)
class DrawClaim(Command[ClaimId]):
    """A new id under which the backend is asked to hold units; drawn before it is asked, so that asking twice holds
    once."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> ClaimId:
        """The next id."""
        return ClaimId(counter.ids.new())


Kept = Callable[[OriginalSale, Sale, Sale], Sale | EntryNotPossible]
"""Of the sale that goods are of, and the open one before they came back and after: that one with what is rung anew."""


def take_back(
    unit: UnitOfWork, counter: Counter, command: TakeBack, kept: Kept = lambda _original, _before, after: after
) -> ChangeOutcome:
    """Put the units on the open sale; never more than were sold and did not come back."""
    who = at_till(unit, counter, Right.TAKE_BACK)
    if not isinstance(who, AtTill):
        return who
    before = unit.open_sale()
    if before is not None and before.is_part_paid:
        return EntryNotPossible(PART_PAID)
    original = _original(unit, command)
    if isinstance(original, EntryNotPossible):
        return original
    window = counter.policy().returns.window_days if original.window_days is None else original.window_days
    if is_late(window, original.occurred_at.date(), who.shift.business_day):
        refusal = who.authority.refusal(Right.TAKE_BACK_LATE)
        if refusal is not None:
            return refusal
    at = moment(unit, counter)
    sale = sale_or_new(unit, counter, who, at)
    sold = [(line.line, line.sku, line.micro) for line in original.lines]
    came_back = placed(together(unit.came_back(original.fact_id), command.elsewhere), sold)
    after = _with_lines(unit, counter, sale, original, command, came_back)
    if isinstance(after, EntryNotPossible):
        return after
    after = kept(original, sale, _with_source(_anew(after, original, came_back), original, command, came_back))
    if isinstance(after, EntryNotPossible):
        return after
    return put_back(unit, counter, who, before, after, at)


def put_back(
    unit: UnitOfWork,
    counter: Counter,
    who: AtTill,
    before: Sale | None,
    after: Sale,
    at: datetime,
    *,
    beyond: Callable[[PricedSale], NotAllowed | EntryNotPossible | None] = lambda _priced: None,
) -> ChangeOutcome:
    """Keep the sale with what came back on it, unless it goes beyond limits, rights or what the caller adds to them."""
    priced = price_sale(offered(unit, counter, after, at))
    refused = beyond_limits(priced) or beyond_rights(who.authority, before, priced) or beyond(priced)
    if refused is not None:
        return refused
    keep_edit(unit, counter, before=before, after=priced.sale, at=at)
    return SaleChanged(rung_as_priced(priced, counter), after.lines[-1].line_id)


def with_tied(original: OriginalSale, lines: tuple[BackLine, ...]) -> Iterator[BackLine]:
    """Each line, then the deposits and fees that were rung with it."""
    named = {back.line for back in lines}
    for back in lines:
        yield back
        for tied in original.lines:
            if tied.tied_to == back.line and tied.line not in named:
                yield replace(back, line=tied.line)


def _original(unit: UnitOfWork, command: TakeBack) -> OriginalSale | EntryNotPossible:
    """The sale as this journal has it, or as the backend gave it."""
    own = unit.transaction(command.original.transaction_id)
    transaction = command.original if own is None else own
    if unit.post_void_of(transaction.transaction_id) is not None:
        return EntryNotPossible(UNDONE)
    if undoing_of(unit, transaction.transaction_id) is not None:
        return EntryNotPossible(STILL_GOING_BACK)
    try:
        return read_original(transaction)
    except ValueError:
        return EntryNotPossible(NO_SALE)


def is_late(window_days: int, sold_on: date, today: date) -> bool:
    """Whether the window for returns is over; without days it never is."""
    return bool(window_days) and (today - sold_on).days > window_days


def _with_lines(
    unit: UnitOfWork,
    counter: Counter,
    sale: Sale,
    original: OriginalSale,
    command: TakeBack,
    came_back: CameBack,
) -> Sale | EntryNotPossible:
    if original.currency != sale.currency:
        return other_currency(original.currency, sale)
    if not command.lines:
        return EntryNotPossible(NOTHING_CHOSEN)
    for back in with_tied(original, command.lines):
        reason = reason_why(counter, back.reason)
        if isinstance(reason, EntryNotPossible):
            return reason
        line = original.line(back.line)
        if line is None or back.micro <= 0 or (not line.is_measured and back.micro % MICRO):
            return EntryNotPossible("That cannot come back of this receipt, so nothing was taken back; choose again.")
        if not _is_with_customer(unit, counter, line.order, back.micro):
            return EntryNotPossible(BACK_ALREADY)
        spans = _spans(sale, original, line, back, command, came_back)
        if isinstance(spans, EntryNotPossible):
            return spans
        sale = add_line(sale, _line(counter, original, line, replace(back, reason=reason), spans))
    return sale


def _is_with_customer(unit: UnitOfWork, counter: Counter, of: OfOrder | None, micro: int) -> bool:
    """Whether so much of an order that this sale handed over neither came back nor had its money go back another way;
    an order not known here is held by its receipt alone."""
    seen = None if of is None else find_seen(counter.orders, unit, of.order_id)
    line = None if of is None or seen is None else seen.order.line(of.line)
    return line is None or micro <= line.quantity_micro - max(line.returned_micro, line.refunded_micro)


def other_currency(currency: str, sale: Sale) -> EntryNotPossible:
    """Goods of a sale in another currency cannot come back on this one."""
    return EntryNotPossible(
        f"That sale was in {currency} and this one is in {sale.currency}, so nothing was taken back; "
        "finish this sale first."
    )


def reason_why(counter: Counter, reason: str) -> str | EntryNotPossible:
    """Why it comes back, where the shop wants to know."""
    if not counter.policy().reasons.of(ReasonFor.TAKE_BACK) and not reason:
        return ""
    return reason_of(reason, NO_REASON)


def _spans(
    sale: Sale, original: OriginalSale, line: OriginalLine, back: BackLine, command: TakeBack, came_back: CameBack
) -> tuple[Span, ...] | EntryNotPossible:
    """Which units: those the backend holds for this till, else the lowest that are still with the customer."""
    here = [one.origin for one in sale.live_lines if one.origin is not None and one.origin.fact_id == original.fact_id]
    on_sale = [span for origin in here if origin.line == line.line for span in origin.spans]
    taken = [*came_back.spans.get(line.line, ()), *on_sale]
    held = first_of(command.held.get(line.line, ()), back.micro)
    free = free_spans(line.micro, taken)
    spans = held if held and all(_is_free(span, free) for span in held) else first_of(free, back.micro)
    if sum(end - first for first, end in spans) == back.micro:
        return spans
    left = Quantity(sum(end - first for first, end in free), line.unit).amount
    return EntryNotPossible(
        f"Of {line.name or line.sku} only {left} can still come back of receipt {original.number}, "
        "so nothing was taken back; lower the quantity."
    )


def _anew(sale: Sale, original: OriginalSale, came_back: CameBack) -> Sale:
    """All that comes back of this receipt on this sale, priced together by the rule of its sale."""
    back = {
        each.line_id: origin_of(original, line, each.origin.spans)
        for each in sale.live_lines
        if each.origin is not None and each.origin.fact_id == original.fact_id
        for line in [original.line(each.origin.line)]
        if line is not None
    }
    origins = dict(zip(back, re_evaluated(original, came_back, tuple(back.values())), strict=True))
    return replace(
        sale, lines=tuple(replace(line, origin=origins.get(line.line_id, line.origin)) for line in sale.lines)
    )


def _is_free(span: Span, free: tuple[Span, ...]) -> bool:
    return any(first <= span[0] and span[1] <= end for first, end in free)


def _line(
    counter: Counter, original: OriginalSale, line: OriginalLine, back: BackLine, spans: tuple[Span, ...]
) -> SaleLine:
    return SaleLine(
        line_id=0,
        item=_item(counter, original, line),
        quantity=Quantity(back.micro, line.unit),
        regular_price=line.regular_price,
        direction=Direction.RETURN,
        serial=line.serial,
        batch=line.batch,
        reason=back.reason or None,
        origin=origin_of(original, line, spans),
        restock=back.restock,
    )


def _item(counter: Counter, original: OriginalSale, line: OriginalLine) -> Item:
    """As it was sold; what a bundle is made of, and its picture, is known from the catalogue alone."""
    known = counter.catalogue.find_by_sku(line.sku)
    parts = () if known is None else known.details.components
    moved = bool(parts) and all(part.sku in original.stocked for part in parts)
    return Item(
        sku=Sku(line.sku),
        name=line.name,
        unit_price=line.regular_price,
        currency=original.currency,
        taxes=tuple(tax.rule for tax in line.taxes),
        tax_class=line.tax_class,
        unit=line.unit,
        gtin=line.gtin,
        category=line.category,
        image=None if known is None else known.image,
        is_stocked=line.sku in original.stocked,
        version=line.item_version,
        details=ItemDetails(components=parts) if moved else PLAIN,
    )


def _worth_back(original: OriginalSale, came_back: CameBack) -> int:
    """What those units had cost that came back before."""
    lines = ((original.line(name), spans) for name, spans in came_back.spans.items() if spans)
    return sum(part_of(line, line.gross, spans) for line, spans in lines if line is not None)


def _with_source(sale: Sale, original: OriginalSale, command: TakeBack, came_back: CameBack) -> Sale:
    """How the sale was paid, and what of that went back already, comes along once."""
    if any(source.fact_id == original.fact_id for source in sale.sources):
        return sale
    source = with_refunded(original.source, came_back.refunds.values())
    if source.points is not None:
        source = replace(source, points=replace(source.points, before=_worth_back(original, came_back)))
    source = replace(source, is_gift=command.is_gift, claim_id=command.claim_id)
    return replace(sale, sources=(*sale.sources, source))
