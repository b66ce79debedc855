"""An order that is not paid yet, put on the counter: its units become lines of the sale at what the order says."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from evertill.domain.catalogue import Item, Sku
from evertill.domain.customer_order import OrderLine
from evertill.domain.order_rows import LARGEST_AMOUNT
from evertill.domain.pickup_queue import cost_of
from evertill.domain.policy_pickup import ProofKind
from evertill.domain.sale import OrderOnSale, Sale, SaleLine, add_line
from evertill.kernel.canonical import Json
from evertill.kernel.money import Money, currency_exponent
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.kernel.values import dataclass
from evertill.operations.counter import Counter
from evertill.operations.entitled import AtTill, Barred, at_till
from evertill.operations.moment import moment
from evertill.operations.orders.outcomes import OrderNotPossible
from evertill.operations.orders.seen_order import SeenOrder
from evertill.operations.selling.offer_sale import offered
from evertill.operations.selling.open_sale import keep_edit, sale_or_new
from evertill.operations.selling.rung_sale import RungSale, rung_sale
from evertill.ports.journal import UnitOfWork


@dataclass(frozen=True, slots=True)
class OrderOnCounter:
    """It is on the sale: take the payment, which hands it over. More can be rung with it."""

    rung: RungSale
    line_id: int


def put_on_sale(
    unit: UnitOfWork,
    counter: Counter,
    seen: SeenOrder,
    chosen: Mapping[str, int],
    *,
    proof: ProofKind,
    is_age_checked: bool,
) -> OrderOnCounter | OrderNotPossible | Barred:
    """Ring the units; what was rung before stays on the sale."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    at, before = moment(unit, counter), unit.open_sale()
    sale = sale_or_new(unit, counter, who, at)
    refusal = _impossible(sale, seen)
    if refusal is not None:
        return refusal
    order = seen.order
    costs = cost_of(order, chosen)
    for line_id, micro in chosen.items():
        line = order.line(line_id)
        assert line is not None, "units that are there are of a line"
        sale = add_line(sale, order_sale_line(counter, line, micro, costs[line_id], sale.currency))
    proven = OrderOnSale(order.order_id, order.number, proof.value, is_age_checked)
    after = offered(unit, counter, replace(sale, order=proven), at)
    keep_edit(unit, counter, before=before, after=after, at=at)
    return OrderOnCounter(rung_sale(after, counter), after.lines[-1].line_id)


def _impossible(sale: Sale, seen: SeenOrder) -> OrderNotPossible | None:
    order = seen.order
    if sale.tenders:
        return OrderNotPossible("Part of the sale on the counter is paid, so the order waits; finish that sale first.")
    if sale.order is not None:
        return OrderNotPossible(
            "Another order is on the counter, and a sale pays for one, so this one waits; finish that one first."
        )
    if order.payment.currency != sale.currency:
        return OrderNotPossible(
            "The order is in another currency than this till takes, so nothing was changed; have it paid online."
        )
    if order.payment.captured or order.payment.authorised:
        return OrderNotPossible(
            "Part of this order is paid elsewhere, so it cannot be rung whole; have the rest paid online."
        )
    return None


def order_sale_line(counter: Counter, line: OrderLine, micro: int, cost: int, currency: str) -> SaleLine:
    """At what the order says, whatever the article costs today: nothing more is taken off it."""
    unit = Unit(line.unit) if line.unit in frozenset(Unit) else Unit.PIECE
    item = _item(counter, line, unit, currency)
    price = Decimal(cost).scaleb(-currency_exponent(currency)) * MICRO / micro
    return SaleLine(
        line_id=0,
        item=replace(item, details=replace(item.details, takes_discounts=False, deposit=None)),
        quantity=Quantity(micro, item.unit),
        regular_price=price.quantize(Decimal("0.0001")),
        label_amount=Money(cost - _added_tax(item, line, micro), currency),
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


def _added_tax(item: Item, line: OrderLine, micro: int) -> int:
    """Taxes that come on top of this item's price, as the order was charged them; its price is without."""
    on_top = {rule.tax_id for rule in item.taxes if not rule.is_included}
    charged = sum(_amount_of(entry) for entry in line.taxes if _tax_id(entry) in on_top)
    return charged * micro // line.quantity_micro


def _tax_id(entry: Json) -> Json:
    return entry[0] if isinstance(entry, list | tuple) and entry else None


def _amount_of(entry: Json) -> int:
    match entry:
        case [_, _, int(amount)] if 0 <= amount <= LARGEST_AMOUNT:
            return amount
        case _:
            return 0
