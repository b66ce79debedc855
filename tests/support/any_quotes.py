"""Hypothesis strategies: any request of `evertill quote` that can be priced, as the JSON an integrator would send."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st

from evertill.kernel.canonical import JsonObject

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


def texts(most: int, *, places: int, least: int = 0) -> st.SearchStrategy[str]:
    """Decimals as texts."""
    return st.integers(least, most * 10**places).map(lambda units: format(Decimal(units).scaleb(-places), "f"))


policies = st.fixed_dictionaries(
    {
        "tax_rounding": st.sampled_from(["line", "rate_total", "document"]),
        "rounding": st.sampled_from(["half_up", "half_even", "half_down", "up", "down"]),
        "keeps": st.sampled_from(["gross", "net"]),
        "order_discount_spread": st.sampled_from(["value", "unit"]),
        "precision": st.sampled_from(["0.01", "0.05", "1", "0.00000001", "0.1", "0.03"]),
    }
)

quantities = st.integers(1, 7).map(str) | st.sampled_from(["0.347", "1.5", "0.000001", "2.25"])

modifiers = st.fixed_dictionaries(
    {"kind": st.sampled_from(["percent", "amount", "unit_amount", "price"]), "value": texts(90, places=2)}
)
sale_modifiers = st.fixed_dictionaries({"kind": st.sampled_from(["percent", "amount"]), "value": texts(60, places=2)})

lines = st.fixed_dictionaries(
    {
        "product": st.sampled_from(PRODUCTS),
        "groups": st.lists(st.sampled_from(GROUPS), max_size=2),
        "quantity": quantities,
        "unit_price": texts(40, places=2) | texts(3, places=5),
        "taxes": st.sampled_from(STACKS),
        "on_sale": st.booleans(),
        "modifiers": st.lists(modifiers, max_size=1),
    }
)

matches = st.fixed_dictionaries(
    {},
    optional={
        "products": st.lists(st.sampled_from(PRODUCTS[:3]), min_size=1, max_size=3),
        "groups": st.lists(st.sampled_from(GROUPS), min_size=1, max_size=3),
        "exclude_products": st.just(["D"]),
        "exclude_on_sale": st.booleans(),
    },
)
conditions = st.fixed_dictionaries(
    {},
    optional={
        "match": matches,
        "min_quantity": st.integers(0, 5).map(str),
        "min_amount": texts(60, places=2),
        "of": st.sampled_from(["gross", "net"]),
        "distinct": st.integers(0, 1),
    },
)


def rewards() -> st.SearchStrategy[dict[str, Any]]:
    """Every kind of reward."""
    percent, amount, part = texts(100, places=1, least=1), texts(30, places=2, least=1), st.integers(1, 3)
    sets = {"buy": part, "get": part}
    step = st.fixed_dictionaries({"from_quantity": st.just("2"), "unit_price": amount}) | st.fixed_dictionaries(
        {"from_quantity": st.just("4"), "percent_off": percent}
    )
    kinds: dict[str, dict[str, st.SearchStrategy[Any]]] = {
        "percent_off": {"value": percent},
        "amount_off": {"value": amount},
        "unit_amount_off": {"value": amount},
        "fixed_price": {"value": amount},
        "bundle_price": {"value": amount},
        "cheapest_free": sets,
        "cheapest_percent_off": {**sets, "value": percent},
        "quantity_breaks": {
            "breaks": st.lists(step, min_size=1, max_size=2, unique_by=lambda one: str(one["from_quantity"]))
        },
        "gift": {"product": st.just("G")},
    }
    optional: dict[str, st.SearchStrategy[Any]] = {"match": matches, "max_amount": amount}
    return st.one_of(
        [st.fixed_dictionaries({"kind": st.just(kind), **own}, optional=optional) for kind, own in kinds.items()]
    ).map(dict)


promotions = st.fixed_dictionaries(
    {
        "priority": st.integers(0, 3),
        "stacking": st.sampled_from(["exclusive", "stackable", "best_of"]),
        "condition": conditions,
        "reward": rewards(),
    },
    optional={"max_units": st.integers(1, 6), "max_uses_per_sale": st.integers(1, 3)},
)


@st.composite
def quote_requests(draw: st.DrawFn, *, promotions_most: int = 4, is_plain: bool = False) -> JsonObject:
    """A request; a plain one has no modifiers."""
    drawn_lines: list[dict[str, Any]] = draw(st.lists(lines, max_size=5))
    drawn_promotions: list[dict[str, Any]] = draw(st.lists(promotions, max_size=promotions_most))
    return {
        "currency": "EUR",
        "policy": draw(policies),
        "taxes": TAXES,
        "lines": [
            {**line, "id": f"L{i}", "modifiers": [] if is_plain else line["modifiers"]}
            for i, line in enumerate(drawn_lines)
        ],
        "modifiers": [] if is_plain else draw(st.lists(sale_modifiers, max_size=2)),
        "promotions": [{**promotion, "id": f"p{i}"} for i, promotion in enumerate(drawn_promotions)],
    }
