"""Quantity breaks of a price: from so much of an item on, each unit of it on the sale costs less."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from evertill.domain.goods.catalogue import Item, PriceBreak, Sku
from evertill.domain.goods.item_options import price_with
from evertill.domain.selling.sale import Direction, ModifierKind, Sale, SaleLine
from evertill.domain.streams.stream_fields import BadRow, Members, decimal_number, list_of, object_of
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass

BREAKS_MOST = 20
_QUANTITY_MOST = 1_000_000
_PRICE_MOST = 1_000_000_000


@dataclass(frozen=True, slots=True)
class GradedPrice:
    """What one unit costs by quantity, with the options of a line."""

    listed: Decimal
    breaks: tuple[PriceBreak, ...] = ()
    """None where somebody set another price, though the goods count for others of their kind."""

    def at(self, micro: int) -> Decimal:
        """With so much of the item on the sale."""
        return price_at(self.listed, self.breaks, micro)


def price_of(item: Item, micro: int) -> Decimal | None:
    """What one unit of so much costs, without options; None for an open price."""
    return None if item.unit_price is None else price_at(item.unit_price, item.breaks, micro)


def price_at(unit_price: Decimal, breaks: Sequence[PriceBreak], micro: int) -> Decimal:
    """The price of the last break that so much has reached."""
    reached = [step.unit_price for step in breaks if step.from_micro <= micro]
    return reached[-1] if reached else unit_price


def is_listed(line: SaleLine) -> bool:
    """Whether the line costs what a list says, not what was keyed, printed, paid before, or ordered."""
    special = line.is_voided or line.is_price_keyed or line.label_amount is not None or line.origin is not None
    special = special or line.order_line is not None or line.sells is not None or line.gift_of is not None
    listed = {line.item.unit_price, *(step.unit_price for step in line.item.breaks)}
    if line.options:
        listed = {price_with(price, line.options) for price in listed if price is not None}
    return not special and line.regular_price in listed


def by_break(sale: Sale) -> frozenset[Sku]:
    """The items of which goods that go out cost what their quantity reached, rather than what one unit is listed at."""
    return frozenset(
        line.item.sku
        for line in sale.lines
        if line.item.breaks
        and line.direction is Direction.SALE
        and is_listed(line)
        and line.item.unit_price is not None
        and line.regular_price != price_with(line.item.unit_price, line.options)
    )


def graded_price(line: SaleLine) -> GradedPrice | None:
    """By what a line of such an item is priced anew; None where it is not by quantity."""
    listed = line.item.unit_price
    if listed is None or not is_listed(line):
        return None
    is_set = any(modifier.kind is ModifierKind.PRICE for modifier in line.modifiers)
    breaks = () if is_set else line.item.breaks
    return GradedPrice(
        price_with(listed, line.options),
        tuple(replace(step, unit_price=price_with(step.unit_price, line.options)) for step in breaks),
    )


def micro_on(sale: Sale, line: SaleLine) -> int:
    """How much of the line's item is on the sale at listed prices, going the same way."""
    return sum(
        one.quantity.micro
        for one in sale.lines
        if one.item.sku == line.item.sku and one.direction is line.direction and is_listed(one)
    )


def at_quantities(sale: Sale) -> Sale:
    """The sale with each line at the price of the quantity reached; what comes back without a receipt too."""
    graded = {line.item.sku for line in sale.lines if line.item.breaks}
    if not graded:
        return sale
    bought = dict.fromkeys(graded, 0)
    for line in sale.lines:
        if line.item.sku in graded and line.direction is Direction.SALE and is_listed(line):
            bought[line.item.sku] += line.quantity.micro
    return replace(sale, lines=tuple(_at_quantity(line, bought) for line in sale.lines))


def _at_quantity(line: SaleLine, bought: Mapping[Sku, int]) -> SaleLine:
    if not line.item.breaks or not is_listed(line):
        return line
    micro = bought[line.item.sku] if line.direction is Direction.SALE else line.quantity.micro
    each = price_of(line.item, micro)
    return line if each is None else replace(line, regular_price=price_with(each, line.options))


def parse_breaks(content: Members) -> tuple[PriceBreak, ...]:
    """The member `breaks` of a price, small quantities first; BadRow for one that nobody could reach."""
    breaks = tuple(_break(object_of(entry, "break")) for entry in list_of(content, "breaks", BREAKS_MOST))
    if list(breaks) != sorted(breaks, key=lambda step: step.from_micro):
        raise BadRow("The breaks of the price do not begin with the smallest quantity.")
    if len({step.from_micro for step in breaks}) != len(breaks):
        raise BadRow("Two breaks of the price begin at one quantity.")
    return breaks


def breaks_content(breaks: Sequence[PriceBreak]) -> list[Json]:
    """The member `breaks` of a price."""
    return [
        {
            "from_quantity": format((Decimal(step.from_micro) / MICRO).normalize(), "f"),
            "unit_price": format(step.unit_price, "f"),
        }
        for step in breaks
    ]


def graded_content(price: GradedPrice) -> JsonObject:
    """As a sale keeps it."""
    return {"listed": format(price.listed, "f"), "breaks": breaks_content(price.breaks)}


def parse_graded(content: Members) -> GradedPrice:
    """As it was kept; BadRow for one that cannot be."""
    found = [object_of(entry, "break") for entry in list_of(content, "breaks", BREAKS_MOST)]
    return GradedPrice(
        decimal_number(content, "listed", most=_PRICE_MOST), tuple(PriceBreak(*_from_and_price(each)) for each in found)
    )


def _break(content: Members) -> PriceBreak:
    from_micro, unit_price = _from_and_price(content)
    if from_micro <= 0 or unit_price <= 0:
        raise BadRow("A break of the price has no quantity or no price above zero.")
    return PriceBreak(from_micro, unit_price)


def _from_and_price(content: Members) -> tuple[int, Decimal]:
    quantity = decimal_number(content, "from_quantity", most=_QUANTITY_MOST)
    return int(quantity * MICRO), decimal_number(content, "unit_price", most=_PRICE_MOST)
