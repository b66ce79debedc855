"""An order that is not paid yet, put on the counter: its units become lines of the sale at what the order says."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from evertill.domain.goods.catalogue import Item, Sku
from evertill.domain.orders.customer_order import CustomerOrder, OrderLine
from evertill.domain.orders.order_rows import LARGEST_AMOUNT
from evertill.domain.orders.order_states import OVER, LineState
from evertill.domain.orders.pickup_queue import cost_of, counted_before
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.returns.original_sale import read_original
from evertill.domain.selling.order_deposit import DepositKind, OrderDeposit, read_source
from evertill.domain.selling.sale import OrderOnSale, Sale, SaleLine, add_line
from evertill.domain.tenders.refund_plan import RefundSource
from evertill.kernel.canonical import Json
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.values import dataclass
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, Barred, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.effects.order_deposits import deposit_line
from evertill.operations.orders.outcomes import OrderChanged, OrderNotPossible
from evertill.operations.orders.seen_order import SeenOrder, find_seen
from evertill.operations.selling.paying.complete_sale import complete_sale
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit, sale_or_new
from evertill.operations.selling.sale.rung_sale import RungSale, rung_sale
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class OrderOnCounter:
    """It is on the sale: take the payment, which hands it over. More can be rung with it."""

    rung: RungSale
    line_id: int


@dataclass(frozen=True, slots=True)
class Leaving:
    """What leaves with the sale, and how."""

    order: OrderOnSale
    chosen: Mapping[str, int]
    """Millionths by line."""


def put_on_sale(
    unit: UnitOfWork, counter: Counter, seen: SeenOrder, leaving: Leaving
) -> OrderOnCounter | OrderChanged | OrderNotPossible | Barred:
    """Ring the units, less the deposit; what was rung before stays on the sale. What is paid already is finished at
    once where nothing else is on the counter."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    at, before = moment(unit, counter), unit.open_sale()
    sale = sale_or_new(unit, counter, who, at)
    refusal = _impossible(sale, seen)
    if refusal is not None:
        return refusal
    after = offered(unit, counter, _with_order(counter, unit, sale, seen, leaving), at)
    if before is None and after.cancels is None and price_sale(after).gross.minor == 0:
        counter.fiscal.begin(after.sale_id, at)
        complete_sale(unit, counter, price_sale(after))
        done = find_seen(counter.orders, unit, seen.order.order_id)
        assert done is not None, "the copy does not change under a command"
        return OrderChanged(done)
    keep_edit(unit, counter, before=before, after=after, at=at)
    return OrderOnCounter(rung_sale(after, counter), after.lines[-1].line_id)


def _with_order(counter: Counter, unit: UnitOfWork, sale: Sale, seen: SeenOrder, leaving: Leaving) -> Sale:
    order, chosen = seen.order, leaving.chosen
    costs = cost_of(order, chosen)
    for line_id, micro in chosen.items():
        line = order.line(line_id)
        assert line is not None, "units that are there are of a line"
        before = counted_before(line, micro)
        sale = add_line(sale, order_sale_line(counter, line, before=before, micro=micro, currency=sale.currency))
    if sale.customer_id is None:
        known_as = seen.content.get("customer")
        sale = replace(sale, customer_id=known_as if isinstance(known_as, str) else None)
    redeemed = _redeemed(order, chosen, sum(costs.values()))
    if redeemed:
        sale = with_deposit(counter, unit, sale, seen, DepositKind.REDEEMED, redeemed)
    return replace(sale, order=leaving.order)


def with_deposit(
    counter: Counter, unit: UnitOfWork, sale: Sale, seen: SeenOrder, kind: DepositKind, amount: int
) -> Sale:
    """The sale with so much of the order's deposit taken off it, and with how that was paid."""
    source = deposit_source(unit, seen)
    order = seen.order
    source_id = "" if source is None else source.fact_id
    deposit = OrderDeposit(order.order_id, order.number, kind, source_id)
    sale = add_line(sale, deposit_line(counter, deposit, Money(amount, order.payment.currency)))
    return sale if source is None else replace(sale, sources=(*sale.sources, source))


