"""What a basket costs in a webshop: the shop's own prices, taxes, promotions and policy, by the till's own engine."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal, InvalidOperation

from evertill.domain.json_reading import BadPlace, Place, entries, members, name_text, names
from evertill.domain.policy import PricingPolicy, StorePolicy
from evertill.domain.policy_rows import parse_policy
from evertill.domain.price_breaks import price_at
from evertill.domain.quoting.quote import quote
from evertill.domain.stream_rows import (
    DEFAULT_LIST,
    STORE_POLICY_KEY,
    PriceCopy,
    ProductCopy,
    Stream,
    parse_price,
    parse_product,
    parse_tax_class,
)
from evertill.domain.tax import TaxKind, TaxRule
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.money import currency_exponent
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass
from evertill_central.services.central import Central
from evertill_central.store.database import Connection
from evertill_central.store.streams import EVERYWHERE, find_rows, rows_beginning

_REQUEST = frozenset("store lines coupons customer_groups".split())
_LINE = frozenset("id sku quantity".split())
_NEEDED = frozenset({"store", "lines"})
_SKU = frozenset({"sku"})


@dataclass(frozen=True, slots=True)
class _Shop:
    """One store as its tills see it now."""

    connection: Connection
    store: str
    at: datetime

    def content(self, stream: str, key: str) -> tuple[JsonObject, int] | None:
        """The content of a row and its version; the store's own row before that of all stores."""
        found = find_rows(self.connection, stream, [(self.store, key), (EVERYWHERE, key)])
        for scope in (self.store, EVERYWHERE):
            row = found.get((scope, key))
            if row is not None and row.content is not None:
                return json.loads(row.content), row.version
        return None

    def contents(self, stream: str, prefix: str = "") -> list[JsonObject]:
        """The contents of all rows whose key begins so."""
        rows = rows_beginning(self.connection, stream, self.store, prefix)
        return [json.loads(row.content) for row in rows if row.content is not None]


def storefront_quote(central: Central, channel: str, found: Json) -> JsonObject:
    """Price the basket as the store's tills would, on this channel; BadPlace names what cannot be."""
    content = members(found, (), _REQUEST, _NEEDED)
    store = name_text(content["store"], ("store",))
    with central.database.read() as connection:
        request = _request(_Shop(connection, store, central.now()), channel, content)
    return quote(request)


@dataclass(frozen=True, slots=True)
class WantedLine:
    """A line of an order to be priced."""

    line_id: str
    sku: str
    quantity_micro: int


def basket_prices(
    connection: Connection,
    central: Central,
    lines: Sequence[WantedLine],
    *,
    store: str,
    channel: str,
    coupons: Sequence[str],
    groups: Sequence[str],
    currency: str,
) -> dict[str, int]:
    """What each line costs by the same rules, in minor units, taxes included; empty where they do not price all."""
    content: JsonObject = {
        "store": store,
        "lines": [
            {"id": line.line_id, "sku": line.sku, "quantity": format(Decimal(line.quantity_micro).scaleb(-6), "f")}
            for line in lines
        ],
        "coupons": list(coupons),
        "customer_groups": list(groups),
    }
    try:
        request = _request(_Shop(connection, store, central.now()), channel, content)
        if request["currency"] != currency:
            return {}
        answered = quote(request)["lines"]
    except BadPlace:
        return {}
    assert isinstance(answered, list)
    exponent = currency_exponent(currency)
    return {str(line["id"]): int(Decimal(str(line["gross"])).scaleb(exponent)) for line in map(dict, answered)}


def _request(shop: _Shop, channel: str, content: Mapping[str, Json]) -> JsonObject:
    row = shop.content(Stream.POLICY, STORE_POLICY_KEY)
    policy = StorePolicy() if row is None else parse_policy(row[0], row[1])
    groups = names(content.get("customer_groups"), ("customer_groups",))
    lists = (*policy.prices.lists_for(shop=shop.store, channel=channel, customer_groups=groups), DEFAULT_LIST)
    taxes: dict[str, Json] = {}
    asked = entries(content["lines"], ("lines",))
    lines: list[Json] = [
        _line(shop, entry, ("lines", i), lists, taxes, _micros(asked)) for i, entry in enumerate(asked)
    ]
    return {
        "currency": policy.currency,
        "policy": _pricing(policy.pricing, policy.currency),
        "taxes": taxes,
        "lines": lines,
        "promotions": list(shop.contents(Stream.PROMOTIONS)),
        "coupons": content.get("coupons"),
        "customer_groups": sorted(groups),
        "channel": channel,
        "shop": shop.store,
        "at": to_rfc3339(shop.at),
    }


