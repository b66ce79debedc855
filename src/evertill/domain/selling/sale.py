"""A sale while it is rung: lines, tenders and the edits a cashier can make. Pure: an edit takes an old sale, gives
a new one."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from evertill.domain.balances.balance import BalanceMark, CardSold
from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.item_options import ChosenOption
from evertill.domain.policy.reasons import WEB_OFFER
from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.promotions.gift_due import GiftDue
from evertill.domain.promotions.offer_rules import OfferRules
from evertill.domain.selling.order_claim import OrderClaim
from evertill.domain.selling.order_deposit import OrderDeposit, OrderToCancel, OrderToPlace
from evertill.domain.selling.origin import Origin, Restock
from evertill.domain.selling.weighed import ScaleMark
from evertill.domain.taxes.tax_exemption import TaxExemption
from evertill.domain.tenders.refund_plan import RefundSource
from evertill.domain.tenders.tender_kinds import TenderKind as TenderKind  # noqa: PLC0414 - callers find it with Tender
from evertill.kernel.ids import AttemptId, OperatorId, SaleId, ShiftId
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity
from evertill.kernel.values import dataclass

_WEB_PRICE = f"manual:{WEB_OFFER}"


class Direction(StrEnum):
    """Goods out, or goods back."""

    SALE = "sale"
    RETURN = "return"


class ModifierKind(StrEnum):
    """How a price is changed: percent off, an amount off the line, an amount off each unit, or a new unit price."""

    PERCENT = "percent"
    AMOUNT = "amount"
    UNIT_AMOUNT = "unit_amount"
    PRICE = "price"


@dataclass(frozen=True, slots=True)
class PriceModifier:
    """Why the charged price differs from the regular one; modifiers pile up, the regular price is never overwritten."""

    kind: ModifierKind
    value: Decimal
    """Percent, or whole currency units."""
    reason: str
    """A stored code such as "damaged"; with `manual:` or `promotion:` in front it names the source."""


@dataclass(frozen=True, slots=True)
class SaleLine:
    """An item rung, in one direction; the quantity is above zero whichever way the goods go."""

    line_id: int
    """Counts from 1 within the sale and is never given twice, voided lines included."""
    item: Item
    quantity: Quantity
    regular_price: Decimal
    """Listed price of one unit, or the price keyed for an open-price item; with what its options add."""
    direction: Direction = Direction.SALE
    modifiers: tuple[PriceModifier, ...] = ()
    label_amount: Money | None = None
    """What a price-embedded label says the line costs; then quantity x price serves stock only."""
    is_voided: bool = False
    """Struck before the end: kept on the sale for the record, charged nothing."""
    serial: str | None = None
    batch: str | None = None
    expires_on: date | None = None
    tied_to: int | None = None
    """The line whose deposit or fee this is; it follows that line's quantity, and its void."""
    reason: str | None = None
    """Why goods come back, or why the line was struck."""
    order_line: str | None = None
    """The line of the order that is collected with this sale; it costs what the order says."""
    sells: CardSold | None = None
    """The gift card or voucher that is sold or loaded by it."""
    redeems: BalanceMark | None = None
    """The single-purpose voucher that pays by it; it stands like a tender, until all that was taken is given back."""
    deposit_on: OrderDeposit | None = None
    """The order whose deposit is taken, redeemed or given back by it."""
    origin: Origin | None = None
    """Which units of which sale come back; then nothing here is priced, for what was paid is known."""
    restock: Restock = Restock.SHELF
    """Where goods that come back go."""
    options: tuple[ChosenOption, ...] = ()
    """What was chosen of the item's options."""
    scale: ScaleMark | None = None
    """What the scale said, where it weighed the goods here."""
    is_price_keyed: bool = False
    """The regular price is none of a list's: somebody keyed it."""
    kept_from: str | None = None
    """The receipt on which it was paid before: it stays with the customer, for what was paid less what goes back."""
    gift_of: str | None = None
    """The promotion whose gift it is: for nothing, as long as that gives one."""

    @property
    def is_at_web_price(self) -> bool:
        """Whether an offer of the web was honoured on it."""
        return any(
            modifier.kind is ModifierKind.PRICE and modifier.reason.startswith(_WEB_PRICE)
            for modifier in self.modifiers
        )


