"""Sales put aside: the code on their slip, what has another price by now, and two of them made one."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.item_options import added_by
from evertill.domain.selling.price_breaks import is_listed, micro_on, price_of
from evertill.domain.selling.sale import Sale, SaleLine, add_line
from evertill.kernel.values import dataclass

_PREFIX = "EVA"
_DIGITS = 12


def aside_code(sale_id: str) -> str:
    """What the barcode on the slip of a sale says: the end of its id, which is where ids of one till differ."""
    return f"{_PREFIX}{sale_id.replace('-', '')[-_DIGITS:].upper()}"


def is_aside_code(text: str) -> bool:
    """Whether a scanned text is such a code."""
    digits = text.removeprefix(_PREFIX)
    return text.startswith(_PREFIX) and len(digits) == _DIGITS and all(sign in "0123456789ABCDEF" for sign in digits)


@dataclass(frozen=True, slots=True)
class PriceChange:
    """A line whose regular price is another now than when it was rung."""

    name: str
    old: Decimal
    new: Decimal
    currency: str


def with_prices_of_now(sale: Sale, current: Mapping[str, Item]) -> tuple[Sale, tuple[PriceChange, ...]]:
    """The sale at the catalogue's present prices, and what that changed; its policy stays the one it began with.

    A price that was keyed or printed on a label stays, and so does that of an item no longer known.
    """
    changes: list[PriceChange] = []
    lines: list[SaleLine] = []
    for line in sale.lines:
        new = _new_price(sale, line, current.get(line.item.sku))
        if new is None:
            lines.append(line)
            continue
        item = current[line.item.sku]
        changes.append(PriceChange(item.name or item.sku, line.regular_price, new, sale.currency))
        lines.append(replace(line, item=item, regular_price=new))
    return replace(sale, lines=tuple(lines)), tuple(changes)


def merged(into: Sale, aside: Sale) -> Sale:
    """The live lines of the sale put aside after those on the counter; what was off the whole of it is not taken over.

    What was taken off the whole sale was granted for that basket, not for this one.
    """
    sale = into
    if sale.customer_id is None:
        sale = replace(sale, customer_id=aside.customer_id, customer_groups=aside.customer_groups)
        brought = aside.exemption if aside.exemption is not None and aside.exemption.is_customers else None
        sale = replace(sale, exemption=sale.exemption or brought)
    for line in aside.live_lines:
        sale = add_line(sale, line)
    assert into.order is None, "a sale that pays for an order takes no other sale in"
    return replace(
        sale,
        order=aside.order,
        places=sale.places or aside.places,
        cancels=sale.cancels or aside.cancels,
        sources=(*sale.sources, *(one for one in aside.sources if one not in sale.sources)),
    )


def _new_price(sale: Sale, line: SaleLine, item: Item | None) -> Decimal | None:
    """The present price of a line for its quantity on the sale, if it is another."""
    if item is None or item.currency != line.item.currency or not is_listed(line):
        return None
    each = price_of(item, micro_on(sale, line))
    price = None if each is None else each + added_by(line.options)
    return None if price is None or price == line.regular_price or price < 0 else price