def _pricing(pricing: PricingPolicy, currency: str) -> JsonObject:
    cash = pricing.cash_rounding
    step = Decimal(1).scaleb(-currency_exponent(currency))
    rounding: Json = None
    if cash is not None:
        increment = format(cash.increment_minor * step, "f")
        rounding = {"increment": increment, "rounding": cash.rounding.value, "applies_to": cash.scope.value}
    return {
        "tax_rounding": pricing.tax_rounding.value,
        "rounding": pricing.rounding.value,
        "keeps": pricing.keeps.value,
        "order_discount_spread": pricing.discount_spread.value,
        "cash_rounding": rounding,
    }


def _micros(asked: Sequence[Json]) -> dict[str, int]:
    """How much of each product is in the basket; a quantity that cannot be read is told of by the quote."""
    micros: dict[str, int] = {}
    for entry in asked:
        match entry:
            case {"sku": str(sku), "quantity": str(quantity)}:
                try:
                    micro = int(Decimal(quantity) * MICRO)
                except (InvalidOperation, ValueError, OverflowError):
                    micro = 0
                micros[sku] = micros.get(sku, 0) + micro
            case _:
                pass
    return micros


def _line(
    shop: _Shop, found: Json, at: Place, lists: Sequence[str], taxes: dict[str, Json], micros: Mapping[str, int]
) -> JsonObject:
    content = members(found, at, _LINE, _SKU)
    sku = name_text(content["sku"], (*at, "sku"))
    product = _product(shop, sku, (*at, "sku"))
    price = _price(shop, sku, lists)
    if price is None:
        raise BadPlace((*at, "sku"), f"The product {sku[:40]!r} has no price that holds now.")
    groups = [*product.details.groups, *([product.category] if product.category else [])]
    ids = [_tax_id(rule, taxes) for rule in _rules(shop, product, (*at, "sku"))]
    line: JsonObject = {
        "product": sku,
        "groups": sorted(set(groups)),
        "quantity": content.get("quantity"),
        "unit_price": format(price_at(price.unit_price, price.breaks, micros.get(sku, 0)), "f"),
        "taxes": ids,
        "on_sale": product.details.is_on_sale,
    }
    return line if content.get("id") is None else {"id": content["id"], **line}


def _product(shop: _Shop, sku: str, at: Place) -> ProductCopy:
    row = shop.content(Stream.PRODUCTS, sku)
    product = None if row is None else parse_product(row[0])
    if product is None or not product.is_listed:
        raise BadPlace(at, f"There is no product {sku[:40]!r} on sale.")
    if product.details.recall:
        raise BadPlace(at, f"The product {sku[:40]!r} is recalled and must not be sold.")
    return product


def _price(shop: _Shop, sku: str, lists: Sequence[str]) -> PriceCopy | None:
    """Of the first list that prices it now, the price that began last: what the till's copy says."""
    prices = [parse_price(content) for content in shop.contents(Stream.PRICES, f"{sku}@")]
    now = [
        price
        for price in prices
        if price.sku == sku
        and (price.valid_from is None or price.valid_from <= shop.at)
        and (price.valid_to is None or shop.at < price.valid_to)
    ]
    for name in lists:
        listed = [price for price in now if price.price_list == name]
        if listed:
            return max(listed, key=lambda price: (price.valid_from is not None, price.valid_from or shop.at))
    return None


def _rules(shop: _Shop, product: ProductCopy, at: Place) -> tuple[TaxRule, ...]:
    row = shop.content(Stream.TAXES, product.tax_class)
    if row is None:
        raise BadPlace(at, f"The tax class {product.tax_class[:40]!r} of the product is not known.")
    return parse_tax_class(row[0]).on(shop.at.date())


def _tax_id(rule: TaxRule, taxes: dict[str, Json]) -> str:
    """The id under which the request knows the rule; two classes may use one id for different rates."""
    amount = "amount" if rule.kind is TaxKind.FIXED else "rate"
    told: JsonObject = {
        "kind": rule.kind.value,
        amount: format(rule.rate, "f"),
        "included": rule.is_included,
        "compound": rule.is_compound,
        "in_base_of_next": rule.in_base_of_next,
        **({} if rule.free_below is None else {"free_below": format(rule.free_below, "f")}),
        **({"only_excess": True} if rule.only_excess else {}),
    }
    tax_id = rule.tax_id
    while taxes.setdefault(tax_id, told) != told:
        tax_id += "'"
    return tax_id