@dataclass(frozen=True, slots=True)
class TakenPromotion:
    """What one promotion takes off the sale as it stands, with the version of its rule."""

    promotion_id: str
    name: str
    version: int
    shares: tuple[tuple[int, int], ...]
    """Line id and minor units off, above zero whichever way the goods go."""


@dataclass(frozen=True, slots=True)
class CardMark:
    """What is kept of a card that was charged: never more of its number than the last four digits."""

    attempt_id: str
    card_name: str = ""
    last_four: str = ""
    terminal: str = ""
    terminal_id: str = ""
    receipt_number: str = ""
    """The terminal's own, by which it finds the payment again."""
    trace_number: str = ""
    authorisation: str = ""
    tip_minor: int = 0
    """Charged on top of the tender's amount; no turnover."""
    cash_out_minor: int = 0
    """Charged on top, and handed to the customer in cash."""
    is_offline: bool = False
    """Approved by the terminal alone."""
    by_person: bool = False
    """A person with evidence said that it was paid."""


@dataclass(frozen=True, slots=True)
class Tender:
    """Money in (below zero: paid out to the customer) by one means."""

    kind: TenderKind
    amount: Money
    reference: str | None = None
    card: CardMark | None = None
    means: str = ""
    """What the shop calls it, where it is taken by name."""
    balance: BalanceMark | None = None
    """The gift card or store credit it is paid with, or goes back onto."""


@dataclass(frozen=True, slots=True)
class OrderOnSale:
    """An order that is paid and handed over with the sale: which, and how it was shown whose it is."""

    order_id: str
    number: str
    proof: str
    """The kind of proof; see `policy_pickup.ProofKind`."""
    is_age_checked: bool = False
    ships_by: str | None = None
    """Given to this courier ("" where it is not said) rather than handed over."""
    tracking: str = ""
    is_goodwill: bool = False
    """A part of what it cost goes back, and no goods."""


class SaleState(StrEnum):
    """Where a sale stands; see SALE_MOVES."""

    OPEN = "open"
    SUSPENDED = "suspended"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


SALE_MOVES: dict[SaleState, frozenset[SaleState]] = {
    SaleState.OPEN: frozenset({SaleState.SUSPENDED, SaleState.COMPLETED, SaleState.CANCELLED}),
    SaleState.SUSPENDED: frozenset({SaleState.OPEN, SaleState.CANCELLED}),
    SaleState.COMPLETED: frozenset(),
    SaleState.CANCELLED: frozenset(),
}


