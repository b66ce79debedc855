"""The lines of a webshop's basket as a till would ring them: options, quantity breaks, and deposits on lines of their
own behind the goods they are of."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from evertill.domain.goods.item_options import (
    ChosenOption,
    OptionFault,
    WrongChoice,
    added_by,
    chosen_options,
    price_with,
)
from evertill.domain.quoting.figures import quantity_text
from evertill.domain.rows.stream_rows import PriceCopy, ProductCopy
from evertill.domain.selling.price_breaks import price_at
from evertill.domain.streams.json_reading import BadPlace, Place, entries, members, micros, name_text, names
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.quantity import MICRO, Unit
from evertill.kernel.values import dataclass
from evertill_central.services.storefront.rows import AskedTaxes, Shop

_LINE = frozenset("id sku quantity options".split())
_SKU = frozenset({"sku"})


@dataclass(frozen=True, slots=True)
class RungLine:
    """One line as it would stand on a till's sale."""

    name: str
    """What it is called in the answer."""
    at: Place
    product: ProductCopy
    price: PriceCopy
    micro: int
    """In millionths of the unit; below zero for goods that come back."""
    options: tuple[ChosenOption, ...] = ()
    tied_to: str | None = None
    """The line whose deposit or fee it is."""

    def told(self) -> JsonObject:
        """What the answer says of it beside its amounts."""
        told: JsonObject = {"product": self.product.sku, "quantity": _written(self.micro)}
        if self.options:
            told["options"] = [
                {"code": each.code, "name": each.name, "price": format(each.price, "f")} for each in self.options
            ]
        return told if self.tied_to is None else {**told, "tied_to": self.tied_to}


def rung_lines(shop: Shop, found: Json, lists: Sequence[str], currency: str) -> list[RungLine]:
    """The basket's lines in the order in which a till has them; BadPlace names what cannot be rung."""
    asked = [
        _rung(shop, entry, ("lines", place), lists, currency) for place, entry in enumerate(entries(found, ("lines",)))
    ]
    taken = set()
    for line in asked:
        if line.name in taken:
            raise BadPlace((*line.at, "id"), f"Another line has the id {line.name[:40]!r}.")
        taken.add(line.name)
    rung = []
    for line in asked:
        deposit = _deposit(shop, line, currency, taken)
        rung += [line] if deposit is None else [line, deposit]
    return rung


def quoted_lines(shop: Shop, rung: Sequence[RungLine], taxes: AskedTaxes) -> list[Json]:
    """The lines as a quote reads them, each with the number it has at a till."""
    bought = _bought(rung)
    return [_quoted(shop, number, line, bought, taxes) for number, line in enumerate(rung, 1)]


def _rung(shop: Shop, found: Json, at: Place, lists: Sequence[str], currency: str) -> RungLine:
    content = members(found, at, _LINE, _SKU)
    sku_at = (*at, "sku")
    sku = name_text(content["sku"], sku_at)
    product = _product(shop, sku, sku_at)
    price = shop.price(sku, lists)
    if price is None or product.is_open_price:
        raise BadPlace(sku_at, f"The product {sku[:40]!r} has no price that holds now.")
    if price.currency != currency:
        raise BadPlace(sku_at, f"The product {sku[:40]!r} is priced in {price.currency}, the shop sells in {currency}.")
    name = content.get("id")
    options = _options(product, content.get("options"), (*at, "options"))
    if price.unit_price + added_by(options) < 0:
        raise BadPlace((*at, "options"), f"With these options {sku[:40]!r} would cost less than nothing.")
    return RungLine(
        name=str(int(at[-1]) + 1) if name is None else name_text(name, (*at, "id")),
        at=at,
        product=product,
        price=price,
        micro=_micro(product, content.get("quantity"), (*at, "quantity")),
        options=options,
    )


def _product(shop: Shop, sku: str, at: Place) -> ProductCopy:
    product = shop.product(sku)
    if product is None:
        raise BadPlace(at, f"There is no product {sku[:40]!r} on sale.")
    if product.details.recalls_all:
        raise BadPlace(at, f"The product {sku[:40]!r} is recalled and must not be sold.")
    return product


def _micro(product: ProductCopy, found: Json, at: Place) -> int:
    micro = MICRO if found is None else micros(found, at)
    if product.unit is Unit.PIECE and micro % MICRO:
        raise BadPlace(at, f"The product {product.sku[:40]!r} is sold by the piece: its quantity is a whole number.")
    return micro


def _options(product: ProductCopy, found: Json, at: Place) -> tuple[ChosenOption, ...]:
    """Those chosen; where the basket says nothing, those that a till has chosen when it asks."""
    groups = product.details.options
    defaults = (option.code for group in groups for option in group.options if option.is_default)
    chosen = chosen_options(groups, frozenset(defaults) if found is None else names(found, at))
    if not isinstance(chosen, WrongChoice):
        return chosen
    sku, name = product.sku[:40], chosen.name[:40]
    told = {
        OptionFault.UNKNOWN: f"The product {sku!r} has no option {name!r}.",
        OptionFault.TOO_FEW: f"Too little of {name!r} is chosen for the product {sku!r}.",
        OptionFault.TOO_MANY: f"Too much of {name!r} is chosen for the product {sku!r}.",
    }
    raise BadPlace(at, told[chosen.fault])


def _deposit(shop: Shop, line: RungLine, currency: str, taken: set[str]) -> RungLine | None:
    """The deposit or fee of the goods, at what it costs everybody; what is weighed has none, and is none."""
    sku = line.product.details.deposit
    product = None if sku is None or line.product.unit is not Unit.PIECE else shop.product(sku)
    if product is None or product.is_open_price or product.unit is not Unit.PIECE:
        return None
    price = shop.price(product.sku)
    if price is None or price.currency != currency:
        return None
    name = f"{line.name}:deposit"
    while name in taken:
        name += "'"
    taken.add(name)
    return RungLine(name, line.at, product, price, line.micro, tied_to=line.name)


def _bought(rung: Iterable[RungLine]) -> dict[str, int]:
    """How much of each product goes out, over all lines: what its quantity breaks go by."""
    bought: dict[str, int] = {}
    for line in rung:
        if line.micro > 0:
            bought[line.product.sku] = bought.get(line.product.sku, 0) + line.micro
    return bought


def _quoted(shop: Shop, number: int, line: RungLine, bought: Mapping[str, int], taxes: AskedTaxes) -> JsonObject:
    product, price = line.product, line.price
    groups = {*product.details.groups, *([product.category] if product.category else [])}
    micro = bought[product.sku] if line.micro > 0 else -line.micro
    unit_price: Decimal = price_with(price_at(price.unit_price, price.breaks, micro), line.options)
    return {
        "id": str(number),
        "product": product.sku,
        "groups": sorted(groups),
        "quantity": _written(line.micro),
        "unit_price": format(unit_price, "f"),
        "taxes": taxes.ids(shop.rules(product, (*line.at, "sku"))),
        "on_sale": product.details.is_on_sale,
        "takes_discounts": product.details.takes_discounts and line.tied_to is None,
        "measured": product.unit is not Unit.PIECE,
    }


def _written(micro: int) -> str:
    return quantity_text(micro) if micro > 0 else f"-{quantity_text(-micro)}"