def deposit_source(unit: UnitOfWork, seen: SeenOrder) -> RefundSource | None:
    """How the deposit was paid: as this till's own sale says, else as the order does; None where nobody knows."""
    reference = seen.order.payment.reference
    own = None if reference is None else unit.transaction(TransactionId(reference))
    if own is not None:
        try:
            return read_original(own).source
        except ValueError:
            return None
    return read_source(seen.content.get("deposit"))


def _redeemed(order: CustomerOrder, chosen: Mapping[str, int], cost: int) -> int:
    """What of the deposit these goods are paid with: all they cost, and with the last of them all that is left."""
    held = order.payment.held
    left = sum(line.micro_in(_NOT_GONE) for line in order.lines) - sum(chosen.values())
    return held if left <= 0 else min(held, cost)


_NOT_GONE = frozenset(LineState) - OVER


def _impossible(sale: Sale, seen: SeenOrder) -> OrderNotPossible | None:
    order = seen.order
    if sale.is_part_paid:
        return OrderNotPossible("Part of the sale on the counter is paid, so the order waits; finish that sale first.")
    if sale.order is not None:
        return OrderNotPossible(
            "Another order is on the counter, and a sale pays for one, so this one waits; finish that one first."
        )
    if order.payment.currency != sale.currency:
        return OrderNotPossible(
            "The order is in another currency than this till takes, so nothing was changed; have it paid online."
        )
    if (order.payment.captured and order.payment.where != "store") or order.payment.authorised:
        return OrderNotPossible(
            "Part of this order is paid elsewhere, so it cannot be rung whole; have the rest paid online."
        )
    return None


def order_sale_line(counter: Counter, line: OrderLine, *, before: int, micro: int, currency: str) -> SaleLine:
    """So much of it after what was counted before, at what the order says, whatever the article costs today: nothing
    more is taken off it."""
    cost = line.share(before, micro)
    unit = Unit(line.unit) if line.unit in frozenset(Unit) else Unit.PIECE
    item = _item(counter, line, unit, currency)
    price = Decimal(cost).scaleb(-currency_exponent(currency)) * MICRO / micro
    return SaleLine(
        line_id=0,
        item=replace(item, details=replace(item.details, takes_discounts=False, deposit=None)),
        quantity=Quantity(micro, item.unit),
        regular_price=price.quantize(Decimal("0.0001")),
        label_amount=Money(cost - line.part_of(_added_tax(item, line), before, micro), currency),
        order_line=line.line_id,
    )


def _item(counter: Counter, line: OrderLine, unit: Unit, currency: str) -> Item:
    """As the catalogue has it; an article it does not have is sold under the shop's default taxes."""
    found = counter.catalogue.find_by_sku(line.sku)
    if found is not None and found.currency == currency and found.unit is unit:
        return found
    tax_class = counter.policy().default_tax_class
    return Item(
        sku=Sku(line.sku),
        name=line.name or line.sku,
        unit_price=None,
        currency=currency,
        taxes=counter.catalogue.taxes_of(tax_class) or (),
        tax_class=tax_class,
        unit=unit,
        is_stocked=line.is_stocked,
    )


def _added_tax(item: Item, line: OrderLine) -> int:
    """Taxes that come on top of this item's price, as the whole line was charged them; its price is without."""
    on_top = {rule.tax_id for rule in item.taxes if not rule.is_included}
    return sum(_amount_of(entry) for entry in line.taxes if _tax_id(entry) in on_top)


def _tax_id(entry: Json) -> Json:
    return entry[0] if isinstance(entry, list | tuple) and entry else None


def _amount_of(entry: Json) -> int:
    match entry:
        case [_, _, int(amount)] if 0 <= amount <= LARGEST_AMOUNT:
            return amount
        case _:
            return 0
