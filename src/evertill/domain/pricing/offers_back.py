"""How offers and quantity prices of a sale count when goods of it come back: by what rule, as its receipt promises."""

from evertill.domain.policy.returns import PromotionsBack
from evertill.domain.selling.price_breaks import by_break
from evertill.domain.selling.sale import Sale
from evertill.kernel.canonical import Json, JsonObject


def promised_rule(sale: Sale) -> PromotionsBack | None:
    """None where nothing made its goods cheaper together."""
    if not sale.taken and not by_break(sale):
        return None
    return PromotionsBack.SHARES if sale.rules is None else PromotionsBack.ANEW


def promise_json(sale: Sale, window_days: int) -> JsonObject:
    """How goods of this sale come back, as its receipt says: the member `returns` of its body."""
    rule = promised_rule(sale)
    return {"window_days": window_days, **({} if rule is None else {"promotions": rule.value})}


def read_rule(body: JsonObject) -> str:
    """What the body of a sale says, empty where it had none; one that took offers off and says nothing pays back
    shares."""
    promised, took = body.get("returns"), body.get("promotions")
    rule = rule_named(promised.get("promotions")) if isinstance(promised, dict) else None
    if rule is None:
        return PromotionsBack.SHARES.value if took else ""
    return rule.value


def rule_named(text: Json) -> PromotionsBack | None:
    """The rule of this name; None for one that this release does not know."""
    return PromotionsBack(text) if isinstance(text, str) and text in _RULES else None


_RULES = frozenset(rule.value for rule in PromotionsBack)
