"""A receipt on the web, found by the token that stands on the paper: goods and amounts, and nothing of any person."""

import hmac
import json
from collections.abc import Mapping

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import Json
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.store.facts import find_wire
from evertill_central.store.shops import find_store

TOKEN_LENGTH_MAX = 100


@dataclass(frozen=True, slots=True)
class WebLine:
    """One line of goods."""

    name: str
    quantity: str
    amount: Money


@dataclass(frozen=True, slots=True)
class WebReceipt:
    """What the page shows."""

    shop: str
    number: str
    occurred_at: str
    is_return: bool
    lines: tuple[WebLine, ...]
    taxes: tuple[tuple[str, Money], ...]
    tenders: tuple[tuple[str, Money], ...]
    discount: Money
    total: Money
    change: Money


def find_web_receipt(central: Central, token: str) -> WebReceipt | None:
    """The receipt of a token; None when there is none, or the secret in it is another."""
    fact_id, _, secret = token.partition(".")
    if not fact_id or not secret or len(token) > TOKEN_LENGTH_MAX or "\0" in token or not token.isascii():
        return None
    with central.database.read() as connection:
        wire = find_wire(connection, fact_id)
        if wire is None:
            return None
        fact = json.loads(wire)
        if not _is_shown(fact, secret):
            return None
        shop = find_store(connection, str(fact["store"]))
    try:
        return _receipt(fact, str(fact["store"]) if shop is None else shop.name)
    except (KeyError, TypeError, ValueError):
        return None  # a body that is none: there is nothing to show of it


def _is_shown(fact: Mapping[str, Json], secret: str) -> bool:
    body = fact.get("body")
    kept = body.get("web_secret") if isinstance(body, Mapping) else None
    is_receipt = fact.get("kind") in {TransactionKind.SALE, TransactionKind.RETURN}
    return (
        is_receipt and isinstance(kept, str) and len(kept) >= 16 and hmac.compare_digest(kept.encode(), secret.encode())
    )


def _receipt(fact: Mapping[str, Json], shop: str) -> WebReceipt:
    body = fact["body"]
    assert isinstance(body, Mapping)
    currency = str(body["currency"])

    def money(amount: object) -> Money:
        return Money(int(str(amount)), currency)

    lines, taxes, tenders = body["lines"], body["taxes"], body["tenders"]
    assert isinstance(lines, list)
    assert isinstance(taxes, list)
    assert isinstance(tenders, list)
    number = f"{fact['store']}-{fact['workstation']}-{fact['epoch_number']}-{fact['receipt_number']}"
    return WebReceipt(
        shop=shop,
        number=number,
        occurred_at=str(fact["occurred_at"])[:16].replace("T", " "),
        is_return=fact["kind"] == TransactionKind.RETURN,
        lines=tuple(
            WebLine(str(line["name"] or line["sku"]), _quantity(int(str(line["quantity"]))), money(line["gross"]))
            for line in lines
            if isinstance(line, Mapping)
        ),
        taxes=tuple((_tax_name(tax), money(tax["amount"])) for tax in taxes if isinstance(tax, Mapping)),
        tenders=tuple((_tender_name(entry), money(entry["amount"])) for entry in tenders if isinstance(entry, Mapping)),
        discount=money(body["discount"]),
        total=money(body["due"]),
        change=money(body["change"]),
    )


def _tender_name(tender: Mapping[str, Json]) -> str:
    """As the shop calls it, else its kind: "TWINT", "Gift card"."""
    return str(tender.get("means") or str(tender["kind"]).replace("_", " ").capitalize())


def _tax_name(tax: Mapping[str, Json]) -> str:
    label, rate = str(tax.get("label") or "Tax"), tax.get("rate")
    return f"{label} {rate}%" if isinstance(rate, str) else label


def _quantity(micro: int) -> str:
    whole, rest = divmod(abs(micro), MICRO)
    return f"{whole}.{rest:06d}".rstrip("0") if rest else str(whole)
