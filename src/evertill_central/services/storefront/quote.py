"""What a basket costs in a webshop: the shop's own prices, taxes, promotions and policy, by the till's own engine."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.quoting.quote import priced_request
from evertill.domain.quoting.request import Memory, Request, read_request
from evertill.domain.rows.stream_rows import DEFAULT_LIST
from evertill.domain.streams.json_reading import BadPlace, members, name_text, names
from evertill.domain.taxes.tax_exemption import TaxExemption, exemption_json
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.money import currency_exponent
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.services.storefront.basket import RungLine, quoted_lines, rung_lines
from evertill_central.services.storefront.customer_reading import BuyingCustomer, buying_customer
from evertill_central.services.storefront.rows import AskedTaxes, Shop
from evertill_central.store.database import Connection

_REQUEST = frozenset("store lines coupons customer customer_groups".split())
_NEEDED = frozenset({"store", "lines"})
_NOBODY = BuyingCustomer()


@dataclass(frozen=True, slots=True)
class _Asked:
    """A basket made ready for the engine, with the lines it is made of."""

    request: Request
    rung: Sequence[RungLine]
    exemption: TaxExemption | None
    """The customer's, whether or not it still holds."""
    is_exempt: bool


def storefront_quote(central: Central, channel: str, found: Json) -> JsonObject:
    """Price the basket as the store's tills would, on this channel; BadPlace names what cannot be."""
    content = members(found, (), _REQUEST, _NEEDED)
    store = name_text(content["store"], ("store",))
    with central.database.read() as connection:
        asked = _asked(Shop(connection, store, central.now()), channel, content)
    answered = priced_request(asked.request)
    lines = answered["lines"]
    assert isinstance(lines, list)
    told: Mapping[Json, JsonObject] = {line.name: line.told() for line in asked.rung}
    answered["lines"] = [{**line, **told.get(line["id"], {})} for line in lines if isinstance(line, dict)]
    return {**answered, **_exemption(asked, answered["explain"])}


def _exemption(asked: _Asked, explain: Json) -> JsonObject:
    exemption = asked.exemption
    if exemption is None:
        return {"exemption": None}
    assert isinstance(explain, list)
    sentence = (
        f"The certificate {exemption.certificate} ({exemption.reason}) of the customer frees the sale of tax"
        if asked.is_exempt
        else f"The certificate {exemption.certificate} of the customer held until {exemption.valid_to}: tax is charged"
    )
    return {
        "exemption": exemption_json(exemption) if asked.is_exempt else None,
        "explain": [*explain, sentence],
    }


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
    """What each line costs by the same rules, in minor units, taxes included; empty where they do not price all.

    A line whose product has options is left out: an order does not say which were chosen.
    """
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
        asked = _asked(Shop(connection, store, central.now()), channel, content)
        if asked.request.currency != currency:
            return {}
        answered = priced_request(asked.request)["lines"]
    except BadPlace:
        return {}
    assert isinstance(answered, list)
    exponent = currency_exponent(currency)
    plain = {line.name for line in asked.rung if line.tied_to is None and not line.product.details.options}
    return {
        str(line["id"]): int(Decimal(str(line["gross"])).scaleb(exponent))
        for line in map(dict, answered)
        if line["id"] in plain
    }


def _asked(shop: Shop, channel: str, content: Mapping[str, Json]) -> _Asked:
    policy = shop.policy()
    buyer = _buyer(shop, content.get("customer"))
    groups = names(content.get("customer_groups"), ("customer_groups",)) | buyer.groups
    lists = policy.prices.lists_for(shop=shop.store, channel=channel, customer_groups=groups)
    rung = rung_lines(shop, content["lines"], (*lists, DEFAULT_LIST), policy.currency)
    is_exempt = buyer.exemption is not None and buyer.exemption.holds_on(shop.at.date())
    taxes = AskedTaxes(is_exempt=is_exempt)
    lines = quoted_lines(shop, rung, taxes)
    request: JsonObject = {
        "currency": policy.currency,
        "policy": _pricing(policy.pricing, policy.currency),
        "taxes": taxes.told(),
        "lines": lines,
        "promotions": list(shop.promotions()),
        "coupons": content.get("coupons"),
        "customer_groups": sorted(groups),
        "channel": channel,
        "shop": shop.store,
        "at": to_rfc3339(shop.at),
    }
    read = replace(read_request(request, Memory()), names=tuple(line.name for line in rung))
    return _Asked(read, rung, buyer.exemption, is_exempt)


def _buyer(shop: Shop, found: Json) -> BuyingCustomer:
    if found is None:
        return _NOBODY
    buyer = buying_customer(shop.connection, name_text(found, ("customer",)))
    if buyer is None:
        raise BadPlace(("customer",), "There is no such customer here.")
    return buyer


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