@dataclass(frozen=True, slots=True)
class Sale:
    """What is on the counter now."""

    sale_id: SaleId
    currency: str
    policy: PricingPolicy
    policy_version: int
    started_at: datetime
    operator_id: OperatorId
    shift_id: ShiftId
    business_day: date
    lines: tuple[SaleLine, ...] = ()
    tenders: tuple[Tender, ...] = ()
    modifiers: tuple[PriceModifier, ...] = ()
    """On the whole sale."""
    state: SaleState = SaleState.OPEN
    label: str = ""
    """What a suspended sale is known by."""
    coupons: tuple[str, ...] = ()
    """Codes of the coupons shown."""
    customer_id: str | None = None
    """Who buys, where that is known: an id that leads to nobody once they were erased."""
    customer_groups: tuple[str, ...] = ()
    """What the customer belongs to, for prices and promotions."""
    taken: tuple[TakenPromotion, ...] = ()
    """What promotions take off, in the order in which they apply; see `sale_offers`."""
    gifts: tuple[GiftDue, ...] = ()
    """What promotions give that is not on the sale yet."""
    rules: OfferRules | None = None
    """By what they may be tried again when goods come back; None where the shop pays back shares."""
    order: OrderOnSale | None = None
    """The order that is handed over with it."""
    places: OrderToPlace | None = None
    """The order that is placed once its deposit, a line of the sale, is paid."""
    cancels: OrderToCancel | None = None
    """The order of which something is cancelled once its deposit, a line of the sale, is given back."""
    claim: OrderClaim | None = None
    """The order that the customer says its goods came of, where it could not be looked up."""
    sources: tuple[RefundSource, ...] = ()
    """The sales of which goods come back, with how they were paid."""
    attempt_id: AttemptId | None = None
    """The attempt at the card terminal that holds it: until that is settled it can be neither changed nor ended."""
    exemption: TaxExemption | None = None
    """Why it bears no tax."""

    @property
    def live_lines(self) -> tuple[SaleLine, ...]:
        """The lines that count: all but the voided."""
        return tuple(line for line in self.lines if not line.is_voided)

    @property
    def is_part_paid(self) -> bool:
        """Whether something was taken for it, by a tender or by a voucher, so that its lines stay as they are."""
        return bool(self.tenders) or any(line.redeems is not None for line in self.lines)

    @property
    def taken_ids(self) -> frozenset[str]:
        """The promotions that take something off."""
        return frozenset(taken.promotion_id for taken in self.taken)

    @property
    def is_empty(self) -> bool:
        """Whether nothing on it counts."""
        return not any(not line.is_voided for line in self.lines) and not self.tenders

    def line(self, line_id: int) -> SaleLine | None:
        """The line with this id, voided or not."""
        return next((line for line in self.lines if line.line_id == line_id), None)


def move(sale: Sale, to: SaleState) -> Sale:
    """The sale in its next state; the move must be allowed."""
    assert to in SALE_MOVES[sale.state], f"a sale cannot go from {sale.state} to {to}"
    return replace(sale, state=to)


def add_line(sale: Sale, line: SaleLine) -> Sale:
    """Ring one more line; its id is the next one."""
    return add_lines(sale, (line,))


def add_lines(sale: Sale, lines: Iterable[SaleLine]) -> Sale:
    """Ring more lines; their ids are the next ones."""
    assert sale.state is SaleState.OPEN
    numbered = []
    for line_id, line in enumerate(lines, len(sale.lines) + 1):
        assert line.item.currency == sale.currency
        assert line.quantity.micro > 0
        numbered.append(line if line.line_id == line_id else replace(line, line_id=line_id))
    return replace(sale, lines=(*sale.lines, *numbered))


def change_line(sale: Sale, line: SaleLine) -> Sale:
    """Put a changed line in the place of the one with its id; its deposits and fees follow."""
    assert sale.state is SaleState.OPEN
    assert sale.line(line.line_id) is not None
    return replace(
        sale, lines=tuple(line if old.line_id == line.line_id else _following(old, line) for old in sale.lines)
    )


def _following(old: SaleLine, line: SaleLine) -> SaleLine:
    if old.tied_to != line.line_id:
        return old
    return replace(
        old, quantity=Quantity(line.quantity.micro, old.quantity.unit), is_voided=old.is_voided or line.is_voided
    )


def merges_with(
    line: SaleLine,
    item: Item,
    *,
    price: Decimal,
    direction: Direction,
    options: tuple[ChosenOption, ...] = (),
) -> bool:
    """Whether ringing this item again only raises the line's quantity: same copy, price, options and direction,
    nothing special about it."""
    is_same_price = line.regular_price == price or (bool(item.breaks) and not line.is_price_keyed)
    return (
        not line.is_voided
        and line.item == item
        and is_same_price
        and line.direction is direction
        and line.options == options
        and line.quantity.is_whole
        and not item.is_weighed
        and not line.modifiers
        and line.origin is None
        and line.label_amount is None
        and line.serial is None
        and line.sells is None
        and line.redeems is None
        and line.scale is None
        and line.deposit_on is None
        and line.batch is None
        and line.expires_on is None
        and line.order_line is None
        and line.gift_of is None
    )
