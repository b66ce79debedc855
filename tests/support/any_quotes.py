"""Hypothesis strategies: any request of `evertill quote` that can be priced, as the JSON an integrator would send."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from evertill.kernel.canonical import JsonObject
from tests.support.drawn import Drawn, drawn

GROUPS = ["shoes", "hats", "tea"]
PRODUCTS = ["A", "B", "C", "D"]
TAXES: JsonObject = {
    "vat20": {"kind": "percent", "rate": "20", "included": True},
    "vat7": {"kind": "percent", "rate": "7", "included": True},
    "gst": {"kind": "percent", "rate": "5", "included": False},
    "qst": {"kind": "percent", "rate": "9.975", "included": False, "compound": True},
    "eco": {"kind": "fixed", "amount": "0.25", "included": False, "in_base_of_next": True},
    "fee": {"kind": "fixed", "amount": "0.013", "included": True, "in_base_of_next": True},
}
STACKS = [["vat20"], ["vat7"], ["gst", "qst"], ["eco", "gst"], ["fee", "vat20"], ["vat20", "gst"], []]
KINDS = (
    "percent_off amount_off unit_amount_off fixed_price bundle_price cheapest_free cheapest_percent_off "
    "quantity_breaks gift"
).split()

_OF_LINE = ["percent", "amount", "unit_amount", "price"]
_FRACTIONS = ["0.347", "1.5", "0.000001", "2.25"]


def _text(number: Decimal) -> str:
    return format(number, "f")


def _policy(choose: Drawn) -> dict[str, str]:
    return {
        "tax_rounding": choose.one_of(["line", "rate_total", "document"]),
        "rounding": choose.one_of(["half_up", "half_even", "half_down", "up", "down"]),
        "keeps": choose.one_of(["gross", "net"]),
        "order_discount_spread": choose.one_of(["value", "unit"]),
        "precision": choose.one_of(["0.01", "0.05", "1", "0.00000001", "0.1", "0.03"]),
    }


def _modifier(choose: Drawn, kinds: list[str], most: int) -> dict[str, str]:
    return {"kind": choose.one_of(kinds), "value": _text(choose.decimal(0, most * 100, places=2))}


def _line(choose: Drawn) -> dict[str, Any]:
    price = choose.decimal(0, 4000, places=2) if choose.flag() else choose.decimal(0, 300_000, places=5)
    return {
        "product": choose.one_of(PRODUCTS),
        "groups": choose.several(2, lambda choose: choose.one_of(GROUPS)),
        "quantity": choose.one_of(_FRACTIONS) if choose.is_seldom(2) else str(choose.number(1, 7)),
        "unit_price": _text(price),
        "taxes": choose.one_of(STACKS),
        "on_sale": choose.flag(),
        "modifiers": choose.several(1, lambda choose: _modifier(choose, _OF_LINE, 90)),
    }


def _some(choose: Drawn, among: list[str]) -> list[str]:
    return [choose.one_of(among) for _ in range(1 + choose.below(3))]


def _match(choose: Drawn) -> dict[str, Any]:
    match: dict[str, Any] = {}
    if choose.flag():
        match["products"] = _some(choose, PRODUCTS[:3])
    if choose.flag():
        match["groups"] = _some(choose, GROUPS)
    if choose.flag():
        match["exclude_products"] = ["D"]
    if choose.flag():
        match["exclude_on_sale"] = choose.flag()
    return match


def _condition(choose: Drawn) -> dict[str, Any]:
    condition: dict[str, Any] = {}
    if choose.flag():
        condition["match"] = _match(choose)
    if choose.flag():
        condition["min_quantity"] = str(choose.below(6))
    if choose.flag():
        condition["min_amount"] = _text(choose.decimal(0, 6000, places=2))
    if choose.flag():
        condition["of"] = choose.one_of(["gross", "net"])
    if choose.flag():
        condition["distinct"] = choose.below(2)
    return condition


def _breaks(choose: Drawn) -> list[dict[str, str]]:
    cheaper = {"from_quantity": "2", "unit_price": _text(choose.decimal(1, 3000, places=2))}
    percent = {"from_quantity": "4", "percent_off": _text(choose.decimal(1, 1000, places=1))}
    return choose.one_of([[cheaper], [percent], [cheaper, percent], [percent, cheaper]])


def _reward(choose: Drawn) -> dict[str, Any]:
    """Any kind of reward."""
    kind = choose.one_of(KINDS)
    reward: dict[str, Any] = {"kind": kind}
    if kind.startswith("cheapest"):
        reward |= {"buy": 1 + choose.below(3), "get": 1 + choose.below(3)}
    if kind.endswith("percent_off"):
        reward["value"] = _text(choose.decimal(1, 1000, places=1))
    elif kind in ("amount_off", "unit_amount_off", "fixed_price", "bundle_price"):
        reward["value"] = _text(choose.decimal(1, 3000, places=2))
    elif kind == "quantity_breaks":
        reward["breaks"] = _breaks(choose)
    elif kind == "gift":
        reward["product"] = "G"
    if choose.flag():
        reward["match"] = _match(choose)
    if choose.flag():
        reward["max_amount"] = _text(choose.decimal(1, 3000, places=2))
    return reward


def _promotion(choose: Drawn) -> dict[str, Any]:
    promotion: dict[str, Any] = {
        "priority": choose.below(4),
        "stacking": choose.one_of(["exclusive", "stackable", "best_of"]),
        "condition": _condition(choose),
        "reward": _reward(choose),
    }
    if choose.flag():
        promotion["max_units"] = 1 + choose.below(6)
    if choose.flag():
        promotion["max_uses_per_sale"] = 1 + choose.below(3)
    return promotion


promotions = drawn(58, _promotion)


def _request(choose: Drawn, promotions_most: int, *, is_plain: bool) -> JsonObject:
    policy = _policy(choose)
    drawn_lines = choose.several(5, _line)
    sale_modifiers = choose.several(2, lambda choose: _modifier(choose, _OF_LINE[:2], 60))
    drawn_promotions = choose.several(promotions_most, _promotion)
    return {
        "currency": "EUR",
        "policy": dict(policy),
        "taxes": TAXES,
        "lines": [
            {**line, "id": f"L{i}", "modifiers": [] if is_plain else line["modifiers"]}
            for i, line in enumerate(drawn_lines)
        ],
        "modifiers": [] if is_plain else list(sale_modifiers),
        "promotions": [{**promotion, "id": f"p{i}"} for i, promotion in enumerate(drawn_promotions)],
    }


def quote_requests(*, promotions_most: int = 4, is_plain: bool = False) -> st.SearchStrategy[JsonObject]:
    """A request; a plain one has no modifiers."""
    return drawn(120 + 55 * promotions_most, lambda choose: _request(choose, promotions_most, is_plain=is_plain))
