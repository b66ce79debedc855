"""The JSON content of the one row of the policy stream, and the StorePolicy it stands for.

A member that is absent keeps its default, so an older backend may say less and a newer one more.
"""

from evertill.domain.policy.backup import backup_content, parse_backup
from evertill.domain.policy.balances import balances_content, parse_balances
from evertill.domain.policy.cadences import cadences_content, parse_cadences
from evertill.domain.policy.cash_out import cash_out_content, parse_cash_out
from evertill.domain.policy.labels import labels_content, parse_labels
from evertill.domain.policy.orders import orders_content, parse_orders
from evertill.domain.policy.pickup import parse_pickup, pickup_content
from evertill.domain.policy.points import parse_points, points_content
from evertill.domain.policy.prices import parse_prices, prices_content
from evertill.domain.policy.reasons import parse_reasons, reasons_content
from evertill.domain.policy.receipt import parse_receipt, receipt_content
from evertill.domain.policy.returns import parse_return_policy, return_policy_content
from evertill.domain.policy.rights import parse_rights, rights_content
from evertill.domain.policy.stock import parse_stock_policy, stock_policy_content
from evertill.domain.policy.store_policy import CashRounding, DiscountSpread, PricingPolicy, StorePolicy
from evertill.domain.policy.store_policy import CashRoundingScope as Scope
from evertill.domain.policy.tenders import parse_tenders, tenders_content
from evertill.domain.policy.till import parse_till_policy, till_policy_content
from evertill.domain.policy.vouchers import parse_vouchers, vouchers_content
from evertill.domain.streams.stream_fields import (
    BadRow,
    Members,
    currency_code,
    free_text,
    list_of,
    object_of,
    one_of,
    optional_code,
    whole_number,
)
from evertill.domain.taxes.tax import Keeps, TaxRounding
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.rounding import Rounding

LARGEST_NOTE_MINOR = 10**12
LONGEST_IDLE_S = 86_400


def parse_policy(content: Members, version: int) -> StorePolicy:
    """The policy in a row of `policy`."""
    default = StorePolicy()
    idle = whole_number(content, "lock_after_s", least=0, most=LONGEST_IDLE_S)
    return StorePolicy(
        version=version,
        currency=currency_code(content, "currency", default.currency),
        pricing=_parse_pricing(object_of(content.get("pricing") or {}, "pricing")),
        note_values_minor=_note_values(content, default.note_values_minor),
        default_tax_class=optional_code(content, "default_tax_class", 64) or default.default_tax_class,
        labels=parse_labels(content),
        receipt=parse_receipt(content),
        receipt_header=_lines(content, "receipt_header"),
        receipt_footer=_lines(content, "receipt_footer"),
        lock_after_s=default.lock_after_s if idle is None else idle,
        rights=parse_rights(object_of(content.get("rights") or {}, "rights")),
        prices=parse_prices(object_of(content.get("prices") or {}, "prices")),
        stock=parse_stock_policy(object_of(content.get("stock") or {}, "stock")),
        reasons=parse_reasons(object_of(content.get("reasons") or {}, "reasons")),
        tenders=parse_tenders(object_of(content.get("tenders") or {}, "tenders")),
        balances=parse_balances(object_of(content.get("balances") or {}, "balances")),
        points=parse_points(object_of(content.get("points") or {}, "points")),
        till=parse_till_policy(object_of(content.get("till") or {}, "till")),
        pickup=parse_pickup(object_of(content.get("pickup") or {}, "pickup")),
        orders=parse_orders(object_of(content.get("orders") or {}, "orders")),
        returns=parse_return_policy(object_of(content.get("returns") or {}, "returns")),
        vouchers=parse_vouchers(object_of(content.get("vouchers") or {}, "vouchers")),
        cash_out=parse_cash_out(object_of(content.get("cash_out") or {}, "cash_out")),
        cadences=parse_cadences(object_of(content.get("cadences") or {}, "cadences")),
        backup=parse_backup(object_of(content.get("backup") or {}, "backup")),
    )


def policy_content(policy: StorePolicy) -> JsonObject:
    """The row content of a policy; its version is the row's."""
    cash = policy.pricing.cash_rounding
    rounding: Json = None
    if cash is not None:
        rounding = {
            "increment_minor": cash.increment_minor,
            "rounding": cash.rounding.value,
            "scope": cash.scope.value,
        }
    return {
        "currency": policy.currency,
        "pricing": {
            "tax_rounding": policy.pricing.tax_rounding.value,
            "rounding": policy.pricing.rounding.value,
            "keeps": policy.pricing.keeps.value,
            "discount_spread": policy.pricing.discount_spread.value,
            "cash_rounding": rounding,
        },
        "note_values_minor": list(policy.note_values_minor),
        "default_tax_class": policy.default_tax_class,
        **labels_content(policy.labels),
        **receipt_content(policy.receipt),
        "receipt_header": list(policy.receipt_header),
        "receipt_footer": list(policy.receipt_footer),
        "lock_after_s": policy.lock_after_s,
        "rights": rights_content(policy.rights),
        "reasons": reasons_content(policy.reasons),
        "tenders": tenders_content(policy.tenders),
        "till": till_policy_content(policy.till),
        "pickup": pickup_content(policy.pickup),
        "orders": orders_content(policy.orders),
        "returns": return_policy_content(policy.returns),
        "vouchers": vouchers_content(policy.vouchers),
        "cash_out": cash_out_content(policy.cash_out),
        "cadences": cadences_content(policy.cadences),
        "backup": backup_content(policy.backup),
        "prices": prices_content(policy.prices),
        "stock": stock_policy_content(policy.stock),
        "balances": balances_content(policy.balances),
        "points": points_content(policy.points),
    }


def _parse_pricing(content: Members) -> PricingPolicy:
    default = PricingPolicy()
    return PricingPolicy(
        tax_rounding=one_of(content, "tax_rounding", TaxRounding(default.tax_rounding)),
        rounding=one_of(content, "rounding", Rounding(default.rounding)),
        keeps=one_of(content, "keeps", Keeps(default.keeps)),
        discount_spread=one_of(content, "discount_spread", DiscountSpread(default.discount_spread)),
        cash_rounding=_parse_cash_rounding(content.get("cash_rounding")),
    )


def _parse_cash_rounding(found: Json) -> CashRounding | None:
    if found is None:
        return None
    content = object_of(found, "cash_rounding")
    increment = whole_number(content, "increment_minor", least=1, most=LARGEST_NOTE_MINOR)
    if increment is None:
        raise BadRow("The increment minor is missing.")
    return CashRounding(
        increment_minor=increment,
        rounding=one_of(content, "rounding", Rounding.HALF_UP),
        scope=one_of(content, "scope", Scope.CASH_PART),
    )


def _note_values(content: Members, default: tuple[int, ...]) -> tuple[int, ...]:
    if content.get("note_values_minor") is None:
        return default
    values = set()
    for entry in list_of(content, "note_values_minor", 50):
        value = whole_number({"note value": entry}, "note value", least=1, most=LARGEST_NOTE_MINOR)
        if value is None:
            raise BadRow("A note value is missing.")
        values.add(value)
    return tuple(sorted(values))


def _lines(content: Members, name: str) -> tuple[str, ...]:
    return tuple(free_text({name: entry}, name, 200) for entry in list_of(content, name, 50))
